"""bookmarks.add, edit, list and remove: the links above a channel."""

import re
from dataclasses import replace

from sandbox.api.arguments import text
from sandbox.api.lookup import joined_channel
from sandbox.api.registry import Refused, Request, method
from sandbox.workspace import Bookmark, Channel, Json

MOST_BOOKMARKS = 100  # methods.json, bookmarks.add: too_many_bookmarks
EMOJI = re.compile(r":[a-z0-9_+'-]+:")


@method("bookmarks.add")
def add(request: Request) -> Json:
    ws, channel = request.ws, _channel(request)
    if text(request, "type") != "link":
        raise Refused("invalid_bookmark_type")
    if len(channel.bookmarks) >= MOST_BOOKMARKS:
        raise Refused("too_many_bookmarks")
    bookmark = Bookmark(
        ws.ids.new("Bk"),
        text(request, "title"),
        _link(request),
        _emoji(request),
        int(ws.clock.now()),
        request.actor.id,
    )
    return _kept(request, channel, [*channel.bookmarks, bookmark], bookmark)


@method("bookmarks.edit")
def edit(request: Request) -> Json:
    """What is not given stays as it is."""
    channel = _channel(request)
    old = _named(request, channel)
    new = replace(
        old,
        title=text(request, "title") or old.title,
        link=_link(request) if text(request, "link") else old.link,
        emoji=_emoji(request) or old.emoji,
        by=request.actor.id,
        updated=int(request.ws.clock.now()),
    )
    return _kept(request, channel, [new if each is old else each for each in channel.bookmarks], new)


@method("bookmarks.list")
def listing(request: Request) -> Json:
    channel = _channel(request)
    return {"bookmarks": [_shown(request, channel, each) for each in channel.bookmarks]}


@method("bookmarks.remove")
def remove(request: Request) -> Json:
    channel = _channel(request)
    gone = _named(request, channel)
    _kept(request, channel, [each for each in channel.bookmarks if each is not gone], gone)
    return {}


def _channel(request: Request) -> Channel:
    return joined_channel(request, "channel_id", "access_denied")


def _named(request: Request, channel: Channel) -> Bookmark:
    wanted = text(request, "bookmark_id")
    for bookmark in channel.bookmarks:
        if bookmark.id == wanted:
            return bookmark
    raise Refused("not_found")


def _link(request: Request) -> str:
    link = text(request, "link")
    if not link.startswith(("https://", "http://")):
        raise Refused("invalid_link")
    return link


def _emoji(request: Request) -> str:
    emoji = text(request, "emoji")
    if emoji and not EMOJI.fullmatch(emoji):
        raise Refused("invalid_emoji")
    return emoji


def _kept(request: Request, channel: Channel, bookmarks: list[Bookmark], changed: Bookmark) -> Json:
    channel.bookmarks = bookmarks
    request.ws.changes.publish("channel", channel_id=channel.id)
    return {"bookmark": _shown(request, channel, changed)}


def _shown(request: Request, channel: Channel, bookmark: Bookmark) -> Json:
    return {
        "id": bookmark.id,
        "channel_id": channel.id,
        "title": bookmark.title,
        "link": bookmark.link,
        "emoji": bookmark.emoji,
        "icon_url": None,
        "type": "link",
        "entity_id": None,
        "date_created": bookmark.at,
        "date_updated": bookmark.updated,
        "rank": "",
        "last_updated_by_user_id": bookmark.by,
        "last_updated_by_team_id": request.ws.team.id,
        "shortcut_id": None,
        "app_id": request.ws.app_id,
    }
