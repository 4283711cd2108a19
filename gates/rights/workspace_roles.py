"""What a person may do in the workspace as a whole, besides the roles of each delivery."""

from enum import StrEnum

from gates.people import Person
from gates.refusal import Refusal


class WorkspaceRole(StrEnum):
    ADMIN = "admin"
    MANAGER = "manager"
    AUDITOR = "auditor"


NAMES = {
    WorkspaceRole.ADMIN: "admin",
    WorkspaceRole.MANAGER: "delivery manager",
    WorkspaceRole.AUDITOR: "auditor",
}

SEE_ALL = (WorkspaceRole.ADMIN, WorkspaceRole.AUDITOR)  # private deliveries too

AUDITORS_READ = (
    "Auditors read everything and change nothing. Ask somebody of the delivery to do this, or an admin to"
    " take back that you are an auditor."
)


def check_grant(by: Person, user_id: str, role: WorkspaceRole | None) -> None:
    """Whether this person's rights may be changed to that; None takes back what was granted."""
    if by.is_external:
        raise Refusal("Only people of this workspace can change rights.")
    if by.user_id == user_id and role is WorkspaceRole.AUDITOR:
        raise Refusal("As an auditor you could not change this back. Ask another admin to make you one.")
