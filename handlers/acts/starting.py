"""Starting a delivery."""

from collections.abc import Sequence
from uuid import uuid4

from gates.delivery import Delivery
from gates.digests import drafting
from gates.escalations import climbing
from gates.phases.starting import Plan, name_taken, start
from gates.process import Process
from gates.refusal import Refusal
from handlers.acts.change import was_done
from handlers.acts.delegating import follow_standing, standing_for
from handlers.announcing import announce
from handlers.desk import Click, Desk
from handlers.rooms import invite
from storage import audit, deliveries, finding, workspace_settings
from storage.errors import AlreadyDone


def check_name(desk: Desk, click: Click, client: str | None, name: str) -> None:
    """Raises the Refusal that starting would raise for this name."""
    with desk.reading(click) as tx:
        if finding.same_name_running(tx, client, name) and not audit.knows(tx, click.intent):
            raise name_taken(client, name)


def start_delivery(
    desk: Desk, click: Click, process: Process, plan: Plan, invited: Sequence[str] = ()
) -> Delivery | None:
    """The new delivery; None when this very form was submitted before.

    `invited` are people to bring into the internal channel, which was made for it.
    """
    try:
        with desk.writing(click) as tx:
            delivery = start(uuid4().hex[:12], click.workspace, process, plan, click.by, click.at)
            workspace_settings.apply(tx, delivery)
            follow_standing(delivery, standing_for(tx, click), click)
            climbing.follow_up(delivery, click.by, click.at)
            drafting.follow(delivery, click.by, click.at)
            facts = tuple(delivery.facts)
            deliveries.add(tx, delivery, click.intent)
            announce(tx, delivery, facts, click)
            if invited:
                invite(tx, delivery, invited, click.at)
    except AlreadyDone:
        return None
    except Refusal:
        if was_done(desk, click):  # and now meets its own name
            return None
        raise
    desk.bell.ring()
    return delivery
