"""views.open, views.push, views.update, views.publish."""

from sandbox.api.arguments import invalid_arguments, structure, text
from sandbox.api.refusals import check_view
from sandbox.api.registry import Refused, Request, method
from sandbox.blocks.sizes import view_is_too_large
from sandbox.objects import view_json
from sandbox.triggers import TriggerRefused
from sandbox.view_stack import DEEPEST, find_view, open_view, publish_home, push_view, update_view
from sandbox.workspace import Json, View


@method("views.open")
def open_modal(request: Request) -> Json:
    content = _modal(request)
    user_id = _redeem(request)
    return _shown(request, open_view(request.ws, user_id, content))


@method("views.push")
def push_modal(request: Request) -> Json:
    ws, content = request.ws, _modal(request)
    user_id = _redeem(request)
    stack = ws.views.get(user_id)
    if not stack:
        raise Refused("not_found")
    if len(stack) >= DEEPEST:
        raise Refused("push_limit_reached")
    return _shown(request, push_view(ws, user_id, content))


@method("views.update")
def update(request: Request) -> Json:
    ws, content = request.ws, _content(request)
    view_id, external_id = text(request, "view_id"), text(request, "external_id")
    if bool(view_id) == bool(external_id):
        both = "Cannot provide both `view_id` and `external_id`"
        raise invalid_arguments(both if view_id else "missing required field: view_id")
    view = find_view(ws, view_id=view_id, external_id=external_id)
    if view is None:
        raise Refused("not_found")
    if content["type"] != view.type:
        raise invalid_arguments("must match the `type` of the view being updated [json-pointer:/view/type]")
    _check_hash(request, view)
    _check_external_id(request, content, view)
    return _shown(request, update_view(ws, view, content))


@method("views.publish")
def publish(request: Request) -> Json:
    ws, content = request.ws, _content(request)
    person = ws.people.get(text(request, "user_id"))
    if content["type"] != "home":
        raise invalid_arguments("must be a valid enum value [json-pointer:/view/type]")
    if person is None or person.is_bot or person.team_id != ws.team.id:
        raise invalid_arguments("invalid `user_id`")
    current = ws.homes.get(person.id)
    if current:
        _check_hash(request, current)
    _check_external_id(request, content, current)
    return _shown(request, publish_home(ws, person.id, content))


def _modal(request: Request) -> Json:
    content = _content(request)
    if content["type"] != "modal":
        raise invalid_arguments("must be a valid enum value [json-pointer:/view/type]")
    _check_external_id(request, content, None)
    return content


def _content(request: Request) -> Json:
    given = structure(request, "view", "invalid_arguments")
    if view_is_too_large(given):
        raise Refused("view_too_large")
    return check_view(given, request.ws.config.without)


def _redeem(request: Request) -> str:
    """The person whose click this trigger_id came from."""
    trigger_id = text(request, "trigger_id")
    if not trigger_id:
        raise invalid_arguments("missing required field: trigger_id")
    try:
        return request.ws.triggers.redeem(trigger_id).user_id
    except TriggerRefused as refused:
        raise Refused(refused.code) from None


def _check_hash(request: Request, view: View) -> None:
    expected = text(request, "hash")
    if expected and expected != view.hash:
        raise Refused("hash_conflict")


def _check_external_id(request: Request, content: Json, own: View | None) -> None:
    """external_id is unique among all views of the team."""
    external_id = content.get("external_id")
    if external_id and find_view(request.ws, external_id=external_id) not in (None, own):
        raise Refused("duplicate_external_id")


def _shown(request: Request, view: View) -> Json:
    return {"view": view_json(request.ws, view)}
