"""Puts a delivery away into a file, as an admin asked for it by a form."""

import structlog
from slack_sdk import WebClient

from gates.refusal import Refusal
from handlers.acts.archiving import folder_of
from handlers.archiving.putting_away import put_away
from handlers.desk import Desk
from handlers.senders.telling import settle, tell
from messages.archiving import archived, not_archived
from storage.archiving.archives import Archive
from storage.notices import Notice
from storage.transaction import Transaction

UNWRITTEN = "The file could not be written. Whoever runs Gatehouse has to look at the folder of archives."

log = structlog.get_logger("gatehouse.sender")


def put_away_delivery(desk: Desk, _: WebClient, notice: Notice) -> None:
    """Archives it, or does not, and tells whoever asked, in the same transaction."""

    def told(tx: Transaction, archive: Archive) -> None:
        tell(desk, tx, notice, [archived(archive)])

    delivery, user = notice.body["delivery"], notice.body["user"]
    try:
        put_away(desk, notice.workspace_id, delivery, folder_of(desk), user, desk.clock.now(), told)
    except Refusal as refusal:
        settle(desk, notice, [not_archived(refusal.sentence)])
    except OSError:
        log.exception("an archive cannot be written", delivery=delivery)
        settle(desk, notice, [not_archived(UNWRITTEN)])
    desk.bell.ring()
