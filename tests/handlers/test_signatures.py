"""Only Slack gets in, and whatever gets in is answered."""

from gates.delivery import Delivery
from messages.ids import Action
from storage import finding
from tests.driver.door import LATEST, TEAM, Door, Sent, command, interaction, press, signature
from tests.driver.scenes import DANA, gate_ref, ready_to_sign, reread
from tests.driver.stage import Stage

GARBAGE = [
    Sent(b""),
    Sent(b"\x00\xff\xfe not a form at all"),
    Sent(b"{", "application/json"),
    Sent(b"[1, 2]", "application/json"),
    Sent(b'"text"', "application/json"),
    Sent(b"null", "application/json"),
    Sent(b"payload=%7Bnot-json"),
    Sent(b"payload=null"),
    Sent(b"payload=%5B%5D"),
    Sent(b"payload=%7B%7D"),
    Sent(b"\xff\xfe", "application/json"),
    interaction({"type": "block_actions"}),
    interaction({"type": "view_submission", "view": None}),
    interaction({"type": "block_actions", "user": "U1", "actions": "no"}),
    Sent(b'{"type": "event_callback", "event": {"type": "app_home_opened"}}', "application/json"),
]


def test_what_slack_did_not_sign_is_turned_away_and_stores_nothing(quiet: Stage, door: Door) -> None:
    delivery = ready_to_sign(quiet.desk)
    approve = press(DANA, Action.GATE_APPROVE, gate_ref(delivery))
    right = signature(approve.body)
    forgeries = [
        {},
        {"X-Slack-Signature": right["X-Slack-Signature"]},
        {"X-Slack-Request-Timestamp": right["X-Slack-Request-Timestamp"]},
        right | {"X-Slack-Signature": "v0=" + "0" * 64},
        right | {"X-Slack-Signature": "nonsense"},
        right | {"X-Slack-Signature": "v0=é" + "0" * 63},
        right | {"X-Slack-Request-Timestamp": "٣٣٣"},
        right | {"X-Slack-Request-Timestamp": "soon"},
        signature(approve.body, secret="of another app"),
        signature(approve.body, age=LATEST + 1),
        signature(approve.body, age=-LATEST - 30),  # ahead, even after the request has travelled
        signature(approve.body + b"&more=1"),
    ]

    assert [door.send_with(approve, headers).status_code for headers in forgeries] == [401] * len(forgeries)
    assert reread(quiet.desk, delivery).gates == delivery.gates


def test_unsigned_garbage_is_turned_away(quiet: Stage, door: Door) -> None:
    answers = [door.send_with(sent, {}) for sent in GARBAGE]
    assert [answer.status_code for answer in answers] == [401] * len(GARBAGE)


def test_signed_garbage_is_answered_without_a_traceback(quiet: Stage, door: Door) -> None:
    for sent in GARBAGE:
        answer = door.send(sent)
        assert answer.status_code in (200, 401, 500), sent
        assert "Traceback" not in answer.text
        assert "TypeError" not in answer.text
    assert running(quiet) == []


def test_after_garbage_the_door_still_opens(quiet: Stage, door: Door) -> None:
    for sent in GARBAGE:
        door.send(sent)
    assert "/gate start" in door.send(command(DANA, "help")).text


def running(stage: Stage) -> list[Delivery]:
    with stage.bot.store.reading(TEAM) as tx:
        return finding.running(tx, 10)
