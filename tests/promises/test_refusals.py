"""Each refusal has its answer: somebody is asked, or told instead; nothing is tried without an end."""

from datetime import timedelta

import pytest

from handlers.senders.splitting import parts
from handlers.senders.troubles import MOST_LOOKS, MOST_TRIES
from messages.limits import FALLBACK
from storage import dead_letters
from tests.driver.scenes import DANA, INES, QUINN, TEAM_CHANNEL, started
from tests.promises.stepping import HOUR, MINUTE, SECOND, Steps, arrived, notice, post, posts, said

DAY = timedelta(days=1)


def settled(steps: Steps) -> str:
    """A delivery whose cards stand; its id."""
    delivery = started(steps.stage.desk)
    steps.work_for(20 * SECOND)
    return delivery.id


def told(steps: Steps, who: str) -> str:
    return " ".join(text for text in said(steps.stage, who))


def dead(steps: Steps) -> list[str]:
    with steps.stage.desk.store.across_workspaces() as tx:
        return [letter.key for letter in dead_letters.dead(tx, 100)]


def test_an_archived_channel_is_the_managers_to_open_and_then_all_is_sent(steps: Steps) -> None:
    delivery = settled(steps)
    steps.stage.post("act/archive", user="dana", channel="acme-talent")
    post(steps.stage, "late news", TEAM_CHANNEL, delivery_id=delivery)
    steps.work_for(5 * SECOND)
    assert "it is archived" in told(steps, "dana")

    steps.stage.post("act/unarchive", user="dana", channel="acme-talent")
    steps.stage.post("act/invite", user="dana", channel="acme-talent", invited="U0SANDBOT1")
    steps.work_for(HOUR + MINUTE, every=MINUTE)

    assert arrived(steps.stage).count("late news") == 1


def test_a_channel_that_stays_closed_is_tried_for_a_day_and_asked_about_once_a_day(steps: Steps) -> None:
    delivery = settled(steps)
    post(steps.stage, "into the void", "C0NOWHERE1", delivery_id=delivery)
    steps.work_for(3 * DAY, every=30 * MINUTE)
    tried = [c for c in steps.stage.calls("chat.postMessage") if c["arguments"]["text"] == "into the void"]
    assert len(tried) == MOST_LOOKS
    assert dead(steps) == ["into the void"]
    assert told(steps, "dana").count("cannot post into") <= 2


def test_a_public_channel_is_joined(steps: Steps) -> None:
    post(steps.stage, "hello", "C0GENERAL1")
    steps.stage.post("act/remove", user="dana", channel="general", removed="U0SANDBOT1")
    steps.work_for(5 * SECOND)
    assert arrived(steps.stage) == ["hello"]


def test_who_left_is_stood_in_for_by_the_manager(steps: Steps) -> None:
    delivery = settled(steps)
    steps.stage.post("people/quinn", deleted=True)
    post(steps.stage, "please certify", QUINN, delivery_id=delivery)
    steps.work_for(5 * SECOND)
    assert "please certify" in told(steps, "dana")
    assert f"<@{QUINN}>" in told(steps, "dana")
    assert dead(steps) == []


def test_a_manager_who_left_too_is_a_dead_letter_and_nobody_is_asked_in_a_circle(steps: Steps) -> None:
    delivery = settled(steps)
    steps.stage.post("people/dana", deleted=True)
    post(steps.stage, "please decide", DANA, delivery_id=delivery)
    steps.work_for(MINUTE)
    assert dead(steps) == ["please decide"]


@pytest.mark.parametrize("how", ["tokens/revoke", "uninstall"])
def test_a_refused_token_stops_everything_and_once_mended_all_is_sent(steps: Steps, how: str) -> None:
    workspace = steps.stage.workspace
    token = workspace.tokens[workspace.config.bot_token]
    steps.stage.post(how, **({"token": token.value} if how == "tokens/revoke" else {}))
    for number in range(30):
        post(steps.stage, f"{number}", ("C0GENERAL1", INES)[number % 2])
    steps.work()
    assert len(posts(steps.stage)) <= 4  # one a lane
    steps.work_for(10 * MINUTE, every=20 * SECOND)
    assert dead(steps) == []

    workspace.tokens[token.value] = token
    steps.stage.post("act/invite", user="dana", channel="general", invited="U0SANDBOT1")
    steps.work_for(5 * MINUTE)

    assert sorted(arrived(steps.stage), key=int) == [str(n) for n in range(30)]


def test_what_is_too_long_comes_in_parts(steps: Steps) -> None:
    lines = [f"*{n}* " + "x" * 900 for n in range(20)]
    blocks = [{"type": "section", "text": {"type": "mrkdwn", "text": line}} for line in lines]
    body = {"text": "a long story", "blocks": blocks}
    post(steps.stage, "story", "C0GENERAL1", body=body)
    steps.work_for(20 * SECOND)
    shown = [m for m in steps.stage.messages("general", "dana") if m.get("metadata")]
    assert len(shown) > 1
    assert [b["text"]["text"] for m in shown for b in m["blocks"]] == lines
    assert "parts" in (notice(steps.stage, "story").error or "")


@pytest.mark.parametrize("text", ["", "short", "\n".join(["word " * 40] * 60), "x" * 10_000])
def test_a_text_is_cut_between_its_lines_and_nothing_of_it_is_lost(text: str) -> None:
    pieces = [part["text"] for part in parts({"text": text})]
    assert all(len(piece) <= FALLBACK for piece in pieces)
    assert "".join(pieces).replace("\n", "") == text.replace("\n", "")


def test_trouble_that_never_ends_ends_in_the_dead_letters_after_about_a_day(steps: Steps) -> None:
    steps.stage.fault("chat.postMessage", "500", times=100_000)
    steps.stage.fault("conversations.open", "500", times=100_000)
    post(steps.stage, "unlucky", "C0GENERAL1")
    began = steps.stage.clock.now()
    steps.work_for(26 * HOUR, every=10 * MINUTE)
    letter = notice(steps.stage, "unlucky")
    assert dead(steps) == ["unlucky"]
    assert letter.attempts == MOST_TRIES
    assert letter.given_up_at
    assert letter.given_up_at - began > 20 * HOUR
