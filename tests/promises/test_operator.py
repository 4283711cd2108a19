"""What the operator is shown: dead letters, and what the clock would do."""

from datetime import timedelta

import pytest
from typer.testing import CliRunner

from bot.cli import app
from gates.rights.asker import HOUSE
from storage import deliveries, notices
from tests.driver.door import TEAM
from tests.driver.scenes import at_phase
from tests.driver.stage import Stage
from tests.promises.stepping import SECOND, Steps, arrived, notice, post

ROWS = "SELECT key, attempts, due_at, sent_at, given_up_at FROM notices ORDER BY key"


def gatehouse(monkeypatch: pytest.MonkeyPatch, database_url: str, *words: str) -> str:
    monkeypatch.setenv("DATABASE_URL", database_url)
    return CliRunner().invoke(app, words).output


def test_a_dead_letter_is_listed_sent_again_or_dropped(
    steps: Steps, database_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for key in ("first/letter", "second/letter"):
        post(steps.stage, key, "C0NOWHERE1")
    later = steps.stage.clock.now() + timedelta(days=1)
    post(steps.stage, "later", "C0GENERAL1", due_at=later)
    steps.work()

    listed = gatehouse(monkeypatch, database_url, "notices")
    assert "Dead letters: nobody tries them any more: 2" in listed
    assert "direct to C0NOWHERE1, given up" in listed
    assert "channel_not_found" in listed
    assert listed.index("second/letter") < listed.index("Waiting: 1") < listed.index("later")

    steps.stage.post("channels", name="here-now", id="C0NOWHERE1", members=["dana", "U0SANDBOT1"])
    assert "is sent again" in gatehouse(monkeypatch, database_url, "notices", "retry", "first/letter")
    assert "is dropped" in gatehouse(monkeypatch, database_url, "notices", "drop", "second/letter")
    steps.work_for(2 * SECOND)

    assert arrived(steps.stage) == ["first/letter"]
    assert "nobody tries them any more: 0" in gatehouse(monkeypatch, database_url, "notices")
    again = gatehouse(monkeypatch, database_url, "notices", "retry", "first/letter")
    assert "No notice or card that can be sent has the id first/letter" in again


def test_a_letter_that_did_arrive_is_found_when_it_is_sent_again(
    steps: Steps, database_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    steps.stage.fault("chat.postMessage", "reset_after", times=1)
    steps.stage.post("act/invite", user="dana", channel="acme-talent", invited="U0SANDBOT1")
    post(steps.stage, "arrived", "C0ACMETLNT")
    steps.work()
    with steps.stage.desk.store.transaction(TEAM) as tx:
        notices.give_up(tx, notice(steps.stage, "arrived"), "no answer", steps.stage.clock.now())
    gatehouse(monkeypatch, database_url, "notices", "retry", "arrived")
    steps.work()
    assert arrived(steps.stage) == ["arrived"]
    assert notice(steps.stage, "arrived").sent_at


def test_a_rehearsal_tells_what_the_clock_would_do_and_changes_nothing(
    quiet: Stage, database_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    delivery = at_phase(quiet.desk, "handover")
    before = contents(quiet)
    now = gatehouse(monkeypatch, database_url, "tick", "--dry-run")
    in_two_weeks = (quiet.clock.now() + timedelta(days=14)).isoformat()
    then = gatehouse(monkeypatch, database_url, "tick", "--dry-run", "--at", in_two_weeks)

    assert "gate to C0ACMETLNT: " in now
    assert "why: it waits since" in now
    assert len(then.splitlines()) >= len(now.splitlines())
    assert contents(quiet) == before
    with quiet.desk.store.reading(TEAM, HOUSE) as tx:
        assert deliveries.read(tx, delivery.id).facts == []
    assert "add --dry-run" in gatehouse(monkeypatch, database_url, "tick")
    assert "takes a moment such as" in gatehouse(
        monkeypatch, database_url, "tick", "--dry-run", "--at", "soon"
    )


def contents(stage: Stage) -> list[tuple[object, ...]]:
    with stage.desk.store.reading(TEAM) as tx:
        asked = (ROWS, "SELECT id, wanted, shown FROM cards ORDER BY id", "SELECT count(*) FROM audit_log")
        return [tuple(row) for each in asked for row in tx.connection.exec_driver_sql(each)]
