"""Who belongs to a delivery, and so sees it also when it is private."""

from gates.delivery import Delivery


def insiders(delivery: Delivery) -> set[str]:
    """Everybody of the team, and whoever of ours was brought in by name."""
    team = {user for user in delivery.people() if delivery.team_roles_of(user)}
    named = {item.owner_user for gate in delivery.gates for item in gate.items if item.owner_user}
    named |= {escalation.escalated_to for escalation in delivery.escalations}
    named |= {risk.owner for risk in delivery.risks} | {each.owner for each in delivery.review_actions}
    return team | named | {each.delegate for each in delivery.delegations if each.ended_at is None}
