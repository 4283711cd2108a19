"""The clients: each keeps one connection open and sends its next request when the last one is answered."""

import selectors
import socket
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from time import perf_counter

PATIENCE = 30.0  # seconds without any answer after which a run is given up


@dataclass
class Answers:
    seconds: float = 0.0
    latencies: list[float] = field(default_factory=list)  # in seconds
    statuses: Counter[int] = field(default_factory=Counter)

    @property
    def rate(self) -> float:
        return len(self.latencies) / self.seconds

    @property
    def errors(self) -> int:
        return sum(count for status, count in self.statuses.items() if status != 200)

    def percentile(self, share: float) -> float:
        """In milliseconds."""
        ordered = sorted(self.latencies)
        return 1000 * ordered[min(len(ordered) - 1, int(share * len(ordered)))]


class Client:
    def __init__(self, port: int) -> None:
        self.socket = socket.create_connection(("127.0.0.1", port))
        self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self._buffer = b""
        self._sent_at = 0.0

    def send(self, request: bytes) -> None:
        self._sent_at = perf_counter()
        self.socket.sendall(request)

    def receive(self) -> tuple[int, float] | None:
        """Status and latency, once the answer is whole. Raises ConnectionError when the server hangs up."""
        read = self.socket.recv(65536)
        if not read:
            raise ConnectionError("the server closed a connection in the middle of the run")
        self._buffer += read
        head, end, body = self._buffer.partition(b"\r\n\r\n")
        if not end or len(body) < length_in(head):
            return None
        self._buffer = b""
        return int(head[9:12]), perf_counter() - self._sent_at


def length_in(head: bytes) -> int:
    _, found, rest = head.lower().partition(b"content-length:")
    return int(rest.split(b"\r\n", 1)[0]) if found else 0


def drive(port: int, requests: Sequence[bytes], clients: int, warm_up: int = 0) -> Answers:
    """Sends each request once, through so many clients; the first `warm_up` answers are not timed."""
    answers, warming, rest = Answers(), Answers(), iter(requests)
    with selectors.EpollSelector() as selector:
        started = perf_counter()
        for _, request in zip(range(clients), rest, strict=False):
            client = Client(port)
            selector.register(client.socket, selectors.EVENT_READ, client)
            client.send(request)
        while len(warming.latencies) < warm_up:
            serve(selector, rest, warming)
            started = perf_counter()
        answers.statuses += warming.statuses
        while selector.get_map():
            serve(selector, rest, answers)
        answers.seconds = perf_counter() - started
    return answers


def serve(selector: selectors.EpollSelector, rest: Iterator[bytes], answers: Answers) -> None:
    ready = selector.select(PATIENCE)
    if not ready:
        raise TimeoutError(f"no answer for {PATIENCE:.0f} seconds")
    for key, _ in ready:
        answer = key.data.receive()
        if answer is None:
            continue
        answers.statuses[answer[0]] += 1
        answers.latencies.append(answer[1])
        following = next(rest, None)
        if following is None:
            selector.unregister(key.data.socket)
            key.data.socket.close()
        else:
            key.data.send(following)
