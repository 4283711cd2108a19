"""Nothing that a person typed gets out unescaped, and no sign stands without its word."""

import re

import pytest

from gates.facts import Detail, Fact, FactKind
from gates.gate import Outcome
from messages.states import MILESTONE_SIGNS, VERDICT_SIGNS
from messages.thread_lines import thread_line
from tests.messages import hostile
from tests.messages.deliveries import NOW, started
from tests.messages.everything import messages_about, views_about
from tests.messages.reading import plain_texts, shown

TYPED = "<!channel> <@U0EVIL> & <https://evil.example|Approve>"
ESCAPED = "&lt;!channel&gt; &lt;@U0EVIL&gt; &amp; &lt;"
EVIL = ("<!channel", "<@U0EVIL", "|Approve>")
SIGNS = {*"✅⬜➖⏳⚠↩❗☑▫⏭▶", *"".join([*VERDICT_SIGNS.values(), *MILESTONE_SIGNS.values()])} - {"\ufe0f"}
SIGN = re.compile(f"[{''.join(SIGNS)}]\ufe0f?(.{{0,3}})")

DELIVERIES = {
    "open": lambda: hostile.overgrown(TYPED, items=6, holders=3),
    "settled": lambda: hostile.settled(TYPED, Outcome.SENT_BACK),
    "passed": lambda: hostile.settled(TYPED, Outcome.PASSED),
    "returned": lambda: hostile.returned(TYPED),
    "cancelled": lambda: hostile.cancelled(TYPED),
}


@pytest.mark.parametrize("moment", DELIVERIES)
def test_everything_typed_is_escaped(moment: str) -> None:
    delivery = DELIVERIES[moment]()
    for name, content in [*messages_about(delivery, TYPED), *views_about(delivery, TYPED)]:
        texts = "\n".join(shown(content))
        assert not [evil for evil in EVIL if evil in texts], name


def test_what_is_typed_is_shown_all_the_same() -> None:
    cards = dict(messages_about(DELIVERIES["open"](), TYPED))
    assert ESCAPED in "".join(shown(cards["gate intake"]))
    assert ESCAPED in "".join(shown(cards["kickoff"]))


@pytest.mark.parametrize("moment", DELIVERIES)
def test_plain_text_holds_only_our_own_words(moment: str) -> None:
    """Plain text cannot be escaped, so nothing typed may stand in it."""
    delivery = DELIVERIES[moment]()
    for name, message in messages_about(delivery, TYPED):
        assert not [text for text in plain_texts(message.blocks) if "U0EVIL" in text], name
    for name, view in views_about(delivery, TYPED):
        assert not [text for text in plain_texts(view) if "U0EVIL" in text], name


@pytest.mark.parametrize("moment", DELIVERIES)
def test_each_sign_stands_beside_its_word(moment: str) -> None:
    delivery = DELIVERIES[moment]()
    for name, content in [*messages_about(delivery), *views_about(delivery)]:
        for text in shown(content):
            assert all(re.match(r" \*?\w", found[1]) for found in SIGN.finditer(text)), (name, text)


LONG = TYPED + "&" * 5000
DETAIL: Detail = {
    **dict.fromkeys(("questions", "comment", "reason", "because", "text"), LONG),
    **dict.fromkeys(("rationale", "issue", "resolution", "value"), LONG),
    "milestone": "qa_certified",
    "target": "2025-04-01",
    "target_was": "2025-03-01",
    "role": "qa_engineer",
    "signer": "U0QUINN",
    "raised_by": "U0QUINN",
    "asked_by": "U0QUINN",
    "principal": "U0QUINN",
    "answer": LONG,
    "to": "U0CARLA",
    "sent_back_to": "production",
    "at_phase": "production",
    "verdict": "approve_with_conditions",
    "field": "name",
    "escalation": 1,
    "decision": 1,
    "needed_for": LONG,
    "expected_on": "2025-04-01",
    "risk": 1,
    "score": 25,
    "addition": 1,
    "outcome": LONG,
    "effect": LONG,
    **dict.fromkeys(("what", "why", "alternatives", "link"), LONG),
    "conditions": [LONG] * 20,
    "not_met": [LONG] * 20,
    "roles": ["qa_engineer"] * 30,
    "signers": ["U0QUINN"] * 30,
    "in_spite_of": [LONG] * 20,
    "holders": ["U0DANA"] * 30,
    "was": ["U0QUINN"],
    "name": LONG,
    "baseline": LONG,
    "due_on": "2025-04-01",
    "target_met": True,
    "late": True,
    "version": 2,
    "about": LONG,
    "differences": [LONG] * 20,
}


@pytest.mark.parametrize("kind", FactKind)
def test_lines_in_a_thread_are_escaped_and_short(kind: FactKind) -> None:
    sentence = thread_line(started(), Fact(kind, NOW, "U0DANA", "qa", 1, DETAIL)) or ""
    assert not [evil for evil in EVIL if evil in sentence]
    assert len(sentence) <= 3000
