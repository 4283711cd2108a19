"""Every button and menu, and who answers it."""

from collections.abc import Callable

from gates.refusal import Refusal
from handlers.slack import (
    archiving,
    calendars,
    check_tokens,
    choosing_people,
    concerns,
    delegations,
    digests,
    done,
    erasing,
    escalations,
    exporting,
    handoffs,
    holding,
    home,
    items,
    leaving,
    metrics,
    modes,
    moving,
    nudges,
    overrides,
    processes,
    questions,
    record_answers,
    record_forms,
    settings,
    shortcuts,
    sign_offs,
    starting,
    statuses,
    workspace_defaults,
)
from handlers.slack.registers import decisions, dependencies, risks, scope
from handlers.slack.visit import Visit
from messages.ids import Action

PRESSED: dict[Action, Callable[[Visit], None]] = {
    Action.GATE_APPROVE: sign_offs.approve,
    Action.ITEM_TICK: items.tick_item,
    Action.ITEM_MENU: items.choose_from_item_menu,
    Action.ITEM_EVIDENCE: items.open_evidence_form,
    Action.ITEM_REOPEN: items.reopen_item,
    Action.ITEM_WAIVE: items.open_waiver_form,
    Action.GATE_CONDITIONS: sign_offs.open_form_with_conditions,
    Action.GATE_SEND_BACK: sign_offs.open_form_to_send_back,
    Action.GATE_REVIEW: sign_offs.open_sign_off_form,
    Action.GATE_WITHDRAW: sign_offs.withdraw,
    Action.GATE_ITEMS: items.open_items,
    Action.GATE_ACKNOWLEDGE: sign_offs.acknowledge,
    Action.GATE_RECORD_ACKNOWLEDGEMENT: sign_offs.open_acknowledgement_form,
    Action.CONDITION_ADD: sign_offs.add_condition_row,
    Action.DELEGATE: delegations.open_delegation_for_all,
    Action.DELEGATION_END: delegations.take_back,
    Action.NUDGE_SNOOZE: nudges.snooze,
    Action.NUDGE_DELEGATE: nudges.hand_on,
    Action.NUDGE_DECLINE: nudges.decline,
    Action.NUDGE_SETTINGS: nudges.open_reach,
    Action.MENU_NUDGES: nudges.open_policy,
    Action.MENU_CALENDAR: calendars.open_calendar,
    Action.MENU_REASSIGN: delegations.open_reassignment,
    Action.MENU_OVERRIDE: overrides.open_override,
    Action.OVERRIDE_CONFIRM: overrides.confirm,
    Action.OVERRIDE_DECLINE: overrides.decline,
    Action.CONCERN_RAISE: concerns.open_concern_form,
    Action.CONCERN_ANSWER: concerns.open_answer_form,
    Action.HANDOFF_OFFER: handoffs.hand_over,
    Action.HANDOFF_ACCEPT: handoffs.accept,
    Action.HANDOFF_RETURN: handoffs.open_return_form,
    Action.DELIVERY_START: starting.open_start_form,
    Action.DUTY_GIVE: leaving.open_duty_form,
    Action.HOME_TAB: home.choose_tab,
    Action.HOME_FILTER: home.choose_filter,
    Action.HOME_SORT: home.choose_order,
    Action.HOME_BEFORE: home.turn_page,
    Action.HOME_AFTER: home.turn_page,
    Action.DELIVERY_MENU: record_forms.open_menu,
    Action.DELIVERY_STATUS: statuses.show_status,
    Action.RUNS_END: record_answers.end_runs,
    Action.DELIVERY_CLOSE: record_answers.close,
    Action.MENU_MILESTONES: record_forms.open_milestones,
    Action.MENU_RISK: risks.open_risk,
    Action.RISK_CHANGE: risks.open_risk_change,
    Action.MENU_DEPENDS: dependencies.open_dependencies,
    Action.DEPENDENCY_ADD: dependencies.open_new,
    Action.DEPENDENCY_END: dependencies.open_end,
    Action.MENU_SCOPE: scope.open_scope,
    Action.SCOPE_DECIDE: scope.open_decision,
    Action.MENU_DECISION: decisions.open_decision,
    Action.DECISION_SHARE: decisions.share,
    Action.DECISION_KEEP_INTERNAL: decisions.keep_internal,
    Action.MESSAGE_DELIVERY: shortcuts.choose_delivery,
    Action.MENU_TRIGGERS: record_forms.open_triggers,
    Action.MENU_ESCALATE: escalations.open_escalation,
    Action.MENU_FEEDBACK: record_forms.open_feedback,
    Action.MENU_DIGEST: digests.open_settings,
    Action.UPDATE_SEND: digests.send,
    Action.UPDATE_NOTE: digests.open_note,
    Action.UPDATE_SKIP: digests.open_skip,
    Action.UPDATE_WRITE: digests.open_write,
    Action.MENU_METRICS: metrics.open_metrics,
    Action.METRIC_ADD: metrics.open_new_metric,
    Action.METRIC_CHANGE: metrics.open_metric,
    Action.METRIC_DROP: metrics.open_metric_drop,
    Action.METRIC_MEASURE: metrics.open_measurement,
    Action.MENU_MODE: modes.open_mode,
    Action.MENU_DONE: done.open_done,
    Action.DONE_ADD: done.open_new_part,
    Action.DONE_CHANGE: done.open_part,
    Action.DONE_DROP: done.open_part_drop,
    Action.MENU_REVIEW: record_forms.open_review,
    Action.MENU_SKIP: record_forms.open_skip,
    Action.MENU_DETAILS: record_forms.open_details,
    Action.MENU_HOLDERS: record_forms.open_holders,
    Action.MENU_HOLD: holding.open_hold,
    Action.MENU_RESUME: holding.open_resume,
    Action.MENU_CANCEL: record_forms.open_cancel,
    Action.MENU_ARCHIVE: archiving.open_archive,
    Action.MENU_RECORD: record_forms.open_record,
    Action.ESCALATION_ACKNOWLEDGE: escalations.acknowledge,
    Action.GATE_EXTEND: escalations.open_extension,
    Action.RECORD_EXPORT: exporting.export_record,
    Action.ESCALATION_RESOLVE: record_forms.open_resolution,
    Action.RISK_CLOSE: record_forms.open_risk_close,
    Action.REVIEW_ACTION_DONE: record_answers.finish_review_action,
    Action.CHECKS_REVOKE: check_tokens.revoke_token,
    Action.PROCESS_SHOW: processes.open_outline,
    Action.PROCESS_BEFORE: processes.turn_page,
    Action.PROCESS_AFTER: processes.turn_page,
    Action.QUESTION_ASK: questions.open_question_form,
    Action.QUESTION_ANSWER: questions.open_reply_form,
    Action.MOVE_VERSION: moving.choose_version,
    Action.SETTINGS_CALENDAR: settings.open_calendar,
    Action.SETTINGS_CHANNEL: settings.open_channel,
    Action.SETTINGS_HOLDERS: settings.open_holders,
    Action.SETTINGS_ARCHIVE: settings.open_archive,
    Action.PERSON_ERASE: erasing.open_erasure,
    Action.SETTINGS_NUDGES: workspace_defaults.open_nudges,
    Action.SETTINGS_ESCALATION: workspace_defaults.open_escalation,
    Action.SETTINGS_LANGUAGE: workspace_defaults.open_language,
    Action.START_PROCESS: starting.change_process,
    Action.START_HOLDERS: choosing_people.choose_people,
}

FOR_CLIENTS = {Action.GATE_ACKNOWLEDGE}


def press(visit: Visit) -> None:
    action = visit.action["action_id"]
    if action not in list(Action):
        raise Refusal("This button is from an older version. Use `/gate show` to get a new card.")
    if action in FOR_CLIENTS:
        visit = visit.as_client()
    if visit.click.by.is_external:
        press_as_client(visit, Action(action))
    else:
        PRESSED[Action(action)](visit)


def press_as_client(visit: Visit, action: Action) -> None:
    """Somebody of another company hears one sentence whatever the reason, since reasons are internal."""
    if action not in FOR_CLIENTS:
        raise Refusal("Only people of this workspace can do this.")
    try:
        PRESSED[action](visit)
    except Refusal:
        raise Refusal("This cannot be confirmed just now. Please ask your contact here.") from None
