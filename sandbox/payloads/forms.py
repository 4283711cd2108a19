"""A form is sent or closed."""

from sandbox.objects import view_json
from sandbox.payloads.heading import heading
from sandbox.workspace import Json, Person, View, Workspace


def view_submission(
    ws: Workspace, person: Person, view: View, *, trigger_id: str, response_urls: list[Json]
) -> Json:
    """response_urls: one for each channel that was chosen in a menu with response_url_enabled."""
    return {
        **heading(ws, "view_submission", person, own_team=True),
        "trigger_id": trigger_id,
        "view": view_json(ws, view),
        "response_urls": response_urls,
    }


def view_closed(ws: Workspace, person: Person, view: View, *, is_cleared: bool) -> Json:
    return {
        **heading(ws, "view_closed", person, own_team=True),
        "view": view_json(ws, view),
        "is_cleared": is_cleared,
    }
