"""What happened: one fact is one row of the audit log."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

Detail = dict[str, str | int | bool | list[str] | None]


class FactKind(StrEnum):
    DELIVERY_STARTED = "delivery.started"
    DELIVERY_CHANGED = "delivery.changed"
    MODE_CHANGED = "delivery.mode_changed"
    DELIVERY_CLOSED = "delivery.closed"
    DELIVERY_CANCELLED = "delivery.cancelled"
    DELIVERY_HELD = "delivery.held"
    DELIVERY_RESUMED = "delivery.resumed"
    DELIVERY_REOPENED = "delivery.reopened"
    DELIVERY_MOVED = "delivery.moved"  # to another version of its process
    HOLDERS_CHANGED = "holders.changed"
    HANDOFF_ASKED = "handoff.asked"
    HANDOFF_OFFERED = "handoff.offered"
    HANDOFF_ACCEPTED = "handoff.accepted"
    HANDOFF_RETURNED = "handoff.returned"
    PHASE_OPENED = "phase.opened"
    PHASE_BROUGHT_IN = "phase.brought_in"
    PHASE_SKIPPED = "phase.skipped"
    ITEM_TICKED = "item.ticked"
    ITEM_REOPENED = "item.reopened"
    ITEM_WAIVED = "item.waived"
    QUESTION_ASKED = "question.asked"
    QUESTION_ANSWERED = "question.answered"
    WAIVER_ENDED = "item.waiver_ended"
    ITEM_ADDED = "item.added"
    ITEM_DROPPED = "item.dropped"
    ITEM_REWORDED = "item.reworded"
    CHECK_PASSED = "check.passed"
    CHECK_FAILED = "check.failed"
    CHECK_EXPIRED = "check.expired"
    EVIDENCE_CHANGED = "item.evidence_changed"
    SIGNED = "sign_off.given"
    SIGN_OFF_WITHDRAWN = "sign_off.withdrawn"
    SIGN_OFF_STALE = "sign_off.stale"
    DELEGATED = "delegation.given"
    DELEGATION_BEGAN = "delegation.began"
    DELEGATION_ENDED = "delegation.ended"
    REASSIGNED = "sign_off.reassigned"
    CONCERN_RAISED = "concern.raised"
    CONCERN_ANSWERED = "concern.answered"
    CARRIED_OVER = "gate.carried_over"  # what did not change since the last round
    OVERRIDE_ASKED = "override.asked"
    OVERRIDE_DECLINED = "override.declined"
    GATE_OVERRIDDEN = "gate.overridden"
    GATE_PASSED = "gate.passed"
    GATE_SENT_BACK = "gate.sent_back"
    GATE_EXTENDED = "gate.extended"  # it is due on another day
    MILESTONE_PLANNED = "milestone.planned"
    MILESTONE_REACHED = "milestone.reached"
    MILESTONE_REOPENED = "milestone.reopened"
    RISK_ADDED = "risk.added"
    RISK_CLOSED = "risk.closed"
    TRIGGERS_SET = "escalation_triggers.set"
    ESCALATION_RAISED = "escalation.raised"
    ESCALATION_ACKNOWLEDGED = "escalation.acknowledged"
    ESCALATION_RESOLVED = "escalation.resolved"
    DIGESTS_SET = "digests.set"
    UPDATE_DRAFTED = "client_update.drafted"
    UPDATE_PREVIEWED = "client_update.previewed"
    UPDATE_WAITS = "client_update.waits"  # its hour came, and it waits for the manager
    UPDATE_NOTED = "client_update.noted"
    UPDATE_SENT = "client_update.sent"
    UPDATE_SKIPPED = "client_update.skipped"
    UPDATE_UNDELIVERED = "client_update.undelivered"
    FEEDBACK_RECORDED = "feedback.recorded"
    METRIC_WRITTEN = "success_metric.written"
    METRIC_CHANGED = "success_metric.changed"
    METRIC_DROPPED = "success_metric.dropped"
    OUTCOME_MEASURED = "success_metric.measured"
    DONE_PART_ADDED = "definition_of_done.added"
    DONE_PART_REWORDED = "definition_of_done.reworded"
    DONE_PART_DROPPED = "definition_of_done.dropped"
    REVIEW_WRITTEN = "review.written"
    CHECKS_GRANTED = "checks.granted"  # a token was made, by which they are reported
    CHECKS_REVOKED = "checks.revoked"
    NUDGED = "nudge.sent"
    NUDGE_SNOOZED = "nudge.snoozed"
    NUDGE_DECLINED = "nudge.declined"  # by somebody who is not the one to ask
    NUDGES_SET = "nudges.set"  # for this delivery
    CALENDAR_SET = "calendar.set"  # for this delivery
    RUNS_OPENED = "runs.opened"
    RUN_STARTED = "run.started"
    RUN_PASSED = "run.passed"
    RUN_FAILED = "run.failed"
    RUN_BROKE_LATER = "run.broke_later"  # a failure was found once it had ended
    RUN_OVERTAKEN = "run.overtaken"
    FAILURE_RATE_PASSED = "runs.failure_rate_passed"  # the share of changes that may fail
    RUNS_ENDED = "runs.ended"
    REVIEW_ACTION_DONE = "review_action.done"
    EVIDENCE_FILE_ADDED = "evidence_file.added"
    EVIDENCE_FILE_KEPT = "evidence_file.kept"  # it was read, and its hash is known
    EVIDENCE_FILE_UNREADABLE = "evidence_file.unreadable"
    DUTY_HANDED_OVER = "duty.handed_over"  # of somebody who has left
    DEPENDENCY_ADDED = "dependency.added"
    DEPENDENCY_MOVED = "dependency.moved"  # the other delivery is expected on another day, came, or will not
    DEPENDENCY_ENDED = "dependency.ended"
    RISK_CHANGED = "risk.changed"
    SCOPE_ASKED = "scope.asked"
    SCOPE_DECIDED = "scope.decided"
    DECISION_LOGGED = "decision.logged"
    DECISION_SHARED = "decision.shared"  # with the client
    DECISION_KEPT_INTERNAL = "decision.kept_internal"


@dataclass(frozen=True, slots=True)
class Fact:
    kind: FactKind
    at: datetime
    by: str
    phase: str | None = None
    round: int | None = None
    detail: Detail = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class AuditRow:
    """A fact as the audit log keeps it; its hash covers the row before, too."""

    seq: int
    fact: Fact
    hash: str
