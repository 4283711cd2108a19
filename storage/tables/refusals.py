"""That Slack refuses the bot's token: a row for each workspace while it lasts."""

from sqlalchemy import Column, Table

from storage.tables.columns import Instant
from storage.tables.schema import key, metadata, text

token_refusals = Table(
    "token_refusals",
    metadata,
    key("workspace_id"),
    text("error"),
    Column("since", Instant, nullable=False),
    Column("last_at", Instant, nullable=False),
)
