"""Files and canvases as Slack spells them in JSON. docs.slack.dev, "File object"."""

from urllib.parse import quote

from sandbox.documents.kinds import Canvas, File
from sandbox.workspace import Channel, Json, Workspace

CANVAS_MIMETYPE = "application/vnd.slack-docs"
PRETTY = {"txt": "Plain Text", "text": "Plain Text", "md": "Markdown (raw)", "csv": "CSV", "json": "JSON"}


def files_of(ws: Workspace, ids: list[str]) -> list[Json]:
    """The files of a message; a deleted one leaves a tombstone."""
    return [document_json(ws, each) for each in ids if each in ws.files or each in ws.canvases]


def document_json(ws: Workspace, document_id: str) -> Json:
    """A canvas is a file to Slack. docs.slack.dev, "Canvases"."""
    if canvas := ws.canvases.get(document_id):
        return _tombstone(canvas.id) if canvas.deleted else canvas_json(ws, canvas)
    file = ws.files[document_id]
    return _tombstone(file.id) if file.deleted else file_json(ws, file)


def file_json(ws: Workspace, file: File) -> Json:
    kind = filetype(file)
    shown = {
        **_document(ws, file.id, file.title, file.uploader, file.created),
        "name": file.name,
        "mimetype": file.mimetype,
        "filetype": kind,
        "pretty_type": PRETTY.get(kind, kind.upper()),
        "editable": bool(file.snippet_type),
        "size": file.size,
        "mode": "snippet" if file.snippet_type else "hosted",
        "url_private": file_url(ws, file),
        "url_private_download": file_url(ws, file, "download/"),
        "permalink": f"{ws.config.address}/files/{file.uploader}/{file.id}/{quote(file.name)}",
        **_shares(ws, file.id, file.channels),
    }
    return shown | ({"alt_txt": file.alt_text} if file.alt_text else {})


def canvas_json(ws: Workspace, canvas: Canvas) -> Json:
    shared = [each for each in canvas.access if each in ws.channels]
    tab = [canvas.channel_id] if canvas.channel_id else []
    return {
        **_document(ws, canvas.id, canvas.title, canvas.creator, canvas.created),
        "name": canvas.title.replace(" ", "_") or "Untitled",
        "updated": canvas.edited_at,
        "mimetype": CANVAS_MIMETYPE,
        "filetype": "quip",
        "pretty_type": "Canvas",
        "editable": True,
        "size": len(canvas.markdown.encode()),
        "mode": "quip",
        "url_private": canvas_url(ws, canvas),
        "url_private_download": canvas_url(ws, canvas),
        "permalink": canvas_url(ws, canvas),
        "linked_channel_id": canvas.channel_id,
        **_shares(ws, canvas.id, [*tab, *shared]),
    }


def file_url(ws: Workspace, file: File, how: str = "") -> str:
    """url_private, or with "download/" the one that is always saved."""
    return f"{ws.config.address}/files-pri/{ws.team.id}-{file.id}/{how}{quote(file.name)}"


def canvas_url(ws: Workspace, canvas: Canvas) -> str:
    return f"{ws.config.address}/docs/{ws.team.id}/{canvas.id}"


def filetype(file: File) -> str:
    """Slack's short word for the kind: a snippet's language, or what the name ends in."""
    _, dot, ending = file.name.rpartition(".")
    return file.snippet_type or (ending.lower() if dot else "binary")


def _document(ws: Workspace, document_id: str, title: str, owner: str, created: int) -> Json:
    return {
        "id": document_id,
        "created": created,
        "timestamp": created,
        "title": title,
        "user": owner,
        "user_team": ws.people[owner].team_id if owner in ws.people else ws.team.id,
        "is_external": False,
        "external_type": "",
        "public_url_shared": False,
        "display_as_bot": False,
        "username": "",
        "comments_count": 0,
        "is_starred": False,
        "has_rich_preview": False,
        "file_access": "visible",
    }


def _shares(ws: Workspace, document_id: str, channel_ids: list[str]) -> Json:
    """Where it is shared, by kind of conversation, and in which messages."""
    channels = [ws.channels[each] for each in channel_ids if each in ws.channels]
    shares: Json = {}
    for channel in channels:
        posted = _posted(channel, document_id)
        if posted and channel.kind != "im":
            kind = "public" if channel.kind == "channel" else "private"
            shares.setdefault(kind, {})[channel.id] = posted
    return {
        "is_public": any(channel.kind == "channel" for channel in channels),
        "channels": [channel.id for channel in channels if channel.kind == "channel"],
        "groups": [channel.id for channel in channels if channel.kind not in ("channel", "im")],
        "ims": [channel.id for channel in channels if channel.kind == "im"],
        "shares": shares,
    }


def _posted(channel: Channel, document_id: str) -> list[Json]:
    return [
        {"ts": message.ts, "channel_name": channel.name, "reply_users": [], "reply_count": 0}
        for message in channel.messages
        if document_id in message.files
    ]


def _tombstone(document_id: str) -> Json:
    return {"id": document_id, "mode": "tombstone"}
