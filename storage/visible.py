"""What whoever asks may see: a condition of every query, and a look at a delivery that was loaded."""

from typing import Any

from sqlalchemy import ColumnElement, Select, and_, bindparam, exists, or_, select

from gates.delivery import Delivery
from gates.portfolio.standing import Part
from gates.rights.insiders import insiders
from gates.rights.workspace_roles import SEE_ALL
from storage.tables.deliveries import deliveries
from storage.tables.portfolio import delivery_people
from storage.tables.rights import grants
from storage.transaction import Transaction

_d, _p, _g = deliveries.c, delivery_people.c, grants.c
_me = (_p.workspace_id == bindparam("workspace"), _p.user_id == bindparam("asker"))
_granted = (_g.workspace_id == bindparam("workspace"), _g.user_id == bindparam("asker"))

_mine = _d.delivery_id.in_(select(_p.delivery_id).where(*_me, _p.part != Part.CLIENT))
_is_shown_all = exists(select(_g.user_id).where(*_granted, _g.role.in_(SEE_ALL)))
_belongs_here = or_(
    exists(select(_g.user_id).where(*_granted)),
    exists(select(_p.user_id).where(*_me, _p.part != Part.CLIENT)),
    ~exists(select(_p.user_id).where(*_me)),
)

belongs_here, is_shown_all = _belongs_here, _is_shown_all

# A client's contact, who holds no other role anywhere, sees nothing here but what their own button is about.
is_visible: ColumnElement[bool] = or_(
    bindparam("sees_all"), and_(_belongs_here, or_(~_d.private, _is_shown_all, _mine))
)


def asking(tx: Transaction) -> dict[str, Any]:
    """What `is_visible` has to be told."""
    return {
        "workspace": tx.workspace_id,
        "asker": tx.asker.user_id,
        "sees_all": tx.asker.sees_all,
    }


def shows(tx: Transaction, delivery: Delivery) -> bool:
    """The same of one delivery that is loaded; without a query where it is not private."""
    asker = tx.asker
    if asker.sees_all or asker.user_id in insiders(delivery):
        return True
    roles = delivery.roles_of(asker.user_id)
    if roles:  # the client's alone, or it would have been an insider
        return asker.as_client
    return not delivery.private or sees_all(tx)


def sees_all(tx: Transaction) -> bool:
    return tx.asker.sees_all or bool(tx.connection.scalar(_asked, asking(tx)))


_asked: Select[tuple[bool]] = select(_is_shown_all)
