"""Reading the file: each row becomes the plan of a delivery, or a sentence that says what is wrong."""

import csv
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from io import StringIO

from gates.phases.bringing_in import BroughtIn
from gates.phases.starting import Plan
from gates.process import Process
from gates.refusal import Refusal
from handlers.importing.cells import REACHED, ROLE, TARGET, channel, day, days, keys, people

COLUMNS = (
    "process", "name", "client", "scope", "internal_channel", "client_channel", "intake_on", "agreed_on",
    "stands_at", "signed_before", "practice",
)  # fmt: skip
REQUIRED = ("process", "name", "scope", "internal_channel", "intake_on", "agreed_on", "stands_at")
LONGEST = {"name": 100, "client": 100, "scope": 1500, "signed_before": 1000}
MOST_ROWS = 5000
CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")


@dataclass(frozen=True, slots=True)
class Row:
    line: int  # of the file, as an editor counts
    process: Process
    plan: Plan
    intent: str  # the same for the same row, so that a file that was cut off can be given once more


@dataclass(frozen=True, slots=True)
class Wrong:
    line: int
    sentence: str

    def __str__(self) -> str:
        return f"line {self.line}: {self.sentence}"


def read(text: str, processes: Mapping[str, Process]) -> Iterator[Row | Wrong]:
    """In the order of the file."""
    table = csv.DictReader(StringIO(text.removeprefix("\ufeff")), strict=True)
    try:
        if wrong := wrong_head(list(table.fieldnames or [])):
            yield Wrong(1, wrong)
            return
        for number, cells in enumerate(table, 1):
            if number > MOST_ROWS:
                yield Wrong(table.line_num, f"A file may have {MOST_ROWS} rows: split it.")
                return
            yield row_or_wrong(table.line_num, cells, processes)
    except csv.Error as error:
        yield Wrong(max(1, table.line_num), f"This is not a table with commas ({error}).")


def row_or_wrong(line: int, cells: Mapping[str, str | None], processes: Mapping[str, Process]) -> Row | Wrong:
    try:
        return row_of(line, cells, processes)
    except Refusal as refusal:
        return Wrong(line, said_at(refusal))


def said_at(refusal: Refusal) -> str:
    return f"{refusal.field}: {refusal}" if refusal.field else str(refusal)


def wrong_head(names: list[str]) -> str | None:
    missing = [name for name in REQUIRED if name not in names]
    if missing:
        return f"The first line has to name the columns; missing: {', '.join(missing)}."
    unknown = [n for n in names if n not in COLUMNS and not n.startswith((ROLE, TARGET, REACHED))]
    twice = sorted({name for name in names if names.count(name) > 1})
    if unknown:
        known = ", ".join(COLUMNS)
        return f"There is no column {unknown[0]}. There are {known}, and role:…, target:…, reached:…"
    return f"The column {twice[0]} stands there twice." if twice else None


def row_of(line: int, cells: Mapping[str, str | None], processes: Mapping[str, Process]) -> Row:
    if None in cells or None in cells.values():
        raise Refusal("It has another number of cells than the first line.")
    said = {name: CONTROL.sub("", (cell or "")).strip() for name, cell in cells.items()}
    for name in REQUIRED:
        if not said[name]:
            raise Refusal("is empty.", field=name)
    for name, longest in LONGEST.items():
        if len(said.get(name, "")) > longest:
            raise Refusal(f"has more than {longest} characters.", field=name)
    process = processes.get(said["process"])
    if process is None:
        known = ", ".join(sorted(processes))
        raise Refusal(f"There is no process {said['process']}: {known}.", field="process")
    intent = sha256(repr(sorted(said.items())).encode()).hexdigest()
    return Row(line, process, plan_of(said, process), f"import:{intent}")


def plan_of(said: Mapping[str, str], process: Process) -> Plan:
    return Plan(
        name=" ".join(said["name"].split()),
        client=" ".join(said.get("client", "").split()) or None,
        scope=said["scope"],
        internal_channel=channel(said, "internal_channel") or "",
        client_channel=channel(said, "client_channel"),
        intake_on=day(said, "intake_on"),
        agreed_on=day(said, "agreed_on"),
        holders={key: people(said, f"{ROLE}{key}") for key in keys(said, ROLE, process.roles)},
        targets=days(said, TARGET, process),
        practice=said.get("practice", "").lower() in ("yes", "true", "1"),
        brought=BroughtIn(said["stands_at"], said.get("signed_before", ""), days(said, REACHED, process)),
    )
