"""Nudging one person about all that is due, in one message; and what they answer."""

from datetime import datetime, timedelta

from gates.delivery import Delivery
from gates.nudges import nudging, setting
from gates.nudges.asked import Asked
from gates.nudges.nudge import Nudge
from gates.nudges.policy import NudgePolicy
from gates.nudges.reach import Reach, not_before, until
from gates.rights.asker import HOUSE
from gates.working_time.working_time import WorkingTime
from handlers import outbox
from handlers.acts import in_their_place
from handlers.acts.change import change
from handlers.card_kinds import CardKind
from handlers.desk import Click, Desk
from handlers.notice_kinds import NoticeKind
from messages.nudges.lines import channel_line, urgency, words
from messages.refs import Ref
from storage import cards, deliveries, nudge_messages, nudge_preferences, nudges, people
from storage.nudge_messages import NudgeLine
from storage.people import KnownPerson
from storage.transaction import Transaction

Given = tuple[Delivery, Nudge, Asked]
Times = dict[str, WorkingTime]  # by delivery, in the order in which these are locked


def nudge_person(desk: Desk, workspace: str, person: KnownPerson, now: datetime) -> None:
    """One transaction: the steps are counted, and the message is asked for, together or not at all."""
    user = person.user_id
    with desk.store.transaction(workspace, HOUSE) as tx:
        turn = nudges.take_turn(tx, user)
        if turn is None:
            return
        reach = nudge_preferences.reach_of(tx, user)
        horizon = until(reach, people.working_time_of(tx, user), now)
        times = times_of(tx, user, reach, horizon)
        if person.is_away(now):
            in_their_place.ask_others(tx, user, times, now)
        starts = {key: start_of(person, reach, time, turn.last_at, now) for key, time in times.items()}
        put_off(tx, user, times, {key: start for key, start in starts.items() if start > now}, now)
        times = {key: time for key, time in times.items() if starts[key] <= now}
        message = turn.messages + 1
        if given := counted(tx, user, times, horizon, message, now):
            tell(tx, user, reach, message, given, now)
            nudges.keep_turn(tx, user, message, now)
    desk.bell.ring()


def times_of(tx: Transaction, user: str, reach: Reach, horizon: datetime) -> Times:
    """When this person works on each delivery in which something is due; their summary has one hour."""
    due = nudges.due_deliveries(tx, user, horizon)
    if reach is Reach.DAILY:
        return dict.fromkeys(due, people.working_time_of(tx, user))
    known = {each: people.working_time_of(tx, user, each) for each in set(due.values())}
    return {key: known[calendars] for key, calendars in due.items()}


def start_of(
    person: KnownPerson, reach: Reach, time: WorkingTime, last_at: datetime | None, now: datetime
) -> datetime:
    """From when on they may be written to about a delivery on which they work at these times."""
    if person.is_away(now):
        return time.next_open(person.away_until) if person.away_until else next_morning(time, now)
    return not_before(reach, time, last_at, now)


def put_off(tx: Transaction, user: str, times: Times, starts: dict[str, datetime], now: datetime) -> None:
    """Counted where nobody knew their zone, so that the cards tell it, though it is night there."""
    for key in nudges.uncounted_deliveries(tx, user, now):
        if key in starts:
            delivery = deliveries.load(tx, key, projected=False)
            nudging.count_anew(delivery, user, now, times[key])
            deliveries.save_derived(tx, delivery, now)
            cards.want(tx, key)
    for key, start in starts.items():
        nudges.postpone(tx, user, key, now, start)


def next_morning(time: WorkingTime, now: datetime) -> datetime:
    return time.opens_on(time.local_day(now) + timedelta(days=1))


def counted(
    tx: Transaction, user: str, times: Times, horizon: datetime, message: int, now: datetime
) -> list[Given]:
    """Most urgent first."""
    found: list[Given] = []
    for key, time in times.items():
        delivery = deliveries.load(tx, key, projected=False)
        in_their_place.end_for_whoever_is_back(tx, delivery, user, now)
        if given := nudging.nudge(delivery, user, horizon, message, time, now):
            deliveries.save(tx, delivery, f"nudge/{user}/{message}/{key}")
        else:
            deliveries.save_derived(tx, delivery, now)
        cards.want(tx, key)  # they say when the next one comes
        if given:
            found += [(delivery, each, asked) for each, asked in given]
    return sorted(found, key=lambda each: urgency(each[0], each[2], now))


def tell(tx: Transaction, user: str, reach: Reach, message: int, given: list[Given], now: datetime) -> None:
    if reach is Reach.CHANNEL:
        for delivery, nudge, asked in given:
            tell_in_channel(tx, delivery, nudge, asked, now)
        return
    lines = [
        NudgeLine(
            position, delivery.id, nudge.about, phase_of(asked), words(delivery, asked.wait),
            asked.in_place_of,
        )
        for position, (delivery, nudge, asked) in enumerate(given, 1)
    ]  # fmt: skip
    nudge_messages.add(tx, user, message, lines)
    cards.ensure(tx, kind=CardKind.NUDGES, number=message, user_id=user, at=now)


def phase_of(asked: Asked) -> str | None:
    return asked.wait.gate.phase if asked.wait.gate else None


def tell_in_channel(tx: Transaction, delivery: Delivery, nudge: Nudge, asked: Asked, now: datetime) -> None:
    """In the thread below the card that it is about."""
    gate = asked.wait.gate
    phase, round_ = (gate.phase, gate.round) if gate else (None, None)
    outbox.put(
        tx,
        key=f"nudge/{delivery.id}/{nudge.mark}/{nudge.step}",
        kind=NoticeKind.THREAD,
        delivery_id=delivery.id,
        phase=phase,
        round=round_,
        thread_kind=CardKind.GATE if gate else CardKind.KICKOFF,
        body={"text": channel_line(delivery, asked, now)},
        due_at=now,
        expires_at=nudge.due_at or now + timedelta(days=1),  # the next one says it anew
    )


def snooze(desk: Desk, click: Click, ref: Ref, end: datetime) -> None:
    change(desk, click, ref.delivery, lambda d, c: nudging.snooze(d, ref.item_key, end, c.by, c.at))


def decline(desk: Desk, click: Click, ref: Ref) -> None:
    change(desk, click, ref.delivery, lambda d, c: nudging.decline(d, ref.item_key, c.by, c.at))


def set_policy(desk: Desk, click: Click, ref: Ref, policy: NudgePolicy | None) -> None:
    change(desk, click, ref.delivery, lambda d, c: setting.set_policy(d, policy, c.by, c.at))
