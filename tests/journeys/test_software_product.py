"""A product initiative from the problem to the measured outcome, through the real door, without a client."""

from gates.facts import FactKind
from storage import audit
from tests.driver.stage import Stage
from tests.journeys.initiative import ROOM, Initiative


def test_a_product_passes_its_five_phases_and_comes_back_to_development_once(stage: Stage) -> None:
    search = Initiative(stage, "software-product")
    search.start()
    search.manager.sees("Faster search", ROOM)
    search.write_metric("Visitors who sign up", "12 %", "20 %")
    search.pass_phase("discovery")
    search.pass_phase("planning")
    search.pass_phase("development")

    search.tick_all("readiness")
    search.approve("qa_lead", "readiness")
    search.send_back("release_manager", "readiness", 1, "The rollback loses the index.")
    search.manager.sees("sent this back to Phase 3: Development", ROOM)
    search.do_the_rework("development", 2, "readiness")
    search.pass_phase("development", 2)
    search.pass_phase("readiness", 2)

    refused = search.holder("release_manager").told(ROOM)
    search.manager.press("item.tick", ROOM, item="outcomes_measured")
    stage.eventually(lambda: "Measure first" in search.manager.told(ROOM), "what is to be measured")
    assert "Measure first" not in refused
    search.measure(1, "17 %", met=False)
    search.write_review()
    search.pass_phase("release")
    search.close()
    search.manager.sees("closed the record", ROOM)

    record = search.record
    assert record.client is None
    assert record.closed_by == search.manager.id
    assert record.status == "Complete"
    assert [gate.outcome for gate in record.rounds_of("readiness")] == ["sent_back", "passed"]
    assert [(m.value, m.target_met) for m in record.success_metrics] == [("17 %", False)]
    with stage.bot.store.reading(record.workspace_id) as tx:
        kinds = {row.kind for row in audit.history(tx, record.id)}
    assert {FactKind.METRIC_WRITTEN, FactKind.OUTCOME_MEASURED, FactKind.GATE_SENT_BACK} <= kinds
    assert audit.verify(stage.bot.store) == []
