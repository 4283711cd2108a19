"""Notices are sent once, tried again, and given up."""

from datetime import datetime, timedelta
from functools import partial

from storage import notices
from storage.notices import Notice
from storage.store import Store
from tests.gates.deliveries import MONDAY
from tests.storage.samples import OTHER_WORKSPACE, WORKSPACE
from tests.storage.threads import at_once

LEASE = timedelta(seconds=30)
BODY = {"text": "“Ä” & <b>", "blocks": [{"type": "divider"}]}


def add(store: Store, key: str = "k", due_at: datetime = MONDAY, workspace: str = WORKSPACE) -> bool:
    with store.transaction(workspace) as tx:
        return notices.add(tx, key=key, kind="thread", body=BODY, due_at=due_at)


def claim(store: Store, now: datetime = MONDAY, limit: int = 100) -> list[Notice]:
    with store.across_workspaces() as tx:
        return notices.claim(tx, now, LEASE, limit)


def test_a_notice_about_the_same_is_added_once_in_each_workspace(store: Store) -> None:
    assert [add(store), add(store), add(store, workspace=OTHER_WORKSPACE)] == [True, False, True]
    assert {notice.workspace_id for notice in claim(store)} == {WORKSPACE, OTHER_WORKSPACE}


def test_a_notice_is_claimed_when_it_is_due_and_keeps_what_it_says(store: Store) -> None:
    add(store, due_at=MONDAY + timedelta(hours=1))
    assert claim(store) == []
    [notice] = claim(store, MONDAY + timedelta(hours=1))
    assert (notice.body, notice.may_be_sent) == (BODY, False)
    assert notice.attempting_since == MONDAY + timedelta(hours=1)


def test_a_notice_whose_sender_died_is_claimed_again_and_may_have_been_sent(store: Store) -> None:
    add(store)
    claim(store)
    assert claim(store) == []
    [notice] = claim(store, MONDAY + LEASE)
    assert (notice.may_be_sent, notice.attempting_since) == (True, MONDAY)


def test_a_sent_notice_is_never_claimed_again(store: Store) -> None:
    add(store)
    [notice] = claim(store)
    with store.transaction(WORKSPACE) as tx:
        notices.sent(tx, notice, "1.1", MONDAY)
        notices.failed(tx, notice, "late", MONDAY)
    assert claim(store, MONDAY + timedelta(days=1)) == []


def test_a_failed_notice_waits_for_its_retry_and_may_be_given_up(store: Store) -> None:
    add(store)
    [notice] = claim(store)
    with store.transaction(WORKSPACE) as tx:
        notices.failed(tx, notice, "timeout", MONDAY + timedelta(minutes=5))
    assert claim(store, MONDAY + timedelta(minutes=4)) == []
    [again] = claim(store, MONDAY + timedelta(minutes=5))
    assert (again.error, again.attempts) == ("timeout", 2)
    with store.transaction(WORKSPACE) as tx:
        notices.give_up(tx, again, "is_archived", MONDAY)
    assert claim(store, MONDAY + timedelta(days=1)) == []


def test_two_senders_never_get_the_same_notice(store: Store) -> None:
    for number in range(60):
        add(store, f"k{number}")
    batches = at_once([partial(claim, store, MONDAY, 20) for _ in range(6)])
    got = [notice.key for batch in batches if isinstance(batch, list) for notice in batch]
    assert len(got) == len(set(got))
    assert len(got) + len(claim(store)) == 60
