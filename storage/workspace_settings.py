"""Settings of a workspace by their key; each change leaves a row that stays."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import delete, insert, null, select

from gates.calendars.holding import follow_calendars
from gates.delivery import Delivery
from gates.nudges.policy import NudgePolicy
from gates.process_files.digests import Language
from gates.working_time.calendar import Calendar
from gates.workspace.defaults import Defaults, EscalationPolicy
from storage.inserting import insert_into
from storage.tables.deliveries import folded
from storage.tables.settings import setting_changes, workspace_settings
from storage.transaction import Transaction

CALENDAR = "calendar"
NUDGES, ESCALATION, LANGUAGE = "nudges", "escalation", "client_language"
OF_DELIVERIES = (CALENDAR, NUDGES, ESCALATION, LANGUAGE)  # loaded with each
ARCHIVE_AFTER = "archive_after_months"  # that a delivery has been over
CHECKPOINTS = "checkpoint_channel"  # where checkpoints of the audit log are posted


def holders_key(process: str, client: str | None) -> str:
    """Of the people who hold the roles of a process by default: for one client, or for those without."""
    return f"holders/{process}/{folded(client)}"


@dataclass(frozen=True, slots=True)
class SettingChange:
    number: int
    value: Any | None  # None: it was taken away
    changed_at: datetime
    changed_by: str


def setting(tx: Transaction, key: str) -> Any | None:
    """The JSON value, or None where nobody has set it."""
    c = workspace_settings.c
    return tx.connection.scalar(select(c.value).where(c.workspace_id == tx.workspace_id, c.key == key))


def of_every_workspace(tx: Transaction, key: str) -> list[tuple[str, Any]]:
    """By workspace, for the clock."""
    c = workspace_settings.c
    return [(row.workspace_id, row.value) for row in tx.connection.execute(
        select(c.workspace_id, c.value).where(c.key == key).order_by(c.workspace_id)
    )]  # fmt: skip


def put(tx: Transaction, key: str, value: Any | None, by: str, at: datetime) -> None:
    """None takes the setting away."""
    c, its = workspace_settings.c, {"workspace_id": tx.workspace_id, "key": key}
    if value is None:
        mine = (c.workspace_id == tx.workspace_id, c.key == key)
        tx.connection.execute(delete(workspace_settings).where(*mine))
    else:
        values = {"value": value, "changed_at": at, "changed_by": by}
        insertion = insert_into(workspace_settings, tx.dialect).on_conflict_do_update(
            index_elements=list(workspace_settings.primary_key), set_=values
        )
        tx.connection.execute(insertion, {**its, **values})
    kept = null() if value is None else value
    number = len(changes(tx, key)) + 1
    row = {**its, "number": number, "value": kept, "changed_at": at, "changed_by": by}
    tx.connection.execute(insert(setting_changes).values(row))


def changes(tx: Transaction, key: str) -> list[SettingChange]:
    """Oldest first."""
    c = setting_changes.c
    asked = select(c.number, c.value, c.changed_at, c.changed_by)
    its = asked.where(c.workspace_id == tx.workspace_id, c.key == key)
    return [SettingChange(*row) for row in tx.connection.execute(its.order_by(c.number))]


def defaults(tx: Transaction) -> Defaults:
    return defaults_in({key: setting(tx, key) for key in OF_DELIVERIES})


def defaults_in(said: Mapping[str, Any]) -> Defaults:
    """From the JSON values by their keys."""
    policy, chain, language = said.get(NUDGES), said.get(ESCALATION), said.get(LANGUAGE)
    return Defaults(
        calendar_in(said.get(CALENDAR)),
        NudgePolicy.model_validate(policy) if policy else None,
        EscalationPolicy.model_validate(chain) if chain else None,
        Language(language) if language else None,
    )


def apply(tx: Transaction, delivery: Delivery) -> None:
    """To a delivery that was not loaded but made."""
    delivery.defaults = defaults(tx)
    follow_calendars(delivery)


def calendar(tx: Transaction) -> Calendar | None:
    """What every delivery and person goes by that has nothing of its own."""
    return calendar_in(setting(tx, CALENDAR))


def calendar_in(value: Any | None) -> Calendar | None:
    return Calendar.model_validate(value) if value else None


def default_holders(tx: Transaction, process: str, client: str | None) -> dict[str, list[str]]:
    """Users by role: the client's own, else those for every client."""
    own = setting(tx, holders_key(process, client)) if client else None
    found: dict[str, list[str]] = own or setting(tx, holders_key(process, None)) or {}
    return found


def holds_by_default(tx: Transaction, user_id: str) -> bool:
    c = workspace_settings.c
    its = select(c.value).where(c.workspace_id == tx.workspace_id, c.key.startswith("holders/"))
    return any(user_id in users for value in tx.connection.scalars(its) for users in value.values())


def keep_calendar(tx: Transaction, calendar: Calendar | None, by: str, at: datetime) -> None:
    value = calendar.model_dump(mode="json", exclude_none=True) if calendar else None
    put(tx, CALENDAR, value, by, at)
