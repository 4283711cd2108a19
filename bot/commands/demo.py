"""`gatehouse demo`: the bot beside a stand-in for Slack, on this machine alone."""

import secrets
import shutil
import signal
import sys
from pathlib import Path

import typer

from bot import starting
from bot.children import Child, ChildFailed, free_port
from bot.commands.demo_seed import SeedFailed, seed
from bot.manifest import as_yaml, manifest

FOLDER = Path(".demo")
WELCOME = """
Gatehouse is running, with a stand-in for Slack in place of the real one.

  Open  {address}

Try this next:
  1. Pick a person under "Act as", and open the delivery's channel.
  2. Tick the items of the first gate and sign it, as each person who is waited for.
  3. Type /gate help to see what else you can ask.

Nothing leaves this machine. Ctrl-C stops it; the logs and the database stay in {folder}/ until the next demo.
"""


def demo() -> None:
    """Start the bot with sample people and a delivery, on a page in your browser instead of Slack."""
    shutil.rmtree(FOLDER, ignore_errors=True)
    FOLDER.mkdir()
    stop = starting.stop_signal()
    signal.signal(signal.SIGHUP, lambda *_: stop.set())
    sandbox, bot = _children(FOLDER.resolve())
    try:
        for child in (sandbox, bot):
            child.start()
        for child in (sandbox, bot):
            child.wait_until_it_answers(stop)
        if not stop.is_set():
            seed(sandbox.address)
            print(WELCOME.format(address=sandbox.address, folder=FOLDER), flush=True)
        while not stop.wait(0.5):
            sandbox.must_run()
            bot.must_run()
    except (ChildFailed, SeedFailed) as failed:
        print(f"gatehouse: {failed}", file=sys.stderr)
        raise typer.Exit(1) from None
    finally:
        bot.stop()
        sandbox.stop()
    print("Stopped.")


def _children(folder: Path) -> tuple[Child, Child]:
    """The sandbox and the bot, each knowing the other's address and the same made-up secrets."""
    page = f"http://127.0.0.1:{free_port(8300)}"
    door = f"http://127.0.0.1:{free_port(3000)}"
    token, signing_secret = f"xoxb-demo-{secrets.token_hex(8)}", secrets.token_hex(16)
    (folder / "manifest.yml").write_text(as_yaml(manifest()))
    sandbox = Child(
        "sandbox",
        arguments=[
            *("-m", "sandbox", "--port", page.rpartition(":")[2], "--bot", f"{door}/slack/events"),
            *("--signing-secret", signing_secret, "--bot-token", token, "--seed", "demo"),
            *("--manifest", "manifest.yml"),
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
            "GATEHOUSE_CLOCK_SECONDS": "2",
        },
    )
    return sandbox, bot
