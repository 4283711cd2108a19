"""One sentence for each fact that is worth reading in a card's thread."""

from collections.abc import Callable

from gates.changing import NAMES
from gates.delivery import Delivery
from gates.facts import Fact, FactKind
from gates.records.delivery_mode import Mode
from gates.sign_offs.signoff import Verdict
from messages import states
from messages.carried_over import came_over
from messages.escalations.thread_lines import ESCALATION_LINES
from messages.fact_words import persons, quotation, said, spoken_day
from messages.milestones import reached_late
from messages.modes import NAMES as MODES
from messages.move_lines import ITEM_LINES, moved
from messages.mrkdwn import USER_ID, channel, line, mention
from messages.registers.register_lines import REGISTER_LINES
from messages.rework_warning import named
from messages.runs.thread_lines import RUN_LINES
from messages.titles import phase_label, role_name


def thread_line(delivery: Delivery, fact: Fact) -> str | None:
    """None for what the card itself says well enough, a mere tick for example."""
    if fact.kind is FactKind.GATE_PASSED and fact.phase and delivery.process.does_repeat(fact.phase):
        return None  # many times a day
    if sentence := SENTENCES.get(fact.kind):
        return sentence(fact)
    naming = NAMING.get(fact.kind)
    return naming(delivery, fact) if naming else None


def offered(fact: Fact) -> str:
    points = fact.detail.get("in_spite_of")
    if not isinstance(points, list) or not points:
        return f"{mention(fact.by)} handed the package over."
    warned = f"⚠️ *Warned of rework*, {mention(fact.by)} handed the package over all the same"
    return f"{warned}. Not settled: {named(points)}."


def accepted(fact: Fact) -> str:
    return f"{mention(fact.by)} accepted the package."


def returned(fact: Fact) -> str:
    return f"{mention(fact.by)} returned the package with questions:{quotation(fact, 'questions')}"


def signed(delivery: Delivery, fact: Fact) -> str | None:
    """A rejection is told once, by the fact that the gate was sent back."""
    if fact.detail["verdict"] == Verdict.REJECT:
        return None
    verdict = states.VERDICTS[Verdict(str(fact.detail["verdict"]))].lower()
    role = role_name(delivery, str(fact.detail["role"]))
    behalf = " on the client's behalf" if fact.detail.get("on_behalf") else ""
    conditions = fact.detail.get("conditions")
    listed = [f"\n• Condition: {line(each)}" for each in conditions] if isinstance(conditions, list) else []
    return f"{mention(fact.by)} {verdict} as {role}{behalf}.{quotation(fact, 'comment')}{''.join(listed[:5])}"


def withdrawn(delivery: Delivery, fact: Fact) -> str:
    return f"{mention(fact.by)} withdrew the sign-off as {role_name(delivery, str(fact.detail['role']))}."


def stale(fact: Fact) -> str:
    signer = mention(str(fact.detail["signer"]))
    return f"The sign-off of {signer} is out of date and asked for again. {said(fact, 'because')}."


def sent_back(delivery: Delivery, fact: Fact) -> str:
    target = phase_label(delivery, str(fact.detail["sent_back_to"]))
    found = fact.detail.get("not_met")
    not_met = f"\nNot met: {named(found)}." if isinstance(found, list) and found else ""
    return f"{mention(fact.by)} sent this back to {target}:{quotation(fact, 'reason')}{not_met}"


def passed(delivery: Delivery, fact: Fact) -> str:
    return f"✅ *Passed*: {phase_label(delivery, fact.phase)} is done." if fact.phase else "✅ *Passed*"


def skipped(delivery: Delivery, fact: Fact) -> str:
    label = phase_label(delivery, fact.phase) if fact.phase else "this phase"
    return f"{mention(fact.by)} skipped {label}:{quotation(fact, 'rationale')}"


def waived(fact: Fact) -> str:
    return f"{mention(fact.by)} marked “{said(fact, 'text')}” as not applicable:{quotation(fact, 'reason')}"


def reopened(fact: Fact) -> str:
    return f"{mention(fact.by)} reopened “{said(fact, 'text')}”."


def check_failed(fact: Fact) -> str:
    """Each failure in full: what was measured, what was wanted, where to look."""
    value, wanted = fact.detail.get("value"), fact.detail.get("threshold")
    found = f": {said(fact, 'value')}, wanted is {said(fact, 'threshold')}" if value and wanted else ""
    by = mention(fact.by)
    return f"❌ The check of “{said(fact, 'text')}” *failed*{found}, says {by}.{quotation(fact, 'link')}"


def check_passed(fact: Fact) -> str | None:
    """Worth a line after a failure."""
    if not fact.detail.get("again"):
        return None
    return f"✅ The check of “{said(fact, 'text')}” is *green* again, says {mention(fact.by)}."


def check_expired(fact: Fact) -> str:
    return f"⌛ “{said(fact, 'text')}” is *old*, and a new report decides. {said(fact, 'because', 500)}."


def token_made(fact: Fact) -> str:
    return f"{mention(fact.by)} made the check token “{said(fact, 'token')}” for this delivery."


def token_revoked(fact: Fact) -> str:
    return f"{mention(fact.by)} revoked the check token “{said(fact, 'token')}”."


def milestone_moved(delivery: Delivery, fact: Fact) -> str | None:
    """Worth a line when a date that stood is changed, not when it is first planned."""
    name = line(delivery.process.milestone(str(fact.detail["milestone"])).name)
    changes = [
        f"{word} from {spoken_day(was)} to {spoken_day(new)}"
        for word in ("target", "forecast")
        if (was := fact.detail.get(f"{word}_was")) != (new := fact.detail.get(word))
        and (was or word == "forecast")
    ]
    if not changes:
        return None
    return f"{mention(fact.by)} moved *{name}*: {', '.join(changes)}.{quotation(fact, 'reason')}"


def metric_written(fact: Fact) -> str:
    return f"{mention(fact.by)} wrote the success metric {goal(fact)}.{quotation(fact, 'reason')}"


def metric_changed(fact: Fact) -> str:
    was = f"It was {said(fact, 'was', 600)}."
    return f"{mention(fact.by)} changed the success metric {goal(fact)}. {was}{quotation(fact, 'reason')}"


def goal(fact: Fact) -> str:
    way = f"from {said(fact, 'baseline')} to {said(fact, 'target')}"
    return f"*{said(fact, 'name')}*: {way} by {spoken_day(fact.detail['due_on'])}"


def metric_dropped(fact: Fact) -> str:
    return f"{mention(fact.by)} dropped the success metric *{said(fact, 'name')}*.{quotation(fact, 'reason')}"


def measured(fact: Fact) -> str:
    met = "the target is met" if fact.detail["target_met"] else "the target is not met"
    value, target = said(fact, "value"), said(fact, "target")
    return f"{mention(fact.by)} measured *{said(fact, 'name')}*: {value}, wanted were {target}; {met}."


def mode_changed(fact: Fact) -> str:
    mode = fact.detail.get("mode")
    name = MODES[Mode(mode)] if isinstance(mode, str) and mode in list(Mode) else "another mode"
    return f"{mention(fact.by)} changed the delivery mode to *{name}*.{quotation(fact, 'reason')}"


def done_changed(fact: Fact) -> str:
    deed = {
        FactKind.DONE_PART_ADDED: "added to the definition of done",
        FactKind.DONE_PART_REWORDED: "changed in the definition of done",
        FactKind.DONE_PART_DROPPED: "dropped from the definition of done",
    }[fact.kind]
    late = "⚠️ *Late*, after development began: " if fact.detail.get("late") else ""
    return f"{late}{mention(fact.by)} {deed}: “{said(fact, 'text')}”.{quotation(fact, 'reason')}"


def changed(fact: Fact) -> str:
    field = str(fact.detail["field"])
    was, now = shown(field, fact, "was"), shown(field, fact, "value")
    return f"{mention(fact.by)} changed the {NAMES.get(field, field)} from {was} to {now}."


def shown(field: str, fact: Fact, key: str) -> str:
    value = str(fact.detail.get(key) or "")
    if field.endswith("channel") and USER_ID.fullmatch(f"U{value}"):
        return channel(value)
    return f"“{line(value)}”" if value else "nothing"


def holders_changed(delivery: Delivery, fact: Fact) -> str:
    role = role_name(delivery, str(fact.detail["role"]))
    named, was = persons(fact, "holders"), persons(fact, "was")
    return f"{mention(fact.by)} named {named} as {role}, instead of {was}."


def question_asked(fact: Fact) -> str:
    return f"❓ {mention(fact.by)} asks about “{said(fact, 'about', 200)}”:{quotation(fact, 'text')}"


def question_answered(fact: Fact) -> str:
    asker = mention(str(fact.detail["asked_by"]))
    about = said(fact, "about", 200)
    return f"{mention(fact.by)} answered {asker} about “{about}”:{quotation(fact, 'answer')}"


def cancelled(fact: Fact) -> str:
    return f"{mention(fact.by)} cancelled this delivery:{quotation(fact, 'reason')}"


def held(fact: Fact) -> str:
    return f"⏸️ {mention(fact.by)} put this delivery *on hold*:{quotation(fact, 'reason')}"


def resumed(fact: Fact) -> str:
    return f"▶️ {mention(fact.by)} let this delivery *go on*:{quotation(fact, 'reason')}"


def reopened_delivery(delivery: Delivery, fact: Fact) -> str:
    where = phase_label(delivery, str(fact.detail["at_phase"]))
    return f"▶️ {mention(fact.by)} *reopened* this delivery at {where}:{quotation(fact, 'reason')}"


def closed(fact: Fact) -> str:
    return f"✅ *Closed*: {mention(fact.by)} closed the record. Thank you, everybody."


SENTENCES: dict[FactKind, Callable[[Fact], str | None]] = {
    **ITEM_LINES,
    **RUN_LINES,
    **REGISTER_LINES,
    FactKind.DELIVERY_MOVED: moved,
    FactKind.HANDOFF_OFFERED: offered,
    FactKind.HANDOFF_ACCEPTED: accepted,
    FactKind.HANDOFF_RETURNED: returned,
    FactKind.SIGN_OFF_STALE: stale,
    FactKind.ITEM_WAIVED: waived,
    FactKind.ITEM_REOPENED: reopened,
    FactKind.QUESTION_ASKED: question_asked,
    FactKind.QUESTION_ANSWERED: question_answered,
    FactKind.CHECK_PASSED: check_passed,
    FactKind.CHECK_FAILED: check_failed,
    FactKind.CHECK_EXPIRED: check_expired,
    FactKind.CHECKS_GRANTED: token_made,
    FactKind.CHECKS_REVOKED: token_revoked,
    **ESCALATION_LINES,
    FactKind.METRIC_WRITTEN: metric_written,
    FactKind.METRIC_CHANGED: metric_changed,
    FactKind.METRIC_DROPPED: metric_dropped,
    FactKind.OUTCOME_MEASURED: measured,
    FactKind.MODE_CHANGED: mode_changed,
    FactKind.DONE_PART_ADDED: done_changed,
    FactKind.DONE_PART_REWORDED: done_changed,
    FactKind.DONE_PART_DROPPED: done_changed,
    FactKind.DELIVERY_CHANGED: changed,
    FactKind.DELIVERY_CANCELLED: cancelled,
    FactKind.DELIVERY_HELD: held,
    FactKind.DELIVERY_RESUMED: resumed,
    FactKind.DELIVERY_CLOSED: closed,
}

# Those that name a role, a phase or a milestone of the delivery's process.
NAMING: dict[FactKind, Callable[[Delivery, Fact], str | None]] = {
    FactKind.DELIVERY_REOPENED: reopened_delivery,
    FactKind.SIGNED: signed,
    FactKind.SIGN_OFF_WITHDRAWN: withdrawn,
    FactKind.GATE_SENT_BACK: sent_back,
    FactKind.CARRIED_OVER: came_over,
    FactKind.GATE_PASSED: passed,
    FactKind.PHASE_SKIPPED: skipped,
    FactKind.MILESTONE_PLANNED: milestone_moved,
    FactKind.MILESTONE_REACHED: reached_late,
    FactKind.HOLDERS_CHANGED: holders_changed,
}
