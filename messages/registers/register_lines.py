"""What the threads tell of the registers."""

from collections.abc import Callable

from gates.facts import Fact, FactKind
from messages.fact_words import quotation, said
from messages.mrkdwn import mention


def decision_logged(fact: Fact) -> str:
    what, why = quotation(fact, "what"), said(fact, "why", 600)
    return f"{mention(fact.by)} logged decision {fact.detail['decision']}:{what}\nWhy: {why}"


def decision_shared(fact: Fact) -> str:
    return f"{mention(fact.by)} lets the client read decision {fact.detail['decision']}."


def decision_kept(fact: Fact) -> str:
    return f"{mention(fact.by)} keeps decision {fact.detail['decision']} internal."


REGISTER_LINES: dict[FactKind, Callable[[Fact], str | None]] = {
    FactKind.DECISION_LOGGED: decision_logged,
    FactKind.DECISION_SHARED: decision_shared,
    FactKind.DECISION_KEPT_INTERNAL: decision_kept,
}
