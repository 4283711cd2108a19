"""Files that somebody chooses in a form: taken at once, named in the form by their ids."""

from mimetypes import guess_type

from starlette.datastructures import UploadFile
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse

from sandbox.documents.kinds import File
from sandbox.documents.objects import file_json
from sandbox.page.screen import person_asked
from sandbox.people.acting import NotPossible
from sandbox.workspace import Json, Typed, Workspace

LARGEST = 20_000_000  # bytes; Slack takes 1 GB, which a sandbox need not keep in memory


async def upload(request: Request) -> JSONResponse:
    """A form with "as" and "file"; the answer is the file's id and name."""
    ws: Workspace = request.app.state.workspace
    async with request.form() as form:
        sent = form.get("file")
        me = person_asked(ws, str(form.get("as", "")))
        if not isinstance(sent, UploadFile) or not sent.filename:
            raise HTTPException(400, "There is no file.")
        if (sent.size or 0) > LARGEST:
            raise HTTPException(413, "This file is larger than 20 MB.")
        name, content = sent.filename, await sent.read()
    kind = guess_type(name)[0] or "application/octet-stream"
    file = File(ws.ids.new("F"), name, name, kind, len(content), content, me.id, int(ws.clock.now()))
    ws.files[file.id] = file
    return JSONResponse({"id": file.id, "name": file.name})


def with_files(ws: Workspace, values: Typed) -> Typed:
    """docs.slack.dev, "File input element": the state holds whole file objects, not ids."""
    return {
        block_id: {action_id: _whole(ws, value) for action_id, value in fields.items()}
        for block_id, fields in values.items()
    }


def _whole(ws: Workspace, value: Json) -> Json:
    if value["type"] != "file_input":
        return value
    unknown = [each for each in value["files"] if each not in ws.files]
    if unknown:
        raise NotPossible(f"There is no file {unknown[0]}.")
    return {**value, "files": [file_json(ws, ws.files[each]) for each in value["files"]]}
