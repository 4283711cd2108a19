"""The page of the check API for people: what it is for, and one line to try."""

from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template


def api_page(address: str) -> str:
    """`address` is that of this server, with a slash at its end."""
    return template().render(address=address)


@cache
def template() -> Template:
    words = FileSystemLoader(Path(__file__).parent / "words")
    jinja = Environment(loader=words, autoescape=True, undefined=StrictUndefined)
    return jinja.get_template("api.html.j2")
