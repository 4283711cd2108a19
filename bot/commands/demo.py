"""`gatehouse demo`: the bot beside a stand-in for Slack, on this machine alone."""

import fcntl
import secrets
import shutil
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from threading import Event

import typer

from bot import starting
from bot.children import Child, ChildFailed, free_port
from bot.commands.demo_seed import SeedFailed, seed
from bot.commands.demo_tour import STEPS, numbered
from bot.manifest import as_yaml, manifest

FOLDER = Path(".demo")
WELCOME = """
Gatehouse is running, with a stand-in for Slack in place of the real one.

  Open  {address}

Try this next:
{steps}

Nothing leaves this machine. Ctrl-C stops it; the logs and the database stay in {folder}/ until the next demo.
"""


def demo() -> None:
    """Start the bot with sample people and a delivery, on a page in your browser instead of Slack."""
    stop = starting.stop_signal()
    signal.signal(signal.SIGHUP, lambda *_: stop.set())
    with _own_folder() as folder:
        _run(folder, stop)
    print("Stopped.")


@contextmanager
def _own_folder() -> Iterator[Path]:
    """An empty one; that of a demo which runs beside this one stays untouched."""
    FOLDER.mkdir(exist_ok=True)
    for number in count(1):
        with (FOLDER / f"{number}.lock").open("w") as lock:
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                continue
            folder = FOLDER / str(number)
            shutil.rmtree(folder, ignore_errors=True)
            folder.mkdir()
            yield folder
            return


def _run(folder: Path, stop: Event) -> None:
    sandbox, bot = _children(folder.resolve())
    try:
        for child in (sandbox, bot):
            child.start()
        for child in (sandbox, bot):
            child.wait_until_it_answers(stop)
        if not stop.is_set():
            seed(sandbox.address)
            print(WELCOME.format(address=sandbox.address, steps=numbered(), folder=folder), flush=True)
        while not stop.wait(0.5):
            sandbox.must_run()
            bot.must_run()
    except (ChildFailed, SeedFailed) as failed:
        print(f"gatehouse: {failed}", file=sys.stderr)
        raise typer.Exit(1) from None
    finally:
        bot.stop()
        sandbox.stop()


def _children(folder: Path) -> tuple[Child, Child]:
    """The sandbox and the bot, each knowing the other's address and the same made-up secrets."""
    number = int(folder.name)  # so that two demos which start at once do not want the same ports
    page = f"http://127.0.0.1:{free_port(8299 + number)}"
    door = f"http://127.0.0.1:{free_port(2999 + number)}"
    token, signing_secret = f"xoxb-demo-{secrets.token_hex(8)}", secrets.token_hex(16)
    (folder / "manifest.yml").write_text(as_yaml(manifest()))
    (folder / "tour.txt").write_text("\n".join(STEPS))
    sandbox = Child(
        "sandbox",
        arguments=[
            *("-m", "sandbox", "--port", page.rpartition(":")[2], "--bot", f"{door}/slack/events"),
            *("--signing-secret", signing_secret, "--bot-token", token, "--seed", "demo"),
            *("--manifest", "manifest.yml", "--tour", "tour.txt", "--clock", "clock.txt"),
        ],
        folder=folder,
        address=page,
        ready=f"{page}/sandbox/people",
    )
    bot = Child(
        "bot",
        arguments=["-m", "bot", "run"],
        folder=folder,
        address=door,
        ready=f"{door}/readyz",
        environment={
            "SLACK_BOT_TOKEN": token,
            "SLACK_SIGNING_SECRET": signing_secret,
            "SLACK_API_URL": f"{page}/api/",
            "DATABASE_URL": f"sqlite:///{folder / 'gatehouse.db'}",
            "PORT": door.rpartition(":")[2],
            "GATEHOUSE_HOST": "127.0.0.1",
            "GATEHOUSE_DEMO_CLOCK": str(folder / "clock.txt"),
            "GATEHOUSE_CLOCK_SECONDS": "2",
        },
    )
    return sandbox, bot
