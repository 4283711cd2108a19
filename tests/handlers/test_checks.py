"""Checks that are reported to the web's door: what they do, and how each wrong one is answered."""

from concurrent.futures import ThreadPoolExecutor

import httpx
import pytest

from gates.delivery import Delivery
from gates.facts import FactKind
from gates.records.record import Pause
from handlers.acts import steering, ticking
from messages.ids import Action
from messages.refs import Ref
from storage import audit
from tests.driver.backstage import newest
from tests.driver.ci import Ci, sentence, started
from tests.driver.door import TEAM, Door, press
from tests.driver.scenes import DANA, PABLO, click, gate_ref, reread
from tests.driver.stage import Stage

CARDS = "acme-talent"
LINK = "https://ci.example/run/7"


@pytest.fixture
def work(quiet: Stage) -> Delivery:
    return started(quiet.desk)


@pytest.fixture
def ci(quiet: Stage, work: Delivery) -> Ci:
    return Ci.of(quiet, work)


def facts(stage: Stage, delivery: Delivery) -> list[str]:
    with stage.desk.store.reading(TEAM) as tx:
        return [fact.kind.value for fact in audit.history(tx, delivery.id)]


def test_a_green_check_ticks_the_item_in_the_token_s_name(quiet: Stage, work: Delivery, ci: Ci) -> None:
    answer = ci.report("tests", link=LINK)
    assert answer.status_code == 200
    assert answer.json() == {
        "delivery": work.id, "phase": "build", "round": 1, "run": None, "item": "tests",
        "state": "green", "value": None, "threshold": None, "open_items": 1, "gate": "open",
    }  # fmt: skip
    tests = reread(quiet.desk, work).gates[0].items[0]
    assert (tests.ticked_by, tests.evidence) == (f"check token “CI”, created by {DANA}", LINK)
    with quiet.desk.store.reading(TEAM) as tx:
        last = audit.history(tx, work.id)[-1]
    assert (last.kind, last.by) == (FactKind.CHECK_PASSED, tests.ticked_by)
    assert audit.verify(quiet.desk.store) == []


def test_nobody_ticks_it_by_hand_not_even_by_a_forged_press(quiet: Stage, door: Door, work: Delivery) -> None:
    ref = gate_ref(work).model_copy(update={"item": "tests"})
    for action in (Action.ITEM_TICK, Action.ITEM_EVIDENCE):
        url = quiet.response_url(PABLO, "C0ACMETLNT")
        door.send(press(PABLO, action, ref, response_url=url, trigger_id=quiet.trigger(PABLO)))
        assert "ticked by an automated check, never by hand" in quiet.actor("pablo").told(CARDS)
    assert not reread(quiet.desk, work).gates[0].items[0].done


def test_the_same_report_is_answered_the_same_and_counts_once(quiet: Stage, work: Delivery, ci: Ci) -> None:
    first = ci.report("tests", key="run-1", link=LINK)
    before = facts(quiet, work)
    ci.report("tests", "fail", key="run-2")
    again = ci.report("tests", key="run-1", link=LINK)
    assert (again.status_code, again.text) == (200, first.text)
    assert facts(quiet, work) == [*before, "check.failed"]
    other = ci.report("tests", "fail", key="run-1")
    assert other.status_code == 409
    assert "was used for another report" in sentence(other)
    assert not reread(quiet.desk, work).gates[0].items[0].done


def test_the_same_report_sent_at_once_counts_once(quiet: Stage, work: Delivery, ci: Ci) -> None:
    with ThreadPoolExecutor(8) as threads:
        answers = list(threads.map(lambda _: ci.report("tests", key="run-1"), range(8)))
    assert {(answer.status_code, answer.text) for answer in answers} == {(200, answers[0].text)}
    assert facts(quiet, work).count("check.passed") == 1


def test_a_refused_report_took_no_effect_and_may_be_sent_again(quiet: Stage, work: Delivery, ci: Ci) -> None:
    early = ci.report("failure_rate", key="run-9", value=3, link=LINK)
    assert early.status_code == 409
    assert sentence(early) == "Phase 2: Rollout has not started, so nothing in it is checked yet."
    to_rollout(quiet, work, ci)
    assert ci.report("failure_rate", key="run-9", value=3, link=LINK).json()["gate"] == "ready"


def to_rollout(stage: Stage, work: Delivery, ci: Ci) -> None:
    assert ci.report("tests").status_code == 200
    gate = reread(stage.desk, work).gates[0]
    ticking.tick(stage.desk, click(stage.desk, DANA), Ref.to(work, gate, "read"))
    url = stage.response_url(PABLO, "C0ACMETLNT")
    door = Door(stage.bot_url)
    door.send(press(PABLO, Action.GATE_APPROVE, gate_ref(work), response_url=url))
    door.close()
    assert [gate.phase for gate in reread(stage.desk, work).live_gates] == ["rollout"]


def test_a_value_beyond_the_threshold_blocks_and_asks_for_the_rollback(
    quiet: Stage, work: Delivery, ci: Ci
) -> None:
    to_rollout(quiet, work, ci)
    answer = ci.report("failure_rate", "pass", value=23.5, link=LINK).json()
    assert (answer["state"], answer["value"], answer["threshold"]) == ("failing", "23.5 %", "at most 15 %")
    assert answer["open_items"] == 2
    back = reread(quiet.desk, work).live_gates[0].item("rolled_back")
    assert back is not None
    assert (back.owner, back.blocks) == ("lead", True)


def test_without_a_token_that_holds_nobody_hears_anything(quiet: Stage, work: Delivery, ci: Ci) -> None:
    body = {"item": "tests", "result": "pass"}
    for sent in ("", "Basic eDp5", "Bearer short", f"Bearer {'x' * 60}", f"Bearer {ci.secret}x"):
        answer = ci.send(body, headers={"Authorization": sent})
        assert answer.status_code == 401
        assert answer.headers["WWW-Authenticate"].startswith("Bearer")
        assert "`/gate token` makes one" in sentence(answer)
    assert not reread(quiet.desk, work).gates[0].items[0].done


def test_a_token_reaches_its_own_delivery_alone(quiet: Stage, work: Delivery, ci: Ci) -> None:
    other = started(quiet.desk, "Another one", "C0DELIVER1")
    answer = ci.report("tests", delivery=other.id)
    assert (answer.status_code, sentence(answer)) == (403, "This token is for another delivery.")
    everywhere = Ci.of_workspace(quiet)
    assert everywhere.report("tests", delivery=other.id).status_code == 200
    assert everywhere.report("tests").status_code == 422
    unknown = everywhere.report("tests", delivery="nowhere")
    assert unknown.status_code == 404
    assert "no longer exists" in sentence(unknown)


WRONG = {
    "item": ({"result": "pass"}, "`item` is missing: the key of the item in the process file."),
    "result": ({"item": "tests", "result": "maybe"}, "`result` has to be pass or fail."),
    "link": (
        {"item": "tests", "result": "pass", "link": "javascript:alert(1)"},
        "`link` has to be an address that shows it, beginning with https:// or http://.",
    ),
    "value": (
        {"item": "tests", "result": "pass", "value": "many"},
        "`value` has to be the number that was measured, where the item has a threshold.",
    ),
    "itme": (
        {"itme": "x", "item": "tests", "result": "pass"},
        "There is no field `itme`. There are: delivery, phase, item, run, result, link, value.",
    ),
}


@pytest.mark.parametrize("field", WRONG)
def test_what_is_wrong_with_a_report_is_said_in_one_sentence(ci: Ci, field: str) -> None:
    body, said = WRONG[field]
    answer = ci.send(body)
    assert answer.status_code == 422
    assert answer.json() == {"errors": [{"field": field, "sentence": said}]}


def test_a_missing_key_no_json_and_too_much_of_it_are_answered_too(ci: Ci) -> None:
    body = {"item": "tests", "result": "pass"}
    assert "Send an `Idempotency-Key`" in sentence(ci.send(body, headers={"Idempotency-Key": ""}))
    headers = {"Authorization": f"Bearer {ci.secret}", "Idempotency-Key": "1"}
    broken = httpx.post(ci.url, content=b"{tests", headers=headers)
    assert (broken.status_code, "not a JSON object" in sentence(broken)) == (422, True)
    huge = httpx.post(ci.url, content=b" " * 20_000, headers=headers)
    assert (huge.status_code, sentence(huge)) == (413, "A report has at most 16 kB.")
    assert httpx.get(ci.url).status_code == 405


def test_what_the_rule_refuses_is_a_conflict_or_unknown(quiet: Stage, work: Delivery, ci: Ci) -> None:
    by_hand = ci.report("read")
    assert by_hand.status_code == 422
    assert sentence(by_hand) == "“Somebody else has read it” is ticked by a person, not by a check."
    assert ci.report("nothing").status_code == 404
    assert ci.report("tests", phase="nowhere").status_code == 404
    steering.hold(quiet.desk, click(quiet.desk, DANA), Ref.to(work), "No money before May")
    held = ci.report("tests")
    assert held.status_code == 409
    assert "This delivery is on hold: “No money before May”" in sentence(held)
    assert isinstance(reread(quiet.desk, work).on_hold, Pause)


def test_the_card_says_in_words_how_each_check_stands(stage: Stage) -> None:
    work = started(stage.desk)
    ci = Ci.of(stage, work)
    stage.eventually(lambda: "⬜ *Missing* · The tests pass" in newest(stage, "Phase 1", CARDS), "missing")
    assert '"action_id": "item.tick"' in newest(stage, "Phase 1", CARDS)
    ci.report("tests")
    stage.eventually(lambda: "✅ *Green* · The tests pass" in newest(stage, "Phase 1", CARDS), "green")
    ci.report("tests", "fail", link=LINK)
    stage.eventually(lambda: "❌ *Failing* · The tests pass" in newest(stage, "Phase 1", CARDS), "failing")
    card = newest(stage, "Phase 1", CARDS)
    assert f"reported by the check token “CI”, created by <@{DANA}>" in card
    assert LINK in card
    stage.actor("dana").press(Action.ITEM_TICK, CARDS, item="read")
    late = "❌ *Failing*, *late*: nothing else holds this gate back"
    stage.eventually(lambda: late in newest(stage, "Phase 1", CARDS), "late")
    failed = "The check of “The tests pass” *failed*"
    stage.eventually(lambda: failed in str(stage.messages(CARDS, "dana")), "the failure in the thread")
