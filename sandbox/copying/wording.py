"""Values as they stand in copied text: quoted for a shell, spelt for Python."""

import json
import re
from pprint import pformat
from shlex import quote
from textwrap import indent

from sandbox.workspace import Json

__all__ = ["as_json", "curl", "function_name", "literal", "quote"]


def as_json(content: Json) -> str:
    """Only plain ASCII, so that no terminal and no locale makes anything else of it."""
    return json.dumps(content)


def curl(address: str, *options: str) -> str:
    """One command over several lines; each option is quoted already."""
    lines = [f"curl -sS -X POST {quote(address)}", *options]
    return " \\\n  ".join(lines)


def literal(content: object, depth: int) -> str:
    """Python's own spelling, set in by depth spaces from its second line on."""
    spelt = pformat(content, width=100 - depth, sort_dicts=False)
    return indent(spelt, " " * depth).lstrip() if "\n" in spelt else spelt


def function_name(*words: str) -> str:
    """The words as a name of Python's: "gate.approve" is gate_approve."""
    spaced = re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", "_".join(filter(None, words)))
    return re.sub(r"\W+", "_", spaced, flags=re.ASCII).strip("_").lower() or "request"
