"""What the bot keeps for its sender, and what it has put into Slack so far."""

from datetime import datetime, timedelta
from typing import Any

from slack_sdk import WebClient

from handlers.senders.limits import UNLIMITED
from handlers.senders.sender import Sender
from storage import cards
from storage.card import Card
from tests.driver.actor import spoken
from tests.driver.door import TEAM
from tests.driver.stage import TOKEN, Stage

Json = dict[str, Any]

STALE = "SELECT claimed_until, retry_at FROM cards WHERE wanted > shown AND settled_at IS NULL"
UNSENT = "SELECT claimed_until, retry_at FROM notices WHERE sent_at IS NULL AND given_up_at IS NULL"


def settle(stage: Stage) -> None:
    """Until nothing is left to show or to send."""
    stage.eventually(lambda: not unfinished(stage), "a sender with nothing left to do")


def work_off(stage: Stage) -> None:
    """All that is due now, as the process does that starts next; where the stage has no sender of its own."""
    sender = Sender(stage.desk, slack(stage), allowance=UNLIMITED, rests=False)
    while sender.work():
        pass
    sender.stop()


def settle_in_time(stage: Stage) -> None:
    """The same where things are tried again later: time moves on whenever all there is to do must wait."""
    for _ in range(20):
        stage.eventually(lambda: resting(stage), "a sender that waits, or is done")
        if not unfinished(stage):
            return
        stage.clock.ahead += timedelta(minutes=15)
    raise AssertionError(f"left undone: {unfinished(stage)}")


def resting(stage: Stage) -> bool:
    now = stage.clock.now()
    return all(not claimed and retry and retry > now for claimed, retry in unfinished(stage))


def unfinished(stage: Stage) -> list[tuple[datetime | None, datetime | None]]:
    """When each row that is still to be shown or sent is free again, and when it is tried again."""
    with stage.bot.store.across_workspaces() as tx:
        rows = [row for asked in (STALE, UNSENT) for row in tx.connection.exec_driver_sql(asked)]
    return [(moment(claimed), moment(retry)) for claimed, retry in rows]


def moment(kept: str | datetime | None) -> datetime | None:
    return datetime.fromisoformat(kept) if isinstance(kept, str) else kept


def all_cards(stage: Stage) -> list[Card]:
    with stage.bot.store.reading(TEAM) as tx:
        rows = tx.connection.exec_driver_sql("SELECT id FROM cards")
        found = [cards.find(tx, row[0]) for row in rows]
    return [card for card in found if card]


def has_failed(stage: Stage) -> bool:
    return any(card.error for card in all_cards(stage))


def the_gates_card(stage: Stage) -> Card:
    [card] = [card for card in all_cards(stage) if card.kind == "gate"]
    return card


def posted(stage: Stage, channel: str) -> list[Json]:
    """What the bot posted there, threads left out."""
    shown = stage.messages(channel, "dana")
    return [m for m in shown if m.get("metadata") and m.get("thread_ts") in (None, m["ts"])]


def newest(stage: Stage, words: str, channel: str) -> str:
    """All words of the newest one of them with these words."""
    shown = [spoken(m) for m in posted(stage, channel) if words in spoken(m)]
    return shown[-1] if shown else ""


def keys(stage: Stage) -> list[str]:
    """What each message of the bot's is about, in every conversation."""
    channels = [channel["id"] for channel in stage.get("channels")]
    shown = [m for channel in channels for m in stage.get(f"channels/{channel}/messages")]
    return [m["metadata"]["event_payload"]["key"] for m in shown if m.get("metadata")]


def slack(stage: Stage) -> WebClient:
    """Slack as another process of the bot's would speak to it."""
    return WebClient(token=TOKEN, base_url=f"{stage.workspace.config.address}/api/")
