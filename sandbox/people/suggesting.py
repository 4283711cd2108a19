"""A person types into an external menu, and the app says what can be chosen."""

from sandbox.blocks.state import find_element
from sandbox.blocks.suggestions import problems_in_suggestions
from sandbox.payloads.elements import message_suggestion, view_suggestion
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
from sandbox.people.offers import EXTERNAL
from sandbox.workspace import Json, Workspace

SHORTEST = 3  # docs.slack.dev, "Select menu of external data source": min_query_length is 3 by default


@act
async def suggest(
    ws: Workspace,
    user_id: str,
    *,
    channel_id: str | None = None,
    message_ts: str | None = None,
    view_id: str | None = None,
    block_id: str,
    action_id: str,
    value: str,
) -> Outcome:
    """response is {"options": […]} or {"option_groups": […]}; only these can be chosen afterwards."""
    person, question = person_of(ws, user_id), {"block_id": block_id, "action_id": action_id, "value": value}
    if view_id:
        view = view_of(ws, person, view_id)
        _demand_enough(view.blocks, question)
        payload = view_suggestion(ws, person, view, question)
    else:
        channel = channel_of(ws, person, channel_id or "")
        message = message_of(person, channel, message_ts or "")
        _demand_enough(message.blocks, question)
        payload = message_suggestion(ws, person, channel, message, question)
    reply = await ws.courier.send_interaction(ws, payload)
    outcome = outcome_of(reply, "Loading the options", ws.config.ack_seconds)
    if not outcome.ok:
        return outcome
    answer = outcome.response or {}
    if problems := problems_in_suggestions(answer):
        said = "; ".join(problems)
        return Outcome(
            False, f"Loading the options failed because Slack does not understand the app's answer: {said}."
        )
    ws.offers.remember((person.id, view_id or message_ts or "", block_id, action_id), answer)
    return outcome


def _demand_enough(blocks: list[Json], question: dict[str, str]) -> None:
    menu = find_element(blocks, question["block_id"], question["action_id"])
    if menu is None or menu["type"] not in EXTERNAL:
        raise NotPossible(f"{question['action_id']} in {question['block_id']} is no menu that asks the app.")
    least = menu.get("min_query_length", SHORTEST)
    if len(question["value"]) < least:
        raise NotPossible(f"Please type at least {least} characters.")
