"""Gates with their items, sign-offs, handoffs, concerns and questions; each row belongs to one round."""

from sqlalchemy import BigInteger, Boolean, CheckConstraint, Column, Date, Integer, Table, Text

from gates.checklists.checklist import Origin, Part
from gates.gate import Outcome
from gates.sign_offs.signoff import Verdict
from storage.tables.columns import Conditions, Instant, Word
from storage.tables.schema import key, metadata, number, of_delivery, of_gate, partial_index, text

gates = Table(
    "gates",
    metadata,
    *of_delivery(),
    key("phase"),
    number("round"),
    Column("asked_at", Instant, nullable=False),
    Column("opened_at", Instant),
    Column("closed_at", Instant),
    Column("closed_by", Text),
    Column("outcome", Word(Outcome)),
    Column("reason", Text),
    Column("ready_at", Instant),
    Column("extended_to", Date),
    Column("extended_by", Text),
    Column("escalate_at", Instant),
    CheckConstraint("round >= 1", name="round_from_one"),
    CheckConstraint("(closed_at IS NULL) = (outcome IS NULL)", name="settled_with_outcome"),
)

items = Table(
    "items",
    metadata,
    *of_gate(),
    key("key"),
    Column("position", Integer, nullable=False),
    Column("part", Word(Part), nullable=False),
    Column("origin", Word(Origin), nullable=False),
    text("text"),
    text("owner"),
    Column("required", Boolean, nullable=False),
    Column("evidence_required", Boolean, nullable=False),
    Column("owner_user", Text),
    Column("due_on", Date),
    Column("ticked_at", Instant),
    Column("ticked_by", Text),
    Column("evidence", Text),
    Column("waived_at", Instant),
    Column("waived_by", Text),
    Column("waived_because", Text),
    Column("waived_until", Date),
    Column("evidence_at", Instant),
    Column("evidence_by", Text),
    Column("checked_at", Instant),
    Column("checked_by", Text),
    Column("check_green", Boolean),
    Column("check_value", Text),
    Column("rejected_at", Instant),
    Column("carried_from", Integer),
    CheckConstraint("position >= 1", name="position_from_one"),
    CheckConstraint("ticked_at IS NULL OR waived_at IS NULL", name="ticked_or_waived"),
)

_i = items.c
is_asked_of_one = _i.owner_user.is_not(None) & _i.ticked_at.is_(None) & _i.waived_at.is_(None)
partial_index("ix_items_asked_of_one", _i.workspace_id, _i.owner_user, where=is_asked_of_one)

sign_offs = Table(
    "sign_offs",
    metadata,
    *of_gate(),
    number("number"),
    text("role"),
    Column("verdict", Word(Verdict), nullable=False),
    text("decided_by"),
    Column("decided_at", Instant, nullable=False),
    Column("comment", Text),
    Column("evidence", Text),
    Column("conditions", Conditions, nullable=False),
    Column("on_behalf", Boolean, nullable=False),
    Column("withdrawn_at", Instant),
    Column("withdrawn_by", Text),
    Column("stale_at", Instant),
    Column("stale_because", Text),
    Column("signed_name", Text),
    Column("signed_reason", Text),
    Column("stands_for", Text),
    Column("seen_sha256", Text),
    Column("confirmed", Text),
    Column("carried_from", Integer),
    CheckConstraint("number >= 1", name="number_from_one"),
)

handoffs = Table(
    "handoffs",
    metadata,
    *of_gate(),
    number("attempt"),
    text("giver"),
    text("receiver"),
    Column("asked_at", Instant, nullable=False),
    Column("offered_at", Instant),
    Column("offered_by", Text),
    Column("accepted_at", Instant),
    Column("accepted_by", Text),
    Column("returned_at", Instant),
    Column("returned_by", Text),
    Column("questions", Text),
    Column("in_spite_of", Text),
    CheckConstraint("attempt >= 1", name="attempt_from_one"),
    CheckConstraint("accepted_at IS NULL OR returned_at IS NULL", name="accepted_or_returned"),
)

evidence_files = Table(
    "evidence_files",
    metadata,
    *of_gate(),
    number("number"),
    text("item"),
    text("file"),
    Column("added_at", Instant, nullable=False),
    text("added_by"),
    Column("name", Text),
    Column("size", BigInteger),
    Column("sha256", Text),
    Column("link", Text),
    Column("read_at", Instant),
    Column("trouble", Text),
    CheckConstraint("number >= 1", name="number_from_one"),
)

questions = Table(
    "questions",
    metadata,
    *of_gate(),
    number("number"),
    text("item"),
    text("about"),
    text("text"),
    Column("asked_at", Instant, nullable=False),
    text("asked_by"),
    Column("answer", Text),
    Column("answered_at", Instant),
    Column("answered_by", Text),
    CheckConstraint("number >= 1", name="number_from_one"),
)

concerns = Table(
    "concerns",
    metadata,
    *of_gate(),
    number("number"),
    text("text"),
    Column("raised_at", Instant, nullable=False),
    text("raised_by"),
    Column("answer", Text),
    Column("answered_at", Instant),
    Column("answered_by", Text),
    CheckConstraint("number >= 1", name="number_from_one"),
)

overrides = Table(
    "overrides",
    metadata,
    *of_gate(),
    number("number"),
    text("reason"),
    Column("asked_at", Instant, nullable=False),
    text("asked_by"),
    Column("confirmed_at", Instant),
    Column("confirmed_by", Text),
    Column("declined_at", Instant),
    Column("declined_by", Text),
    CheckConstraint("number >= 1", name="number_from_one"),
    CheckConstraint("confirmed_by <> asked_by", name="two_people"),
)
