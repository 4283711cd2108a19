"""The delivery record, to read; what is still open in it can be closed from here."""

from datetime import datetime

from slack_sdk.models.blocks import OverflowMenuElement

from gates.checklists.contract import live_parts
from gates.delivery import Delivery
from gates.gate import Gate
from gates.process import Need
from gates.records.record import Feedback, Pause, Review, ReviewAction
from gates.sign_offs.signoff import SignOff
from messages import states
from messages.blocks import button, context, header, menu, section_of
from messages.carried_over import carried_line
from messages.concerns import concern_block
from messages.delegations import delegation_block
from messages.digests.record import client_update_blocks
from messages.done_lines import change_lines, part_lines
from messages.escalations.block import escalation_block
from messages.exceptions_made import exception_blocks
from messages.forms.feedback import SATISFACTION
from messages.ids import Action
from messages.kickoff import about_lines
from messages.limits import VIEW_BLOCKS, VIEW_TEXT, Json, fit
from messages.metric_lines import metric_lines
from messages.milestones import milestone_lines, moved_block
from messages.mrkdwn import at, line, mention, on, quoted
from messages.questions import question_block
from messages.refs import Ref
from messages.registers.decisions import decision_block
from messages.registers.dependencies import dependency_block
from messages.registers.risks import by_weight, risk_blocks
from messages.registers.scope import scope_block
from messages.rework_warning import in_spite_line
from messages.runs.lines import count_lines
from messages.sign_offs import signature_lines, state_line
from messages.titles import gate_label, role_name
from messages.views import reading

LONG = 800  # characters of one entry


def record_view(delivery: Delivery, now: datetime) -> Json:
    rows = [
        [header("Milestones"), section_of(*milestone_lines(delivery, now.date()))]
        if delivery.milestones
        else [],
        *titled("Gates", [gate_block(delivery, g) for g in delivery.gates if not delivery.is_of_run(g)]),
        *titled("Runs", runs_blocks(delivery, now)),
        *titled("On hold", [pause_block(each) for each in delivery.pauses]),
        *titled("Exceptions", exception_blocks(delivery)),
        *titled("Delegations", [delegation_block(delivery, each) for each in delivery.delegations]),
        *titled("Formal signatures", [signature_block(delivery, s) for s in signatures(delivery)]),
        *titled("Questions", [question_block(delivery, g, q) for g in delivery.gates for q in g.questions]),
        *titled("Concerns", [concern_block(delivery, g, c) for g in delivery.gates for c in g.concerns]),
        *titled("Escalations", [escalation_block(delivery, each) for each in delivery.escalations]),
        *titled("Moved targets", [moved_block(delivery, each) for each in delivery.target_changes]),
        *titled("Blocked by", [dependency_block(delivery, each) for each in delivery.dependencies]),
        *titled_rows("Risks", [risk_blocks(delivery, each) for each in by_weight(delivery.risks)]),
        *titled("Additions to the scope", [scope_block(delivery, each) for each in delivery.scope_additions]),
        *titled("Decisions", [decision_block(delivery, each) for each in delivery.decisions]),
        *titled("Messages to the client", client_update_blocks(delivery)),
        *titled("Client feedback", [feedback_block(each) for each in delivery.feedback]),
        *titled("Success metrics", [section_of(*metric_lines(each)) for each in delivery.success_metrics]),
        *titled("Definition of done", [section_of(*part_lines(delivery, p)) for p in live_parts(delivery)]),
        *titled("Changes of it", [section_of(*change_lines(each)) for each in delivery.done_changes]),
        *titled("Review", [review_block(each) for each in delivery.reviews[-1:]]),
        *titled("Review actions", [action_block(delivery, each) for each in delivery.review_actions]),
    ]
    blocks = fit(
        [section_of(*top_lines(delivery), accessory=as_file(delivery))],
        [r for r in rows if r],
        [],
        more,
        VIEW_BLOCKS,
        VIEW_TEXT,
    )
    return reading("Delivery record", blocks, Ref.to(delivery).dump())


def as_file(delivery: Delivery) -> OverflowMenuElement:
    ref = Ref.to(delivery)
    forms = (("As a PDF", "pdf"), ("As Markdown", "markdown"), ("As CSV", "csv"), ("As JSON", "json"))
    return menu(
        Action.RECORD_EXPORT, [(words, ref.model_copy(update={"verb": form})) for words, form in forms]
    )


def titled(title: str, entries: list[Json]) -> list[list[Json]]:
    return titled_rows(title, [[entry] for entry in entries])


def titled_rows(title: str, rows: list[list[Json]]) -> list[list[Json]]:
    """The heading stays with the first entry."""
    return [[header(title), *rows[0]], *rows[1:]] if rows else []


def top_lines(delivery: Delivery) -> list[str]:
    follows = f"Follows {line(delivery.process.name)}, version {delivery.process.version}"
    delivered = f"Delivered on {on(delivery.delivered_on)}" if delivery.delivered_on else "Not delivered yet"
    return [*about_lines(delivery), follows, delivered, triggers(delivery)]


def triggers(delivery: Delivery) -> str:
    if delivery.acceptable_delay_days is None:
        asked = delivery.process.asks_for(Need.ESCALATION_TRIGGERS)
        return "Escalation triggers are not defined yet" if asked else ""
    days = f"A delay of up to {delivery.acceptable_delay_days} days is settled in the team"
    return f"{days}. Escalate when: {line(delivery.escalate_when, 600)}" if delivery.escalate_when else days


def gate_block(delivery: Delivery, gate: Gate) -> Json:
    closed = at(gate.closed_at) if gate.closed_at else ""
    state = f"{states.outcome(delivery, gate)}{closed}" if gate.is_settled else "▶️ *Under way*"
    why = quoted(gate.reason, LONG) if gate.reason else ""
    items = button("Items and evidence", Action.GATE_ITEMS, Ref.to(delivery, gate))
    warned = [in_spite_line(each) for each in gate.handoffs]
    return section_of(
        f"*{gate_label(delivery, gate)}*", state, why, carried_line(gate), *warned, accessory=items
    )


def runs_blocks(delivery: Delivery, now: datetime) -> list[Json]:
    if delivery.runs_opened_at is None:
        return []
    ended = f"Ended{at(delivery.runs_ended_at)}" if delivery.runs_ended_at else ""
    return [section_of(f"Begun{at(delivery.runs_opened_at)}", ended, *count_lines(delivery, now))]


def pause_block(pause: Pause) -> Json:
    lines = [f"{mention(pause.held_by)}{at(pause.held_at)}: {line(pause.because, LONG)}"]
    if pause.resumed_at and pause.resumed_by:
        why = line(pause.resumed_because or "", LONG)
        lines.append(f"Resumed by {mention(pause.resumed_by)}{at(pause.resumed_at)}: {why}")
    return section_of(*lines)


def signatures(delivery: Delivery) -> list[SignOff]:
    return [s for gate in delivery.gates for s in gate.sign_offs if s.signed_name]


def signature_block(delivery: Delivery, sign_off: SignOff) -> Json:
    where = f"*{line(delivery.process.label(sign_off.phase))}*, round {sign_off.round}"
    who = f"{where}, {role_name(delivery, sign_off.role)}"
    return section_of(who, state_line(sign_off), *signature_lines(sign_off))


def feedback_block(feedback: Feedback) -> Json:
    given = f"{line(feedback.given_by)}, written down by {mention(feedback.recorded_by)}"
    satisfied = f"Satisfaction {SATISFACTION[feedback.satisfaction - 1]}" if feedback.satisfaction else ""
    return section_of(f"{given}{at(feedback.recorded_at)}", quoted(feedback.text, 1500), satisfied)


def review_block(review: Review) -> Json:
    version = f", version {review.number}" if review.number > 1 else ""
    return section_of(
        f"Written by {mention(review.written_by)}{at(review.written_at)}{version}",
        f"*What went well*\n{quoted(review.went_well, LONG)}",
        f"*What did not*\n{quoted(review.went_badly, LONG)}",
        f"*Lessons*\n{quoted(review.lessons, LONG)}",
    )


def action_block(delivery: Delivery, action: ReviewAction) -> Json:
    state = "✅ *Done*" if action.done_at else "⬜ *Open*"
    done = button("Done", Action.REVIEW_ACTION_DONE, Ref.to(delivery, number=action.number))
    return section_of(
        f"{state} · {line(action.text, LONG)}",
        f"{mention(action.owner)}, due on {on(action.due_on)}",
        accessory=None if action.done_at else done,
    )


def more(left: int) -> Json:
    return context(f"… and {left} more entries, which do not fit here.")
