"""Changing a setting of the workspace: each change stands in its audit log, with what was set before."""

from json import dumps
from typing import Any

from handlers.acts.working_hours import follow_workspace
from handlers.desk import Click, Desk
from storage import workspace_log, workspace_settings
from storage.due import counting
from storage.errors import AlreadyDone
from storage.workspace_log import WorkspaceFact
from storage.workspace_settings import ESCALATION, NUDGES


def change_setting(desk: Desk, click: Click, key: str, value: Any | None) -> bool:
    """Whoever asks for it is an admin. Whether anything changed; None takes the setting away."""
    try:
        with desk.writing(click) as tx:
            was = workspace_settings.setting(tx, key)
            if was == value:
                return False
            workspace_settings.put(tx, key, value, click.by.user_id, click.at)
            if key == workspace_settings.CALENDAR:
                follow_workspace(tx, click.at)
            elif key in (NUDGES, ESCALATION):
                counting.count_anew(tx)
            detail = {"setting": key, "was": written(was), "now": written(value)}
            kind = WorkspaceFact.SETTING_CHANGED
            workspace_log.append(tx, kind, click.by.user_id, click.at, detail, click.intent)
    except AlreadyDone:
        return False
    return True


def written(value: Any | None) -> str | None:
    return None if value is None else dumps(value, sort_keys=True, ensure_ascii=False)
