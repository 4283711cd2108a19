"""/sandbox/state: the whole workspace to download, to load, and to save where --state said."""

from starlette.requests import Request
from starlette.responses import JSONResponse

from sandbox.people.acting import NotPossible
from sandbox.scheduling import wait_for_all
from sandbox.state.file import parsed, save
from sandbox.state.snapshot import StateRefused, restore, taken
from sandbox.workspace import Workspace


async def show_state(request: Request) -> JSONResponse:
    headers = {
        "content-disposition": 'attachment; filename="sandbox-state.json"',
        "cache-control": "no-store",
    }
    return JSONResponse(taken(_workspace(request)), headers=headers)


async def load_state(request: Request) -> JSONResponse:
    ws = _workspace(request)
    try:
        restore(ws, parsed(await request.body()))
    except StateRefused as refused:
        raise NotPossible(str(refused)) from None
    wait_for_all(ws)
    return JSONResponse({"ok": True, "people": len(ws.people), "channels": len(ws.channels)})


async def save_state(request: Request) -> JSONResponse:
    ws = _workspace(request)
    path = ws.config.state
    if path is None:
        raise NotPossible("There is no state file; start the sandbox with --state FILE.")
    try:
        save(ws, path)
    except OSError as problem:
        raise NotPossible(f"{path} cannot be written ({problem.strerror}).") from None
    return JSONResponse({"ok": True, "file": str(path)})


def _workspace(request: Request) -> Workspace:
    ws: Workspace = request.app.state.workspace
    return ws
