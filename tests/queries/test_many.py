"""Among very many deliveries every answer that ends early says so, and how to see the rest."""

from gates.rights.asker import Asker
from handlers.senders.homes import draw_home
from storage import finding
from tests.driver.door import TEAM
from tests.driver.many import sow
from tests.driver.scenes import PABLO
from tests.driver.stage import Stage
from tests.queries.test_queries import told

MANY = 100
ELSEWHERE = "general"  # where no delivery has its channel


def test_home_counts_what_waits_in_deliveries_that_it_does_not_look_at(stage: Stage) -> None:
    sow(stage.desk, MANY)
    with stage.desk.store.reading(TEAM, Asker(PABLO)) as tx:
        shown = str(draw_home(tx, PABLO, stage.clock.now()))
        asking = len(finding.asking(tx, PABLO, 1000))
    assert asking > 45
    assert f"and something in {asking - 45} more deliveries" in shown


def test_home_shows_the_newest_of_very_many_own_deliveries_and_how_to_meet_the_others(stage: Stage) -> None:
    sow(stage.desk, MANY)
    with stage.desk.store.reading(TEAM, Asker(PABLO)) as tx:
        shown = str(draw_home(tx, PABLO, stage.clock.now()))
    assert f"Your deliveries ({MANY})" in shown
    assert f"… and {MANY - 25} more. `/gate list mine late`" in shown
    assert "*Running deliveries: mine, late*" in told(stage, "list mine late", "pablo")


def test_what_a_list_leaves_out_is_said_with_the_way_to_it(stage: Stage) -> None:
    sow(stage.desk, MANY)
    stage.actor("dana").command("status", channel=ELSEWHERE)
    assert "The first 20." in stage.actor("dana").told(ELSEWHERE)
    assert "The first 10." in told(stage, "status robot")
    assert "The first" not in told(stage, "status robot arms 001")
    assert "Only the first 15 are shown" in told(stage, "find acme")
    assert "Only the first" not in told(stage, "find robot 001")
    assert "`/gate waiting mine`, `@somebody` or a role narrows it down" in told(stage, "waiting")
    assert "narrows it down" not in told(stage, "waiting @pablo")
    assert "There are many. Add its name, for example: “" in told(stage, "menu robot")
