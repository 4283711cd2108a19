"""The bytes of a file that somebody handed in, from Slack and from nowhere else."""

from http.client import HTTPResponse
from time import monotonic
from typing import Any
from urllib.parse import urlsplit
from urllib.request import HTTPRedirectHandler, Request, build_opener

from slack_sdk import WebClient

PATIENCE = 10  # seconds for each answer
LONGEST = 20.0  # seconds for all of it
CHUNK = 65536
SLACKS = ".slack.com"


class NotSlacks(Exception):
    """The address of a file leads elsewhere, where our token has no business."""


class Unmoved(HTTPRedirectHandler):
    """Follows nowhere: the token goes with the request."""

    def redirect_request(self, *_: Any, **__: Any) -> None:
        return None


def download(client: WebClient, url: str, most: int) -> bytes:
    """At most one byte more than `most`, which tells that there is too much. Raises OSError, or NotSlacks."""
    if not is_slacks(client, url):
        raise NotSlacks(url)
    asked = Request(url, headers={"Authorization": f"Bearer {client.token}"})  # noqa: S310 - checked above
    with build_opener(Unmoved()).open(asked, timeout=PATIENCE) as answer:
        return read(answer, most + 1)


def read(answer: HTTPResponse, most: int) -> bytes:
    content, deadline = b"", monotonic() + LONGEST
    while len(content) < most and (chunk := answer.read(min(CHUNK, most - len(content)))):
        content += chunk
        if monotonic() > deadline:
            raise TimeoutError("the file came too slowly")
    return content


def is_slacks(client: WebClient, url: str) -> bool:
    """Over TLS at Slack itself, or where the Web API is."""
    asked, api = urlsplit(url), urlsplit(client.base_url)
    if (asked.scheme, asked.netloc) == (api.scheme, api.netloc):
        return True
    return asked.scheme == "https" and (asked.hostname or "").endswith(SLACKS)
