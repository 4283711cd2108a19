"""Writing down that a message did not reach the client, so that the record says no more than is true."""

from gates.digests.sending import note_undelivered
from gates.people import CLOCK
from handlers.acts.change import change
from handlers.desk import Click, Desk
from storage.notices import Notice


def tell_undelivered(desk: Desk, notice: Notice, because: str) -> None:
    """Once for each notice, however often it is given up; the manager is told by a direct message."""
    number = notice.body.get("update")
    if notice.delivery_id is None or number is None:
        return
    where = str(notice.body.get("to") or "Slack")
    click = Click(notice.workspace_id, CLOCK, desk.clock.now(), f"undelivered:{notice.key}")
    change(
        desk,
        click,
        notice.delivery_id,
        lambda d, c: note_undelivered(d, int(number), where, because, c.at),
    )
