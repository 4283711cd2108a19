"""The delivery record as plain tables of text, of which every form is made."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime

from gates.delivery import Delivery

Row = tuple[str, ...]
Names = Callable[[str], str]  # a person's name by their id


@dataclass(frozen=True, slots=True)
class Sheet:
    title: str
    columns: Row
    rows: list[Row]


@dataclass(frozen=True, slots=True)
class RecordDocument:
    title: str
    head: list[tuple[str, str]]  # what is said of it at the top
    sheets: list[Sheet]
    seal: list[tuple[str, str]]  # what proves it whole


def day(value: date | None) -> str:
    return value.isoformat() if value else ""


def moment(value: datetime | None) -> str:
    return f"{value.astimezone(UTC):%Y-%m-%d %H:%M} UTC" if value else ""


def sheet(title: str, columns: Sequence[str], rows: Sequence[Sequence[object]]) -> Sheet:
    return Sheet(title, tuple(columns), [tuple(cell(value) for value in row) for row in rows])


def cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, datetime):
        return moment(value)
    return day(value) if isinstance(value, date) else str(value)


def about(delivery: Delivery, names: Names) -> list[tuple[str, str]]:
    process = delivery.process
    found: list[tuple[str, object]] = [
        ("Client", delivery.client),
        ("Delivery", delivery.name),
        ("Scope", delivery.scope),
        ("Status", delivery.status),
        ("Intake date", delivery.intake_on),
        ("Agreed delivery date", delivery.agreed_on),
        ("Actual delivery date", delivery.delivered_on or "not delivered yet"),
        ("Process", f"{process.name}, version {process.version}"),
        ("Started", f"{moment(delivery.started_at)} by {names(delivery.started_by)}"),
        ("Delivery mode", mode(delivery)),
        ("Escalation triggers", triggers(delivery)),
        ("Ended", ended(delivery, names)),
    ]
    return [(label, cell(value)) for label, value in found if value]


def mode(delivery: Delivery) -> str:
    name = delivery.mode.replace("_", " ") if delivery.mode else ""
    return f"{name}: {delivery.mode_because}" if name and delivery.mode_because else name


def triggers(delivery: Delivery) -> str:
    if delivery.acceptable_delay_days is None:
        return ""
    return f"Up to {delivery.acceptable_delay_days} days stay in the team; {delivery.escalate_when}"


def ended(delivery: Delivery, names: Names) -> str:
    if delivery.cancelled_by:
        who = f"{moment(delivery.cancelled_at)} by {names(delivery.cancelled_by)}"
        return f"Cancelled {who}: {delivery.cancelled_because}"
    return f"Closed {moment(delivery.closed_at)} by {names(delivery.closed_by)}" if delivery.closed_by else ""
