"""What a delivery is blocked by: the window, the forms, and the line on its cards."""

from gates.delivery import Delivery
from gates.registers.dependency import Dependency
from messages import fields
from messages.blocks import actions, button, context, section, section_of
from messages.ids import Action, Field, Form
from messages.limits import VIEW_BLOCKS, VIEW_TEXT, Json, fit
from messages.mrkdwn import at, line, mention, on
from messages.refs import Ref
from messages.titles import count, delivery_title
from messages.views import form, reading

LONG = 600
SHOWN = 3


def dependencies_view(delivery: Delivery) -> Json:
    """All of them, with the button to add one."""
    head = [section_of(delivery_title(delivery), "What has to arrive from other deliveries first")]
    rows = [[dependency_block(delivery, each)] for each in delivery.dependencies]
    if not rows:
        rows = [[section("It is blocked by nothing.")]]
    add = button("Add a dependency", Action.DEPENDENCY_ADD, Ref.to(delivery), style="primary")
    tail = [] if delivery.is_over else [actions(add)]
    return reading("Blocked by", fit(head, rows, tail, more, VIEW_BLOCKS, VIEW_TEXT))


def dependency_form(delivery: Delivery) -> Json:
    blocks = [
        section_of(delivery_title(delivery)),
        fields.text(
            Field.UPSTREAM, "Which delivery is it blocked by?", most=fields.NAME,
            hint="Its name, as `/gate list` shows it",
        ),
        fields.text(Field.NEEDED_FOR, "What is needed from it?", most=fields.RISK, lines=True),
        fields.day(
            Field.NEEDED_ON, "By when?", optional=True,
            hint="When it is expected later than that, this delivery's cards say so.",
        ),
    ]  # fmt: skip
    return form(Form.DEPENDENCY, "Add a dependency", "Add", blocks, Ref.to(delivery).dump())


def dependency_end_form(delivery: Delivery, entry: Dependency) -> Json:
    blocks = [
        section_of(delivery_title(delivery), *entry_lines(entry)),
        fields.text(Field.REASON, "Why is it blocked no longer?", most=fields.REASON, lines=True),
    ]
    metadata = Ref.to(delivery, number=entry.number).dump()
    return form(Form.DEPENDENCY_END, "End a dependency", "End it", blocks, metadata)


def dependency_block(delivery: Delivery, entry: Dependency) -> Json:
    ref = Ref.to(delivery, number=entry.number)
    can_end = entry.is_live and not delivery.is_over
    end = button("End", Action.DEPENDENCY_END, ref) if can_end else None
    return section_of(*entry_lines(entry), accessory=end)


def entry_lines(entry: Dependency) -> list[str]:
    needed = f", needed by {on(entry.needed_on)}" if entry.needed_on else ""
    lines = [
        f"{state(entry)} · “{line(entry.upstream_name, 200)}”{when(entry)}{needed}",
        f"Needed for: {line(entry.needed_for, LONG)}",
        f"Added by {mention(entry.added_by)}{at(entry.added_at)}",
    ]
    if entry.ended_at and entry.ended_by:
        why = line(entry.ended_because or "", LONG)
        lines.append(f"Ended by {mention(entry.ended_by)}{at(entry.ended_at)}: {why}")
    return lines


def state(entry: Dependency) -> str:
    if not entry.is_live:
        return "➖ *Ended*"
    if entry.arrived_on:
        return "✅ *Arrived*"
    if entry.lost_at:
        return "❗ *Cancelled*"
    return "⚠️ *Blocked, too late*" if entry.comes_too_late else "⏳ *Blocked*"


def when(entry: Dependency) -> str:
    if entry.arrived_on:
        return f", delivered on {on(entry.arrived_on)}"
    if entry.lost_at:
        return ": it was cancelled, so nothing comes from it"
    moved = ""
    if days := entry.slipped_days:
        moved = f", {count(abs(days), 'day')} {'later' if days > 0 else 'earlier'} than first expected"
    return f", expected on {on(entry.expected_on)}{moved}"


def blocked_lines(delivery: Delivery) -> list[str]:
    """For the cards: what is still to arrive."""
    entries = [each for each in delivery.dependencies if each.blocks]
    shown = [f"{state(each)} by “{line(each.upstream_name, 150)}”{when(each)}" for each in entries[:SHOWN]]
    left = len(entries) - SHOWN
    return [*shown, f"… and by {left} more"] if left > 0 else shown


def more(left: int) -> Json:
    return context(f"… and {left} more, which do not fit here.")
