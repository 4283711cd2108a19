"""Weeks of a house in which nobody does anything: the clock strikes, and what is due goes out."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from datetime import timedelta

from bot.timetable import ASKING_SLACK, TIMETABLE
from handlers.senders.limits import UNLIMITED
from handlers.senders.sender import Sender
from sandbox.workspace import Channel
from tests.driver.backstage import slack
from tests.driver.mailbox import Mailbox
from tests.driver.stage import Stage


@dataclass
class Walk:
    """What each person could read at any moment, each text once: one that is replaced was read before."""

    stage: Stage
    box: Mailbox
    sender: Sender
    read: dict[str, set[str]] = field(default_factory=dict)

    def strike(self) -> None:
        for tick in TIMETABLE:
            tick(self.stage.desk)
        for asking in ASKING_SLACK:
            asking(self.stage.desk, slack(self.stage))
        self.send()

    def send(self) -> None:
        while self.sender.work():
            pass
        self.look()

    def through(self, days: int, hours: int) -> None:
        for _ in range(days * 24 // hours):
            self.stage.clock.ahead += timedelta(hours=hours)
            self.strike()

    def look(self) -> None:
        slacks = self.stage.workspace
        for room in slacks.channels.values():
            for member in room.members:
                self.read.setdefault(member, set()).update(shown_in(room, member))
        for user, home in slacks.homes.items():
            self.read.setdefault(user, set()).add(json.dumps(home.blocks, ensure_ascii=False))
        for canvas in slacks.canvases.values():
            for reader in canvas.access.keys() | ({canvas.channel_id} if canvas.channel_id else set()):
                shared = slacks.channels.get(reader)
                for user in shared.members if shared else {reader}:
                    self.read.setdefault(user, set()).add(canvas.markdown)
        for letter in self.box.received:
            for address in str(letter["To"]).split(", "):
                self.read.setdefault(address, set()).add(str(letter))

    def found(self, reader: str, words: tuple[str, ...]) -> list[str]:
        """Each word that this person could read, with what stands around it."""
        texts = self.read.get(reader, ())
        return [around(word, text) for text in texts for word in words if word in text]


def around(word: str, text: str) -> str:
    at = text.index(word)
    return text[max(0, at - 80) : at + 80]


def shown_in(room: Channel, member: str) -> Iterator[str]:
    for message in room.messages:
        if message.ephemeral_for in (None, member):
            yield json.dumps(asdict(message), ensure_ascii=False, default=str)


@contextmanager
def walking(stage: Stage, box: Mailbox) -> Iterator[Walk]:
    sender = Sender(stage.desk, slack(stage), allowance=UNLIMITED, rests=False)
    yield Walk(stage, box, sender)
    sender.stop()
