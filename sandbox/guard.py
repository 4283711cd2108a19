"""Only programs and the sandbox's own page come in: no other site that is open in the same browser."""

import ipaddress
import socket
from urllib.parse import urlsplit

from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send

ELSEWHERE = "This can only be done from the sandbox's own page."
UNKNOWN_HOST = "The sandbox does not answer under this name. Open it by its number, or start it with --host."
GUARDED_ALREADY = ("/docs/", "/files/", "/files-pri/")


class Guard:
    """Around everything, the Web API too: its token is no secret, so any page could send it.

    Browsers say from where a request comes; a program that is no browser says nothing and may pass.
    """

    def __init__(self, app: ASGIApp, host: str) -> None:
        self.app = app
        self.names = {host, socket.gethostname()}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        trouble = self._trouble(scope) if scope["type"] in ("http", "websocket") else None
        if trouble is None:
            await self.app(scope, receive, send)
        elif scope["type"] == "websocket":
            await send({"type": "websocket.close", "code": 1008})
        else:
            await PlainTextResponse(trouble, 403)(scope, receive, send)

    def _trouble(self, scope: Scope) -> str | None:
        headers: dict[bytes, bytes] = dict(scope["headers"])
        host = headers.get(b"host", b"").decode("latin-1")
        if not self._is_own(host):
            return UNKNOWN_HOST
        if _is_foreign(headers, host) and not _is_followed_link(scope, headers):
            return ELSEWHERE
        return None

    def _is_own(self, host: str) -> bool:
        """A name of another site's can lead here (DNS rebinding); a number or a name without dots cannot."""
        name = urlsplit(f"//{host}").hostname if host else ""
        return not name or "." not in name or name in self.names or _is_number(name)


def _is_number(name: str) -> bool:
    try:
        ipaddress.ip_address(name)
    except ValueError:
        return False
    return True


def _is_foreign(headers: dict[bytes, bytes], host: str) -> bool:
    site, origin = headers.get(b"sec-fetch-site"), headers.get(b"origin")
    if site not in (None, b"same-origin", b"none"):
        return True
    return origin is not None and urlsplit(origin.decode("latin-1")).netloc != host


def _is_followed_link(scope: Scope, headers: dict[bytes, bytes]) -> bool:
    """The page may be opened from elsewhere, nothing is done by that. Files say themselves who sees them."""
    if scope["type"] != "http" or scope["method"] != "GET":
        return False
    path: str = scope["path"]
    navigates = headers.get(b"sec-fetch-mode") == b"navigate"
    return path.startswith(GUARDED_ALREADY) or (path == "/" and navigates)
