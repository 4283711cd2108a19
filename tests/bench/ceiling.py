"""What the clients themselves can do, against a server that answers without looking."""

import asyncio
import socket
from multiprocessing import get_context

from tests.bench.load import drive

REQUEST = b"POST / HTTP/1.1\r\nContent-Length: 17000\r\n\r\n" + b"x" * 17000
ANSWER = b"HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n"


class Answering(asyncio.Protocol):
    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self._transport, self._received = transport, 0

    def data_received(self, data: bytes) -> None:
        self._received += len(data)
        while self._received >= len(REQUEST):
            self._received -= len(REQUEST)
            self._transport.write(ANSWER)


def answer(listener: socket.socket) -> None:
    async def serve() -> None:
        server = await asyncio.get_running_loop().create_server(Answering, sock=listener)
        await server.serve_forever()

    asyncio.run(serve())


def rate(requests: int = 20_000, clients: int = 16) -> float:
    """Requests a second."""
    listener = socket.create_server(("127.0.0.1", 0))
    server = get_context("fork").Process(target=answer, args=(listener,), daemon=True)
    server.start()
    try:
        return drive(listener.getsockname()[1], [REQUEST] * requests, clients).rate
    finally:
        server.terminate()
        server.join()
