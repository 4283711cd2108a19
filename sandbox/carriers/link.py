"""The WebSocket's address: who may come in, what is said first, how long a connection lasts."""

import asyncio

from starlette.websockets import WebSocket

from sandbox.carriers.envelopes import goodbye, hello
from sandbox.carriers.sockets import MOST_LINES, WARNED_AHEAD, Line
from sandbox.workspace import Workspace

LASTING, LASTING_IN_DEBUG = 18_060.0, 360.0  # and with debug_reconnects=true, six minutes


async def link(websocket: WebSocket) -> None:
    """One connection from its ticket to its end."""
    ws: Workspace = websocket.app.state.workspace
    sockets = ws.courier.sockets
    if not sockets.redeem(websocket.query_params.get("ticket", "")):
        await websocket.close()
        return
    await websocket.accept()
    line = Line(websocket)
    if len(sockets.lines) >= MOST_LINES:
        await line.send(goodbye("too_many_websockets"))
        await line.hang_up()
        return
    lasting = LASTING_IN_DEBUG if websocket.query_params.get("debug_reconnects") == "true" else LASTING
    await line.send(hello(ws.app_id, len(sockets.lines) + 1, lasting))
    await _converse(ws, websocket, line, lasting)


async def _converse(ws: Workspace, websocket: WebSocket, line: Line, lasting: float) -> None:
    sockets = ws.courier.sockets
    sockets.lines.append(line)
    _announce(ws)
    ageing = asyncio.create_task(_age(ws, line, lasting))
    try:
        async for text in websocket.iter_text():
            sockets.take(text)
    finally:
        ageing.cancel()
        sockets.drop(line)
        _announce(ws)


def _announce(ws: Workspace) -> None:
    """Tests wait for a connection; the page's panel counts them."""
    ws.changes.publish("delivery")
    ws.journal.changes.publish("switch")


async def _age(ws: Workspace, line: Line, lasting: float) -> None:
    await ws.clock.sleep(lasting - WARNED_AHEAD)
    await ws.courier.sockets.refresh(ws.clock, [line])
