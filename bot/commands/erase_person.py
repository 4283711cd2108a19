"""`gatehouse erase-person`: what is kept about somebody, erased on request."""

from typing import Annotated

import typer

from bot import environment, log
from bot.clock import Clock
from bot.settings import DatabaseSettings
from gates.erasing.subject import subject_named
from gates.people import Person
from gates.refusal import Refusal
from handlers.acts import erasing
from handlers.desk import Click, Desk
from storage.erasing.subject import Extent
from storage.store import Store

PATIENCE = 60.0  # seconds: nobody waits before a screen

Workspace = Annotated[str, typer.Option(help="the Slack id of the workspace, such as T012AB3CD")]
Words = Annotated[
    list[str] | None, typer.Option(help="a name or a mail address, as people typed it; may be repeated")
]
Member = Annotated[str | None, typer.Option(help="the person's Slack id, such as U012AB3CD")]
Yes = Annotated[bool, typer.Option("--yes", help="erase; without it only say how much there is")]


def erase_person(workspace: Workspace, name: Words = None, member: Member = None, yes: Yes = False) -> None:
    """Erase what is kept about a person; the audit log, and what was exported, still verify."""
    settings = environment.load(DatabaseSettings)
    log.configure(settings.log_level, settings.secrets())
    store = Store(settings.database_url, patience=PATIENCE)
    desk = Desk(store, Clock())
    operator = Person("operator", is_admin=True, sees_private=True)
    now = desk.clock.now()
    click = Click(workspace, operator, now, f"erase:{now.isoformat()}")
    try:
        subject = subject_named(member, name or [])
        found = erasing.erase(desk, click, subject) if yes else erasing.extent(desk, click, subject)
    except Refusal as refusal:
        typer.echo(f"✗ {refusal.sentence}")
        raise typer.Exit(1) from None
    finally:
        store.close()
    report(found or Extent(), yes)


def report(found: Extent, done: bool) -> None:
    where = f"{found.places} places, in {len(found.deliveries)} deliveries"
    print(f"✓ Erased from {where}." if done else f"Kept in {where}:")
    if not done:
        for name, rows in sorted(found.rows.items()):
            print(f"  {name}: {rows}")
        print("Nothing was erased. `--yes` erases it, for good.")
