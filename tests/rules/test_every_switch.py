"""Every field of a process file that decides something has its cases here, and is read by the code."""

import ast
from collections import defaultdict
from functools import cache
from pathlib import Path

import pytest

from gates.process import Process
from tests.rules.switches import models_below, switches

ROOT = Path(__file__).parents[2]
SHAPE = ("gates/process.py", "gates/process_files/types.py")
# fixtures with signed requests, on each database
THROUGH_SLACK = {"book", "stage", "quiet", "story", "office"}


@cache
def cases() -> dict[str, dict[str, list[str]]]:
    """By outcome and switch, the tests that show it."""
    found: dict[str, dict[str, list[str]]] = {"allowed": defaultdict(list), "refused": defaultdict(list)}
    for path in sorted((ROOT / "tests").rglob("test_*.py")):
        for test in [node for node in ast.parse(path.read_text()).body if isinstance(node, ast.FunctionDef)]:
            for mark in [each for each in test.decorator_list if isinstance(each, ast.Call)]:
                if isinstance(mark.func, ast.Name) and mark.func.id in found:
                    for switch in mark.args:
                        name = f"{path.name}::{test.name}"
                        found[mark.func.id][ast.literal_eval(switch)].append(name)
                    assert {argument.arg for argument in test.args.args} & THROUGH_SLACK, test.name
    return found


@pytest.mark.parametrize("outcome", ["allowed", "refused"])
def test_every_switch_has_a_case_of_each_outcome(outcome: str) -> None:
    assert sorted(switches() - cases()[outcome].keys()) == []


@pytest.mark.parametrize("outcome", ["allowed", "refused"])
def test_no_case_is_for_a_switch_that_is_gone(outcome: str) -> None:
    assert sorted(cases()[outcome].keys() - switches()) == []


def test_every_field_of_a_process_file_is_read_by_the_code() -> None:
    read = {
        node.attr
        for package in ("gates", "messages", "handlers", "storage", "bot")
        for path in (ROOT / package).rglob("*.py")
        if not any(part in path.as_posix() for part in SHAPE)
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.Attribute) and isinstance(node.ctx, ast.Load)
    }
    fields = {f"{m.__name__}.{field}" for m in models_below(Process, set()) for field in m.model_fields}
    assert sorted(each for each in fields if each.partition(".")[2] not in read) == []
