"""Somebody is deactivated in Slack: the manager gets what they leave behind, and gives it to others."""

import json

from gates.delivery import Delivery
from gates.records.recording import NewRisk
from handlers.acts import escalating, recording
from messages.ids import Action, Field, Form
from messages.leaving.duties import DutyRef
from messages.refs import Ref
from storage.notices import Notice
from storage.tables.notices import notices
from tests.driver.door import TEAM, Door, press, submission
from tests.driver.scenes import DANA, DIEGO, PABLO, QUINN, SAM, click, reread, started
from tests.driver.stage import Stage
from tests.driver.values import person


def told_of_departure(stage: Stage) -> list[Notice]:
    with stage.desk.store.reading(TEAM) as tx:
        rows = tx.connection.execute(notices.select().where(notices.c.key.like("left/%"))).mappings()
        return [Notice(**row) for row in rows]


def refs_in(notice: Notice) -> list[DutyRef]:
    blocks = notice.body["blocks"]
    return [DutyRef.read(b["accessory"]["value"]) for b in blocks if b.get("accessory")]


def owing(stage: Stage) -> Delivery:
    """Quinn certifies it, is asked to resolve an escalation, and looks after a risk."""
    delivery = started(stage.desk, name="Web shop", private=True)
    by, ref = click(stage.desk, DANA), Ref.to(delivery)
    escalating.escalate(stage.desk, by, ref, "No test system", QUINN)
    risk = NewRisk("Testers are ill", 3, 3, "Book others", QUINN)
    recording.add_risk(stage.desk, click(stage.desk, DANA), ref, risk)
    return delivery


def test_the_manager_is_sent_every_open_duty_once_and_gives_each_away(stage: Stage) -> None:
    delivery, door = owing(stage), Door(stage.bot_url)
    stage.post("people/quinn", deleted=True)
    [notice] = stage.eventually(lambda: told_of_departure(stage), "the list of what Quinn leaves behind")
    stage.post("people/quinn", title="Gone")
    assert notice.channel_id == DANA
    assert {ref.duty.kind.value for ref in refs_in(notice)} == {"role", "escalation", "risk"}
    assert "Testers are ill" in json.dumps(notice.body)

    for ref in refs_in(notice):
        refused = door.send(submission(PABLO, Form.DUTY, ref.dump(), {Field.OWNER: person(SAM)})).text
        assert "can hand over what somebody has left behind" in refused
        sent = press(DANA, Action.DUTY_GIVE, ref.dump(), trigger_id=stage.trigger(DANA))
        assert door.send(sent).status_code == 200
        assert "Who takes it on" in json.dumps(stage.actor("dana").view())
        answer = door.send(submission(DANA, Form.DUTY, ref.dump(), {Field.OWNER: person(DIEGO)}))
        assert answer.json() == {"response_action": "clear"}
        again = door.send(submission(DANA, Form.DUTY, ref.dump(), {Field.OWNER: person(SAM)}))
        assert "in somebody else's hands already" in again.text
    now = reread(stage.desk, delivery)
    assert now.holders_of("qa_engineer") == [DIEGO]
    assert now.escalations[0].escalated_to == DIEGO
    assert now.risks[0].owner == DIEGO
    assert len(told_of_departure(stage)) == 1
    door.close()


def test_where_the_manager_leaves_whoever_things_are_escalated_to_decides(stage: Stage) -> None:
    started(stage.desk)
    stage.post("people/dana", deleted=True)
    [notice] = stage.eventually(lambda: told_of_departure(stage), "the list of what Dana leaves behind")
    assert notice.channel_id == "U0CLARA001"
