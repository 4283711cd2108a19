"""Whether Slack takes the bot's token: noted where the operator looks, and told to the admins afterwards."""

import structlog

from gates.rights.asker import HOUSE
from gates.rights.workspace_roles import WorkspaceRole
from handlers import outbox
from handlers.desk import Desk
from handlers.notice_kinds import NoticeKind
from handlers.senders.paced_client import PacedClient
from messages.refused_token import token_accepted
from storage import grants, people, token_refusals
from storage.notices import URGENT
from storage.token_refusals import TokenRefusal
from storage.transaction import Transaction

log = structlog.get_logger("gatehouse.sender")


class TokenWatch:
    """Looks at the client after each batch. A process that has just begun does not know how it stood."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._may_be_refused = True

    def look(self, client: PacedClient) -> None:
        if client.token_error:
            self._may_be_refused = True
            self._note(client.token_error)
        elif client.is_taken and self._may_be_refused:
            self._end()
            self._may_be_refused = False

    def _note(self, error: str) -> None:
        with self._desk.store.across_workspaces() as tx:
            token_refusals.note(tx, error, self._desk.clock.now())
        log.critical(
            "Slack refuses the bot's token, so nothing is sent. Install the app again and set"
            " SLACK_BOT_TOKEN; `gatehouse check` tells whether it is right. What is due is kept until then.",
            error=error,
        )

    def _end(self) -> None:
        with self._desk.store.across_workspaces() as tx:
            standing = token_refusals.standing(tx)
        for refusal in standing:
            with self._desk.store.transaction(refusal.workspace_id, HOUSE) as tx:
                if token_refusals.end(tx, refusal):
                    tell_admins(tx, self._desk, refusal)
            self._desk.bell.ring()


def tell_admins(tx: Transaction, desk: Desk, refusal: TokenRefusal) -> None:
    now = desk.clock.now()
    message = token_accepted(refusal.error, refusal.since, now)
    for admin in admins_of(tx, desk):
        outbox.put(
            tx, key=f"token/{refusal.since.isoformat()}/{admin}", kind=NoticeKind.DIRECT, channel_id=admin,
            body=message.body, due_at=now, priority=URGENT,
        )  # fmt: skip


def admins_of(tx: Transaction, desk: Desk) -> list[str]:
    """Those who were named for Gatehouse; where there are none, Slack's own as far as they are known."""
    made = {each.user_id for each in grants.every(tx) if each.role is WorkspaceRole.ADMIN}
    return sorted(made | desk.admins) or people.known_admins(tx)
