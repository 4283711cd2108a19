"""`gatehouse notices`: what waits to be sent, and what could not be."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Annotated

import typer

from bot import environment, log
from bot.clock import Clock
from bot.settings import DatabaseSettings
from storage import dead_letters, notices, token_refusals
from storage.notices import Notice
from storage.store import Store
from storage.token_refusals import TokenRefusal
from storage.transaction import EVERY_WORKSPACE

MOST = 100

app = typer.Typer(help="What waits to be sent, and what could not be.", invoke_without_command=True)

Id = Annotated[str, typer.Argument(help="The notice's id, as the list shows it.")]


@app.callback()
def list_them(context: typer.Context) -> None:
    """List the dead letters, which nobody tries any more, and what waits."""
    if context.invoked_subcommand:
        return
    with opened() as store, store.reading(EVERY_WORKSPACE) as tx:
        dead, pending = dead_letters.dead(tx, MOST), dead_letters.pending(tx, MOST)
        refusals = token_refusals.standing(tx)
    for refusal in refusals[:1]:
        print(f"✗ {refused(refusal)}\n")
    show("Dead letters: nobody tries them any more", dead)
    show("Waiting", pending)
    if dead:
        print("\n`gatehouse notices retry ID` sends one again, `gatehouse notices drop ID` forgets it.")


@app.command()
def retry(key: Id) -> None:
    """Send a notice again, from now on with all its tries. If it did arrive, it is not sent twice."""
    with opened() as store:
        for notice in unsent(store, key):
            with store.transaction(notice.workspace_id) as tx:
                dead_letters.retry(tx, notice)
    print(f"{key} is sent again by whichever process looks next.")


@app.command()
def drop(key: Id) -> None:
    """Never send a notice, and take it off the list."""
    with opened() as store:
        for notice in unsent(store, key):
            with store.transaction(notice.workspace_id) as tx:
                notices.drop(tx, notice, "dropped by the operator", Clock().now())
    print(f"{key} is dropped.")


@contextmanager
def opened() -> Iterator[Store]:
    settings = environment.load(DatabaseSettings)
    log.configure(settings.log_level, settings.secrets())
    store = Store(settings.database_url)
    try:
        yield store
    finally:
        store.close()


def unsent(store: Store, key: str) -> list[Notice]:
    """Exits with a sentence where there is none."""
    with store.reading(EVERY_WORKSPACE) as tx:
        found = [notice for notice in dead_letters.with_key(tx, key) if notice.sent_at is None]
    if not found:
        print(f"✗ No notice that was not sent has the id {key}. `gatehouse notices` lists them.")
        raise typer.Exit(1)
    return found


def refused(refusal: TokenRefusal) -> str:
    since = f"{refusal.since:%Y-%m-%d %H:%M} UTC"
    return (
        f"Slack refuses the bot's token since {since}: {refusal.error}. Nothing is sent, and all is kept."
        " Install the app again and set SLACK_BOT_TOKEN; `gatehouse check` tells whether it is right."
    )


def show(title: str, found: Sequence[Notice]) -> None:
    print(f"{title}: {len(found) if len(found) < MOST else f'{MOST} or more'}")
    for notice in found:
        print(f"  {notice.key}\n    {told(notice)}")


def told(notice: Notice) -> str:
    to = notice.channel_id or notice.body.get("to") or notice.body.get("user") or "its card's channel"
    when = notice.given_up_at or notice.retry_at or notice.due_at
    word = "given up" if notice.given_up_at else "next try" if notice.retry_at else "due"
    tries = f", {notice.attempts} tries" if notice.attempts else ""
    error = f": {notice.error}" if notice.error else ""
    return f"{notice.kind} to {to}, {word} {when:%Y-%m-%d %H:%M} UTC{tries}{error}"
