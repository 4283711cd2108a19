"""Slack, or we ourselves, were away: everything shows in the end, and nothing twice."""

from datetime import timedelta
from io import StringIO

from handlers.senders.drawing import draw
from handlers.senders.sender import BATCH, LEASE
from messages.ids import Event
from storage import cards, notices
from storage.card import Card
from tests.driver.backstage import (
    all_cards,
    has_failed,
    keys,
    posted,
    settle,
    settle_in_time,
    slack,
)
from tests.driver.door import TEAM
from tests.driver.outage import database_away
from tests.driver.scenes import ready_to_sign, started
from tests.driver.stage import Stage

ROOM = "acme-talent"


def test_cards_heal_by_themselves_once_slack_is_back(stage: Stage) -> None:
    stage.fault("*", "reset_before", times=100_000)
    started(stage.desk)
    stage.eventually(lambda: has_failed(stage), "the first failure")
    assert stage.messages(ROOM, "dana") == []

    stage.heal()

    settle_in_time(stage)
    assert len(posted(stage, ROOM)) == 2
    stage.actor("ines").direct_messages()


def test_a_revoked_token_that_is_mended_leaves_no_card_behind(stage: Stage) -> None:
    tokens = stage.workspace.tokens
    right = tokens.pop(stage.workspace.config.bot_token)
    started(stage.desk)
    stage.eventually(lambda: any(card.error == "invalid_auth" for card in all_cards(stage)), "the refusal")

    tokens[right.value] = right

    settle_in_time(stage)
    assert len(posted(stage, ROOM)) == 2


def test_a_post_whose_answer_was_lost_is_found_and_not_made_again(stage: Stage) -> None:
    for method in ("chat.postMessage", "chat.update", "pins.add", "views.publish"):
        stage.fault(method, "reset_after", times=3)
    ready_to_sign(stage.desk)
    stage.eventually(lambda: has_failed(stage), "a lost answer")

    settle_in_time(stage)

    assert len(keys(stage)) == len(set(keys(stage)))
    assert len(posted(stage, ROOM)) == 2


def test_a_lookup_that_fails_puts_the_post_off_instead_of_doubling_it(stage: Stage) -> None:
    stage.fault("chat.postMessage", "reset_after", times=4)
    stage.fault("conversations.history", "500", times=3)
    started(stage.desk)
    stage.eventually(lambda: has_failed(stage), "a lost answer")

    settle_in_time(stage)

    assert len(keys(stage)) == len(set(keys(stage)))


def test_slack_is_given_the_time_that_it_asks_for(stage: Stage) -> None:
    stage.fault("chat.postMessage", "429", times=1, seconds=2)
    before = stage.clock.now().timestamp()
    started(stage.desk)
    stage.eventually(lambda: "ratelimited" in [card.error for card in all_cards(stage)], "a refusal")
    refused = {card.id for card in all_cards(stage) if card.error == "ratelimited"}

    settle(stage)

    shown = [card for card in all_cards(stage) if card.id in refused]
    assert all(float(card.ts or 0) - before >= 2 for card in shown)
    assert len(posted(stage, ROOM)) == 2


def test_what_was_sent_but_not_written_down_is_found_without_waiting_for_the_lease(
    stage: Stage, database_url: str, log: StringIO
) -> None:
    stage.fault("chat.postMessage", "latency", times=3, seconds=1)
    started(stage.desk)
    stage.eventually(lambda: any(card.claimed_until for card in all_cards(stage)), "a call under way")
    with database_away(database_url):
        stage.eventually(lambda: "a call to Slack stumbled" in log.getvalue(), "a note that failed")

    settle(stage)

    assert len(keys(stage)) == len(set(keys(stage)))
    assert len(posted(stage, ROOM)) == 2


def test_a_process_that_was_killed_leaves_its_work_to_the_next(quiet: Stage) -> None:
    ready_to_sign(quiet.desk)
    with quiet.bot.store.across_workspaces() as tx:
        taken = cards.claim(tx, quiet.clock.now(), LEASE, BATCH)
        notices.claim(tx, quiet.clock.now(), LEASE, BATCH)
    post_and_forget(quiet, next(card for card in taken if card.kind == "kickoff"))

    quiet.clock.ahead = LEASE + timedelta(seconds=1)
    quiet.bot.start_sender()

    settle(quiet)
    assert len(keys(quiet)) == len(set(keys(quiet)))
    assert len(posted(quiet, ROOM)) == 2


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
