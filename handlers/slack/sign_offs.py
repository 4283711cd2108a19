"""Buttons and forms with which a gate is decided."""

import re
from typing import Any

from gates.delivery import Delivery
from gates.gate import Gate
from gates.process import Process
from gates.refusal import Refusal
from gates.sign_offs.deciding import refuse_while_items_are_open
from gates.sign_offs.formal import NeedsForm
from gates.sign_offs.signers import deciding_roles
from gates.sign_offs.signing import Decision
from gates.sign_offs.signoff import Condition, Signature, Verdict
from handlers.acts import signing
from handlers.slack.answers import Answers
from handlers.slack.reading import delivery_of, gate_of
from handlers.slack.visit import Visit
from messages import fields
from messages.forms.acknowledgement import acknowledgement_form
from messages.forms.sign_off import MOST_CONDITIONS, sign_off_form
from messages.ids import CONDITION, CONDITION_DUE, CONDITION_OWNER, CONDITION_PHASE, Field
from messages.limits import OPTIONS

MOST_IN_CONDITION = 200  # as long as an item's text may be


def approve(visit: Visit) -> None:
    """One click: the hottest path of all."""
    ref = visit.ref
    try:
        signing.sign(visit.desk, visit.click, ref, Decision(Verdict.APPROVE, step=ref.number))
    except NeedsForm:
        open_sign_off_form(visit, Verdict.APPROVE)


def open_sign_off_form(visit: Visit, verdict: Verdict | None = None) -> None:
    delivery, gate = gate_of(visit)
    delivery.must_be_running()
    deciding_roles(delivery, gate, visit.click.by, verdict)
    if verdict is Verdict.CONDITIONS:
        refuse_while_items_are_open(gate)
    visit.show(sign_off_form(delivery, gate, verdict))


def open_form_with_conditions(visit: Visit) -> None:
    open_sign_off_form(visit, Verdict.CONDITIONS)


def open_form_to_send_back(visit: Visit) -> None:
    open_sign_off_form(visit, Verdict.REJECT)


def add_condition_row(visit: Visit) -> None:
    view = visit.view or {}
    ref = visit.ref
    delivery = delivery_of(visit, ref)
    answers = Answers(view)
    rows = min(len(answers.rows(CONDITION)) + 1, MOST_CONDITIONS)
    visit.redraw(sign_off_form(delivery, ref.gate_of(delivery), Verdict.CONDITIONS, condition_rows=rows))


def withdraw(visit: Visit) -> None:
    signing.withdraw(visit.desk, visit.click, visit.ref)


def acknowledge(visit: Visit) -> None:
    """The client's button, in the client's channel and nowhere else."""
    if visit.channel != delivery_of(visit, visit.ref).client_channel:
        raise Refusal("This is confirmed in the channel that is shared with the client.")
    signing.sign(visit.desk, visit.click, visit.ref, Decision(Verdict.APPROVE))


def open_acknowledgement_form(visit: Visit) -> None:
    delivery, gate = gate_of(visit)
    delivery.must_be_running()
    delivery.must_manage(visit.click.by, "record the client's acknowledgement")
    visit.show(acknowledgement_form(delivery, gate))


def save_sign_off(visit: Visit, answers: Answers) -> dict[str, Any] | None:
    choice = answers.choice(Field.VERDICT)
    if choice not in list(Verdict):
        raise Refusal("Please choose one.", field=Field.VERDICT)
    verdict = Verdict(choice)
    delivery = delivery_of(visit, visit.ref)
    gate = visit.ref.gate_of(delivery)
    decision = Decision(
        verdict,
        signature=signature_in(visit, answers, delivery.process),
        comment=answers.optional_text(Field.COMMENT, fields.COMMENT),
        evidence=answers.optional_text(Field.EVIDENCE, fields.EVIDENCE),
        conditions=tuple(conditions_in(answers, delivery, gate)),
        not_met=tuple(answers.choices(Field.NOT_MET, OPTIONS)),
        step=visit.ref.number,
    )
    try:
        signing.sign(visit.desk, visit.click, visit.ref, decision)
    except Refusal as refusal:
        if refusal.field == "conditions":
            raise Refusal(refusal.sentence, field=f"{CONDITION}1") from None
        raise
    return None


def signature_in(visit: Visit, answers: Answers, process: Process) -> Signature | None:
    """What was typed and chosen under the statement, for the checklist that the form has shown."""
    if process.signature is None or visit.ref.seen is None:
        return None
    reasons = dict(enumerate(process.signature.reasons))
    chosen = answers.optional_choice(Field.SIGNED_REASON) or ""
    reason = reasons.get(int(chosen), "") if re.fullmatch("[0-9]{1,2}", chosen) else ""
    name = " ".join((answers.optional_text(Field.SIGNED_NAME, fields.NAME) or "").split())
    return Signature(name, reason, visit.ref.seen)


def conditions_in(answers: Answers, delivery: Delivery, gate: Gate) -> list[Condition]:
    """The rows that were filled in; the phase whose gate holds it owns what nobody is named for."""
    found = []
    following = delivery.process.phase_after(gate.phase) or delivery.phase(gate)
    for row in answers.rows(CONDITION)[:MOST_CONDITIONS]:
        field = f"{CONDITION}{row}"
        text = answers.optional_text(field, MOST_IN_CONDITION)
        person = answers.optional_person(f"{CONDITION_OWNER}{row}")
        due = answers.optional_day(f"{CONDITION_DUE}{row}")
        key = answers.optional_choice(f"{CONDITION_PHASE}{row}")
        if text:
            owner = next((p for p in delivery.process.phases if p.key == key), following).owner[0]
            found.append(Condition(text, owner, person, due, key if key != following.key else None))
        elif person or due or key:
            raise Refusal("Say what the condition is, or clear what stands beside it.", field)
    return found


def save_acknowledgement(visit: Visit, answers: Answers) -> dict[str, Any] | None:
    decision = Decision(
        Verdict.APPROVE,
        comment=answers.optional_text(Field.COMMENT, fields.COMMENT),
        evidence=answers.text(Field.EVIDENCE, fields.EVIDENCE),
    )
    signing.sign_for_client(visit.desk, visit.click, visit.ref, decision)
    return None
