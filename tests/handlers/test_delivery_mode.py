"""The delivery mode through the real door: shown, changed with a reason, refused where nobody asks for it."""

from typing import Any

from messages.ids import Field, Form
from messages.record_view import record_view
from messages.refs import Ref
from tests.driver.backstage import newest
from tests.driver.door import Door, submission
from tests.driver.handoffs import started
from tests.driver.scenes import DANA, PABLO, at_intake, gate_ref, reread
from tests.driver.stage import Stage
from tests.driver.values import radio, text

ROOM = "acme-talent"
WHY = "We know now what to build"
OTHER: dict[Any, dict[str, Any]] = {Field.MODE: radio("scrum"), Field.REASON: text(WHY)}


def test_it_stands_on_the_kickoff_card_and_changes_there(stage: Stage) -> None:
    delivery = started(stage.desk)
    dana = stage.actor("dana")
    dana.sees("Delivery mode: *Kanban*", ROOM)
    dana.command("mode Saved searches")
    assert "several crafts, in planned increments" in str(dana.view()["blocks"])
    assert dana.submit(OTHER)["ok"]
    stage.eventually(lambda: "Delivery mode: *Scrum*" in newest(stage, "Kickoff", ROOM), "the other mode")
    dana.sees("changed the delivery mode to *Scrum*", ROOM)
    record = reread(stage.desk, delivery)
    assert (record.mode, record.mode_because) == ("scrum", WHY)
    assert WHY in str(record_view(record, stage.clock.now()))


def test_what_makes_no_sense_is_refused(quiet: Stage, door: Door) -> None:
    delivery = started(quiet.desk)
    ref = Ref.to(delivery)
    forged = door.send(submission(DANA, Form.MODE, ref, OTHER | {Field.MODE: radio("waterfall")})).json()
    assert list(forged["errors"]) == [Field.MODE]
    unsaid = door.send(submission(DANA, Form.MODE, ref, OTHER | {Field.REASON: text(" ")})).json()
    assert list(unsaid["errors"]) == [Field.REASON]
    assert "Only the product manager" in door.send(submission(PABLO, Form.MODE, ref, OTHER)).text
    answer = door.send(submission(DANA, Form.MODE, gate_ref(at_intake(quiet.desk)), OTHER))
    assert "does not ask for a delivery mode" in answer.text
    assert reread(quiet.desk, delivery).mode == "kanban"
