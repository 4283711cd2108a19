"""Product work over its five handoffs, one of them returned, one in spite of the warning of rework."""

from gates.facts import FactKind
from messages.ids import Field, Form
from storage import audit
from tests.driver.stage import Stage
from tests.driver.values import choice, person, radio, text
from tests.journeys.initiative import ROOM, Initiative
from tests.journeys.story import done

CAST = {
    "product_manager": "dana",
    "design": "ines",
    "engineering": "pablo",
    "qa": "quinn",
    "support": "sam",
    "marketing": "sam",
    "launch_owner": "diego",
    "decision_owner": "clara",
}
TARGETS = {
    "build_start": "2027-01-18",
    "ready_for_qa": "2027-02-05",
    "go_live": "2027-02-12",
    "launched": "2027-02-19",
    "success_reviewed": "2027-02-26",
}
MODE = {Field.MODE: radio("shape_up"), Field.REASON: text("A larger bet with six weeks at most")}
UNSETTLED = ("flow_clear", "edge_cases_listed")


def test_an_idea_passes_its_five_handoffs_to_the_measured_outcome(stage: Stage) -> None:
    idea = Initiative(stage, "product-handoffs", CAST, TARGETS, MODE)
    idea.start()
    idea.pack("discovery")
    idea.offer("discovery")
    idea.accept("discovery")
    idea.write_metric("Searches that are opened again", "0", "1 in 5")
    idea.pass_phase("discovery")

    hand_over_in_spite_of_the_warning(idea)
    idea.return_with("kickoff", "What happens without a network?")
    settle_and_hand_over_again(idea)
    idea.accept("kickoff")
    add_risk(idea)
    idea.pass_phase("kickoff")

    for key in ("build", "quality", "launch"):
        idea.pack(key)
        idea.offer(key)
        idea.accept(key)
        idea.pass_phase(key)

    idea.measure(1, "1 in 6", met=False)
    idea.write_review()
    idea.pass_phase("control")
    idea.close()
    idea.manager.sees("closed the record", ROOM)
    check_record(stage, idea)


def hand_over_in_spite_of_the_warning(idea: Initiative) -> None:
    idea.pack("kickoff", *UNSETTLED)
    giver = idea.offer("kickoff")
    assert giver.view()["callback_id"] == Form.REWORK
    assert "The unusual cases are listed" in str(giver.view()["blocks"])
    done(giver.submit({}))
    idea.holder("engineering").sees("Warned of rework", ROOM)


def settle_and_hand_over_again(idea: Initiative) -> None:
    giver = idea.manager
    giver.sees("What happens without a network?", ROOM)
    for key in UNSETTLED:
        idea.tick(giver, "kickoff", 1, key)
    idea.offer("kickoff")
    assert giver.views() == [], "nothing is left to warn of"


def add_risk(idea: Initiative) -> None:
    idea.add_risk({
        Field.RISK: text("The search team is busy"),
        Field.LIKELIHOOD: choice("3"),
        Field.IMPACT: choice("3"),
        Field.MITIGATION: text("Ask for two weeks in January"),
        Field.OWNER: person(idea.holder("engineering").id),
    })  # fmt: skip


def check_record(stage: Stage, idea: Initiative) -> None:
    record = idea.record
    assert (record.status, record.client, record.closed_by) == ("Delivered", None, idea.manager.id)
    assert (record.mode, record.mode_because) == ("shape_up", "A larger bet with six weeks at most")
    handoffs = {gate.phase: gate.handoffs for gate in record.gates if gate.handoffs}
    assert list(handoffs) == ["discovery", "kickoff", "build", "quality", "launch"]
    assert all(attempts[-1].accepted_at for attempts in handoffs.values())
    first, second = handoffs["kickoff"]
    assert len((first.in_spite_of or "").split("\n")) == len(UNSETTLED)
    assert (first.questions, second.in_spite_of) == ("What happens without a network?", None)
    with stage.bot.store.reading(record.workspace_id) as tx:
        kinds = [row.kind for row in audit.history(tx, record.id)]
    assert kinds.count(FactKind.HANDOFF_OFFERED) == 6
    assert kinds.count(FactKind.HANDOFF_RETURNED) == 1
    assert audit.verify(stage.bot.store) == []
