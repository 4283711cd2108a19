"""Cards know whether Slack shows the newest state, and no card is shown by two senders."""

from contextlib import closing
from datetime import datetime, timedelta
from functools import partial

import pytest

from gates.delivery import Delivery
from gates.escalations import raising
from storage import cards, dead_cards, deliveries, homes
from storage.card import HOME, Card, card_id
from storage.store import Store
from tests.gates.deliveries import HOLDERS, MANAGER, MONDAY, STRANGER
from tests.storage.samples import WORKSPACE, stored
from tests.storage.threads import at_once

LEASE = timedelta(seconds=30)
GATE = "gate"


@pytest.fixture
def delivery(store: Store) -> Delivery:
    return stored(store)


def ensure(store: Store, delivery: Delivery, round: int = 1) -> bool:  # noqa: A002
    with store.transaction(WORKSPACE) as tx:
        return cards.ensure(
            tx, kind=GATE, delivery_id=delivery.id, phase="qa", round=round, channel_id="C1", at=MONDAY
        )


def want(store: Store, delivery: Delivery) -> None:
    with store.transaction(WORKSPACE) as tx:
        cards.want(tx, delivery.id)


def want_homes(store: Store, *users: str) -> None:
    with store.transaction(WORKSPACE) as tx:
        for user in users:
            homes.want(tx, user, MONDAY)


def claim(store: Store, now: datetime = MONDAY, limit: int = 100) -> list[Card]:
    with store.across_workspaces() as tx:
        return cards.claim(tx, now, LEASE, limit)


def shown(store: Store, card: Card, ts: str = "1.1", settled_at: datetime | None = None) -> bool:
    with store.transaction(WORKSPACE) as tx:
        return cards.shown(tx, card, channel_id="C1", ts=ts, digest="d", settled_at=settled_at)


def find(store: Store, card: Card) -> Card:
    with store.reading(WORKSPACE) as tx:
        found = cards.find(tx, card.id)
    assert found
    return found


def test_a_card_is_asked_for_once(store: Store, delivery: Delivery) -> None:
    assert ensure(store, delivery)
    assert not ensure(store, delivery)
    assert ensure(store, delivery, round=2)
    with store.reading(WORKSPACE) as tx:
        known = [card.id for card in cards.of_delivery(tx, delivery.id)]
    assert known == [card_id(GATE, delivery.id, "qa", number) for number in (1, 2)]


def test_a_new_card_is_claimed_once_until_its_lease_ends(store: Store, delivery: Delivery) -> None:
    ensure(store, delivery)
    [card] = claim(store)
    assert (card.wanted, card.shown, card.posting_since, card.may_be_posted) == (1, 0, MONDAY, False)
    assert claim(store, MONDAY + LEASE / 2) == []
    [again] = claim(store, MONDAY + LEASE)
    assert (again.posting_since, again.may_be_posted) == (MONDAY, True)


def test_a_shown_card_rests_until_it_is_wanted_again(store: Store, delivery: Delivery) -> None:
    ensure(store, delivery)
    assert shown(store, claim(store)[0])
    assert claim(store) == []
    want(store, delivery)
    [card] = claim(store)
    assert (card.ts, card.channel_id, card.wanted, card.shown) == ("1.1", "C1", 2, 1)
    assert (card.posting_since, card.attempts, card.may_be_posted) == (None, 1, False)


def test_a_wish_between_claim_and_shown_is_not_lost(store: Store, delivery: Delivery) -> None:
    ensure(store, delivery)
    [card] = claim(store)
    want(store, delivery)
    assert shown(store, card, settled_at=MONDAY)
    [again] = claim(store)
    assert (again.wanted, again.shown, again.settled_at) == (2, 1, None)


def test_many_wishes_cost_one_showing(store: Store, delivery: Delivery) -> None:
    ensure(store, delivery)
    for _ in range(10):
        want(store, delivery)
    assert shown(store, claim(store)[0])
    assert claim(store) == []


def test_who_shows_after_the_lease_has_the_card_shown_once_more(store: Store, delivery: Delivery) -> None:
    ensure(store, delivery)
    [slow] = claim(store)
    [quick] = claim(store, MONDAY + LEASE)
    assert shown(store, quick, "2.2")
    assert not shown(store, slow, "1.1")
    [card] = claim(store, MONDAY + LEASE)
    assert card.ts == "2.2"


def test_a_settled_card_is_left_alone(store: Store, delivery: Delivery) -> None:
    ensure(store, delivery)
    assert shown(store, claim(store)[0], settled_at=MONDAY)
    want(store, delivery)
    assert claim(store) == []


def test_a_forgotten_card_is_posted_anew(store: Store, delivery: Delivery) -> None:
    ensure(store, delivery)
    shown(store, claim(store)[0], settled_at=MONDAY)
    with store.transaction(WORKSPACE) as tx:
        cards.forget(tx, card_id(GATE, delivery.id, "qa", 1))
    [card] = claim(store)
    assert (card.ts, card.channel_id, card.settled_at, card.may_be_posted) == (None, "C1", None, False)


def test_a_failed_card_waits_for_its_retry(store: Store, delivery: Delivery) -> None:
    ensure(store, delivery)
    [card] = claim(store)
    with store.transaction(WORKSPACE) as tx:
        cards.failed(tx, card, "ratelimited", MONDAY + timedelta(minutes=1))
    assert find(store, card).error == "ratelimited"
    assert claim(store, MONDAY + timedelta(seconds=59)) == []
    [again] = claim(store, MONDAY + timedelta(minutes=1))
    assert (again.attempts, again.may_be_posted) == (2, True)


def test_a_card_given_up_rests_until_something_new_is_to_be_shown(store: Store, delivery: Delivery) -> None:
    ensure(store, delivery)
    [card] = claim(store)
    with store.transaction(WORKSPACE) as tx:
        cards.give_up(tx, card, "is_archived", MONDAY)
    assert dead(store) == [card.id]
    assert claim(store, MONDAY + timedelta(days=1)) == []
    want(store, delivery)
    assert dead(store) == []
    [again] = claim(store)
    assert (again.error, again.may_be_posted, again.tries_of_this) == ("is_archived", True, 0)
    shown(store, again)
    assert find(store, card).given_up_at is None


def test_a_wish_that_came_before_its_card_was_given_up_has_all_its_tries(
    store: Store, delivery: Delivery
) -> None:
    ensure(store, delivery)
    [card] = claim(store)
    with store.transaction(WORKSPACE) as tx:
        cards.failed(tx, card, "500", MONDAY)
    [card] = claim(store)
    assert card.tries_of_this == 1
    want(store, delivery)
    with store.transaction(WORKSPACE) as tx:
        cards.give_up(tx, card, "500", MONDAY)
    assert dead(store) == []
    [again] = claim(store)
    assert (again.wanted, again.tries_of_this) == (2, 0)


def test_the_operator_drops_what_was_listed_and_no_later_click(store: Store, delivery: Delivery) -> None:
    ensure(store, delivery)
    [card] = claim(store)
    with store.transaction(WORKSPACE) as tx:
        cards.give_up(tx, card, "500", MONDAY)
        [listed] = dead_cards.dead(tx, 10)
        cards.want(tx, delivery.id)
        dead_cards.drop(tx, listed, "dropped")
    assert [each.id for each in claim(store)] == [card.id]


def dead(store: Store) -> list[str]:
    with store.across_workspaces() as tx:
        return [card.id for card in dead_cards.dead(tx, 10)]


def test_the_homes_of_those_who_take_part_follow_the_cards_of_their_delivery(
    store: Store, delivery: Delivery
) -> None:
    want_homes(store, MANAGER.user_id, STRANGER.user_id)
    for card in claim(store):
        shown(store, card, ts="")
    ensure(store, delivery)
    [gate] = claim(store)
    [home] = claim(store)
    assert (gate.kind, home.id) == (GATE, card_id(HOME, user_id=MANAGER.user_id))
    assert claim(store) == []
    shown(store, gate)
    shown(store, home, ts="")
    want(store, delivery)
    assert [card.kind for _ in range(3) for card in claim(store)] == [GATE, HOME]
    want_homes(store, STRANGER.user_id)
    assert [card.user_id for card in claim(store)] == [STRANGER.user_id]


def test_the_home_of_somebody_who_is_asked_by_name_follows_too(store: Store, delivery: Delivery) -> None:
    want_homes(store, STRANGER.user_id)
    [home] = claim(store)
    shown(store, home, ts="")
    with store.transaction(WORKSPACE) as tx:
        loaded = deliveries.load(tx, delivery.id)
        raising.escalate(loaded, "No test system", STRANGER.user_id, MANAGER, MONDAY)
        deliveries.save(tx, loaded)
    ensure(store, delivery)
    assert [card.kind for _ in range(2) for card in claim(store)] == [GATE, HOME]


def test_two_senders_never_get_the_same_card(store: Store, delivery: Delivery) -> None:
    for number in range(1, 61):
        ensure(store, delivery, number)
    batches = at_once([partial(claim, store, MONDAY, 20) for _ in range(6)])
    got = [card.id for batch in batches if isinstance(batch, list) for card in batch]
    assert len(got) == len(set(got))
    rest = claim(store)
    assert len(got) + len(rest) == 60


def test_senders_that_touch_the_same_homes_never_block_each_other_for_good(database_url: str) -> None:
    with closing(Store(database_url, patience=30)) as store:  # a busy machine is slow, but not stuck
        want_homes(store, *(user for users in HOLDERS.values() for user in users))
        for _ in range(40):
            ensure(store, stored(store))

        def send() -> int:
            return sum(len(claim(store, limit=2)) for _ in range(10))

        shares = at_once([send] * 4)
    assert all(isinstance(share, int) for share in shares), shares
