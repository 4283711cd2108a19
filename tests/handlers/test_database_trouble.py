"""The database is locked or gone for a moment: everybody hears so, and nothing is lost or doubled."""

from collections.abc import Iterator
from threading import Event, Thread
from typing import Any

import pytest

from bot.clock import Clock
from messages.ids import Action, Form
from messages.refs import Ref
from storage.store import A_CLICKS_PATIENCE
from tests.driver.crowd import arriving, together
from tests.driver.door import Door, command, home_opened, press, submission
from tests.driver.outage import administering, database_away, throw_out
from tests.driver.scenes import DANA, INES, TEAM_CHANNEL, gate_ref, ready_to_sign, reread, risk
from tests.driver.stage import Stage, on_stage

AWAY = "Gatehouse cannot save anything just now."
PATIENCE = 3.0  # seconds after which Slack shows an error of its own


@pytest.fixture
def quiet(database_url: str) -> Iterator[Stage]:
    """As it is served: no longer for its database than a click may wait."""
    with on_stage(database_url, sender=False, patience=A_CLICKS_PATIENCE) as opened:
        yield opened


def test_while_the_database_is_away_each_door_says_so_in_time(
    quiet: Stage, door: Door, database_url: str
) -> None:
    delivery = ready_to_sign(quiet.desk)
    url = quiet.response_url(DANA, TEAM_CHANNEL)
    approve = press(DANA, Action.GATE_APPROVE, gate_ref(delivery), response_url=url)
    add_risk = submission(DANA, Form.RISK, Ref.to(delivery), risk("Late parts"))

    with database_away(database_url):
        before = Clock().now()
        answers = together(door, [approve, add_risk])
        took = (Clock().now() - before).total_seconds()

    assert took < PATIENCE
    assert [answer.status_code for answer in answers] == [200, 200]
    assert AWAY in answers[1].json()["errors"]["risk"]
    assert AWAY in quiet.actor("dana").told("acme-talent")
    assert reread(quiet.desk, delivery) == delivery

    for sent in (approve, add_risk):  # the very same requests again: nothing of them had been kept
        assert door.send(sent).status_code == 200
    stands = reread(quiet.desk, delivery)
    assert [s.decided_by for s in stands.gate("intake", 1).sign_offs] == [DANA]
    assert [r.text for r in stands.risks] == ["Late parts"]


def test_whoever_comes_while_others_wait_already_is_answered_in_time_too(
    quiet: Stage, door: Door, database_url: str
) -> None:
    ref = Ref.to(ready_to_sign(quiet.desk))
    sent = [submission(DANA, Form.RISK, ref, risk(f"Risk {number}")) for number in range(3)]
    with database_away(database_url):
        took = arriving(door, sent, seconds_apart=0.4)
    assert max(took).total_seconds() < PATIENCE


def test_while_the_database_is_away_a_command_says_so_in_time(
    quiet: Stage, door: Door, database_url: str
) -> None:
    ready_to_sign(quiet.desk)
    with database_away(database_url):
        before = Clock().now()
        answer = door.send(command(DANA, "show"))
        took = (Clock().now() - before).total_seconds()
    assert took < PATIENCE
    assert AWAY in answer.json()["text"]
    assert "being posted" in door.send(command(DANA, "show")).json()["text"]


def test_an_event_that_cannot_be_noted_is_left_for_slack_to_send_again(
    stage: Stage, door: Door, database_url: str
) -> None:
    opened = home_opened(DANA)
    with database_away(database_url):
        assert door.send(opened).status_code == 503
    assert door.send(opened, retry=1).status_code == 200
    stage.eventually(lambda: stage.get("home", **{"as": "dana"}), "Home")


def test_what_was_acknowledged_while_sessions_broke_off_is_kept_once(
    quiet: Stage, door: Door, database_url: str
) -> None:
    delivery = ready_to_sign(quiet.desk)
    names = [f"Risk {number}" for number in range(40)]
    sent = [submission(INES, Form.RISK, Ref.to(delivery), risk(name)) for name in names]

    with breaking_off(database_url):
        answers = [answer for batch in batches(sent, 8) for answer in together(door, batch)]

    assert {answer.status_code for answer in answers} == {200}
    pairs = list(zip(names, answers, strict=True))
    kept = [name for name, answer in pairs if answer.json() == {"response_action": "clear"}]
    for name, answer in pairs:
        assert name in kept or AWAY in str(answer.json()), answer.text
    stored = [each.text for each in reread(quiet.desk, delivery).risks]
    assert set(kept) <= set(stored)
    assert len(stored) == len(set(stored))
    for again in sent:
        assert door.send(again).json() == {"response_action": "clear"}
    assert sorted(each.text for each in reread(quiet.desk, delivery).risks) == sorted(names)


def test_the_sender_goes_on_by_itself_after_the_database_was_away(
    stage: Stage, door: Door, database_url: str
) -> None:
    delivery = ready_to_sign(stage.desk)
    dana = stage.actor("dana")
    dana.sees("Approve", "acme-talent")
    with database_away(database_url):
        door.send(press(DANA, Action.GATE_APPROVE, gate_ref(delivery), response_url=""))
    door.send(press(DANA, Action.GATE_APPROVE, gate_ref(delivery)))
    dana.sees("approved as Delivery manager", "acme-talent")


class breaking_off:  # noqa: N801  used as a context, like the functions of `outage`
    """Ends sessions again and again; SQLite is locked for moments shorter than a click's patience."""

    def __init__(self, url: str) -> None:
        self._url, self._over = url, Event()
        self._thread = Thread(target=self._break_off)

    def __enter__(self) -> None:
        self._thread.start()

    def __exit__(self, *_: object) -> None:
        self._over.set()
        self._thread.join()

    def _break_off(self) -> None:
        while not self._over.wait(0.03):
            if self._url.startswith("sqlite"):
                with database_away(self._url):
                    self._over.wait(0.03)
            else:
                name = self._url.rpartition("/")[2].partition("?")[0]
                with administering(self._url) as connection:
                    throw_out(connection, name)


def batches(sent: list[Any], size: int) -> list[list[Any]]:
    return [sent[start : start + size] for start in range(0, len(sent), size)]
