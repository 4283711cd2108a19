"""Whatever people type, and however much of it: Slack takes every message and every view."""

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gates.delivery import Delivery
from gates.gate import Outcome
from messages import limits
from sandbox.blocks.check import problems_in_blocks, problems_in_view
from tests.messages import hostile, initiatives
from tests.messages.deliveries import (
    all_settled,
    at_phase,
    closed,
    offered,
    opened,
    sent_back_from_qa,
    started,
)
from tests.messages.everything import messages_about, views_about

PIECES = [
    *["<!channel>", "<@U0EVIL>", "&", "&amp;", "<", "*_~`", "|", "@channel ", "{}", "%s"],
    *["\n", "\n> ", "\t ", "é", "🎉", "\u202e", "\x00", "a" * 76],
    *["https://example.com/?a=<b>&c=d ", "https://" + "x" * 2000],
]
REPEATED = st.builds(lambda piece, size: (piece * size)[:size], st.sampled_from(PIECES), st.integers(0, 5000))
TEXTS = st.one_of(st.text(max_size=300), REPEATED)
MOMENTS = [started, offered, opened, sent_back_from_qa, all_settled, closed, lambda: at_phase("handover")]
INITIATIVES = [initiatives.started, initiatives.measured, initiatives.all_settled]


def problems(delivery: Delivery, typed: str = "") -> dict[str, list[str]]:
    """What Slack would refuse, by the name of the message or view."""
    found = {}
    for name, message in messages_about(delivery, typed):
        found[name] = problems_in_blocks(message.blocks)
        if not 0 < len(message.text) <= 4000:
            found[name].append(f"a text of {len(message.text)} characters")
        if (size := limits.text_size(message.blocks)) > 11_000:
            found[name].append(f"{size} characters in its blocks")
    for name, view in views_about(delivery, typed):
        found[name] = problems_in_view(view)
        if len(str(view).encode()) > 250_000:
            found[name].append("larger than 250 kB")
    return {name: each for name, each in found.items() if each}


@pytest.mark.parametrize("delivery", [*MOMENTS, *INITIATIVES])
def test_slack_takes_every_message_at_every_moment_of_a_delivery(delivery: Callable[[], Delivery]) -> None:
    assert not problems(delivery())


@given(text=TEXTS)
@settings(max_examples=4)
def test_slack_takes_every_message_of_an_overgrown_delivery(text: str) -> None:
    assert not problems(hostile.overgrown(text), text)


@given(text=TEXTS, outcome=st.sampled_from(Outcome))
@settings(max_examples=5)
def test_slack_takes_every_message_of_a_settled_gate(text: str, outcome: Outcome) -> None:
    assert not problems(hostile.settled(text, outcome), text)


@pytest.mark.parametrize("piece", ["&", "<!channel>", "🎉", "\n", "\x00", PIECES[-1]])
def test_slack_takes_what_is_longest_in_every_field(piece: str) -> None:
    text = (piece * 5000)[:5000]
    assert not problems(hostile.returned(text), text)
    assert not problems(hostile.cancelled(text), text)


def test_a_card_of_sixty_items_says_how_many_it_leaves_out() -> None:
    card = dict(messages_about(hostile.overgrown("Check it", items=60)))["gate intake"]
    assert len(card.blocks) <= limits.MESSAGE_BLOCKS
    assert any("more: open “Items and evidence”" in str(block) for block in card.blocks)
