"""Sentences for a thread about what stood against a gate: concerns, overrides, waivers that ended."""

from collections.abc import Callable

from gates.facts import Fact, FactKind
from messages.fact_words import quotation, said
from messages.mrkdwn import mention


def override_asked(fact: Fact) -> str:
    return f"🛑 {mention(fact.by)} asks to override this gate:{quotation(fact, 'reason')}"


def override_declined(fact: Fact) -> str:
    return f"{mention(fact.by)} declined the override that {mention(str(fact.detail['asked_by']))} asked for."


def overridden(fact: Fact) -> str:
    first = mention(str(fact.detail["asked_by"]))
    return f"🛑 *Overridden* by {first} and {mention(fact.by)}:{quotation(fact, 'reason')}"


def concern_raised(fact: Fact) -> str:
    return f"{mention(fact.by)} raised a concern:{quotation(fact, 'text')}"


def concern_answered(fact: Fact) -> str:
    raiser = mention(str(fact.detail["raised_by"]))
    return f"{mention(fact.by)} answered the concern of {raiser}:{quotation(fact, 'answer')}"


def waiver_ended(fact: Fact) -> str:
    return f"The waiver of “{said(fact, 'text')}” has ended, so it is asked for again."


OBJECTIONS: dict[FactKind, Callable[[Fact], str]] = {
    FactKind.WAIVER_ENDED: waiver_ended,
    FactKind.OVERRIDE_ASKED: override_asked,
    FactKind.OVERRIDE_DECLINED: override_declined,
    FactKind.GATE_OVERRIDDEN: overridden,
    FactKind.CONCERN_RAISED: concern_raised,
    FactKind.CONCERN_ANSWERED: concern_answered,
}
