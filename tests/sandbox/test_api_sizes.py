"""Sizes of whole messages and views. Sources: slack.md "Views" and "Messages", docs.slack.dev."""

import json
from typing import Any

import httpx
import pytest

from tests.sandbox.running import DANA, SHARED, TALENT, Json, Peer, Sandbox

LARGEST_VIEW = 250_000
# Measured against chat.postMessage by others: rendered characters, and about 100 for each header
LONGEST_BLOCKS = 13_200


def words(count: int, sign: str = "x", kind: str = "mrkdwn") -> list[Json]:
    """Sections with so many characters in all."""
    sizes = [3_000] * (count // 3_000) + [count % 3_000]
    return [{"type": "section", "text": {"type": kind, "text": sign * size}} for size in sizes if size]


def of_size(kind: str, size: int) -> Json:
    """A view of so many bytes."""
    view: Json = {"type": kind, "blocks": words(2_900), "private_metadata": ""}
    if kind == "modal":
        view |= {"title": {"type": "plain_text", "text": "Form"}}
    while (missing := size - len(json.dumps(view).encode())) > 3_000:
        view["blocks"] += words(2_900)
    view["private_metadata"] = "x" * missing
    return view


def refused_code(sandbox: Sandbox, method: str, **arguments: Any) -> str:
    code: str = sandbox.refusal(method, **arguments)["error"]
    return code


def test_a_home_of_250_kilobytes_is_published_and_a_larger_one_is_not(sandbox: Sandbox) -> None:
    assert sandbox.api.views_publish(user_id=DANA, view=of_size("home", LARGEST_VIEW))["ok"]
    larger = of_size("home", LARGEST_VIEW + 1)
    assert refused_code(sandbox, "views.publish", user_id=DANA, view=larger) == "view_too_large"


def test_a_view_in_an_answer_is_as_large_at_most(sandbox: Sandbox, peer: Peer) -> None:
    small = {**of_size("modal", 3_100), "submit": {"type": "plain_text", "text": "Send"}}

    @peer.app.command("/form")
    def open_form(ack: Any, body: Json) -> None:
        sandbox.api.views_open(trigger_id=body["trigger_id"], view={**small, "callback_id": "form"})
        ack()

    answers = [of_size("modal", LARGEST_VIEW + 1), of_size("modal", LARGEST_VIEW)]

    @peer.app.view("form")
    def answer(ack: Any) -> None:
        ack(response_action="update", view=answers.pop(0))

    sandbox.act("command", DANA, channel=TALENT, command="/form", text="")
    refused = sandbox.act("submit", DANA, values={})
    assert "view_too_large" in refused["error"]
    assert sandbox.act("submit", DANA, values={})["ok"]


@pytest.mark.parametrize(
    ("blocks", "over"),
    [
        (words(LONGEST_BLOCKS), words(LONGEST_BLOCKS + 1)),
        (words(LONGEST_BLOCKS // 5, "&", "plain_text"), words(LONGEST_BLOCKS // 5 + 1, "&", "plain_text")),
        (words(LONGEST_BLOCKS // 4, "<", "plain_text"), words(LONGEST_BLOCKS // 4 + 1, "<", "plain_text")),
        (words(LONGEST_BLOCKS, "&"), words(LONGEST_BLOCKS + 1, "&")),
        (
            [{"type": "header", "text": {"type": "plain_text", "text": "x"}}, *words(LONGEST_BLOCKS - 101)],
            [{"type": "header", "text": {"type": "plain_text", "text": "x"}}, *words(LONGEST_BLOCKS - 100)],
        ),
    ],
    ids=["words", "escaped ands", "escaped brackets", "escaped by the app", "with a header"],
)
def test_a_message_holds_only_so_many_words(sandbox: Sandbox, blocks: list[Json], over: list[Json]) -> None:
    ts = sandbox.api.chat_postMessage(channel=SHARED, text="x", blocks=blocks)["ts"]
    code = refused_code(sandbox, "chat.postMessage", channel=SHARED, text="x", blocks=over)
    again = refused_code(sandbox, "chat.update", channel=SHARED, ts=ts, text="x", blocks=over)
    assert (code, again) == ("msg_blocks_too_long", "msg_blocks_too_long")


def test_cells_and_options_are_no_words_of_the_message(sandbox: Sandbox) -> None:
    cell = {"type": "raw_text", "text": "x" * 9_000}
    table = {"type": "data_table", "caption": "x", "rows": [[cell], [cell]]}
    assert sandbox.api.chat_postMessage(channel=SHARED, text="x", blocks=[table])["ok"]


def test_metadata_has_16_kilobytes_at_most(sandbox: Sandbox) -> None:
    def metadata(size: int) -> Json:
        content: Json = {"event_type": "x", "event_payload": {"a": ""}}
        content["event_payload"]["a"] = "b" * (size - len(json.dumps(content)))
        return content

    assert sandbox.api.chat_postMessage(channel=SHARED, text="x", metadata=metadata(16_000))["ok"]
    larger = metadata(16_001)
    code = refused_code(sandbox, "chat.postMessage", channel=SHARED, text="x", metadata=larger)
    assert code == "metadata_too_large"


def test_a_response_url_takes_no_longer_message(sandbox: Sandbox, peer: Peer) -> None:
    peer.instead = lambda: (200, "")
    sandbox.act("command", DANA, channel=SHARED, command="/gate", text="")
    url = sandbox.get("deliveries")[-1]["body"]["response_url"]
    assert httpx.post(url, json={"blocks": words(LONGEST_BLOCKS + 1)}).text == "msg_blocks_too_long"
    assert httpx.post(url, json={"blocks": words(LONGEST_BLOCKS)}).status_code == 200
