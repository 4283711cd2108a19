"""`/gate rights …`: who is an admin, a delivery manager or an auditor here."""

from gates.refusal import Refusal
from gates.rights.workspace_roles import NAMES, WorkspaceRole
from handlers.acts.rights import change_rights
from handlers.slack.line import Line
from handlers.slack.rights import must_be_admin
from handlers.slack.visit import Visit
from messages.answer import answer
from messages.message import Message
from messages.mrkdwn import mention
from messages.rights import rights_list, rights_log
from storage import grants, workspace_log

USAGE = "Write `/gate rights admin @somebody`, or `manager`, `auditor` or `none` in place of `admin`."
ROLES = {"admin": WorkspaceRole.ADMIN, "manager": WorkspaceRole.MANAGER, "auditor": WorkspaceRole.AUDITOR}


def run_rights_command(visit: Visit, line: Line) -> Message:
    if line.shared:
        raise Refusal("Rights are for admins to read: leave `--share` out.")
    must_be_admin(visit, "see or change who has which rights")
    words = [word.lower() for word in line.rest.split() if not word.startswith("@")]
    if words == ["log"]:
        with visit.reading() as tx:
            return rights_log(workspace_log.history(tx))
    if not words and not line.people:
        with visit.reading() as tx:
            return rights_list(grants.every(tx), sorted(visit.desk.admins))
    return change(visit, words, line.people)


def change(visit: Visit, words: list[str], people: list[str]) -> Message:
    wanted = [word for word in words if word in ROLES or word == "none"]
    if len(wanted) != 1 or len(people) != 1:
        raise Refusal(f"Which right, and whose? {USAGE}")
    [word], [user] = wanted, people
    role, who = ROLES.get(word), mention(user)
    if not change_rights(visit.desk, visit.click, user, role):
        return answer(f"{who} has just these rights already.")
    if role is None:
        return answer(f"{who} has no rights beyond those of everybody now. It stands in the audit log.")
    return answer(f"{who} is {article(NAMES[role])} of this workspace now. It stands in the audit log.")


def article(name: str) -> str:
    return f"{'an' if name[0] in 'aeiou' else 'a'} {name}"
