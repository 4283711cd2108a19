"""`gatehouse audit`: proof that the record is whole."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer

from bot import environment, log
from bot.clock import Clock
from bot.settings import DatabaseSettings
from handlers.clock.checkpoints import checkpoint_now
from handlers.desk import Desk
from storage import proof
from storage.archiving.proving import wrong_archives, wrong_files
from storage.audit_export.archived import is_archive, verify_archive
from storage.audit_export.proving import verify_export
from storage.audit_export.writing import export as write_export
from storage.checkpoints.proving import knows_hash, wrong_checkpoints
from storage.checkpoints.writing import due_workspaces
from storage.signing_key import SigningKey
from storage.store import Store
from storage.transaction import EVERY_WORKSPACE

app = typer.Typer(help="The audit log.", no_args_is_help=True)

Folder = Annotated[
    Path | None,
    typer.Argument(help="an export, or the file of an archived delivery; else the database is verified"),
]
PublicKey = Annotated[str | None, typer.Option(help="the public key that must have signed it")]
Posted = Annotated[str | None, typer.Option(help="the hash of a checkpoint, as it was posted into a channel")]
Archives = Annotated[Path | None, typer.Option(help="the folder of archived deliveries: each file is proved")]
NewFolder = Annotated[Path, typer.Argument(help="the folder to write; it must not exist yet")]
Delivery = Annotated[str | None, typer.Option(help="the id of the one delivery to write")]


@app.callback()
def audit() -> None:
    """The audit log."""


@app.command()
def verify(
    export: Folder = None, key: PublicKey = None, checkpoint: Posted = None, archives: Archives = None
) -> None:
    """Prove that nothing was changed, removed or swapped, in the database or an export; or name what was."""
    if export:
        verify_files(export, key)
    else:
        verify_database(key, checkpoint, archives)


@app.command()
def export(folder: NewFolder, delivery: Delivery = None) -> None:
    """Write the audit log as JSON Lines and CSV, with a manifest that proves both."""
    with opened() as (settings, store):
        try:
            manifest = write_export(store, folder, Clock().now(), settings.signing_key(), delivery)
        except FileExistsError:
            typer.echo(f"gatehouse: {folder} exists already: name a folder that does not.", err=True)
            raise typer.Exit(1) from None
    count = len([each for each in manifest.chains if each.delivery_id])
    print(f"✓ {count} deliveries written to {folder}. Last hash: {manifest.last_hash}")
    if not manifest.signature:
        print("  Not signed, because GATEHOUSE_CHECKPOINT_KEY is not set.")


@app.command()
def checkpoint() -> None:
    """Write and sign a checkpoint of every workspace now."""
    with opened() as (settings, store):
        signing_key = settings.signing_key()
        if signing_key is None:
            raise environment.missing("GATEHOUSE_CHECKPOINT_KEY")
        desk, now = Desk(store, Clock(), signing_key=signing_key), Clock().now()
        with store.reading(EVERY_WORKSPACE) as tx:
            workspaces = due_workspaces(tx, since=now)
        for workspace in workspaces:
            if written := checkpoint_now(desk, signing_key, workspace, now):
                print(f"✓ Checkpoint {written.number} of workspace {workspace}: {written.hash}")


@app.command()
def key() -> None:
    """Print a new key for GATEHOUSE_CHECKPOINT_KEY, and the public key that checks what it signs."""
    secret = SigningKey.new_secret()
    print(f"GATEHOUSE_CHECKPOINT_KEY={secret}")
    print(f"The public key, for `gatehouse audit verify --key`: {SigningKey(secret).public_key}")


def verify_files(folder: Path, key: str | None) -> None:
    verdict = verify_archive(folder, key) if is_archive(folder) else verify_export(folder, key)
    report(verdict.wrong)
    print(f"✓ The export is whole: {verdict.rows} rows. Last hash: {verdict.last_hash}")
    if not verdict.public_key:
        print("  It is not signed, so whoever held it could have written all of it anew.")
    elif not key:
        print(f"  Signed with {verdict.public_key}. Name the key that you trust with --key.")


def verify_database(key: str | None, posted: str | None, archives: Path | None) -> None:
    with opened() as (_, store), store.reading(EVERY_WORKSPACE) as tx:
        wrong = [str(found) for found in proof.breaks(tx.connection)]
        wrong += wrong_checkpoints(tx.connection, key)
        wrong += wrong_archives(tx.connection)
        if archives:
            wrong += wrong_files(tx.connection, archives)
        if posted and not knows_hash(tx.connection, posted):
            wrong.append(f"no checkpoint here has the hash {posted}")
    report(wrong)
    print("✓ The audit log is whole.")


def report(wrong: list[str]) -> None:
    for each in wrong:
        print(f"✗ {each}")
    if wrong:
        raise typer.Exit(1)


@contextmanager
def opened() -> Iterator[tuple[DatabaseSettings, Store]]:
    settings = environment.load(DatabaseSettings)
    log.configure(settings.log_level, settings.secrets())
    store = Store(settings.database_url)
    try:
        yield settings, store
    finally:
        store.close()
