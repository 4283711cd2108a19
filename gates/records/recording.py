"""What people enter into the delivery record besides ticks and signatures."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from gates.delivery import Delivery
from gates.facts import FactKind
from gates.people import Person
from gates.phases.starting import check_dates
from gates.process import Need
from gates.records.planning import plan, refuse_to_clear, spoken
from gates.records.record import Feedback, Review, ReviewAction, Risk
from gates.records.reviewing import review_can_be_written, reviewing_phase
from gates.refusal import Refusal, must_say
from gates.sign_offs.going_stale import make_stale_over


def plan_milestones(
    delivery: Delivery,
    targets: Mapping[str, date | None],
    forecasts: Mapping[str, date | None],
    reason: str | None,
    by: Person,
    at: datetime,
) -> None:
    """Sets targets and forecasts; None clears a forecast.

    A target that is moved needs a reason; the first one stays recorded.
    """
    delivery.must_be_running()
    delivery.must_manage(by, "change the milestones")
    refuse_to_clear(delivery, targets)
    new = {m.key: day for m in delivery.milestones if (day := targets.get(m.key) or m.target_on)}
    moved = [m for m in delivery.milestones if new.get(m.key) != m.target_on]
    if moved:
        check_dates(delivery.process, delivery.intake_on, delivery.agreed_on, new)
    if any(milestone.target_on for milestone in moved):
        must_say(reason, "Say why the target is moved; the old date stays in the record.", field="reason")
    for milestone in delivery.milestones:
        forecast = forecasts.get(milestone.key, milestone.forecast_on)
        plan(delivery, milestone, new.get(milestone.key), forecast, reason, by, at)
    if moved:
        make_stale_over(delivery, Need.MILESTONES, "The schedule was changed", by, at)


@dataclass(frozen=True, slots=True)
class NewRisk:
    text: str
    likelihood: int
    impact: int
    mitigation: str
    owner: str
    due_on: date | None = None
    link: str | None = field(default=None, compare=False)


def add_risk(delivery: Delivery, risk: NewRisk, by: Person, at: datetime) -> None:
    delivery.must_be_running()
    delivery.must_take_part(by, "add a risk")
    check_risk(risk)
    known = {
        NewRisk(r.text, r.likelihood, r.impact, r.mitigation, r.owner, r.due_on)
        for r in delivery.risks
        if r.closed_at is None
    }
    if risk in known:
        return
    entry = Risk(
        len(delivery.risks) + 1, risk.text, risk.likelihood, risk.impact, risk.mitigation,
        risk.owner, risk.due_on, at, by.user_id, link=risk.link,
    )  # fmt: skip
    delivery.risks.append(entry)
    delivery.record_fact(
        FactKind.RISK_ADDED, at, by.user_id, risk=entry.number, text=risk.text, score=entry.score,
        likelihood=risk.likelihood, impact=risk.impact, mitigation=risk.mitigation, owner=risk.owner,
        due_on=spoken(risk.due_on), link=risk.link,
    )  # fmt: skip


def check_risk(risk: NewRisk) -> None:
    must_say(risk.text, "Say what could go wrong.", field="risk")
    must_say(risk.mitigation, "Say what is done about it.", field="mitigation")
    if not (1 <= risk.likelihood <= 5 and 1 <= risk.impact <= 5):
        raise Refusal("Likelihood and impact each go from 1 to 5.", field="likelihood")


def close_risk(
    delivery: Delivery, number: int, outcome: str, by: Person, at: datetime, *, came_true: bool = False
) -> None:
    delivery.must_be_running()
    delivery.must_take_part(by, "close a risk")
    risk = next((r for r in delivery.risks if r.number == number), None)
    if risk is None:
        raise Refusal("This risk is not in the register.")
    if risk.closed_at is not None:
        return
    must_say(outcome, "Say what became of it.", field="outcome")
    risk.closed_at, risk.closed_by, risk.outcome, risk.came_true = at, by.user_id, outcome, came_true
    delivery.record_fact(
        FactKind.RISK_CLOSED, at, by.user_id,
        risk=number, text=risk.text, outcome=outcome, came_true=came_true,
    )  # fmt: skip


def set_triggers(
    delivery: Delivery, acceptable_delay_days: int, escalate_when: str, by: Person, at: datetime
) -> None:
    """Which delay the team may settle among itself, and what goes further."""
    delivery.must_be_running()
    delivery.must_manage(by, "define the escalation triggers")
    if not 0 <= acceptable_delay_days <= 365:
        raise Refusal(
            "The acceptable delay is a number of days from 0 to 365.", field="acceptable_delay_days"
        )
    must_say(escalate_when, "Say what goes further than the team.", field="escalate_when")
    new = (acceptable_delay_days, escalate_when)
    if new == (delivery.acceptable_delay_days, delivery.escalate_when):
        return
    delivery.record_fact(
        FactKind.TRIGGERS_SET, at, by.user_id,
        acceptable_delay_days=acceptable_delay_days, escalate_when=escalate_when,
        was_days=delivery.acceptable_delay_days, was_when=delivery.escalate_when,
    )  # fmt: skip
    delivery.acceptable_delay_days, delivery.escalate_when = new
    make_stale_over(delivery, Need.ESCALATION_TRIGGERS, "The escalation triggers were changed", by, at)


def record_feedback(
    delivery: Delivery, text: str, satisfaction: int | None, given_by: str, by: Person, at: datetime
) -> None:
    delivery.must_be_running()
    delivery.must_manage(by, "record the client's feedback")
    refuse_without_client(delivery)
    if satisfaction is not None and not 1 <= satisfaction <= 5:
        raise Refusal("Satisfaction goes from 1 to 5.", field="satisfaction")
    must_say(text, "Write what the client said.", field="feedback")
    said = [(f.text, f.satisfaction, f.given_by) for f in delivery.feedback]
    if (text, satisfaction, given_by) in said:
        return
    entry = Feedback(len(delivery.feedback) + 1, text, satisfaction, given_by, at, by.user_id)
    delivery.feedback.append(entry)
    delivery.record_fact(
        FactKind.FEEDBACK_RECORDED, at, by.user_id, text=text, satisfaction=satisfaction, given_by=given_by
    )


def refuse_without_client(delivery: Delivery) -> None:
    if delivery.process.client_role() is None:
        raise Refusal("This delivery has no client, so there is no client's feedback to record.")


@dataclass(frozen=True, slots=True)
class NewAction:
    text: str
    owner: str
    due_on: date


def write_review(
    delivery: Delivery,
    went_well: str,
    went_badly: str,
    lessons: str,
    actions: Sequence[NewAction],
    by: Person,
    at: datetime,
) -> None:
    """Writes the review, or a newer version of it; earlier ones stay."""
    delivery.must_be_running()
    delivery.must_manage(by, "write the review")
    if not review_can_be_written(delivery):
        label = delivery.process.label(reviewing_phase(delivery).key)
        raise Refusal(f"The review is written in {label}, which has not started yet.")
    must_say(went_well, "Say what went well.", field="went_well")
    must_say(went_badly, "Say what did not go well, or that nothing did.", field="went_badly")
    must_say(lessons, "Say what is learned from it.", field="lessons")
    known = {(a.text, a.owner, a.due_on) for a in delivery.review_actions}
    new = [a for a in dict.fromkeys(actions) if (a.text, a.owner, a.due_on) not in known]
    last = delivery.reviews[-1] if delivery.reviews else None
    if (
        last
        and not new
        and (last.went_well, last.went_badly, last.lessons) == (went_well, went_badly, lessons)
    ):
        return
    number = len(delivery.reviews) + 1
    delivery.reviews.append(Review(number, went_well, went_badly, lessons, at, by.user_id))
    for action in new:
        add_action(delivery, action, at)
    delivery.record_fact(
        FactKind.REVIEW_WRITTEN, at, by.user_id, review=number, went_well=went_well, went_badly=went_badly,
        lessons=lessons, actions=[a.text for a in actions] or None,
    )  # fmt: skip
    make_stale_over(delivery, Need.REVIEW, "The review was written anew", by, at)


def add_action(delivery: Delivery, action: NewAction, at: datetime) -> None:
    """An action that is still to be done may get another due date; any other is a new one."""
    for known in delivery.review_actions:
        if (known.text, known.owner, known.done_at) == (action.text, action.owner, None):
            known.due_on = action.due_on
            return
    number = len(delivery.review_actions) + 1
    delivery.review_actions.append(ReviewAction(number, action.text, action.owner, action.due_on, at))


def finish_review_action(delivery: Delivery, number: int, by: Person, at: datetime) -> None:
    """Review actions outlive the delivery, so this is allowed on a closed record."""
    action = next((a for a in delivery.review_actions if a.number == number), None)
    if action is None:
        raise Refusal("This review action is not in the record.")
    if action.done_at is not None:
        return
    if by.user_id != action.owner and not delivery.manages(by):
        raise Refusal(
            "Only the owner of this action, or the manager, can mark it as done.",
            ask=[action.owner, *delivery.holders_of(delivery.process.manager)],
        )
    action.done_at, action.done_by = at, by.user_id
    delivery.record_fact(FactKind.REVIEW_ACTION_DONE, at, by.user_id, action=number, text=action.text)
