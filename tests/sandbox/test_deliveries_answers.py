"""What the bot's answers do: acknowledgements, response_urls, views. Through a real Bolt app.

Sources: docs.slack.dev "Handling user interaction" and "Modals", slack.md.
"""

from collections.abc import Iterator
from typing import Any

import httpx
import pytest
from slack_bolt import Ack, Respond

from tests.sandbox.running import BOT, DANA, DELIVERIES, INES, SHARED, Json, Peer, Sandbox

BUTTON = {"type": "button", "action_id": "go", "text": {"type": "plain_text", "text": "Go"}, "value": "1"}
CARD = [{"type": "actions", "block_id": "row", "elements": [BUTTON]}]


def text(words: str) -> Json:
    return {"type": "plain_text", "text": words}


def field(block_id: str, **more: Any) -> Json:
    element = {"type": "plain_text_input", "action_id": "value", **more}
    return {"type": "input", "block_id": block_id, "label": text("Name"), "element": element}


def modal(*blocks: Json, **more: Any) -> Json:
    return {
        "type": "modal", "callback_id": "form", "title": text("Form"), "submit": text("Send"),
        "blocks": list(blocks), **more,
    }  # fmt: skip


@pytest.fixture
def form(sandbox: Sandbox, peer: Peer) -> Json:
    """A form that Dana has open; the bot acknowledges its submission with nothing."""
    return opened(sandbox, peer, modal(field("name"), field("scope")))


def opened(sandbox: Sandbox, peer: Peer, view: Json) -> Json:
    def start(ack: Ack, body: Json, client: Any) -> None:
        client.views_open(trigger_id=body["trigger_id"], view=view)
        ack()

    peer.app.command("/gate")(start)
    assert sandbox.act("command", DANA, channel=DELIVERIES, command="/gate")["ok"]
    return stack(sandbox)[-1]


def stack(sandbox: Sandbox) -> list[Json]:
    views: list[Json] = sandbox.get("views", **{"as": DANA})
    return views


def submit(sandbox: Sandbox, **values: Any) -> Json:
    return sandbox.act("submit", DANA, values=values)


def test_a_commands_answer_is_seen_by_its_asker_only(sandbox: Sandbox, peer: Peer) -> None:
    peer.app.command("/gate")(lambda ack: ack("Only you see this"))
    sandbox.act("command", DANA, channel=DELIVERIES, command="/gate")
    assert [m["text"] for m in sandbox.messages(DELIVERIES, DANA)] == ["Only you see this"]
    assert sandbox.messages(DELIVERIES, INES) == []


def test_a_commands_answer_in_channel_is_seen_by_all(sandbox: Sandbox, peer: Peer) -> None:
    peer.app.command("/gate")(lambda ack: ack(text="For all", response_type="in_channel"))
    sandbox.act("command", DANA, channel=DELIVERIES, command="/gate")
    assert [m["text"] for m in sandbox.messages(DELIVERIES, INES)] == ["For all"]


def test_a_commands_answer_with_bad_blocks_is_an_error(sandbox: Sandbox, peer: Peer) -> None:
    peer.app.command("/gate")(lambda ack: ack(blocks=[{"type": "dividr"}]))
    outcome = sandbox.act("command", DANA, channel=DELIVERIES, command="/gate")
    assert "does not understand the app's answer: invalid_blocks" in outcome["error"]


def test_a_response_url_works_where_the_bot_is_no_member(sandbox: Sandbox, peer: Peer) -> None:
    def answer(ack: Ack, respond: Respond) -> None:
        respond("quietly")
        respond(text="aloud", response_type="in_channel")
        ack()

    peer.app.command("/gate")(answer)
    sandbox.act("command", DANA, channel=DELIVERIES, command="/gate")
    assert [m["text"] for m in sandbox.messages(DELIVERIES, DANA)] == ["quietly", "aloud"]
    assert [m["text"] for m in sandbox.messages(DELIVERIES, INES)] == ["aloud"]


def test_a_response_url_replaces_and_deletes_even_an_ephemeral_original(sandbox: Sandbox, peer: Peer) -> None:
    answers: Iterator[Json] = iter(
        [{"text": "settled", "replace_original": True, "blocks": CARD}, {"delete_original": True}]
    )

    def answer(ack: Ack, respond: Respond) -> None:
        respond(**next(answers))
        ack()

    peer.app.action("go")(answer)
    ts = sandbox.api.chat_postEphemeral(channel=SHARED, user=DANA, text="x", blocks=CARD)["message_ts"]
    sandbox.act("click", DANA, channel=SHARED, message_ts=ts, action="go")
    assert [(m["ts"], m["text"]) for m in sandbox.messages(SHARED)] == [(ts, "settled")]
    sandbox.act("click", DANA, channel=SHARED, message_ts=ts, action="go")
    assert sandbox.messages(SHARED) == []


def test_a_response_url_is_good_for_five_answers(sandbox: Sandbox, peer: Peer) -> None:
    url = response_url(sandbox, peer)
    statuses = [httpx.post(url, json={"text": str(n)}).status_code for n in range(5)]
    sixth = httpx.post(url, json={"text": "6"})
    assert statuses == [200] * 5
    assert (sixth.status_code, sixth.text) == (404, "used_url")


def test_a_response_url_is_good_for_thirty_minutes(sandbox: Sandbox, peer: Peer) -> None:
    url = response_url(sandbox, peer)
    sandbox.post("clock", advance=30 * 60 + 1)
    answer = httpx.post(url, json={"text": "late"})
    assert (answer.status_code, answer.text) == (404, "expired_url")


def response_url(sandbox: Sandbox, peer: Peer) -> str:
    peer.app.command("/gate")(lambda ack: ack())
    sandbox.act("command", DANA, channel=DELIVERIES, command="/gate")
    url: str = sandbox.get("deliveries")[-1]["body"]["response_url"]
    return url


def test_an_empty_acknowledgement_closes_the_view(sandbox: Sandbox, peer: Peer, form: Json) -> None:
    seen: list[Json] = []

    def take(ack: Ack, view: Json) -> None:
        seen.append(view["state"]["values"])
        ack()

    peer.app.view("form")(take)
    assert submit(sandbox, name="Acme", scope="Talent & more")["ok"]
    assert stack(sandbox) == []
    assert seen[0]["name"]["value"] == {"type": "plain_text_input", "value": "Acme"}
    assert seen[0]["scope"]["value"]["value"] == "Talent & more"


def test_errors_stay_at_their_fields_with_what_was_typed(sandbox: Sandbox, peer: Peer, form: Json) -> None:
    peer.app.view("form")(lambda ack: ack(response_action="errors", errors={"name": "Taken."}))
    assert submit(sandbox, name="Acme", scope="Talent")["ok"]
    view = stack(sandbox)[-1]
    assert view["errors"] == {"name": "Taken."}
    assert view["state"]["values"]["name"]["value"]["value"] == "Acme"


def test_errors_can_only_stand_at_input_blocks(sandbox: Sandbox, peer: Peer, form: Json) -> None:
    peer.app.view("form")(lambda ack: ack(response_action="errors", errors={"other": "Taken."}))
    outcome = submit(sandbox, name="Acme", scope="Talent")
    assert "errors names 'other', which is no input block" in outcome["error"]
    assert len(stack(sandbox)) == 1


def test_an_update_keeps_typed_values_where_the_ids_stay(sandbox: Sandbox, peer: Peer, form: Json) -> None:
    after = modal(field("name"), field("client"))
    peer.app.view("form")(lambda ack: ack(response_action="update", view=after))
    submit(sandbox, name="Acme", scope="Talent")
    view = stack(sandbox)[-1]
    assert view["id"] == form["id"]
    assert view["state"]["values"]["name"]["value"]["value"] == "Acme"
    assert view["state"]["values"]["client"]["value"]["value"] is None


def test_a_push_lies_on_top_and_closing_it_shows_the_one_beneath(
    sandbox: Sandbox, peer: Peer, form: Json
) -> None:
    peer.app.view("form")(lambda ack: ack(response_action="push", view=modal(field("more"))))
    submit(sandbox, name="Acme", scope="Talent")
    assert [view["previous_view_id"] for view in stack(sandbox)] == [None, form["id"]]
    sandbox.act("close", DANA)
    assert [view["id"] for view in stack(sandbox)] == [form["id"]]


def test_a_fourth_view_cannot_be_pushed(sandbox: Sandbox, peer: Peer, form: Json) -> None:
    peer.app.view("form")(lambda ack: ack(response_action="push", view=modal(field("more"))))
    submit(sandbox, name="Acme", scope="Talent")
    submit(sandbox, more="second")
    outcome = submit(sandbox, more="third")
    assert "push_limit_reached" in outcome["error"]
    assert len(stack(sandbox)) == 3


def test_clear_closes_everything(sandbox: Sandbox, peer: Peer, form: Json) -> None:
    answers: Iterator[Json] = iter(
        [{"response_action": "push", "view": modal(field("more"))}, {"response_action": "clear"}]
    )
    peer.app.view("form")(lambda ack: ack(**next(answers)))
    submit(sandbox, name="Acme", scope="Talent")
    submit(sandbox, more="x")
    assert stack(sandbox) == []


def test_an_answer_with_a_bad_view_is_an_error_and_the_form_stays(
    sandbox: Sandbox, peer: Peer, form: Json
) -> None:
    too_long = {**modal(field("name")), "title": text("x" * 25)}
    peer.app.view("form")(lambda ack: ack(response_action="update", view=too_long))
    outcome = submit(sandbox, name="Acme", scope="Talent")
    assert "must be less than 25 characters [json-pointer:/view/title/text]" in outcome["error"]
    assert stack(sandbox)[-1]["id"] == form["id"]


def test_slack_checks_a_form_before_it_is_sent(sandbox: Sandbox, peer: Peer, form: Json) -> None:
    before = len(peer.received)
    outcome = submit(sandbox, name="", scope="x" * 3_001)
    assert outcome["error"] == "Please check the marked fields."
    assert stack(sandbox)[-1]["errors"] == {
        "name": "Please complete this required field.",
        "scope": "Please enter no more than 3000 characters.",
    }
    assert len(peer.received) == before


def test_nobody_can_type_into_a_field_that_is_not_there(sandbox: Sandbox, peer: Peer, form: Json) -> None:
    outcome = submit(sandbox, nmae="Acme")
    assert outcome["error"] == "There is no field nmae; there are name, scope."


def test_closing_tells_the_bot_only_when_the_view_asked_for_it(sandbox: Sandbox, peer: Peer) -> None:
    closed: list[Json] = []

    def note(ack: Ack, body: Json) -> None:
        closed.append(body)
        ack()

    peer.app.view_closed("form")(note)
    opened(sandbox, peer, modal(field("name")))
    sandbox.act("close", DANA)
    assert closed == []
    sandbox.act("command", DANA, channel=DELIVERIES, command="/gate")
    asking = modal(field("name"), notify_on_close=True)
    sandbox.api.views_update(view_id=stack(sandbox)[-1]["id"], view=asking)
    sandbox.act("close", DANA, clear=True)
    assert closed[0]["is_cleared"] is True
    assert closed[0]["view"]["callback_id"] == "form"


def test_a_click_in_a_view_carries_the_view_and_its_state(sandbox: Sandbox, peer: Peer) -> None:
    seen: list[Json] = []

    def more(ack: Ack, body: Json, client: Any) -> None:
        seen.append(body)
        client.views_update(view_id=body["view"]["id"], hash=body["view"]["hash"], view=modal(field("name")))
        ack()

    peer.app.action("go")(more)
    view = opened(sandbox, peer, modal(field("name"), *CARD))
    state = {"values": {"name": "half-typed"}}
    assert sandbox.act("click", DANA, view=view["id"], action="go", state=state)["ok"]
    body = seen[0]
    assert body["container"] == {"type": "view", "view_id": view["id"]}
    assert body["view"]["state"]["values"]["name"]["value"]["value"] == "half-typed"
    assert "response_url" not in body
    assert "channel" not in body
    kept = stack(sandbox)[-1]["state"]["values"]
    assert kept == {"name": {"value": {"type": "plain_text_input", "value": "half-typed"}}}


def test_a_view_can_be_pushed_from_a_click_in_a_view(sandbox: Sandbox, peer: Peer) -> None:
    def more(ack: Ack, body: Json, client: Any) -> None:
        client.views_push(trigger_id=body["trigger_id"], view=modal(field("more")))
        ack()

    peer.app.action("go")(more)
    opened(sandbox, peer, modal(field("name"), *CARD))
    sandbox.act("click", DANA, action="go")
    assert len(stack(sandbox)) == 2


def test_a_message_that_the_bot_posts_is_unread_until_it_is_read(sandbox: Sandbox) -> None:
    def unread() -> int:
        channels = {each["id"]: each for each in sandbox.get("channels", **{"as": DANA})}
        count: int = channels[SHARED]["unread"]
        return count

    parent = sandbox.api.chat_postMessage(channel=SHARED, text="x")["ts"]
    sandbox.api.chat_postMessage(channel=SHARED, text="in a thread", thread_ts=parent)
    assert unread() == 1
    sandbox.act("read", DANA, channel=SHARED)
    assert unread() == 0
    assert sandbox.messages(SHARED)[0]["user"] == BOT
