"""The command line: what `gatehouse` can do, one line for each."""

import sys

import typer

from bot.commands import (
    archive,
    audit,
    backup,
    bring_in,
    check,
    clock,
    demo,
    erase_person,
    manifest,
    migrate,
    notices,
    process,
    run,
    sandbox,
    socket,
    tick,
    web,
)
from bot.environment import SettingsInvalid
from storage.errors import StoreUnready

app = typer.Typer(
    help="Gatehouse carries each delivery through its gates, in Slack.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
app.command()(demo.demo)
app.command()(run.run)
app.command()(web.web)
app.command()(socket.socket)
app.command()(clock.clock)
app.command()(migrate.migrate)
app.command("import")(bring_in.bring_in)
app.command()(archive.archive)
app.command()(backup.backup)
app.command()(backup.restored)
app.command("erase-person")(erase_person.erase_person)
app.command()(check.check)
app.command()(manifest.manifest)
app.command()(sandbox.sandbox)
app.command()(tick.tick)
app.add_typer(notices.app, name="notices")
app.add_typer(process.app, name="process")
app.add_typer(audit.app, name="audit")


def main() -> None:
    try:
        app()
    except SettingsInvalid as invalid:
        print(f"gatehouse: {invalid}", file=sys.stderr)
        sys.exit(2)
    except StoreUnready as unready:
        print(f"gatehouse: {unready}", file=sys.stderr)
        sys.exit(1)
