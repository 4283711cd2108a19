"""`gatehouse backup` and `gatehouse restored`: a copy of the database, and a copy that was put back."""

from pathlib import Path
from typing import Annotated

import typer

from bot import environment, log
from bot.clock import Clock
from bot.settings import DatabaseSettings
from gates.rights.asker import HOUSE
from handlers.notice_kinds import NoticeKind
from storage.restoring import state
from storage.restoring.copying import NotSqlite, copy_database
from storage.store import Store
from storage.transaction import EVERY_WORKSPACE

File = Annotated[Path, typer.Argument(help="the file to write; it must not exist yet")]
Mark = Annotated[bool, typer.Option("--mark", help="a dump was put back: hold what it would send")]

POSTGRES = "PostgreSQL is copied with pg_dump: docs/operating.md says how"


def backup(file: File) -> None:
    """Copy the SQLite database into a file, while Gatehouse runs."""
    settings = environment.load(DatabaseSettings)
    log.configure(settings.log_level, settings.secrets())
    try:
        copy_database(settings.database_url, file, Clock().now())
    except NotSqlite:
        refuse(POSTGRES)
    except FileExistsError:
        refuse(f"{file} exists already: name a file that does not")
    except FileNotFoundError as missing:
        refuse(f"there is no database at {missing}")
    print(f"✓ {file} is a whole copy. Put back, it sends nothing until `gatehouse restored` is called.")


def restored(mark: Mark = False) -> None:
    """Let a database that was put back send again; what may have been sent before is looked for first."""
    settings = environment.load(DatabaseSettings)
    log.configure(settings.log_level, settings.secrets())
    store, now = Store(settings.database_url), Clock().now()
    try:
        with store.transaction(EVERY_WORKSPACE, HOUSE) as tx:
            if mark:
                state.mark(tx, now)
                print("✓ Held: nothing is sent until `gatehouse restored` is called without `--mark`.")
                return
            released = state.release(tx, NoticeKind.CLIENT_MAIL, "operator", now)
    finally:
        store.close()
    if released is None:
        print("Nothing is held: this database was not put back, or was released already.")
        return
    print(f"✓ {released.cards} cards are drawn again, {released.pending} messages are looked for, then sent.")
    if released.mails:
        print(f"  {released.mails} mails may have been sent before: `gatehouse notices` lists them.")


def refuse(why: str) -> None:
    typer.echo(f"gatehouse: {why}.", err=True)
    raise typer.Exit(1)
