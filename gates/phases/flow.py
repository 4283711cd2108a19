"""How a delivery moves on: a gate passes, a phase is skipped, or a date opens the next."""

from collections.abc import Sequence
from datetime import datetime

from gates.checklists.freshness import old_items
from gates.delivery import Delivery
from gates.facts import FactKind
from gates.gate import Gate, Outcome
from gates.people import CHECKS, CLOCK, Person
from gates.phases.dated import due_phase
from gates.phases.opening import enter_phase, note_readiness
from gates.phases.rounds import leads_into
from gates.records.reaching import reach
from gates.refusal import Refusal, must_say
from gates.runs.running import end_what_was_dealt_with, go_on_with_run, open_runs
from gates.sign_offs.conditions import (
    add_conditions,
    can_hand_on,
    conditions_of,
    conditions_to_come,
    leads_to,
    open_conditions,
    refuse_before_conditions_come,
)
from gates.sign_offs.going_stale import ask_everybody_anew, make_stale, rests_on_earlier_rounds
from gates.sign_offs.signers import rules_waiting


def pass_gate(delivery: Delivery, gate: Gate, at: datetime, by: Person) -> None:
    gate.settle(Outcome.PASSED, at, by.user_id)
    delivery.record_fact(FactKind.GATE_PASSED, at, by.user_id, gate)
    reach(delivery, delivery.phase(gate).milestones.end, at, by)
    go_on(delivery, gate, at, by)


def settle_if_complete(delivery: Delivery, gate: Gate, at: datetime, by: Person) -> None:
    """Passes an open gate that lacks nothing any more, whatever brought the last thing."""
    lacks_work = gate.blocking() or gate.open_concerns() or old_items(delivery, gate, at)
    complete = gate.is_open and not lacks_work and not rules_waiting(delivery, gate)
    if complete and rests_on_earlier_rounds(gate):
        ask_everybody_anew(delivery, gate, by, at)
    elif complete and not delivery.on_hold and not conditions_to_come(delivery, gate):
        pass_gate(delivery, gate, at, CHECKS if delivery.phase(gate).gate.passes_itself else by)
    elif delivery.is_of_run(gate):
        end_what_was_dealt_with(delivery, gate, at)


def settle_what_is_complete(delivery: Delivery, at: datetime, by: Person) -> None:
    """The same for every gate that runs, after something that may concern them all."""
    for gate in delivery.live_gates:
        settle_if_complete(delivery, gate, at, by)


def skip_phase(delivery: Delivery, gate: Gate, rationale: str, at: datetime, by: Person) -> None:
    """Leaves a phase out. Raises Refusal when its gate knows no exceptions or the person may not.

    Conditions that are still open here go on to the next phase.
    """
    delivery.must_be_running()
    must_be_free_to_skip(delivery, gate, by)
    if gate.outcome is Outcome.SKIPPED and (gate.closed_by, gate.reason) == (by.user_id, rationale):
        return
    refuse_skip(delivery, gate)
    must_say(rationale, "Say why it is skipped; the reason stays in the record.", field="reason")
    gate.settle(Outcome.SKIPPED, at, by.user_id, rationale)
    delivery.record_fact(FactKind.PHASE_SKIPPED, at, by.user_id, gate, rationale=rationale)
    go_on(delivery, gate, at, by)


def must_be_free_to_skip(delivery: Delivery, gate: Gate, by: Person) -> None:
    deed = f"skip this {delivery.process.phase_word.lower()}"
    must_be_named_for_it(delivery, by, delivery.phase(gate).gate.skipped_by, deed)


def must_be_named_for_it(delivery: Delivery, by: Person, roles: Sequence[str], deed: str) -> None:
    """Holders of the roles that the process names for it; where it names none, the manager."""
    if roles:
        delivery.refuse_unless_holder(by, list(roles), deed)
    else:
        delivery.must_manage(by, deed)


def may_be_skipped(delivery: Delivery, gate: Gate) -> bool:
    try:
        refuse_skip(delivery, gate)
    except Refusal:
        return False
    return True


def refuse_skip(delivery: Delivery, gate: Gate) -> None:
    label, phase = delivery.label(gate), delivery.phase(gate)
    if delivery.is_of_run(gate):
        raise Refusal(f"{label} belongs to every run, so it cannot be skipped.")
    if gate.is_settled:
        raise Refusal(f"{label} is already settled, so it cannot be skipped.")
    if not phase.gate.exceptions:
        raise Refusal(f"{label} allows no exceptions, so nobody can skip it.")
    refuse_to_do_without(delivery, gate, "skipped")


def refuse_to_do_without(delivery: Delivery, gate: Gate, deed: str) -> None:
    """What no exception replaces: the client's word, an answered concern, conditions that somebody holds."""
    label = delivery.label(gate)
    if delivery.phase(gate) == delivery.process.acknowledging_phase():
        raise Refusal(
            f"{label} cannot be {deed}: the record closes only with the client's acknowledgement, "
            "which is given there."
        )
    if gate.open_concerns():
        raise Refusal(f"{label} has an open concern, which its owner answers first.")
    if open_conditions(gate) and not can_hand_on(delivery, gate):
        raise Refusal(f"{label} has open conditions that no later gate could take over. Settle them first.")
    refuse_before_conditions_come(delivery, gate)


def go_on(delivery: Delivery, gate: Gate, at: datetime, by: Person) -> None:
    """Opens what this settled gate leads to, and hands its conditions on."""
    if delivery.is_of_run(gate):
        go_on_with_run(delivery, gate, at)
        return
    following = leads_into(delivery, gate)
    if following and delivery.process.does_repeat(following.key):
        open_runs(delivery, at, by)
    elif following and following.opens.gate_before:
        enter_phase(delivery, following, at, by)
    for phase in delivery.process.phases[delivery.process.number(gate.phase) :]:
        running = delivery.latest(phase.key)
        if running and not running.is_settled and phase != following:
            hand_on(delivery, gate, running, at, by)
            settle_if_complete(delivery, running, at, by)


def hand_on(delivery: Delivery, gate: Gate, running: Gate, at: datetime, by: Person) -> None:
    """Gives a gate that runs already the conditions that are meant for it."""
    phase = delivery.phase(running)
    is_next = delivery.process.phase_after(gate.phase) == phase
    conditions = [each for each in conditions_of(gate) if leads_to(each, phase, is_next=is_next)]
    if conditions:
        add_conditions(running, conditions)
        make_stale(delivery, running, f"{delivery.label(gate)} was passed with conditions", by, at)
        note_readiness(running, at)


def open_due_phases(delivery: Delivery, at: datetime) -> None:
    """Opens the phases whose date rule has come, for example five business days after handover."""
    while phase := due_phase(delivery, at):
        enter_phase(delivery, phase, at, CLOCK)
