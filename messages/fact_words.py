"""What a fact of the audit log says, made safe for a sentence."""

from datetime import date

from gates.facts import Fact
from messages.mrkdwn import line, on, people, quoted


def said(fact: Fact, key: str, most: int = 300) -> str:
    return line(str(fact.detail.get(key) or ""), most)


def quotation(fact: Fact, key: str) -> str:
    words = fact.detail.get(key)
    return f"\n{quoted(str(words), 1200)}" if words else ""


def persons(fact: Fact, key: str) -> str:
    users = fact.detail.get(key)
    return people(users) if isinstance(users, list) and users else "nobody"


def spoken_day(day: object) -> str:
    return on(date.fromisoformat(day)) if isinstance(day, str) else "no date"
