"""What the project promises about itself: layers, sizes, names, ids, manifest, README."""

import ast
import fnmatch
import json
import re
import statistics
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
import typer

from bot.cli import app
from bot.environment import documented_settings
from bot.manifest import EVENTS, SCOPES, as_yaml, manifest
from gates.process_files.file import load_process_file
from handlers.slack.buttons import PRESSED
from handlers.slack.commands import COMMANDS
from handlers.slack.forms import SUBMITTED
from handlers.slack.shortcuts import CHOSEN
from messages.ids import Action, Form, Shortcut
from messages.subcommands import SUBCOMMANDS

ROOT = Path(__file__).parent.parent
PACKAGES = ("bot", "handlers", "messages", "storage", "gates", "sandbox")
SOURCES = sorted(path for package in PACKAGES for path in (ROOT / package).rglob("*.py"))
# Migrations list columns and are never changed afterwards, so they are not measured.
MEASURED = [path for path in SOURCES if not path.is_relative_to(ROOT / "storage" / "migrations" / "versions")]
TESTS = sorted((ROOT / "tests").rglob("*.py"))
PROCESS_FILES = sorted((ROOT / "gates" / "processes").glob("*.yml"))
BANNED_NAMES = ("util", "helper", "common", "base", "manager", "service", "misc")

# Granted for what Slack sends to us, or for the steps behind files_upload_v2.
SCOPES_WITHOUT_A_METHOD = {"commands", "files:write"}


def test_the_layers_hold() -> None:
    lint = [str(Path(sys.executable).with_name("lint-imports")), "--no-cache"]
    linted = subprocess.run(lint, cwd=ROOT, capture_output=True, text=True, check=False)
    assert linted.returncode == 0, linted.stdout


def test_files_stay_short() -> None:
    lengths = {str(path.relative_to(ROOT)): _lines(path) for path in SOURCES + TESTS}
    assert not {name: length for name, length in lengths.items() if length > 300}


def test_the_median_file_has_at_most_seventy_lines() -> None:
    assert statistics.median(_lines(path) for path in MEASURED) <= 70


def test_no_function_is_longer_than_forty_lines() -> None:
    long = {
        f"{path.relative_to(ROOT)}:{function.lineno} {function.name}": length
        for path in MEASURED
        for function in _functions(path)
        if (length := _length(function)) > 40
    }
    assert not long


def test_every_file_has_a_name_that_says_what_is_in_it() -> None:
    vague = [path for path in SOURCES + TESTS if re.fullmatch(rf"_*({'|'.join(BANNED_NAMES)})s?", path.stem)]
    assert not vague


def test_no_test_sleeps_or_is_skipped() -> None:
    forbidden = re.compile(r"\b(?:time|asyncio)\.sleep\(|pytest\.(?:mark\.)?(?:skip|xfail)|importorskip")
    found = [
        f"{path.relative_to(ROOT)}: {match[0]}"
        for path in TESTS
        if path != Path(__file__)
        for match in forbidden.finditer(path.read_text())
    ]
    assert not found


def test_every_file_that_is_not_python_is_shipped() -> None:
    shipped = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["setuptools"]["package-data"]["*"]
    others = [
        path
        for package in PACKAGES
        for path in (ROOT / package).rglob("*")
        if path.is_file() and path.suffix not in {".py", ".pyc"}
    ]
    left_out = [path for path in others if not any(fnmatch.fnmatch(path.name, each) for each in shipped)]
    assert not left_out


def test_every_button_form_and_shortcut_has_somebody_who_answers_it() -> None:
    assert set(PRESSED) == set(Action)
    assert set(SUBMITTED) == set(Form)
    assert set(CHOSEN) == set(Shortcut)


def test_the_manifest_offers_every_shortcut() -> None:
    offered = [each["callback_id"] for each in manifest()["features"]["shortcuts"]]
    assert sorted(offered) == sorted(Shortcut)


def test_the_manifest_to_copy_is_the_one_of_the_code() -> None:
    assert (ROOT / "manifest.yml").read_text() == as_yaml(manifest())


def test_the_bot_asks_for_no_scope_that_it_does_not_use_and_for_every_one_that_it_does() -> None:
    called = _called_methods()
    used = {scope for scopes in called.values() for scope in scopes} | SCOPES_WITHOUT_A_METHOD
    assert not SCOPES.keys() - used
    assert not [method for method, scopes in called.items() if scopes and SCOPES.keys().isdisjoint(scopes)]


def test_the_bot_subscribes_to_the_events_that_it_listens_to() -> None:
    assert set(re.findall(r"""\.event\("(\w+)"\)""", _slack_handlers())) == EVENTS.keys()


def test_the_code_answers_the_slash_command_of_the_manifest() -> None:
    commands = [each["command"] for each in manifest()["features"]["slash_commands"]]
    assert commands == re.findall(r"""\.command\("(/\w+)"\)""", _slack_handlers())


@pytest.mark.parametrize("setting", [each.name for each in documented_settings()])
def test_the_readme_names_every_setting(setting: str) -> None:
    assert f"`{setting}`" in (ROOT / "README.md").read_text()


def test_every_setting_says_what_it_is_and_how_it_is_mended() -> None:
    assert all(setting.meaning and setting.cure for setting in documented_settings())


def test_the_readme_names_every_command() -> None:
    readme = (ROOT / "README.md").read_text()
    commands = _commands(typer.main.get_command(app), "gatehouse")
    assert not [command for command in commands if f"`{command}" not in readme]


def test_every_subcommand_is_answered_and_stands_in_the_help() -> None:
    assert sorted(COMMANDS) == sorted({each.name for each in SUBCOMMANDS})


def test_the_readme_names_every_subcommand_and_no_other() -> None:
    named = re.findall(r"`/gate ([a-z]+)", (ROOT / "README.md").read_text())
    assert set(named) == {each.name for each in SUBCOMMANDS}


@pytest.mark.parametrize("file", PROCESS_FILES, ids=lambda file: file.stem)
def test_every_shipped_process_loads(file: Path) -> None:
    assert load_process_file(file).key == file.stem


def _lines(path: Path) -> int:
    return len(path.read_text().splitlines())


def _functions(path: Path) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def _length(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    return (function.end_lineno or function.lineno) - function.lineno + 1


def _slack_handlers() -> str:
    return "".join(path.read_text() for path in SOURCES if path.is_relative_to(ROOT / "handlers" / "slack"))


def _called_methods() -> dict[str, list[str]]:
    """The methods of Slack's that the bot calls, each with the scopes of which any one allows it."""
    known = json.loads((ROOT / "sandbox" / "api" / "methods.json").read_text())["methods"]
    doors = (ROOT / "handlers", ROOT / "bot")
    named = {
        node.attr.replace("_", ".")
        for path in SOURCES
        if any(path.is_relative_to(door) for door in doors)
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.Attribute)
    }
    return {method: known[method]["scopes"] for method in known if method in named}


def _commands(command: object, path: str) -> Iterator[str]:
    children = getattr(command, "commands", None)
    if children is None:
        yield path
        return
    for name, child in children.items():
        yield from _commands(child, f"{path} {name}")
