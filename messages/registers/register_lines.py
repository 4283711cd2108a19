"""What the threads tell of the registers."""

from collections.abc import Callable
from datetime import date

from gates.facts import Fact, FactKind
from messages.fact_words import quotation, said
from messages.mrkdwn import mention, on


def decision_logged(fact: Fact) -> str:
    what, why = quotation(fact, "what"), said(fact, "why", 600)
    return f"{mention(fact.by)} logged decision {fact.detail['decision']}:{what}\nWhy: {why}"


def decision_shared(fact: Fact) -> str:
    return f"{mention(fact.by)} lets the client read decision {fact.detail['decision']}."


def decision_kept(fact: Fact) -> str:
    return f"{mention(fact.by)} keeps decision {fact.detail['decision']} internal."


def risk_added(fact: Fact) -> str:
    score = f" with a score of {fact.detail['score']} of 25" if fact.detail.get("score") else ""
    return f"{mention(fact.by)} added risk {fact.detail['risk']}{score}:{quotation(fact, 'text')}"


def risk_closed(fact: Fact) -> str:
    ending = "says that it *came true*" if fact.detail.get("came_true") else "closed it"
    return f"Risk {fact.detail['risk']}: {mention(fact.by)} {ending}.{quotation(fact, 'outcome')}"


def dependency_added(fact: Fact) -> str:
    when = day(fact, "expected_on")
    return f"⏳ *Blocked* by “{said(fact, 'name')}”, expected on {when}:{quotation(fact, 'needed_for')}"


def dependency_moved(fact: Fact) -> str | None:
    name = f"“{said(fact, 'name')}”, for which this delivery waits,"
    if fact.detail.get("arrived"):
        return f"✅ {name} *arrived*."
    if fact.detail.get("lost"):
        return f"❗ {name} was *cancelled*: nothing comes from it."
    if fact.detail.get("was") == fact.detail.get("expected_on"):
        return None
    late = ", which is *too late* here" if fact.detail.get("too_late") else ""
    moved = f"moved from {day(fact, 'was')} to {day(fact, 'expected_on')}"
    return f"⚠️ {name} *{moved}*{late}."


def dependency_ended(fact: Fact) -> str:
    who = mention(fact.by)
    return f"{who} says that “{said(fact, 'name')}” blocks it no longer:{quotation(fact, 'reason')}"


def day(fact: Fact, key: str) -> str:
    value = fact.detail.get(key)
    return on(date.fromisoformat(value)) if isinstance(value, str) else "no date"


def scope_asked(fact: Fact) -> str:
    why = said(fact, "why", 600)
    what = quotation(fact, "what")
    return f"{mention(fact.by)} asks for addition {fact.detail['addition']} to the scope:{what}\n{why}"


def scope_decided(fact: Fact) -> str:
    verdict, what = said(fact, "verdict"), said(fact, "what", 600)
    dates = f"\n*Dates:* {said(fact, 'effect', 600)}" if fact.detail.get("effect") else ""
    return f"{mention(fact.by)} *{verdict}* the addition “{what}”.{quotation(fact, 'reason')}{dates}"


REGISTER_LINES: dict[FactKind, Callable[[Fact], str | None]] = {
    FactKind.RISK_ADDED: risk_added,
    FactKind.RISK_CLOSED: risk_closed,
    FactKind.DEPENDENCY_ADDED: dependency_added,
    FactKind.DEPENDENCY_MOVED: dependency_moved,
    FactKind.DEPENDENCY_ENDED: dependency_ended,
    FactKind.SCOPE_ASKED: scope_asked,
    FactKind.SCOPE_DECIDED: scope_decided,
    FactKind.DECISION_LOGGED: decision_logged,
    FactKind.DECISION_SHARED: decision_shared,
    FactKind.DECISION_KEPT_INTERNAL: decision_kept,
}
