"""How often people are nudged in one delivery."""

from datetime import datetime

from gates.delivery import Delivery
from gates.facts import FactKind
from gates.nudges.policy import NudgePolicy
from gates.nudges.timing import inherited_policy
from gates.people import Person


def set_policy(delivery: Delivery, policy: NudgePolicy | None, by: Person, at: datetime) -> None:
    """None: as its process says, or its workspace."""
    delivery.must_not_be_over()
    delivery.must_manage(by, "change how often people are nudged")
    if policy == inherited_policy(delivery):
        policy = None
    if policy == delivery.nudge_policy:
        return
    delivery.nudge_policy = policy
    values = policy.model_dump() if policy else {}
    delivery.record_fact(FactKind.NUDGES_SET, at, by.user_id, **values)
