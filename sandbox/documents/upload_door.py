"""Where a file's bytes are posted to, between the first and the third step of an upload."""

from starlette.types import Receive, Scope, Send

from sandbox.line import Answer, Asked, asked_of, carry, text_answer
from sandbox.multipart import read_parts
from sandbox.workspace import Workspace


class UploadDoor:
    """Answers /upload/v1/{ending}; raw or multipart. docs.slack.dev, files.getUploadURLExternal."""

    def __init__(self, ws: Workspace) -> None:
        self.ws = ws

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        asked = await asked_of(scope, receive, "upload", "upload")
        await carry(
            self.ws, asked, receive, send, read=lambda: _read(asked), work=lambda: _take(self.ws, asked)
        )


def _take(ws: Workspace, asked: Asked) -> Answer:
    """As many bytes as were announced, once."""
    _read(asked)
    upload = ws.uploads.get(asked.path.rpartition("/")[2])
    if upload is None or upload.arrived:
        return text_answer("Upload not found", 404)
    try:
        content = _content(asked)
    except ValueError:
        return text_answer("The form cannot be read", 400)
    if len(content) != upload.length:
        return text_answer(f"Expected {upload.length} bytes, got {len(content)}", 400)
    upload.file.content, upload.arrived = content, True
    return text_answer(f"OK - {len(content)}")


def _content(asked: Asked) -> bytes:
    if not asked.content_type.startswith("multipart/form-data"):
        return asked.body
    fields, files = read_parts(asked.content_type, asked.body)
    return (*files, *(text.encode() for text in fields.values()), b"")[0]


def _read(asked: Asked) -> None:
    """The bytes themselves would only fill the journal."""
    asked.arguments = {"bytes": len(asked.body)}
