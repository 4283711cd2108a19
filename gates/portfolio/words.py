"""The words by which a delivery is found."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from gates.delivery import Delivery

WORD = re.compile(r"[^\W_]+")
LONGEST = 20_000  # characters of one kind of text; what comes behind them is in the record all the same


@dataclass(frozen=True, slots=True)
class Words:
    """As people wrote them, one text for each kind, and a line for each entry."""

    name: str
    client: str
    scope: str
    decisions: str
    risks: str
    escalations: str

    def folded(self) -> str:
        """All of them as the index has them."""
        texts = (self.name, self.client, self.scope, self.decisions, self.risks, self.escalations)
        return " ".join(word for text in texts for word in folded_words(text))


def words_of(delivery: Delivery) -> Words:
    return Words(
        name=delivery.name,
        client=delivery.client or "",
        scope=delivery.scope,
        decisions=lines(f"{each.what} {each.why} {each.alternatives or ''}" for each in delivery.decisions),
        risks=lines(f"{each.text} ({each.mitigation})" for each in delivery.risks),
        escalations=lines(f"{each.issue} {each.resolution or ''}" for each in delivery.escalations),
    )


def lines(entries: Iterable[str]) -> str:
    return "\n".join(" ".join(entry.split()) for entry in entries)[:LONGEST]


def folded_words(text: str) -> list[str]:
    """Words without case and accents: what somebody types is found however they write it."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    return WORD.findall("".join(sign for sign in plain if not unicodedata.combining(sign)))
