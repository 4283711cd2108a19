"""What the clock would do at a moment: its ticks, played on a store that forgets it all."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from gates.rights.asker import HOUSE
from handlers.desk import Desk
from handlers.senders.drawing import draw
from storage import dead_letters, nudge_messages
from storage.card import HOME, NUDGES, Card
from storage.lagging import lagging
from storage.notices import Notice
from storage.store import Store
from storage.transaction import EVERY_WORKSPACE, Transaction

MOST = 10_000
LONGEST = 160

Tick = Callable[[Desk], None]


@dataclass(frozen=True, slots=True)
class Planned:
    """One message: what it is, who or where it goes to, its first words, and what it is caused by."""

    what: str
    to: str
    says: str
    why: str


@dataclass(frozen=True, slots=True)
class Standing:
    """A clock that stands still."""

    moment: datetime

    def now(self) -> datetime:
        return self.moment


def rehearse(store: Store, ticks: Sequence[Tick], moment: datetime) -> list[Planned]:
    """What waits already comes first, then what each tick adds to it."""
    desk = Desk(store, Standing(moment))
    planned = {name_of(row): described(desk, row, why_it_waits(row)) for row in due(desk)}
    for tick in ticks:
        tick(desk)
        because = (tick.__doc__ or tick.__name__).strip().splitlines()[0]
        for row in due(desk):
            planned.setdefault(name_of(row), described(desk, row, because))
    return list(planned.values())


Row = Notice | Card


def due(desk: Desk) -> list[Row]:
    now = desk.clock.now()
    with desk.store.reading(EVERY_WORKSPACE, HOUSE) as tx:
        waiting = dead_letters.pending(tx, MOST)
        unposted = [card for card in lagging(tx, MOST) if card.ts is None and card.kind != HOME]
    return [*(notice for notice in waiting if notice.due_at <= now), *unposted]


def name_of(row: Row) -> tuple[str, str]:
    return row.workspace_id, row.key if isinstance(row, Notice) else row.id


def described(desk: Desk, row: Row, why: str) -> Planned:
    if isinstance(row, Notice):
        to = row.channel_id or row.body.get("to") or row.body.get("user") or "the thread of its card"
        return Planned(row.kind, str(to), first_words(str(row.body.get("text", ""))), why)
    with desk.store.reading(row.workspace_id, HOUSE) as tx:
        drawing = draw(tx, row, desk.clock.now())
        why = f"{why}{for_whom(tx, row)}"
    says = drawing.content.text if drawing else ""
    return Planned(row.kind, row.user_id or row.channel_id or "", first_words(says), why)


def for_whom(tx: Transaction, card: Card) -> str:
    """Why somebody is reminded who is not asked themselves."""
    if card.kind != NUDGES:
        return ""
    lines = nudge_messages.lines_of(tx, card.user_id or "", card.number or 0)
    away = dict.fromkeys(each.in_place_of for each in lines if each.in_place_of)
    return "".join(f" {each} is away and has handed nothing on, so {card.user_id} is asked." for each in away)


def why_it_waits(row: Row) -> str:
    since = row.due_at if isinstance(row, Notice) else row.created_at
    told = f"it waits since {since:%Y-%m-%d %H:%M} UTC"
    return f"{told}: {row.error}" if row.error else told


def first_words(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= LONGEST else f"{line[:LONGEST]}…"
