"""The one message that nudges a person about everything of one window."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import Enum

from slack_sdk.models.blocks import StaticSelectElement

from gates.delivery import Delivery
from gates.nudges.asked import Asked
from gates.nudges.nudge import Nudge
from gates.nudges.timing import policy_of
from messages.blocks import actions, button, confirm, context, header, section_of
from messages.fields import option
from messages.home_tasks import task_buttons
from messages.ids import Action
from messages.limits import Json, fit
from messages.message import Message
from messages.mrkdwn import moment_after, people
from messages.nudges.in_place import give_button
from messages.nudges.lines import live_lines, spoken_line
from messages.refs import Ref
from messages.standing import hold_line
from messages.titles import count

HOUR, MORNING, DATE = "hour", "morning", "date"
SNOOZES = ((HOUR, "For 1 hour"), (MORNING, "Until tomorrow morning"), (DATE, "Until a date …"))


class Standing(Enum):
    ASKED = "asked"
    AGAIN = "asked again in a newer message"
    NOT_ME = "declined"
    HELD = "on hold"
    OTHERS = "asked of others again"
    DONE = "done"


@dataclass(frozen=True, slots=True)
class NudgeEntry:
    """One line of the message, as it stands now."""

    words: str
    standing: Standing
    delivery: Delivery
    asked: Asked | None = None
    nudge: Nudge | None = None
    others: Sequence[str] = ()  # who are asked in the place of the reader


def nudge_card(entries: Sequence[NudgeEntry], now: datetime) -> Message:
    live = [each for each in entries if each.standing is Standing.ASKED]
    title = heading(len(live), is_newer=any(each.standing is Standing.AGAIN for each in entries))
    rows = [row(each, now) for each in [*live, *(each for each in entries if each not in live)]]
    spoken = [spoken_line(each.delivery, each.asked) for each in live if each.asked]
    return Message.of([title, *spoken[:10]], fit([header(title)], rows, foot(live), more))


def heading(live: int, *, is_newer: bool) -> str:
    """`is_newer`: something is asked in a newer message, and waits there."""
    if live == 0:
        return "A newer message asks you again" if is_newer else "Nothing waits for you here any more"
    return "Something waits for you" if live == 1 else f"{live} things wait for you"


def foot(live: Sequence[NudgeEntry]) -> list[Json]:
    return [context("`/gate nudges` says when and how you are reminded.")] if live else []


def row(entry: NudgeEntry, now: datetime) -> list[Json]:
    if entry.standing is Standing.ASKED and entry.asked and entry.nudge:
        lines = live_lines(entry.delivery, entry.asked, now)
        return [
            section_of(*lines, reminder_line(entry.delivery, entry.nudge, now)),
            buttons(entry.delivery, entry.asked, entry.nudge),
        ]
    return [section_of(state_line(entry))]


def reminder_line(delivery: Delivery, nudge: Nudge, now: datetime) -> str:
    if nudge.snoozed_until and nudge.snoozed_until > now:
        return f"💤 *Snoozed*{moment_after(' until ', nudge.snoozed_until)}"
    last = ", the last one" if nudge.due_at is None else moment_after("; the next one ", nudge.due_at)
    return f"Reminder {nudge.step} of {max(policy_of(delivery).at_most, nudge.step)}{last}"


def state_line(entry: NudgeEntry) -> str:
    match entry.standing:
        case Standing.DONE:
            return f"✅ *Done*: {entry.words}"
        case Standing.AGAIN:
            return f"🔁 *Asked again* in a newer message: {entry.words}"
        case Standing.HELD:
            return f"{entry.words}\n{hold_line(entry.delivery)}"
        case Standing.OTHERS:
            return f"➖ *Not you any more*: {entry.words}. Asked now: {people(entry.others)}."
    managers = people(entry.delivery.holders_of(entry.delivery.process.manager))
    return f"➖ *Not you*: {entry.words}. {managers} knows that somebody else is to be asked."


def buttons(delivery: Delivery, asked: Asked, nudge: Nudge) -> Json:
    """To do it, or to give it on for who is away; or to say that it is not now, or not you."""
    block = actions(give_button(delivery, asked)) if asked.in_place_of else task_buttons(delivery, asked.wait)
    ref = Ref.to(delivery, asked.wait.gate).model_copy(update={"item": nudge.mark})
    block["elements"] = [
        *block["elements"],
        snooze_menu(Ref.to(delivery).model_copy(update={"item": nudge.mark})).to_dict(),
    ]
    if asked.in_place_of:
        return block
    block["elements"].append(button("Hand on", Action.NUDGE_DELEGATE, ref).to_dict())
    if asked.user not in delivery.holders_of(delivery.process.manager):  # who would be told
        block["elements"].append(button("Not me", Action.NUDGE_DECLINE, ref, confirm=NOT_ME).to_dict())
    return block


NOT_ME = confirm(
    "Is somebody else to be asked?",
    "You are not reminded of this any more, and whoever owns the delivery is told to name another person.",
    "It is not me",
    "Keep it",
)


def snooze_menu(ref: Ref) -> StaticSelectElement:
    options = [option(ref.model_copy(update={"verb": verb}).dump(), words) for verb, words in SNOOZES]
    return StaticSelectElement(action_id=Action.NUDGE_SNOOZE, placeholder="Snooze", options=options)


def more(left: int) -> Json:
    return context(f"… and {count(left, 'more thing')}: your Home lists them all.")
