"""Which deliveries somebody asks to see: read forgivingly from their words, in any order."""

import re
from dataclasses import dataclass, replace
from enum import StrEnum

PERSON = re.compile(r"<@([UW][A-Z0-9]{2,30})(?:\|[^>]*)?>")


class Sort(StrEnum):
    DUE = "due"
    NAME = "name"
    CLIENT = "client"
    NEWEST = "newest"


class Only(StrEnum):
    """What is singled out; several hold together."""

    MINE = "mine"
    LATE = "late"
    BLOCKED = "blocked"
    CLIENT = "waiting on the client"
    HELD = "on hold"


SAID = {
    "mine": Only.MINE, "my": Only.MINE, "late": Only.LATE, "overdue": Only.LATE, "delayed": Only.LATE,
    "blocked": Only.BLOCKED, "stuck": Only.BLOCKED, "escalated": Only.BLOCKED, "held": Only.HELD,
    "hold": Only.HELD, "paused": Only.HELD,
}  # fmt: skip
WITH_A_NAME = {"client": "client", "for": "client", "phase": "phase", "stage": "phase", "in": "phase"}
FILLING = {"all", "deliveries", "delivery", "the", "on", "that", "are", "is", "and", "by", "of", "run"}


@dataclass(frozen=True, slots=True)
class Question:
    only: frozenset[Only] = frozenset()
    client: str = ""
    phase: str = ""
    owner: str = ""  # a user id
    words: str = ""  # of the name
    sort: Sort = Sort.NEWEST

    def __str__(self) -> str:
        """For a title; what was typed stands in it."""
        parts = [each.value for each in Only if each in self.only]
        parts += [f"client {self.client}"] if self.client else []
        parts += [f"phase {self.phase}"] if self.phase else []
        parts += [f"“{self.words}”"] if self.words else []
        return ", ".join(parts)


def read_question(typed: str) -> Question:
    """For example "late client Acme", "acme late", "phase qa owner <@U1>"."""
    people = PERSON.findall(typed)
    words = PERSON.sub(" ", typed).split()
    if "waiting" in (word.lower() for word in words):
        words = [word for word in words if word.lower() not in ("waiting", "on", "client", "the")]
        asked = Question(frozenset({Only.CLIENT}))
    else:
        asked = Question()
    named: dict[str, list[str]] = {"client": [], "phase": [], "words": []}
    place = "words"
    for word in words:
        low = word.lower()
        if low in SAID:
            asked, place = replace(asked, only=asked.only | {SAID[low]}), "words"
        elif low in WITH_A_NAME:
            place = WITH_A_NAME[low]
        elif low != "owner" and (low not in FILLING or place != "words"):
            named[place].append(word)
    client, phase, others = (" ".join(found) for found in named.values())
    return replace(asked, owner=people[0] if people else "", client=client, phase=phase, words=others)
