"""Events are repeated, and say why each time. Source: docs.slack.dev "Events API", error handling."""

from collections.abc import Iterator

import pytest

from sandbox.config import Config
from tests.sandbox.running import DANA, DELIVERIES, Door, Peer, Sandbox, running_sandbox


@pytest.fixture(scope="module")
def running_as_slack_does(door: Door) -> Iterator[Sandbox]:
    """With Slack's own pauses between the repeats."""
    with running_sandbox(bot_url=door.address) as sandbox:
        yield sandbox


@pytest.fixture
def patient(running_as_slack_does: Sandbox, door: Door) -> Iterator[Sandbox]:
    running_as_slack_does.post("reset")
    door.peer = Peer(running_as_slack_does)
    yield running_as_slack_does
    door.peer = None


@pytest.fixture
def bot(patient: Sandbox, door: Door) -> Peer:
    """The bot of the patient sandbox."""
    assert door.peer
    return door.peer


def test_slack_waits_three_seconds_and_repeats_at_once_after_a_minute_and_after_five() -> None:
    assert Config().ack_seconds == 3
    assert Config().retry_delays == (0, 60, 300)


def test_the_repeats_follow_the_sandboxs_clock(patient: Sandbox, bot: Peer) -> None:
    bot.instead = lambda: (500, "")
    patient.act("home", DANA)
    counts = [len(patient.deliveries(2))]
    for advance, expected in ((60, 3), (300, 4)):
        patient.post("clock", advance=advance)
        counts.append(len(patient.deliveries(expected)))
    patient.post("clock", advance=3600)
    patient.act("command", DANA, channel=DELIVERIES, command="/gate")
    assert [*counts, len(patient.deliveries(4))] == [2, 3, 4, 4]
    event = patient.deliveries(4)[0]["body"]["event_id"]  # another sandbox may still repeat its own
    retries = [headers.get("x-slack-retry-num") for headers, body in bot.received if event in body]
    assert retries == [None, "1", "2", "3"]


def test_a_bot_that_wants_no_repeats_gets_none(patient: Sandbox, bot: Peer) -> None:
    bot.instead, bot.headers = lambda: (500, ""), {"X-Slack-No-Retry": "1"}
    patient.act("home", DANA)
    patient.post("clock", advance=600)
    patient.act("command", DANA, channel=DELIVERIES, command="/gate")
    assert len(patient.deliveries(1)) == 1


@pytest.mark.parametrize("kind", ["command", "shortcut"])
def test_commands_and_interactions_are_never_repeated(patient: Sandbox, bot: Peer, kind: str) -> None:
    bot.instead = lambda: (500, "")
    more = {"command": {"channel": DELIVERIES, "command": "/gate"}, "shortcut": {"callback_id": "new"}}
    outcome = patient.act(kind, DANA, **more[kind])
    patient.post("clock", advance=600)
    patient.act("read", DANA, channel=DELIVERIES)
    assert "HTTP 500 (dispatch_failed)" in outcome["error"]
    assert len(bot.received) == 1


def test_two_redirects_are_followed_with_the_same_signed_request(patient: Sandbox, bot: Peer) -> None:
    answers = iter([(302, ""), (302, ""), (200, "")])
    bot.instead, bot.headers = lambda: next(answers), {"Location": "/elsewhere"}
    patient.act("home", DANA)
    [delivery] = patient.deliveries(1)
    assert (delivery["status"], delivery["retry"]) == (200, 0)
    assert len({(headers["x-slack-signature"], body) for headers, body in bot.received}) == 1


def test_a_third_redirect_is_one_too_many(patient: Sandbox, bot: Peer) -> None:
    bot.instead, bot.headers = lambda: (302, ""), {"Location": "/elsewhere"}
    patient.act("home", DANA)
    assert [each["reason"] for each in patient.deliveries(2)] == ["too_many_redirects"] * 2
    assert bot.received[-1][0]["x-slack-retry-reason"] == "too_many_redirects"


def test_an_address_without_tls_is_an_ssl_error(door: Door) -> None:
    address = door.address.replace("http://", "https://")
    with running_sandbox(bot_url=address, retry_delays=(0.0,)) as sandbox:
        sandbox.act("home", DANA)
        assert [each["reason"] for each in sandbox.deliveries(2)] == ["ssl_error"] * 2


def test_a_bot_that_hangs_up_is_an_unknown_error(patient: Sandbox, bot: Peer) -> None:
    def hang_up() -> tuple[int, str]:
        raise ConnectionResetError

    bot.instead = hang_up
    patient.act("home", DANA)
    assert [each["reason"] for each in patient.deliveries(2)] == ["unknown_error"] * 2


def test_an_address_is_verified_by_its_answer_to_a_challenge(patient: Sandbox, bot: Peer) -> None:
    assert patient.post("verify") == {"ok": True, "error": None}
    [delivery] = patient.deliveries(1, "url_verification")
    assert delivery["body"].keys() == {"type", "token", "challenge"}
    bot.instead = lambda: (200, "challenge=" + patient.get("deliveries")[0]["body"]["challenge"])
    refused = patient.post("verify")
    assert refused["error"] == (
        "The handshake failed because the app did not answer with the value of challenge."
    )


def test_an_app_without_an_address_cannot_verify_one() -> None:
    with running_sandbox(bot_url=None) as sandbox:
        assert "could not be reached" in sandbox.post("verify")["error"]
