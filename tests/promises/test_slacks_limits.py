"""Slack's limits delay what they are about and nothing else; the most urgent goes first, nothing is lost."""

from collections import Counter
from datetime import timedelta

from handlers.senders.sender import BATCH
from storage.notices import CASUAL, NORMAL, URGENT
from tests.driver.backstage import all_cards
from tests.driver.scenes import ready_to_sign
from tests.driver.stage import Stage
from tests.promises.stepping import HOUR, MINUTE, SECOND, Steps, arrived, notice, post, posts

TEAM_ROOM, GENERAL, DELIVERIES = "C0ACMETLNT", "C0GENERAL1", "C0DELIVER1"
CHANNELS, BURST = 300, 1000


def many_channels(stage: Stage) -> list[str]:
    ids = [f"C0CROWD{number:03}" for number in range(CHANNELS)]
    for room in ids:
        stage.post("channels", name=room.lower(), id=room, members=["dana", "U0SANDBOT1"])
    return ids


def test_a_burst_keeps_every_limit_and_the_most_urgent_goes_first(steps: Steps) -> None:
    stage = steps.stage
    stage.post("limits", on=True)
    rooms = many_channels(stage)
    for number in range(BURST):
        priority = URGENT if number % 10 == 7 else CASUAL if number % 10 == 3 else NORMAL
        post(stage, f"{priority}/{number}", rooms[number % CHANNELS], priority=priority)

    steps.work_for(timedelta(seconds=BURST / 4))

    asked = posts(stage)
    assert Counter(status for status, _ in asked) == {200: BURST}
    texts = [text for _, text in asked]
    assert len(set(texts)) == BURST
    assert_in_order([int(text[0]) for text in texts])


def assert_in_order(priorities: list[int]) -> None:
    """But for the few that are under way at the same moment."""
    for priority in (URGENT, NORMAL):
        later = priorities.index(priority + 1)
        last = len(priorities) - 1 - priorities[::-1].index(priority)
        assert last - later < BATCH


def test_a_refused_channel_waits_and_the_others_do_not(steps: Steps) -> None:
    stage = steps.stage
    stage.fault("chat.postMessage", "429", times=1, seconds=30)
    for number, room in enumerate((GENERAL, GENERAL, TEAM_ROOM, DELIVERIES)):
        post(stage, f"{number}", room, due_at=stage.clock.now() + timedelta(microseconds=number))
    steps.work_for(2 * SECOND)
    waiting = [n for n in ("0", "1", "2", "3") if n not in arrived(stage)]
    assert waiting in (["0"], ["0", "1"], ["1"], ["2"], ["3"])  # of one channel, whichever was refused

    steps.work_for(35 * SECOND)

    assert sorted(arrived(stage)) == ["0", "1", "2", "3"]
    assert Counter(status for status, _ in posts(stage)) == {200: 4, 429: 1}


def test_two_refused_channels_are_the_method_and_other_methods_go_on(steps: Steps) -> None:
    stage = steps.stage
    ready_to_sign(stage.desk)
    steps.work_for(20 * SECOND)
    before = len(posts(stage))
    stage.fault("chat.postMessage", "429", times=2, seconds=60)
    for number, room in enumerate((GENERAL, TEAM_ROOM, DELIVERIES, GENERAL, TEAM_ROOM)):
        post(stage, f"{number}", room)
    steps.work_for(3 * SECOND)
    tried = len(posts(stage)) - before
    assert tried <= 5  # four lanes may have been under way
    assert all(card.wanted == card.shown for card in all_cards(stage))

    steps.work_for(70 * SECOND)

    assert sorted(text for text in arrived(stage) if text.isdigit()) == ["0", "1", "2", "3", "4"]


def test_after_an_hour_without_slack_everything_is_sent_except_what_is_stale(steps: Steps) -> None:
    stage = steps.stage
    stage.fault("*", "reset_before", times=100_000)
    for number in range(20):
        until = stage.clock.now() + 30 * MINUTE if number % 4 == 0 else None
        post(stage, f"{number}", (GENERAL, TEAM_ROOM)[number % 2], expires_at=until)
    steps.work_for(HOUR, every=MINUTE)
    assert arrived(stage) == []

    stage.heal()
    steps.work_for(25 * MINUTE, every=MINUTE)

    assert sorted(arrived(stage), key=int) == [str(n) for n in range(20) if n % 4]
    dropped = notice(stage, "4")
    assert dropped.dropped_at
    assert "stale" in (dropped.error or "")
