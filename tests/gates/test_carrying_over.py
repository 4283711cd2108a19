"""What a gate that is opened anew takes over, and what is asked anew whatever the process says."""

from collections.abc import Callable
from typing import Any

import pytest

from gates import changing
from gates.checklists import ticking
from gates.checklists.checking import Report, take_report
from gates.delivery import Delivery
from gates.facts import FactKind
from gates.gate import Gate, Outcome
from gates.people import Person
from gates.sign_offs import delegating, signing
from gates.sign_offs.deciding import Decision
from gates.sign_offs.signoff import Verdict
from tests.gates.deliveries import (
    ABSTAIN,
    APPROVE,
    BUILDER,
    CHECKER,
    LEAD,
    MONDAY,
    approve_if,
    current,
    item,
    later,
    make_ready,
    pass_gate,
    phase,
    reject,
    small,
    small_delivery,
    started,
)
from tests.gates.reports import CI

KEEPS = {"asked_again": "area", "carries_over": "items_and_sign_offs"}
BOTH = [item("built"), item("checked", "checker")]
HOLDERS = {"lead": ["U_LEAD"], "builder": ["U_BUILDER", "U_OTHER"], "checker": ["U_CHECKER"]}
OTHER = Person("U_OTHER")


def plan(*signers: str, checklist: Any = BOTH, **gate: Any) -> Any:
    """One gate, owned by the lead, who signs first."""
    fields = {"owner": ["lead"], "checklist": checklist, "gate": {**KEEPS, **gate}}
    return phase("plan", *(signers or ("lead", "builder", "checker")), **fields)


def begun(*phases: Any) -> Delivery:
    delivery = small_delivery(*phases, holders=HOLDERS)
    make_ready(delivery)
    return delivery


def signed(delivery: Delivery, *people: Person) -> Gate:
    gate = current(delivery)
    for by in people:
        signing.sign(delivery, gate, APPROVE, by, MONDAY)
    return gate


def sent_back(delivery: Delivery, by: Person, at: Any = MONDAY) -> Gate:
    signing.sign(delivery, current(delivery), reject(), by, at)
    return current(delivery)


def carried(gate: Gate) -> list[str]:
    return [s.role for s in gate.sign_offs if s.carried_from and s.live]


def test_what_is_put_right_is_the_area_of_its_owner_and_of_who_rejected() -> None:
    delivery = begun(plan())
    signed(delivery, LEAD, BUILDER)
    again = sent_back(delivery, CHECKER)
    assert carried(again) == ["builder"]
    assert [s.carried_from for s in again.sign_offs] == [1]
    assert delivery.gate("plan", 1).sign_offs[1].carried_from is None


def test_it_says_from_which_round_it_really_comes() -> None:
    delivery = begun(plan())
    signed(delivery, BUILDER)
    again = sent_back(delivery, CHECKER)
    ticking.tick(delivery, again, "rework", LEAD, MONDAY)
    third = sent_back(delivery, LEAD, later(1))
    assert [(s.role, s.carried_from) for s in third.sign_offs] == [("builder", 1)]
    assert {i.key: i.carried_from for i in third.items} == {
        "built": 1, "checked": 1, "rework": 2, "rework-3": None
    }  # fmt: skip


def test_two_who_sign_for_the_role_of_who_rejected_are_both_asked_anew() -> None:
    rules = [{"role": "builder", "asks": "It is right", "signers": 2}, {"role": "checker", "asks": "So"}]
    delivery = begun(plan(sign_offs=rules))
    signed(delivery, BUILDER, CHECKER)
    assert carried(sent_back(delivery, OTHER)) == ["checker"]


def test_what_is_put_right_concerns_everybody_where_neither_its_owner_nor_who_rejected_signs() -> None:
    delivery = begun(plan("builder", "checker", veto=["lead"]))
    signed(delivery, BUILDER)
    assert carried(sent_back(delivery, LEAD)) == []


def test_a_later_step_is_asked_anew_where_an_earlier_one_is() -> None:
    rules = [{"role": "lead", "asks": "So"}, {"role": "builder", "asks": "So", "step": 2},
             {"role": "checker", "asks": "So", "step": 3}]  # fmt: skip
    delivery = begun(plan(sign_offs=rules))
    signed(delivery, LEAD, BUILDER)
    assert carried(sent_back(delivery, CHECKER)) == [], "what is put right is the lead's, in the first step"


def conditions(delivery: Delivery) -> None:
    signing.sign(delivery, current(delivery), approve_if("Soon", owner="lead"), BUILDER, MONDAY)


def abstention(delivery: Delivery) -> None:
    signing.sign(delivery, current(delivery), ABSTAIN, BUILDER, MONDAY)


def withdrawn(delivery: Delivery) -> None:
    signing.withdraw(delivery, signed(delivery, BUILDER), BUILDER, MONDAY)


def released(delivery: Delivery) -> None:
    signed(delivery, BUILDER)
    changing.change_holders(delivery, "builder", ["U_OTHER"], LEAD, MONDAY)


def stood_in_for(delivery: Delivery) -> None:
    """By somebody who may not any more."""
    delegating.delegate(delivery, "U_NEW", "plan", MONDAY.date(), MONDAY.date(), BUILDER, MONDAY)
    signed(delivery, Person("U_NEW"))


@pytest.mark.parametrize("given", [conditions, abstention, withdrawn, released, stood_in_for])
def test_no_other_word_than_a_plain_approval_that_could_be_given_today_comes_over(
    given: Callable[[Delivery], None],
) -> None:
    delivery = begun(plan(), phase("next"))
    given(delivery)
    assert carried(sent_back(delivery, CHECKER, later(2))) == []


def test_an_approval_on_a_change_of_words_or_past_its_days_is_asked_anew() -> None:
    for days, expected in ((1, ["builder"]), (3, [])):
        delivery = begun(plan(valid_days=2))
        signed(delivery, BUILDER)
        assert carried(sent_back(delivery, CHECKER, later(days))) == expected
    delivery = begun(plan())
    signed(delivery, BUILDER).sign_offs[0].confirmed = "Something else"
    assert carried(sent_back(delivery, CHECKER)) == []


def test_no_gate_closes_on_earlier_rounds_alone_even_when_who_is_asked_anew_is_not_needed_any_more() -> None:
    rules = [{"role": "builder", "asks": "So"}, {"role": "checker", "asks": "So", "signers": "all"}]
    delivery = begun(plan(sign_offs=rules))
    signed(delivery, BUILDER)
    again = sent_back(delivery, CHECKER)
    ticking.tick(delivery, again, "rework", LEAD, MONDAY)
    relaxed = delivery.process.phases[0].gate.model_copy(
        update={"sign_offs": delivery.process.phases[0].gate.sign_offs[:1]}
    )
    only = delivery.process.phases[0].model_copy(update={"gate": relaxed})
    delivery.process = delivery.process.model_copy(update={"phases": (only,)})
    changing.change_holders(delivery, "builder", ["U_BUILDER"], LEAD, MONDAY)
    assert again.is_open
    assert [s.stale_because for s in again.sign_offs] == ["Nobody has signed in this round"]
    signing.sign(delivery, again, APPROVE, BUILDER, MONDAY)
    assert again.outcome is Outcome.PASSED


def test_who_did_the_work_of_an_earlier_round_has_done_it() -> None:
    delivery = begun(plan("builder", "checker", separate=True))
    for key in ("built", "checked"):
        ticking.reopen(delivery, current(delivery), key, LEAD, MONDAY)
        ticking.tick(delivery, current(delivery), key, BUILDER if key == "built" else CHECKER, MONDAY)
    signed(delivery, BUILDER)
    again = sent_back(delivery, CHECKER)
    ticking.tick(delivery, again, "rework", LEAD, MONDAY)
    signing.sign(delivery, again, APPROVE, CHECKER, MONDAY)
    assert again.is_open, "both of them did the work, one in an earlier round"


# Phases that are gone through again

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
