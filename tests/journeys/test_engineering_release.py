"""An engineering release from its contracts to its retrospective: signed clicks, and checks over HTTP."""

import re
from dataclasses import dataclass
from typing import Any

from gates.facts import FactKind
from gates.process import ChecklistItem
from messages.ids import Action, Field
from storage import audit
from tests.driver.actor import spoken
from tests.driver.ci import Ci
from tests.driver.stage import Stage
from tests.driver.values import day, person, text
from tests.journeys.initiative import NAME, ROOM, Initiative
from tests.journeys.story import done

CAST = {
    "squad_lead": "dana",
    "engineer": "pablo",
    "reviewer": "quinn",
    "reliability_owner": "sam",
    "product_owner": "ines",
    "engineering_head": "clara",
}
TARGETS = {"merged": "2027-01-18", "release_approved": "2027-01-20", "released": "2027-01-29"}
LINK = "https://ci.example/run/1"
SECRET = re.compile(r"gatehouse_check_[\w-]{43}")


@dataclass
class Release(Initiative):
    """Its automated items are reported by a CI whose token was made in Slack."""

    ci: Ci | None = None

    def connect(self) -> None:
        done(self.manager.command("token new Pipeline", channel=ROOM))
        found = SECRET.search(self.manager.told(ROOM))
        assert found
        self.ci = Ci(self.stage, found[0])

    def report(self, item: str, value: float | None = None, result: str = "pass") -> dict[str, Any]:
        assert self.ci
        more: dict[str, Any] = {} if value is None else {"value": value}
        answer = self.ci.report(item, result, link=LINK, **more)
        assert answer.status_code == 200, answer.text
        said: dict[str, Any] = answer.json()
        return said

    def tick_by_hand(self, key: str, round_: int = 1) -> None:
        for item in [item for item in self.phase(key).checklist if not item.automated]:
            self.tick(self.holder(item.owner), key, round_, item.key, evidence=item.evidence == "required")

    def check_all(self, key: str) -> None:
        for item in [item for item in self.phase(key).checklist if item.automated]:
            assert self.report(item.key, good_value(item))["state"] == "green"

    def tick_all(self, key: str, round_: int = 1) -> None:
        self.tick_by_hand(key, round_)
        self.check_all(key)

    def write_the_retrospective(self) -> None:
        done(self.manager.command(f"review {NAME}"))
        done(self.manager.submit({
            Field.WENT_WELL: text("Each step was watched"),
            Field.WENT_BADLY: text("The cache was cold again"),
            Field.LESSONS: text("Warm the cache before each step"),
            "action:1": text("The rollout warms the cache by itself"),
            "action_owner:1": person(self.holder("engineer").id),
            "action_due:1": day("2027-03-01"),
        }))  # fmt: skip


def good_value(item: ChecklistItem) -> float | None:
    limit = item.threshold
    return float(limit.at_most or limit.at_least or 0) if limit else None


def test_a_release_is_held_by_its_error_budget_rolled_back_once_and_learned_from(stage: Stage) -> None:
    release = Release(stage, "engineering-release", CAST, TARGETS)
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
