"""`/gate done` through the real door: agreed at planning, late after that."""

from typing import Any

from gates.facts import FactKind
from messages.ids import Action, Field, Form
from messages.record_view import record_view
from messages.refs import Ref
from storage import audit
from tests.driver.backstage import newest
from tests.driver.door import Door, submission
from tests.driver.handoffs import at_phase, pack
from tests.driver.scenes import DANA, PABLO, accept_package, at_intake, gate_ref, reread
from tests.driver.stage import Stage
from tests.driver.values import choice, text

ROOM = "acme-talent"
WHY = "The regulator asks for it"
ADDED: dict[Any, dict[str, Any]] = {
    Field.PART: text("Screen readers can use it"),
    Field.ROLE: choice("design"),
}


def test_a_part_that_is_added_while_it_is_checked_shows_as_late(stage: Stage) -> None:
    delivery = at_phase(stage.desk, "quality")
    accept_package(stage.desk, pack(stage.desk, delivery))
    dana = stage.actor("dana")
    dana.command("done Saved searches")
    assert "Development has begun" in str(dana.view()["blocks"])
    dana.press_in_view(Action.DONE_ADD)
    assert Field.REASON in [block.get("block_id") for block in dana.view()["blocks"]]
    assert not (dana.submit(ADDED | {Field.REASON: text(WHY)})["response"] or {}).get("errors")
    assert "Screen readers can use it" in str(dana.view()["blocks"]), "back in the list, drawn anew"

    stage.eventually(lambda: WHY in newest(stage, "Stage 4", ROOM), "the late part on the card")
    assert "*Late*" in newest(stage, "Stage 4", ROOM)
    stage.eventually(lambda: "after development began" in str(stage.messages(ROOM, "dana")), "the thread")
    record = reread(stage.desk, delivery)
    assert WHY in str(record_view(record, stage.clock.now()))
    with stage.bot.store.reading(delivery.workspace_id) as tx:
        kinds = [fact.kind for fact in audit.history(tx, delivery.id)]
    assert kinds.count(FactKind.DONE_PART_ADDED) == 1
    assert audit.verify(stage.bot.store) == []


def test_at_planning_it_is_worded_anew_and_dropped_without_a_reason(quiet: Stage, door: Door) -> None:
    delivery = at_phase(quiet.desk, "kickoff")
    changed = Ref.to(delivery, item="copy_final")
    words = {Field.PART: text("Every text is final")}
    assert door.send(submission(DANA, Form.DONE_PART, changed, words)).json() == {"response_action": "clear"}
    dropped = Ref.to(delivery, item="usability_shown")
    for retry in range(2):
        sent = submission(DANA, Form.DONE_DROP, dropped, {}, view_id="VDROPPED")
        assert door.send(sent, retry=retry).json() == {"response_action": "clear"}
    changes = reread(quiet.desk, delivery).done_changes
    assert [(c.part, c.deed, c.late) for c in changes] == [
        ("copy_final", "reworded", False), ("usability_shown", "dropped", False),
    ]  # fmt: skip


def test_a_dropped_part_leaves_the_open_checklist_and_stays_in_the_record(quiet: Stage, door: Door) -> None:
    delivery = at_phase(quiet.desk, "quality")
    dropped = Ref.to(delivery, item="copy_final")
    no_reason = {Field.REASON: text("")}
    for form, ref, filled in (
        (Form.DONE_DROP, dropped, no_reason),
        (Form.DONE_PART, dropped, no_reason | {Field.PART: text("Every text is final")}),
        (Form.DONE_PART, Ref.to(delivery), no_reason | ADDED),
    ):
        answer = door.send(submission(DANA, form, ref, filled)).json()
        assert "Say why" in answer["errors"][Field.REASON]
    assert reread(quiet.desk, delivery).done_changes == []
    door.send(submission(DANA, Form.DONE_DROP, dropped, {Field.REASON: text(WHY)}))
    record = reread(quiet.desk, delivery)
    gate = record.latest("quality")
    assert gate is not None
    assert gate.item("copy_final") is None
    assert "was dropped" in str(record_view(record, quiet.clock.now()))


def test_who_does_not_manage_it_and_who_has_none_hear_so(quiet: Stage, door: Door) -> None:
    delivery = at_phase(quiet.desk, "kickoff")
    answer = door.send(submission(PABLO, Form.DONE_PART, Ref.to(delivery), ADDED))
    assert "Only the product manager of this delivery can change the definition of done" in answer.text
    other = at_intake(quiet.desk)
    answer = door.send(submission(DANA, Form.DONE_PART, gate_ref(other), ADDED))
    assert "has no definition of done" in answer.text
    assert reread(quiet.desk, delivery).done_changes == []
