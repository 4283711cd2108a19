"""The second step of starting a delivery: who holds which role, and the planned dates."""

from collections.abc import Mapping, Sequence

from gates.process import Process, Role
from messages import fields
from messages.blocks import context, section, section_of
from messages.forms.standing import standing_fields
from messages.ids import HOLDER, TARGET, Action, Form
from messages.limits import VIEW_BLOCKS, Json
from messages.modes import mode_fields
from messages.mrkdwn import line
from messages.mrkdwn import people as mentions
from messages.staffing.who_signs import who_would_sign
from messages.titles import count
from messages.views import form


def start_people_form(process: Process, draft_json: str, chosen: Mapping[str, Sequence[str]]) -> Json:
    """`draft_json` is the first step; `chosen` are the people so far, at first those of the last delivery."""
    asked = {key: role for key, role in process.roles.items() if not role.is_named}
    people = [role_field(key, role, chosen.get(key, ())) for key, role in asked.items()]
    people += [named_block(role) for role in process.roles.values() if role.is_named]
    blocks = [context(f"Step 2 of 2 · {line(process.name)}"), section("*Who holds which role*"), *people]
    blocks += who_would_sign(process, {**chosen, **process.named_people()})
    if process.asks_for_mode:
        blocks += [section("*How the work is done*"), *mode_fields()]
    blocks += [section("*Where it stands*"), *standing_fields(process)]
    dates = target_fields(process)
    if dates:
        room = VIEW_BLOCKS - len(blocks) - 1
        blocks += [section_of(*about_dates(len(dates) - room)), *dates[:room]]
    return form(Form.START_PEOPLE, "Start a delivery", "Start", blocks, draft_json)


def about_dates(left_out: int) -> list[str]:
    """A form has room for a hundred blocks, and a process may have sixty roles and sixty milestones."""
    later = f"{count(left_out, 'more date')} do not fit here: plan them there." if left_out > 0 else ""
    return ["*Planned dates*", "Empty ones can be planned later, under “More”, “Milestones”.", later]


def role_field(key: str, role: Role, users: Sequence[str]) -> Json:
    label = f"{role.name} (the client's people)" if role.external else role.name
    return fields.persons(
        HOLDER + key, label, hint=role.duty, initial=users, optional=role.external,
        dispatches=Action.START_HOLDERS,
    )  # fmt: skip


def named_block(role: Role) -> Json:
    """The process says who holds it, so there is nothing to choose."""
    who = mentions(role.people, 10) if role.people else f"<!subteam^{role.group}>"
    return context(f"*{line(role.name)}*: {who}, as the process says")


def target_fields(process: Process) -> list[Json]:
    return [
        fields.day(TARGET + each.key, each.name, optional=True) for each in process.milestones if each.planned
    ]
