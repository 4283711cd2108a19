"""`gatehouse process`: what can be done with a process file."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from gates.process_file import ProcessFileInvalid, load_process_file

app = typer.Typer(help="Process files.", no_args_is_help=True)


@app.callback()
def process() -> None:
    """Process files."""


@app.command()
def check(
    file: Annotated[Path, typer.Argument(exists=True, dir_okay=False, help="The YAML file to check.")],
) -> None:
    """Say whether a process file can be used, and if not, what is wrong where."""
    try:
        found = load_process_file(file)
    except ProcessFileInvalid as invalid:
        print(invalid, file=sys.stderr)
        raise typer.Exit(1) from None
    extends = f", which extends {found.extends}" if found.extends else ""
    print(f"{file}: a valid process, {found.name}, with {len(found.phases)} phases{extends}.")
