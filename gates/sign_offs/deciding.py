"""What a decision must bring with it before it counts."""

from dataclasses import dataclass
from datetime import datetime

from gates.checklists.checklist import Part
from gates.checklists.freshness import old_items
from gates.delivery import Delivery
from gates.gate import Gate
from gates.people import spoken_list
from gates.refusal import Refusal, must_say
from gates.sign_offs.conditions import can_hand_on, later_phases, refuse_before_conditions_come
from gates.sign_offs.formal import check_signature
from gates.sign_offs.signoff import Condition, Signature, SignOff, Verdict

MOST_ITEMS_NAMED = 10


@dataclass(frozen=True, slots=True)
class Decision:
    verdict: Verdict
    comment: str | None = None
    evidence: str | None = None
    conditions: tuple[Condition, ...] = ()
    not_met: tuple[str, ...] = ()  # keys of the items for which it is sent back
    signature: Signature | None = None
    step: int | None = None  # the one that was asked for when the button was drawn

    def repeats(self, earlier: SignOff) -> bool:
        """Whether it says nothing that the earlier sign-off does not say."""
        return (
            self.verdict is earlier.verdict
            and self.comment in (None, earlier.comment)
            and self.evidence in (None, earlier.evidence)
            and self.conditions in ((), tuple(earlier.conditions))
        )


def check_decision(delivery: Delivery, gate: Gate, decision: Decision, at: datetime) -> None:
    if decision.verdict is Verdict.REJECT:
        must_say(decision.comment, "Say why, so that it can be put right.", field="comment")
        refuse_unknown_items(gate, decision)
    elif decision.not_met:
        raise Refusal(
            "Items that are not met belong to “Send back”: choose that, or clear them.", field="not_met"
        )
    if decision.verdict is Verdict.CONDITIONS:
        check_conditions(delivery, gate, decision)
    elif decision.conditions:
        raise Refusal(
            "Conditions belong to “Approve with conditions”: choose that, or clear them.", field="conditions"
        )
    if decision.verdict in (Verdict.APPROVE, Verdict.CONDITIONS):
        refuse_while_items_are_open(gate)
        refuse_on_old_checks(delivery, gate, at)
        refuse_before_conditions_come(delivery, gate)
        check_signature(delivery, gate, decision.signature)


def check_conditions(delivery: Delivery, gate: Gate, decision: Decision) -> None:
    if not delivery.phase(gate).gate.exceptions:
        raise Refusal(
            f"{delivery.label(gate)} allows no exceptions: approve it, or send it back.", field="verdict"
        )
    if not can_hand_on(delivery, gate):
        raise Refusal(
            "No later gate could take over a condition, so approve this one, or send it back.",
            field="verdict",
        )
    if not decision.conditions:
        raise Refusal(
            "Fill in the text of a condition; “Add a condition” gives you a field for it.", field="conditions"
        )
    for condition in decision.conditions:
        must_say(condition.text, "Say what has to be done.", field="conditions")
        named = condition.owner_user or delivery.holders_of(condition.owner)
        if condition.owner not in delivery.process.roles or not named:
            raise Refusal("Name somebody who takes care of each condition.", field="conditions")
    refuse_wrong_gates(delivery, gate, decision)
    must_say(decision.comment, "Say why these conditions are needed.", field="comment")


def refuse_unknown_items(gate: Gate, decision: Decision) -> None:
    known = [item.key for item in gate.part(Part.CHECKLIST)]
    if any(key not in known for key in decision.not_met):
        raise Refusal(
            "The checklist has changed while you were reading it. Open this form again.", field="not_met"
        )


def refuse_wrong_gates(delivery: Delivery, gate: Gate, decision: Decision) -> None:
    possible = [phase.key for phase in later_phases(delivery, gate)]
    for condition in decision.conditions:
        if condition.phase is not None and condition.phase not in possible:
            raise Refusal("Choose a gate that is still to come for each condition.", field="conditions")


def refuse_on_old_checks(delivery: Delivery, gate: Gate, at: datetime) -> None:
    """The clock opens such an item again, and may not have come round yet."""
    if old := [f"“{item.text}”" for item in old_items(delivery, gate, at)]:
        noun, verb = ("check", "is") if len(old) == 1 else ("checks", "are")
        raise Refusal(
            f"The {noun} of {spoken_list(old)} {verb} too old to count. A new report is needed first."
        )


def refuse_while_items_are_open(gate: Gate) -> None:
    blocking = gate.blocking()
    if not blocking:
        return
    shown = [f"“{item.text}”" for item in blocking[:MOST_ITEMS_NAMED]]
    if len(blocking) > len(shown):
        shown.append(f"{len(blocking) - len(shown)} more")
    noun = "item is" if len(blocking) == 1 else "items are"
    raise Refusal(f"{len(blocking)} required {noun} still open: {spoken_list(shown)}.")
