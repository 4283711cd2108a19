"""`/gate settings`: reminders, escalation and language for deliveries that have none of their own."""

from typing import Any

from gates.nudges.policy import USUAL
from gates.process_files.digests import Language
from gates.refusal import Refusal
from gates.workspace.defaults import LONGEST, Defaults, EscalationPolicy
from handlers.acts.settings import change_setting
from handlers.slack.answers import Answers
from handlers.slack.channels import check_reach
from handlers.slack.nudges import policy_in
from handlers.slack.settings import admins_only
from handlers.slack.visit import Visit
from messages.ids import Field
from messages.settings.defaults import escalation_form, language_form, nudges_form
from storage import workspace_settings
from storage.workspace_settings import ESCALATION, LANGUAGE, NUDGES


def defaults_now(visit: Visit) -> Defaults:
    admins_only(visit)
    with visit.reading() as tx:
        return workspace_settings.defaults(tx)


def open_nudges(visit: Visit) -> None:
    visit.show(nudges_form(defaults_now(visit).nudges))


def open_escalation(visit: Visit) -> None:
    visit.show(escalation_form(defaults_now(visit).escalation))


def open_language(visit: Visit) -> None:
    visit.show(language_form(defaults_now(visit).language))


def save_nudges(visit: Visit, answers: Answers) -> None:
    admins_only(visit)
    policy = policy_in(answers)
    change_setting(visit.desk, visit.click, NUDGES, None if policy == USUAL else policy.model_dump())


def save_escalation(visit: Visit, answers: Answers) -> None:
    admins_only(visit)
    change_setting(visit.desk, visit.click, ESCALATION, escalation_in(visit, answers))


def escalation_in(visit: Visit, answers: Answers) -> dict[str, Any] | None:
    first = answers.optional_number(Field.TO_MANAGER, 1, LONGEST)
    further = answers.optional_number(Field.FURTHER, 1, LONGEST)
    channel = answers.optional_channel(Field.INTERNAL_CHANNEL)
    if first is None and further is None and channel is None:
        return None
    if first is None:
        raise Refusal("Say after how many hours, or leave all of it empty.", field=Field.TO_MANAGER)
    if further is None:
        raise Refusal("Say when the second step comes, or leave all of it empty.", field=Field.FURTHER)
    if further <= first:
        raise Refusal("This step has to come after the one before.", field=Field.FURTHER)
    if channel:
        check_reach(visit, channel, Field.INTERNAL_CHANNEL)
    policy = EscalationPolicy(to_manager_after_hours=first, further_after_hours=further, channel=channel)
    return policy.model_dump(exclude_none=True)


def save_language(visit: Visit, answers: Answers) -> None:
    admins_only(visit)
    chosen = answers.choice(Field.LANGUAGE)
    if chosen not in list(Language):
        raise Refusal("Please choose one.", field=Field.LANGUAGE)
    change_setting(visit.desk, visit.click, LANGUAGE, None if chosen == Language.ENGLISH else chosen)
