"""Checkpoints see what somebody does who holds the whole database."""

from datetime import datetime, timedelta

import pytest
from sqlalchemy import Connection, text

from gates.records import recording
from handlers.clock.checkpoints import write_checkpoints
from handlers.desk import Desk
from storage import deliveries, proof, workspace_log, workspace_settings
from storage.checkpoints.checkpoint import Checkpoint
from storage.checkpoints.proving import knows_hash, wrong_checkpoints
from storage.checkpoints.writing import last, write
from storage.signing_key import SigningKey
from storage.store import Store
from storage.tables import metadata
from storage.tables.notices import notices
from storage.workspace_log import WorkspaceFact
from tests.gates.deliveries import MANAGER, MONDAY
from tests.storage.samples import OTHER_WORKSPACE, WORKSPACE, stored, stored_at
from tests.storage.test_audit_proof import unguard

KEY = SigningKey("5e" * 32)
FORGER = SigningKey("f0" * 32)


class Hands:
    """A clock that a test sets."""

    def __init__(self) -> None:
        self.at = MONDAY

    def now(self) -> datetime:
        return self.at


@pytest.fixture
def hands() -> Hands:
    return Hands()


@pytest.fixture
def desk(store: Store, hands: Hands) -> Desk:
    """Two workspaces, two days with a checkpoint each, and work on both."""
    first = stored(store)
    stored(store, OTHER_WORKSPACE)
    desk = Desk(store, hands, signing_key=KEY)
    write_checkpoints(desk)
    stored_at(store, "planning")
    with store.transaction(WORKSPACE) as tx:
        delivery = deliveries.load(tx, first.id)
        recording.set_triggers(delivery, 3, "the client waits", MANAGER, MONDAY)
        deliveries.save(tx, delivery, None)
    hands.at = MONDAY + timedelta(days=1)
    write_checkpoints(desk)
    return desk


def wrong(store: Store, key: str | None = KEY.public_key) -> list[str]:
    with store.reading("*") as tx:
        return list(wrong_checkpoints(tx.connection, key))


def newest(store: Store, workspace: str = WORKSPACE) -> Checkpoint:
    with store.reading(workspace) as tx:
        found = last(tx)
    assert found
    return found


def tamper(store: Store, *statements: str) -> None:
    with store.transaction(WORKSPACE) as tx:
        unguard(tx.connection)
        for statement in statements:
            tx.connection.execute(text(statement))


def forge_all(connection: Connection) -> None:
    connection.execute(text("DELETE FROM checkpoint_heads WHERE workspace_id = 'T1'"))
    connection.execute(text("DELETE FROM checkpoints WHERE workspace_id = 'T1'"))


def test_each_day_writes_one_that_chains_what_has_grown(store: Store, desk: Desk, hands: Hands) -> None:
    assert wrong(store) == []
    second = newest(store)
    assert (second.number, second.deliveries) == (2, 2)
    write_checkpoints(desk)
    assert newest(store) == second
    hands.at += timedelta(days=1)
    write_checkpoints(desk)
    third = newest(store)
    assert (third.number, third.previous_hash) == (3, second.hash)
    assert newest(store, OTHER_WORKSPACE).number == 3
    assert wrong(store) == []


def test_it_is_posted_into_the_channel_that_the_admin_chose(store: Store, desk: Desk, hands: Hands) -> None:
    with store.transaction(WORKSPACE) as tx:
        workspace_settings.put(tx, workspace_settings.CHECKPOINTS, "C_AUDIT", "U_ADMIN", MONDAY)
    hands.at += timedelta(days=1)
    write_checkpoints(desk)
    with store.reading(WORKSPACE) as tx:
        rows = tx.connection.execute(notices.select().where(notices.c.kind == "channel")).mappings().all()
    assert [(row["channel_id"], row["key"]) for row in rows] == [("C_AUDIT", "checkpoint/3")]
    assert newest(store).hash in str(rows[0]["body"])


def test_without_a_key_none_is_written(store: Store, hands: Hands) -> None:
    stored(store)
    write_checkpoints(Desk(store, hands))
    with store.reading(WORKSPACE) as tx:
        assert last(tx) is None


def test_two_processes_write_one(store: Store, desk: Desk) -> None:
    """The second one to come finds the number taken."""
    with store.transaction(WORKSPACE) as tx:
        third = write(tx, KEY, MONDAY + timedelta(days=2))
    assert third
    assert third.number == 3
    assert wrong(store) == []


def test_a_dropped_delivery_is_named(store: Store, desk: Desk) -> None:
    with store.reading(WORKSPACE) as tx:
        heads = dict(proof.heads_of(tx.connection))
    dropped = next(delivery for workspace, delivery in heads if workspace == WORKSPACE)
    tamper(store, *(f"DELETE FROM {table} WHERE delivery_id = '{dropped}'" for table in children(store)))
    with store.reading("*") as tx:
        assert list(proof.breaks(tx.connection)) == []  # the log alone does not miss it
    assert any(dropped in each for each in wrong(store))


def test_a_workspace_that_lost_every_delivery_has_its_checkpoint_each_day_and_says_what_is_gone(
    store: Store, desk: Desk, hands: Hands
) -> None:
    tamper(store, *(f"DELETE FROM {table} WHERE workspace_id = '{WORKSPACE}'" for table in children(store)))
    hands.at += timedelta(days=1)
    write_checkpoints(desk)
    third = newest(store)
    assert (third.number, third.deliveries) == (3, 2)
    assert len([each for each in wrong(store) if "is not the row that checkpoint" in each]) == 3


def children(store: Store) -> list[str]:
    tables = [t for t in reversed(metadata.sorted_tables) if "delivery_id" in t.columns]
    return [table.name for table in tables if table.name != "checkpoint_heads"]


@pytest.mark.parametrize(
    ("statement", "said"),
    [
        ("UPDATE checkpoints SET deliveries = 9 WHERE number = 1", "was changed"),
        ("UPDATE checkpoints SET written_at = '2020-01-01T00:00:00.000000+00:00'", "was changed"),
        ("DELETE FROM checkpoint_heads WHERE number = 1", "was changed"),
        ("UPDATE checkpoint_heads SET seq = seq + 1 WHERE number = 2", "was changed"),
        ("UPDATE checkpoints SET signature = 'ab'", "is not signed"),
        ("UPDATE audit_log SET hash = 'x' WHERE seq = 1 AND workspace_id = 'T2'", "T2"),
    ],
)
def test_what_was_changed_is_named(store: Store, desk: Desk, statement: str, said: str) -> None:
    tamper(store, statement)
    with store.reading("*") as tx:
        found = [*map(str, proof.breaks(tx.connection)), *wrong_checkpoints(tx.connection, KEY.public_key)]
    assert any(said in each for each in found)


def test_a_right_that_vanished_from_the_workspaces_own_log_is_named(
    store: Store, desk: Desk, hands: Hands
) -> None:
    with store.transaction(WORKSPACE) as tx:
        workspace_log.append(tx, WorkspaceFact.RIGHTS_GRANTED, "U_ADMIN", MONDAY, {"to": "U1"})
    hands.at += timedelta(days=1)
    write_checkpoints(desk)
    assert wrong(store) == []
    tamper(store, "DELETE FROM workspace_log", "DELETE FROM workspace_heads")
    assert wrong(store) == [
        f"workspace {WORKSPACE}, its own log, row 1: is not the row that checkpoint 3 saw"
    ]


def test_a_removed_checkpoint_is_named(store: Store, desk: Desk) -> None:
    tamper(store, "DELETE FROM checkpoint_heads WHERE number = 1", "DELETE FROM checkpoints WHERE number = 1")
    assert any("checkpoint 1: is missing" in each for each in wrong(store))


def test_one_that_somebody_signed_with_another_key_does_not_hold(store: Store, desk: Desk) -> None:
    posted = newest(store).hash
    with store.transaction(WORKSPACE) as tx:
        forge_all(tx.connection)
        write(tx, FORGER, MONDAY)
    assert any("is not signed with the key that you named" in each for each in wrong(store))
    assert wrong(store, None) == []  # in itself it is whole: hence the key, and the posted hash
    with store.reading("*") as tx:
        assert not knows_hash(tx.connection, posted)
