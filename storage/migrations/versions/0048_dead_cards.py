"""A card that could not be shown stands among the dead letters, and each version has tries of its own."""

import sqlalchemy as sa
from alembic import op

from storage.migrations.shapes import INSTANT, partial_index

revision = "0048"
down_revision = "0047"

DEAD = "given_up_at IS NOT NULL AND wanted = shown"

cards = sa.table(
    "cards",
    *(sa.column(name) for name in ("kind", "wanted", "shown", "error")),
    *(sa.column(name, INSTANT) for name in ("settled_at", "given_up_at", "posting_since", "created_at")),
)


def upgrade() -> None:
    op.add_column("cards", sa.Column("given_up_at", INSTANT))
    op.add_column("cards", sa.Column("tried", sa.Integer))
    op.add_column("cards", sa.Column("tries", sa.Integer, nullable=False, server_default="0"))
    partial_index("ix_cards_dead", "cards", ["given_up_at"], DEAD)
    list_those_given_up()


def list_those_given_up() -> None:
    """Since the last try began, for want of a better moment.

    Not Homes, which are drawn again when somebody looks, nor what there is nothing to draw of any more.
    """
    c = cards.c
    given_up = (c.wanted == c.shown, c.settled_at.is_(None), c.error.is_not(None))
    listed = (c.error != "nothing to draw", c.kind != "home")
    since = sa.func.coalesce(c.posting_since, c.created_at)
    op.execute(cards.update().where(*given_up, *listed).values(given_up_at=since))


def downgrade() -> None:
    op.drop_index("ix_cards_dead", "cards")
    for name in ("tries", "tried", "given_up_at"):
        op.drop_column("cards", name)
