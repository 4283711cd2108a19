"""`verify` names every row that somebody tampered with."""

from typing import Any

import pytest
from sqlalchemy import Connection, text
from sqlalchemy.exc import DBAPIError

from gates.delivery import Delivery
from storage import audit
from storage.chain import digest
from storage.store import Store
from storage.tables.audit import audit_log
from storage.workspace_log import WorkspaceFact, append
from tests.gates.deliveries import MONDAY
from tests.storage.samples import OTHER_WORKSPACE, WORKSPACE, stored, stored_at

GUARDS = {
    "sqlite": [
        f"DROP TRIGGER {log}_refuses_{change}"
        for log in ("audit_log", "workspace_log")
        for change in ("update", "delete", "rewording")
    ],
    "postgresql": [
        f"DROP TRIGGER {guard} ON {log}"
        for log in ("audit_log", "workspace_log")
        for guard in (f"{log}_refuses_change", f"{log}_refuses_rewording")
    ]
    + ["DROP TRIGGER audit_log_refuses_delete ON audit_log"],
}


@pytest.fixture
def delivery(store: Store) -> Delivery:
    """One among others, in the middle of its way."""
    stored(store)
    stored(store, OTHER_WORKSPACE)
    return stored_at(store, "planning")


def unguard(connection: Connection) -> None:
    for statement in GUARDS[connection.dialect.name]:
        connection.execute(text(statement))


def tamper(store: Store, delivery: Delivery, *statements: str, **values: Any) -> None:
    with store.transaction(WORKSPACE) as tx:
        unguard(tx.connection)
        for statement in statements:
            tx.connection.execute(text(statement), {"d": delivery.id, **values})


def found(store: Store, delivery: Delivery) -> list[tuple[int, str]]:
    breaks = audit.verify(store)
    assert {(b.workspace_id, b.delivery_id) for b in breaks} <= {(WORKSPACE, delivery.id)}
    return [(b.seq, b.wrong) for b in breaks]


def last_seq(store: Store, delivery: Delivery) -> int:
    with store.reading(WORKSPACE) as tx:
        return len(audit.history(tx, delivery.id))


def test_an_untouched_log_is_whole(store: Store, delivery: Delivery) -> None:
    assert found(store, delivery) == []


@pytest.mark.parametrize("change", ["UPDATE audit_log SET done_by = 'U_X'", "DELETE FROM audit_log"])
def test_the_database_itself_refuses_to_change_the_log(store: Store, delivery: Delivery, change: str) -> None:
    with pytest.raises(DBAPIError, match="can only grow"), store.transaction(WORKSPACE) as tx:
        tx.connection.execute(text(change))


@pytest.mark.parametrize(
    "change",
    ["done_by = 'U_X'", "round = 7", "intent = 'other'", "kind = 'gate.passed'", "previous_hash = hash"],
)
def test_a_changed_row_is_named(store: Store, delivery: Delivery, change: str) -> None:
    tamper(store, delivery, f"UPDATE audit_log SET {change} WHERE delivery_id = :d AND seq = 4")
    assert found(store, delivery) == [(4, "was changed")]


def test_a_row_that_was_changed_with_its_hash_is_named_by_the_row_after_it(
    store: Store, delivery: Delivery
) -> None:
    with store.transaction(WORKSPACE) as tx:
        its = (audit_log.c.delivery_id == delivery.id, audit_log.c.seq == 4)
        entry = dict(tx.connection.execute(audit_log.select().where(*its)).mappings().one())
    new = digest({**entry, "done_by": "U_X"})
    tamper(
        store, delivery,
        "UPDATE audit_log SET done_by = 'U_X', hash = :new WHERE delivery_id = :d AND seq = 4", new=new,
    )  # fmt: skip
    assert found(store, delivery) == [(4, "is not the row after which the next one was written")]


def test_a_removed_row_is_named(store: Store, delivery: Delivery) -> None:
    tamper(store, delivery, "DELETE FROM audit_log WHERE delivery_id = :d AND seq = 4")
    assert found(store, delivery) == [(4, "is missing")]


def test_a_removed_beginning_is_named(store: Store, delivery: Delivery) -> None:
    tamper(store, delivery, "DELETE FROM audit_log WHERE delivery_id = :d AND seq < 4")
    assert found(store, delivery) == [(1, "is missing, and so is every row up to 3")]


def test_two_rows_that_changed_places_are_both_named(store: Store, delivery: Delivery) -> None:
    tamper(
        store, delivery,
        "UPDATE audit_log SET seq = 1000 WHERE delivery_id = :d AND seq = 3",
        "UPDATE audit_log SET seq = 3 WHERE delivery_id = :d AND seq = 5",
        "UPDATE audit_log SET seq = 5 WHERE delivery_id = :d AND seq = 1000",
    )  # fmt: skip
    assert found(store, delivery) == [(3, "was swapped with row 5"), (5, "was swapped with row 3")]


def test_a_log_that_was_cut_off_is_named(store: Store, delivery: Delivery) -> None:
    last = last_seq(store, delivery)
    tamper(store, delivery, "DELETE FROM audit_log WHERE delivery_id = :d AND seq > :kept", kept=last - 2)
    assert found(store, delivery) == [(last - 1, f"is cut off, and so is every row up to {last}")]


def test_a_log_that_was_emptied_is_named(store: Store, delivery: Delivery) -> None:
    last = last_seq(store, delivery)
    tamper(store, delivery, "DELETE FROM audit_log WHERE delivery_id = :d")
    assert found(store, delivery) == [(1, f"is cut off, and so is every row up to {last}")]


def test_a_last_row_that_was_written_anew_is_named(store: Store, delivery: Delivery) -> None:
    last = last_seq(store, delivery)
    with store.transaction(WORKSPACE) as tx:
        its = (audit_log.c.delivery_id == delivery.id, audit_log.c.seq == last)
        entry = dict(tx.connection.execute(audit_log.select().where(*its)).mappings().one())
    new = digest({**entry, "done_by": "U_X"})
    tamper(
        store, delivery,
        "UPDATE audit_log SET done_by = 'U_X', hash = :new WHERE delivery_id = :d AND seq = :last",
        new=new, last=last,
    )  # fmt: skip
    assert found(store, delivery) == [(last, "is not the row that the delivery remembers as its last")]


def test_a_row_that_gatehouse_never_wrote_is_named(store: Store, delivery: Delivery) -> None:
    last = last_seq(store, delivery)
    columns = ", ".join(column.name for column in audit_log.columns if column.name != "seq")
    copy = f"INSERT INTO audit_log ({columns}, seq) SELECT {columns}, seq + 1 FROM audit_log"
    tamper(store, delivery, f"{copy} WHERE delivery_id = :d AND seq = :last", last=last)
    assert (last + 1, "was never written by Gatehouse") in found(store, delivery)


def test_a_break_reads_as_a_sentence() -> None:
    assert str(audit.Break("T1", "D1", 3, "was changed")) == "workspace T1, delivery D1, row 3: was changed"


def test_what_was_taken_from_the_workspaces_own_log_is_named(store: Store, delivery: Delivery) -> None:
    with store.transaction(WORKSPACE) as tx:
        for number in range(3):
            append(tx, WorkspaceFact.SETTING_CHANGED, "U0CLARA", MONDAY, {"setting": f"s{number}"})
    assert found(store, delivery) == []
    tamper(store, delivery, "DELETE FROM workspace_log WHERE seq = 2")
    assert [str(each) for each in audit.verify(store)] == [
        f"workspace {WORKSPACE}, its own log, row 2: is missing"
    ]
