"""`gatehouse archive`: deliveries that are over, put away into files."""

from pathlib import Path
from typing import Annotated

import typer

from bot import environment, log
from bot.clock import Clock
from bot.settings import DatabaseSettings
from gates.archiving.putting_away import LONGEST, latest_end
from gates.refusal import Refusal
from gates.rights.asker import HOUSE
from handlers.archiving.putting_away import put_away
from handlers.desk import Desk
from storage.archiving import taking_away
from storage.store import Store

MOST = 10_000
PATIENCE = 60.0  # seconds: nobody waits before a screen
BY = "operator"

Workspace = Annotated[str, typer.Option(help="the Slack id of the workspace, such as T012AB3CD")]
Months = Annotated[
    int, typer.Option(min=0, max=LONGEST, help="those that ended so many months ago, or earlier")
]
Delivery = Annotated[str | None, typer.Option(help="the id of the one delivery to archive")]
To = Annotated[Path | None, typer.Option(help="the folder; without it that of GATEHOUSE_ARCHIVE")]
Yes = Annotated[bool, typer.Option("--yes", help="archive; without it only say which")]


def archive(
    workspace: Workspace, older_than: Months = 0, delivery: Delivery = None, to: To = None, yes: Yes = False
) -> None:
    """Write deliveries that are over into a file each, and take them out of the database."""
    settings = environment.load(DatabaseSettings)
    log.configure(settings.log_level, settings.secrets())
    folder = to or settings.archive
    if folder is None:
        raise environment.missing("GATEHOUSE_ARCHIVE")
    store = Store(settings.database_url, patience=PATIENCE)
    desk = Desk(store, Clock(), signing_key=settings.signing_key())
    try:
        with store.reading(workspace, HOUSE) as tx:
            found = taking_away.due(tx, latest_end(desk.clock.now(), older_than), MOST, delivery)
        refused = [each for each in found if yes and not archived(desk, workspace, each, folder)]
    finally:
        store.close()
    report(found, yes)
    if refused:
        raise typer.Exit(1)


def archived(desk: Desk, workspace: str, delivery: str, folder: Path) -> bool:
    try:
        put = put_away(desk, workspace, delivery, folder, BY, desk.clock.now())
    except Refusal as refusal:
        print(f"✗ {delivery}: {refusal.sentence}")
        return False
    print(f"✓ {delivery}: {folder / put.file}")
    return True


def report(found: list[str], done: bool) -> None:
    if not found:
        print("No delivery is over for that long, with nothing left to do.")
    elif not done:
        print(f"{len(found)} can be archived: {', '.join(found[:20])}{' …' if len(found) > 20 else ''}")
        print("Nothing was done. `--yes` archives them.")
