"""A process as an outline: its phases, who owns them, what is asked, and who signs."""

from collections.abc import Iterator, Sequence

from gates.process import ChecklistItem, DateRule, Evidence, Handoff, Holds, PackageItem, Phase, Process
from gates.versions.editions import Edition
from messages.blocks import header, section_of, sections
from messages.escalations.chain_words import chain_words
from messages.limits import Json
from messages.mrkdwn import escape, line
from messages.pages import paged
from messages.processes.titles import comes_from
from messages.refs import ProcessRef
from messages.signing_words import beside, reopening, terms
from messages.titles import count

Item = ChecklistItem | PackageItem
BY_ITSELF = "*Nobody signs*: it passes by itself as soon as its checks are green."


def process_outline(edition: Edition, ref: ProcessRef) -> Json:
    process = edition.process
    about = f"`{process.key}`, version {process.version}. {comes_from(edition)}"
    head = [section_of(f"*{line(process.name)}*", about, escape(process.summary, 1000))]
    rows = [sections(role_lines(process)), *[phase_row(process, phase) for phase in process.phases]]
    return paged("Process", head, rows, ref)


def role_lines(process: Process) -> list[str]:
    manager, last = (line(process.role_name(key)) for key in (process.manager, process.escalates_to))
    lines = [f"• *{line(role.name)}*: {line(role.duty)}" for role in process.roles.values()]
    owns = f"{manager} owns a delivery throughout, {last} decides what others cannot."
    chain = [line(chain_words(process, process.escalation), 1000)] if process.escalation else []
    return ["*Roles*", *lines, owns, *chain, *filter(None, [reopening(process)])]


def phase_row(process: Process, phase: Phase) -> list[Json]:
    return [header(process.label(phase.key)), *sections(list(phase_lines(process, phase)))]


def phase_lines(process: Process, phase: Phase) -> Iterator[str]:
    yield line(phase.purpose, 1000)
    yield f"Owner: {roles(process, phase.owner)}"
    if phase.supporting:
        yield f"Supporting: {roles(process, phase.supporting)}"
    if phase.informed:
        yield f"Informed: {roles(process, phase.informed)}"
    if phase.opens.date:
        yield opening(process, phase.opens.date, gate_before=phase.opens.gate_before)
    if phase.handoff:
        yield from handoff_lines(process, phase.handoff)
    yield "*What is asked*"
    yield from (item_line(process, item, item.owner) for item in phase.checklist)
    yield from gate_lines(process, phase)
    yield f"What comes out: {line(phase.output, 1000)}"


def opening(process: Process, rule: DateRule, *, gate_before: bool) -> str:
    milestone = line(process.milestone(rule.milestone).name)
    days = f"{count(rule.business_days, 'business day')} after “{milestone}”"
    return f"Opens when the gate before passes, or {days}" if gate_before else f"Opens {days}"


def handoff_lines(process: Process, handoff: Handoff) -> Iterator[str]:
    giver, receiver = (line(process.role_name(role)) for role in (handoff.giver, handoff.receiver))
    yield f"*Starts with a package* that the {giver} hands to the {receiver}"
    yield from (item_line(process, item) for item in handoff.package)
    if number := handoff.warn_of_rework_from:
        yield f"Warns of rework when {number} or more of what may stay open are open"


def item_line(process: Process, item: Item, owner: str | None = None) -> str:
    parts = [line(process.role_name(owner))] if owner else []
    if not item.required:
        parts.append("optional")
    if item.evidence is Evidence.REQUIRED:
        parts.append("with evidence")
    if isinstance(item, ChecklistItem) and item.automated:
        parts.append(f"by a check, {line(str(item.threshold))}" if item.threshold else "by a check")
        parts += [f"counts for {count(item.fresh_for_hours, 'hour')}"] if item.fresh_for_hours else []
    beside = f" ({', '.join(parts)})" if parts else ""
    return f"• {line(item.text)}{beside}"


def gate_lines(process: Process, phase: Phase) -> Iterator[str]:
    gate = phase.gate
    if gate.passes_itself:
        yield BY_ITSELF
        yield from (line(term) for term in terms(process, gate))
        yield from repeating_lines(process, phase)
        return
    yield "*Who signs*"
    for rule in gate.sign_offs:
        yield f"• {line(process.role_name(rule.role))}{beside(gate, rule)}: “{line(rule.asks)}”"
    yield from (line(term) for term in terms(process, gate))
    yield f"If not, back to {line(process.label(gate.sent_back_to))}"
    if gate.rework:
        yield "Then also asked:"
        yield from (item_line(process, item, item.owner) for item in gate.rework)
    if gate.escalation is not None:
        yield line(chain_words(process, gate.escalation), 1000)
    if not gate.exceptions:
        yield "No exceptions: nothing required here can be waived, and nobody can skip it."
    if gate.holds is Holds.COMPLETION:
        yield "Until this gate passes the delivery cannot be closed; the work may go on."


def repeating_lines(process: Process, phase: Phase) -> Iterator[str]:
    """Said where the run ends."""
    if process.repeats is None or phase.key != process.repeats.last:
        return
    yield f"Each run begins anew at {line(process.label(process.repeats.first))}."
    if rate := process.repeats.failure_rate:
        yield (
            f"Where more than {rate.at_most} % of the last {count(rate.of_last, 'change')} fail here, "
            f"the {line(process.role_name(rate.asks.owner))} is asked: “{line(rate.asks.text)}”"
        )


def roles(process: Process, keys: Sequence[str]) -> str:
    return ", ".join(line(process.role_name(key)) for key in keys)
