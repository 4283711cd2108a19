"""A file's bytes at its url_private, and a canvas at its permalink."""

from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.routing import Route

from sandbox.documents.kinds import Canvas, File
from sandbox.workspace import Workspace

# What a browser may show by itself; all else, HTML and SVG too, is only saved.
SHOWN = frozenset({"image/png", "image/jpeg", "image/gif", "image/webp", "text/plain"})
# Nothing that somebody uploaded may act as the sandbox's own page.
HARMLESS = {
    "content-security-policy": "default-src 'none'; sandbox",
    "x-content-type-options": "nosniff",
    "cache-control": "private, no-cache",
}


async def file_bytes(request: Request) -> Response:
    """docs.slack.dev, "File object": url_private wants a token; whoever has none is sent to sign in."""
    ws: Workspace = request.app.state.workspace
    file = ws.files.get(request.path_params["file"])
    if file is None or file.deleted or file.name != request.path_params["name"].removeprefix("download/"):
        return PlainTextResponse("File not found", 404)
    if not _may_read(request):
        return RedirectResponse(f"{ws.config.address}/?redir={request.url.path}", 302)
    return _content(file, saved=request.path_params["name"].startswith("download/"))


async def canvas_text(request: Request) -> Response:
    ws: Workspace = request.app.state.workspace
    canvas = ws.canvases.get(request.path_params["canvas"])
    if canvas is None or canvas.deleted:
        return PlainTextResponse("Canvas not found", 404)
    return PlainTextResponse(_written(canvas), headers=HARMLESS)


def _may_read(request: Request) -> bool:
    """The app by its token, a person by looking at the sandbox's own page."""
    ws: Workspace = request.app.state.workspace
    given = request.headers.get("authorization", "").removeprefix("Bearer ").strip()
    if not given:
        return request.headers.get("sec-fetch-site") in ("same-origin", "none")
    token = ws.tokens.get(given)
    return token is not None and not token.refusal and (token.scopes is None or "files:read" in token.scopes)


def _content(file: File, *, saved: bool) -> Response:
    shown = file.mimetype in SHOWN and not saved
    disposition = f"{'inline' if shown else 'attachment'}; filename*=utf-8''{quote(file.name, safe='')}"
    charset = "; charset=utf-8" if file.mimetype.startswith("text/") else ""
    headers = {"content-type": file.mimetype + charset, "content-disposition": disposition}
    return Response(file.content, headers=HARMLESS | headers)


def _written(canvas: Canvas) -> str:
    return f"# {canvas.title}\n\n{canvas.markdown}\n" if canvas.title else f"{canvas.markdown}\n"


routes = [
    Route("/files-pri/{team}-{file}/{name:path}", file_bytes),
    Route("/files/{uploader}/{file}/{name:path}", file_bytes),
    Route("/docs/{team}/{canvas}", canvas_text),
]
