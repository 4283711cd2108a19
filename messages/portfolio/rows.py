"""A delivery as one row, with a button for its status."""

from datetime import date

from gates.portfolio.row import Row
from messages.blocks import button, section_of
from messages.ids import Action
from messages.limits import Json
from messages.mrkdwn import line, mention, on
from messages.refs import Ref
from messages.titles import count


def row_block(row: Row, today: date, *more: str) -> Json:
    status = button("Status", Action.DELIVERY_STATUS, Ref(delivery=row.delivery_id))
    return section_of(title(row), *row_lines(row, today), *more, accessory=status)


def title(row: Row) -> str:
    private = " · 🔒 private" if row.private else ""
    return f"*{line(row.name, 200)}*{for_client(row)}{private}{practice(row)}"


def spoken(row: Row) -> str:
    """The same without markup inside a sentence."""
    return f"“{line(row.name, 200)}”{for_client(row)}{practice(row)}"


def practice(row: Row) -> str:
    return " · practice" if row.practice else ""


def for_client(row: Row) -> str:
    return f" for {line(row.client, 200)}" if row.client else ""


def row_lines(row: Row, today: date) -> list[str]:
    """Where it stands, what is wrong with it, and whose it is."""
    manager = f"managed by {mention(row.manager)}" if row.manager else ""
    where = line(row.status) if row.over else f"{line(row.status)} · {line(row.phase_label)}"
    return [" · ".join(filter(None, (where, manager))), " · ".join(troubles(row, today))]


def troubles(row: Row, today: date) -> list[str]:
    late = row.late_after if row.is_late(today) else None
    blocks = [count(row.escalations, "open escalation")] if row.escalations else []
    others = "another delivery" if row.upstream == 1 else "other deliveries"
    blocks += [f"waits for {others}"] if row.upstream else []
    return [
        *([f"❗ *Late* since {on(late)}"] if late else []),
        *([f"⚠️ *Blocked*: {' and '.join(blocks)}"] if blocks else []),
        *(["⏸️ *On hold*"] if row.held else []),
        *(["⏳ Waiting on the client"] if row.waits_on_client else []),
        *([f"Due on {on(row.due_on)}"] if row.due_on and not late else []),
    ]
