"""The main cards, byte for byte: `REWRITE_GOLDEN=1 pytest tests/messages/test_golden.py` writes them anew."""

import json
import os
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path
from typing import Any

import pytest

from gates.sign_offs.signoff import Verdict
from gates.waiting import WaitKind
from messages.asks import ask_card
from messages.cards.client import client_card
from messages.cards.gate import gate_card
from messages.forms.sign_off import sign_off_form
from messages.forms.start import start_form
from messages.kickoff import kickoff_card
from messages.message import Message
from tests.messages.deliveries import (
    NOW,
    TODAY,
    at_phase,
    current,
    opened,
    process,
    ready,
    sent_back_from_qa,
    started,
)
from tests.messages.homes import home_of

GOLDEN = Path(__file__).parent / "golden"


def of_gate(build: Callable[..., Message], delivery: Any, phase: str | None = None) -> Message:
    return build(delivery, delivery.latest(phase) if phase else current(delivery), NOW)


MAIN: dict[str, Callable[[], Message | dict[str, Any]]] = {
    "kickoff": lambda: kickoff_card(started(), NOW),
    "gate-waiting-for-package": lambda: of_gate(gate_card, started()),
    "gate-open": lambda: of_gate(gate_card, opened()),
    "gate-ready-to-sign": lambda: of_gate(gate_card, ready()),
    "gate-sent-back": lambda: of_gate(gate_card, sent_back_from_qa(), "qa"),
    "client": lambda: of_gate(client_card, at_phase("handover")),
    "ask-to-sign": lambda: ask_card(
        delivery := ready(), current(delivery), WaitKind.SIGN, "U0DANA", NOW
    ),
    "start-form": lambda: start_form([process()], process(), TODAY),
    "sign-off-form": lambda: sign_off_form(delivery := ready(), current(delivery), Verdict.CONDITIONS),
    "home": lambda: home_of("U0DANA", [ready()], NOW),
}  # fmt: skip


@pytest.mark.parametrize("name", MAIN)
def test_the_main_cards_look_as_they_did(name: str) -> None:
    content = MAIN[name]()
    drawn = json.dumps(
        asdict(content) if isinstance(content, Message) else content, indent=1, ensure_ascii=False
    )
    golden = GOLDEN / f"{name}.json"
    if os.environ.get("REWRITE_GOLDEN"):
        golden.parent.mkdir(exist_ok=True)
        golden.write_text(drawn + "\n")
    assert golden.read_text() == drawn + "\n"


def test_every_golden_file_belongs_to_a_card() -> None:
    assert {path.stem for path in GOLDEN.iterdir()} == set(MAIN)
