"""blocks.validate: Slack's own check, here with the sandbox's rules. docs.slack.dev, blocks.validate."""

import re
from typing import Any

from sandbox.api.arguments import invalid_arguments, structure
from sandbox.api.registry import Refused, Request, method
from sandbox.blocks.check import problems_in_blocks, problems_in_view
from sandbox.blocks.kinds import Problems
from sandbox.workspace import Json

GIVEN = ("blocks", "message", "view")
PROBLEM = re.compile(r"(.*) \[json-pointer:(.*)\]", re.DOTALL)
MISSING = "missing required field: "
# slackhq/hack-json-schema, FieldErrorCode
CODES = ((MISSING, "missing_field"), ("must provide a", "invalid_type"))


@method("blocks.validate")
def validate(request: Request) -> Json:
    """Exactly one of blocks, message and view."""
    given = {name: structure(request, name, f"invalid_{name}") for name in GIVEN}
    named = [name for name, value in given.items() if value is not None]
    if len(named) != 1:
        raise invalid_arguments("Provide exactly one of `blocks`, `view`, or `message`")
    [name] = named
    problems = PROBLEMS[name](given[name])
    if problems:
        raise Refused(f"invalid_{name}", errors=[_error(name, problem) for problem in problems])
    return {}


def _of_blocks(blocks: Any) -> Problems:
    return problems_in_blocks(blocks)


def _of_message(message: Any) -> Problems:
    if not isinstance(message, dict):
        return ["must provide an object [json-pointer:]"]
    return problems_in_blocks(message.get("blocks", []))


PROBLEMS = {"blocks": _of_blocks, "message": _of_message, "view": problems_in_view}


def _error(name: str, problem: str) -> Json:
    """Its pointer leads into what was given: /0/text/type into blocks, /blocks/0/type into a message."""
    found = PROBLEM.fullmatch(problem)
    message, pointer = found.groups() if found else (problem, "")
    if name != "message":
        pointer = pointer.removeprefix(f"/{name}")
    code = next((code for beginning, code in CODES if message.startswith(beginning)), "failed_constraint")
    error: Json = {"code": code, "message": message, "pointer": pointer}
    if message.startswith(MISSING):
        error["field"] = message.removeprefix(MISSING)
    return error
