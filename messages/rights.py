"""Who has which rights in the workspace, and who changed them."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, Protocol

from gates.rights.workspace_roles import NAMES, WorkspaceRole
from messages.blocks import context, section, sections
from messages.message import Message
from messages.mrkdwn import at, line, mention
from messages.titles import count

MEANING = {
    WorkspaceRole.ADMIN: "may do what a manager of any delivery may, and sees private deliveries",
    WorkspaceRole.MANAGER: "sees the portfolio",
    WorkspaceRole.AUDITOR: "reads everything, private deliveries too, and changes nothing",
}
HINT = (
    "Admins of Slack may do what admins may, too, but see private deliveries only once they are made admins"
    " here: `/gate rights admin @somebody`. `/gate rights log` shows every change."
)
SETTINGS = {
    "calendar": "the working time",
    "nudges": "reminders",
    "escalation": "escalation",
    "client_language": "the language of clients",
    "archive_after_months": "the months until a delivery is archived",
    "checkpoint_channel": "the channel of checkpoints",
    "holders": "who holds which role",
}
NEWEST = 30


class Granted(Protocol):
    @property
    def user_id(self) -> str: ...
    @property
    def role(self) -> WorkspaceRole: ...
    @property
    def granted_at(self) -> datetime: ...
    @property
    def granted_by(self) -> str: ...


def rights_list(granted: Sequence[Granted], named: Sequence[str]) -> Message:
    """`named` are the admins of the settings."""
    lines = [f"• {mention(user)}: admin, by the settings" for user in named]
    lines += [
        f"• {mention(each.user_id)}: {NAMES[each.role]}, by {mention(each.granted_by)}{at(each.granted_at)}"
        for each in granted
    ]
    lines = lines or ["Nobody has rights beyond those of everybody."]
    meaning = [f"*{NAMES[role].capitalize()}*: {words}" for role, words in MEANING.items()]
    blocks = [section("*Rights in this workspace*"), *sections(lines), *sections(meaning), context(HINT)]
    return Message.of(["Rights in this workspace", *lines], blocks)


def rights_log(entries: Sequence[Mapping[str, Any]]) -> Message:
    """The newest first."""
    lines = [log_line(entry) for entry in reversed(entries[-NEWEST:])] or ["Nothing was changed yet."]
    title = "Changes of rights and settings"
    return Message.of([title, *lines], [section(f"*{title}*"), *sections(lines)])


def log_line(entry: Mapping[str, Any]) -> str:
    detail, who = entry["detail"], mention(entry["done_by"])
    was = f" (before: {spoken(detail['was'])})" if detail.get("was") else ""
    if detail.get("role"):
        what = f"made {mention(detail['user'])} {spoken(detail['role'])}"
    elif detail.get("user"):
        what = f"took back the rights of {mention(detail['user'])}"
    elif "places" in detail:
        person = f", {mention(detail['person'])}" if detail.get("person") else ""
        what = f"erased a person{person} from {count(detail['rows'], 'place')}"
    elif "head_hash" in detail:
        what = f"archived delivery {line(detail['delivery'])} into {line(detail['file'])}"
    elif "copied_at" in detail:
        what = f"put the database back as it stood at {line(detail['copied_at'])}"
    elif detail.get("setting"):
        what = f"set {setting_name(detail['setting'])} to {line(detail.get('now') or 'nothing')}"
    else:
        what = line(str(entry["kind"]))
    return f"• {entry['seq']}. {who} {what}{was}{at(entry['happened_at'])}"


def setting_name(key: str) -> str:
    """For one process and one client, perhaps, which the key names after a slash."""
    name, *about = key.split("/")
    whose = ", ".join(line(each) for each in about if each)
    return f"{SETTINGS.get(name, line(name))}{f' ({whose})' if whose else ''}"


def spoken(role: str) -> str:
    return NAMES[WorkspaceRole(role)] if role in list(WorkspaceRole) else line(role)
