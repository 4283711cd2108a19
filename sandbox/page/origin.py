"""Only this page may act for its people: another site's form or script is turned away."""

from urllib.parse import urlsplit

from starlette.exceptions import HTTPException
from starlette.requests import Request


def refuse_other_sites(request: Request) -> None:
    """Browsers say where a request comes from; a program that is no browser says nothing and may pass."""
    site = request.headers.get("sec-fetch-site")
    if site is not None and site not in ("same-origin", "none"):
        raise HTTPException(403, "This can only be done from the sandbox's own page.")
    origin = request.headers.get("origin")
    if origin is not None and urlsplit(origin).netloc != request.headers.get("host"):
        raise HTTPException(403, "This can only be done from the sandbox's own page.")
