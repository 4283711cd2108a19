"""One thing that waits for somebody: how it is named in Home, and the buttons to do it."""

from gates.delivery import Delivery
from gates.escalations.escalation import Escalation
from gates.waiting import Wait, WaitKind
from messages import questions
from messages.blocks import actions, button
from messages.concerns import answer_button
from messages.gate_buttons import approve_button
from messages.ids import Action
from messages.kickoff import close_button
from messages.limits import Json
from messages.mrkdwn import line
from messages.overrides import override_buttons
from messages.package import package_buttons
from messages.refs import Ref
from messages.registers.scope import decide_button
from messages.titles import count
from messages.waiting_lines import name_somebody

WORDS = {
    WaitKind.PREPARE: "Hand the package over",
    WaitKind.ACCEPT: "Accept the package, or return it with questions",
    WaitKind.SIGN: "Sign this gate",
    WaitKind.CLOSE: "Close the record",
    WaitKind.REVIEW: "Write the review of this release",
}


def is_for_client(delivery: Delivery, wait: Wait) -> bool:
    if wait.kind is not WaitKind.SIGN or wait.role is None:
        return False
    return delivery.process.roles[wait.role].external


def task_line(delivery: Delivery, wait: Wait) -> str:
    if is_for_client(delivery, wait):
        return "The client has not confirmed receipt yet"
    if wait.kind is WaitKind.ITEMS:
        return f"Finish {count(len(wait.items), 'item')}"
    if wait.question:
        return f"Answer a question: {line(wait.question.text)}"
    if wait.override:
        return f"Confirm an override, or decline it: {line(wait.override.reason)}"
    if wait.concern:
        return f"Answer a concern: {line(wait.concern.text)}"
    if wait.kind is WaitKind.NAME:
        return f"Please {name_somebody(delivery, wait)}"
    return line_of_record(delivery, wait)


def line_of_record(delivery: Delivery, wait: Wait) -> str:
    """Of what waits at no gate, and of what needs no more than its kind."""
    if wait.addition:
        return f"Decide on an addition to the scope: {line(wait.addition.what)}"
    if wait.milestone:
        return f"“{line(delivery.process.milestone(wait.milestone).name)}” is overdue"
    if wait.action:
        return f"Action from the review: {line(wait.action.text)}"
    if wait.metric:
        return f"Measure the outcome: {line(wait.metric.name)}, target {line(wait.metric.target)}"
    escalation = escalation_of(delivery, wait)
    return f"Resolve an escalation: {line(escalation.issue)}" if escalation else WORDS[wait.kind]


def escalation_of(delivery: Delivery, wait: Wait) -> Escalation | None:
    return next((each for each in delivery.escalations if each.number == wait.escalation), None)


def escalation_buttons(delivery: Delivery, wait: Wait) -> Json:
    ref, escalation = Ref.to(delivery, number=wait.escalation), escalation_of(delivery, wait)
    new = escalation is not None and escalation.acknowledged_at is None
    return actions(
        button("Resolve", Action.ESCALATION_RESOLVE, ref, style="primary"),
        button("Acknowledge", Action.ESCALATION_ACKNOWLEDGE, ref) if new else None,
    )


def task_buttons(delivery: Delivery, wait: Wait) -> Json:
    if wait.gate is None:
        return buttons_of_record(delivery, wait)
    items = button("Items and evidence", Action.GATE_ITEMS, Ref.to(delivery, wait.gate))
    if wait.kind is WaitKind.ITEMS:
        return actions(items)
    if wait.question:
        return actions(questions.answer_button(delivery, wait.gate, wait.question), items)
    if wait.override:
        return actions(*override_buttons(delivery, wait.gate, wait.override), items)
    if wait.concern:
        return actions(answer_button(delivery, wait.gate, wait.concern), items)
    if wait.kind is WaitKind.NAME:
        return actions(button("Name people", Action.MENU_HOLDERS, Ref.to(delivery), style="primary"))
    if wait.kind is not WaitKind.SIGN:
        return actions(*package_buttons(delivery, wait.gate), items)
    if is_for_client(delivery, wait):
        record = button(
            "Record the client's acknowledgement",
            Action.GATE_RECORD_ACKNOWLEDGEMENT,
            Ref.to(delivery, wait.gate),
        )
        return actions(record, items)
    review = button("Review and sign", Action.GATE_REVIEW, Ref.to(delivery, wait.gate))
    return actions(approve_button(delivery, wait.gate, [wait.role] if wait.role else []), review)


def buttons_of_record(delivery: Delivery, wait: Wait) -> Json:
    """Of what waits at no gate."""
    if wait.kind is WaitKind.RESOLVE:
        return escalation_buttons(delivery, wait)
    if wait.addition:
        return actions(decide_button(delivery, wait.addition))
    if wait.milestone:
        return actions(button("Milestones", Action.MENU_MILESTONES, Ref.to(delivery), style="primary"))
    if wait.action:
        done = Ref.to(delivery, number=wait.action.number)
        return actions(button("Done", Action.REVIEW_ACTION_DONE, done, style="primary"))
    if wait.metric:
        measured = Ref.to(delivery, number=wait.metric.number)
        return actions(button("Measure", Action.METRIC_MEASURE, measured, style="primary"))
    if wait.kind is WaitKind.REVIEW:
        return actions(button("Write the review", Action.MENU_REVIEW, Ref.to(delivery), style="primary"))
    return actions(close_button(delivery))
