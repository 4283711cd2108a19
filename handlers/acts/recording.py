"""What is entered into the delivery record."""

from collections.abc import Mapping, Sequence
from datetime import date

from gates.records import recording
from gates.records.recording import NewAction, NewRisk
from handlers.acts.change import change
from handlers.desk import Click, Desk
from messages.refs import Ref


def plan_milestones(
    desk: Desk,
    click: Click,
    ref: Ref,
    *,
    targets: Mapping[str, date | None],
    forecasts: Mapping[str, date | None],
    reason: str | None,
) -> None:
    change(
        desk,
        click,
        ref.delivery,
        lambda d, c: recording.plan_milestones(
            d, targets=targets, forecasts=forecasts, reason=reason, by=c.by, at=c.at
        ),
    )


def add_risk(desk: Desk, click: Click, ref: Ref, risk: NewRisk) -> None:
    change(desk, click, ref.delivery, lambda d, c: recording.add_risk(d, risk, c.by, c.at))


def close_risk(desk: Desk, click: Click, ref: Ref, outcome: str, *, came_true: bool = False) -> None:
    change(
        desk,
        click,
        ref.delivery,
        lambda d, c: recording.close_risk(d, ref.entry, outcome, c.by, c.at, came_true=came_true),
    )


def set_triggers(desk: Desk, click: Click, ref: Ref, days: int, escalate_when: str) -> None:
    change(desk, click, ref.delivery, lambda d, c: recording.set_triggers(d, days, escalate_when, c.by, c.at))


def record_feedback(
    desk: Desk, click: Click, ref: Ref, *, text: str, satisfaction: int | None, given_by: str
) -> None:
    change(
        desk,
        click,
        ref.delivery,
        lambda d, c: recording.record_feedback(
            d, text=text, satisfaction=satisfaction, given_by=given_by, by=c.by, at=c.at
        ),
    )


def write_review(
    desk: Desk,
    click: Click,
    ref: Ref,
    *,
    went_well: str,
    went_badly: str,
    lessons: str,
    actions: Sequence[NewAction],
) -> None:
    change(
        desk,
        click,
        ref.delivery,
        lambda d, c: recording.write_review(
            d, went_well=went_well, went_badly=went_badly, lessons=lessons, actions=actions, by=c.by, at=c.at
        ),
    )


def finish_review_action(desk: Desk, click: Click, ref: Ref) -> None:
    change(desk, click, ref.delivery, lambda d, c: recording.finish_review_action(d, ref.entry, c.by, c.at))
