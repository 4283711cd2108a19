"""canvases.edit: one change a call. docs.slack.dev, canvases.edit."""

from typing import Any

from sandbox.api.arguments import invalid_arguments, structure
from sandbox.api.canvases import markdown_of, reachable_canvas
from sandbox.api.registry import Refused, Request, method
from sandbox.documents.canvases import is_too_large, problem_in, sections_of
from sandbox.documents.kinds import Canvas, Section
from sandbox.workspace import Json

NEEDS_SECTION = {"insert_after", "insert_before", "delete"}
NEEDS_CONTENT = {"insert_after", "insert_before", "insert_at_start", "insert_at_end", "replace"}
OPERATIONS = NEEDS_SECTION | NEEDS_CONTENT | {"rename"}


@method("canvases.edit")
def edit(request: Request) -> Json:
    ws, canvas = request.ws, reachable_canvas(request, "write")
    change = _only_change(request)
    operation = change.get("operation")
    if operation not in OPERATIONS:
        raise invalid_arguments("must be a valid enum value [json-pointer:/changes/0/operation]")
    if operation == "rename":
        canvas.title = markdown_of(change.get("title_content"), "/changes/0/title_content")
    else:
        place = _place(canvas, change) if operation in NEEDS_SECTION or "section_id" in change else None
        new = _content(request, change) if operation in NEEDS_CONTENT else []
        _apply(canvas, operation, place, new)
    canvas.edited_at = int(ws.clock.now())
    ws.changes.publish("channel", channel_id=canvas.channel_id)
    return {}


def _only_change(request: Request) -> Json:
    changes: Any = structure(request, "changes", "invalid_arguments")
    if not isinstance(changes, list) or len(changes) != 1 or not isinstance(changes[0], dict):
        raise invalid_arguments("must be an array with exactly one change [json-pointer:/changes]")
    change: Json = changes[0]
    return change


def _place(canvas: Canvas, change: Json) -> int:
    wanted = change.get("section_id")
    if not wanted:
        raise invalid_arguments("missing required field: section_id [json-pointer:/changes/0]")
    for place, section in enumerate(canvas.sections):
        if section.id == wanted:
            return place
    raise Refused("canvas_editing_failed", detail=f"section {wanted} not found")


def _content(request: Request, change: Json) -> list[Section]:
    markdown = markdown_of(change.get("document_content"), "/changes/0/document_content")
    if is_too_large(markdown):
        raise Refused("canvas_too_large")
    if problem := problem_in(markdown):
        raise Refused("canvas_editing_failed", detail=problem)
    return sections_of(request.ws, markdown)


def _apply(canvas: Canvas, operation: str, place: int | None, new: list[Section]) -> None:
    """Without a section "replace" is for the whole canvas."""
    at = 0 if place is None else place
    match operation:
        case "insert_at_start":
            canvas.sections[:0] = new
        case "insert_at_end":
            canvas.sections += new
        case "insert_before":
            canvas.sections[at:at] = new
        case "insert_after":
            canvas.sections[at + 1 : at + 1] = new
        case "replace" if place is None:
            canvas.sections = new
        case _:
            canvas.sections[at : at + 1] = new
