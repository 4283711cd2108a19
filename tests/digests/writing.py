"""What a manager does about the messages to a client, and what the two of them read."""

import json
from datetime import datetime
from typing import Any

from gates.delivery import Delivery
from gates.digests.records import ClientUpdate
from gates.process_files.digests import MessageKind
from handlers.clock.ticks import send_due_digests
from messages.ids import Field, Form
from messages.record_view import record_view
from messages.refs import Ref
from tests.driver.actor import spoken
from tests.driver.door import Door, submission
from tests.driver.scenes import CLIENT_CHANNEL, DANA, reread
from tests.driver.stage import Stage
from tests.driver.values import choice, radio, text

CARDS, SHARED = "acme-talent", "acme-shared"

FORM: dict[Any, dict[str, Any]] = {
    Field.CADENCE: choice("weekly"),
    Field.WEEKDAY: choice("friday"),
    Field.HOUR: choice("10"),
    Field.TIME_ZONE: text("Europe/Berlin"),
    Field.DESTINATION: radio("channel"),
    Field.MAIL_TO: text(""),
    Field.LANGUAGE: choice("en"),
    Field.GOES: radio("waits"),
    Field.PREVIEW_HOURS: text("4"),
}


def save_settings(door: Door, delivery: Delivery, by: str = DANA, **changes: dict[str, Any]) -> str:
    """What stands at the fields when the form is refused; empty when it was taken."""
    filled = FORM | {Field(name): value for name, value in changes.items()}
    return refusal(door, submission(by, Form.DIGESTS, Ref.to(delivery), filled))


def refusal(door: Door, sent: Any) -> str:
    answer = door.send(sent)
    said = answer.json() if answer.content else {}
    return "" if said.get("response_action") == "clear" else json.dumps(said, ensure_ascii=False)


def strike(stage: Stage, at: datetime | None = None) -> None:
    """The clock looks at what is due, at this moment or now."""
    if at:
        stage.clock.ahead += at - stage.clock.now()
    send_due_digests(stage.desk)


def updates(stage: Stage, delivery: Delivery, kind: MessageKind = MessageKind.STATUS) -> list[ClientUpdate]:
    return [each for each in reread(stage.desk, delivery).client_updates if each.kind is kind]


def client_reads(stage: Stage) -> list[str]:
    """Every message in the client's channel."""
    return [spoken(m) for m in stage.messages(CLIENT_CHANNEL, "dana") if m.get("metadata")]


def record(stage: Stage, delivery: Delivery) -> str:
    return json.dumps(record_view(reread(stage.desk, delivery), stage.clock.now()), ensure_ascii=False)
