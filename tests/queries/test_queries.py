"""`/gate list`, `waiting`, `history` and `find` answer from what is kept beside each delivery."""

from datetime import timedelta

import pytest

from gates.delivery import Delivery
from gates.refusal import Refusal
from gates.rights.asker import HOUSE
from handlers.acts import depending, steering
from messages.refs import Ref
from storage import finding
from tests.driver.door import TEAM
from tests.driver.scenes import DANA, click, started
from tests.driver.stage import Stage

NAMES = ("Web shop", "Robot arms", "Café", "Quiet one")


def named(stage: Stage, words: str, who: str = "dana") -> list[str]:
    """The deliveries that the answer tells of, in its order."""
    text = told(stage, words, who)
    return sorted((name for name in NAMES if f"*{name}*" in text), key=text.index)


def told(stage: Stage, words: str, who: str = "dana") -> str:
    actor = stage.actor(who)
    actor.command(words)
    return actor.told("deliveries")


ASKED: dict[str, list[str]] = {
    "list": ["Quiet one", "Café", "Robot arms", "Web shop"],
    "list late": ["Robot arms"],
    "list blocked": ["Web shop"],
    "list on hold": ["Quiet one"],
    "list client Acme Robotics": ["Café", "Web shop"],
    "list for acme stuck": ["Web shop"],
    "list blocked late": [],
    "list phase QA": ["Café"],
    "list phase qa gate": ["Café"],
    "list owner @sam": ["Quiet one"],
    "list @sam": ["Quiet one"],
    "list robot": ["Café", "Robot arms", "Web shop"],
    "late list": ["Robot arms"],
    "lst late": ["Robot arms"],
    "find harbour": ["Robot arms"],
    "find CUSTOMS overs": ["Robot arms"],
    "find cafe": ["Café"],
    "find payment silent acme": ["Web shop"],
    "find payment customs": [],
    "find finds the right engineer": ["Quiet one", "Café", "Robot arms", "Web shop"],
    "find %_\"*'():&|!<->": [],
    "waiting @clara": ["Web shop"],
    "waiting qa engineer": ["Café"],
}


def test_a_question_finds_those_that_it_is_about(stage: Stage, town: dict[str, Delivery]) -> None:
    found = {words: named(stage, words) for words in ASKED}
    assert found == ASKED


def test_practice_is_in_the_list_of_whoever_it_asks_and_in_nobody_elses(
    stage: Stage, town: dict[str, Delivery]
) -> None:
    started(stage.desk, name="Trying it", client_channel=None, practice=True)
    assert "*Trying it* for Acme Robotics · practice" in told(stage, "waiting mine", "ines")
    assert "*Trying it* for Acme Robotics · practice" in told(stage, "waiting @ines", "ines")
    for words in ("waiting", "waiting client intake manager", "waiting @ines", "list", "list owner @dana"):
        assert "Trying it" not in told(stage, words), words
    assert "*Trying it* for Acme Robotics · practice" in told(stage, "list mine")
    assert "“Trying it” for Acme Robotics · practice" in told(stage, "find trying", "sam")
    stage.actor("dana").command("status", channel="general")
    assert "Trying it" in stage.actor("dana").told("general")
    stage.actor("sam").command("status", channel="general")
    assert "Trying it" not in stage.actor("sam").told("general")


def test_no_delivery_that_counts_waits_for_practice(stage: Stage, town: dict[str, Delivery]) -> None:
    tried = started(stage.desk, name="Trying it", client_channel=None, practice=True)
    by = click(stage.desk, DANA)
    with pytest.raises(Refusal, match="is practice, so nothing comes from it"):
        depending.depend_on(stage.desk, by, Ref.to(town["shop"]), tried.id, "The parts list", None)


def test_a_new_delivery_is_offered_nothing_of_practice(stage: Stage, town: dict[str, Delivery]) -> None:
    started(stage.desk, name="Trying it", client="Globex", client_channel=None, practice=True)
    with stage.desk.store.reading(TEAM, HOUSE) as tx:
        last = finding.last_for_client(tx, "Globex")
    assert last
    assert last.name == "Quiet one"


def test_a_word_that_was_mistyped_is_answered_by_the_nearest_that_changes_nothing(
    stage: Stage, town: dict[str, Delivery]
) -> None:
    assert "`/gate staus` was read as `/gate status`" in told(stage, "staus web shop")
    assert "Did you mean `/gate cancel`?" in told(stage, "cancle web shop")
    assert "*Web shop*" in told(stage, "web shop status")
    stage.actor("dana").command("milestone web shop")
    assert "Milestones" in str(stage.actor("dana").view()["title"])
    history = told(stage, "history web shop")
    assert "The payment provider is silent" in history
    assert history.index("escalation") < history.index("delivery started")


def test_answers_follow_each_change_at_once(stage: Stage, town: dict[str, Delivery]) -> None:
    steering.cancel(stage.desk, click(stage.desk, DANA), Ref.to(town["shop"]), "By mistake")
    assert named(stage, "list blocked") == []
    assert named(stage, "waiting @clara") == []
    assert named(stage, "find payment silent") == ["Web shop"], "what is over is found all the same"
    stage.clock.ahead = timedelta(days=400)
    assert named(stage, "list late") == ["Café", "Robot arms"], "on hold, the days stand still"
