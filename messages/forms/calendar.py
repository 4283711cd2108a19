"""The working time of one delivery: what holds now, who says so, and what it departs in."""

from gates.calendars.holding import calendars_of
from gates.delivery import Delivery
from gates.working_time.calendar import Weekday
from gates.working_time.layers import Layer, clock, said_by, whole
from gates.working_time.working_time import WorkingTime
from messages import fields
from messages.blocks import section, section_of
from messages.ids import Field, Form
from messages.limits import Json
from messages.mrkdwn import line
from messages.refs import Ref
from messages.settings.calendar import calendar_fields
from messages.settings.weeks import week_of
from messages.titles import delivery_title
from messages.views import form

BY = {
    Layer.DELIVERY: "set for this delivery",
    Layer.PROCESS: "from its process",
    Layer.WORKSPACE: "from the workspace",
    None: "nobody says otherwise",
}
ORDER = (
    "For somebody's own reminders, what they chose with `/gate nudges` goes first; then counts what is set"
    " here, then the process, then the workspace. What you leave as it is goes on following these."
    " What is due is counted anew at once."
)
INHERIT = "As the process says"


def delivery_calendar_form(delivery: Delivery) -> Json:
    own = delivery.calendar
    shown = whole(delivery.working_time).model_copy(update={"closed_on": own.closed_on if own else ()})
    back = fields.checks(
        Field.INHERIT, "Take it back", [("inherit", INHERIT)],
        hint="Ticked: nothing is set for this delivery any more, whatever stands below.",
    )  # fmt: skip
    blocks = [
        section_of(delivery_title(delivery), *now_lines(delivery)),
        section(ORDER),
        *([back] if own else []),
        *calendar_fields(shown, unset=INHERIT, empty=". Empty: as the process says"),
    ]
    return form(Form.CALENDAR, "Working time", "Save", blocks, Ref.to(delivery).dump())


def now_lines(delivery: Delivery) -> list[str]:
    calendars, time = calendars_of(delivery), delivery.working_time
    lines = [f"• {words}: {BY[said_by(calendars, part)]}" for part, words in spoken(time).items()]
    others = len(time.holidays.own) - len(delivery.calendar.closed_on if delivery.calendar else ())
    return [*lines, f"• {others} days off of the process and the workspace count too"] if others else lines


def spoken(time: WorkingTime) -> dict[str, str]:
    """By the part of a calendar, in the order of the form."""
    since, until = map(clock, time.quiet) if time.quiet else ("", "")
    place = "-".join(filter(None, (time.holidays.country, time.holidays.region)))
    return {
        "zone": line(str(time.zone)),
        "days": week_of([day for number, day in enumerate(Weekday) if number in time.days]),
        "hours": f"{clock(time.opens)} to {clock(time.closes)}",
        "quiet": f"Quiet from {since} to {until}" if since else "No quiet hours",
        "holidays": f"Public holidays of {place}" if place else "No public holidays",
    }
