"""`gatehouse sandbox`: the stand-in for Slack alone, for any Bolt app."""

import importlib.util
import os
import sys
from pathlib import Path
from typing import Annotated

import typer

NEEDED = ("httpx", "multipart", "sse_starlette", "starlette", "uvicorn", "websockets")
CURE = "the sandbox is not installed. Install it with: pip install 'gatehouse[sandbox]'"
BOT = "http://127.0.0.1:3000/slack/events"
HERE = "127.0.0.1"


def sandbox(
    manifest: Annotated[
        Path | None, typer.Option(help="The app's manifest, YAML or JSON; without it all is allowed.")
    ] = None,
    port: Annotated[int, typer.Option(min=1, max=65_535, help="Where its page and its Web API are.")] = 8300,
    bot: Annotated[str, typer.Option(help="The app's address; empty when it uses Socket Mode alone.")] = BOT,
    state: Annotated[
        Path | None, typer.Option(help="A file to which the workspace is saved at the end, and loaded from.")
    ] = None,
    rate_limits: Annotated[
        bool, typer.Option("--rate-limits", help="Refuse calls that come too fast.")
    ] = False,
    lenient: Annotated[bool, typer.Option("--lenient", help="Do not report unknown arguments.")] = False,
    host: Annotated[str, typer.Option(help="Whom to listen to; others than this machine too.")] = HERE,
) -> None:
    """Start a stand-in for Slack with a page in your browser, for Gatehouse or any other Bolt app."""
    if not all(importlib.util.find_spec(module) for module in NEEDED):
        print(f"gatehouse: {CURE}", file=sys.stderr)
        raise typer.Exit(1)
    arguments = ["--port", str(port), "--bot", bot, "--host", host]
    arguments += ["--manifest", str(manifest)] if manifest else []
    arguments += ["--state", str(state)] if state else []
    arguments += ["--rate-limits"] if rate_limits else []
    arguments += ["--lenient"] if lenient else []
    # In place of this process, so that Ctrl-C and the exit code are its own. -P: not a folder of that name.
    os.execv(sys.executable, [sys.executable, "-P", "-m", "sandbox", *arguments])  # noqa: S606
