"""An engineering release from its contracts to its retrospective: signed clicks, and checks over HTTP."""

from gates.facts import FactKind
from messages.ids import Action
from storage import audit
from tests.driver.actor import spoken
from tests.driver.stage import Stage
from tests.journeys.checked import Checked
from tests.journeys.initiative import ROOM

CAST = {
    "squad_lead": "dana",
    "engineer": "pablo",
    "reviewer": "quinn",
    "reliability_owner": "sam",
    "product_owner": "ines",
    "engineering_head": "clara",
}
TARGETS = {"merged": "2027-01-18", "release_approved": "2027-01-20", "released": "2027-01-29"}


def test_a_release_is_held_by_its_error_budget_rolled_back_once_and_learned_from(stage: Stage) -> None:
    release = Checked(stage, "engineering-release", CAST, TARGETS)
    release.start()
    release.connect()
    release.pass_phase("contracts")

    release.manager.sees("⬜ *Missing* · The tests of the core user journeys pass", ROOM)
    assert release.report("core_journeys", result="fail")["state"] == "failing"
    release.manager.sees("The check of “The tests of the core user journeys pass” *failed*", ROOM)
    release.pass_phase("merge")

    release.tick_by_hand("approval")
    release.report("security_scan")
    spent = release.report("error_budget", 2.5)
    assert (spent["state"], spent["open_items"], spent["gate"]) == ("failing", 1, "open")
    release.manager.sees("*late*: nothing else holds this gate back", ROOM)
    release.approve("reliability_owner", "approval")
    refused = "1 required item is still open: “The squad's error budget leaves room for a release”"
    sam = release.holder("reliability_owner")
    stage.eventually(lambda: refused in sam.told(ROOM), "the budget that blocks")
    assert release.record.rounds_of("approval")[0].sign_offs == []
    release.report("error_budget", 31)
    release.sign_all("approval")

    release.tick_by_hand("rollout")
    release.report("availability", 99.95)
    release.report("latency", 380)
    assert release.report("change_failure_rate", 23)["open_items"] == 2
    asked = "The release is rolled back, and users have the version before"
    assert "Asked because a check failed" in spoken(release.manager.sees(asked, ROOM))
    release.send_back("reliability_owner", "rollout", 1, "Every fourth change failed.")
    release.do_the_rework("merge", 2, "rollout")
    for key in ("merge", "approval", "rollout"):
        release.pass_phase(key, 2)

    release.tick(release.holder("product_owner"), "learning", 1, "impact_read", evidence=True)
    release.tick(release.holder("engineer"), "learning", 1, "flag_settled")
    release.write_review()
    release.tick(release.manager, "learning", 1, "retrospective_held")
    release.manager.press(Action.ITEM_TICK, ROOM, item="improvements_owned")
    unowned = "Add an action with its owner and its date"
    stage.eventually(lambda: unowned in release.manager.told(ROOM), "what the review lacks")
    release.write_the_retrospective()
    release.tick(release.manager, "learning", 1, "improvements_owned")
    release.sign_all("learning")
    release.close()
    release.manager.sees("closed the record", ROOM)

    record = release.record
    assert [gate.outcome for gate in record.rounds_of("rollout")] == ["sent_back", "passed"]
    pablo = release.holder("engineer")
    stage.eventually(lambda: "warms the cache" in str(pablo.home()["blocks"]), "the action, followed in Home")
    with stage.bot.store.reading(record.workspace_id) as tx:
        reports = [fact for fact in audit.history(tx, record.id) if fact.kind is FactKind.CHECK_FAILED]
    assert [fact.detail["item"] for fact in reports] == [
        "core_journeys",
        "error_budget",
        "change_failure_rate",
    ]
    assert {fact.by for fact in reports} == {f"check token “Pipeline”, created by {release.manager.id}"}
    assert audit.verify(stage.bot.store) == []
