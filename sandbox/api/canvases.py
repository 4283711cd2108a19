"""canvases.create and delete, conversations.canvases.create, canvases.access.set, sections.lookup."""

from typing import Any

from sandbox.api.arguments import invalid_arguments, names_in, structure, text
from sandbox.api.lookup import known_channel
from sandbox.api.registry import Refused, Request, method
from sandbox.documents.canvases import access_of, heading_of, is_too_large, new_canvas, problem_in
from sandbox.documents.kinds import Canvas, CanvasAccess
from sandbox.workspace import Channel, Json

LEVELS: tuple[CanvasAccess, ...] = ("read", "write", "owner")
SECTION_TYPES = {"any_header", "h1", "h2", "h3"}


@method("canvases.create")
def create(request: Request) -> Json:
    channel = _tab_channel(request) if text(request, "channel_id") else None
    return _created(request, channel)


@method("conversations.canvases.create")
def create_in_channel(request: Request) -> Json:
    """A channel has one canvas of its own."""
    channel = _tab_channel(request)
    canvases = request.ws.canvases.values()
    if any(each.channel_id == channel.id and not each.deleted for each in canvases):
        raise Refused("channel_canvas_already_exists")
    return _created(request, channel)


@method("canvases.delete")
def delete(request: Request) -> Json:
    canvas = reachable_canvas(request, "write")
    canvas.deleted = True
    request.ws.changes.publish("channel", channel_id=canvas.channel_id)
    return {}


@method("canvases.access.set")
def set_access(request: Request) -> Json:
    """Channels or people, and only people can own. docs.slack.dev, canvases.access.set."""
    ws, canvas = request.ws, reachable_canvas(request, "write")
    level, channels, users = _level(request), names_in(request, "channel_ids"), names_in(request, "user_ids")
    if bool(channels) == bool(users):
        raise Refused("invalid_parameters")
    if level == "owner" and channels:
        raise invalid_arguments("only users can be owners [json-pointer:/channel_ids]")
    if not ws.channels.keys() >= set(channels):
        raise Refused("channel_not_found")
    if not ws.people.keys() >= set(users):
        raise Refused("user_not_found")
    if level == "owner":
        _hand_over(request, canvas, users)
    direct = [each for each in channels if ws.channels[each].kind in ("im", "mpim")]
    canvas.access |= dict.fromkeys((each for each in (*channels, *users) if each not in direct), level)
    return {"failed_to_update_channel_ids": direct} if direct else {}


@method("canvases.sections.lookup")
def look_up_sections(request: Request) -> Json:
    canvas = request.ws.canvases.get(text(request, "canvas_id"))
    if canvas and canvas.deleted:
        raise Refused("canvas_deleted")
    canvas = reachable_canvas(request, "read")
    criteria: Any = structure(request, "criteria", "invalid_arguments")
    types, words = _criteria(criteria)
    found = [
        section.id
        for section in canvas.sections
        if (not types or heading_of(section) in types) and words in section.markdown
    ]
    return {"sections": [{"id": each} for each in found]}


def reachable_canvas(request: Request, need: CanvasAccess) -> Canvas:
    """A canvas that the caller may read, or also write. methods.json: canvas_not_found, restricted_action."""
    canvas = request.ws.canvases.get(text(request, "canvas_id"))
    level = access_of(request.ws, canvas, request.actor) if canvas and not canvas.deleted else None
    if canvas is None or level is None:
        raise Refused("canvas_not_found")
    if need == "write" and level == "read":
        raise Refused("restricted_action")
    return canvas


def markdown_of(content: Any, pointer: str) -> str:
    """The markdown of a document_content object."""
    if not isinstance(content, dict) or content.get("type") != "markdown":
        raise invalid_arguments(f"must be a valid enum value [json-pointer:{pointer}/type]")
    if not isinstance(content.get("markdown"), str):
        raise invalid_arguments(f"must be a string [json-pointer:{pointer}/markdown]")
    markdown: str = content["markdown"]
    return markdown


def _created(request: Request, channel: Channel | None) -> Json:
    content = structure(request, "document_content", "invalid_arguments")
    markdown = "" if content is None else markdown_of(content, "/document_content")
    if is_too_large(markdown):
        raise Refused("canvas_creation_failed", detail="the content is too large")
    if problem := problem_in(markdown):
        raise Refused("canvas_creation_failed", detail=problem)
    canvas = new_canvas(request.ws, request.actor, text(request, "title"), markdown, channel)
    return {"canvas_id": canvas.id}


def _tab_channel(request: Request) -> Channel:
    channel = known_channel(request, "channel_id")
    if request.actor.id not in channel.members:
        raise Refused("restricted_action")
    return channel


def _hand_over(request: Request, canvas: Canvas, users: list[str]) -> None:
    """Only the owner can name another one, and only of the canvas' own team."""
    ws = request.ws
    strangers = [each for each in users if ws.people[each].team_id != ws.team.id]
    if canvas.access.get(request.actor.id) != "owner" or strangers:
        raise Refused("restricted_action")
    canvas.access[request.actor.id] = "write"


def _level(request: Request) -> CanvasAccess:
    for level in LEVELS:
        if level == text(request, "access_level"):
            return level
    raise invalid_arguments("must be a valid enum value [json-pointer:/access_level]")


def _criteria(given: Any) -> tuple[set[str], str]:
    """Kinds of heading, words, or both; "any_header" is all three."""
    types = given.get("section_types", []) if isinstance(given, dict) else None
    words = given.get("contains_text", "") if isinstance(given, dict) else ""
    if not isinstance(types, list) or not SECTION_TYPES.issuperset(map(str, types)):
        raise invalid_arguments("must be a valid enum value [json-pointer:/criteria/section_types]")
    if not isinstance(words, str) or not (types or words):
        raise invalid_arguments("must provide section_types or contains_text [json-pointer:/criteria]")
    return {"h1", "h2", "h3"} if "any_header" in types else set(types), words
