"""Granting rights in the workspace, and taking them back: each change stands in the workspace's audit log."""

from gates.rights.workspace_roles import WorkspaceRole, check_grant
from handlers.desk import Click, Desk
from storage import grants, homes, workspace_log
from storage.errors import AlreadyDone
from storage.workspace_log import WorkspaceFact


def change_rights(desk: Desk, click: Click, user_id: str, role: WorkspaceRole | None) -> bool:
    """Whoever asks for it is an admin. Whether anything changed; None takes back what was granted."""
    check_grant(click.by, user_id, role)
    try:
        with desk.writing(click) as tx:
            was = grants.role_of(tx, user_id)
            if was is role:
                return False
            if role:
                grants.grant(tx, user_id, role, click.by.user_id, click.at)
            else:
                grants.withdraw(tx, user_id)
            kind = WorkspaceFact.RIGHTS_GRANTED if role else WorkspaceFact.RIGHTS_WITHDRAWN
            detail = {"user": user_id, "role": role and role.value, "was": was and was.value}
            workspace_log.append(tx, kind, click.by.user_id, click.at, detail, click.intent)
            homes.want(tx, user_id, click.at)
    except AlreadyDone:
        return False
    desk.bell.ring()
    return True
