"""What people enter into the registers of one delivery, and read there."""

import json
from collections.abc import Mapping
from typing import Any

from gates.delivery import Delivery
from gates.facts import Fact, FactKind
from messages.ids import Action, Form, Shortcut
from messages.record_view import record_view
from messages.refs import Ref
from storage import audit, deliveries
from tests.driver.door import TEAM, Door, press, submission
from tests.driver.stage import Stage

Json = dict[str, Any]
ROOM = "acme-talent"


class Register:
    def __init__(self, stage: Stage, door: Door, delivery_id: str) -> None:
        self.stage, self.door, self.id = stage, door, delivery_id

    @property
    def delivery(self) -> Delivery:
        with self.stage.bot.store.reading(TEAM) as tx:
            return deliveries.read(tx, self.id)

    def ref(self, number: int | None = None) -> Ref:
        return Ref.to(self.delivery, number=number)

    def submit(self, by: str, form: Form, filled: Mapping[Any, Json], about: Ref | None = None) -> str:
        """What the person is told instead; empty when the form was taken."""
        answer = self.door.send(submission(by, form, about or self.ref(), filled))
        assert answer.status_code == 200
        said = answer.json() if answer.content else {}
        return "" if said.get("response_action") in ("clear", None) else json.dumps(said, ensure_ascii=False)

    def press(self, by: str, action: Action, about: Ref) -> str:
        """What the person is told in private; empty when all went well."""
        actor = self.stage.actor(by_name(self.stage, by))
        before = actor.told(ROOM)
        url, trigger = self.stage.response_url(by, self.delivery.internal_channel), self.stage.trigger(by)
        sent = press(by, action, about, response_url=url, trigger_id=trigger)
        assert self.door.send(sent).status_code == 200
        after = actor.told(ROOM)
        return "" if after == before else after

    def say(self, name: str, words: str, channel: str = ROOM) -> str:
        """A message of this person's; its ts."""
        self.stage.actor(name).act("say", channel=channel, text=words)
        return str(self.stage.messages(channel, name)[-1]["ts"])

    def choose(self, name: str, shortcut: Shortcut, ts: str, channel: str = ROOM) -> None:
        """From the menu of a message."""
        self.stage.actor(name).act("shortcut", callback_id=shortcut.value, channel=channel, message_ts=ts)

    def record(self) -> str:
        return json.dumps(record_view(self.delivery, self.stage.clock.now()), ensure_ascii=False)

    def audited(self, kind: FactKind) -> list[Fact]:
        with self.stage.bot.store.reading(TEAM) as tx:
            return [fact for fact in audit.history(tx, self.id) if fact.kind is kind]


def by_name(stage: Stage, user: str) -> str:
    return next(str(p["name"]) for p in stage.get("people") if p["id"] == user)
