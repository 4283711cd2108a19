"""Taking running work in: the whole file is checked before anything of it is stored."""

from collections.abc import Iterable

from gates.phases.starting import name_taken, start
from gates.process import Process
from gates.refusal import Refusal
from handlers.acts.starting import check_name, start_delivery
from handlers.desk import Click, Desk
from handlers.importing.rows import Row, Wrong, read, said_at
from storage import library
from storage.tables.deliveries import folded


def check(desk: Desk, click: Click, text: str) -> tuple[list[Row], list[Wrong]]:
    """The rows that could be taken in, and what is wrong with the others; nothing is stored."""
    found = list(read(text, processes_of(desk, click)))
    rows = [each for each in found if isinstance(each, Row)]
    wrong = [each for each in found if isinstance(each, Wrong)]
    wrong += refused(desk, click, rows)
    return rows, sorted(wrong, key=lambda each: each.line)


def take_in(desk: Desk, click: Click, rows: Iterable[Row]) -> tuple[int, list[Wrong]]:
    """How many came in now; one that came in before, from the same row, is left as it stands."""
    count, wrong = 0, list[Wrong]()
    for row in rows:
        try:
            count += start_delivery(desk, click_for(click, row), row.process, row.plan) is not None
        except Refusal as refusal:  # somebody started one of that name since the file was checked
            wrong.append(Wrong(row.line, str(refusal)))
    return count, wrong


def refused(desk: Desk, click: Click, rows: Iterable[Row]) -> list[Wrong]:
    seen, wrong = set[tuple[str, str]](), list[Wrong]()
    for row in rows:
        plan, name = row.plan, (folded(row.plan.client), folded(row.plan.name))
        try:
            start("check", click.workspace, row.process, plan, click.by, click.at)
            check_name(desk, click_for(click, row), plan.client, plan.name)
            if name in seen:
                raise name_taken(plan.client, plan.name)
        except Refusal as refusal:
            wrong.append(Wrong(row.line, said_at(refusal)))
        seen.add(name)
    return wrong


def click_for(click: Click, row: Row) -> Click:
    """One row is one intention."""
    return Click(click.workspace, click.by, click.at, row.intent)


def processes_of(desk: Desk, click: Click) -> dict[str, Process]:
    with desk.reading(click) as tx:
        return {key: edition.process for key, edition in library.newest(tx).items()}
