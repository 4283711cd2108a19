"""The decision log: nothing in it is changed, only shown to the client or not."""

from dataclasses import dataclass
from datetime import date, datetime

from gates.delivery import Delivery
from gates.facts import FactKind
from gates.people import Person
from gates.refusal import Refusal, must_say
from gates.registers.decision import LoggedDecision


@dataclass(frozen=True, slots=True)
class NewDecision:
    what: str
    why: str
    decided_by: str
    decided_on: date
    alternatives: str | None = None
    shareable: bool = False
    link: str | None = None


def refuse_logging(delivery: Delivery, by: Person) -> None:
    delivery.must_be_running()
    delivery.must_take_part(by, "log a decision")


def log_decision(delivery: Delivery, new: NewDecision, by: Person, at: datetime) -> None:
    """What is the same as one that stands is no second decision."""
    refuse_logging(delivery, by)
    must_say(new.what, "Say what was decided.", field="decision")
    must_say(new.why, "Say why; whoever reads this in a year was not there.", field="why")
    if new.decided_on > at.date():
        raise Refusal("A decision is logged once it was made: choose today or a day before.", "decided_on")
    if new.shareable:
        refuse_sharing(delivery, by)
    if new in map(as_new, delivery.decisions):
        return
    entry = LoggedDecision(
        len(delivery.decisions) + 1, new.what, new.why, new.decided_by, new.decided_on, new.shareable,
        at, by.user_id, new.alternatives, new.link,
    )  # fmt: skip
    delivery.decisions.append(entry)
    delivery.record_fact(
        FactKind.DECISION_LOGGED, at, by.user_id, decision=entry.number, what=new.what, why=new.why,
        alternatives=new.alternatives, decided_by=new.decided_by, decided_on=new.decided_on.isoformat(),
        shareable=new.shareable, link=new.link,
    )  # fmt: skip


def as_new(known: LoggedDecision) -> NewDecision:
    return NewDecision(
        known.what, known.why, known.decided_by, known.decided_on, known.alternatives, known.shareable,
        known.link,
    )  # fmt: skip


def share_decision(delivery: Delivery, number: int, by: Person, at: datetime) -> None:
    set_sharing(delivery, number, FactKind.DECISION_SHARED, by, at)


def keep_decision_internal(delivery: Delivery, number: int, by: Person, at: datetime) -> None:
    """What the client has read it keeps; from now on nothing we send names the decision."""
    set_sharing(delivery, number, FactKind.DECISION_KEPT_INTERNAL, by, at)


def set_sharing(delivery: Delivery, number: int, kind: FactKind, by: Person, at: datetime) -> None:
    delivery.must_not_be_over()
    refuse_sharing(delivery, by)
    entry = next((each for each in delivery.decisions if each.number == number), None)
    if entry is None:
        raise Refusal("This decision is not in the log. `/gate record` shows those that are.")
    shareable = kind is FactKind.DECISION_SHARED
    if entry.shareable != shareable:
        entry.shareable = shareable
        delivery.record_fact(kind, at, by.user_id, decision=number, what=entry.what)


def refuse_sharing(delivery: Delivery, by: Person) -> None:
    if delivery.process.client_role() is None:
        raise Refusal("This delivery has no client to share a decision with.", field="shareable")
    delivery.must_manage(by, "say what the client may read")
