"""Slack is slow, or away: the person still gets an answer in time, and what was done stays done."""

import socket
from collections.abc import Iterator

import pytest

from bot.assembly import Bot
from bot.clock import Clock
from bot.wsgi import build_wsgi
from messages.ids import Action, Field, Form
from messages.refs import Ref
from tests.driver.door import Door, press, signature, submission
from tests.driver.scenes import DANA, PABLO, TEAM_CHANNEL, at_intake, ready_to_sign, reread, risk, started
from tests.driver.stage import Stage
from tests.driver.values import channel, day, text

PATIENCE = 3.0  # seconds after which Slack shows an error of its own
APOLOGY = "Sorry, that did not work"


@pytest.fixture
def silence() -> Iterator[str]:
    """An address where connections are taken and nobody ever answers."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        yield f"http://127.0.0.1:{listener.getsockname()[1]}/response"


def test_a_process_that_starts_while_slack_is_away_serves_clicks(quiet: Stage, door: Door) -> None:
    delivery = at_intake(quiet.desk)
    gate = delivery.gate("intake", 1)
    item = next(item for item in gate.items if not item.done and not item.evidence_required)
    quiet.fault("*", "reset_before", times=100_000)
    bot = Bot(quiet.bot._settings, quiet.clock)
    tick = press(DANA, Action.ITEM_TICK, Ref.to(delivery, gate, item.key))

    web = build_wsgi(bot.app, bot.desk).test_client()
    answer = web.post(
        "/slack/events", data=tick.body, content_type=tick.content_type, headers=signature(tick.body)
    )

    bot.close()
    assert answer.status_code == 200
    ticked = reread(quiet.desk, delivery).gate("intake", 1).item(item.key)
    assert ticked
    assert ticked.ticked_by == DANA


def test_what_needs_no_call_to_slack_makes_none(quiet: Stage, door: Door) -> None:
    delivery = ready_to_sign(quiet.desk)
    door.send(press(DANA, Action.GATE_APPROVE, Ref.to(delivery, delivery.current)))
    door.send(submission(DANA, Form.RISK, Ref.to(delivery), risk("Late parts")))
    door.send(submission(DANA, Form.RISK, Ref.to(delivery), risk("")))
    assert quiet.calls() == []


def test_a_form_that_slack_opens_too_slowly_ends_in_an_apology_in_time(quiet: Stage, door: Door) -> None:
    delivery = ready_to_sign(quiet.desk)
    quiet.fault("views.open", "latency", seconds=4)
    url = quiet.response_url(DANA, TEAM_CHANNEL)
    before = Clock().now()
    door.send(press(DANA, Action.GATE_SEND_BACK, Ref.to(delivery, delivery.current), response_url=url))
    assert (Clock().now() - before).total_seconds() < PATIENCE
    assert APOLOGY in quiet.actor("dana").told("acme-talent")


def test_an_answer_that_slack_does_not_take_holds_up_nobody(quiet: Stage, door: Door, silence: str) -> None:
    delivery = ready_to_sign(quiet.desk)
    before = Clock().now()
    approve = press(PABLO, Action.GATE_APPROVE, Ref.to(delivery, delivery.current), response_url=silence)
    assert door.send(approve).status_code == 200
    assert (Clock().now() - before).total_seconds() < PATIENCE


def test_a_window_that_cannot_be_redrawn_does_not_claim_that_nothing_was_changed(quiet: Stage) -> None:
    delivery = at_intake(quiet.desk)
    dana, gate = quiet.actor("dana"), delivery.gate("intake", 1)
    item = next(item for item in gate.items if not item.done and not item.evidence_required)
    door, trigger = Door(quiet.bot_url), quiet.trigger(DANA)
    door.send(press(DANA, Action.GATE_ITEMS, Ref.to(delivery, gate), trigger_id=trigger))
    quiet.fault("views.update", "reset_before", times=5)

    assert dana.press_in_view(Action.ITEM_TICK, item=item.key)["ok"]

    assert APOLOGY not in str(dana.view()["blocks"])
    ticked = reread(quiet.desk, delivery).gate("intake", 1).item(item.key)
    assert ticked
    assert ticked.done
    door.close()


def test_a_refused_form_asks_slack_nothing(quiet: Stage, door: Door) -> None:
    delivery = started(quiet.desk)
    for _ in range(10):
        door.send(submission(PABLO, Form.RISK, Ref.to(delivery), risk(" ")))
    assert quiet.calls() == []


def test_moving_to_a_channel_that_cannot_be_seen_is_refused_at_its_field(quiet: Stage, door: Door) -> None:
    quiet.post("channels", name="secret", kind="private", id="C0PRIVATE1", members=["dana"])
    delivery = started(quiet.desk)
    details = {
        Field.NAME: text(delivery.name),
        Field.CLIENT: text(delivery.client or ""),
        Field.SCOPE: text(delivery.scope),
        Field.AGREED_ON: day("2027-02-26"),
        Field.INTERNAL_CHANNEL: channel(TEAM_CHANNEL),
    }
    for field in (Field.INTERNAL_CHANNEL, Field.CLIENT_CHANNEL):
        changed = details | {field: channel("C0PRIVATE1")}
        answer = door.send(submission(DANA, Form.DETAILS, Ref.to(delivery), changed)).json()
        assert "/invite @Gatehouse" in answer["errors"][field]
    assert reread(quiet.desk, delivery) == delivery
