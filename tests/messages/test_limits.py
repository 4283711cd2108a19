"""Whatever people type, and however much of it: Slack takes every message and every view."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gates.delivery import Delivery
from gates.gate import Outcome
from messages import blocks, limits
from messages.ids import Action
from messages.refs import Ref
from sandbox.blocks.check import problems_in_blocks, problems_in_view
from tests.messages import hostile
from tests.messages.deliveries import all_settled, at_phase, closed, offered, opened, sent_back_from_qa, started
from tests.messages.everything import messages_about, views_about

PIECES = [
    "<!channel>", "<@U0EVIL>", "&", "&amp;", "<", "*_~`", "\n", "\n> ", "é", "🎉", "|", "\u202e", "\x00", "\t ",
    "https://example.com/?a=<b>&c=d ", "https://" + "x" * 2000, "@channel ", "{}", "%s", "a" * 76,
]  # fmt: skip
MADE_OF_PIECES = st.builds(lambda piece, size: (piece * size)[:size], st.sampled_from(PIECES), st.integers(0, 5000))
TEXTS = st.one_of(st.text(max_size=300), MADE_OF_PIECES)


def problems(delivery: Delivery, typed: str = "") -> dict[str, list[str]]:
    found = {}
    for name, message in messages_about(delivery, typed):
        found[name] = problems_in_blocks(message.blocks) + problems_in_text(message.text)
        if limits.text_size(message.blocks) > limits.MESSAGE_TEXT + 1000:
            found[name].append(f"{limits.text_size(message.blocks)} characters of text")
    for name, view in views_about(delivery, typed):
        found[name] = problems_in_view(view)
        if len(str(view).encode()) > 250_000:
            found[name].append("larger than 250 kB")
    return {name: each for name, each in found.items() if each}


def problems_in_text(text: str) -> list[str]:
    return [] if 0 < len(text) <= 4000 else [f"a text of {len(text)} characters"]


@pytest.mark.parametrize(
    "delivery",
    [started, offered, opened, sent_back_from_qa, all_settled, closed, lambda: at_phase("handover")],
)
def test_slack_takes_every_message_at_every_moment_of_a_delivery(delivery: object) -> None:
    assert callable(delivery)
    assert not problems(delivery())


@given(text=TEXTS)
@settings(max_examples=20)
def test_slack_takes_every_message_of_an_overgrown_delivery(text: str) -> None:
    assert not problems(hostile.overgrown(text), text)


@given(text=TEXTS, outcome=st.sampled_from(Outcome))
@settings(max_examples=10)
def test_slack_takes_every_message_of_a_settled_gate(text: str, outcome: Outcome) -> None:
    assert not problems(hostile.settled(text, outcome), text)


@pytest.mark.parametrize("piece", PIECES)
def test_slack_takes_what_is_longest_in_every_field(piece: str) -> None:
    text = (piece * 5000)[:5000]
    assert not problems(hostile.returned(text), text)
    assert not problems(hostile.cancelled(text), text)


def test_a_card_of_sixty_items_says_how_many_it_leaves_out() -> None:
    delivery = hostile.overgrown("Check it", items=60)
    card = dict(messages_about(delivery))["gate intake"]
    assert len(card.blocks) <= 50
    assert any("more: open “Items and evidence”" in str(block) for block in card.blocks)


@pytest.mark.parametrize(
    ("most", "build"),
    [
        (limits.SECTION, lambda size: blocks.section("x" * size)),
        (limits.HEADER, lambda size: {"type": "header", "text": {"type": "plain_text", "text": "x" * size}}),
        (
            limits.ACTIONS,
            lambda size: {"type": "actions", "elements": [a_button(number) for number in range(size)]},
        ),
        (
            limits.CONTEXT_ELEMENTS,
            lambda size: {"type": "context", "elements": [{"type": "mrkdwn", "text": "x"}] * size},
        ),
        (limits.BUTTON_TEXT, lambda size: {"type": "actions", "elements": [a_button(1, text="x" * size)]}),
        (limits.BUTTON_VALUE, lambda size: {"type": "actions", "elements": [a_button(1, value="x" * size)]}),
        (limits.OVERFLOW_OPTIONS, lambda size: with_options("overflow", size)),
        (limits.RADIO_OPTIONS, lambda size: with_options("radio_buttons", size)),
        (limits.OPTION_TEXT, lambda size: with_options("overflow", 1, text="x" * size)),
        (limits.OPTION_VALUE, lambda size: with_options("overflow", 1, value="x" * size)),
    ],
)
def test_our_limits_are_those_of_slack(most: int, build: object) -> None:
    assert callable(build)
    assert not problems_in_blocks([build(most)])
    assert refused(build, most + 1)


def refused(build: object, size: int) -> bool:
    """By slack_sdk while it is built, or by the validator."""
    assert callable(build)
    try:
        return bool(problems_in_blocks([build(size)]))
    except Exception as error:
        return type(error).__name__ == "SlackObjectFormationError"


def a_button(number: int, text: str = "x", value: str = "x") -> dict[str, object]:
    return {
        "type": "button",
        "action_id": f"a{number}",
        "text": {"type": "plain_text", "text": text},
        "value": value,
    }


def with_options(kind: str, size: int, text: str = "x", value: str = "") -> dict[str, object]:
    options = [{"text": {"type": "plain_text", "text": text}, "value": value or str(n)} for n in range(size)]
    return {"type": "actions", "elements": [{"type": kind, "action_id": "a", "options": options}]}


def test_fifty_blocks_are_taken_and_fifty_one_are_not() -> None:
    divider = blocks.divider()
    assert not problems_in_blocks([divider] * limits.MESSAGE_BLOCKS)
    assert problems_in_blocks([divider] * (limits.MESSAGE_BLOCKS + 1))


def test_rows_that_do_not_fit_are_counted() -> None:
    rows = [[blocks.section(f"row {number}")] for number in range(60)]
    kept = limits.fit([blocks.divider()], rows, [blocks.divider()], lambda left: blocks.section(f"and {left} more"))
    assert len(kept) == limits.MESSAGE_BLOCKS
    assert kept[-2] == blocks.section("and 13 more")


def test_rows_that_fit_are_all_kept() -> None:
    rows = [[blocks.section("row")] for _ in range(48)]
    kept = limits.fit([blocks.divider()], rows, [blocks.divider()], lambda left: blocks.section(f"{left}"))
    assert kept == [blocks.divider(), *[block for row in rows for block in row], blocks.divider()]


def test_text_is_counted_as_well_as_blocks() -> None:
    rows = [[blocks.section("x" * 2000)] for _ in range(10)]
    kept = limits.fit([], rows, [], lambda left: blocks.section(f"and {left} more"))
    assert kept[-1] == blocks.section("and 6 more")


def test_a_menu_whose_references_are_too_long_becomes_a_button() -> None:
    from messages.items import done_menu

    delivery = opened()
    gate = delivery.gates[0]
    item = gate.items[0]
    delivery.id = "d" * 40
    gate.phase = "p" * 40
    assert len(Ref.to(delivery, gate, item.key).dump()) < limits.BUTTON_VALUE
    gate.items[0].key = "k" * 40
    delivery.process = delivery.process.model_copy(
        update={"phases": (delivery.process.phases[0].model_copy(update={"key": gate.phase}),)}
    )
    made = done_menu(delivery, gate, item).to_dict()
    assert (made["type"], made["action_id"]) == ("button", Action.ITEM_EVIDENCE)
