"""What another site in the same browser may not do: act, read, call, listen in the bot's place."""

import httpx
import pytest
from starlette.routing import Route
from websockets.exceptions import InvalidStatus
from websockets.sync.client import ClientConnection, connect
from websockets.typing import Origin

from sandbox.app import build_app
from sandbox.config import Config
from tests.sandbox.running import DANA, SHARED, TALENT, Sandbox

FOREIGN = [
    {"origin": "https://evil.example"},
    {"origin": "null"},
    {"origin": "http://127.0.0.1:1"},
    {"sec-fetch-site": "cross-site"},
    {"sec-fetch-site": "same-site"},
    {"host": "evil.example:8300", "origin": "http://evil.example:8300"},
    {"host": "evil.example"},
    {"host": "127.0.0.1.evil.example"},
]
PATHS = sorted({route.path for route in build_app(Config()).routes if isinstance(route, Route)})


def filled(path: str) -> str:
    for name in ("{channel}", "{person}", "{act}", "{name}", "{n}", "{form}", "{ending}"):
        path = path.replace(name, "1")
    return path.partition("{")[0]


@pytest.mark.parametrize("headers", FOREIGN)
def test_another_site_reaches_nothing_at_all(sandbox: Sandbox, headers: dict[str, str]) -> None:
    for path in PATHS:
        for method in ("GET", "POST", "DELETE"):
            answer = sandbox.http.request(method, filled(path), headers=headers)
            shut = (403,) if method != "GET" or not path.startswith(("/files", "/docs")) else (302, 403, 404)
            assert answer.status_code in shut, (method, path)


@pytest.mark.parametrize("headers", FOREIGN)
def test_another_site_cannot_call_the_web_api_with_the_token_that_everybody_knows(
    sandbox: Sandbox, headers: dict[str, str]
) -> None:
    fields = {"token": sandbox.config.bot_token, "channel": SHARED, "text": "x"}
    assert (
        httpx.post(f"{sandbox.address}/api/chat.postMessage", data=fields, headers=headers).status_code == 403
    )
    asked = httpx.get(f"{sandbox.address}/api/chat.postMessage", params=fields, headers=headers)
    assert asked.status_code == 403
    assert sandbox.messages(SHARED) == []


def listening(sandbox: Sandbox, origin: str | None) -> ClientConnection:
    """With a ticket that is good."""
    app = sandbox.client(sandbox.config.app_token)
    address = str(app.apps_connections_open(app_token=sandbox.config.app_token)["url"])
    return connect(address, origin=Origin(origin) if origin else None, proxy=None)


def test_another_site_cannot_listen_in_the_bots_place(sandbox: Sandbox) -> None:
    for origin in ("https://evil.example", "null"):
        with pytest.raises(InvalidStatus) as refused, listening(sandbox, origin):
            pass
        assert refused.value.response.status_code == 403


def test_a_bot_that_says_its_own_origin_or_none_may_listen(sandbox: Sandbox) -> None:
    for origin in (None, sandbox.address):
        with listening(sandbox, origin) as websocket:
            assert '"hello"' in str(websocket.recv(timeout=10))


def test_the_pages_own_requests_and_programs_pass(sandbox: Sandbox) -> None:
    body = {"user": DANA, "channel": TALENT, "text": "x"}
    own = {"sec-fetch-site": "same-origin", "origin": sandbox.address}
    for headers in (own, {}, {"host": "localhost:1"}, {"host": "sandbox:8300"}, {"host": "[::1]:8300"}):
        answer = sandbox.http.post("/sandbox/act/say", json=body, headers=headers)
        assert answer.status_code == 200, headers


def test_a_link_from_elsewhere_opens_the_page_and_does_nothing(sandbox: Sandbox) -> None:
    link = {"sec-fetch-site": "cross-site", "sec-fetch-mode": "navigate"}
    assert sandbox.http.get("/", headers=link, follow_redirects=True).status_code == 200
    assert sandbox.http.get("/api/auth.test", headers=link).status_code == 403
    assert sandbox.http.get("/sandbox/tokens", headers=link).status_code == 403
