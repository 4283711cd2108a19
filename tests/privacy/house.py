"""All that the house does by itself, at a moment that a test says; and who can read what came of it."""

import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import datetime

from bot.app import sending_client
from bot.clock import Clock
from bot.timetable import ASKING_SLACK, TIMETABLE
from gates.delivery import Delivery
from gates.rights.insiders import insiders
from handlers.desk import Desk
from handlers.senders.limits import UNLIMITED
from handlers.senders.sender import Sender
from tests.driver.backstage import slack
from tests.driver.mailbox import Mailbox
from tests.driver.scenes import OLIVIA, reread
from tests.driver.stage import Stage

INTERNAL = ("wombat", "narwhal", "badger", "marmot", "lemur", "ocelot", "tapir")
SHAREABLE = ("Kestrel", "Zanzibar", "quokka")
CLIENTS_MAIL = "olivia@acme.example"


@dataclass(frozen=True)
class House:
    """`desk` has all that a bot may be set up with; the delivery is private and full of secrets."""

    stage: Stage
    desk: Desk
    mailbox: Mailbox
    delivery: Delivery

    def strike(self, at: datetime) -> None:
        """It is this time now: the whole timetable is gone through, and all that is due is sent."""
        self.stage.clock.ahead = at - Clock().now()
        for ask in ASKING_SLACK:
            ask(self.desk, slack(self.stage))
        for tick in TIMETABLE:
            tick(self.desk)
        client = sending_client(self.stage.bot._settings)
        sender = Sender(self.desk, client, allowance=UNLIMITED, rests=False)
        while sender.work():
            pass
        sender.stop()
        self.look()

    def look(self) -> None:
        """At everything that stands in Slack now, and at the mail of the client."""
        ours = insiders(reread(self.desk, self.delivery)) | {OLIVIA, self.stage.workspace.bot.id}
        for words, readers in everything_told(self.stage):
            if secrets := [word for word in (*INTERNAL, *SHAREABLE, self.delivery.id) if word in words]:
                assert readers <= ours, f"{readers - ours} read {secrets} in {words[:800]}"
            if OLIVIA in readers:
                assert internal(words) == [], words[:800]
        for letter in self.mailbox.received:
            assert str(letter["To"]) == CLIENTS_MAIL
            assert internal(letter.as_string()) == []


def internal(words: str) -> list[str]:
    return [word for word in INTERNAL if word in words]


def everything_told(stage: Stage) -> Iterator[tuple[str, set[str]]]:
    """Each message, Home and canvas of the bot's, with all who can read it."""
    workspace = stage.workspace
    for channel in [*workspace.channels.values()]:
        for message in [*channel.messages]:
            readers = {message.ephemeral_for} if message.ephemeral_for else set(channel.members)
            yield json.dumps([message.text, message.blocks, message.files], ensure_ascii=False), readers
    for user, home in workspace.homes.items():
        yield json.dumps(home.blocks, ensure_ascii=False), {user}
    for canvas in workspace.canvases.values():
        places = {canvas.channel_id or "", *canvas.access} & workspace.channels.keys()
        readers = {user for place in places for user in workspace.channels[place].members}
        yield json.dumps([asdict(each) for each in canvas.sections], ensure_ascii=False), readers
