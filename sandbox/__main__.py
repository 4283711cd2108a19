"""Start the sandbox: python -m sandbox."""

import argparse
import contextlib
import gc
import sys
from pathlib import Path

import uvicorn
from starlette.applications import Starlette

from sandbox.api.scopes import unknown_scopes
from sandbox.app import build_app
from sandbox.config import Config
from sandbox.listening import is_this_machine, listen
from sandbox.manifest_rules import ManifestInvalid
from sandbox.state.snapshot import StateRefused

OPEN_TO_OTHERS = (
    "Warning: whoever reaches this address can act as anybody here; it is meant for 127.0.0.1 alone.\n"
)


def main() -> None:
    config = config_from(arguments())
    try:
        listener = listen(config.host, config.port)
    except OSError as problem:
        sys.exit(f"{config.address} cannot be used ({problem.strerror}); choose another one with --port.")
    settings = uvicorn.Config(_app(config), log_level="warning", timeout_graceful_shutdown=2)
    for scope in unknown_scopes(config):
        sys.stderr.write(f"Slack does not know the scope {scope} of {config.manifest}\n")
    sys.stdout.write(f"The sandbox is at {config.address}\n")
    if not is_this_machine(config.host):
        sys.stdout.write(OPEN_TO_OTHERS)
    sys.stdout.flush()
    _spare_the_collector()
    with contextlib.suppress(KeyboardInterrupt):
        uvicorn.Server(settings).run(sockets=[listener])


def _spare_the_collector() -> None:
    """What a workspace keeps is no garbage; to look through it every few calls cost half of their time."""
    gc.freeze()
    gc.set_threshold(100_000, 50, 100)


def _app(config: Config) -> Starlette:
    """Whatever stands in the way is one sentence."""
    folder = config.state.absolute().parent if config.state else Path()
    if not folder.is_dir():
        sys.exit(f"There is no folder {folder} for the state file.")
    try:
        return build_app(config)
    except (ManifestInvalid, StateRefused) as refused:
        sys.exit(str(refused))
    except OSError as problem:
        sys.exit(f"{problem.filename} cannot be read ({problem.strerror}).")


def arguments() -> argparse.Namespace:
    defaults = Config()
    parser = argparse.ArgumentParser(prog="python -m sandbox", description="A local stand-in for Slack.")
    parser.add_argument("--host", default=defaults.host)
    parser.add_argument("--port", type=int, default=defaults.port)
    parser.add_argument("--bot", default=defaults.bot_url, help="the bot's address; empty: Socket Mode only")
    parser.add_argument("--signing-secret", default=defaults.signing_secret)
    parser.add_argument("--bot-token", default=defaults.bot_token)
    parser.add_argument("--app-token", default=defaults.app_token)
    parser.add_argument("--client-id", default=defaults.client_id)
    parser.add_argument("--client-secret", default=defaults.client_secret)
    parser.add_argument("--manifest", type=Path, help="the app's manifest: commands, events and scopes")
    parser.add_argument("--seed", choices=("demo", "bare"), default=defaults.seed)
    parser.add_argument("--state", type=Path, help="a file: loaded at the start, saved at the end")
    parser.add_argument("--clock", type=Path, help="a file that tells the bot how far the clock was moved")
    parser.add_argument("--tour", type=Path, help="a file with what to try next, one step a line")
    parser.add_argument("--lenient", action="store_true", help="do not report unknown arguments and scopes")
    parser.add_argument("--rate-limits", action="store_true", help="refuse calls that come too fast")
    parser.add_argument("--without", default="", help="block types that views refuse, with commas between")
    return parser.parse_args()


def config_from(given: argparse.Namespace) -> Config:
    return Config(
        host=given.host,
        port=given.port,
        bot_url=given.bot or None,
        signing_secret=given.signing_secret,
        bot_token=given.bot_token,
        app_token=given.app_token,
        client_id=given.client_id,
        client_secret=given.client_secret,
        manifest=given.manifest,
        seed=given.seed,
        lenient=given.lenient,
        rate_limits=given.rate_limits,
        without=tuple(filter(None, given.without.split(","))),
        state=given.state,
        clock=given.clock,
        tour=steps_in(given.tour),
    )


def steps_in(file: Path | None) -> tuple[str, ...]:
    lines = file.read_text().splitlines() if file else []
    return tuple(line.strip() for line in lines if line.strip())


if __name__ == "__main__":
    main()
