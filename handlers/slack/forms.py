"""Every form that is submitted, and who takes it in."""

from collections.abc import Callable
from typing import Any

from gates.refusal import Refusal
from handlers.slack import (
    archiving,
    calendars,
    concerns,
    delegations,
    digests,
    done,
    erasing,
    escalations,
    handoffs,
    holding,
    items,
    leaving,
    message_evidence,
    metrics,
    modes,
    moving,
    nudges,
    overrides,
    processes,
    questions,
    record_answers,
    settings,
    sign_offs,
    starting,
    workspace_defaults,
)
from handlers.slack.answers import Answers
from handlers.slack.registers import decisions, dependencies, risks, scope
from handlers.slack.visit import Visit
from messages.ids import Form

Ack = dict[str, Any] | None

SUBMITTED: dict[Form, Callable[[Visit, Answers], Ack]] = {
    Form.START: starting.go_to_people,
    Form.START_PEOPLE: starting.start_delivery,
    Form.SIGN_OFF: sign_offs.save_sign_off,
    Form.ACKNOWLEDGEMENT: sign_offs.save_acknowledgement,
    Form.NUDGES: nudges.save_reach,
    Form.NUDGE_POLICY: nudges.save_policy,
    Form.CALENDAR: calendars.save_calendar,
    Form.SNOOZE: nudges.save_snooze,
    Form.DELEGATION: delegations.save_delegation,
    Form.REASSIGNMENT: delegations.save_reassignment,
    Form.OVERRIDE: overrides.save_override,
    Form.CONCERN: concerns.save_concern,
    Form.ANSWER: concerns.save_answer,
    Form.EVIDENCE: items.save_evidence,
    Form.MESSAGE_EVIDENCE: message_evidence.save_message_evidence,
    Form.WAIVER: items.save_waiver,
    Form.RETURN: handoffs.save_return,
    Form.REWORK: handoffs.save_rework,
    Form.MILESTONES: record_answers.save_milestones,
    Form.RISK: risks.save_risk,
    Form.RISK_CHANGE: risks.save_risk_change,
    Form.RISK_CLOSE: risks.save_risk_close,
    Form.DEPENDENCY: dependencies.save_dependency,
    Form.DEPENDENCY_END: dependencies.save_end,
    Form.SCOPE: scope.save_scope,
    Form.SCOPE_DECISION: scope.save_decision,
    Form.DECISION: decisions.save_decision,
    Form.TRIGGERS: record_answers.save_triggers,
    Form.ESCALATION: escalations.save_escalation,
    Form.RESOLUTION: escalations.save_resolution,
    Form.EXTENSION: escalations.save_extension,
    Form.FEEDBACK: record_answers.save_feedback,
    Form.DIGESTS: digests.save_settings,
    Form.UPDATE_NOTE: digests.save_note,
    Form.UPDATE_SKIP: digests.save_skip,
    Form.UPDATE_WRITE: digests.save_write,
    Form.METRIC: metrics.save_metric,
    Form.METRIC_DROP: metrics.save_metric_drop,
    Form.MEASUREMENT: metrics.save_measurement,
    Form.MODE: modes.save_mode,
    Form.DONE_PART: done.save_part,
    Form.DONE_DROP: done.save_part_drop,
    Form.REVIEW: record_answers.save_review,
    Form.SKIP: record_answers.save_skip,
    Form.DETAILS: record_answers.save_details,
    Form.HOLDERS: record_answers.save_holders,
    Form.CANCEL: record_answers.save_cancel,
    Form.HOLD: holding.save_hold,
    Form.RESUME: holding.save_resume,
    Form.QUESTION: questions.save_question,
    Form.REPLY: questions.save_reply,
    Form.MOVE: moving.save_move,
    Form.REOPEN: holding.save_reopen,
    Form.ARCHIVE: archiving.save_archive,
    Form.SETTINGS_CALENDAR: settings.shown_back(settings.save_calendar),
    Form.SETTINGS_CHANNEL: settings.shown_back(settings.save_channel),
    Form.SETTINGS_HOLDERS: settings.shown_back(settings.save_holders),
    Form.SETTINGS_ARCHIVE: settings.shown_back(settings.save_archive),
    Form.ERASURE: erasing.look_for_person,
    Form.ERASURE_CONFIRM: erasing.erase_person,
    Form.SETTINGS_NUDGES: settings.shown_back(workspace_defaults.save_nudges),
    Form.SETTINGS_ESCALATION: settings.shown_back(workspace_defaults.save_escalation),
    Form.SETTINGS_LANGUAGE: settings.shown_back(workspace_defaults.save_language),
    Form.DUTY: leaving.save_duty,
    Form.UPLOAD: processes.take_upload,
}


def submit(visit: Visit) -> dict[str, Any]:
    """What Slack does with the form afterwards; None from a taker closes all that is open."""
    view = visit.view or {}
    form = view.get("callback_id")
    if form not in list(Form):
        raise Refusal("This form is from an older version. Please open it again.")
    if visit.click.by.is_external:
        raise Refusal("Only people of this workspace can do this.")
    answer = SUBMITTED[Form(form)](visit, Answers(view))
    return {"response_action": "clear"} if answer is None else answer
