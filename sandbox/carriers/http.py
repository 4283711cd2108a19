"""Signed HTTP requests to the bot's address."""

import hashlib
import hmac
import json
import ssl
from functools import cache
from urllib.parse import urlencode

import httpx

from sandbox.carriers.parcel import Packed, Parcel, Reply, Way
from sandbox.clock import Clock

FORM = "application/x-www-form-urlencoded"
MOST_REDIRECTS = 2  # docs.slack.dev, "Events API", too_many_redirects: "If we encounter more than 2"


@cache
def trusted() -> ssl.SSLContext:
    """Read once: the certificates of all authorities take longer than all else of a workspace's start."""
    return httpx.create_ssl_context(trust_env=False)


class HttpCarrier:
    """docs.slack.dev, "Verifying requests from Slack" and "Events API: error handling"."""

    way: Way = "http"

    def __init__(self, address: str, secret: str, patience: float) -> None:
        """patience is longer than the deadline, so that only the deadline is felt."""
        self._address, self._secret = httpx.URL(address), secret
        self._client = httpx.AsyncClient(trust_env=False, timeout=patience, verify=trusted())

    def pack(self, parcel: Parcel) -> Packed:
        body, content_type = _written(parcel)
        headers = {"Content-Type": content_type, "User-Agent": "Slackbot 1.0 (sandbox)"}
        headers |= signature(self._secret, body)
        if parcel.retry:
            headers |= {"X-Slack-Retry-Num": str(parcel.retry), "X-Slack-Retry-Reason": parcel.reason}
        return Packed(parcel, body.encode(), headers)

    async def carry(self, packed: Packed) -> Reply:
        try:
            return await self._post(self._address, packed, MOST_REDIRECTS)
        except httpx.ConnectError as error:
            return Reply(None, reason="ssl_error" if _is_about_tls(error) else "connection_failed")
        except httpx.HTTPError:
            return Reply(None, reason="unknown_error")

    async def _post(self, address: httpx.URL, packed: Packed, redirects: int) -> Reply:
        """The same request again wherever a redirect leads, so that it is still a signed one."""
        response = await self._client.post(address, content=packed.body, headers=packed.headers)
        if response.has_redirect_location:
            if redirects == 0:
                return Reply(response.status_code, reason="too_many_redirects")
            further = address.join(response.headers["Location"])
            return await self._post(further, packed, redirects - 1)
        failed = None if response.is_success else "http_error"
        wants_retries = response.headers.get("X-Slack-No-Retry") != "1"
        return Reply(response.status_code, response.text, failed, wants_retries)

    async def close(self) -> None:
        await self._client.aclose()


def _written(parcel: Parcel) -> tuple[str, str]:
    """Events and the handshake are JSON, commands a form, interactions JSON in a form's field."""
    if parcel.kind in ("event", "url_verification"):
        return json.dumps(parcel.payload), "application/json"
    if parcel.kind == "slash_command":
        return urlencode(parcel.payload), FORM
    return urlencode({"payload": json.dumps(parcel.payload)}), FORM


def _is_about_tls(error: BaseException | None) -> bool:
    while error is not None:
        if isinstance(error, ssl.SSLError):
            return True
        error = error.__cause__ or error.__context__
    return False


def signature(secret: str, body: str) -> dict[str, str]:
    """v0, HMAC-SHA256, real time."""
    timestamp = str(Clock.real_seconds())
    digest = hmac.new(secret.encode(), f"v0:{timestamp}:{body}".encode(), hashlib.sha256).hexdigest()
    return {"X-Slack-Request-Timestamp": timestamp, "X-Slack-Signature": f"v0={digest}"}
