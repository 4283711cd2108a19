"""What is set for the workspace, with a button at each."""

from collections.abc import Mapping, Sequence

from gates.process import Process
from gates.working_time.calendar import Calendar, Weekday, working_time
from gates.working_time.layers import clock
from gates.workspace.defaults import Defaults
from messages.blocks import button, context, header, process_menu, section, section_of
from messages.ids import Action
from messages.limits import Json
from messages.message import Message
from messages.mrkdwn import channel, line, people
from messages.refs import ProcessRef
from messages.settings.defaults import ORDER, escalation_line, language_line, nudges_line
from messages.settings.weeks import week_of
from messages.views import reading

HINT = "Each change stands in the audit log of the workspace: `/gate rights log`. Rights: `/gate rights`."
Holders = Mapping[str, Sequence[str]]  # users by role


def settings_message(
    calendar: Calendar | None,
    checkpoints: str | None,
    holders: Mapping[str, Holders],
    processes: Sequence[Process],
    defaults: Defaults,
    months: int | None,
) -> Message:
    """`checkpoints` is a channel; `holders` are those of every client, by process; `months` to archiving."""
    posted = f"Posted in {channel(checkpoints)}" if checkpoints else "Not posted into a channel"
    named = [holders_line(each, holders[each.key]) for each in processes if holders.get(each.key)]
    blocks = [
        header("Settings of this workspace"),
        section_of(
            "*Working time*",
            working_time_line(calendar),
            accessory=button("Change", Action.SETTINGS_CALENDAR),
        ),
        section_of(
            "*Checkpoints of the audit log*", posted, accessory=button("Change", Action.SETTINGS_CHANNEL)
        ),
        section_of(
            "*Who holds which role, unless somebody else is named at the start*",
            *(named or ["Nobody yet, unless a client has people of its own"]),
            accessory=process_menu(
                Action.SETTINGS_HOLDERS,
                "Change for",
                [(p.name, ProcessRef(process=p.key)) for p in processes],
            ),
        ),
        *default_blocks(defaults),
        section(ORDER),
        *keeping_blocks(months),
        context(HINT),
    ]
    return Message.of(["Settings of this workspace", working_time_line(calendar), posted], blocks)


def saved_view(now: Message) -> Json:
    """To be read: the buttons stand on the message."""
    lines = [{part: held for part, held in block.items() if part != "accessory"} for block in now.blocks]
    return reading("Saved", lines)


def default_blocks(now: Defaults) -> list[Json]:
    return [
        section_of(f"*{title}*", words, accessory=button("Change", action))
        for title, words, action in (
            ("Reminders", nudges_line(now.nudges), Action.SETTINGS_NUDGES),
            ("Escalation", escalation_line(now.escalation), Action.SETTINGS_ESCALATION),
            ("Language of messages to clients", language_line(now.language), Action.SETTINGS_LANGUAGE),
        )
    ]


def working_time_line(calendar: Calendar | None) -> str:
    time = working_time(calendar)
    days = week_of([list(Weekday)[number] for number in sorted(time.days)])
    holidays = "no public holidays"
    if time.holidays.country:
        where = "-".join(filter(None, (time.holidays.country, time.holidays.region)))
        holidays = f"public holidays of {where}"
    quiet = f", quiet from {clock(time.quiet[0])} to {clock(time.quiet[1])}" if time.quiet else ""
    hours = f"{clock(time.opens)} to {clock(time.closes)}{quiet}"
    return f"{days}, {hours}, {line(str(time.zone))}, {holidays}"


def keeping_blocks(months: int | None) -> list[Json]:
    """For how long what is kept."""
    return [
        section_of(
            "*Deliveries that are over*",
            archive_line(months),
            accessory=button("Change", Action.SETTINGS_ARCHIVE),
        ),
        section_of(
            "*Personal data*",
            "What is kept about somebody can be erased; the audit log still proves itself afterwards.",
            accessory=button("Erase a person …", Action.PERSON_ERASE),
        ),
    ]


def archive_line(months: int | None) -> str:
    if months is None:
        return "Stay here; they are never archived by themselves"
    return f"Archived into files {months} month{'s' if months > 1 else ''} after they ended"


def holders_line(process: Process, holders: Holders) -> str:
    named = [f"{line(process.role_name(role))}: {people(users)}" for role, users in holders.items()]
    return f"• {line(process.name)}. {'; '.join(named)}"
