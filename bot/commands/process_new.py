"""`gatehouse process new`: a first process file, from a few questions."""

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import typer

from gates.process_files.draft import PhaseDraft, ProcessDraft, key_of, process_yaml
from gates.process_files.file import load_process

LINE, TEXT = 200, 1000  # characters
MOST_PHASES, MOST_ITEMS = 60, 40

HELP = "The file to write; named after the process unless given."
Target = Annotated[Path | None, typer.Argument(dir_okay=False, help=HELP)]


def new(file: Target = None) -> None:
    """Write a first process file from a few questions."""
    draft = asked()
    target = file or Path(f"{key_of(draft.name, '-', 'process')}.yml")
    if target.exists():
        print(f"gatehouse: {target} exists already; name another file behind the command.", file=sys.stderr)
        raise typer.Exit(1)
    text = process_yaml(draft)
    load_process(text, target.name)
    target.write_text(text, encoding="utf-8")
    print(f"\n{target} is written, and a valid process. Change it as you like, then")
    print(f"  gatehouse process check {target}")
    print(f"  gatehouse process preview {target}")
    print("and hand it in with /gate process upload in Slack.")


def asked() -> ProcessDraft:
    name = question("What is the process called?")
    summary = question("What is it for, in a sentence?", TEXT)
    word = question("What is one of its steps called?", default="Phase")
    manager = question("Which role owns a delivery throughout?", default="Delivery manager")
    last_word = question("Which role decides where the others cannot?", default="CTO")
    client = None
    if typer.confirm("Does a client outside of your workspace receive the work?", default=False):
        client = question("What is the client's role called?", default="Client")
        while client in (manager, last_word):
            client = question("That is a role of your own people. What is the client's role called?")
    phases = tuple(phases_asked(word, manager, client))
    return ProcessDraft(name, summary, manager, last_word, phases, client, word)


def phases_asked(word: str, manager: str, client: str | None) -> Iterator[PhaseDraft]:
    for number in range(1, MOST_PHASES + 1):
        more = "" if number == 1 else " Empty when there are no more."
        name = question(f"\n{word} {number}: what is it called?{more}", optional=number > 1)
        if not name:
            return
        purpose = question("Why is there this step?", TEXT)
        owner = own_role("Which role answers for its outcome?", manager, client)
        items = tuple(items_asked())
        signer = own_role("Which role signs at its end?", owner, client)
        yield PhaseDraft(name, purpose, owner, signer, items, question("What comes out of it?", TEXT))


def own_role(words: str, default: str, client: str | None) -> str:
    while (name := question(words, default=default)) == client:
        print(f"{client} confirms at the end that the work has arrived. Name a role of your own people.")
    return name


def items_asked() -> Iterator[str]:
    print("What must be true at its end? One thing a line, an empty line to go on.")
    for number in range(1, MOST_ITEMS + 1):
        item = question(f"  {number}.", optional=number > 1)
        if not item:
            return
        yield item


def question(words: str, longest: int = LINE, *, default: str | None = None, optional: bool = False) -> str:
    """Asks until the answer fits."""
    while True:
        standing = "" if optional else default
        given = typer.prompt(words, default=standing, show_default=bool(default), prompt_suffix=" ")
        answer = " ".join(str(given).split())
        if len(answer) <= longest and (answer or optional) and answer.isprintable():
            return answer
        print(f"Please write 1 to {longest} characters; this has {len(answer)}.")
