"""Writes a checkpoint of every workspace's audit log once a day."""

from datetime import datetime, time

import structlog

from handlers.desk import Desk
from handlers.notice_kinds import NoticeKind
from messages.checkpoint import checkpoint_message
from storage import notices, workspace_settings
from storage.checkpoints import writing
from storage.checkpoints.checkpoint import Checkpoint
from storage.errors import StoreUnready
from storage.signing_key import SigningKey
from storage.transaction import EVERY_WORKSPACE, Transaction

log = structlog.get_logger("gatehouse.clock")


def write_checkpoints(desk: Desk) -> None:
    """The first look of each day (UTC) writes them, where a key is set."""
    if desk.signing_key is None:
        return
    now = desk.clock.now()
    midnight = datetime.combine(now.date(), time(), now.tzinfo)
    try:
        with desk.store.reading(EVERY_WORKSPACE) as tx:
            due = writing.due_workspaces(tx, midnight)
        for workspace in due:
            checkpoint_now(desk, desk.signing_key, workspace, now)
    except StoreUnready as trouble:
        log.warning("the database is not ready", trouble=str(trouble))


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
    notices.add(
        tx, key=f"checkpoint/{checkpoint.number}", kind=NoticeKind.CHANNEL, channel_id=channel,
        body={"text": message.text, "blocks": message.blocks}, due_at=now,
    )  # fmt: skip
