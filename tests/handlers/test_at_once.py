"""Several people, or one request several times, at the same moment."""

from gates.checklists.checklist import Part
from gates.facts import Fact, FactKind
from handlers.desk import Desk
from messages.ids import Action, Field, Form
from messages.refs import Ref
from storage import audit, finding
from tests.driver.crowd import together
from tests.driver.door import TEAM, Door, Sent, press, submission
from tests.driver.scenes import DANA, HOLDERS, INES, at_intake, gate_ref, ready_to_sign, reread, risk
from tests.driver.stage import Stage
from tests.driver.values import channel, day, people, text

AT_ONCE = 8


def test_of_two_final_sign_offs_at_once_both_are_kept_and_one_closes_the_gate(
    quiet: Stage, door: Door
) -> None:
    for number in range(3):
        delivery = ready_to_sign(quiet.desk, name=f"Delivery {number}")
        ref = gate_ref(delivery)
        together(door, [press(who, Action.GATE_APPROVE, ref) for who in (DANA, INES)])

        gate = reread(quiet.desk, delivery).gate("intake", 1)
        assert {s.decided_by for s in gate.sign_offs} == {DANA, INES}
        assert gate.outcome == "passed"
        told = facts(quiet.desk, delivery.id)
        assert [fact.kind for fact in told].count(FactKind.GATE_PASSED) == 1
    assert audit.verify(quiet.bot.store) == []


def test_twenty_double_clicks_at_once_tick_an_item_once(quiet: Stage, door: Door) -> None:
    delivery = at_intake(quiet.desk)
    gate = delivery.gate("intake", 1)
    item = next(i for i in gate.items if i.part is Part.CHECKLIST and not i.evidence_required)
    ref = Ref.to(delivery, gate, item.key)

    answers = together(door, [press(DANA, Action.ITEM_TICK, ref) for _ in range(20)])

    assert [answer.status_code for answer in answers] == [200] * 20
    assert ticks_of(quiet.desk, delivery.id, item.key) == 1


def test_the_same_request_three_times_at_once_and_again_takes_effect_once(quiet: Stage, door: Door) -> None:
    delivery = ready_to_sign(quiet.desk)
    late = submission(DANA, Form.RISK, Ref.to(delivery), risk("Late parts"))
    approve = press(DANA, Action.GATE_APPROVE, gate_ref(delivery))
    for sent in (late, approve):
        answers = together(door, [sent] * 3)
        answers += [door.send(sent, retry=number) for number in (1, 2, 3)]
        assert [answer.status_code for answer in answers] == [200] * 6
        assert len({answer.text for answer in answers}) == 1

    stands = reread(quiet.desk, delivery)
    assert [r.text for r in stands.risks] == ["Late parts"]
    assert [s.decided_by for s in stands.gate("intake", 1).sign_offs] == [DANA]


def test_a_repeated_last_sign_off_is_no_refusal_although_its_gate_is_closed_now(
    quiet: Stage, door: Door
) -> None:
    delivery = ready_to_sign(quiet.desk)
    ref = gate_ref(delivery)
    door.send(press(INES, Action.GATE_APPROVE, ref))
    url = quiet.response_url(DANA, "C0ACMETLNT")
    last = press(DANA, Action.GATE_APPROVE, ref, response_url=url)

    together(door, [last] * 3)
    door.send(last, retry=1)

    assert reread(quiet.desk, delivery).gate("intake", 1).outcome == "passed"
    assert [m for m in quiet.messages("acme-talent", "dana") if m["ephemeral_for"]] == []


def test_a_form_submitted_twice_starts_one_delivery(quiet: Stage, door: Door) -> None:
    twice = [second_step(quiet, door), second_step(quiet, door, new_channel="acme-arms")]
    for number, sent in enumerate(twice, 1):
        answers = together(door, [sent] * AT_ONCE)
        answers.append(door.send(sent))
        assert [answer.json() for answer in answers] == [{"response_action": "clear"}] * len(answers)
        assert len(running(quiet.desk)) == number


def test_a_new_channel_is_made_once_for_a_form_submitted_twice(quiet: Stage, door: Door) -> None:
    sent = second_step(quiet, door, new_channel="acme-legs")
    together(door, [sent] * AT_ONCE)
    made = [call for call in quiet.calls("conversations.create") if call["answer"]["ok"]]
    assert len(made) == 1


def second_step(stage: Stage, door: Door, new_channel: str | None = None) -> Sent:
    """The filled-in second step, as the first one leads to it."""
    first = {
        Field.CLIENT: text("Acme Robotics"),
        Field.NAME: text(f"For {new_channel}"),
        Field.SCOPE: text("Arms"),
        Field.INTAKE_ON: day("2027-01-04"),
        Field.AGREED_ON: day("2027-02-26"),
        **(
            {Field.NEW_CHANNEL: text(new_channel)}
            if new_channel
            else {Field.INTERNAL_CHANNEL: channel("C0ACMETLNT")}
        ),
    }
    sent = submission(INES, Form.START, '{"process": "client-delivery"}', first)
    view = door.send(sent).json()["view"]
    holders = {f"holder:{role}": people(*users) for role, users in HOLDERS.items()}
    return submission(INES, Form.START_PEOPLE, view["private_metadata"], holders)


def facts(desk: Desk, delivery_id: str) -> list[Fact]:
    with desk.store.reading(TEAM) as tx:
        return audit.history(tx, delivery_id)


def ticks_of(desk: Desk, delivery_id: str, item: str) -> int:
    ticked = [fact for fact in facts(desk, delivery_id) if fact.kind is FactKind.ITEM_TICKED]
    return len([fact for fact in ticked if fact.detail["item"] == item and fact.phase == "intake"])


def running(desk: Desk) -> list[str]:
    with desk.store.reading(TEAM) as tx:
        return [delivery.name for delivery in finding.running(tx, 10)]
