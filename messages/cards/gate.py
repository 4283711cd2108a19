"""The card of a gate in the delivery's channel: waiting for its handoff, open, or settled."""

from datetime import datetime

from gates.checklists.checklist import Part
from gates.delivery import Delivery
from gates.gate import Gate
from gates.sign_offs.conditions import condition_taker, handed_on
from gates.waiting import waits_at
from messages import states
from messages.blocks import context, divider, section, section_of
from messages.concerns import concern_blocks
from messages.gate_buttons import gate_buttons
from messages.gate_head import gate_head, how_far
from messages.items import in_order, item_block
from messages.limits import Json, fit
from messages.message import Message
from messages.mrkdwn import line
from messages.overrides import override_blocks
from messages.package import offered_line, package_actions, package_rows, returned_blocks
from messages.questions import open_question_blocks
from messages.refs import Ref
from messages.sign_offs import condition_words, rule_lines, sign_off_blocks
from messages.standing import held_buttons, hold_line
from messages.titles import count, delivery_name, gate_label, phase_label
from messages.waiting_lines import waiting_lines


def gate_card(delivery: Delivery, gate: Gate, now: datetime) -> Message:
    return Message.of(in_words(delivery, gate, now), card_blocks(delivery, gate, now))


def card_blocks(delivery: Delivery, gate: Gate, now: datetime) -> list[Json]:
    if gate.is_settled:
        return settled_blocks(delivery, gate, now)
    if delivery.on_hold:
        return held_blocks(delivery, gate, now)
    if gate.opened_at is None:
        return package_blocks(delivery, gate, now)
    return open_blocks(delivery, gate, now)


def package_blocks(delivery: Delivery, gate: Gate, now: datetime) -> list[Json]:
    head = [
        *gate_head(delivery, gate, now),
        *returned_blocks(gate),
        section(f"*{package_title(delivery, gate)}*"),
    ]
    tail = [*open_question_blocks(delivery, gate), package_actions(delivery, gate)]
    return fit(head, package_rows(delivery, gate), tail, more_items)


def package_title(delivery: Delivery, gate: Gate) -> str:
    return offered_line(delivery, gate) or "The package that is handed over"


def open_blocks(delivery: Delivery, gate: Gate, now: datetime) -> list[Json]:
    rows = [[item_block(delivery, gate, item)] for item in in_order(gate)]
    tail = [divider(), section("*Sign-offs*"), *sign_off_blocks(delivery, gate), *rule_lines(delivery, gate)]
    tail += override_blocks(delivery, gate)
    tail += [*concern_blocks(delivery, gate), *open_question_blocks(delivery, gate)]
    if open_items := len(gate.blocking()):
        tail.append(
            context(
                f"⬜ {count(open_items, 'required item')} still open: approving waits until they are done."
            )
        )
    return fit(gate_head(delivery, gate, now), rows, [*tail, *gate_buttons(delivery, gate)], more_items)


def held_blocks(delivery: Delivery, gate: Gate, now: datetime) -> list[Json]:
    """Where it stands, with nothing to press but what lets it go on."""
    part = Part.CHECKLIST if gate.opened_at else Part.PACKAGE
    rows = [[item_block(delivery, gate, item, buttons=False)] for item in in_order(gate, part)]
    signed = [divider(), section("*Sign-offs*"), *sign_off_blocks(delivery, gate)] if gate.opened_at else []
    tail = [
        *signed,
        *override_blocks(delivery, gate),
        *concern_blocks(delivery, gate),
        *open_question_blocks(delivery, gate),
        held_buttons(Ref.to(delivery, gate)),
    ]
    return fit(gate_head(delivery, gate, now), rows, tail, more_left_out)


def settled_blocks(delivery: Delivery, gate: Gate, now: datetime) -> list[Json]:
    """Who decided what, when and why; nothing can be pressed any more."""
    rows = [[item_block(delivery, gate, item, buttons=False)] for item in in_order(gate)]
    decided = [*override_blocks(delivery, gate), *sign_off_blocks(delivery, gate)]
    decided += concern_blocks(delivery, gate)
    tail = [divider(), *decided, *handed_on_blocks(delivery, gate)]
    return fit(gate_head(delivery, gate, now), rows, tail, more_left_out)


def handed_on_blocks(delivery: Delivery, gate: Gate) -> list[Json]:
    conditions = handed_on(gate)
    following = condition_taker(delivery, gate)
    if not conditions or following is None:
        return []
    elsewhere = any(condition.phase for condition in conditions)
    holder = "later gates hold" if elsewhere else f"{phase_label(delivery, following.key)} now holds"
    heading = f"*Conditions that {holder}*"
    return [section_of(heading, *[f"• {condition_words(delivery, each)}" for each in conditions[:5]])]


def more_items(left: int) -> Json:
    return context(f"… and {left} more: open “Items and evidence”.")


def more_left_out(left: int) -> Json:
    return context(f"… and {left} more, which the delivery record keeps.")


def in_words(delivery: Delivery, gate: Gate, now: datetime) -> list[str]:
    title = f"{gate_label(delivery, gate)}, {delivery_name(delivery)}"
    if gate.is_settled:
        reason = f"Why: {line(gate.reason, 500)}" if gate.reason else ""
        return [title, states.outcome(delivery, gate), reason]
    waiting = waiting_lines(delivery, waits_at(delivery, gate), now)
    return [title, how_far(gate), hold_line(delivery), *waiting, states.due(delivery, gate, now.date())]
