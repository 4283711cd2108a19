"""Every element's form field becomes what Slack puts into state.values and into an action."""

from typing import Any
from zoneinfo import ZoneInfo

import pytest

from sandbox.page.forms import action_of, state_values
from sandbox.page.rich_typing import text_of
from sandbox.page.surface import field_name
from sandbox.people.acting import NotPossible

BERLIN = ZoneInfo("Europe/Berlin")
Json = dict[str, Any]


def option(value: str) -> Json:
    return {"text": {"type": "plain_text", "text": value.title()}, "value": value}


OPTIONS = [option("low"), option("medium"), option("high")]
GROUPS = [{"label": {"type": "plain_text", "text": "All"}, "options": OPTIONS}]
RICH = {
    "type": "rich_text",
    "elements": [{"type": "rich_text_section", "elements": [{"type": "text", "text": "Hello"}]}],
}


def block(kind: str, **more: Any) -> Json:
    """An input block with strange but allowed ids."""
    element = {"type": kind, "action_id": "the value/é", **more}
    return {"type": "input", "block_id": "a b%2F/c", "element": element}


def value_of(one: Json, *sent: str) -> Json:
    values = state_values([one], {field_name(one, one["element"]): list(sent)}, BERLIN)
    assert list(values) == ["a b%2F/c"]
    found: Json = values["a b%2F/c"]["the value/é"]
    return found


# docs.slack.dev, "Block elements" and "block_actions payload": the name of each element's value in the state
@pytest.mark.parametrize(
    ("kind", "more", "sent", "expected"),
    [
        ("plain_text_input", {}, ["two\r\nlines"], {"value": "two\nlines"}),
        ("plain_text_input", {}, [""], {"value": None}),
        ("email_text_input", {}, ["a@b.example"], {"value": "a@b.example"}),
        ("url_text_input", {}, ["https://b.example"], {"value": "https://b.example"}),
        ("number_input", {"is_decimal_allowed": True}, ["2.5"], {"value": "2.5"}),
        ("rich_text_input", {}, ["Hello"], {"rich_text_value": RICH}),
        ("datepicker", {}, ["2026-12-18"], {"selected_date": "2026-12-18"}),
        ("timepicker", {}, ["09:30"], {"selected_time": "09:30"}),
        ("datetimepicker", {}, ["2026-01-05T10:00"], {"selected_date_time": 1_767_603_600}),
        ("static_select", {"options": OPTIONS}, ["high"], {"selected_option": option("high")}),
        ("static_select", {"options": OPTIONS}, [""], {"selected_option": None}),
        ("static_select", {"option_groups": GROUPS}, ["low"], {"selected_option": option("low")}),
        ("radio_buttons", {"options": OPTIONS}, ["medium"], {"selected_option": option("medium")}),
        ("radio_buttons", {"options": OPTIONS}, [], {"selected_option": None}),
        (
            "checkboxes",
            {"options": OPTIONS},
            ["low", "high"],
            {"selected_options": [option("low"), option("high")]},
        ),
        ("checkboxes", {"options": OPTIONS}, [], {"selected_options": []}),
        ("multi_static_select", {"options": OPTIONS}, ["low"], {"selected_options": [option("low")]}),
        ("users_select", {}, ["U1"], {"selected_user": "U1"}),
        ("multi_users_select", {}, ["U1", "U2"], {"selected_users": ["U1", "U2"]}),
        ("multi_users_select", {}, [], {"selected_users": []}),
        ("conversations_select", {}, ["C1"], {"selected_conversation": "C1"}),
        ("multi_conversations_select", {}, ["C1"], {"selected_conversations": ["C1"]}),
        ("channels_select", {}, ["C1"], {"selected_channel": "C1"}),
        ("multi_channels_select", {}, ["C1"], {"selected_channels": ["C1"]}),
    ],
)
def test_a_field_becomes_its_state_value(kind: str, more: Json, sent: list[str], expected: Json) -> None:
    assert value_of(block(kind, **more), *sent) == {"type": kind, **expected}


def test_what_a_menu_does_not_offer_cannot_be_chosen() -> None:
    with pytest.raises(NotPossible):
        value_of(block("static_select", options=OPTIONS), "forged")


def test_a_field_that_was_not_sent_stands_there_empty() -> None:
    one = block("plain_text_input", initial_value="what the app had put there")
    assert state_values([one], {}, BERLIN) == {
        "a b%2F/c": {"the value/é": {"type": "plain_text_input", "value": None}}
    }


BUTTON = {"type": "button", "action_id": "gate.approve", "text": {"type": "plain_text", "text": "Approve"}}
MENU = {"type": "overflow", "action_id": "gate.more", "options": OPTIONS}
PERSON = {"type": "users_select", "action_id": "gate.owner"}
ACTIONS = [{"type": "actions", "block_id": "decide", "elements": [BUTTON | {"value": "g1"}, MENU, PERSON]}]


def test_a_press_carries_the_buttons_own_value() -> None:
    pressed = action_of(ACTIONS, "decide", "gate.approve", {}, BERLIN)
    assert pressed == {"type": "button", "text": BUTTON["text"], "value": "g1"}


def test_a_choice_in_an_overflow_menu_carries_its_option() -> None:
    chosen = action_of(ACTIONS, "decide", "gate.more", {"chosen": ["high"]}, BERLIN)
    assert chosen == {"type": "overflow", "selected_option": option("high")}


def test_a_menu_in_a_message_tells_what_was_chosen() -> None:
    chosen = action_of(ACTIONS, "decide", "gate.owner", {"decide/gate.owner": ["U2"]}, BERLIN)
    assert chosen == {"type": "users_select", "selected_user": "U2"}


def rich(*elements: Json) -> Json:
    return {"type": "rich_text", "elements": list(elements)}


def run(text: str, **styles: bool) -> Json:
    return {"type": "text", "text": text} | ({"style": styles} if styles else {})


def part(kind: str, *runs: Json, **more: Any) -> Json:
    return {"type": f"rich_text_{kind}", **more, "elements": list(runs)}


# docs.slack.dev, "Rich text block": its parts and their styles
@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("*a* _b_ ~c~ `d`", part("section", run("a", bold=True), run(" "), run("b", italic=True), run(" "),
                                 run("c", strike=True), run(" "), run("d", code=True))),
        ("https://x.org.", part("section", {"type": "link", "url": "https://x.org"}, run("."))),
        (":tada:", part("section", {"type": "emoji", "name": "tada"})),
        ("> a\n> b", part("quote", run("a\nb"))),
        ("  - a", part("list", part("section", run("a")), style="bullet", indent=1)),
        ("1. a\n2. b", part("list", part("section", run("a")), part("section", run("b")),
                            style="ordered", indent=0)),
    ],
)  # fmt: skip
def test_what_is_typed_with_marks_becomes_rich_text_and_back(typed: str, expected: Json) -> None:
    assert value_of(block("rich_text_input"), typed)["rich_text_value"] == rich(expected)
    assert text_of(rich(expected)) == typed


def test_rich_text_that_nobody_touched_keeps_what_cannot_be_typed() -> None:
    initial = rich(part("section", {"type": "user", "user_id": "U1"}, run(" decides", underline=True)))
    assert text_of(initial) == "@U1 decides"
    one = block("rich_text_input", initial_value=initial)
    assert value_of(one, "@U1 decides")["rich_text_value"] == initial
    assert value_of(one, "")["rich_text_value"] is None
