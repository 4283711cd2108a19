"""An admin erases what is kept about a person, from the settings; nobody on whom something waits."""

from typing import Any

import pytest

from handlers.acts.erasing import LOOK_LASTS, WINDOW_STANDS
from handlers.senders import erasing as senders_erasing
from messages.erasing import SubjectRef
from messages.ids import Action, Field, Form
from storage import audit, proof, workspace_log
from storage.people import KnownPerson, known, remember
from tests.driver.actor import Actor, spoken
from tests.driver.backstage import work_off
from tests.driver.door import TEAM, Door, submission
from tests.driver.scenes import CLARA, DANA, HOLDERS, INES, PABLO, QUINN, SAM, at_phase, reread, started
from tests.driver.stage import Stage
from tests.driver.values import text
from tests.handlers.test_settings import logged, opened
from tests.promises.test_operator import gatehouse

OLIVIA: dict[Any, dict[str, Any]] = {
    Field.NAME: text("Olivia Brandt\nolivia@acme.example"),
    Field.USER_ID: text(SAM),
}


def refused(door: Door, by: str, fields: dict[Any, dict[str, Any]]) -> str:
    return str(door.send(submission(by, Form.ERASURE, "", fields)).json())


def test_a_person_is_erased_after_a_look_at_how_much_there_is(stage: Stage) -> None:
    delivery = at_phase(stage.desk, "production")
    with stage.desk.store.transaction(TEAM) as tx:
        remember(tx, KnownPerson(SAM, is_admin=False, fetched_at=stage.clock.now(), zone="Europe/Berlin"))
    clara = stage.actor("clara")
    assert opened(clara, Action.PERSON_ERASE)["callback_id"] == Form.ERASURE
    clara.submit(OLIVIA)
    assert "looks through everything" in str(clara.view()["blocks"])
    stage.clock.ahead += WINDOW_STANDS
    look = str(stage.eventually(lambda: confirmation(clara), "how much there is")["blocks"])
    assert "places in 1 delivery*" in look
    assert "Olivia Brandt" in look
    assert reread(stage.desk, delivery).feedback[0].given_by == "Olivia Brandt"
    clara.submit({})
    assert "It is being erased" in str(clara.view()["blocks"])
    clara.sees("Erased from", clara.direct_messages())
    assert reread(stage.desk, delivery).feedback[0].given_by == "a person who left (1)"
    with stage.desk.store.reading(TEAM) as tx:
        assert known(tx, SAM) is None
        [entry] = workspace_log.history(tx)
        said = [fact.detail for fact in audit.history(tx, delivery.id) if fact.kind == "feedback.recorded"]
    assert (entry["kind"], entry["done_by"], entry["detail"]["person"]) == ("person.erased", CLARA, SAM)
    assert "Olivia" not in str(said)
    with stage.desk.store.reading("*") as tx:
        assert list(proof.breaks(tx.connection)) == []
    clara.command("rights log")
    assert "erased a person" in clara.told("deliveries")
    clara.command(f"record {delivery.name}")
    assert "a person who left" in str(clara.told("deliveries")) + str(clara.views())


def test_where_nothing_is_found_there_is_nothing_to_erase(stage: Stage) -> None:
    clara = stage.actor("clara")
    opened(clara, Action.PERSON_ERASE)
    clara.submit({Field.NAME: text("Nobody Of This Name")})
    stage.clock.ahead += WINDOW_STANDS
    found = stage.eventually(
        lambda: view if "Nothing was found" in str((view := clara.view())["blocks"]) else None, "the look"
    )
    assert "Nobody Of This Name" in str(found["blocks"])
    assert not found["submit"]


def test_what_was_asked_for_is_done_by_the_next_process_too_and_the_names_go_with_it(
    quiet: Stage, door: Door
) -> None:
    delivery = at_phase(quiet.desk, "production")
    clara = quiet.actor("clara")
    opened(clara, Action.PERSON_ERASE)
    for fields in (OLIVIA, {}):
        clara.submit(fields)
        quiet.clock.ahead += WINDOW_STANDS
        assert reread(quiet.desk, delivery).feedback[0].given_by == "Olivia Brandt"
        assert "Olivia Brandt" in requests(quiet)
        work_off(quiet)
        assert "Olivia" not in requests(quiet)
    assert reread(quiet.desk, delivery).feedback[0].given_by == "a person who left (1)"
    assert "It stands in the audit log" in str(clara.sees("Erased from", clara.direct_messages()))


def test_the_names_of_a_look_that_slack_never_showed_go_once_nobody_can_wait_for_it(
    quiet: Stage, door: Door, database_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    clara = quiet.actor("clara")
    opened(clara, Action.PERSON_ERASE)
    clara.submit(OLIVIA)
    quiet.fault("views.update", "500", times=100_000)
    quiet.clock.ahead += WINDOW_STANDS
    work_off(quiet)
    assert "Olivia Brandt" in requests(quiet)
    quiet.clock.ahead += LOOK_LASTS
    work_off(quiet)
    assert "Olivia" not in requests(quiet)
    assert requests(quiet, "dropped_at IS NOT NULL") != "[]"
    with quiet.desk.store.reading(TEAM) as tx:
        [look] = tx.connection.exec_driver_sql("SELECT key FROM notices WHERE kind = 'person.look'")
    again = gatehouse(monkeypatch, database_url, "notices", "retry", look.key)
    assert "No notice or card that can be sent" in again


def test_the_names_of_a_look_that_slack_refuses_for_good_go_at_once(
    quiet: Stage, door: Door, monkeypatch: pytest.MonkeyPatch
) -> None:
    clara = quiet.actor("clara")
    opened(clara, Action.PERSON_ERASE)
    clara.submit(OLIVIA)
    monkeypatch.setattr(senders_erasing, "erasure_confirmation", lambda *_: {"type": "modal"})
    quiet.clock.ahead += WINDOW_STANDS
    work_off(quiet)
    assert requests(quiet, "sent_at IS NOT NULL") != "[]"
    assert "Olivia" not in requests(quiet)


def test_whoever_got_something_to_do_meanwhile_is_not_erased_and_the_admin_hears_why(
    quiet: Stage, door: Door
) -> None:
    named = SubjectRef(user_id=SAM, words=("Sam Okafor",)).model_dump_json()
    answer = door.send(submission(CLARA, Form.ERASURE_CONFIRM, named, {})).json()
    assert "It is being erased" in str(answer["view"])
    started(quiet.desk, scope="As Sam Okafor wants it", holders=HOLDERS | {"cto": [SAM]})
    work_off(quiet)
    clara = quiet.actor("clara")
    told = spoken(clara.sees("Nothing was erased", clara.direct_messages()))
    assert "role “CTO” in “Talent Finder”" in told
    assert "Sam Okafor" not in requests(quiet)
    assert logged(quiet) == []


def confirmation(actor: Actor) -> dict[str, Any] | None:
    view = actor.view()
    return view if view.get("callback_id") == Form.ERASURE_CONFIRM else None


def requests(stage: Stage, which: str = "TRUE") -> str:
    """What the forms left behind for the sender, as it is kept."""
    with stage.desk.store.reading(TEAM) as tx:
        asked = f"SELECT body FROM notices WHERE kind IN ('person.look', 'person.erase') AND {which}"
        return str(list(tx.connection.exec_driver_sql(asked)))


def test_only_an_admin_erases_and_nobody_who_still_owes_something(quiet: Stage, door: Door) -> None:
    started(quiet.desk, name="Falcon", private=True, holders=HOLDERS | {"cto": [QUINN]})
    started(quiet.desk, holders=HOLDERS | {"delivery_manager": [PABLO]})
    assert "Only admins" in refused(door, PABLO, OLIVIA)
    dana = {Field.USER_ID: text(DANA)}
    assert "Falcon" not in refused(door, CLARA, dana)
    assert "in private deliveries, of which their managers know" in refused(door, CLARA, dana)
    assert "role “CTO” in “Talent Finder”" in refused(door, CLARA, {Field.USER_ID: text(CLARA)})
    for wrong, words in [
        ({}, "each on a line of its own"),
        ({Field.NAME: text("al")}, "write the whole name"),
        ({Field.USER_ID: text("Dana")}, "looks like U012AB3CD"),
        ({Field.NAME: text(INES)}, "is a member id"),
    ]:
        assert words in refused(door, CLARA, wrong)
    forged = door.send(submission(PABLO, Form.ERASURE_CONFIRM, '{"words": ["Olivia Brandt"]}', {})).json()
    assert "Only admins" in str(forged)
    assert logged(quiet) == []
