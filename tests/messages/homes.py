"""A Home over deliveries that are at hand, with their rows as the database would keep them."""

from collections.abc import Sequence
from datetime import datetime

from gates.delivery import Delivery
from gates.portfolio.row import Row
from gates.portfolio.standing import projection_of
from messages.home import home_view
from messages.limits import Json
from messages.portfolio.around import Around


def row_of(delivery: Delivery) -> Row:
    standing, managers = projection_of(delivery).standing, delivery.holders_of(delivery.process.manager)
    return Row(
        delivery.id, delivery.name, delivery.client, delivery.private, standing.status, standing.phase_label,
        standing.due_on, standing.late_after, delivery.agreed_on, standing.held, standing.escalations,
        standing.waits_on_client, standing.upstream, delivery.is_over, min(managers, default=None),
    )  # fmt: skip


def home_of(user_id: str, deliveries: Sequence[Delivery], now: datetime) -> Json:
    mine = [row_of(d) for d in deliveries if not d.is_over and d.team_roles_of(user_id)]
    return home_view(user_id, deliveries, now, Around(mine=mine[:25], mine_in_all=len(mine)))
