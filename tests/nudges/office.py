"""An office in which time is moved, the clock strikes, and people read what they are reminded of."""

import json
from datetime import UTC, date, datetime
from typing import Any

from bot.clock import Clock
from gates.working_time.calendar import Calendar
from handlers.clock.nudges import meet_people, send_due_nudges
from handlers.people import described
from messages.ids import Action
from messages.refs import Ref
from storage import people, workspace_settings
from storage.card import NUDGES
from storage.people import KnownPerson
from tests.driver.actor import spoken
from tests.driver.backstage import settle, slack
from tests.driver.door import TEAM, Door, press
from tests.driver.scenes import DANA
from tests.driver.stage import Stage
from tests.rules.book import NAMES, Book

Json = dict[str, Any]

MONDAY = "2027-03-01T08:00"  # in UTC; nobody's clocks are changed that week

NUDGES_RULE = "nudges: {first_after_hours: 8, then_every_hours: 4, at_most: 3}"
SIGN = "sign_offs:\n  - {role: builder, asks: It is built}\n  - {role: checker, asks: It is checked}"


class Office:
    def __init__(self, stage: Stage, door: Door) -> None:
        self.stage, self.door = stage, door
        self.at(MONDAY)
        for name in ("dana", "pablo", "quinn", "ines", "sam", "diego", "clara"):
            self.describe(name, tz="Europe/London")

    # Time

    def at(self, moment: str) -> None:
        """It is this time now, in UTC."""
        wanted = datetime.fromisoformat(moment).replace(tzinfo=UTC)
        self.stage.clock.ahead = wanted - Clock().now()

    def strike(self, moment: str | None = None) -> None:
        if moment:
            self.at(moment)
        meet_people(self.stage.desk, slack(self.stage))
        send_due_nudges(self.stage.desk)
        self.stage.desk.bell.ring()
        settle(self.stage)

    # What stands

    def describe(self, name: str, **profile: Any) -> None:
        """And Slack tells the bot, which keeps it of those whom it knows."""
        told = described(self.stage.post(f"people/{name}", **profile), self.stage.clock.now())
        self.stage.eventually(lambda: self.keeps(told), f"a bot that knows of {name}")

    def keeps(self, told: KnownPerson) -> bool:
        with self.stage.desk.store.reading(TEAM) as tx:
            known = people.known(tx, told.user_id)
        return known is None or (known.zone, known.away) == (told.zone, told.away)

    def calendar(self, **fields: Any) -> None:
        with self.stage.desk.store.transaction(TEAM) as tx:
            calendar = Calendar.model_validate(fields)
            workspace_settings.keep_calendar(tx, calendar, DANA, self.stage.clock.now())

    def delivery(self, name: str = "Talent Finder", more: str = NUDGES_RULE, **changes: Any) -> Book:
        """Its first gate waits for the builder Pablo and the checker Quinn to sign."""
        holders = {"lead": [DANA], "builder": [by("pablo")], "checker": [by("quinn")], "boss": [by("sam")]}
        plan: Json = {"holders": holders, "agreed_on": date(2027, 6, 1)}
        book = Book(self.stage, self.door, SIGN, more=more, name=name, **(plan | changes))
        book.tick()
        return book

    # What people read and press

    def reminders(self, name: str) -> list[Json]:
        """The messages that remind this person, oldest first, as they stand now."""
        settle(self.stage)
        channel = self.stage.actor(name)._direct()
        shown = self.stage.messages(channel, name) if channel else []
        return [m for m in shown if key_of(m).startswith(NUDGES)]

    def newest(self, name: str) -> str:
        found = self.reminders(name)
        return spoken(found[-1]) if found else ""

    def told(self, name: str) -> str:
        """All that the bot said to this person directly."""
        settle(self.stage)
        channel = self.stage.actor(name)._direct()
        return "\n".join(spoken(m) for m in self.stage.messages(channel, name)) if channel else ""

    def press(self, name: str, action: Action, verb: str | None = None) -> str:
        """A button, or a choice of the menu, of the newest message; what the person is told instead."""
        about = next(v for a, v in values_in(self.reminders(name)[-1]) if a == action and fits(v, verb))
        url = self.stage.response_url(by(name), "C0ACMETLNT")
        actions: list[Json] = [{"action_id": action, "block_id": "b", "type": "button", "value": about}]
        if verb:
            option = {"value": about, "text": {"type": "plain_text", "text": "It"}}
            actions = [
                {"action_id": action, "block_id": "b", "type": "static_select", "selected_option": option}
            ]
        before = self.stage.actor(name).told("acme-talent")
        trigger = self.stage.trigger(by(name))
        sent = press(by(name), action, about, response_url=url, trigger_id=trigger, actions=actions)
        assert self.door.send(sent).status_code == 200
        after = self.stage.actor(name).told("acme-talent")
        return "" if after == before else after

    def ref_of(self, name: str) -> Ref:
        """What the first button of the newest message is about."""
        return Ref.read(next(v for a, v in values_in(self.reminders(name)[-1]) if a == Action.NUDGE_DECLINE))


def by(name: str) -> str:
    return next(user for user, known in NAMES.items() if known == name)


def key_of(message: Json) -> str:
    return str((message.get("metadata") or {}).get("event_payload", {}).get("key", ""))


def values_in(message: Json) -> list[tuple[str, str]]:
    found = [e for block in message["blocks"] for e in block.get("elements", []) if "action_id" in e]
    pressed = [(e["action_id"], e["value"]) for e in found if "value" in e]
    return pressed + [(e["action_id"], o["value"]) for e in found for o in e.get("options", [])]


def fits(value: str, verb: str | None) -> bool:
    return verb is None or json.loads(value).get("verb") == verb
