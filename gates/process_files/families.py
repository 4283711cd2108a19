"""Processes in the order in which one chooses among them: each with its variants."""

from collections.abc import Sequence
from dataclasses import dataclass

from gates.process import Process


@dataclass(frozen=True, slots=True)
class Family:
    """A process with its variants, by name; without a `root` those that have none."""

    root: Process | None
    members: tuple[Process, ...]


def families(processes: Sequence[Process]) -> list[Family]:
    """Those without variants first, then each that has some."""
    by_key = {process.key: process for process in processes}
    found: dict[str, list[Process]] = {}
    for process in sorted(processes, key=lambda each: (each.name.casefold(), each.key)):
        found.setdefault(root_of(process, by_key).key, []).append(process)
    single = [members[0] for members in found.values() if len(members) == 1]
    several = [family(by_key[key], members) for key, members in sorted(found.items()) if len(members) > 1]
    return [*([Family(None, tuple(single))] if single else []), *several]


def family(root: Process, members: list[Process]) -> Family:
    return Family(root, (root, *(each for each in members if each is not root)))


def root_of(process: Process, by_key: dict[str, Process]) -> Process:
    """What it goes back to, among those that can be chosen."""
    passed = {process.key}
    while process.extends in by_key and process.extends not in passed:
        process = by_key[process.extends]
        passed.add(process.key)
    return process
