"""`gatehouse notices`: what waits to be sent, and what could not be."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Annotated

import typer

from bot import environment, log
from bot.clock import Clock
from bot.commands.letters import MOST, Letter, falls_due, given_up, show
from bot.settings import DatabaseSettings
from storage import dead_cards, dead_letters, notices, token_refusals
from storage.card import Card
from storage.lagging import lagging
from storage.store import Store
from storage.token_refusals import TokenRefusal
from storage.transaction import EVERY_WORKSPACE

BY_OPERATOR = "dropped by the operator"

app = typer.Typer(help="What waits to be sent, and what could not be.", invoke_without_command=True)

Id = Annotated[str, typer.Argument(help="The id of the notice or card, as the list shows it.")]


@app.callback()
def list_them(context: typer.Context) -> None:
    """List the dead letters, which nobody tries any more, and what waits: notices and cards."""
    if context.invoked_subcommand:
        return
    with opened() as store, store.reading(EVERY_WORKSPACE) as tx:
        dead: list[Letter] = [*dead_letters.dead(tx, MOST), *dead_cards.dead(tx, MOST)]
        waiting: list[Letter] = [*dead_letters.pending(tx, MOST), *lagging(tx, MOST)]
        refusals = token_refusals.standing(tx)
    for refusal in refusals[:1]:
        print(f"✗ {refused(refusal)}\n")
    show("Dead letters: nobody tries them any more", sorted(dead, key=given_up, reverse=True))
    show("Waiting", sorted(waiting, key=falls_due))
    if dead:
        print("\n`gatehouse notices retry ID` sends one again, `gatehouse notices drop ID` forgets it.")


@app.command()
def retry(key: Id) -> None:
    """Send a notice or show a card again, with all its tries. If it did arrive, it is not sent twice."""
    with opened() as store:
        for each in unsent(store, key):
            with store.transaction(each.workspace_id) as tx:
                if isinstance(each, Card):
                    dead_cards.retry(tx, each)
                else:
                    dead_letters.retry(tx, each)
    print(f"{key} is sent again by whichever process looks next.")


@app.command()
def drop(key: Id) -> None:
    """Never send a notice, and take it off the list. A card comes back once it has something new to show."""
    with opened() as store:
        for each in unsent(store, key):
            with store.transaction(each.workspace_id) as tx:
                if isinstance(each, Card):
                    dead_cards.drop(tx, each, BY_OPERATOR)
                else:
                    notices.drop(tx, each, BY_OPERATOR, Clock().now())
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


def unsent(store: Store, key: str) -> list[Letter]:
    """Exits with a sentence where there is none."""
    with store.reading(EVERY_WORKSPACE) as tx:
        found: list[Letter] = [notice for notice in dead_letters.with_key(tx, key) if notice.can_be_sent]
        found += dead_cards.not_shown(tx, key)
    if not found:
        print(f"✗ No notice or card that can be sent has the id {key}. `gatehouse notices` lists them.")
        raise typer.Exit(1)
    return found


def refused(refusal: TokenRefusal) -> str:
    since = f"{refusal.since:%Y-%m-%d %H:%M} UTC"
    return (
        f"Slack refuses the bot's token since {since}: {refusal.error}. Nothing is sent, and all is kept."
        " Install the app again and set SLACK_BOT_TOKEN; `gatehouse check` tells whether it is right."
    )
