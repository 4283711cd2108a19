"""One person on stage: sees what Slack shows them, and presses, types and submits."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from tests.driver.stage import Stage

Json = dict[str, Any]


class Actor:
    def __init__(self, stage: Stage, name: str) -> None:
        self.stage, self.name = stage, name
        self.id: str = next(p["id"] for p in stage.get("people") if p["name"] == name)

    def act(self, act: str, **body: Any) -> Json:
        outcome: Json = self.stage.post(f"act/{act}", user=self.name, **body)
        return outcome

    def command(self, text: str, channel: str = "deliveries") -> Json:
        return self.act("command", channel=channel, command="/gate", text=text)

    def sees(self, words: str, channel: str) -> Json:
        """The newest message with these words that this person can read in the channel."""
        what = f"“{words}” in {channel} for {self.name}"
        found: Json = self.stage.eventually(lambda: self.reading(words, channel), what)
        return found

    def reading(self, words: str, channel: str) -> Json | None:
        messages: list[Json] = self.stage.messages(channel, self.name)
        with_words = (m for m in reversed(messages) if not m["deleted"] and words in spoken(m))
        return next(with_words, None)

    def told(self, channel: str) -> str:
        """The newest message there that only this person can see; empty when there is none."""
        seen = [each for each in self.stage.messages(channel, self.name) if each["ephemeral_for"] == self.id]
        return spoken(seen[-1]) if seen else ""

    def direct_messages(self) -> str:
        """The id of this person's conversation with the bot."""
        mine: str = self.stage.eventually(self._direct, f"a direct message for {self.name}")
        return mine

    def _direct(self) -> str | None:
        channels = self.stage.get("channels", **{"as": self.name})
        return next((c["id"] for c in channels if c["kind"] == "im" and self.id in c["members"]), None)

    def press(self, action: str, channel: str, **about: Any) -> Json:
        """Presses the newest button with this action_id whose reference says all of `about`."""
        what = f"{action} {about} in {channel} for {self.name}"
        pressed: Json = self.stage.eventually(lambda: self._pressed(action, channel, about), what)
        return pressed

    def _pressed(self, action: str, channel: str, about: Json) -> Json | None:
        """None while there is no such button, or when the card was drawn anew under the finger."""
        for message in reversed(self.stage.messages(channel, self.name)):
            for _, element in elements(message.get("blocks") or []):
                if element.get("action_id") == action and says(element.get("value"), about):
                    click = {"channel": channel, "message_ts": message["ts"], "action_id": action}
                    click |= {"value": element["value"]} if "value" in element else {}
                    return self.stage.attempt("act/click", user=self.name, **click)
        return None

    def choose(self, action: str, channel: str, verb: str, **about: Any) -> Json:
        """Chooses from the overflow menu of an item."""
        chosen: Json = self.stage.eventually(
            lambda: self._chosen(action, channel, {"verb": verb, **about}), f"{action} {verb} {about}"
        )
        return chosen

    def _chosen(self, action: str, channel: str, about: Json) -> Json | None:
        for message in reversed(self.stage.messages(channel, self.name)):
            for block, element in elements(message.get("blocks") or []):
                for option in element.get("options", []) if element.get("action_id") == action else []:
                    if says(option["value"], about):
                        click = {"channel": channel, "message_ts": message["ts"], "action_id": action}
                        click |= {"block_id": block["block_id"], "selected_option": option}
                        return self.stage.attempt("act/click", user=self.name, **click)
        return None

    def press_in_view(self, action: str, **about: Any) -> Json:
        view = self.view()
        for block, element in elements(view["blocks"]):
            if element.get("action_id") == action and says(element.get("value"), about):
                return self.act("click", view=view["id"], action_id=action, block_id=block["block_id"])
        raise AssertionError(f"no {action} {about} in {view['title']}")

    def submit(self, fields: Mapping[str, Json]) -> Json:
        """Submits the view on top; an element that acts by itself has an id of its own."""
        view = self.view()
        ids = {b["block_id"]: b["element"]["action_id"] for b in view["blocks"] if b["type"] == "input"}
        filled = {block: {ids.get(block, block): element} for block, element in fields.items()}
        return self.act("submit", view=view["id"], values=filled)

    def view(self) -> Json:
        stack = self.views()
        assert stack, f"{self.name} has no view open"
        return stack[-1]

    def views(self) -> list[Json]:
        found: list[Json] = self.stage.get("views", **{"as": self.name})
        return found

    def home(self) -> Json:
        """Home as it was published, after it was opened."""
        self.act("home")
        home: Json = self.stage.eventually(
            lambda: self.stage.get("home", **{"as": self.name}), f"Home of {self.name}"
        )
        return home


def elements(blocks: list[Json]) -> Iterator[tuple[Json, Json]]:
    for block in blocks:
        inner = [block.get("accessory"), block.get("element"), *block.get("elements", [])]
        yield from ((block, element) for element in inner if isinstance(element, dict))


def says(value: str | None, about: Json) -> bool:
    if not about:
        return True
    try:
        said = json.loads(value or "")
    except ValueError:
        return False
    return all(said.get(key) == wanted for key, wanted in about.items())


def spoken(message: Json) -> str:
    """All words of a message, blocks included."""
    return json.dumps([message.get("text"), message.get("blocks")], ensure_ascii=False)
