"""What is decided shows in Slack: soon, once, and also after Slack or we ourselves were away."""

from datetime import timedelta
from typing import Any

from slack_sdk import WebClient

from bot.clock import Clock
from gates.checklist import Part
from handlers.senders.drawing import draw
from handlers.senders.sender import BATCH, LEASE
from messages.ids import Action, Event
from messages.refs import Ref
from storage import cards, notices
from storage.card import Card
from tests.driver.actor import spoken
from tests.driver.crowd import together
from tests.driver.door import TEAM, Door, command, press
from tests.driver.scenes import DANA, INES, TEAM_CHANNEL, at_intake, gate_ref, ready_to_sign, started
from tests.driver.stage import TOKEN, Stage

TEAM_ROOM, CLIENT_ROOM = "acme-talent", "acme-shared"


def test_a_decision_shows_on_every_card_within_two_seconds(stage: Stage, door: Door) -> None:
    delivery = ready_to_sign(stage.desk)
    ines = stage.actor("ines")
    mine = ines.direct_messages()
    stage.eventually(lambda: Action.GATE_APPROVE in all_of(stage, mine), "the request to sign")
    settle(stage)

    door.send(press(DANA, Action.GATE_APPROVE, gate_ref(delivery)))
    before = Clock().now()
    door.send(press(INES, Action.GATE_APPROVE, gate_ref(delivery)))
    stage.eventually(
        lambda: Action.GATE_APPROVE not in spoken(newest(stage, "Stage 1: Intake", TEAM_ROOM)),
        "a settled card",
    )
    stage.eventually(lambda: Action.GATE_APPROVE not in all_of(stage, mine), "a request that is answered")
    stage.eventually(
        lambda: "✅ passed" in spoken(newest(stage, "Kickoff", TEAM_ROOM)), "a kickoff that knows"
    )
    assert (Clock().now() - before).total_seconds() < 2


def test_ten_quick_clicks_cost_few_updates(stage: Stage, door: Door) -> None:
    delivery = at_intake(stage.desk)
    gate = delivery.gate("intake", 1)
    settle(stage)
    items = [item for item in gate.items if item.part is Part.CHECKLIST and not item.evidence_required]
    ticks = [press(DANA, Action.ITEM_TICK, Ref.to(delivery, gate, item.key)) for item in items]
    before = len(stage.calls("chat.update"))
    stage.fault("chat.update", "latency", seconds=0.5)

    together(door, (ticks * 10)[:10])

    settle(stage)
    made = stage.calls("chat.update")[before:]
    for ts in {call["arguments"]["ts"] for call in made}:
        assert len([call for call in made if call["arguments"]["ts"] == ts]) <= 3


def test_cards_heal_by_themselves_once_slack_is_back(stage: Stage) -> None:
    stage.fault("*", "reset_before", times=100_000)
    started(stage.desk)
    stage.eventually(lambda: any(card.error for card in all_cards(stage)), "the first failure")
    assert stage.messages(TEAM_ROOM, "dana") == []

    stage.heal()
    stage.clock.ahead = timedelta(minutes=15)

    settle(stage)
    assert len(posted(stage, TEAM_ROOM)) == 2
    stage.actor("ines").direct_messages()


def test_a_revoked_token_that_is_mended_leaves_no_card_behind(stage: Stage) -> None:
    right = stage.workspace.config.bot_token
    object.__setattr__(stage.workspace.config, "bot_token", "xoxb-another")
    started(stage.desk)
    stage.eventually(lambda: any(card.error == "invalid_auth" for card in all_cards(stage)), "the refusal")

    object.__setattr__(stage.workspace.config, "bot_token", right)
    stage.clock.ahead = timedelta(minutes=15)

    settle(stage)
    assert len(posted(stage, TEAM_ROOM)) == 2


def test_a_post_whose_answer_was_lost_is_found_and_not_made_again(stage: Stage) -> None:
    for method in ("chat.postMessage", "chat.update", "pins.add", "views.publish"):
        stage.fault(method, "reset_after", times=3)
    ready_to_sign(stage.desk)
    stage.eventually(lambda: any(card.error for card in all_cards(stage)), "a lost answer")

    stage.clock.ahead = timedelta(minutes=15)
    settle(stage)

    keys = [key_of(message) for message in everything(stage)]
    assert len(keys) == len(set(keys)), keys
    assert len(posted(stage, TEAM_ROOM)) == 2


def test_a_lookup_that_fails_puts_the_post_off_instead_of_doubling_it(stage: Stage) -> None:
    stage.fault("chat.postMessage", "reset_after", times=10)
    stage.fault("conversations.history", "500", times=4)
    started(stage.desk)
    stage.eventually(
        lambda: len(all_cards(stage)) and any(c.error for c in all_cards(stage)), "a lost answer"
    )
    for minutes in (15, 30, 45, 60, 75):
        stage.clock.ahead = timedelta(minutes=minutes)
        wait_for_a_look(stage)
    stage.heal()
    stage.clock.ahead = timedelta(hours=3)
    settle(stage)
    keys = [key_of(message) for message in everything(stage)]
    assert len(keys) == len(set(keys)), keys


def test_slack_is_given_the_time_that_it_asks_for(stage: Stage) -> None:
    stage.fault("chat.postMessage", "429", times=100, seconds=300)
    started(stage.desk)
    stage.eventually(
        lambda: all(c.error == "ratelimited" for c in all_cards(stage) if c.kind != "home"), "a slower pace"
    )
    for card in [card for card in all_cards(stage) if card.kind != "home"]:
        assert card.retry_at
        assert timedelta(seconds=280) < card.retry_at - stage.clock.now() < timedelta(seconds=301)

    stage.heal()
    stage.clock.ahead = timedelta(seconds=302)
    settle(stage)
    assert len(posted(stage, TEAM_ROOM)) == 2


def test_a_deleted_card_comes_back_when_asked_for(stage: Stage) -> None:
    delivery = at_intake(stage.desk)
    settle(stage)
    [old] = [card for card in all_cards(stage) if card.kind == "gate"]
    slack(stage).chat_delete(channel=old.channel_id or "", ts=old.ts or "")

    stage.actor("dana").command("show", channel=TEAM_ROOM)

    back = stage.actor("dana").sees("Stage 1: Intake handoff", TEAM_ROOM)
    assert back["ts"] != old.ts
    settle(stage)
    assert [card.ts for card in all_cards(stage) if card.kind == "gate"] == [back["ts"]]
    assert delivery.id


def test_a_card_that_scrolled_away_leaves_no_second_one_that_grows_old(stage: Stage, door: Door) -> None:
    at_intake(stage.desk)
    settle(stage)
    [old] = [card for card in all_cards(stage) if card.kind == "gate"]

    stage.actor("dana").command("show", channel=TEAM_ROOM)
    settle(stage)

    [new] = [card for card in all_cards(stage) if card.kind == "gate"]
    assert new.ts != old.ts
    stage.eventually(lambda: not with_buttons(stage, old.ts), "an old card without buttons")
    pins = [pin.ts for pin in stage.workspace.channels[TEAM_CHANNEL].pins]
    assert old.ts not in pins
    assert new.ts in pins


def test_the_same_wish_for_a_card_three_times_posts_one(stage: Stage, door: Door) -> None:
    at_intake(stage.desk)
    settle(stage)
    before = len(stage.calls("chat.postMessage"))
    again = command(DANA, "show")
    for _ in range(3):
        door.send(again)
        settle(stage)
    assert len(stage.calls("chat.postMessage")) == before + 1


def test_a_process_that_was_killed_leaves_its_work_to_the_next(quiet: Stage) -> None:
    ready_to_sign(quiet.desk)
    with quiet.bot.store.across_workspaces() as tx:
        taken = cards.claim(tx, quiet.clock.now(), LEASE, BATCH)
        notices.claim(tx, quiet.clock.now(), LEASE, BATCH)
    post_and_forget(quiet, next(card for card in taken if card.kind == "kickoff"))

    quiet.clock.ahead = LEASE + timedelta(seconds=1)
    quiet.bot.start_sender()

    settle(quiet)
    keys = [key_of(message) for message in everything(quiet)]
    assert len(keys) == len(set(keys))
    assert len(posted(quiet, TEAM_ROOM)) == 2


def post_and_forget(stage: Stage, card: Card) -> None:
    """What a process does that dies between Slack's answer and its own note of it."""
    with stage.bot.store.reading(TEAM) as tx:
        drawing = draw(tx, card, stage.clock.now())
    assert drawing
    metadata = {"event_type": Event.CARD, "event_payload": {"key": card.id}}
    client, channel = slack(stage), card.channel_id or ""
    client.conversations_join(channel=channel)
    client.chat_postMessage(
        channel=channel, text=drawing.content.text, blocks=drawing.content.blocks, metadata=metadata
    )


def settle(stage: Stage) -> None:
    """Until nothing is left to show or to send."""
    stage.eventually(lambda: not unfinished(stage), "a sender with nothing left to do")


def unfinished(stage: Stage) -> list[str]:
    with stage.bot.store.across_workspaces() as tx:
        lagging = tx.connection.exec_driver_sql(
            "SELECT id FROM cards WHERE wanted > shown AND settled_at IS NULL"
        )
        unsent = tx.connection.exec_driver_sql(
            "SELECT key FROM notices WHERE sent_at IS NULL AND given_up_at IS NULL"
        )
        return [row[0] for row in (*lagging, *unsent)]


def wait_for_a_look(stage: Stage) -> None:
    """Until the sender has tried everything that is due by now."""

    def looked() -> bool:
        now = stage.clock.now()
        return all(card.retry_at is None or card.retry_at > now for card in all_cards(stage) if not card.ts)

    stage.eventually(looked, "a look at what is due")


def all_cards(stage: Stage) -> list[Card]:
    with stage.bot.store.reading(TEAM) as tx:
        rows = tx.connection.exec_driver_sql("SELECT id FROM cards")
        found = [cards.find(tx, row[0]) for row in rows]
        return [card for card in found if card]


def posted(stage: Stage, channel: str) -> list[dict[str, Any]]:
    """What the bot posted there, threads left out."""
    shown = stage.messages(channel, "dana")
    return [m for m in shown if m.get("metadata") and m.get("thread_ts") in (None, m["ts"])]


def everything(stage: Stage) -> list[dict[str, Any]]:
    """Every message of the bot's own in any conversation."""
    channels = [channel["id"] for channel in stage.get("channels")]
    shown = [m for channel in channels for m in stage.get(f"channels/{channel}/messages")]
    return [m for m in shown if m.get("metadata")]


def key_of(message: dict[str, Any]) -> str:
    return str(message["metadata"]["event_payload"]["key"])


def newest(stage: Stage, words: str, channel: str) -> dict[str, Any]:
    shown = [m for m in posted(stage, channel) if words in spoken(m)]
    return shown[-1] if shown else {}


def all_of(stage: Stage, channel: str) -> str:
    return str(stage.get(f"channels/{channel}/messages"))


def with_buttons(stage: Stage, ts: str | None) -> bool:
    old = [m for m in stage.messages(TEAM_ROOM, "dana") if m["ts"] == ts and not m["deleted"]]
    return bool(old) and "action_id" in spoken(old[0])


def slack(stage: Stage) -> WebClient:
    return WebClient(token=TOKEN, base_url=f"{stage.workspace.config.address}/api/")
