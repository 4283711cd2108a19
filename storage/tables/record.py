"""The delivery record: milestones, risks, escalations, feedback, success metrics, reviews."""

from sqlalchemy import Boolean, CheckConstraint, Column, Date, Integer, Table, Text

from gates.records.record import DoneDeed
from storage.tables.columns import Instant, Word
from storage.tables.schema import key, metadata, number, of_delivery, partial_index, text

milestones = Table(
    "milestones",
    metadata,
    *of_delivery(),
    key("key"),
    Column("position", Integer, nullable=False),
    Column("first_target_on", Date),
    Column("target_on", Date),
    Column("forecast_on", Date),
    Column("reached_at", Instant),
    Column("escalate_at", Instant),
)

target_changes = Table(
    "target_changes",
    metadata,
    *of_delivery(),
    number("number"),
    text("milestone"),
    Column("was_on", Date, nullable=False),
    Column("target_on", Date, nullable=False),
    text("because"),
    Column("changed_at", Instant, nullable=False),
    text("changed_by"),
    CheckConstraint("number >= 1", name="number_from_one"),
)

pauses = Table(
    "pauses",
    metadata,
    *of_delivery(),
    number("number"),
    Column("held_at", Instant, nullable=False),
    text("held_by"),
    text("because"),
    Column("resumed_at", Instant),
    Column("resumed_by", Text),
    Column("resumed_because", Text),
    CheckConstraint("number >= 1", name="number_from_one"),
)

risks = Table(
    "risks",
    metadata,
    *of_delivery(),
    number("number"),
    text("text"),
    Column("likelihood", Integer, nullable=False),
    Column("impact", Integer, nullable=False),
    text("mitigation"),
    text("owner"),
    Column("due_on", Date),
    Column("added_at", Instant, nullable=False),
    text("added_by"),
    Column("closed_at", Instant),
    Column("closed_by", Text),
    Column("outcome", Text),
    Column("came_true", Boolean),
    Column("link", Text),
    CheckConstraint("likelihood BETWEEN 1 AND 5", name="likelihood_one_to_five"),
    CheckConstraint("impact BETWEEN 1 AND 5", name="impact_one_to_five"),
)

escalations = Table(
    "escalations",
    metadata,
    *of_delivery(),
    number("number"),
    text("issue"),
    text("escalated_to"),
    Column("raised_at", Instant, nullable=False),
    text("raised_by"),
    Column("phase", Text),
    Column("resolution", Text),
    Column("resolved_at", Instant),
    Column("resolved_by", Text),
    Column("round", Integer),
    Column("level", Integer),
    Column("role", Text),
    Column("asked", Text, nullable=False, server_default=""),
    Column("stands_since", Instant),
    Column("milestone", Text),
    Column("target_on", Date),
    Column("channel_id", Text),
    Column("evidence", Text),
    Column("evidence_by", Text),
    Column("evidence_link", Text),
    Column("acknowledged_at", Instant),
    Column("acknowledged_by", Text),
)

is_unresolved = escalations.c.resolved_at.is_(None)
partial_index(
    "ix_escalations_unresolved", escalations.c.workspace_id, escalations.c.escalated_to, where=is_unresolved
)

feedback = Table(
    "feedback",
    metadata,
    *of_delivery(),
    number("number"),
    text("text"),
    Column("satisfaction", Integer),
    text("given_by"),
    Column("recorded_at", Instant, nullable=False),
    text("recorded_by"),
    CheckConstraint("satisfaction BETWEEN 1 AND 5", name="satisfaction_one_to_five"),
)

success_metrics = Table(
    "success_metrics",
    metadata,
    *of_delivery(),
    number("number"),
    text("name"),
    text("baseline"),
    text("target"),
    Column("due_on", Date, nullable=False),
    Column("written_at", Instant, nullable=False),
    text("written_by"),
    Column("changed_because", Text),
    Column("dropped_at", Instant),
    Column("dropped_by", Text),
    Column("dropped_because", Text),
    Column("value", Text),
    Column("measured_on", Date),
    Column("target_met", Boolean),
    Column("measured_at", Instant),
    Column("measured_by", Text),
    CheckConstraint("number >= 1", name="number_from_one"),
    CheckConstraint("dropped_at IS NULL OR measured_at IS NULL", name="measured_or_dropped"),
    CheckConstraint(
        "(value IS NULL) = (measured_at IS NULL) AND (value IS NULL) = (target_met IS NULL)",
        name="measured_whole",
    ),
)

done_changes = Table(
    "done_changes",
    metadata,
    *of_delivery(),
    number("number"),
    text("part"),
    Column("deed", Word(DoneDeed), nullable=False),
    text("text"),
    text("owner"),
    Column("changed_at", Instant, nullable=False),
    text("changed_by"),
    Column("late", Boolean, nullable=False),
    Column("was", Text),
    Column("because", Text),
    CheckConstraint("number >= 1", name="number_from_one"),
    CheckConstraint("because IS NOT NULL OR NOT late", name="late_with_reason"),
)

reviews = Table(
    "reviews",
    metadata,
    *of_delivery(),
    number("number"),
    text("went_well"),
    text("went_badly"),
    text("lessons"),
    Column("written_at", Instant, nullable=False),
    text("written_by"),
)

review_actions = Table(
    "review_actions",
    metadata,
    *of_delivery(),
    number("number"),
    text("text"),
    text("owner"),
    Column("due_on", Date, nullable=False),
    Column("added_at", Instant, nullable=False),
    Column("done_at", Instant),
    Column("done_by", Text),
)

is_to_be_done = review_actions.c.done_at.is_(None)
partial_index(
    "ix_review_actions_to_be_done", review_actions.c.workspace_id, review_actions.c.owner, where=is_to_be_done
)
