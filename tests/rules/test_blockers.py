"""A message is raised as a blocker from its menu, and taken along as evidence."""

import json
from collections.abc import Callable
from typing import Any

from messages.cards.escalation import escalation_card
from messages.ids import Field, Form, Shortcut
from tests.driver.door import heading, interaction
from tests.driver.scenes import INES, PABLO, QUINN, SAM
from tests.driver.values import person, text
from tests.rules.book import NAMES, Book

ONE = "sign_offs: [{role: checker, asks: It is right}]"
Books = Callable[..., Book]


def raise_from(b: Book, by: str, words: str, channel: str = "acme-talent") -> dict[str, Any]:
    """The form that opens for this person on a message of Pablo's."""
    b.stage.post("act/say", user="pablo", channel=channel, text=words)
    b.stage.post(
        "act/shortcut", user=NAMES[by], callback_id=Shortcut.BLOCKER, channel=channel,
        message_ts=newest(b, channel),
    )  # fmt: skip
    found: list[dict[str, Any]] = b.stage.get("views", **{"as": NAMES[by]})
    return found[-1]


def newest(b: Book, channel: str) -> str:
    """The ts of Pablo's newest message there."""
    mine = [m for m in b.stage.messages(channel, "pablo") if m.get("user") == PABLO]
    return str(mine[-1]["ts"])


def submit(b: Book, by: str, view: dict[str, Any], **more: Any) -> str:
    filled = {Field.ISSUE: text("No test system"), Field.ESCALATED_TO: person(SAM), **more}
    return b.submit(by, Form.ESCALATION, filled, view["private_metadata"])


def test_the_message_its_author_and_its_link_are_taken_along(book: Books) -> None:
    b = book(ONE)
    view = raise_from(b, QUINN, "The test system has been *down* since Monday")
    shown = json.dumps(view["blocks"], ensure_ascii=False)
    assert "since Monday" in shown
    assert "Talent Finder" in shown
    assert submit(b, QUINN, view) == ""
    [raised] = b.delivery.escalations
    assert (raised.issue, raised.escalated_to, raised.raised_by) == ("No test system", SAM, QUINN)
    assert (raised.evidence, raised.evidence_by) == ("The test system has been *down* since Monday", PABLO)
    assert raised.evidence_link
    assert "/archives/C0ACMETLNT/p" in raised.evidence_link
    card = json.dumps(escalation_card(b.delivery, raised, b.stage.clock.now()).blocks, ensure_ascii=False)
    assert "since Monday" in card
    assert "/archives/C0ACMETLNT/p" in card
    assert "*down*" not in card
    assert "since Monday" in b.record()


def test_who_holds_no_role_hears_who_can(book: Books) -> None:
    b = book(ONE)
    b.stage.post("act/say", user="pablo", channel="acme-talent", text="Down")
    ts = newest(b, "acme-talent")
    payload = heading("message_action", INES) | {
        "callback_id": Shortcut.BLOCKER, "trigger_id": b.stage.trigger(INES),
        "channel": {"id": "C0ACMETLNT", "name": "acme-talent"}, "message_ts": ts,
        "message": {"type": "message", "ts": ts, "user": PABLO, "text": "Down"},
        "response_url": b.stage.response_url(INES, "C0ACMETLNT"),
    }  # fmt: skip
    assert b.door.send(interaction(payload)).status_code == 200
    assert "Only people who hold a role in this delivery can raise an escalation" in "".join(b.told(INES))
