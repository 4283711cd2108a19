"""`gatehouse import`: running work comes in at the phase where it stands."""

from pathlib import Path
from typing import Annotated

import typer

from bot import environment, log
from bot.clock import Clock
from bot.settings import DatabaseSettings
from gates.people import Person
from handlers.desk import Click, Desk
from handlers.importing.rows import Wrong
from handlers.importing.taking_in import check, take_in
from storage.store import Store

File = Annotated[
    Path, typer.Argument(help="a table with commas, a delivery in each row", exists=True, dir_okay=False)
]
Workspace = Annotated[str, typer.Option(help="the Slack id of the workspace, such as T012AB3CD")]
By = Annotated[str, typer.Option(help="the Slack id of whoever brings it in, such as U012AB3CD")]
Only = Annotated[bool, typer.Option("--check", help="say what is wrong, and take nothing in")]


def bring_in(file: File, workspace: Workspace, by: By, only_check: Only = False) -> None:
    """Take running deliveries in from a CSV file, each at the phase where it stands."""
    settings = environment.load(DatabaseSettings)
    log.configure(settings.log_level, settings.secrets())
    store = Store(settings.database_url)
    try:
        desk = Desk(store, Clock())
        click = Click(workspace, Person(by), desk.clock.now(), "import")
        rows, wrong = check(desk, click, text_of(file))
        report(wrong, "Nothing was taken in")
        if only_check:
            print(f"✓ All {len(rows)} rows can be taken in.")
            return
        count, wrong = take_in(desk, click, rows)
    finally:
        store.close()
    print(f"✓ {count} deliveries taken in; {len(rows) - count - len(wrong)} stood there already.")
    report(wrong, "These rows were left out")


def text_of(file: Path) -> str:
    try:
        return file.read_text("utf-8")
    except UnicodeDecodeError:
        print("✗ The file is not in UTF-8: save it once more as “CSV UTF-8”.")
        raise typer.Exit(1) from None


def report(wrong: list[Wrong], then: str) -> None:
    for each in wrong:
        print(f"✗ {each}")
    if wrong:
        print(f"{then}. Mend the file and give it once more.")
        raise typer.Exit(1)
