"""Target and forecast of each milestone that is still ahead."""

from gates.delivery import Delivery
from gates.records.record import Milestone
from messages import fields
from messages.blocks import section_of
from messages.ids import FORECAST, TARGET, Field, Form
from messages.limits import Json
from messages.milestones import milestone_line
from messages.mrkdwn import on
from messages.refs import Ref
from messages.titles import delivery_title
from messages.views import form

MOST = 48  # two fields each, in a view of 100 blocks


def milestones_form(delivery: Delivery) -> Json:
    """Reached milestones are only shown: their dates are what happened."""
    reached = [
        milestone_line(delivery, each, each.reached_at.date())
        for each in delivery.milestones
        if each.reached_at
    ]
    ahead = [each for each in delivery.milestones if not each.reached_at]
    promised = f"Promised for {on(delivery.agreed_on)}"
    blocks = [section_of(delivery_title(delivery), promised, *reached)]
    for milestone in ahead[:MOST]:
        blocks += milestone_fields(delivery, milestone)
    blocks.append(
        fields.text(
            Field.REASON, "Reason", most=fields.REASON, lines=True, optional=True,
            hint="Needed when a target moves. The first target stays in the record.",
        )
    )  # fmt: skip
    return form(Form.MILESTONES, "Milestones", "Save", blocks, Ref.to(delivery).dump())


def milestone_fields(delivery: Delivery, milestone: Milestone) -> list[Json]:
    name = delivery.process.milestone(milestone.key).name
    return [
        fields.day(TARGET + milestone.key, f"{name}: target", initial=milestone.target_on, optional=True),
        fields.day(
            FORECAST + milestone.key, f"{name}: forecast", initial=milestone.forecast_on, optional=True,
            hint="When it will be reached, as it looks today",
        ),
    ]  # fmt: skip
