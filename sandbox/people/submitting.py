"""A person sends a form, or closes it."""

from sandbox.acknowledgements import AckRefused, apply_to_view
from sandbox.blocks.state import FIELDS, elements_of, values_of
from sandbox.payloads.forms import view_closed, view_submission
from sandbox.people.acting import NotPossible, Outcome, act, outcome_of, person_of, view_of
from sandbox.people.choosing import typed_values
from sandbox.people.required import field_errors
from sandbox.view_stack import close, close_all
from sandbox.workspace import Json, Person, View, Workspace


@act
async def submit_view(ws: Workspace, user_id: str, view_id: str, values: Json) -> Outcome:
    """Send a form. What the bot answers (errors, update, push, clear) is done before this returns."""
    person = person_of(ws, user_id)
    view = view_of(ws, person, view_id)
    if view.submit is None:
        raise NotPossible("This view has no button to submit it.")
    view.state_values |= typed_values(ws.offers.spread(view.blocks, person.id, view.id), values)
    view.errors = field_errors(ws, view.blocks, values_of(view.blocks, view.state_values))
    if view.errors:
        ws.changes.publish("view", user_id=user_id)
        return Outcome(False, "Please check the marked fields.")
    payload = view_submission(
        ws,
        person,
        view,
        trigger_id=ws.triggers.issue(person.id, view.id),
        response_urls=_response_urls(ws, person, view),
    )
    reply = await ws.courier.send_interaction(ws, payload)
    outcome = outcome_of(reply, "This", ws.config.ack_seconds)
    if not outcome.ok:
        return outcome
    try:
        return Outcome(True, None, apply_to_view(ws, view, reply.body))
    except AckRefused as refusal:
        return Outcome(False, f"This failed because Slack does not understand the app's answer: {refusal}.")


def _response_urls(ws: Workspace, person: Person, view: View) -> list[Json]:
    """docs.slack.dev, "Select menu of conversations": response_url_enabled, in input blocks of modals."""
    values, urls = values_of(view.blocks, view.state_values), []
    for block, element in elements_of(view.blocks):
        if block["type"] == "input" and element.get("response_url_enabled"):
            place = {"block_id": block["block_id"], "action_id": element["action_id"]}
            chosen = values[block["block_id"]][element["action_id"]][FIELDS[element["type"]][0]]
            if chosen:
                url = ws.response_urls.issue(ws, person.id, chosen)
                urls.append({**place, "channel_id": chosen, "response_url": url})
    return urls


@act
async def close_view(ws: Workspace, user_id: str, view_id: str, clear: bool = False) -> Outcome:
    """Cancel one view, or with clear the whole stack; the bot hears of it if the view asked for that."""
    person = person_of(ws, user_id)
    view = view_of(ws, person, view_id)
    if view.type == "home":
        raise NotPossible("Home cannot be closed.")
    cleared = clear or view.clear_on_close
    closing = list(reversed(ws.views[person.id])) if cleared else [view]
    if cleared:
        close_all(ws, person.id)
    else:
        close(ws, view)
    outcome = Outcome(True)
    for each in closing:
        if each.notify_on_close:
            payload = view_closed(ws, person, each, is_cleared=cleared)
            reply = await ws.courier.send_interaction(ws, payload)
            outcome = outcome_of(reply, "Closing", ws.config.ack_seconds)
    return outcome
