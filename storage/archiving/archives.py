"""What is left of archived deliveries, for those who saw them."""

from dataclasses import asdict, dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, Text, and_, bindparam, cast, insert, or_, select

from storage.tables.archives import archives
from storage.transaction import Transaction
from storage.visible import asking, belongs_here, is_shown_all

_c = archives.c


@dataclass(frozen=True, slots=True)
class Archive:
    workspace_id: str
    delivery_id: str
    name: str
    client: str | None
    status: str
    private: bool
    people: list[str]
    started_at: datetime
    ended_at: datetime
    archived_at: datetime
    archived_by: str
    file: str
    sha256: str
    head_seq: int
    head_hash: str
    hashes: list[str]


_is_visible: ColumnElement[bool] = or_(
    bindparam("sees_all"),
    and_(belongs_here, or_(~_c.private, is_shown_all, cast(_c.people, Text).contains(bindparam("quoted")))),
)


def add(tx: Transaction, archive: Archive) -> None:
    tx.connection.execute(insert(archives), asdict(archive))


def shown(tx: Transaction, words: str, limit: int, delivery_id: str | None = None) -> list[Archive]:
    """Those that the asker may see, with all the words in their name or their client's; the newest first."""
    named = [or_(_c.name.icontains(word, autoescape=True), _c.client.icontains(word, autoescape=True))
             for word in words.split()[:10]]  # fmt: skip
    its = select(archives).where(_c.workspace_id == tx.workspace_id, _is_visible, *named)
    if delivery_id is not None:
        its = its.where(_c.delivery_id == delivery_id)
    told = asking(tx) | {"quoted": f'"{tx.asker.user_id}"'}
    rows = tx.connection.execute(its.order_by(_c.archived_at.desc(), _c.name).limit(limit), told)
    return [Archive(**row) for row in rows.mappings()]
