"""The messages in which people are nudged: what stood in each, and the cards that show them."""

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from typing import Any

from sqlalchemy import Select, insert, select, tuple_

from storage.card import NUDGES
from storage.tables.cards import cards
from storage.tables.nudges import nudge_lines
from storage.transaction import Transaction

_c = nudge_lines.c


@dataclass(frozen=True, slots=True)
class NudgeLine:
    position: int
    delivery_id: str
    about: str
    phase: str | None
    words: str  # what was asked, as it was typed
    in_place_of: str | None = None  # who was asked, but away


def add(tx: Transaction, user_id: str, message: int, lines: Iterable[NudgeLine]) -> None:
    its = {"workspace_id": tx.workspace_id, "user_id": user_id, "message": message}
    if rows := [{**its, **asdict(line)} for line in lines]:
        tx.connection.execute(insert(nudge_lines), rows)


def lines_of(tx: Transaction, user_id: str, message: int) -> list[NudgeLine]:
    columns = [_c[name] for name in NudgeLine.__slots__]
    mine = (_c.workspace_id == tx.workspace_id, _c.user_id == user_id, _c.message == message)
    asked = select(*columns).where(*mine).order_by(_c.position)
    return [NudgeLine(*row) for row in tx.connection.execute(asked)]


def cards_about(concerned: Iterable[tuple[str, str]]) -> Select[Any]:
    """Workspace and id of the cards, still to change, that speak of these deliveries."""
    c = cards.c
    its_own = (
        (c.workspace_id == _c.workspace_id) & (c.kind == NUDGES)
        & (c.user_id == _c.user_id) & (c.number == _c.message) & c.settled_at.is_(None)
    )  # fmt: skip
    of_those = tuple_(_c.workspace_id, _c.delivery_id).in_(list(concerned))
    return select(c.workspace_id, c.id).join(nudge_lines, its_own).where(of_those)
