"""Sentences for a thread about what is out of the ordinary at a gate."""

from collections.abc import Callable
from datetime import date

from gates.facts import Fact, FactKind
from messages.fact_words import quotation, said
from messages.mrkdwn import mention, on


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


def delegated(fact: Fact) -> str:
    until = fact.detail.get("ends_on")
    ends = f" until {on(date.fromisoformat(until))}" if isinstance(until, str) else ""
    return f"↪️ {mention(fact.by)} handed the sign-offs on to {mention(str(fact.detail['to']))}{ends}."


def delegation_ended(fact: Fact) -> str:
    to, principal = (mention(str(fact.detail[key])) for key in ("to", "principal"))
    return f"{to} no longer signs on behalf of {principal}."


def reassigned(fact: Fact) -> str:
    to, principal = (mention(str(fact.detail[key])) for key in ("to", "principal"))
    return f"↪️ {mention(fact.by)} asked {to} to sign in place of {principal}:{quotation(fact, 'reason')}"


OBJECTIONS: dict[FactKind, Callable[[Fact], str]] = {
    FactKind.WAIVER_ENDED: waiver_ended,
    FactKind.DELEGATED: delegated,
    FactKind.DELEGATION_ENDED: delegation_ended,
    FactKind.REASSIGNED: reassigned,
    FactKind.OVERRIDE_ASKED: override_asked,
    FactKind.OVERRIDE_DECLINED: override_declined,
    FactKind.GATE_OVERRIDDEN: overridden,
    FactKind.CONCERN_RAISED: concern_raised,
    FactKind.CONCERN_ANSWERED: concern_answered,
}
