"""Deliveries, and who holds their roles."""

from sqlalchemy import (
    Boolean,
    CheckConstraint,
    Column,
    Date,
    ForeignKeyConstraint,
    Index,
    Integer,
    Table,
    Text,
    false,
)

from gates.nudges.policy import NudgePolicy
from gates.records.delivery_mode import Mode
from gates.working_time.calendar import Calendar
from storage.tables.columns import Checked, Instant, Word
from storage.tables.schema import key, metadata, number, of_delivery, partial_index, text

deliveries = Table(
    "deliveries",
    metadata,
    key("workspace_id"),
    key("delivery_id"),
    text("process_sha256"),
    text("name"),
    text("name_folded"),  # as it is searched for, see `folded`
    text("client", optional=True),
    text("client_folded"),  # empty where there is no client, so that names are unique there too
    text("scope"),
    text("internal_channel"),
    text("client_channel", optional=True),
    Column("intake_on", Date, nullable=False),
    Column("agreed_on", Date, nullable=False),
    Column("started_at", Instant, nullable=False),
    text("started_by"),
    Column("acceptable_delay_days", Integer),
    Column("escalate_when", Text),
    Column("mode", Word(Mode)),
    Column("mode_because", Text),
    Column("private", Boolean, nullable=False, server_default=false()),
    Column("practice", Boolean, nullable=False, server_default=false()),
    Column("closed_at", Instant),
    Column("closed_by", Text),
    Column("cancelled_at", Instant),
    Column("cancelled_by", Text),
    Column("cancelled_because", Text),
    Column("nudge_policy", Checked(NudgePolicy)),
    Column("calendar", Checked(Calendar)),
    Column("watched", Boolean),  # NULL: what is due when is to be counted anew, see `storage.due.counting`
    Column("runs_opened_at", Instant),
    Column("runs_ended_at", Instant),
    Column("runs_ended_by", Text),
    # The newest row of its audit chain: what a cut-off log is recognised by.
    Column("head_seq", Integer, nullable=False),
    text("head_hash"),
    ForeignKeyConstraint(
        ["workspace_id", "process_sha256"], ["process_versions.workspace_id", "process_versions.sha256"]
    ),
    CheckConstraint("agreed_on >= intake_on", name="agreed_after_intake"),
    CheckConstraint("client_channel <> internal_channel", name="two_channels"),
    CheckConstraint("acceptable_delay_days >= 0", name="delay_not_negative"),
    CheckConstraint("closed_at IS NULL OR cancelled_at IS NULL", name="ends_once"),
)

_c = deliveries.c
is_running = _c.closed_at.is_(None) & _c.cancelled_at.is_(None)

is_unwatched = _c.watched.is_(None) & is_running

partial_index("ix_deliveries_unwatched", _c.started_at, where=is_unwatched)
# All that a list is chosen and counted by, so that neither reads the rows themselves.
partial_index(
    "ix_deliveries_running", _c.workspace_id, _c.started_at, _c.delivery_id, _c.private, _c.practice,
    where=is_running,
)  # fmt: skip
partial_index("ix_deliveries_internal_channel", _c.workspace_id, _c.internal_channel, where=is_running)
partial_index("ix_deliveries_client_channel", _c.workspace_id, _c.client_channel, where=is_running)
partial_index(
    "uq_deliveries_running_name", _c.workspace_id, _c.client_folded, _c.name_folded,
    where=is_running, unique=True,
)  # fmt: skip
Index("ix_deliveries_client", _c.workspace_id, _c.client_folded, _c.started_at)
Index("ix_deliveries_name", _c.workspace_id, _c.name_folded)

holders = Table(
    "holders",
    metadata,
    *of_delivery(),
    number("number"),
    text("role"),
    text("user_id"),
    Column("named_at", Instant, nullable=False),
    text("named_by"),
    Column("released_at", Instant),
    Column("released_by", Text),
    CheckConstraint("number >= 1", name="number_from_one"),
)

is_live = holders.c.released_at.is_(None)
partial_index("ix_holders_live", holders.c.workspace_id, holders.c.user_id, where=is_live)


def folded(words: str | None) -> str:
    """How names are compared: without case, with single spaces; cut, because an index row must stay small."""
    return " ".join((words or "").casefold().split())[:200]
