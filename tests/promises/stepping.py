"""The sender step by step, and notices for it to send."""

from datetime import timedelta
from typing import Any

from bot.app import sending_client
from handlers.notice_kinds import NoticeKind
from handlers.senders.limits import Allowance
from handlers.senders.sender import Sender
from storage import notices
from storage.dead_letters import with_key
from storage.notices import NORMAL, Notice
from tests.driver.door import TEAM
from tests.driver.stage import Stage

Json = dict[str, Any]
SECOND, MINUTE, HOUR = timedelta(seconds=1), timedelta(minutes=1), timedelta(hours=1)


class Steps:
    def __init__(self, stage: Stage, allowance: Allowance) -> None:
        self.stage = stage
        client = sending_client(stage.bot._settings)
        self.sender = Sender(stage.desk, client, allowance=allowance, rests=False)

    def work(self) -> None:
        """All that can be done at this moment."""
        while self.sender.work():
            pass

    def move(self, by: timedelta) -> None:
        """The bot's time and Slack's."""
        self.stage.clock.ahead += by
        self.stage.workspace.clock.advance(by.total_seconds())

    def work_for(self, span: timedelta, *, every: timedelta = SECOND) -> None:
        end = self.stage.clock.now() + span
        while self.stage.clock.now() < end:
            self.work()
            self.move(every)
        self.work()

    def close(self) -> None:
        self.sender.stop()


def post(stage: Stage, key: str, place: str, *, priority: int = NORMAL, **more: object) -> None:
    """A message into a channel, or to a person."""
    with stage.desk.store.transaction(TEAM) as tx:
        about: dict[str, object] = {"body": {"text": key}, "due_at": stage.clock.now()} | more
        notices.add(tx, key=key, kind=NoticeKind.DIRECT, channel_id=place, priority=priority, **about)  # type: ignore[arg-type]


def notice(stage: Stage, key: str) -> Notice:
    with stage.desk.store.reading(TEAM) as tx:
        [found] = with_key(tx, key)
    return found


def posts(stage: Stage) -> list[tuple[int, str]]:
    """HTTP status and text of each message that was taken, or refused for its haste; oldest first."""
    made = stage.calls("chat.postMessage")
    return [
        (call["status"], call["arguments"]["text"])
        for call in made
        if call["status"] == 429 or call["answer"].get("ok")
    ]


def arrived(stage: Stage) -> list[str]:
    """The texts that stand in Slack, in the order in which they came."""
    return [message["text"] for message in sent(stage)]


def said(stage: Stage, who: str) -> list[str]:
    """What somebody was told directly."""
    person = next(each["id"] for each in stage.get("people") if each["name"] == who)
    return [m["text"] for m in sent(stage, kind="im") if person in m["members"]]


def sent(stage: Stage, kind: str = "") -> list[Json]:
    found = [
        message | {"members": channel["members"]}
        for channel in stage.get("channels")
        for message in stage.get(f"channels/{channel['id']}/messages")
        if message.get("metadata") and channel["kind"] == (kind or channel["kind"])
    ]
    return sorted(found, key=lambda message: float(message["ts"]))
