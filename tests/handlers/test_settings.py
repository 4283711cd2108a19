"""What admins set for the whole workspace: shown, changed by forms, and kept with what was set before."""

from typing import Any

import pytest

from gates.working_time.calendar import QuietHours
from gates.working_time.public_holidays import public_holidays
from messages.ids import HOLDER, Action, Field, Form
from messages.refs import ProcessRef
from storage import proof, workspace_log, workspace_settings
from storage.workspace_settings import CHECKPOINTS
from tests.driver.actor import Actor
from tests.driver.door import TEAM, Door, submission
from tests.driver.scenes import CLARA, CLIENT_CHANNEL, PABLO, QUINN, TEAM_CHANNEL
from tests.driver.stage import Stage
from tests.driver.values import channel, choice, people, text
from tests.handlers.test_start_form import CHOICE, FIRST

Fields = dict[Any, dict[str, Any]]

BERLIN: Fields = {
    Field.TIME_ZONE: text("Europe/Berlin"),
    Field.WEEKDAY: choice("Monday to Friday"),
    Field.OPENS: choice("08:30"),
    Field.CLOSES: choice("17:00"),
    Field.COUNTRY: text("de"),
    Field.REGION: text("BY"),
    Field.CLOSED_ON: text("2026-12-31, 2026-12-24"),
    Field.QUIET_SINCE: choice("12:00"),
    Field.QUIET_UNTIL: choice("13:00"),
}


def opened(actor: Actor, action: Action) -> dict[str, Any]:
    """The form behind a button of the settings."""
    actor.command("settings")
    actor.sees("Settings of this workspace", "deliveries")
    actor.press(action, "deliveries")
    return actor.view()


def logged(stage: Stage) -> list[dict[str, Any]]:
    with stage.desk.store.reading(TEAM) as tx:
        return [dict(entry["detail"]) for entry in workspace_log.history(tx)]


def test_only_admins_see_and_change_them(quiet: Stage, door: Door) -> None:
    pablo = quiet.actor("pablo")
    pablo.command("settings")
    assert "Only admins of this workspace can change the settings." in pablo.told("deliveries")
    metadata = ProcessRef(process="client-delivery").dump()
    for form, fields in [
        (Form.SETTINGS_CALENDAR, BERLIN),
        (Form.SETTINGS_CHANNEL, {Field.INTERNAL_CHANNEL: channel(TEAM_CHANNEL)}),
        (Form.SETTINGS_HOLDERS, {f"{HOLDER}cto": people(PABLO)}),
    ]:
        assert "Only admins" in str(door.send(submission(PABLO, form, metadata, fields)).json())
    assert logged(quiet) == []


def test_the_working_time_of_the_workspace_is_set_shown_and_logged(quiet: Stage) -> None:
    public_holidays("DE", "BY", 2026)  # loaded once by each process, which a busy machine takes seconds for
    clara = quiet.actor("clara")
    opened(clara, Action.SETTINGS_CALENDAR)
    sent = clara.submit(BERLIN)
    assert sent["ok"], sent
    saved = clara.view()
    assert saved["title"]["text"] == "Saved"
    assert "08:30 to 17:00, quiet from 12:00 to 13:00, Europe/Berlin" in str(saved["blocks"])
    assert "accessory" not in str(saved["blocks"])
    with quiet.desk.store.reading(TEAM) as tx:
        kept = workspace_settings.calendar(tx)
    assert kept
    assert (kept.zone, kept.country, kept.region, kept.opens_at) == ("Europe/Berlin", "DE", "BY", "08:30")
    assert kept.quiet == QuietHours(since="12:00", until="13:00")
    assert [day.isoformat() for day in kept.closed_on] == ["2026-12-24", "2026-12-31"]
    clara.command("settings")
    assert "08:30 to 17:00, quiet from 12:00 to 13:00, Europe/Berlin, public holidays of DE-BY" in clara.told(
        "deliveries"
    )
    clara.command("rights log")
    assert "set the working time to" in clara.told("deliveries")
    [entry] = logged(quiet)
    assert (entry["setting"], "was" in entry) == ("calendar", False)
    with quiet.desk.store.reading("*") as tx:
        assert list(proof.breaks(tx.connection)) == []


@pytest.mark.parametrize(
    ("changes", "field", "words"),
    [
        ({Field.TIME_ZONE: text("Berlin/Mitte")}, Field.TIME_ZONE, "no time zone"),
        ({Field.TIME_ZONE: text("../../etc/passwd")}, Field.TIME_ZONE, "This cannot be"),
        ({Field.COUNTRY: text("xx")}, Field.COUNTRY, "XX"),
        ({Field.COUNTRY: text("")}, Field.COUNTRY, "country"),
        ({Field.CLOSES: choice("08:30")}, Field.CLOSES, "no working hours are left"),
        ({Field.QUIET_UNTIL: choice("unset")}, Field.QUIET_UNTIL, "or neither"),
        ({Field.CLOSED_ON: text("Christmas")}, Field.CLOSED_ON, "2026-12-24"),
    ],
)
def test_a_working_time_that_cannot_be_is_refused_at_its_field(
    quiet: Stage, door: Door, changes: Fields, field: Field, words: str
) -> None:
    answer = door.send(submission(CLARA, Form.SETTINGS_CALENDAR, "", BERLIN | changes)).json()
    assert list(answer["errors"]) == [field], answer
    assert words in answer["errors"][field]
    with quiet.desk.store.reading(TEAM) as tx:
        assert workspace_settings.calendar(tx) is None


def test_checkpoints_are_posted_where_the_bot_is(quiet: Stage, door: Door) -> None:
    clara = quiet.actor("clara")
    assert opened(clara, Action.SETTINGS_CHANNEL)["callback_id"] == Form.SETTINGS_CHANNEL
    quiet.post("channels", name="secret", kind="private", id="C0PRIVATE1", members=["dana"])
    hidden = {Field.INTERNAL_CHANNEL: channel("C0PRIVATE1")}
    answer = door.send(submission(CLARA, Form.SETTINGS_CHANNEL, "", hidden)).json()
    assert "/invite" in str(answer["errors"])
    clara.submit({Field.INTERNAL_CHANNEL: channel(TEAM_CHANNEL)})
    with quiet.desk.store.reading(TEAM) as tx:
        assert workspace_settings.setting(tx, CHECKPOINTS) == TEAM_CHANNEL
    clara.command("settings")
    assert f"<#{TEAM_CHANNEL}>" in clara.told("deliveries")


def test_checkpoints_never_go_to_a_channel_that_a_client_reads(quiet: Stage, door: Door) -> None:
    shared = {Field.INTERNAL_CHANNEL: channel(CLIENT_CHANNEL)}
    answer = door.send(submission(CLARA, Form.SETTINGS_CHANNEL, "", shared)).json()
    assert list(answer["errors"]) == [Field.INTERNAL_CHANNEL]


def initial(door: Door, client: str) -> Any:
    """Who is filled in for quality assurance when somebody starts a delivery for this client."""
    view = door.send(submission(PABLO, Form.START, CHOICE, FIRST | {Field.CLIENT: text(client)})).json()[
        "view"
    ]
    field = next(block for block in view["blocks"] if block.get("block_id") == f"{HOLDER}qa_engineer")
    return field["element"].get("initial_users")


def test_people_by_default_are_filled_in_at_the_start_those_of_a_client_first(
    quiet: Stage, door: Door
) -> None:
    metadata = ProcessRef(process="client-delivery").dump()
    assert initial(door, "Acme") is None
    for client, user in [("", QUINN), ("ACME ", CLARA)]:
        named = {Field.CLIENT: text(client), f"{HOLDER}qa_engineer": people(user)}
        saved = door.send(submission(CLARA, Form.SETTINGS_HOLDERS, metadata, named)).json()
        assert saved["view"]["title"]["text"] == "Saved"
    assert (initial(door, "Acme"), initial(door, "Other")) == ([CLARA], [QUINN])
    nobody = {Field.CLIENT: text("acme"), f"{HOLDER}qa_engineer": people()}
    door.send(submission(CLARA, Form.SETTINGS_HOLDERS, metadata, nobody))
    assert initial(door, "Acme") == [QUINN]
    assert [entry["setting"] for entry in logged(quiet)] == [
        "holders/client-delivery/", "holders/client-delivery/acme", "holders/client-delivery/acme",
    ]  # fmt: skip


def test_the_form_for_people_opens_from_the_list_of_processes(quiet: Stage) -> None:
    clara = quiet.actor("clara")
    clara.command("settings")
    clara.sees("Settings of this workspace", "deliveries")
    assert clara._chosen(Action.SETTINGS_HOLDERS, "deliveries", {"process": "software-product"})
    assert clara.view()["callback_id"] == Form.SETTINGS_HOLDERS
    assert "Software product" in str(clara.view()["blocks"])
