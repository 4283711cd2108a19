"""The sandbox as one ASGI application: Web API, response_urls, control API and the page."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from importlib.util import find_spec

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.routing import BaseRoute, Mount, Route

from sandbox import control
from sandbox.acting import NotPossible
from sandbox.api.door import ApiDoor
from sandbox.config import Config
from sandbox.founding import found
from sandbox.response_urls import ResponseRefused, respond


def build_app(config: Config) -> Starlette:
    ws = found(config)

    @asynccontextmanager
    async def lifespan(_: Starlette) -> AsyncIterator[None]:
        yield
        await ws.courier.close()

    app = Starlette(
        routes=[
            Mount("/api", ApiDoor(ws)),
            Route("/response/{ending}", take_response, methods=["POST"]),
            *control.routes,
            *_page_routes(config),
        ],
        exception_handlers={NotPossible: control.refuse},
        lifespan=lifespan,
    )
    app.state.workspace = ws
    return app


async def take_response(request: Request) -> PlainTextResponse:
    try:
        respond(control.workspace_of(request), request.path_params["ending"], await request.body())
    except ResponseRefused as refusal:
        return PlainTextResponse(str(refusal), status_code=404 if "url" in str(refusal) else 400)
    return PlainTextResponse("ok")


def _page_routes(config: Config) -> list[BaseRoute]:
    """Imported only when wanted, so that a sandbox for tests starts without templates."""
    if not config.page or find_spec("sandbox.page.routes") is None:
        return []
    from sandbox.page.routes import routes

    return list(routes)
