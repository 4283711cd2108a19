"""Writes a checkpoint of every workspace's audit log once a day."""

from datetime import datetime, time

from handlers import outbox
from handlers.clock.going_through import to_each_due
from handlers.desk import Desk
from handlers.notice_kinds import NoticeKind
from messages.checkpoint import checkpoint_message
from storage import workspace_settings
from storage.checkpoints import writing
from storage.checkpoints.checkpoint import Checkpoint
from storage.signing_key import SigningKey
from storage.transaction import Transaction


def write_checkpoints(desk: Desk) -> None:
    """The first look of each day (UTC) writes them, where a key is set."""
    key, now = desk.signing_key, desk.clock.now()
    if key is None:
        return
    midnight = datetime.combine(now.date(), time(), now.tzinfo)

    def due(tx: Transaction) -> list[str]:
        return writing.due_workspaces(tx, midnight)

    def checkpoint(workspace: str) -> None:
        checkpoint_now(desk, key, workspace, now)

    to_each_due(desk, "write_checkpoints", due, checkpoint, lambda workspace: (workspace, workspace))


def checkpoint_now(desk: Desk, key: SigningKey, workspace: str, now: datetime) -> Checkpoint | None:
    """Written, and posted where an admin wants it, in one transaction; None when another was first."""
    with desk.store.transaction(workspace) as tx:
        written = writing.write(tx, key, now)
        if written:
            post(tx, written, now)
    desk.bell.ring()
    return written


def post(tx: Transaction, checkpoint: Checkpoint, now: datetime) -> None:
    channel = workspace_settings.setting(tx, workspace_settings.CHECKPOINTS)
    if not channel:
        return
    message = checkpoint_message(
        checkpoint.number, checkpoint.deliveries, checkpoint.hash, checkpoint.public_key
    )
    outbox.put(
        tx, key=f"checkpoint/{checkpoint.number}", kind=NoticeKind.CHANNEL, channel_id=channel,
        body=message.body, due_at=now,
    )  # fmt: skip
