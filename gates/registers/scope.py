"""Additions to the scope: asked for by anybody in the team, decided by the manager, dates included."""

from dataclasses import dataclass
from datetime import date, datetime

from gates.delivery import Delivery
from gates.facts import FactKind
from gates.people import Person
from gates.phases.starting import check_promise
from gates.refusal import Refusal, must_say
from gates.registers.scope_addition import ScopeAddition, ScopeVerdict

UNKNOWN = "This addition is not in the record. `/gate record` shows those that are."
WHAT_OF_THE_DATES = "Say what it does to the dates, or that they stay as they are."


@dataclass(frozen=True, slots=True)
class ScopeDecision:
    verdict: ScopeVerdict
    reason: str
    effect: str | None = None
    agreed_on: date | None = None  # where the promised date moves


def refuse_asking(delivery: Delivery, by: Person) -> None:
    delivery.must_be_running()
    delivery.must_take_part(by, "ask for more scope")


def ask_for_scope(
    delivery: Delivery, what: str, why: str, link: str | None, by: Person, at: datetime
) -> None:
    refuse_asking(delivery, by)
    must_say(what, "Say what is to be added.", field="addition")
    must_say(why, "Say why, and who wants it.", field="why")
    if (what, why) in [(known.what, known.why) for known in delivery.scope_additions if known.is_open]:
        return
    entry = ScopeAddition(len(delivery.scope_additions) + 1, what, why, at, by.user_id, link)
    delivery.scope_additions.append(entry)
    delivery.record_fact(
        FactKind.SCOPE_ASKED, at, by.user_id, addition=entry.number, what=what, why=why, link=link
    )


def addition_to_decide(delivery: Delivery, number: int, by: Person) -> ScopeAddition:
    """Raises Refusal when it is not there, decided for good, or not this person's to decide."""
    delivery.must_be_running()
    delivery.must_manage(by, "decide on an addition to the scope")
    entry = next((each for each in delivery.scope_additions if each.number == number), None)
    if entry is None:
        raise Refusal(UNKNOWN)
    if entry.is_final:
        raise Refusal("This addition was decided already. Ask for it anew where things have changed.")
    return entry


def decide_on_scope(
    delivery: Delivery, number: int, decision: ScopeDecision, by: Person, at: datetime
) -> None:
    """An accepted addition joins the scope, and may move the promised date; the audit log keeps both."""
    entry = addition_to_decide(delivery, number, by)
    must_say(decision.reason, "Say why; whoever asked for it reads this.", field="reason")
    accepted = decision.verdict is ScopeVerdict.ACCEPTED
    if accepted:
        must_say(decision.effect, WHAT_OF_THE_DATES, field="effect")
    if decision.agreed_on and not accepted:
        raise Refusal("Only an accepted addition moves the delivery date.", field="agreed_on")
    entry.verdict, entry.reason, entry.effect = decision.verdict, decision.reason, decision.effect
    entry.decided_at, entry.decided_by, entry.agreed_on = at, by.user_id, decision.agreed_on
    delivery.record_fact(
        FactKind.SCOPE_DECIDED, at, by.user_id, addition=number, what=entry.what,
        verdict=decision.verdict, reason=decision.reason, effect=decision.effect,
    )  # fmt: skip
    if decision.agreed_on:
        promise(delivery, decision.agreed_on, by, at)


def promise(delivery: Delivery, agreed_on: date, by: Person, at: datetime) -> None:
    check_promise(delivery.intake_on, agreed_on)
    if agreed_on == delivery.agreed_on:
        return
    was, delivery.agreed_on = delivery.agreed_on.isoformat(), agreed_on
    delivery.record_fact(
        FactKind.DELIVERY_CHANGED, at, by.user_id, field="agreed_on", value=agreed_on.isoformat(), was=was
    )
