"""`/gate settings`: what admins set for the whole workspace."""

from collections.abc import Callable
from typing import Any

from gates.archiving.putting_away import LONGEST
from gates.process import Process
from gates.refusal import Refusal
from gates.working_time.calendar import Calendar
from handlers.acts.settings import change_setting
from handlers.slack.answers import Answers
from handlers.slack.calendar_answers import wanted_calendar
from handlers.slack.channels import check_reach
from handlers.slack.line import Line
from handlers.slack.processes import newest_processes
from handlers.slack.rights import must_be_admin
from handlers.slack.visit import Visit
from messages import fields
from messages.ids import HOLDER, Field
from messages.message import Message
from messages.refs import ProcessRef
from messages.settings.calendar import calendar_form
from messages.settings.forms import archive_form, channel_form, default_holders_form
from messages.settings.page import saved_view, settings_message
from storage import workspace_settings
from storage.workspace_settings import ARCHIVE_AFTER, CALENDAR, CHECKPOINTS, holders_key


def run_settings_command(visit: Visit, line: Line) -> Message:
    if line.shared:
        raise Refusal("Settings are for admins to read: leave `--share` out.")
    admins_only(visit)
    return settings_now(visit)


def settings_now(visit: Visit) -> Message:
    processes = newest_processes(visit)
    with visit.reading() as tx:
        defaults = workspace_settings.defaults(tx)
        return settings_message(
            defaults.calendar,
            workspace_settings.setting(tx, CHECKPOINTS),
            {each.key: workspace_settings.default_holders(tx, each.key, None) for each in processes},
            processes,
            defaults,
            workspace_settings.setting(tx, ARCHIVE_AFTER),
        )


def shown_back(save: Callable[[Visit, Answers], None]) -> Callable[[Visit, Answers], dict[str, Any]]:
    """What stands now takes the form's place, since the message behind it keeps what stood before."""

    def save_and_show(visit: Visit, answers: Answers) -> dict[str, Any]:
        save(visit, answers)
        return {"response_action": "update", "view": saved_view(settings_now(visit))}

    return save_and_show


def admins_only(visit: Visit) -> None:
    must_be_admin(visit, "change the settings")


def open_calendar(visit: Visit) -> None:
    admins_only(visit)
    with visit.reading() as tx:
        visit.show(calendar_form(workspace_settings.calendar(tx)))


def open_channel(visit: Visit) -> None:
    admins_only(visit)
    with visit.reading() as tx:
        visit.show(channel_form(workspace_settings.setting(tx, CHECKPOINTS)))


def open_archive(visit: Visit) -> None:
    admins_only(visit)
    with visit.reading() as tx:
        visit.show(archive_form(workspace_settings.setting(tx, ARCHIVE_AFTER)))


def save_archive(visit: Visit, answers: Answers) -> None:
    admins_only(visit)
    months = answers.number(Field.MONTHS, 1, LONGEST) if answers.optional_text(Field.MONTHS, 3) else None
    change_setting(visit.desk, visit.click, ARCHIVE_AFTER, months)


def open_holders(visit: Visit) -> None:
    admins_only(visit)
    chosen = (visit.action.get("selected_option") or {}).get("value", "")
    process = process_of(visit, ProcessRef.read(str(chosen)))
    with visit.reading() as tx:
        holders = workspace_settings.default_holders(tx, process.key, None)
    visit.show(default_holders_form(process, holders))


def process_of(visit: Visit, ref: ProcessRef) -> Process:
    found = next((each for each in newest_processes(visit) if each.key == ref.process), None)
    if found is None:
        raise Refusal("This process is not there any more. Open `/gate settings` again.")
    return found


def save_calendar(visit: Visit, answers: Answers) -> None:
    admins_only(visit)
    with visit.reading() as tx:
        was = workspace_settings.calendar(tx) or Calendar()
    value = wanted_calendar(answers, was).model_dump(mode="json", exclude_none=True)
    change_setting(visit.desk, visit.click, CALENDAR, value)


def save_channel(visit: Visit, answers: Answers) -> None:
    admins_only(visit)
    channel = answers.optional_channel(Field.INTERNAL_CHANNEL)
    if channel:
        check_reach(visit, channel, Field.INTERNAL_CHANNEL)
    change_setting(visit.desk, visit.click, CHECKPOINTS, channel)


def save_holders(visit: Visit, answers: Answers) -> None:
    admins_only(visit)
    metadata = str((visit.view or {}).get("private_metadata", ""))
    process = process_of(visit, ProcessRef.read(metadata))
    client = answers.optional_text(Field.CLIENT, fields.NAME)
    named: dict[str, Any] = {
        role: users for role, _ in process.internal_roles() if (users := answers.people(f"{HOLDER}{role}"))
    }
    change_setting(visit.desk, visit.click, holders_key(process.key, client), named or None)
