"""What the manager does with a delivery as a whole."""

from collections.abc import Mapping
from datetime import date

from gates import changing
from gates.delivery import Delivery
from gates.phases import closing, flow, holding, reopening
from gates.records import choosing_mode
from gates.records.delivery_mode import Mode
from gates.runs import ending
from gates.versions import moving
from handlers.acts.change import change
from handlers.acts.delegating import follow_standing, standing_for
from handlers.desk import Click, Desk
from messages.refs import Ref
from storage import deliveries, library


def skip_phase(desk: Desk, click: Click, ref: Ref, rationale: str) -> None:
    change(desk, click, ref.delivery, lambda d, c: flow.skip_phase(d, ref.gate_of(d), rationale, c.at, c.by))


def change_details(
    desk: Desk,
    click: Click,
    ref: Ref,
    changes: Mapping[str, str | date | None],
    *,
    private: bool | None = None,
) -> None:
    """`private` is None where it stays as it is."""

    def rule(delivery: Delivery, click: Click) -> None:
        changing.change_details(delivery, changes, click.by, click.at)
        if private is not None:
            changing.change_privacy(delivery, private, click.by, click.at)

    change(desk, click, ref.delivery, rule)


def change_holders(desk: Desk, click: Click, ref: Ref, holders: Mapping[str, list[str]]) -> None:
    with desk.reading(click) as tx:
        given = standing_for(tx, click)

    def each_role(delivery: Delivery, click: Click) -> None:
        for role, users in holders.items():
            changing.change_holders(delivery, role, users, click.by, click.at)
        follow_standing(delivery, given, click)

    change(desk, click, ref.delivery, each_role)


def change_mode(desk: Desk, click: Click, ref: Ref, mode: Mode, because: str) -> None:
    change(desk, click, ref.delivery, lambda d, c: choosing_mode.change_mode(d, mode, because, c.by, c.at))


def cancel(desk: Desk, click: Click, ref: Ref, reason: str) -> None:
    change(desk, click, ref.delivery, lambda d, c: changing.cancel(d, reason, c.by, c.at))


def hold(desk: Desk, click: Click, ref: Ref, reason: str) -> None:
    change(desk, click, ref.delivery, lambda d, c: holding.hold(d, reason, c.by, c.at))


def resume(desk: Desk, click: Click, ref: Ref, reason: str) -> None:
    change(desk, click, ref.delivery, lambda d, c: holding.resume(d, reason, c.by, c.at))


def move(
    desk: Desk, click: Click, ref: Ref, version: int, holders: Mapping[str, list[str]], reason: str
) -> None:
    """To another version of the delivery's own process. Raises Refusal where there is none like it."""
    with desk.reading(click) as tx:
        key = deliveries.read(tx, ref.delivery).process.key
        target = library.edition(tx, key, version).process
    change(desk, click, ref.delivery, lambda d, c: moving.move(d, target, holders, reason, c.by, c.at))


def reopen(desk: Desk, click: Click, ref: Ref, phase: str, reason: str) -> None:
    change(desk, click, ref.delivery, lambda d, c: reopening.reopen_delivery(d, phase, reason, c.by, c.at))


def end_runs(desk: Desk, click: Click, ref: Ref) -> None:
    change(desk, click, ref.delivery, lambda d, c: ending.end_runs(d, c.by, c.at))


def close(desk: Desk, click: Click, ref: Ref) -> None:
    change(desk, click, ref.delivery, lambda d, c: closing.close(d, c.by, c.at))
