"""A person presses a button or chooses from a menu."""

from dataclasses import dataclass

from sandbox.blocks.state import FIELDS, elements_of
from sandbox.payloads.elements import message_action, view_action
from sandbox.people.acting import (
    NotPossible,
    Outcome,
    act,
    channel_of,
    message_of,
    outcome_of,
    person_of,
    view_of,
)
from sandbox.people.choosing import chosen_action, typed_values
from sandbox.workspace import Json, Person, Typed, View, Workspace


@dataclass(frozen=True, slots=True)
class Press:
    """An element in use: its block, the action as the bot hears it, and what now stands in the field."""

    block: Json
    action: Json
    field: Typed


@act
async def click(
    ws: Workspace,
    user_id: str,
    *,
    channel_id: str | None = None,
    message_ts: str | None = None,
    view_id: str | None = None,
    block_id: str,
    action_id: str,
    action: Json,
    state: Json | None = None,
) -> Outcome:
    """Use an element of a message or of a view; state is what stands in the other fields."""
    person, others = person_of(ws, user_id), (state or {}).get("values", {})
    if view_id:
        view = view_of(ws, person, view_id)
        blocks = ws.offers.spread(view.blocks, person.id, view.id)
        view.state_values |= typed_values(blocks, others)
        return await _click_in_view(ws, person, view, _press(ws, blocks, block_id, action_id, action))
    channel = channel_of(ws, person, channel_id or "")
    message = message_of(person, channel, message_ts or "")
    blocks = ws.offers.spread(message.blocks, person.id, message.ts)
    press = _press(ws, blocks, block_id, action_id, action)
    payload = message_action(
        ws,
        person,
        channel,
        message,
        action=press.action,
        typed=typed_values(blocks, others) | press.field,
        trigger_id=ws.triggers.issue(person.id),
        response_url=ws.response_urls.issue(ws, person.id, channel.id, message.ts),
    )
    return outcome_of(await ws.courier.send_interaction(ws, payload), "This", ws.config.ack_seconds)


async def _click_in_view(ws: Workspace, person: Person, view: View, press: Press) -> Outcome:
    """A field of an input block tells the app only when dispatch_action is set."""
    for block_id, field in press.field.items():
        view.state_values[block_id] = view.state_values.get(block_id, {}) | field
    if press.block["type"] == "input" and not press.block.get("dispatch_action"):
        return Outcome(True)
    payload = view_action(ws, person, view, press.action, trigger_id=ws.triggers.issue(person.id, view.id))
    return outcome_of(await ws.courier.send_interaction(ws, payload), "This", ws.config.ack_seconds)


def _press(ws: Workspace, blocks: list[Json], block_id: str, action_id: str, given: Json) -> Press:
    """A message drawn anew under the finger has other block ids: the same action and value are meant."""
    named = [(b, e) for b, e in elements_of(blocks) if e["action_id"] == action_id]
    found = [(b, e) for b, e in named if b["block_id"] == block_id]
    alike = [(b, e) for b, e in named if given.get("value") and e.get("value") == given["value"]]
    for block, element in [*found, *alike]:
        action = {**chosen_action(block, element, given), "action_ts": ws.clock.next_ts()}
        return Press(block, action, _field(element, action))
    raise NotPossible(f"There is no {action_id} in {block_id} any more.")


def _field(element: Json, action: Json) -> Typed:
    if element["type"] not in FIELDS:
        return {}
    name = FIELDS[element["type"]][0]
    value = {"type": element["type"], name: action[name]}
    return {action["block_id"]: {action["action_id"]: value}}
