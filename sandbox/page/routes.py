"""The page's addresses: the page itself, its parts, what can be done, and what changed."""

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from sandbox.page import panel
from sandbox.page.acts import act
from sandbox.page.events import stream
from sandbox.page.rendering import render
from sandbox.page.screen import open_screen
from sandbox.page.static_files import static_file
from sandbox.page.uploads import upload

PARTS = frozenset({"sidebar", "header", "messages", "thread", "home", "views", "canvas"})
SAFETY = {
    "cache-control": "no-store",
    "content-security-policy": "default-src 'self'; img-src * data:; style-src 'self' 'unsafe-inline'; "
    "frame-ancestors 'none'; base-uri 'none'; form-action 'self'",
    "referrer-policy": "no-referrer",
    "x-content-type-options": "nosniff",
}


async def whole_page(request: Request) -> Response:
    """The address always says who looks at what, so that two tabs can be two people."""
    screen, asked = open_screen(request), request.query_params
    if asked.get("as") != screen.me.id or (screen.channel and not asked.get("channel") and not screen.tab):
        return RedirectResponse(screen.here(), 303)
    return HTMLResponse(render("page.html.j2", screen), headers=SAFETY)


async def parts(request: Request) -> HTMLResponse:
    """The parts named in ?parts=sidebar,messages, each an element whose id is already on the page."""
    wanted = request.query_params.get("parts", "").split(",")
    if not PARTS.issuperset(wanted):
        raise HTTPException(404)
    return HTMLResponse(render("parts.html.j2", open_screen(request), parts=wanted), headers=SAFETY)


routes: list[BaseRoute] = [
    Route("/", whole_page),
    Route("/page/parts", parts),
    Route("/page/act/{name}", act, methods=["POST"]),
    Route("/page/upload", upload, methods=["POST"]),
    Route("/page/events", stream),
    *panel.routes,
    Route("/page/static/{version}/{name}", static_file),
]
