"""files.*: the first and the third step of an upload, info and delete."""

from typing import Any

from sandbox.api.arguments import invalid_arguments, names_in, number, structure, text
from sandbox.api.content import keep_pace, message_blocks, thread_parent
from sandbox.api.lookup import joined_channel
from sandbox.api.registry import Refused, Request, method
from sandbox.documents.canvases import access_of
from sandbox.documents.kinds import File
from sandbox.documents.objects import document_json
from sandbox.documents.uploading import begin
from sandbox.posting import announce, post
from sandbox.workspace import Channel, Json

LONGEST_ALT_TEXT = 1_000  # slack-api-ref, files.getUploadURLExternal: alt_txt_too_large
LARGEST_SNIPPET = 1_000_000  # slack-api-ref, files.getUploadURLExternal: snippet_too_large
LARGEST_FILE = 1_000_000_000  # Slack's help centre, "Add files to Slack": up to 1 GB
MOST_CHANNELS = 100  # methods.json, files.completeUploadExternal: channels_limit_exceeded


@method("files.getUploadURLExternal")
def get_upload_url(request: Request) -> Json:
    length = number(request, "length", "invalid_arguments")
    alt_text, snippet_type = text(request, "alt_txt"), text(request, "snippet_type")
    if not length:
        raise Refused("missing_argument")
    if length > LARGEST_FILE:
        raise Refused("file_upload_size_restricted")
    if snippet_type and length > LARGEST_SNIPPET:
        raise Refused("snippet_too_large")
    if len(alt_text) > LONGEST_ALT_TEXT:
        raise Refused("alt_txt_too_large")
    file, address = begin(
        request.ws,
        request.actor,
        text(request, "filename"),
        length,
        alt_text,
        snippet_type,
    )
    return {"upload_url": address, "file_id": file.id}


@method("files.completeUploadExternal")
def complete_upload(request: Request) -> Json:
    """One message in each channel brings all the files. docs.slack.dev, files.completeUploadExternal."""
    channels = _channels(request)
    files = _arrived(request)
    blocks = message_blocks(request)
    if blocks and text(request, "initial_comment"):
        raise invalid_arguments("cannot provide both `initial_comment` and `blocks`")
    places = [(channel, thread_parent(request, channel)) for channel in channels]
    for channel in channels:
        keep_pace(request, channel)
    _keep(request, files)
    for channel, thread_ts in places:
        _share(request, channel, thread_ts, files, blocks or [])
    return {"files": [document_json(request.ws, file.id) for file in files]}


@method("files.info")
def info(request: Request) -> Json:
    file = _known(request, text(request, "file"))
    shown: Json = {"file": document_json(request.ws, text(request, "file")), "comments": []}
    if file and file.snippet_type:
        shown["content"] = file.content.decode(errors="replace")
    return shown


@method("files.delete")
def delete(request: Request) -> Json:
    ws, file = request.ws, request.ws.files.get(text(request, "file"))
    if file is None:
        raise Refused("file_not_found")
    if file.deleted:
        raise Refused("file_deleted")
    if file.uploader != request.actor.id:
        raise Refused("cant_delete_file")
    file.deleted, file.content = True, b""
    for channel_id in file.channels:
        channel = ws.channels[channel_id]
        for message in channel.messages:
            if file.id in message.files:
                announce(ws, channel, message)
    return {}


def _known(request: Request, document_id: str) -> File | None:
    """The file, None for a canvas; what the caller cannot see is not found."""
    ws, me = request.ws, request.actor
    if canvas := ws.canvases.get(document_id):
        if canvas.deleted:
            raise Refused("file_deleted")
        if access_of(ws, canvas, me) is None:
            raise Refused("file_not_found")
        return None
    file = ws.files.get(document_id)
    shared = [ws.channels[each] for each in file.channels] if file else []
    seen = any(channel.kind == "channel" or me.id in channel.members for channel in shared)
    if file is None or (file.uploader != me.id and not seen):
        raise Refused("file_not_found")
    if file.deleted:
        raise Refused("file_deleted")
    return file


def _channels(request: Request) -> list[Channel]:
    wanted = names_in(request, "channels") or names_in(request, "channel_id")
    if len(wanted) > MOST_CHANNELS:
        raise Refused("channels_limit_exceeded")
    channels = []
    for each in wanted:
        request.arguments["channel_id"] = each
        channels.append(joined_channel(request, "channel_id"))
    if any(channel.is_archived for channel in channels):
        raise Refused("posting_to_channel_denied")
    return channels


def _arrived(request: Request) -> list[File]:
    """The named files, each once uploaded by the caller and now titled."""
    given: Any = structure(request, "files", "invalid_arguments")
    if not isinstance(given, list) or not given or not all(isinstance(each, dict) for each in given):
        raise invalid_arguments("must be an array of objects [json-pointer:/files]")
    uploads = {upload.file.id: upload for upload in request.ws.uploads.values() if upload.arrived}
    files = []
    for each in given:
        upload = uploads.get(str(each.get("id")))
        if upload is None:
            raise Refused("file_not_found")
        if upload.file.uploader != request.actor.id:
            raise Refused("access_denied")
        upload.file.title = str(each.get("title") or upload.file.name)
        files.append(upload.file)
    return files


def _keep(request: Request, files: list[File]) -> None:
    """From now on they are the workspace's, and nothing can be uploaded to them."""
    ws = request.ws
    ws.uploads = {ending: upload for ending, upload in ws.uploads.items() if upload.file not in files}
    ws.files |= {file.id: file for file in files}


def _share(
    request: Request, channel: Channel, thread_ts: str | None, files: list[File], blocks: list[Json]
) -> None:
    for file in files:
        file.channels.append(channel.id)
    post(
        request.ws,
        channel,
        request.actor.id,
        text(request, "initial_comment"),
        blocks=blocks,
        thread_ts=thread_ts,
        files=[file.id for file in files],
        by_app=True,
    )
