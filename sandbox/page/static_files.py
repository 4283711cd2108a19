"""Styles and scripts from memory, under an address that changes with them, so that a browser asks once."""

from functools import cache
from hashlib import sha256
from mimetypes import guess_type
from pathlib import Path

from starlette.requests import Request
from starlette.responses import Response

FOLDER = Path(__file__).parent / "static"
ALL_STYLES = "all.css"  # every sheet in one answer; no build, they are put one after the other
FIRST = ("tokens", "layout", "sidebar", "messages", "mrkdwn", "blocks")
FOREVER = {"cache-control": "public, max-age=31536000, immutable", "x-content-type-options": "nosniff"}
AGAIN = {"cache-control": "no-cache", "x-content-type-options": "nosniff"}


@cache
def contents() -> dict[str, bytes]:
    """Read once: a changed file is seen after a restart, as a changed template is."""
    found = {path.name: path.read_bytes() for path in sorted(FOLDER.iterdir())}
    sheets = [f"{name}.css" for name in FIRST]
    sheets += [name for name in found if name.endswith(".css") and name not in sheets]
    return found | {ALL_STYLES: b"\n".join(found[name] for name in sheets)}


@cache
def version() -> str:
    digest = sha256()
    for name, content in contents().items():
        digest.update(name.encode() + content)
    return digest.hexdigest()[:12]


def scripts() -> list[str]:
    """Every module, for the browser to fetch at once instead of import by import."""
    return [name for name in contents() if name.endswith(".js")]


def address(name: str) -> str:
    return f"/page/static/{version()}/{name}"


async def static_file(request: Request) -> Response:
    name = request.path_params["name"]
    content = contents().get(name)
    if content is None:
        return Response("Not found", 404)
    headers = FOREVER if request.path_params["version"] == version() else AGAIN
    return Response(content, media_type=guess_type(name)[0], headers=headers)
