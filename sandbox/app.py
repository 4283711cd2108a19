"""The sandbox as one ASGI application: Web API, response_urls, control API and the page."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from json import JSONDecodeError

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.routing import Mount, Route, WebSocketRoute

from sandbox.api.door import ApiDoor
from sandbox.carriers.link import link
from sandbox.config import Config
from sandbox.control.routes import refuse
from sandbox.control.routes import routes as control_routes
from sandbox.documents import downloads
from sandbox.documents.upload_door import UploadDoor
from sandbox.founding import found
from sandbox.guard import Guard
from sandbox.page.routes import routes as page_routes
from sandbox.people.acting import NotPossible
from sandbox.response_door import ResponseDoor
from sandbox.scheduling import wait_for_all
from sandbox.state.file import load, save


def build_app(config: Config) -> Starlette:
    """Raises StateRefused or OSError where there is a state file that cannot be loaded."""
    ws = found(config)
    if config.state and config.state.exists():
        load(ws, config.state)

    @asynccontextmanager
    async def lifespan(_: Starlette) -> AsyncIterator[None]:
        wait_for_all(ws)
        yield
        if config.state:
            save(ws, config.state)
        await ws.courier.close()

    app = Starlette(
        routes=[
            Mount("/api", ApiDoor(ws)),
            WebSocketRoute("/link/", link),
            Route("/response/{ending}", ResponseDoor(ws), methods=["POST"]),
            Route("/upload/v1/{ending}", UploadDoor(ws), methods=["POST"]),
            *downloads.routes,
            *control_routes,
            *page_routes,
        ],
        middleware=[Middleware(Guard, host=config.host)],
        exception_handlers={NotPossible: refuse, JSONDecodeError: refuse},
        lifespan=lifespan,
    )
    app.state.workspace = ws
    return app
