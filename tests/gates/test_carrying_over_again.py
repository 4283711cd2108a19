"""What comes over where a phase is gone through again, and what a rejection named."""

from collections.abc import Callable
from typing import Any

from gates.checklists import ticking
from gates.checklists.checking import Report, take_report
from gates.delivery import Delivery
from gates.facts import FactKind
from gates.gate import Gate
from gates.sign_offs import signing
from gates.sign_offs.deciding import Decision
from gates.sign_offs.signoff import Verdict
from tests.gates.deliveries import (
    BUILDER,
    CHECKER,
    LEAD,
    MONDAY,
    current,
    item,
    later,
    make_ready,
    pass_gate,
    phase,
    small,
    started,
)
from tests.gates.plans_carried_over import BOTH, HOLDERS, begun, carried, plan, sent_back, signed
from tests.gates.reports import CI

SEVERAL = [
    item("said"), item("tested", automated=True), item("seen", "checker", needs="risks"),
    item("shown", milestone="shown"),
]  # fmt: skip


def gone_through_again(*, checklist: Any = SEVERAL, before: Callable[[Delivery], None] | None = None) -> Gate:
    """Built, then rejected one gate later."""
    build = plan("builder", "checker", checklist=checklist)
    delivery = begun(build, phase("look", "lead", sent_back_to="plan", owner=["lead"]))
    if before:
        before(delivery)
    pass_gate(delivery)
    make_ready(delivery)
    return sent_back(delivery, LEAD, later(1))


def test_checks_and_what_the_record_says_are_asked_anew_when_a_phase_is_gone_through_again() -> None:
    again = gone_through_again()
    assert [i.key for i in again.items if i.carried_from] == ["said"]
    assert [i.key for i in again.blocking()] == ["tested", "seen", "shown", "rework"]


def test_where_nobody_would_be_left_to_sign_everybody_does() -> None:
    delivery = begun(
        plan("builder"),
        plan("builder", "checker") | {"key": "between", "name": "Between"},
        phase("look", "lead", sent_back_to="plan", owner=["lead"]),
    )
    for _ in range(2):
        pass_gate(delivery)
    make_ready(delivery)
    sent_back(delivery, LEAD)
    pass_gate(delivery)
    between = current(delivery)
    assert (between.phase, between.round, between.blocking()) == ("between", 2, [])
    assert between.sign_offs == []


WORDS = {"statement": "It binds me", "reasons": ["I read it"]}


def test_a_formal_signature_comes_over_for_the_very_checklist_that_was_signed_and_for_no_other() -> None:
    looks = plan("builder", "checker", formal=True) | {"key": "look", "name": "Look"}
    inspects = phase("inspect", "checker", sent_back_to="plan", owner=["lead"])
    process = small(plan("builder"), looks, inspects, signature=WORDS)
    delivery = started(process, holders=HOLDERS, targets={}, agreed_on=later(300).date())
    for _ in range(2):
        pass_gate(delivery)
    make_ready(delivery)
    sent_back(delivery, CHECKER)
    pass_gate(delivery)
    again = current(delivery)
    assert (again.phase, carried(again)) == ("look", ["builder"])
    ticking.reopen(delivery, again, "checked", CHECKER, MONDAY)
    assert carried(again) == [], "any change of the checklist makes a signature out of date"


def test_a_waiver_comes_over_until_it_ends() -> None:
    for days, expected in ((0, []), (1, ["built"])):

        def waive(delivery: Delivery, until: int = days) -> None:
            gate = current(delivery)
            ticking.waive(delivery, gate, "built", LEAD, MONDAY, "Bought", later(until).date())

        again = gone_through_again(checklist=[item("built")], before=waive)
        assert [i.key for i in again.items if i.waived_at and i.carried_from] == expected


def test_a_check_that_reports_again_speaks_of_this_round() -> None:
    delivery = begun(plan(checklist=[item("tested", automated=True), item("said", "checker")]))
    again = sent_back(delivery, CHECKER)
    assert [i.carried_from for i in again.items] == [1, 1, None]
    take_report(delivery, again, "tested", Report(True), CI, MONDAY)
    assert [i.carried_from for i in again.items] == [None, 1, None]


def test_an_item_that_a_rejection_names_stays_open_until_it_is_done_again() -> None:
    delivery = begun(plan(checklist=[item("built", milestone="shown"), item("tested", automated=True)]))
    found = Decision(Verdict.REJECT, "It leaks", not_met=("built", "tested"))
    signing.sign(delivery, current(delivery), found, CHECKER, MONDAY)
    again = current(delivery)
    assert [i.key for i in again.blocking()] == ["built", "tested", "rework"]
    assert delivery.milestones[0].reached_at is None
    assert [i.done for i in delivery.gate("plan", 1).items] == [True, True], (
        "as it stood when it was rejected"
    )
    make_ready(delivery)
    assert [i.rejected_at for i in again.items] == [None, None, None]
    assert delivery.milestones[0].reached_at is not None


def test_an_item_that_a_rejection_named_is_open_also_when_its_phase_is_gone_through_again() -> None:
    looks = plan("builder", checklist=BOTH, sent_back_to="plan") | {"key": "look", "name": "Look"}
    delivery = begun(plan("builder"), looks)
    pass_gate(delivery)
    make_ready(delivery)
    no = Decision(Verdict.REJECT, "No", not_met=("built",))
    signing.sign(delivery, current(delivery), no, BUILDER, MONDAY)
    pass_gate(delivery)
    assert (current(delivery).phase, [i.key for i in current(delivery).blocking()]) == ("look", ["built"])


def test_the_audit_log_says_what_came_over() -> None:
    delivery = begun(plan())
    signed(delivery, BUILDER)
    delivery.facts.clear()
    sent_back(delivery, CHECKER)
    [noted] = [fact for fact in delivery.facts if fact.kind is FactKind.CARRIED_OVER]
    assert noted.detail == {
        "items": ["built", "checked"], "items_from": ["1", "1"],
        "roles": ["builder"], "signers": ["U_BUILDER"], "sign_offs_from": ["1"],
    }  # fmt: skip
    assert [s.verdict for s in delivery.gate("plan", 1).sign_offs] == [Verdict.APPROVE, Verdict.REJECT]
