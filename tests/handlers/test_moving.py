"""A running delivery is moved to another version of its process by `/gate process move`."""

import pytest

from gates.process_files.file import load_process
from gates.process_files.shipped_texts import shipped_texts
from gates.sign_offs.signing import Decision
from gates.sign_offs.signoff import Verdict
from handlers.acts import signing
from messages.ids import Action, Field, Form
from messages.refs import Ref
from storage import audit, library
from tests.driver.actor import spoken
from tests.driver.backstage import newest
from tests.driver.door import TEAM, Door, submission
from tests.driver.scenes import CLARA, DANA, PABLO, QUINN, at_intake, click, ready_to_sign, reread, started
from tests.driver.stage import Stage
from tests.driver.values import people, text

CARDS = "acme-talent"
ONE = shipped_texts()["client-delivery"]
SCAN = "      - {key: scanned, text: Somebody looked for traps, owner: delivery_manager}\n"
TWO = ONE.replace("version: 1\n", "version: 2\n").replace(
    "      - key: questions_answered\n", f"{SCAN}      - key: questions_answered\n"
)
ROLE = "  client:\n    name: Client\n"
THREE = TWO.replace("version: 2\n", "version: 3\n").replace(
    ROLE, f"  auditor:\n    name: Auditor\n    duty: Reads the records\n{ROLE}"
)
WITHOUT_INTAKE = ONE.replace("version: 1\n", "version: 4\n").replace("- key: intake\n", "- key: taking_in\n")
WHY = "Traps cost us a week last time"


def keep(stage: Stage, *written: str) -> None:
    with stage.desk.store.transaction(TEAM) as tx:
        for each in written:
            library.keep(tx, load_process(each), each, CLARA, stage.desk.clock.now())


def test_the_differences_come_first_and_then_the_delivery_follows_the_new_version(stage: Stage) -> None:
    delivery = ready_to_sign(stage.desk)
    ref = Ref.to(delivery, delivery.current)
    signing.sign(stage.desk, click(stage.desk, DANA), ref, Decision(Verdict.APPROVE))
    keep(stage, TWO)
    dana = stage.actor("dana")

    dana.command("process move", channel=CARDS)
    shown = spoken({"blocks": dana.view()["blocks"]})
    assert "It follows *Client delivery*, version 1" in shown
    assert "*1 difference* from version 1 to 2" in shown
    assert "item “Somebody looked for traps” is new, after" in shown
    assert "Stage 1: Intake handoff: “Somebody looked for traps” is new, and open." in shown
    assert f"Stage 1: Intake handoff: <@{DANA}> is asked to sign again." in shown
    assert reread(stage.desk, delivery).process.version == 1

    dana.submit({Field.REASON: text(WHY)})
    moved = reread(stage.desk, delivery)
    assert moved.process == load_process(TWO)
    assert [item.text for item in moved.gates[0].blocking()] == ["Somebody looked for traps"]
    assert [s.live for s in moved.gates[0].sign_offs] == [False]
    stage.eventually(lambda: "Somebody looked for traps" in newest(stage, "Stage 1", CARDS), "the new item")
    stage.eventually(lambda: "*moved* this delivery to version 2" in told(stage), "the line in the thread")
    assert WHY in told(stage)
    with stage.desk.store.reading(TEAM) as tx:
        assert library.running(tx) == {("client-delivery", 2): 1}
    assert audit.verify(stage.desk.store) == []


def told(stage: Stage) -> str:
    return str([message["text"] for message in stage.messages(CARDS, "dana")])


def test_another_version_may_be_chosen_and_a_new_role_is_named(quiet: Stage) -> None:
    delivery = at_intake(quiet.desk)
    keep(quiet, TWO, THREE)
    dana = quiet.actor("dana")
    dana.command("process move", channel=CARDS)
    assert "version 1 to 3" in spoken({"blocks": dana.view()["blocks"]})
    assert "holder:auditor" in str(dana.view()["blocks"])
    choose(quiet, "2")
    assert "version 1 to 2" in spoken({"blocks": dana.view()["blocks"]})
    assert "holder:auditor" not in str(dana.view()["blocks"])
    choose(quiet, "3")
    dana.submit({Field.REASON: text(WHY), "holder:auditor": people(QUINN)})
    assert dana.views() == []
    moved = reread(quiet.desk, delivery)
    assert (moved.process.version, moved.holders_of("auditor")) == (3, [QUINN])


def choose(stage: Stage, version: str) -> None:
    view = stage.actor("dana").view()
    option = {"text": {"type": "plain_text", "text": f"Version {version}"}, "value": version}
    stage.post(
        "act/click", user="dana", view=view["id"], action_id=Action.MOVE_VERSION, block_id=Field.VERSION,
        selected_option=option,
    )  # fmt: skip


def test_a_move_that_makes_no_sense_says_why_in_the_form_and_is_refused(quiet: Stage, door: Door) -> None:
    delivery = at_intake(quiet.desk)
    keep(quiet, WITHOUT_INTAKE.replace("sent_back_to: intake", "sent_back_to: taking_in"))
    dana = quiet.actor("dana")
    dana.command("process move", channel=CARDS)
    assert "*Not possible*: Stage 1: Intake handoff is open now" in spoken({"blocks": dana.view()["blocks"]})
    about = {Field.REASON: text(WHY)}
    answer = door.send(submission(DANA, Form.MOVE, Ref.to(delivery, number=4), about)).json()
    assert "version 4 does not have it" in str(answer)
    assert "A new one can start with version 4" in str(answer)
    assert reread(quiet.desk, delivery).process.version == 1


@pytest.mark.parametrize(("by", "version"), [(PABLO, 1), (DANA, 2), (CLARA, 2)])
def test_the_manager_and_admins_move_and_nobody_else(quiet: Stage, door: Door, by: str, version: int) -> None:
    delivery = at_intake(quiet.desk)
    keep(quiet, TWO)
    about = {Field.REASON: text(WHY)}
    answer = door.send(submission(by, Form.MOVE, Ref.to(delivery, number=2), about)).json()
    assert reread(quiet.desk, delivery).process.version == version
    assert ("can move it to another version" in str(answer)) is (by == PABLO)


def test_where_there_is_nothing_to_move_to_the_command_says_so(quiet: Stage) -> None:
    started(quiet.desk)
    quiet.actor("dana").command("process move", channel=CARDS)
    assert "There is no other version of “client-delivery” here." in quiet.actor("dana").told(CARDS)
    keep(quiet, TWO)
    pablo = quiet.actor("pablo")
    pablo.command("process move Talent", channel=CARDS)
    assert "Only the delivery manager of this delivery can move it" in pablo.told(CARDS)
    assert pablo.views() == []


def test_a_version_that_is_not_there_or_another_process_is_refused(quiet: Stage, door: Door) -> None:
    delivery = at_intake(quiet.desk)
    about = {Field.REASON: text(WHY)}
    answer = door.send(submission(DANA, Form.MOVE, Ref.to(delivery, number=9), about)).json()
    assert "“client-delivery” has no version 9" in str(answer)
    answer = door.send(submission(DANA, Form.MOVE, Ref.to(delivery, number=1), about)).json()
    assert answer == {"response_action": "clear"}  # where it is already
    assert reread(quiet.desk, delivery).process.version == 1
