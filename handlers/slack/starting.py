"""The two steps of `/gate start`."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from json import dumps
from typing import Any

from pydantic import BaseModel, ConfigDict, ValidationError
from slack_sdk.errors import SlackApiError

from gates.phases.bringing_in import BroughtIn
from gates.phases.starting import Plan, check_channels, check_practice, check_promise
from gates.process import Process
from gates.refusal import Refusal
from handlers.acts import starting
from handlers.senders.slack_calls import error_of
from handlers.slack.answers import Answers
from handlers.slack.channels import channel_name, check_privacy, check_reach, create_channel, named_channel
from handlers.slack.modes import chosen_mode
from handlers.slack.processes import newest_processes
from handlers.slack.visit import Visit
from handlers.user_groups import members_of
from messages import fields
from messages.forms.privacy import PRIVATE
from messages.forms.standing import PRACTICE, SIGNED
from messages.forms.start import StartChoice, start_form
from messages.forms.start_people import start_people_form
from messages.ids import HOLDER, TARGET, Field
from storage import finding, library
from storage.workspace_settings import default_holders

LONGEST_DRAFT = 2900  # Slack keeps 3000 characters of private_metadata


class Draft(BaseModel):
    """What the first step said, carried to the second in its private_metadata."""

    model_config = ConfigDict(extra="forbid")

    process: str
    version: int
    client: str | None
    name: str
    scope: str
    intake_on: date
    agreed_on: date
    internal_channel: str | None
    new_channel: str | None  # the name of the internal channel, when it was created for this delivery
    client_channel: str | None
    private: bool = False
    practice: bool = False

    def dump(self) -> str:
        return dumps(self.model_dump(mode="json"), ensure_ascii=False, separators=(",", ":"))


def open_start_form(visit: Visit) -> None:
    if visit.click.by.is_external:
        raise Refusal("Only people of this workspace can start a delivery.")
    processes = newest_processes(visit)
    visit.show(start_form(processes, processes[0], visit.click.at.date(), named_channel(visit)))


def go_to_people(visit: Visit, answers: Answers) -> dict[str, Any]:
    draft = read_draft(visit, answers)
    process = process_of(visit, draft)
    check_draft(visit, draft)
    with visit.reading() as tx:
        last = finding.last_for_client(tx, draft.client)
        remembered: dict[str, Sequence[str]] = dict(default_holders(tx, process.key, draft.client))
    remembered |= {role: held for role in process.roles if last and (held := last.holders_of(role))}
    if draft.new_channel:  # created when all else is right, and here, where its name can still be changed
        draft = draft.model_copy(update={"internal_channel": create_channel(visit, draft.new_channel)})
    view = start_people_form(process, draft.dump(), remembered)
    return {"response_action": "update", "view": view}


def check_draft(visit: Visit, draft: Draft) -> None:
    check_promise(draft.intake_on, draft.agreed_on)
    check_channels(draft.internal_channel, draft.client_channel)
    check_practice(draft.practice, draft.client_channel)
    starting.check_name(visit.desk, visit.click, draft.client, draft.name)
    if draft.internal_channel:
        check_reach(visit, draft.internal_channel, Field.INTERNAL_CHANNEL)
    if draft.private:
        check_privacy(visit, draft.internal_channel)
    if draft.client_channel:
        check_reach(visit, draft.client_channel, Field.CLIENT_CHANNEL)


def read_draft(visit: Visit, answers: Answers) -> Draft:
    internal = answers.optional_channel(Field.INTERNAL_CHANNEL)
    new = answers.optional_text(Field.NEW_CHANNEL, 80)
    if not internal and not new:
        raise Refusal("Choose a channel, or name a new one below.", field=Field.INTERNAL_CHANNEL)
    if internal and new:
        raise Refusal("Choose a channel or name a new one, not both.", field=Field.NEW_CHANNEL)
    process = process_named(visit, answers.optional_choice(Field.PROCESS) or carried(visit).process)
    has_client = process.client_role() is not None
    draft = Draft(
        process=process.key,
        version=process.version,
        client=answers.line(Field.CLIENT, fields.NAME) if has_client else None,
        name=answers.line(Field.NAME, fields.NAME),
        scope=answers.text(Field.SCOPE, fields.SCOPE),
        intake_on=answers.day(Field.INTAKE_ON),
        agreed_on=answers.day(Field.AGREED_ON),
        internal_channel=internal,
        new_channel=channel_name(new) if new else None,
        client_channel=answers.optional_channel(Field.CLIENT_CHANNEL) if has_client else None,
        private=answers.optional_choice(Field.PRIVACY) == PRIVATE,
        practice=answers.optional_choice(Field.PRACTICE) == PRACTICE,
    )
    if len(draft.dump()) > LONGEST_DRAFT:
        raise Refusal("Please shorten the scope summary.", field=Field.SCOPE)
    return draft


def carried(visit: Visit) -> StartChoice:
    """What the form carries: the process where it leaves no choice, and what has no field just now."""
    try:
        return StartChoice.model_validate_json(str((visit.view or {}).get("private_metadata", "")))
    except ValidationError:
        raise Refusal("This form is from an older version. Please start again with `/gate start`.") from None


def process_named(visit: Visit, key: str) -> Process:
    """Its newest version."""
    process = next((each for each in newest_processes(visit) if each.key == key), None)
    if process is None:
        raise Refusal("Please choose one of the processes.", field=Field.PROCESS)
    return process


def process_of(visit: Visit, draft: Draft) -> Process:
    """The version that the first step showed, also when there is a newer one by now."""
    with visit.reading() as tx:
        return library.edition(tx, draft.process, draft.version).process


def start_delivery(visit: Visit, answers: Answers) -> None:
    draft = read_back(str((visit.view or {}).get("private_metadata", "")))
    process = process_of(visit, draft)
    plan = plan_from(draft, process, answers)
    plan = replace(plan, holders={**plan.holders, **named_holders(visit, process)})
    invited = colleagues(process, plan) if draft.new_channel else []
    starting.start_delivery(visit.desk, visit.click, process, plan, invited)


def named_holders(visit: Visit, process: Process) -> dict[str, list[str]]:
    """Whom the process names, one by one or as a user group; asked of Slack when it is not known."""
    found = process.named_people()
    for role, group in process.groups().items():
        try:
            members = members_of(visit.desk, visit.client, visit.click.workspace, group, visit.click.at)
        except SlackApiError as trouble:
            name, error = process.role_name(role), error_of(trouble)
            raise Refusal(f"Slack does not show who is in the user group of {name} ({error}).") from None
        if not members:
            raise Refusal(f"The user group of {process.role_name(role)} is empty: add somebody in Slack.")
        found[role] = members
    return found


def colleagues(process: Process, plan: Plan) -> list[str]:
    """Everybody named for a role, but the client's people: the channel is internal."""
    return sorted({user for role, _ in process.internal_roles() for user in plan.holders[role]})


def read_back(metadata: str) -> Draft:
    try:
        return Draft.model_validate_json(metadata)
    except ValidationError:
        raise Refusal("This form is from an older version. Please start again with `/gate start`.") from None


def plan_from(draft: Draft, process: Process, answers: Answers) -> Plan:
    asks = process.asks_for_mode
    return Plan(
        name=draft.name,
        client=draft.client,
        scope=draft.scope,
        internal_channel=draft.internal_channel or "",
        client_channel=draft.client_channel,
        intake_on=draft.intake_on,
        agreed_on=draft.agreed_on,
        holders={role: answers.people(f"{HOLDER}{role}") for role in process.roles},
        targets={
            m.key: day
            for m in process.milestones
            if m.planned and (day := answers.optional_day(f"{TARGET}{m.key}"))
        },
        mode=chosen_mode(answers) if asks else None,
        mode_because=answers.text(Field.REASON, fields.REASON) if asks else None,
        private=draft.private,
        practice=draft.practice,
        brought=brought_in(answers),
    )


def brought_in(answers: Answers) -> BroughtIn | None:
    """None where the form did not ask: then it begins at the beginning."""
    stands_at = answers.optional_choice(Field.STANDS_AT)
    said = answers.optional_text(Field.SIGNED_BEFORE, SIGNED)
    return BroughtIn(stands_at, said or "") if stands_at else None


def change_process(visit: Visit) -> None:
    """Another process was chosen in the first step."""
    chosen = process_named(visit, str((visit.action.get("selected_option") or {}).get("value", "")))
    answers = Answers(visit.view or {})
    team, typed = answers.optional_channel(Field.INTERNAL_CHANNEL), kept(visit, answers)
    visit.redraw(start_form(newest_processes(visit), chosen, visit.click.at.date(), team, typed))


def kept(visit: Visit, answers: Answers) -> StartChoice:
    """What was typed for a client, also while a process is chosen that has none."""
    before = carried(visit)
    if not answers.has(Field.CLIENT):
        return before
    client = answers.optional_text(Field.CLIENT, fields.NAME)
    channel = answers.optional_channel(Field.CLIENT_CHANNEL)
    return before.model_copy(update={"client": client, "client_channel": channel})
