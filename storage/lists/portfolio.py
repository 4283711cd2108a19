"""The portfolio in numbers, of the deliveries that whoever asks may see."""

from collections.abc import Iterable
from datetime import date
from itertools import groupby
from typing import Any

from sqlalchemy import Select, bindparam, case, exists, func, select

from gates.portfolio.finding import FindingKind
from gates.portfolio.overview import FoundKind, FoundLine, Link, Overview, PhaseLine
from gates.portfolio.standing import Part
from gates.rights.workspace_roles import WorkspaceRole
from storage import grants
from storage.lists.capacity import loads
from storage.lists.listing import beside, here, is_blocked
from storage.tables.deliveries import deliveries, is_running
from storage.tables.portfolio import delivery_people, findings, standings
from storage.tables.registers import dependencies
from storage.transaction import Transaction
from storage.visible import asking, is_visible

_d, _s, _f, _p, _l = deliveries.c, standings.c, findings.c, delivery_people.c, dependencies.c
MOST_OF_A_KIND, MOST_PEOPLE, MOST_LINKS = 9, 100, 20


def may_see(tx: Transaction) -> bool:
    """Whoever was given a right in the workspace, or manages a running delivery."""
    if tx.asker.sees_all or grants.role_of(tx, tx.asker.user_id) in set(WorkspaceRole):
        return True
    return bool(tx.connection.scalar(_manages, asking(tx)))


_its = (_p.workspace_id == _d.workspace_id) & (_p.delivery_id == _d.delivery_id)
_manages = select(
    exists(
        select(_p.user_id)
        .select_from(delivery_people.join(deliveries, _its))
        .where(
            _p.workspace_id == bindparam("workspace"), _p.user_id == bindparam("asker"),
            _p.part == Part.MANAGER, is_running,
        )
    )
)  # fmt: skip


def overview(tx: Transaction, today: date) -> Overview:
    linked = links(tx)
    full = len(linked) == MOST_LINKS
    links_in_all = int(tx.connection.scalar(_how_many_links, asking(tx)) or 0) if full else len(linked)
    return Overview(phases(tx, today), findings_found(tx), loads(tx, MOST_PEOPLE), linked, links_in_all)


def findings_found(tx: Transaction) -> tuple[FoundKind, ...]:
    """Of every kind the first, so that the most frequent hides no other."""
    rows: Iterable[Any] = tx.connection.execute(_findings, asking(tx) | {"most": MOST_OF_A_KIND})
    found: list[FoundKind] = []
    for kind, of_it in groupby(rows, lambda row: FindingKind(row.kind)):
        its = list(of_it)
        lines = tuple(FoundLine(kind, row.about, row.delivery_id, row.name, row.client) for row in its)
        found.append(FoundKind(kind, lines, its[0].in_all))
    return tuple(found)


def phases(tx: Transaction, today: date) -> tuple[PhaseLine, ...]:
    lines: Iterable[Any] = tx.connection.execute(_phases, asking(tx) | {"today": today})
    return tuple(PhaseLine(*line[:-1]) for line in lines)


def links(tx: Transaction) -> tuple[Link, ...]:
    lines = tx.connection.execute(_links.limit(MOST_LINKS), asking(tx)).all()
    upstream = {line.upstream for line in lines}
    seen = select(_d.delivery_id).where(here, is_visible, _d.delivery_id.in_(upstream))
    visible = set(tx.connection.scalars(seen, asking(tx))) if upstream else set()
    return tuple(
        Link(
            line.delivery_id, line.name, line.upstream_name if line.upstream in visible else None,
            line.needed_for, line.expected_on, line.needed_on,
        )
        for line in lines
    )  # fmt: skip


def number(condition: Any) -> Any:
    return func.coalesce(func.sum(case((condition, 1), else_=0)), 0)


_visible = (here, is_running, is_visible, ~_d.practice)  # what is for trying things is no part of it
_phases: Select[Any] = (
    select(
        _s.status, func.count(), number(_s.late_after < bindparam("today")), number(is_blocked),
        number(_s.waits_on_client), number(_s.held), func.min(_s.phase_number).label("first"),
    )
    .select_from(deliveries.join(standings, beside))
    .where(*_visible)
    .group_by(_s.status)
    .order_by("first", _s.status)
)  # fmt: skip

_found = (_f.workspace_id == _d.workspace_id) & (_f.delivery_id == _d.delivery_id)
_ranked = (
    select(
        _f.kind, _f.about, _d.delivery_id, _d.name, _d.client,
        func.count().over(partition_by=_f.kind).label("in_all"),
        func.row_number()
        .over(partition_by=_f.kind, order_by=(_d.name_folded, _f.about, _d.delivery_id))
        .label("place"),
    )
    .select_from(findings.join(deliveries, _found))
    .where(*_visible)
    .subquery()
)  # fmt: skip
_findings = (
    select(_ranked).where(_ranked.c.place <= bindparam("most")).order_by(_ranked.c.kind, _ranked.c.place)
)

_linked = (_l.workspace_id == _d.workspace_id) & (_l.delivery_id == _d.delivery_id)
_waits = (*_visible, _l.ended_at.is_(None), _l.arrived_on.is_(None))
_links = (
    select(
        _d.delivery_id, _d.name, _l.upstream, _l.upstream_name, _l.needed_for, _l.expected_on, _l.needed_on
    )
    .select_from(dependencies.join(deliveries, _linked))
    .where(*_waits)
    .order_by(_l.expected_on, _d.name_folded, _l.number)
)
_how_many_links = select(func.count()).select_from(dependencies.join(deliveries, _linked)).where(*_waits)
