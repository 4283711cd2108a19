"""What counts where neither a delivery nor its process says: set by an admin, also for what runs already."""

import json
from collections.abc import Callable
from datetime import timedelta
from typing import Any

from gates.digests.setting import settings_of
from gates.nudges.policy import USUAL
from gates.nudges.timing import policy_of
from gates.process_files.digests import Digests, Language
from handlers.clock.keeping import renew_due_times
from handlers.clock.ticks import escalate_overdue_gates
from messages.ids import Field, Form
from messages.refs import Ref
from storage import people, workspace_log
from storage.people import KnownPerson
from tests.driver.door import TEAM, submission
from tests.driver.scenes import CLARA, DANA, PABLO, QUINN, TEAM_CHANNEL
from tests.driver.stage import Stage
from tests.driver.values import channel, choice, text
from tests.rules.book import Book
from tests.rules.test_escalations import ALWAYS, CHAIN, ONE

Books = Callable[..., Book]
Fields = dict[Any, dict[str, Any]]

SOON: Fields = {Field.TO_MANAGER: text("8"), Field.FURTHER: text("24")}
RARELY: Fields = {
    Field.FIRST_AFTER: text("40"), Field.THEN_EVERY: text("20"), Field.AT_MOST: text("2"),
    Field.BEFORE_DUE: text("0"),
}  # fmt: skip


def set_as(b: Book, by: str, form: Form, fields: Fields) -> str:
    answer = b.door.send(submission(by, form, "", fields)).json()
    return json.dumps(answer) if "errors" in answer or "Saved" not in str(answer) else ""


def logged(b: Book) -> list[dict[str, Any]]:
    with b.stage.desk.store.reading(TEAM) as tx:
        return [dict(entry["detail"]) for entry in workspace_log.history(tx)]


def hours_later(b: Book, hours: float) -> list[tuple[str, str | None]]:
    """Whom it went to once so many hours have gone by and the clock has struck, and in which channel."""
    b.stage.clock.ahead += timedelta(hours=hours)
    renew_due_times(b.stage.desk)
    escalate_overdue_gates(b.stage.desk)
    return [(each.role or "", each.channel_id) for each in b.delivery.escalations]


def test_a_gate_without_a_chain_climbs_that_of_the_workspace(book: Books) -> None:
    b = book(ONE, more=ALWAYS)
    b.tick()
    assert hours_later(b, 100) == []
    told = SOON | {Field.INTERNAL_CHANNEL: channel(TEAM_CHANNEL)}
    assert "Only admins" in set_as(b, PABLO, Form.SETTINGS_ESCALATION, told)
    assert set_as(b, CLARA, Form.SETTINGS_ESCALATION, told) == ""
    assert hours_later(b, 0) == [("lead", None), ("boss", TEAM_CHANNEL)], "it has waited long enough"
    assert set_as(b, CLARA, Form.SETTINGS_ESCALATION, {}) == ""
    [first, second] = logged(b)
    assert json.loads(second["was"]) == json.loads(first["now"])
    assert json.loads(first["now"])["to_manager_after_hours"] == 8
    assert "now" not in second


def test_what_a_process_says_goes_before_it_and_no_channel_hears_of_what_is_private(book: Books) -> None:
    b = book(ONE, more=CHAIN)
    b.tick()
    told = {Field.TO_MANAGER: text("1"), Field.FURTHER: text("2")}
    assert set_as(b, CLARA, Form.SETTINGS_ESCALATION, told) == ""
    assert hours_later(b, 4) == []
    assert hours_later(b, 5) == [("lead", None)]
    silent = book("sign_offs: [{role: checker, asks: It is right}]\nescalation: []", name="Silent")
    silent.tick()
    assert hours_later(silent, 100) == []
    secret = book(ONE, more=ALWAYS, name="Secret", private=True)
    secret.tick()
    told |= {Field.INTERNAL_CHANNEL: channel(TEAM_CHANNEL)}
    assert set_as(b, CLARA, Form.SETTINGS_ESCALATION, told) == ""
    assert hours_later(secret, 10) == [("lead", None), ("boss", None)]


def test_an_escalation_that_cannot_be_is_refused_at_its_field(book: Books) -> None:
    b = book(ONE)
    for fields, field in (
        ({Field.TO_MANAGER: text(""), Field.FURTHER: text("8")}, Field.TO_MANAGER),
        ({Field.TO_MANAGER: text("8"), Field.FURTHER: text("")}, Field.FURTHER),
        ({Field.TO_MANAGER: text("8"), Field.FURTHER: text("8")}, Field.FURTHER),
        (SOON | {Field.INTERNAL_CHANNEL: channel("C0NOWHERE1")}, Field.INTERNAL_CHANNEL),
    ):
        assert field in json.loads(set_as(b, CLARA, Form.SETTINGS_ESCALATION, fields))["errors"]
    assert logged(b) == []


def test_reminders_count_by_the_delivery_then_the_process_then_the_workspace(
    book: Books, stage: Stage
) -> None:
    with stage.desk.store.transaction(TEAM) as tx:
        people.remember(tx, KnownPerson(QUINN, False, stage.clock.now(), zone="Europe/London"))
    b = book(ONE)
    b.tick()
    [before] = {nudge.due_at for nudge in b.delivery.nudges if nudge.about.startswith("sign")}
    said = book(ONE, more="nudges: {first_after_hours: 3}", name="Other")
    assert set_as(b, CLARA, Form.SETTINGS_NUDGES, RARELY) == ""
    assert (policy_of(b.delivery).first_after_hours, policy_of(said.delivery).first_after_hours) == (40, 3)
    renew_due_times(stage.desk)
    [after] = {nudge.due_at for nudge in b.delivery.nudges if nudge.about.startswith("sign")}
    assert before
    assert after
    assert after > before, "the clock counts it anew"
    own = RARELY | {Field.FIRST_AFTER: text("5")}
    assert b.submit(DANA, Form.NUDGE_POLICY, own, Ref.to(b.delivery)) == ""
    assert policy_of(b.delivery).first_after_hours == 5
    usual = dict(zip(RARELY, (text(str(each)) for each in USUAL.model_dump().values()), strict=True))
    assert set_as(b, CLARA, Form.SETTINGS_NUDGES, usual) == ""
    assert [("now" in entry, "was" in entry) for entry in logged(b)] == [(True, False), (False, True)]


def test_clients_are_written_in_the_language_of_the_workspace_unless_the_process_names_one(
    book: Books,
) -> None:
    b = book(ONE)
    assert set_as(b, CLARA, Form.SETTINGS_LANGUAGE, {Field.LANGUAGE: choice("de")}) == ""
    assert settings_of(b.delivery).language is Language.GERMAN
    english = b.delivery
    english.process = english.process.model_copy(update={"digests": Digests(language=Language.ENGLISH)})
    assert settings_of(english).language is Language.ENGLISH
    assert "language" in set_as(b, CLARA, Form.SETTINGS_LANGUAGE, {Field.LANGUAGE: choice("xx")})
    clara = b.stage.actor("clara")
    clara.command("settings")
    shown = clara.told("deliveries")
    for words in ("first what is set for it", "Only where a process file says so", "German"):
        assert words in shown, words
