"""Nudges: who is reminded of what and when next; the messages in which they stand; how people are reached."""

from sqlalchemy import CheckConstraint, Column, Date, ForeignKeyConstraint, Index, Integer, Table, Text

from gates.nudges.reach import Reach
from gates.working_time.calendar import Calendar
from storage.tables.columns import Checked, Instant, Word
from storage.tables.schema import key, metadata, number, of_delivery, partial_index, text

nudges = Table(
    "nudges",
    metadata,
    *of_delivery(),
    key("about"),
    key("user_id"),
    Column("since", Instant, nullable=False),
    Column("due_at", Instant),
    Column("due_on", Date),
    Column("step", Integer, nullable=False),
    Column("nudged_at", Instant),
    Column("message", Integer),
    Column("snoozed_until", Instant),
    Column("declined_at", Instant),
    text("in_place_of", optional=True),  # who is asked, but away
    CheckConstraint("step >= 0", name="step_not_negative"),
)

_n = nudges.c
is_to_come = _n.due_at.is_not(None)
partial_index("ix_nudges_due", _n.due_at, where=is_to_come)
partial_index("ix_nudges_of_person", _n.workspace_id, _n.user_id, _n.due_at, where=is_to_come)

# Who is nudging this person is the one who holds this row.
nudged_people = Table(
    "nudged_people",
    metadata,
    key("workspace_id"),
    key("user_id"),
    Column("messages", Integer, nullable=False),  # so many were sent; the number of the newest
    Column("last_at", Instant),
)

# What stood in a message when it was sent, for it to say later what became of that.
nudge_lines = Table(
    "nudge_lines",
    metadata,
    key("workspace_id"),
    key("user_id"),
    number("message"),
    number("position"),
    text("delivery_id"),
    text("about"),
    Column("phase", Text),
    text("words"),
    text("in_place_of", optional=True),
    ForeignKeyConstraint(
        ["workspace_id", "delivery_id"], ["deliveries.workspace_id", "deliveries.delivery_id"]
    ),
)
Index("ix_nudge_lines_delivery", nudge_lines.c.workspace_id, nudge_lines.c.delivery_id)

nudge_preferences = Table(
    "nudge_preferences",
    metadata,
    key("workspace_id"),
    key("user_id"),
    Column("reach", Word(Reach), nullable=False),
    Column("hours", Checked(Calendar)),  # the days, working hours and quiet hours that they chose
    Column("changed_at", Instant, nullable=False),
)
