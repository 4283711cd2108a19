"""The cells of a row: days, people, channels, each checked for what it must be."""

import re
from collections.abc import Mapping
from datetime import date

from gates.process import Process
from gates.refusal import Refusal

ROLE, TARGET, REACHED = "role:", "target:", "reached:"  # before the key of a role or a milestone
PERSON, CHANNEL = re.compile(r"[UW][A-Z0-9]{2,30}"), re.compile(r"[CG][A-Z0-9]{2,30}")


def days(said: Mapping[str, str], prefix: str, process: Process) -> dict[str, date]:
    known = {each.key: each for each in process.milestones}
    return {key: day(said, f"{prefix}{key}") for key in keys(said, prefix, known)}


def keys(said: Mapping[str, str], prefix: str, known: Mapping[str, object]) -> list[str]:
    """Of the filled cells; other processes' columns stay empty in a row."""
    found = [name.removeprefix(prefix) for name, cell in said.items() if name.startswith(prefix) and cell]
    for key in found:
        if key not in known:
            raise Refusal("is not of this process: leave it empty.", field=f"{prefix}{key}")
    return found


def people(said: Mapping[str, str], name: str) -> list[str]:
    users = said[name].replace(",", " ").split()
    if wrong := next((user for user in users if not PERSON.fullmatch(user)), None):
        raise Refusal(f"{wrong} is no Slack id of a person, such as U012AB3CD.", field=name)
    return users


def channel(said: Mapping[str, str], name: str) -> str | None:
    found = said.get(name) or None
    if found and not CHANNEL.fullmatch(found):
        raise Refusal(f"{found} is no Slack id of a channel, such as C012AB3CD.", field=name)
    return found


def day(said: Mapping[str, str], name: str) -> date:
    try:
        return date.fromisoformat(said[name])
    except ValueError:
        raise Refusal(f"{said[name]} is no date such as 2026-03-31.", field=name) from None
