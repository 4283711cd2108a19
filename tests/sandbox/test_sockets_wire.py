"""Socket Mode on the wire. Sources: docs.slack.dev "Using Socket Mode", slack.md, slack_sdk's own tests."""

from collections.abc import Iterator
from contextlib import ExitStack

import pytest
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError
from websockets.exceptions import InvalidStatus

from tests.sandbox.running import DANA, DELIVERIES, SHARED, Json, Sandbox, running_sandbox
from tests.sandbox.wires import address, meanwhile, until_connected, wired

BUTTON = {"type": "button", "action_id": "go", "text": {"type": "plain_text", "text": "Go"}}
CARD = [{"type": "actions", "block_id": "row", "elements": [BUTTON]}]


@pytest.fixture(scope="module")
def running_alone() -> Iterator[Sandbox]:
    """The app has no address; it connects itself or is not there."""
    with running_sandbox(bot_url=None, retry_delays=(0.0, 60.0, 300.0)) as sandbox:
        yield sandbox


@pytest.fixture
def alone(running_alone: Sandbox) -> Sandbox:
    running_alone.post("reset")
    return running_alone


@pytest.fixture(scope="module")
def running_hastily() -> Iterator[Sandbox]:
    """Waits for an acknowledgement only for a moment."""
    with running_sandbox(bot_url=None, ack_seconds=0.1, retry_delays=(0.0, 0.0, 0.0)) as sandbox:
        yield sandbox


@pytest.fixture
def hasty(running_hastily: Sandbox) -> Sandbox:
    running_hastily.post("reset")
    return running_hastily


def command(sandbox: Sandbox) -> Json:
    return sandbox.act("command", DANA, channel=DELIVERIES, command="/gate", text="help")


def refusal(sandbox: Sandbox, token: str) -> str:
    with pytest.raises(SlackApiError) as refused:
        WebClient(base_url=f"{sandbox.address}/api/").apps_connections_open(app_token=token)
    error: str = refused.value.response["error"]
    return error


def test_an_address_is_given_for_the_apps_own_token_only(alone: Sandbox) -> None:
    assert address(alone).startswith(f"ws://127.0.0.1:{alone.config.port}/link/?ticket=")
    assert refusal(alone, alone.config.bot_token) == "not_allowed_token_type"
    assert refusal(alone, "xapp-unknown") == "invalid_auth"
    assert refusal(alone, "") == "not_authed"


def test_a_ticket_is_good_for_one_connection(alone: Sandbox) -> None:
    url = address(alone)
    with wired(alone, url):
        pass
    for used in (url, url.replace("ticket=", "ticket=x")):
        with pytest.raises(InvalidStatus), wired(alone, used):
            pass


def test_a_connection_is_greeted_with_what_slack_says(alone: Sandbox) -> None:
    with wired(alone) as one, wired(alone) as two:
        assert one.hello.keys() == {"type", "num_connections", "debug_info", "connection_info"}
        assert one.hello["type"] == "hello"
        assert one.hello["connection_info"] == {"app_id": "A0SANDBOX1"}
        assert one.hello["debug_info"].keys() == {"host", "build_number", "approximate_connection_time"}
        assert [wire.hello["num_connections"] for wire in (one, two)] == [1, 2]


def test_a_command_comes_in_an_envelope_and_its_payload_is_the_answer(alone: Sandbox) -> None:
    with wired(alone) as wire, meanwhile(command, alone) as outcome:
        envelope = wire.read()
        wire.ack(envelope, {"text": "Here is help"})
        assert outcome.result()["ok"]
    assert envelope.keys() == {"envelope_id", "payload", "type", "accepts_response_payload"}
    assert (envelope["type"], envelope["accepts_response_payload"]) == ("slash_commands", True)
    assert (envelope["payload"]["command"], envelope["payload"]["text"]) == ("/gate", "help")
    assert [message["text"] for message in alone.messages(DELIVERIES)] == ["Here is help"]


def test_a_click_takes_no_payload_with_its_acknowledgement(alone: Sandbox) -> None:
    ts = alone.api.chat_postMessage(channel=SHARED, text="x", blocks=CARD)["ts"]
    click = {"channel": SHARED, "message_ts": ts, "action": "go"}
    with wired(alone) as wire, meanwhile(alone.act, "click", DANA, **click) as outcome:
        envelope = wire.read()
        wire.ack(envelope, {"text": "nobody reads this"})
        assert outcome.result()["ok"]
    assert (envelope["type"], envelope["accepts_response_payload"]) == ("interactive", False)
    assert envelope["payload"]["type"] == "block_actions"
    assert len(alone.messages(SHARED)) == 1


def test_an_event_says_which_attempt_it_is(alone: Sandbox) -> None:
    with wired(alone) as wire, meanwhile(alone.act, "home", DANA) as outcome:
        envelope = wire.read()
        wire.ack(envelope)
        outcome.result()
    assert (envelope["type"], envelope["accepts_response_payload"]) == ("events_api", False)
    assert (envelope["retry_attempt"], envelope["retry_reason"]) == (0, "")
    assert envelope["payload"]["event"]["type"] == "app_home_opened"


def test_each_payload_goes_to_one_of_the_connections(alone: Sandbox) -> None:
    with wired(alone) as one, wired(alone) as two:
        for wire, other in ((one, two), (two, one)):
            with meanwhile(command, alone) as outcome:
                wire.ack(wire.read())
                assert outcome.result()["ok"]
            assert other.has_nothing()


def test_there_are_up_to_ten_connections(alone: Sandbox) -> None:
    with ExitStack() as ten:
        wires = [ten.enter_context(wired(alone)) for _ in range(10)]
        assert [wire.hello["num_connections"] for wire in wires] == list(range(1, 11))
        eleventh = ten.enter_context(wired(alone))
        assert (eleventh.hello["type"], eleventh.hello["reason"]) == ("disconnect", "too_many_websockets")
        assert eleventh.is_closed()
        assert alone.get("workspace")["connections"] == 10


def test_without_a_connection_a_command_fails_and_an_event_comes_later(alone: Sandbox) -> None:
    until_connected(alone, 0)
    outcome = command(alone)
    assert outcome["error"] == "/gate failed because the app could not be reached (dispatch_failed)."
    alone.act("home", DANA)
    assert [each["way"] for each in alone.deliveries(2)] == ["none", "none"]
    with wired(alone) as wire:
        alone.post("clock", advance=60)
        envelope = wire.read()
        wire.ack(envelope)
        assert (envelope["retry_attempt"], envelope["retry_reason"]) == (2, "connection_failed")
        assert [each["status"] for each in alone.deliveries(3)] == [None, None, 200]
        assert wire.has_nothing()


def test_an_event_that_is_not_acknowledged_is_sent_again_three_times(hasty: Sandbox) -> None:
    with wired(hasty) as wire:
        hasty.act("home", DANA)
        hasty.deliveries(4)
        envelopes = [wire.read() for _ in range(4)]
        assert wire.has_nothing()
    assert [each["retry_attempt"] for each in envelopes] == [0, 1, 2, 3]
    assert [each["retry_reason"] for each in envelopes] == ["", *["http_timeout"] * 3]
    assert len({each["payload"]["event_id"] for each in envelopes}) == 1


def test_a_command_that_is_not_acknowledged_is_not_sent_again(hasty: Sandbox) -> None:
    with wired(hasty) as wire:
        assert "(operation_timeout)" in command(hasty)["error"]
        wire.ack(wire.read(), {"text": "too late"})
        assert wire.has_nothing()
    assert hasty.messages(DELIVERIES) == []


def test_an_event_that_is_lost_with_its_connection_goes_to_another(alone: Sandbox) -> None:
    with wired(alone) as one, wired(alone) as two, meanwhile(alone.act, "home", DANA):
        lost = one.read()
        one.connection.close()
        again = two.read()
        two.ack(again)
    assert (again["retry_attempt"], again["retry_reason"]) == (1, "connection_failed")
    assert again["payload"]["event_id"] == lost["payload"]["event_id"]


def test_a_command_that_is_lost_with_its_connection_is_an_error(alone: Sandbox) -> None:
    with wired(alone) as wire, meanwhile(command, alone) as outcome:
        wire.read()
        wire.connection.close()
        assert "(dispatch_failed)" in outcome.result()["error"]
    assert len(alone.get("deliveries")) == 1


def test_a_warning_comes_ten_seconds_ahead(alone: Sandbox) -> None:
    with wired(alone) as wire:
        alone.post("sockets", disconnect="warning")
        warning = wire.read()
        assert warning.keys() == {"type", "reason", "debug_info"}
        assert (warning["type"], warning["reason"]) == ("disconnect", "warning")
        alone.post("clock", advance=9)
        assert wire.has_nothing()
        alone.post("clock", advance=1)
        assert wire.read()["reason"] == "refresh_requested"
        assert wire.is_closed()


def test_what_was_sent_before_a_refresh_may_still_be_acknowledged(alone: Sandbox) -> None:
    with wired(alone) as old, meanwhile(command, alone) as outcome:
        envelope = old.read()
        alone.post("sockets", disconnect="refresh_requested")
        assert old.read()["reason"] == "refresh_requested"
        with wired(alone) as new:
            new.ack(envelope)
            assert outcome.result()["ok"]
        assert old.is_closed()


def test_a_connection_grows_old(alone: Sandbox) -> None:
    with wired(alone, address(alone) + "&debug_reconnects=true") as wire:
        assert wire.hello["debug_info"]["approximate_connection_time"] == 360
        alone.post("clock", advance=350)
        assert wire.read()["reason"] == "warning"


def test_a_disabled_link_is_cut_and_no_new_one_is_given(alone: Sandbox) -> None:
    unused = address(alone)
    with wired(alone) as wire:
        alone.post("sockets", disconnect="link_disabled")
        assert wire.read()["reason"] == "link_disabled"
        assert wire.is_closed()
    assert refusal(alone, alone.config.app_token) == "access_denied"
    with pytest.raises(InvalidStatus), wired(alone, unused):
        pass
    alone.post("sockets", on=True)
    with wired(alone) as wire:
        assert wire.hello["num_connections"] == 1


def test_an_app_whose_manifest_has_no_socket_mode_gets_no_address(scoped: Sandbox) -> None:
    assert refusal(scoped, scoped.config.app_token) == "access_denied"


def test_a_disconnect_for_another_reason_is_refused(alone: Sandbox) -> None:
    refused = alone.http.post("/sandbox/sockets", json={"disconnect": "boredom"})
    assert refused.json()["error"] == ("disconnect must be one of warning, refresh_requested, link_disabled.")


def test_a_ping_is_answered_and_what_is_no_acknowledgement_is_not(alone: Sandbox) -> None:
    with wired(alone) as wire:
        for text in ("no JSON", "[]", '{"envelope_id": 5}', '{"envelope_id": "unknown"}'):
            wire.connection.send(text)
        assert wire.connection.ping().wait(10)
        assert wire.has_nothing()
