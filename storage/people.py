"""People as Slack described them last, and when they are at work."""

from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime

from pydantic import ValidationError
from sqlalchemy import select

from gates.working_time.calendar import Calendar, working_time
from gates.working_time.working_time import WorkingTime
from storage import nudge_preferences, workspace_settings
from storage.due import counting
from storage.inserting import insert_into
from storage.tables.nudges import nudge_preferences as chosen
from storage.tables.people import people
from storage.transaction import Transaction

Calendars = Sequence[Calendar | None]  # the most particular first


@dataclass(frozen=True, slots=True)
class KnownPerson:
    user_id: str
    is_admin: bool
    fetched_at: datetime
    zone: str | None = None  # as the profile names it, for example Europe/Berlin
    away: bool | None = None  # says their status
    away_until: datetime | None = None  # None: nobody knows
    name_folded: str | None = None  # without case and accents, to list them by

    def is_away(self, at: datetime) -> bool:
        return bool(self.away) and (self.away_until is None or at < self.away_until)


def known(tx: Transaction, user_id: str) -> KnownPerson | None:
    c = people.c
    asked = select(*(c[name] for name in KnownPerson.__slots__))
    row = tx.connection.execute(asked.where(c.workspace_id == tx.workspace_id, c.user_id == user_id)).first()
    return KnownPerson(*row) if row else None


def unmet(tx: Transaction, user_ids: Sequence[str]) -> list[str]:
    """Those among them of whom Slack was never asked."""
    c = people.c
    asked = select(c.user_id).where(c.workspace_id == tx.workspace_id, c.user_id.in_(user_ids))
    met = set(tx.connection.scalars(asked))
    return [user for user in user_ids if user not in met]


def known_admins(tx: Transaction) -> list[str]:
    """Of Slack, as far as anybody has asked."""
    c = people.c
    asked = select(c.user_id).where(c.workspace_id == tx.workspace_id, c.is_admin).order_by(c.user_id)
    return list(tx.connection.scalars(asked))


def remember(tx: Transaction, person: KnownPerson) -> None:
    """The newest description replaces the one before; in another zone, other moments are due."""
    before = known(tx, person.user_id)
    values = asdict(person)
    insertion = insert_into(people, tx.dialect).on_conflict_do_update(
        index_elements=list(people.primary_key), set_=values
    )
    tx.connection.execute(insertion, {"workspace_id": tx.workspace_id, **values})
    if before and before.zone != person.zone:
        counting.count_anew_of(tx, person.user_id)


def working_time_of(tx: Transaction, user_id: str, calendars: Calendars = ()) -> WorkingTime:
    """In the workspace's own zone where that of the person is not known."""
    if found := working_times(tx, [user_id], calendars).get(user_id):
        return found
    hours = nudge_preferences.hours_of(tx, user_id)
    return working_time(hours, *calendars, workspace_settings.calendar(tx))


def working_times(
    tx: Transaction, user_ids: Iterable[str], calendars: Calendars = ()
) -> dict[str, WorkingTime]:
    """Of each who is known, in their zone: by the days, hours and holidays that they chose.

    What they left open comes from `calendars`, those of a delivery and its process, and else from the
    workspace's.
    """
    users, c, own = list(user_ids), people.c, chosen.c
    same = (own.workspace_id == c.workspace_id) & (own.user_id == c.user_id)
    asked = select(c.user_id, c.zone, own.hours).outerjoin(chosen, same)
    rows = tx.connection.execute(asked.where(c.workspace_id == tx.workspace_id, c.user_id.in_(users))).all()
    ours = workspace_settings.calendar(tx)
    return {user: working_time(zoned(zone), hours, *calendars, ours) for user, zone, hours in rows}


def zoned(zone: str | None) -> Calendar | None:
    """A zone that only Slack knows says nothing."""
    try:
        return Calendar(zone=zone) if zone else None
    except ValidationError:
        return None
