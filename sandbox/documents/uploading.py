"""The first step of an upload: a file without bytes, and the address that they belong to."""

import mimetypes
import secrets

from sandbox.documents.kinds import File, Upload
from sandbox.workspace import Person, Workspace


def begin(
    ws: Workspace, uploader: Person, name: str, length: int, alt_text: str, snippet_type: str
) -> tuple[File, str]:
    """A file without bytes yet, and where to send them."""
    kind = "text/plain" if snippet_type else mimetypes.guess_type(name)[0]
    file = File(
        id=ws.ids.new("F"),
        name=name,
        title=name,
        mimetype=kind or "application/octet-stream",
        size=length,
        content=b"",
        uploader=uploader.id,
        created=int(ws.clock.now()),
        alt_text=alt_text,
        snippet_type=snippet_type,
    )
    ending = secrets.token_urlsafe(24)
    ws.uploads[ending] = Upload(file, length)
    return file, f"{ws.config.address}/upload/v1/{ending}"
