"""Every block and element that the validator lets through is shown, and nothing in it becomes markup."""

import re
from typing import Any

import pytest

from sandbox.blocks.elements import ELEMENTS as KNOWN_ELEMENTS
from sandbox.blocks.layout import BLOCKS as KNOWN_BLOCKS
from sandbox.page.rendering import BLOCKS, ELEMENTS
from tests.sandbox import valid_blocks as valid
from tests.sandbox.places import changed, places
from tests.sandbox.running import DANA, TALENT, Peer, Sandbox

Json = dict[str, Any]
EVIL = "<img src=x onerror=alert(1)>\"'</textarea>"
MARKS_OF_TYPES = {"type", "icon", "style", "level", "status", "align", "width", "image_url", "url", "id",
                  "range"}  # fmt: skip


@pytest.fixture
def show(sandbox: Sandbox) -> Any:
    """The HTML of a channel that holds one message with these blocks."""
    sandbox.api.conversations_join(channel=TALENT)

    def shown(*blocks: Json) -> str:
        sandbox.api.chat_postMessage(channel=TALENT, text="fallback", blocks=list(blocks))
        return parts(sandbox, "messages")

    return shown


def parts(sandbox: Sandbox, names: str) -> str:
    asked = {"as": DANA, "channel": TALENT, "parts": names}
    return sandbox.http.get("/page/parts", params=asked).raise_for_status().text


def test_every_block_and_element_of_the_validator_has_a_template() -> None:
    assert not KNOWN_BLOCKS.keys() - BLOCKS
    assert not KNOWN_ELEMENTS.keys() - ELEMENTS


@pytest.mark.parametrize("name", valid.IN_MESSAGES)
def test_a_block_of_a_message_is_shown(show: Any, name: str) -> None:
    block = valid.IN_MESSAGES[name]
    html = show(block)
    assert "cannot show" not in html
    assert f'class="block block--{block["type"]}"' in html


@pytest.mark.parametrize("name", valid.IN_MODALS)
def test_a_block_of_a_modal_is_shown(peer: Peer, sandbox: Sandbox, name: str) -> None:
    block = valid.IN_MODALS[name]

    @peer.app.command("/form")
    def form(ack: Any, body: Json) -> None:
        sandbox.api.views_open(trigger_id=body["trigger_id"], view=valid.modal(block))
        ack()

    assert sandbox.act("command", DANA, channel=TALENT, command="/form", text="")["ok"]
    html = parts(sandbox, "views")
    assert "cannot show" not in html
    assert f'class="block block--{block["type"]}"' in html


@pytest.mark.parametrize("name", [*valid.NEWER, *valid.MESSAGES_ONLY, "video", "rich text"])
def test_no_text_of_a_newer_block_becomes_markup(show: Any, name: str) -> None:
    block = valid.IN_MESSAGES[name]
    texts = [
        (path, content)
        for path, content in places(block)
        if isinstance(content, str) and not MARKS_OF_TYPES & {path[-1]} and not str(path[-1]).endswith("_url")
    ]
    words = list(dict.fromkeys(content for _, content in texts))  # what was the same stays the same
    for path, content in texts:
        block = changed(block, path, f"{EVIL[:17]}{words.index(content)}")
    html = show(block)
    assert "&lt;img src=x" in html
    assert "<img src=x" not in html


def test_a_chart_says_its_numbers_in_a_table_too(show: Any) -> None:
    html = show(valid.NEWER["line"], valid.NEWER["pie"])
    assert re.search(r'<th scope="row">June</th>\s*<td class="table__cell--right">4</td>', html)
    assert "Pie chart: May 43%, June 57%." in html
    assert html.count('role="img"') >= 2


def test_a_data_table_heads_its_columns_and_rows_and_says_its_caption(show: Any) -> None:
    """docs.slack.dev, "Data table block": 5 rows on a page unless page_size says more."""
    table = {name: each for name, each in valid.NEWER["data_table"].items() if name != "page_size"}
    html = show(table)
    assert "<caption>Gates</caption>" in html
    assert 'data-size="5"' in html
    assert html.count('<th scope="col"') == 2
    assert html.count('<th scope="row"') == 1
    assert "1.50" in html


def test_a_container_can_be_opened_and_starts_closed_where_the_app_says_so(show: Any) -> None:
    closed = valid.NEWER["container"]
    assert re.search(r"<details[^>]*container--wide\"\s*>", show(closed))
    assert re.search(r"<details[^>]* open>", show({**closed, "default_collapsed": False}))


def test_several_lists_of_different_depth_and_all_styles_are_drawn(show: Any) -> None:
    def items(style: str, indent: int, words: str, **styles: bool) -> Json:
        run = {"type": "text", "text": words, "style": styles}
        inside = [{"type": "rich_text_section", "elements": [run]}]
        return {"type": "rich_text_list", "style": style, "indent": indent, "elements": inside}

    html = show(
        {
            "type": "rich_text",
            "elements": [items("ordered", 0, "one", bold=True), items("bullet", 1, "two", underline=True)],
        }
    )
    assert re.search(r'<ol [^>]*style="--indent: 0"><li><b>one</b></li></ol>', html)
    assert re.search(r'<ul [^>]*style="--indent: 1"><li><u>two</u></li></ul>', html)
