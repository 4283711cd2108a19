"""Items that may be ticked only when the record holds the data they speak of."""

from gates.checklists.contract import live_parts
from gates.delivery import Delivery
from gates.people import spoken_list
from gates.process import Need
from gates.records.record import SuccessMetric


def unmet_need(delivery: Delivery, need: Need) -> str | None:
    """What to do before an item with this need can be ticked; None when the data stands."""
    return NEEDS[need](delivery)


def unplanned(delivery: Delivery) -> list[str]:
    """The milestones of the schedule that have no target date."""
    planned = [m.key for m in delivery.process.milestones if m.planned]
    return [key for key in planned if not (m := delivery.milestone(key)) or m.target_on is None]


def milestones(delivery: Delivery) -> str | None:
    missing = unplanned(delivery)
    if not missing:
        return None
    names = spoken_list([delivery.process.milestone(key).name for key in missing])
    return f"Set the target date first for: {names}. Use “Milestones” in the card's menu."


def risks(delivery: Delivery) -> str | None:
    return None if delivery.risks else "Enter the risks first. Use “Add a risk” in the card's menu."


def escalation_triggers(delivery: Delivery) -> str | None:
    if delivery.acceptable_delay_days is not None:
        return None
    return "Define the escalation triggers first. Use “Escalation triggers” in the card's menu."


def feedback(delivery: Delivery) -> str | None:
    return (
        None
        if delivery.feedback
        else "Record the client's feedback first. Use “Client feedback” in the card's menu."
    )


def review(delivery: Delivery) -> str | None:
    return None if delivery.reviews else "Write the review first. Use “Write the review” in the card's menu."


def review_actions(delivery: Delivery) -> str | None:
    if missing := review(delivery):
        return missing
    if delivery.review_actions:
        return None
    return "Add an action with its owner and its date to the review first. Use “Write the review”."


def success_metrics(delivery: Delivery) -> str | None:
    if delivery.live_metrics():
        return None
    return "Write the success metrics first. Use “Success metrics” in the card's menu."


def outcomes(delivery: Delivery) -> str | None:
    if missing := success_metrics(delivery):
        return missing
    names = spoken_list([f"“{metric.name}”" for metric in unmeasured(delivery)])
    return f"Measure first: {names}. Use “Success metrics” in the card's menu." if names else None


def definition_of_done(delivery: Delivery) -> str | None:
    return None if live_parts(delivery) else "Write what “done” means first. Use `/gate done`."


def unmeasured(delivery: Delivery) -> list[SuccessMetric]:
    return [metric for metric in delivery.live_metrics() if metric.value is None]


NEEDS = {
    Need.MILESTONES: milestones,
    Need.RISKS: risks,
    Need.ESCALATION_TRIGGERS: escalation_triggers,
    Need.FEEDBACK: feedback,
    Need.REVIEW: review,
    Need.REVIEW_ACTIONS: review_actions,
    Need.SUCCESS_METRICS: success_metrics,
    Need.OUTCOMES: outcomes,
    Need.DEFINITION_OF_DONE: definition_of_done,
}
