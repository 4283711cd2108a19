"""`gatehouse process`: what can be done with a process file."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from bot.commands.process_new import new
from gates.process import Process
from gates.process_files.file import ProcessFileInvalid, load_process_file
from messages.processes.preview import process_preview

app = typer.Typer(help="Process files.", no_args_is_help=True)


@app.callback()
def process() -> None:
    """Process files."""


app.command()(new)

File = Annotated[Path, typer.Argument(exists=True, dir_okay=False, help="The YAML file.")]


@app.command()
def check(file: File) -> None:
    """Say whether a process file can be used, and if not, what is wrong where."""
    found = loaded(file)
    extends = f", which extends {found.extends}" if found.extends else ""
    print(f"{file}: a valid process, {found.name}, with {len(found.phases)} phases{extends}.")


@app.command()
def preview(file: File) -> None:
    """Show a process as an outline: who would have to sign what, and what is worth a second look."""
    print(process_preview(loaded(file)))


def loaded(file: Path) -> Process:
    try:
        return load_process_file(file)
    except ProcessFileInvalid as invalid:
        print(invalid, file=sys.stderr)
        raise typer.Exit(1) from None
