"""The registers of the record: milestones, risks, escalations, updates, decisions, and what follows them."""

from collections.abc import Iterator
from datetime import date

from gates.delivery import Delivery
from gates.records.record import Risk
from gates.registers.dependency import Dependency
from messages.exports.document import Names, Sheet, sheet
from messages.exports.gate_sheets import name


def first_sheets(delivery: Delivery, names: Names, today: date) -> Iterator[Sheet]:
    """Those of the written template, in its order."""
    yield sheet(
        "Milestones",
        ("Milestone", "Target", "Forecast", "Actual", "Status", "First target"),
        [
            (delivery.process.milestone(m.key).name, m.target_on, m.forecast_on,
             m.reached_at.date() if m.reached_at else None,
             m.status(delivery.counted_day(today)).value, m.first_target_on)
            for m in delivery.milestones
        ],
    )  # fmt: skip
    yield sheet(
        "Risk register",
        ("Risk", "Likelihood", "Impact", "Score", "Mitigation", "Owner", "Due", "State", "What became of it"),
        [
            (r.text, r.likelihood, r.impact, r.score, r.mitigation, names(r.owner), r.due_on, state(r),
             r.outcome)
            for r in delivery.risks
        ],
    )  # fmt: skip
    yield sheet(
        "Escalations",
        ("Date", "Issue", "Raised by", "Escalated to", "Resolution", "Resolved"),
        [
            (e.raised_at, e.issue, names(e.raised_by), names(e.escalated_to), e.resolution, e.resolved_at)
            for e in delivery.escalations
        ],
    )
    yield sheet(
        "Status updates sent",
        ("Date", "Type", "Summary"),
        [
            (u.sent_at, u.kind.value.replace("_", " "), u.summary)
            for u in delivery.client_updates
            if u.sent_at
        ],
    )


def further_sheets(delivery: Delivery, names: Names) -> Iterator[Sheet]:
    yield sheet(
        "People",
        ("Role", "Person", "Named", "Released"),
        [
            (delivery.process.role_name(h.role), names(h.user_id), h.named_at, h.released_at)
            for h in delivery.holders
        ],
    )
    yield from plan_sheets(delivery, names)
    yield sheet(
        "Decisions",
        ("Decision", "Why", "Alternatives", "Decided by", "On", "The client may read it", "Message"),
        [
            (d.what, d.why, d.alternatives, names(d.decided_by), d.decided_on, d.shareable, d.link)
            for d in delivery.decisions
        ],
    )
    yield sheet(
        "Client feedback",
        ("Feedback", "Satisfaction of 5", "Given by", "Written down by", "At"),
        [
            (f.text, f.satisfaction, f.given_by, names(f.recorded_by), f.recorded_at)
            for f in delivery.feedback
        ],
    )
    yield sheet(
        "Success metrics",
        ("Metric", "Baseline", "Target", "By", "Measured", "On", "Target met", "Dropped because"),
        [
            (m.name, m.baseline, m.target, m.due_on, m.value, m.measured_on, m.target_met, m.dropped_because)
            for m in delivery.success_metrics
        ],
    )
    yield from end_sheets(delivery, names)


def plan_sheets(delivery: Delivery, names: Names) -> Iterator[Sheet]:
    yield sheet(
        "Moved targets",
        ("Milestone", "Was", "From then on", "Why", "By", "At"),
        [
            (delivery.process.milestone(c.milestone).name, c.was_on, c.target_on, c.because,
             names(c.changed_by), c.changed_at)
            for c in delivery.target_changes
        ],
    )  # fmt: skip
    yield sheet(
        "Blocked by",
        ("Delivery", "Needed for", "Needed by", "Expected", "First expected", "State"),
        [
            (d.upstream_name, d.needed_for, d.needed_on, d.arrived_on or d.expected_on, d.first_expected_on,
             blocked(d))
            for d in delivery.dependencies
        ],
    )  # fmt: skip
    yield sheet(
        "Additions to the scope",
        ("Addition", "Why", "Raised by", "Decision", "Reason", "Effect on the dates",
         "New delivery date", "By", "At"),
        [
            (s.what, s.why, names(s.raised_by), s.verdict or "open", s.reason, s.effect, s.agreed_on,
             name(names, s.decided_by), s.decided_at)
            for s in delivery.scope_additions
        ],
    )  # fmt: skip


def end_sheets(delivery: Delivery, names: Names) -> Iterator[Sheet]:
    yield sheet(
        "Review",
        ("Version", "What went well", "What did not", "Lessons", "By", "At"),
        [
            (r.number, r.went_well, r.went_badly, r.lessons, names(r.written_by), r.written_at)
            for r in delivery.reviews
        ],
    )
    yield sheet(
        "Review actions",
        ("Action", "Owner", "Due", "Done"),
        [(a.text, names(a.owner), a.due_on, a.done_at) for a in delivery.review_actions],
    )
    yield sheet(
        "On hold",
        ("From", "By", "Why", "Until"),
        [(p.held_at, names(p.held_by), p.because, p.resumed_at) for p in delivery.pauses],
    )
    yield sheet(
        "Delegations",
        ("From", "To", "Phase", "Starts", "Ends", "Reason"),
        [
            (names(d.principal), names(d.delegate), d.phase, d.starts_on, d.ends_on, d.reason)
            for d in delivery.delegations
        ],
    )


def state(risk: Risk) -> str:
    if risk.closed_at is None:
        return "open"
    return "came true" if risk.came_true else "closed"


def blocked(entry: Dependency) -> str:
    if not entry.is_live:
        return f"ended: {entry.ended_because}"
    if entry.arrived_on:
        return "arrived"
    return "cancelled" if entry.lost_at else "blocked"
