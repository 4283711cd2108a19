"""What else can be done with a delivery: grouped, each with a line that says what it is for."""

from collections.abc import Iterator
from dataclasses import dataclass

from gates.checklists.contract import phase_of_parts
from gates.delivery import Delivery
from gates.gate import Gate
from gates.phases.flow import may_be_skipped
from gates.records.reviewing import review_can_be_written
from messages.blocks import button, context, header, section
from messages.ids import Action
from messages.limits import Json
from messages.refs import Ref
from messages.titles import delivery_title, role_name
from messages.views import reading


@dataclass(frozen=True, slots=True)
class Choice:
    """The name is the one by which sentences elsewhere send people here."""

    name: str
    action: Action
    purpose: str


RECORD = Choice("Delivery record", Action.MENU_RECORD, "Everything that was decided and entered, to read")
MILESTONES = Choice("Milestones", Action.MENU_MILESTONES, "Plan the dates, or move them with a reason")
RISK = Choice(
    "Add a risk", Action.MENU_RISK, "Something that could get in the way, and what is done about it"
)
DEPENDS = Choice("Blocked by", Action.MENU_DEPENDS, "Other deliveries that have to arrive first")
SCOPE = Choice("Add to the scope", Action.MENU_SCOPE, "Ask for more than was agreed; the manager decides")
DECISION = Choice("Log a decision", Action.MENU_DECISION, "What was decided, why, and what was considered")
TRIGGERS = Choice(
    "Escalation triggers", Action.MENU_TRIGGERS, "Which delay the team settles itself, and what goes further"
)
ESCALATE = Choice("Escalate", Action.MENU_ESCALATE, "Take a blocker to the person who can decide on it")
FEEDBACK = Choice("Client feedback", Action.MENU_FEEDBACK, "What the client said, and how satisfied it is")
REVIEW = Choice("Write the review", Action.MENU_REVIEW, "What went well, what did not, lessons and actions")
WRITE = Choice("Write to the client", Action.UPDATE_WRITE, "A status, a delay, a handover; you see it first")
DIGEST = Choice("Client updates", Action.MENU_DIGEST, "How often, where and in which language")
METRICS = Choice("Success metrics", Action.MENU_METRICS, "What shall become better, and what it came to")
MODE = Choice("Delivery mode", Action.MENU_MODE, "Work otherwise when the risk is another one")
DONE = Choice("Definition of done", Action.MENU_DONE, "What must be true before this work is done")
DETAILS = Choice("Details", Action.MENU_DETAILS, "Correct what was entered at the start, the channels too")
HOLDERS = Choice("People", Action.MENU_HOLDERS, "Name other people for the roles")
SKIP = Choice("Skip this {phase}", Action.MENU_SKIP, "Leave it out, with a written reason")
HOLD = Choice("Put on hold", Action.MENU_HOLD, "Stop its clocks for a while; nothing is asked of anybody")
RESUME = Choice("Resume", Action.MENU_RESUME, "Let it go on from where it stood")
OVERRIDE = Choice("Override this gate", Action.MENU_OVERRIDE, "Pass it against its rules; two people decide")
REASSIGN = Choice("Reassign a sign-off", Action.MENU_REASSIGN, "Ask somebody else in a person's place")
CALENDAR = Choice("Working time", Action.MENU_CALENDAR, "Time zone, hours and holidays of this delivery")
NUDGES = Choice("Reminders", Action.MENU_NUDGES, "How often people are reminded in this delivery")
CANCEL = Choice("Cancel this delivery", Action.MENU_CANCEL, "End what was started by mistake or given up")
ARCHIVE = Choice("Archive", Action.MENU_ARCHIVE, "Put it away into a file; you see first what that means")


def menu_view(delivery: Delivery, gate: Gate | None, may_manage: bool, may_archive: bool = False) -> Json:
    """Only what makes sense now, for this person."""
    blocks = [section(delivery_title(delivery))]
    for title, choices in groups(delivery, gate, may_manage):
        if choices:
            blocks += [header(title), *[choice_block(delivery, gate, each) for each in choices]]
    if may_archive:
        blocks += [header("It is over"), choice_block(delivery, gate, ARCHIVE)]
    if not may_manage and not delivery.is_over:
        manager = role_name(delivery, delivery.process.manager)
        blocks.append(context(f"Dates, people and details are changed by the {manager}."))
    return reading("More", blocks, Ref.to(delivery, gate).dump())


def groups(delivery: Delivery, gate: Gate | None, may_manage: bool) -> Iterator[tuple[str, list[Choice]]]:
    metrics = [METRICS] if delivery.process.measures_outcomes() else []
    yield "To read", [RECORD, *metrics, DEPENDS]
    if delivery.is_over:
        return
    if delivery.on_hold:
        yield "On hold", [RESUME, DETAILS, HOLDERS, CANCEL] if may_manage else []
        return
    override = [OVERRIDE] if gate and delivery.phase(gate).gate.overridden_by else []
    yield "Blockers, risks and decisions", [ESCALATE, RISK, SCOPE, DECISION, *override]
    if may_manage:
        done = [DONE] if phase_of_parts(delivery.process) else []
        mode = [MODE] if delivery.process.asks_for_mode else []
        yield "Plan", [MILESTONES, TRIGGERS, *done, *mode]
        review = [REVIEW] if review_can_be_written(delivery) else []
        if delivery.process.client_role():
            yield "Client and review", [WRITE, DIGEST, FEEDBACK, *review]
        else:
            yield "Review", review
        skip = [SKIP] if gate and may_be_skipped(delivery, gate) else []
        reassign = [REASSIGN] if gate and gate.is_open else []
        yield "Change", [DETAILS, HOLDERS, CALENDAR, NUDGES, *reassign, *skip, HOLD, CANCEL]


def choice_block(delivery: Delivery, gate: Gate | None, choice: Choice) -> Json:
    name = choice.name.format(phase=delivery.process.phase_word.lower())
    return section(choice.purpose, button(name, choice.action, Ref.to(delivery, gate)))
