"""The thread tells what the card alone would not, one sentence each."""

from gates import changing
from gates.checklists import ticking
from gates.delivery import Delivery
from gates.escalations import answering, raising
from gates.phases import handing_over
from gates.phases.flow import skip_phase
from gates.records import recording
from gates.sign_offs import signing
from gates.sign_offs.signing import Decision
from gates.sign_offs.signoff import Verdict
from messages.round_summary import round_summary
from messages.thread_lines import thread_line
from tests.messages.deliveries import (
    MANAGER,
    NOW,
    TODAY,
    at_phase,
    current,
    offered,
    opened,
    ready,
    sent_back_from_qa,
)
from tests.messages.reading import all_text, elements


def told(delivery: Delivery) -> list[str]:
    """The lines of what happened last."""
    return [line for fact in delivery.facts if (line := thread_line(delivery, fact))]


def test_a_tick_alone_is_not_told() -> None:
    delivery = opened()
    before = told(delivery)
    ticking.tick(delivery, current(delivery), "scope_clear", MANAGER, NOW)
    assert told(delivery) == before


def test_handing_over_and_returning_are_told() -> None:
    delivery = offered()
    assert told(delivery)[-1] == "<@U0IRIS> handed the package over."
    handing_over.return_with_questions(delivery, current(delivery), "Which browsers?", MANAGER, NOW)
    assert told(delivery)[-1] == "<@U0DANA> returned the package with questions:\n> Which browsers?"


def test_a_sign_off_is_told_with_its_comment_and_taken_back_too() -> None:
    delivery = ready()
    gate = current(delivery)
    signing.sign(delivery, gate, Decision(Verdict.APPROVE, "All clear"), MANAGER, NOW)
    assert told(delivery)[-1] == "<@U0DANA> approved as Delivery manager.\n> All clear"
    signing.withdraw(delivery, gate, MANAGER, NOW)
    assert told(delivery)[-1] == "<@U0DANA> withdrew the sign-off as Delivery manager."


def test_a_reopened_item_and_the_sign_off_that_it_makes_stale_are_told() -> None:
    delivery = ready()
    gate = current(delivery)
    signing.sign(delivery, gate, Decision(Verdict.APPROVE), MANAGER, NOW)
    ticking.reopen(delivery, gate, "timeline_acknowledged", MANAGER, NOW)
    assert told(delivery)[-2] == "<@U0DANA> reopened “The client's timeline is acknowledged”."
    assert told(delivery)[-1].startswith("The sign-off of <@U0DANA> is out of date and asked for again.")


def test_a_rejection_is_told_once() -> None:
    delivery = sent_back_from_qa("Two tests fail")
    assert [line for line in told(delivery) if "Two tests fail" in line] == [
        "<@U0QUINN> sent this back to Stage 3: Production tracking:\n> Two tests fail"
    ]


def test_leaving_something_out_is_told_with_its_reason() -> None:
    delivery = opened()
    gate = current(delivery)
    ticking.waive(delivery, gate, "scope_clear", MANAGER, NOW, "As last year")
    assert told(delivery)[-1].endswith("as not applicable:\n> As last year")
    skip_phase(delivery, gate, "A repeat order", NOW, MANAGER)
    assert "<@U0DANA> skipped Stage 1: Intake handoff:\n> A repeat order" in told(delivery)


def test_a_milestone_is_told_when_it_is_moved() -> None:
    delivery = opened()
    moved = {"client_handover": TODAY.replace(month=5, day=2)}
    recording.plan_milestones(delivery, moved, {}, "The window moved", MANAGER, NOW)
    moved_from_to = "target from Mon 28 Apr 2025 to Fri 2 May 2025"
    assert told(delivery)[-1] == f"<@U0DANA> moved *Client handover*: {moved_from_to}.\n> The window moved"


def test_an_escalation_is_told_when_it_is_raised_and_when_it_is_resolved() -> None:
    delivery = at_phase("production")
    raising.escalate(delivery, "No test system", "U0CARLA", MANAGER, NOW)
    answering.resolve(delivery, 1, "We rent one", MANAGER, NOW)
    assert told(delivery)[-2:] == [
        "<@U0DANA> took a blocker to <@U0CARLA> (escalation 1):\n> No test system",
        "<@U0DANA> resolved escalation 1:\n> We rent one",
    ]


def test_changed_details_and_people_are_told_with_what_stood_before() -> None:
    delivery = opened()
    changing.change_details(delivery, {"name": "Web shop 2", "client_channel": None}, MANAGER, NOW)
    changing.change_holders(delivery, "qa_engineer", ["U0QUEENIE"], MANAGER, NOW)
    assert told(delivery)[-3:] == [
        "<@U0DANA> changed the name from “Web shop” to “Web shop 2”.",
        "<@U0DANA> changed the client's channel from <#C0CLIENT> to nothing.",
        "<@U0DANA> named <@U0QUEENIE> as QA engineer, instead of <@U0QUINN>.",
    ]


def test_a_round_that_is_over_is_summed_up() -> None:
    delivery = sent_back_from_qa("Two tests fail")
    gate = delivery.latest("qa")
    assert gate
    message = round_summary(delivery, gate)
    assert (
        "*Stage 4: QA gate, round 1*: ↩️ *Sent back* to Stage 3: Production tracking, by <@U0QUINN>"
        in all_text(message)
    )
    assert elements(message) == []
