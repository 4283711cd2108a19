"""What is kept beside each delivery, written in the same transaction, so that none is loaded to be listed."""

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Connection,
    Date,
    Index,
    Integer,
    Table,
    event,
    literal_column,
)

from gates.portfolio.finding import FindingKind
from gates.portfolio.home_choice import Tab
from gates.portfolio.question import Only, Sort
from gates.portfolio.standing import Part
from gates.waiting import WaitKind
from storage.tables.columns import Instant, Word
from storage.tables.schema import key, metadata, number, of_delivery, partial_index, text

standings = Table(
    "standings",
    metadata,
    *of_delivery(),
    Column("version", Integer, nullable=False),  # of what is kept, see `gates.portfolio.standing`
    text("status"),
    text("phase", optional=True),
    text("phase_label"),
    Column("phase_number", Integer, nullable=False),
    Column("due_on", Date),
    Column("late_after", Date),
    Column("held", Boolean, nullable=False),
    Column("escalations", Integer, nullable=False),
    Column("waits_on_client", Boolean, nullable=False),
    Column("upstream", Integer, nullable=False, server_default="0"),  # deliveries that it is blocked by
)

Index("ix_standings_version", standings.c.version)

waits = Table(
    "waits",
    metadata,
    *of_delivery(),
    number("number"),
    Column("kind", Word(WaitKind), nullable=False),
    text("user_id", optional=True),
    text("role", optional=True),
    text("role_name", optional=True),
    Column("external", Boolean, nullable=False),
    text("phase", optional=True),
    Column("since", Instant, nullable=False),
)
# In the order of a list, so that its first rows are found without sorting all of them.
_oldest_first = (waits.c.since, waits.c.delivery_id, waits.c.number)
Index("ix_waits_person", waits.c.workspace_id, waits.c.user_id, *_oldest_first)
Index("ix_waits_since", waits.c.workspace_id, *_oldest_first)

delivery_people = Table(
    "delivery_people",
    metadata,
    *of_delivery(),
    key("user_id"),
    Column("part", Word(Part), nullable=False),
)
Index("ix_delivery_people_person", delivery_people.c.workspace_id, delivery_people.c.user_id)

findings = Table(
    "findings",
    metadata,
    *of_delivery(),
    Column("kind", Word(FindingKind), primary_key=True),
    key("about"),
)

TSVECTOR = "to_tsvector('simple', folded)"

search_texts = Table(
    "search_texts",
    metadata,
    *of_delivery(),
    Column("number", BigInteger, nullable=False),  # by which SQLite's index finds it again
    text("name"),
    text("client"),
    text("scope"),
    text("decisions"),
    text("risks"),
    text("escalations"),
    text("folded"),  # all of them, without case and accents
    Index("uq_search_texts_number", "number", unique=True),
    Index("ix_search_texts_folded", literal_column(TSVECTOR), postgresql_using="gin").ddl_if("postgresql"),
)

partial_index("ix_standings_late", standings.c.workspace_id, standings.c.late_after,
              where=standings.c.late_after.is_not(None))  # fmt: skip

INDEX = """CREATE VIRTUAL TABLE search_index USING fts5(
    folded, content='search_texts', content_rowid='number', tokenize='unicode61', prefix='2 3')"""


def make_index(_: Table, connection: Connection, **__: object) -> None:
    """The tables of a test that makes them without the migrations are to be whole, too."""
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql(INDEX)


event.listen(search_texts, "after_create", make_index)

home_choices = Table(
    "home_choices",
    metadata,
    key("workspace_id"),
    key("user_id"),
    Column("tab", Word(Tab), nullable=False),
    Column("only", Word(Only)),
    Column("sort", Word(Sort), nullable=False),
    Column("page", Integer, nullable=False),
)
