"""How `gatehouse notices` lists what waits, or could not be sent: notices, and cards that are not shown."""

from collections.abc import Sequence
from datetime import datetime

from storage.card import Card
from storage.notices import Notice

MOST = 100

Letter = Notice | Card


def given_up(letter: Letter) -> datetime:
    return letter.given_up_at or falls_due(letter)


def falls_due(letter: Letter) -> datetime:
    return letter.created_at if isinstance(letter, Card) else letter.due_at


def show(title: str, found: Sequence[Letter]) -> None:
    print(f"{title}: {len(found) if len(found) < MOST else f'{MOST} or more'}")
    for letter in found[:MOST]:
        print(f"  {id_of(letter)}\n    {told(letter)}")


def id_of(letter: Letter) -> str:
    return letter.id if isinstance(letter, Card) else letter.key


def told(letter: Letter) -> str:
    if isinstance(letter, Card):
        what = f"card {letter.kind} to {letter.user_id or letter.channel_id}"
        tries = letter.tries
        dead_since = letter.given_up_at if letter.wanted == letter.shown else None
    else:
        what, tries, dead_since = f"{letter.kind} to {receiver(letter)}", letter.attempts, letter.given_up_at
    when = dead_since or letter.retry_at or falls_due(letter)
    word = "given up" if dead_since else "next try" if letter.retry_at else "due"
    counted = f", {tries} tries" if tries else ""
    error = f": {letter.error}" if letter.error else ""
    return f"{what}, {word} {when:%Y-%m-%d %H:%M} UTC{counted}{error}"


def receiver(notice: Notice) -> str:
    return str(notice.channel_id or notice.body.get("to") or notice.body.get("user") or "its card's channel")
