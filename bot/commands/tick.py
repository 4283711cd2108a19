"""`gatehouse tick`: what the clock would do at a moment, without doing it."""

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Annotated

import typer

from bot import environment, log
from bot.clock import Clock
from bot.settings import DatabaseSettings
from bot.timetable import TIMETABLE
from handlers.clock.rehearsal import Planned, rehearse
from storage.rehearsing import rehearsal_of
from storage.store import Store

NOT_FOR_REAL = "the clock does it for real by itself; add --dry-run to see what it would do"


def tick(
    at: Annotated[
        str, typer.Option(help="The moment, such as 2026-03-02T09:00, in UTC; now without it.")
    ] = "",
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Change and send nothing.")] = False,
) -> None:
    """Print what would be shown and sent now, or at a moment, to whom and why. Nothing is changed."""
    if not dry_run:
        print(f"gatehouse: {NOT_FOR_REAL}.")
        raise typer.Exit(2)
    settings = environment.load(DatabaseSettings)
    log.configure("ERROR", settings.secrets())
    moment = parsed(at) if at else Clock().now()
    store = Store(settings.database_url)
    try:
        with rehearsal_of(store) as copy:
            planned = rehearse(copy, TIMETABLE, moment)
    finally:
        store.close()
    for line in lines(moment, planned):
        print(line)


def parsed(text: str) -> datetime:
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        print(
            "gatehouse: --at takes a moment such as 2026-03-02T09:00, or with a zone 2026-03-02T09:00+01:00."
        )
        raise typer.Exit(2) from None
    return moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)


def lines(moment: datetime, planned: list[Planned]) -> Iterator[str]:
    yield f"At {moment:%Y-%m-%d %H:%M} UTC {len(planned) or 'nothing'} would be shown or sent."
    for each in planned:
        yield f"  {each.what} to {each.to}: {each.says}"
        yield f"    why: {each.why}"
