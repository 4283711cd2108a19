"""No error code is made up: neither in the source, nor in what is answered over the whole suite."""

import ast
import json
from collections.abc import Iterator
from pathlib import Path

import sandbox.api.every_method  # registers every method
from sandbox.api.registry import DEMANDS, HANDLERS
from tests.sandbox.reference import GENERAL, OBSERVED, PAGED, REFERENCE, is_documented

API = Path(sandbox.api.every_method.__file__).parent
METHODS = json.loads((API / "methods.json").read_text())["methods"]

# Functions that refuse with the code that stands last among their arguments
NAMES = {"channel_id", ""}  # what an argument is called, where the code is left to the default
REFUSING = {"Refused", "number", "structure", "joined_channel", "readable_channel", "_own_message"}


def test_every_method_of_the_reference_is_answered_and_no_other() -> None:
    assert HANDLERS.keys() == METHODS.keys() == DEMANDS.keys() == REFERENCE.keys()


def test_the_sandbox_has_taken_over_the_reference_faithfully() -> None:
    for name, expected in REFERENCE.items():
        ours = METHODS[name]
        assert {key: ours[key] for key in ("json", "required", "scopes", "errors")} == {
            key: expected[key] for key in ("json", "required", "scopes", "errors")
        }


def test_no_error_code_in_the_source_is_made_up() -> None:
    listed = {code for method in REFERENCE.values() for code in method["errors"]}
    observed = {code for _, code in OBSERVED} | {PAGED}
    answered = {code for file in API.glob("*.py") for code in _codes(ast.parse(file.read_text()))}
    assert {"channel_not_found", "cant_update_message", "already_in_channel", "invalid_time"} <= answered
    assert answered - listed - GENERAL - observed == set()


def test_a_code_of_another_method_counts_as_made_up() -> None:
    assert is_documented("chat.update", "edit_window_closed")
    assert not is_documented("chat.postMessage", "edit_window_closed")


def _codes(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in REFUSING:
            yield from _constant(node.args[-1] if node.args else None)
        if isinstance(node, ast.Return):
            yield from _constant(node.value)


def _constant(node: ast.AST | None) -> Iterator[str]:
    if isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value not in NAMES:
        yield node.value
