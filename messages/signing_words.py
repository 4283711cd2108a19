"""How a process says who signs: how many of a role, in which order, and who may not."""

from gates.people import spoken_list
from gates.process import AskedAgain, CarriesOver, GateRule, Process, SignOffRule, SignsFor
from gates.process_files.gate import ALL
from messages.mrkdwn import line
from messages.titles import count


def beside(gate: GateRule, rule: SignOffRule) -> str:
    """What stands behind the role, for example " (2 people, step 1)"; empty for one person at any time."""
    number = "all who hold it" if rule.signers == ALL else f"{rule.signers} people"
    parts = [number] if rule.signers != 1 else []
    parts += [f"step {rule.step}"] if gate.has_steps else []
    return f" ({', '.join(parts)})" if parts else ""


def reopening(process: Process) -> str:
    """Empty where it is the manager's."""
    roles = spoken_list([line(process.role_name(role)) for role in process.reopened_by], "or")
    return f"Only the {roles} may reopen a closed delivery." if roles else ""


def terms(process: Process, gate: GateRule) -> list[str]:
    """What else holds for the signatures of this gate."""
    vetoing, waiving, skipping, overriding = (
        spoken_list([line(process.role_name(role)) for role in roles], "or")
        for roles in (gate.veto, gate.waived_by, gate.skipped_by, gate.overridden_by)
    )
    several = len(gate.sign_offs) > 1 and process.signs_for is SignsFor.ONE_ROLE
    kept = gate.carries_over is CarriesOver.ITEMS_AND_SIGN_OFFS
    in_areas = gate.asked_again is AskedAgain.AREA
    days = count(gate.valid_days or 0, "day")
    found = {
        "Signed formally: who approves types their name and chooses a reason.": gate.formal,
        "Who did the work may not be the only one to sign.": gate.separate,
        "Each person signs for one role, also who holds several.": several,
        f"A sign-off older than {days} is asked for again.": gate.valid_days is not None,
        "After a change only those are asked again whose items it concerns.": in_areas,
        "After a rejection, approvals of what did not change are carried over.": kept,
        f"Only the {waiving} may waive a required item.": bool(waiving),
        "Every waiver has an end.": gate.waivers_end,
        f"Only the {skipping} may skip it.": bool(skipping),
        f"Two of {overriding} together may override it.": bool(overriding),
        f"{vetoing} may send it back without being asked to sign.": bool(vetoing),
    }
    return [sentence for sentence, holds in found.items() if holds]
