"""Where moving a running delivery to another version of its process makes no sense, and why."""

from gates.delivery import Delivery
from gates.gate import Gate
from gates.process import ChecklistItem, Evidence, GateRule, Phase, Process, SignOffRule, SignsFor
from gates.process_files.gate import MOST_SIGNERS
from gates.process_files.items import Threshold
from gates.refusal import Refusal

STRICT = ("separate", "formal", "concerns")  # switches of a gate that ask for more


def refuse_move(delivery: Delivery, target: Process) -> None:
    """Raises Refusal with the first reason that stands against it."""
    if target.key != delivery.process.key:
        raise Refusal("A delivery moves to another version of its own process, and to no other process.")
    if target.version == delivery.process.version:
        raise Refusal(f"This delivery follows version {target.version} already.")
    if (target.client_role() is None) != (delivery.process.client_role() is None):
        raise Refusal(f"One of the two versions has a client and the other has none, so {elsewhere(target)}")
    refuse_other_runs(delivery, target)
    refuse_lost_phases(delivery, target)
    refuse_new_phases_behind(delivery, target)
    refuse_lost_acknowledgement(delivery, target)
    for gate in delivery.live_gates:
        refuse_other_handoff(delivery, gate, target.phase(gate.phase))
        refuse_loosened_gate(delivery, gate, target)


def elsewhere(target: Process) -> str:
    return f"this delivery stays where it is. A new one can start with version {target.version}."


def refuse_other_runs(delivery: Delivery, target: Process) -> None:
    """Once runs have begun, the same phases make up a run."""
    was, now = ([phase.key for phase in process.repeating()] for process in (delivery.process, target))
    if delivery.runs_opened_at is not None and was != now:
        raise Refusal(
            f"The runs have begun, and in version {target.version} other phases repeat, "
            f"so {elsewhere(target)}"
        )


def refuse_lost_phases(delivery: Delivery, target: Process) -> None:
    known = {phase.key for phase in target.phases}
    for phase in delivery.process.phases:
        gate = delivery.latest(phase.key)
        if gate is not None and phase.key not in known:
            where = "is open now" if not gate.is_settled else "has been gone through"
            label = delivery.label(gate)
            raise Refusal(
                f"{label} {where}, and version {target.version} does not have it, so {elsewhere(target)}"
            )


def refuse_new_phases_behind(delivery: Delivery, target: Process) -> None:
    """What the new version puts before a phase that has begun would be left out without a decision."""
    before: set[str] = set()
    behind = {phase.key: earlier for phase, earlier in with_earlier(delivery.process)}
    for phase in target.phases:
        if delivery.latest(phase.key) is not None and (extra := before - behind[phase.key]):
            first = next(each for each in target.phases if each.key in extra)
            raise Refusal(
                f"In version {target.version} “{first.name}” comes before “{phase.name}”, which has begun, "
                f"so it would be left out: {elsewhere(target)}"
            )
        before.add(phase.key)


def with_earlier(process: Process) -> list[tuple[Phase, set[str]]]:
    keys = [phase.key for phase in process.phases]
    return [(phase, set(keys[:number])) for number, phase in enumerate(process.phases)]


def refuse_lost_acknowledgement(delivery: Delivery, target: Process) -> None:
    """The client must still be able to acknowledge receipt, or the record could never be closed."""
    role = target.client_role()
    asking = [p for p in target.phases if any(rule.role == role for rule in p.gate.sign_offs)]
    gate = delivery.latest(asking[-1].key) if role and asking else None
    if gate and gate.is_behind and role not in gate.approved_roles():
        raise Refusal(
            f"In version {target.version} the client acknowledges receipt in “{asking[-1].name}”, which has "
            f"passed already, so {elsewhere(target)}"
        )


def refuse_other_handoff(delivery: Delivery, gate: Gate, phase: Phase) -> None:
    """A package on its way keeps its giver and its receiver."""
    handoff, rule = gate.handoff, phase.handoff
    if gate.opened_at is not None or handoff is None:
        return
    if rule is None or (rule.giver, rule.receiver) != (handoff.giver, handoff.receiver):
        raise Refusal(
            f"The package of {delivery.label(gate)} is on its way, and the new version hands it over "
            "otherwise. Move the delivery when it is accepted."
        )


def refuse_loosened_gate(delivery: Delivery, gate: Gate, target: Process) -> None:
    """An open gate that allows no exceptions does not get one by way of another version."""
    old, new = delivery.phase(gate), target.phase(gate.phase)
    if old.gate.exceptions:
        return
    looser = delivery.process.signs_for is SignsFor.ONE_ROLE and target.signs_for is SignsFor.ALL_ROLES
    if looser or new.gate.exceptions or asks_less(old, new) or is_signed_less_strictly(old.gate, new.gate):
        raise Refusal(
            f"{delivery.label(gate)} is open and allows no exceptions, and the new version asks for less "
            "there. Move the delivery when this gate is decided."
        )


def asks_less(old: Phase, new: Phase) -> bool:
    """Whether a required item is no longer asked, or is easier to have."""
    asked = {item.key: item for item in new.checklist if item.required}
    return any(
        item.key not in asked or is_easier(item, asked[item.key]) for item in old.checklist if item.required
    )


def is_easier(old: ChecklistItem, new: ChecklistItem) -> bool:
    """Without evidence now, by hand now, or with a check that lets more pass."""
    unproved = old.evidence is Evidence.REQUIRED and new.evidence is not Evidence.REQUIRED
    by_hand = old.automated and not new.automated
    return unproved or by_hand or lasts_longer(old, new) or is_looser(old.threshold, new.threshold)


def lasts_longer(old: ChecklistItem, new: ChecklistItem) -> bool:
    """Whether a green report counts for more hours than before."""
    hours = old.fresh_for_hours
    return hours is not None and (new.fresh_for_hours is None or new.fresh_for_hours > hours)


def is_looser(old: Threshold | None, new: Threshold | None) -> bool:
    if old is None or new is None:
        return old is not None
    high = old.at_most is not None and (new.at_most is None or new.at_most > old.at_most)
    low = old.at_least is not None and (new.at_least is None or new.at_least < old.at_least)
    return high or low


def is_signed_less_strictly(old: GateRule, new: GateRule) -> bool:
    dropped = [name for name in STRICT if getattr(old, name) and not getattr(new, name)]
    longer = old.valid_days and (new.valid_days is None or new.valid_days > old.valid_days)
    if dropped or longer or set(old.veto) - set(new.veto):
        return True
    rules = {rule.role: rule for rule in new.sign_offs}
    return any(rule.role not in rules or people(rules[rule.role]) < people(rule) for rule in old.sign_offs)


def people(rule: SignOffRule) -> int:
    """All of them are more than any number."""
    return rule.signers if isinstance(rule.signers, int) else MOST_SIGNERS + 1
