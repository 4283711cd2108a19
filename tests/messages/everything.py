"""Every message and every view that there is, built for one delivery."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from gates.checklists.check_tokens import CheckToken
from gates.checklists.checklist import Part
from gates.checklists.contract import DonePart
from gates.delivery import Delivery
from gates.digests.records import ClientUpdate
from gates.gate import Gate
from gates.process import Process
from gates.process_files.digests import MessageKind
from gates.process_files.errors import ProcessError
from gates.sign_offs.signoff import Verdict
from gates.versions.comparing import differences
from gates.versions.editions import Edition
from gates.waiting import WaitKind
from messages.archiving import archive_form
from messages.asks import ask_card
from messages.cards.client import client_card
from messages.cards.concern import concern_card
from messages.cards.escalation import escalation_card
from messages.cards.gate import gate_card
from messages.cards.record import record_card
from messages.check_tokens import token_list, token_made
from messages.delivery_list import delivery_list
from messages.digests.morning import morning_message
from messages.digests.preview import digest_preview, update_card
from messages.digests.words import undelivered_message, waiting_message
from messages.done_view import done_view
from messages.forms.acknowledgement import acknowledgement_form
from messages.forms.cancel import cancel_form
from messages.forms.concern import answer_form, concern_form
from messages.forms.delegation import delegation_form, delegation_form_for_all, reassignment_form
from messages.forms.details import details_form
from messages.forms.digest import digest_settings_form, note_form, skip_update_form, write_form
from messages.forms.done import done_drop_form, done_part_form
from messages.forms.escalation import escalation_form
from messages.forms.evidence import evidence_form
from messages.forms.feedback import feedback_form
from messages.forms.hold import hold_form, reopen_form, resume_form
from messages.forms.holders import holders_form
from messages.forms.measurement import measurement_form
from messages.forms.metric import metric_form
from messages.forms.metric_drop import metric_drop_form
from messages.forms.milestones import milestones_form
from messages.forms.move import move_form
from messages.forms.question import question_form, reply_form
from messages.forms.resolution import resolution_form
from messages.forms.returning import return_form
from messages.forms.review import review_form
from messages.forms.risk import risk_change_form, risk_form
from messages.forms.risk_close import risk_close_form
from messages.forms.sign_off import sign_off_form
from messages.forms.skip import skip_form
from messages.forms.start import start_form
from messages.forms.start_people import start_people_form
from messages.forms.triggers import triggers_form
from messages.forms.upload import upload_form, upload_noted
from messages.forms.waiver import waiver_form
from messages.help import help_message
from messages.items_view import items_view
from messages.kickoff import kickoff_card
from messages.menu_view import menu_view
from messages.message import Message
from messages.message_text import typed as as_typed
from messages.metrics_view import metrics_view
from messages.modes import mode_form
from messages.overrides import override_card, override_form
from messages.processes.differences import process_differences
from messages.processes.list import process_list
from messages.processes.outline import process_outline
from messages.questions import question_card
from messages.record_view import record_view
from messages.refs import MessageRef, ProcessRef
from messages.refusals import missing_message, missing_view, refusal_message, refusal_view
from messages.registers.choice import choice_of_delivery
from messages.registers.decisions import decision_form
from messages.registers.dependencies import dependencies_view, dependency_end_form, dependency_form
from messages.registers.scope import scope_card, scope_decision_form, scope_form
from messages.rework_warning import rework_form
from messages.round_summary import round_summary
from messages.status import status_message
from messages.upload_answers import invalid, known_already, not_taken, taken
from tests.messages.deliveries import NOW, TODAY
from tests.messages.homes import home_of

Json = dict[str, Any]
ASKS = (WaitKind.PREPARE, WaitKind.ACCEPT, WaitKind.ITEMS, WaitKind.SIGN)


def messages_about(delivery: Delivery, typed: str = "") -> Iterator[tuple[str, Message]]:
    yield "kickoff", kickoff_card(delivery, NOW)
    yield "record", record_card(delivery, NOW)
    yield "status", status_message(delivery, NOW)
    yield "list", delivery_list([delivery] * 60, NOW, f"Several match {typed}")
    yield "help", help_message()
    token = CheckToken("0123456789ab", "T0ACME", typed[:40] or "CI", delivery.id, NOW, "U0DANA", NOW)
    yield "tokens", token_list([(delivery, [token] * 60), (None, [token] * 60)])
    yield "token", token_made(token, "gatehouse_check_0123", delivery)
    yield (
        "taken",
        taken(delivery.process, delivery.process, differences(delivery.process, small(delivery.process)), 3),
    )
    yield "known already", known_already(delivery.process)
    yield "not taken", not_taken(typed, f"“{typed}” cannot be used.")
    for page in invalid(typed, [ProcessError(typed, 7, f"there is no role “{typed}”", "Add it.")] * 40):
        yield "invalid", page
    yield (
        "processes",
        process_list([Edition(delivery.process, NOW, "U0DANA")] * 60, {(delivery.process.key, 1): 3}),
    )
    yield "refusal", refusal_message(f"“{typed}” is still open.", sorted(delivery.people()))
    yield "missing", missing_message([typed] * 30)
    for escalation in delivery.escalations[:2]:
        yield "escalation", escalation_card(delivery, escalation, NOW)
    for addition in delivery.scope_additions[:4]:
        yield f"scope {addition.number}", scope_card(delivery, addition, NOW)
    yield from messages_about_gates(delivery)
    if delivery.client:
        yield from messages_to_clients(delivery, typed)


def messages_to_clients(delivery: Delivery, typed: str) -> Iterator[tuple[str, Message]]:
    """Before they go, sent without arriving, and skipped."""
    shown = ClientUpdate(1, MessageKind.DELAY, NOW, previewed_at=NOW, note=typed)
    sent = replace(shown, number=2, sent_at=NOW, sent_by="U0DANA", summary=typed, undelivered=typed)
    skipped = replace(shown, number=3, skipped_at=NOW, skipped_by="U0DANA", skipped_because=typed)
    delivery.client_updates = [shown, sent, skipped]
    for update in delivery.client_updates:
        yield f"update {update.number}", update_card(delivery, update, NOW)
    yield "digest", digest_preview(delivery, NOW)
    yield "waiting", waiting_message(delivery, shown)
    yield "undelivered", undelivered_message(delivery, sent, typed)
    if morning := morning_message([delivery] * 40, NOW):
        yield "morning", morning


def messages_about_gates(delivery: Delivery) -> Iterator[tuple[str, Message]]:
    for gate in delivery.gates:
        for override in gate.overrides:
            yield f"override {override.number}", override_card(delivery, gate, override, NOW)
        for concern in gate.concerns:
            yield f"concern {concern.number}", concern_card(delivery, gate, concern, NOW)
        for question in gate.questions:
            yield f"question {question.number}", question_card(delivery, gate, question, NOW)
        yield f"gate {gate.phase}", gate_card(delivery, gate, NOW)
        yield f"client {gate.phase}", client_card(delivery, gate, NOW)
        if gate.is_settled:
            yield f"summary {gate.phase}", round_summary(delivery, gate)
        for kind in ASKS:
            for user in ("U0DANA", "U0IRIS", "U0QUINN"):
                yield f"ask {gate.phase} {kind} {user}", ask_card(delivery, gate, kind, user, NOW)


def views_about(delivery: Delivery, typed: str = "") -> Iterator[tuple[str, Json]]:
    process = delivery.process
    people = {role: delivery.holders_of(role) for role in process.roles}
    other = process.model_copy(update={"key": "other"})
    yield "start", start_form([process], process, TODAY, "C0TEAM")
    yield "start with a choice", start_form([process, other], other, TODAY)
    yield "start people", start_people_form(process, "{}", people)
    yield from views_of_process(process)
    yield "home", home_of("U0DANA", [delivery] * 40, NOW)
    yield "record", record_view(delivery, NOW)
    for form in (milestones_form, risk_form, triggers_form, escalation_form, feedback_form):
        yield form.__name__, form(delivery)
    yield "digest settings", digest_settings_form(delivery, mail=False)
    yield "write to the client", write_form(delivery)
    update = ClientUpdate(1, MessageKind.STATUS, NOW, note=typed or None)
    yield "note", note_form(delivery, update)
    yield "skip a message", skip_update_form(delivery, update)
    for form in (details_form, holders_form, cancel_form, hold_form, resume_form, reopen_form):
        yield form.__name__, form(delivery)
    about = MessageRef(delivery=delivery.id, channel="C0TEAM", ts="1.2", text=as_typed(typed, 900) or None)
    yield "decision", decision_form(delivery, about, "U0DANA", TODAY, may_share=True)
    yield "risk from a message", risk_form(delivery, about)
    yield "scope", scope_form(delivery, about)
    for risk in delivery.risks[:2]:
        yield f"risk change {risk.number}", risk_change_form(delivery, risk)
    for addition in delivery.scope_additions[:4]:
        yield f"scope decision {addition.number}", scope_decision_form(delivery, addition)
    yield "dependencies", dependencies_view(delivery)
    yield "dependency", dependency_form(delivery)
    for dependency in delivery.dependencies[:3]:
        yield f"dependency end {dependency.number}", dependency_end_form(delivery, dependency)
    yield "choice of delivery", choice_of_delivery([delivery] * 120, about)
    yield "metrics", metrics_view(delivery)
    yield "metric", metric_form(delivery)
    for metric in delivery.success_metrics[:3]:
        yield f"metric {metric.number}", metric_form(delivery, metric)
        yield f"metric drop {metric.number}", metric_drop_form(delivery, metric)
        yield f"measurement {metric.number}", measurement_form(delivery, metric, TODAY)
    fewer = small(process)
    yield "move", move_form(delivery, [2, 3], fewer, delivery)
    yield "move refused", move_form(delivery, [2, 3], fewer, None, typed)
    yield "done", done_view(delivery)
    yield "mode", mode_form(delivery)
    yield "done part", done_part_form(delivery)
    part = DonePart("done_1", typed or "It is done", "cto")
    yield "done change", done_part_form(delivery, part)
    yield "done drop", done_drop_form(delivery, part)
    yield "review", review_form(delivery, action_rows=40)
    yield "refusal", refusal_view("Not possible", f"“{typed}”", sorted(delivery.people()))
    yield "missing", missing_view([typed] * 30)
    yield "menu without a gate", menu_view(delivery, None, may_manage=True, may_archive=True)
    yield "archive", archive_form(delivery, "T0NORTHWND-1.zip")
    if delivery.risks:
        yield "risk close", risk_close_form(delivery, 1)
    for escalation in delivery.escalations[:1]:
        yield "resolution", resolution_form(delivery, escalation)
    for gate in delivery.gates:
        yield from views_of(delivery, gate)


def small(process: Process) -> Process:
    return process.model_copy(update={"phases": process.phases[::-1], "version": 2, "summary": "Less"})


def views_of_process(process: Process) -> Iterator[tuple[str, Json]]:
    fewer = small(process)
    yield "upload", upload_form()
    yield "uploaded", upload_noted()
    found = differences(process, fewer) * 3
    for page in (1, 99):
        ref = ProcessRef(process=process.key, version=1, page=page)
        yield f"outline {page}", process_outline(Edition(process), ref)
        yield f"differences {page}", process_differences(Edition(process), Edition(fewer), found, ref)


def views_of(delivery: Delivery, gate: Gate) -> Iterator[tuple[str, Json]]:
    yield "items", items_view(delivery, gate)
    today = NOW.date()
    yield "delegation", delegation_form(delivery, gate, delivery.delegations, today)
    yield "delegation for all", delegation_form_for_all(("U0DANA", today), today)
    yield "reassignment", reassignment_form(delivery, gate, [("cto", "U0DANA")] * 3)
    yield "override", override_form(delivery, gate)
    yield "concern", concern_form(delivery, gate)
    yield "question", question_form(delivery, gate, None)
    for question in gate.questions:
        yield "reply", reply_form(delivery, gate, question)
    for concern in gate.concerns:
        yield "answer", answer_form(delivery, gate, concern)
    yield "return", return_form(delivery, gate)
    yield "rework", rework_form(delivery, gate, gate.items[:40])
    yield "skip", skip_form(delivery, gate)
    yield "acknowledgement", acknowledgement_form(delivery, gate)
    for verdict in (None, *Verdict):
        yield f"sign off {verdict}", sign_off_form(delivery, gate, verdict, condition_rows=30)
    for may_manage in (True, False):
        yield f"menu {may_manage}", menu_view(delivery, gate, may_manage)
    for item in gate.part(Part.CHECKLIST)[-3:]:
        yield f"evidence {item.key}", evidence_form(delivery, gate, item)
        yield f"waiver {item.key}", waiver_form(delivery, gate, item)
