"""What a gate that is opened anew takes over, and what is asked anew whatever the process says."""

from collections.abc import Callable

import pytest

from gates import changing
from gates.checklists import ticking
from gates.delivery import Delivery
from gates.gate import Outcome
from gates.people import Person
from gates.sign_offs import delegating, signing
from tests.gates.deliveries import (
    ABSTAIN,
    APPROVE,
    BUILDER,
    CHECKER,
    LEAD,
    MONDAY,
    approve_if,
    current,
    later,
    phase,
)
from tests.gates.plans_carried_over import OTHER, begun, carried, plan, sent_back, signed


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
