"""Very many requests, some from people never seen before: all kept, none doubled, none in the way."""

from collections import Counter

from messages.ids import Action, Form
from messages.refs import Ref
from storage import audit
from tests.driver.crowd import streaming, together
from tests.driver.door import Door, Sent, command, press, submission
from tests.driver.scenes import DANA, HOLDERS, at_intake, gate_ref, reread, risk, started
from tests.driver.stage import Stage

NEWCOMER = "U0NEWCOMER"
BURST = 300


def test_a_burst_from_a_person_never_seen_before_is_kept_whole(quiet: Stage, door: Door) -> None:
    delivery = started(quiet.desk, holders=HOLDERS | {"cto": [NEWCOMER]})
    names = [f"Risk {number}" for number in range(BURST)]
    sent = [submission(NEWCOMER, Form.RISK, Ref.to(delivery), risk(name)) for name in names]

    answers = streaming(door, sent, threads=8)

    # A machine that is busy with other things may ask for another try, and then has kept nothing of this one.
    put_off = [each for each, answer in zip(sent, answers, strict=True) if not acknowledged(answer.json())]
    asked_again = [answer.text for answer in answers if not acknowledged(answer.json())]
    assert len(put_off) < BURST / 2
    assert all("try again" in said for said in asked_again)
    assert len(reread(quiet.desk, delivery).risks) == BURST - len(put_off)
    assert all(acknowledged(door.send(each).json()) for each in put_off)

    stored = reread(quiet.desk, delivery).risks
    assert Counter(each.text for each in stored) == Counter(names)
    assert {each.added_by for each in stored} == {NEWCOMER}
    assert quiet.calls("users.info") == []
    assert audit.verify(quiet.bot.store) == []


def test_a_mixed_burst_of_repeated_and_single_requests_has_each_effect_once(quiet: Stage, door: Door) -> None:
    delivery = at_intake(quiet.desk)
    gate = delivery.gate("intake", 1)
    open_items = [item for item in gate.items if not item.done and not item.evidence_required]
    ticks = [press(DANA, Action.ITEM_TICK, Ref.to(delivery, gate, item.key)) for item in open_items]
    risks = [submission(DANA, Form.RISK, Ref.to(delivery), risk(f"Risk {n}")) for n in range(10)]
    sent = [each for each in (*ticks, *risks) for _ in range(3)]

    answers = streaming(door, sent, threads=16)

    assert {answer.status_code for answer in answers} == {200}
    stands = reread(quiet.desk, delivery)
    assert sorted(each.text for each in stands.risks) == sorted(f"Risk {n}" for n in range(10))
    still_open = {item.key for item in stands.gate("intake", 1).items if not item.done}
    assert still_open.isdisjoint(item.key for item in open_items)
    assert audit.verify(quiet.bot.store) == []


def test_no_request_keeps_a_database_connection(quiet: Stage, door: Door) -> None:
    delivery = started(quiet.desk)
    commands = [command(DANA, text) for text in ("status", "list", "help", "statsu", "record", "close")]
    refused = press(DANA, Action.GATE_APPROVE, gate_ref(delivery))
    kinds: list[Sent] = [*commands, refused, press(DANA, Action.ITEM_TICK, "not ours")]

    in_a_row = [door.send(kinds[number % len(kinds)]) for number in range(100)]
    at_once = together(door, [kinds[number % len(kinds)] for number in range(64)])

    assert {answer.status_code for answer in (*in_a_row, *at_once)} == {200}
    assert checked_out(quiet) == 0
    assert "Gatehouse cannot save anything" not in "".join(answer.text for answer in at_once)


def acknowledged(answer: dict[str, object]) -> bool:
    return answer == {"response_action": "clear"}


def checked_out(stage: Stage) -> int:
    engines = stage.bot.store._engines
    return sum(engine.pool.checkedout() for engine in (engines.writing, engines.reading))  # type: ignore[attr-defined]
