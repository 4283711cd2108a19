"""Modals and Homes come, change and go: what the Web API and the bot's acknowledgements share."""

from typing import Literal

from sandbox.blocks.fill import fill_in_ids
from sandbox.blocks.state import keep_what_stays
from sandbox.workspace import Json, View, Workspace

DEEPEST = 3  # docs.slack.dev, "Modals": a stack holds up to three views


def open_view(ws: Workspace, user_id: str, content: Json) -> View:
    """A new modal; whatever stack the person had is gone."""
    view = _new_view(ws, user_id, "modal", content)
    view.root_view_id = view.id
    ws.views[user_id] = [view]
    return _announced(ws, view)


def push_view(ws: Workspace, user_id: str, content: Json) -> View:
    """A modal on top of the person's stack, which must not be empty or full."""
    stack = ws.views[user_id]
    view = _new_view(ws, user_id, "modal", content)
    view.root_view_id, view.previous_view_id = stack[0].id, stack[-1].id
    stack.append(view)
    return _announced(ws, view)


def update_view(ws: Workspace, view: View, content: Json) -> View:
    """What the person typed stays where block_id and action_id stay. docs.slack.dev, views.update."""
    _fill(view, content, ws)
    view.state_values = keep_what_stays(view.blocks, view.state_values)
    view.errors = {}
    return _announced(ws, view)


def publish_home(ws: Workspace, user_id: str, content: Json) -> View:
    view = ws.homes.get(user_id)
    if view:
        return update_view(ws, view, content)
    view = ws.homes[user_id] = _new_view(ws, user_id, "home", content)
    view.root_view_id = view.id
    return _announced(ws, view)


def close(ws: Workspace, view: View) -> None:
    """Take one view off the stack; the one beneath shows again."""
    stack = ws.views.get(view.user_id, [])
    if view in stack:
        stack.remove(view)
        ws.changes.publish("view", user_id=view.user_id)


def close_all(ws: Workspace, user_id: str) -> None:
    if ws.views.pop(user_id, None):
        ws.changes.publish("view", user_id=user_id)


def find_view(ws: Workspace, *, view_id: str = "", external_id: str = "") -> View | None:
    """An open modal or a published Home, by either id."""
    everything = [view for stack in ws.views.values() for view in stack] + list(ws.homes.values())
    for view in everything:
        if (view_id and view.id == view_id) or (external_id and view.external_id == external_id):
            return view
    return None


def _new_view(ws: Workspace, user_id: str, kind: Literal["modal", "home"], content: Json) -> View:
    view = View(id=ws.ids.new("V"), type=kind, user_id=user_id, blocks=[], hash="")
    _fill(view, content, ws)
    return view


def _fill(view: View, content: Json, ws: Workspace) -> None:
    view.blocks = fill_in_ids(content["blocks"], ws.ids)
    view.title, view.submit, view.close = (
        {"emoji": True, **content[name]} if content.get(name) else None
        for name in ("title", "submit", "close")
    )
    view.callback_id = content.get("callback_id", "")
    view.private_metadata = content.get("private_metadata", "")
    view.external_id = content.get("external_id", "")
    view.clear_on_close = content.get("clear_on_close", False)
    view.notify_on_close = content.get("notify_on_close", False)
    view.submit_disabled = content.get("submit_disabled", False)
    view.hash = f"{int(ws.clock.now())}.{ws.ids.short()}"


def _announced(ws: Workspace, view: View) -> View:
    ws.changes.publish("home" if view.type == "home" else "view", user_id=view.user_id)
    return view
