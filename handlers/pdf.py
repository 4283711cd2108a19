"""A page as a PDF file, where the library for it is installed."""

from functools import cache
from importlib.util import find_spec
from typing import Any

from gates.refusal import Refusal

MISSING = (
    "PDF files need one more library on the machine that runs Gatehouse: whoever runs it installs the extra"
    " `pdf`. Markdown, CSV and JSON work without it."
)


def refuse_without_pdf() -> None:
    if find_spec("weasyprint") is None:
        raise Refusal(MISSING)


def rendered(page: str) -> bytes:
    """Raises Refusal where the library, or a library of the system that it needs, is missing."""
    content: bytes = writer()(string=page, url_fetcher=fetch_nothing).write_pdf()
    return content


@cache
def writer() -> Any:
    """Loaded late: it takes half a second, and many never ask for a PDF."""
    refuse_without_pdf()
    try:
        from weasyprint import HTML  # noqa: PLC0415
    except OSError:  # Pango
        raise Refusal(MISSING) from None
    return HTML


def fetch_nothing(url: str, *_: Any, **__: Any) -> Any:
    """The page holds all that it shows, so that nothing typed can make us look elsewhere."""
    raise ValueError(f"a record loads nothing, not even {url[:60]}")
