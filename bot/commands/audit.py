"""`gatehouse audit`: proof that the record is whole."""

import typer

from bot import environment, log
from bot.settings import DatabaseSettings
from storage import proof
from storage.store import Store

app = typer.Typer(help="The audit log.", no_args_is_help=True)


@app.callback()
def audit() -> None:
    """The audit log."""


@app.command()
def verify() -> None:
    """Prove that no row of the audit log was changed, removed or swapped, or name the rows that were."""
    settings = environment.load(DatabaseSettings)
    log.configure(settings.log_level, settings.secrets())
    store = Store(settings.database_url)
    try:
        breaks = proof.verify(store)
    finally:
        store.close()
    for found in breaks:
        print(f"✗ {found}")
    if breaks:
        raise typer.Exit(1)
    print("✓ The audit log is whole.")
