"""One client delivery from the signed requirement to the closed record, through the real door."""

import pytest

from gates.delivery import Delivery
from gates.facts import FactKind
from storage import audit, finding
from tests.driver.stage import Stage
from tests.journeys.story import CARDS, CLIENTS, NAME, Story


@pytest.mark.parametrize("way", ["http", "sockets"], indirect=True)
def test_a_client_delivery_passes_its_seven_gates(stage: Stage, story: Story) -> None:
    story.start()
    story.manager.sees("Talent Finder", CARDS)

    story.prepare_package()
    story.hand_over()
    story.return_with("Which robots are meant: the arms only, or the carts too?")
    story.who("ines").sees("the arms only, or the carts too?", CARDS)
    story.hand_over()
    story.accept()
    story.pass_intake()

    story.pass_planning()
    story.pass_production()
    story.tick_all("qa")
    story.send_back("quinn", "qa", 1, "Two of forty answers name an engineer who left.")
    story.do_the_rework(2)
    story.pass_production(2)
    story.pass_qa(2)
    story.pass_deployment()

    story.send_handover()
    story.acknowledge()
    story.who("olivia").sees("hank", CLIENTS)
    story.pass_review()

    refused = story.close()
    assert refused["ok"]
    missing = str(story.manager.view()["blocks"])
    assert "feedback is not recorded" in missing
    story.record_feedback()
    story.close()
    story.manager.sees("closed the record", CARDS)

    delivery = only_delivery(stage)
    assert delivery.closed_by == story.manager.id
    assert delivery.status == "Complete"
    assert [g.round for g in delivery.rounds_of("qa")] == [1, 2]
    assert delivery.rounds_of("qa")[0].reason == "Two of forty answers name an engineer who left."
    with stage.bot.store.reading(delivery.workspace_id) as tx:
        kinds = {row.kind for row in audit.history(tx, delivery.id)}
    assert {FactKind.HANDOFF_RETURNED, FactKind.GATE_SENT_BACK, FactKind.DELIVERY_CLOSED} <= kinds
    assert audit.verify(stage.bot.store) == []


def only_delivery(stage: Stage) -> Delivery:
    team = stage.get("workspace")["team"]["id"]
    with stage.bot.store.reading(team) as tx:
        [delivery] = finding.named(tx, NAME)
    return delivery
