"""Cards: one row for each Slack message, or Home, that is a view of a delivery."""

from sqlalchemy import Boolean, CheckConstraint, Column, ForeignKeyConstraint, Index, Integer, Table, Text

from storage.tables.columns import Instant
from storage.tables.schema import key, metadata, partial_index, text

cards = Table(
    "cards",
    metadata,
    key("workspace_id"),
    key("id"),  # what the card is about, in one word, see `cards.card_id`
    text("kind"),
    Column("delivery_id", Text),
    Column("phase", Text),
    Column("round", Integer),
    Column("number", Integer),
    Column("user_id", Text),
    Column("channel_id", Text),
    Column("ts", Text),
    Column("wanted", Integer, nullable=False),
    Column("shown", Integer, nullable=False),
    Column("shown_digest", Text),
    Column("pinned", Boolean, nullable=False),
    Column("posting_since", Instant),
    Column("claimed_until", Instant),
    Column("retry_at", Instant),
    Column("attempts", Integer, nullable=False),
    Column("error", Text),
    Column("settled_at", Instant),
    Column("created_at", Instant, nullable=False),
    Column("priority", Integer, nullable=False, server_default="1"),
    Column("given_up_at", Instant),
    Column("tried", Integer),  # the version of `wanted` that `tries` counts
    Column("tries", Integer, nullable=False, server_default="0"),
    ForeignKeyConstraint(
        ["workspace_id", "delivery_id"], ["deliveries.workspace_id", "deliveries.delivery_id"]
    ),
    CheckConstraint("wanted >= shown", name="shown_what_was_wanted"),
)

_c = cards.c
is_stale = (_c.wanted > _c.shown) & _c.settled_at.is_(None)
# Until something newer is to be shown.
is_dead = _c.given_up_at.is_not(None) & (_c.wanted == _c.shown)

partial_index("ix_cards_stale", _c.priority, _c.created_at, where=is_stale)
partial_index("ix_cards_dead", _c.given_up_at, where=is_dead)
Index("ix_cards_delivery", _c.workspace_id, _c.delivery_id, _c.settled_at)
