"""POST /sandbox/act/…: what people do with channels and with messages."""

from collections.abc import Awaitable, Callable

from sandbox.control.finding import channel_in, resolve_person, user_in
from sandbox.people import deeds
from sandbox.people.acting import Outcome
from sandbox.workspace import Json, Workspace

Act = Callable[[Workspace, Json], Awaitable[Outcome]]


async def edit(ws: Workspace, body: Json) -> Outcome:
    return await deeds.edit_message(ws, *_message(ws, body), body["text"])


async def delete(ws: Workspace, body: Json) -> Outcome:
    return await deeds.delete_message(ws, *_message(ws, body))


async def react(ws: Workspace, body: Json) -> Outcome:
    return await deeds.toggle_reaction(ws, *_message(ws, body), body["name"])


async def pin(ws: Workspace, body: Json) -> Outcome:
    return await deeds.toggle_pin(ws, *_message(ws, body))


async def read(ws: Workspace, body: Json) -> Outcome:
    return await deeds.read(ws, *_channel(ws, body))


async def invite(ws: Workspace, body: Json) -> Outcome:
    return await deeds.invite(ws, *_channel(ws, body), resolve_person(ws, body["invited"]))


async def remove(ws: Workspace, body: Json) -> Outcome:
    return await deeds.remove_from_channel(ws, *_channel(ws, body), resolve_person(ws, body["removed"]))


async def leave(ws: Workspace, body: Json) -> Outcome:
    return await deeds.leave_channel(ws, *_channel(ws, body))


async def archive(ws: Workspace, body: Json) -> Outcome:
    return await deeds.archive_channel(ws, *_channel(ws, body))


async def unarchive(ws: Workspace, body: Json) -> Outcome:
    return await deeds.unarchive_channel(ws, *_channel(ws, body))


async def rename(ws: Workspace, body: Json) -> Outcome:
    return await deeds.rename_channel(ws, *_channel(ws, body), body["name"])


def _channel(ws: Workspace, body: Json) -> tuple[str, str]:
    return user_in(ws, body), channel_in(ws, body)


def _message(ws: Workspace, body: Json) -> tuple[str, str, str]:
    return user_in(ws, body), channel_in(ws, body), body["message_ts"]


ROOM_ACTS: dict[str, Act] = {
    "edit": edit,
    "delete": delete,
    "react": react,
    "pin": pin,
    "read": read,
    "invite": invite,
    "remove": remove,
    "leave": leave,
    "archive": archive,
    "unarchive": unarchive,
    "rename": rename,
}
