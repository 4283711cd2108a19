"""Full text: names, clients, scopes, decisions, risks and escalations, with the index of each database."""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Select, bindparam, literal_column, select, text

from gates.portfolio.row import Found, Row
from gates.portfolio.words import folded_words
from storage.lists.listing import here, rows_of
from storage.tables.deliveries import deliveries, is_running
from storage.tables.portfolio import TSVECTOR, search_texts
from storage.transaction import Transaction
from storage.visible import asking, is_visible

_t, _d = search_texts.c, deliveries.c
TITLES = ("name", "client")
TEXTS = (*TITLES, "decisions", "risks", "escalations", "scope")
LONGEST = 160  # characters of an excerpt
MOST_WORDS = 12

_matches: dict[str, ColumnElement[bool]] = {
    "sqlite": literal_column(
        "search_texts.number IN (SELECT rowid FROM search_index WHERE search_index MATCH :match)"
    ),
    "postgresql": literal_column(f"{TSVECTOR} @@ to_tsquery('simple', :match)"),
}


def search(tx: Transaction, typed: str, limit: int) -> list[Found]:
    """Those with all the words, or beginnings of words; running ones first, then the newest."""
    words = folded_words(typed)[:MOST_WORDS]
    if not words:
        return []
    asked = _asked(tx.dialect).limit(limit)
    told = asking(tx) | {"match": matching(words, tx.dialect)}
    rows = rows_of(tx, tx.connection.scalars(asked, told).all())
    its = {"workspace": tx.workspace_id, "ids": [row.delivery_id for row in rows]}
    texts = {line.delivery_id: line._asdict() for line in tx.connection.execute(_texts, its)}
    return [found(row, texts[row.delivery_id], words) for row in rows]


def _asked(dialect: str) -> Select[Any]:
    its = (_t.workspace_id == _d.workspace_id) & (_t.delivery_id == _d.delivery_id)
    asked = select(_d.delivery_id).select_from(deliveries.join(search_texts, its))
    condition = text(str(_matches[dialect]))
    return asked.where(here, is_visible, condition).order_by(
        is_running.desc(), _d.started_at.desc(), _d.delivery_id
    )


_texts = select(_t.delivery_id, *(_t[name] for name in TEXTS)).where(
    _t.workspace_id == bindparam("workspace"), _t.delivery_id.in_(bindparam("ids", expanding=True))
)


def matching(words: Sequence[str], dialect: str) -> str:
    """Each word is letters and digits alone, so nothing in it can be a command of the index."""
    if dialect == "sqlite":
        return " ".join(f'"{word}"*' for word in words)
    return " & ".join(f"{word}:*" for word in words)


def found(row: Row, texts: Mapping[str, str], words: Sequence[str]) -> Found:
    where, looked_for = place_of(texts, words)
    return Found(row, where, excerpt(texts[where], looked_for))


def place_of(texts: Mapping[str, str], words: Sequence[str]) -> tuple[str, Sequence[str]]:
    """The text to show a piece of, and the words in it: name and client are read in any case."""
    rest = [word for word in words if not any(hits(texts[title], [word]) for title in TITLES)]
    if not rest:
        return max(TITLES, key=lambda name: hits(texts[name], words)), words
    return max((name for name in TEXTS if name not in TITLES), key=lambda name: hits(texts[name], rest)), rest


def hits(shown: str, words: Sequence[str]) -> int:
    own = folded_words(shown)
    return sum(any(each.startswith(word) for each in own) for word in words)


def excerpt(shown: str, words: Sequence[str]) -> str:
    """The line in which most of the words stand, from a little before the first of them."""
    lines = shown.splitlines() or [""]
    best = max(lines, key=lambda each: hits(each, words))
    folded = best.casefold()
    at = min((place for word in words if (place := folded.find(word)) >= 0), default=0)
    start = max(0, at - LONGEST // 4) if len(best) > LONGEST else 0
    before, after = "…" if start else "", "…" if start + LONGEST < len(best) else ""
    return f"{before}{best[start : start + LONGEST]}{after}"
