"""bookmarks.add."""

from sandbox.api.arguments import text
from sandbox.api.lookup import joined_channel
from sandbox.api.registry import Refused, Request, method
from sandbox.workspace import Bookmark, Json

MOST_BOOKMARKS = 100  # methods.json, bookmarks.add: too_many_bookmarks


@method("bookmarks.add")
def add(request: Request) -> Json:
    ws, channel = request.ws, joined_channel(request, "channel_id")
    if text(request, "type") != "link":
        raise Refused("invalid_bookmark_type")
    if not text(request, "link").startswith(("https://", "http://")):
        raise Refused("invalid_link")
    if len(channel.bookmarks) >= MOST_BOOKMARKS:
        raise Refused("too_many_bookmarks")
    bookmark = Bookmark(
        ws.ids.new("Bk"),
        text(request, "title"),
        text(request, "link"),
        text(request, "emoji"),
        int(ws.clock.now()),
    )
    channel.bookmarks.append(bookmark)
    ws.changes.publish("channel", channel_id=channel.id)
    return {
        "bookmark": {
            "id": bookmark.id,
            "channel_id": channel.id,
            "title": bookmark.title,
            "link": bookmark.link,
            "emoji": bookmark.emoji,
            "type": "link",
            "date_created": bookmark.at,
            "app_id": ws.app_id,
        }
    }
