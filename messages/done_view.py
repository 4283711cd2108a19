"""The definition of done of a delivery, each part with what can be done to it."""

from gates.checklists.contract import DonePart, late_from_now, live_parts
from gates.checklists.definition_of_done import MOST
from gates.delivery import Delivery
from messages.blocks import actions, button, context, section_of
from messages.done_lines import part_lines
from messages.ids import Action
from messages.limits import VIEW_BLOCKS, VIEW_TEXT, Json, fit
from messages.refs import Ref
from messages.titles import delivery_title
from messages.views import reading


def done_view(delivery: Delivery) -> Json:
    head = [section_of(delivery_title(delivery), standing(delivery))]
    rows = [part_row(delivery, part) for part in live_parts(delivery)]
    blocks = fit(head, rows, tail(delivery), more, VIEW_BLOCKS, VIEW_TEXT)
    return reading("Definition of done", blocks, Ref.to(delivery).dump())


def standing(delivery: Delivery) -> str:
    if late_from_now(delivery):
        return "Development has begun. A change needs a reason, and is shown as late."
    return "What must be true before this work is done. It is agreed before development begins."


def part_row(delivery: Delivery, part: DonePart) -> list[Json]:
    words = section_of(*part_lines(delivery, part))
    if delivery.is_over or delivery.on_hold:
        return [words]
    ref = Ref.to(delivery, item=part.key)
    deeds = actions(button("Change", Action.DONE_CHANGE, ref), button("Drop", Action.DONE_DROP, ref))
    return [words, deeds]


def tail(delivery: Delivery) -> list[Json]:
    if delivery.is_over or delivery.on_hold or len(live_parts(delivery)) >= MOST:
        return []
    return [actions(button("Add a part", Action.DONE_ADD, Ref.to(delivery)))]


def more(left: int) -> Json:
    return context(f"… and {left} more, which the delivery record keeps.")
