"""An initiative whose automated items a CI reports, with a token that was made in Slack."""

import re
from dataclasses import dataclass
from typing import Any

from gates.process import ChecklistItem
from messages.ids import Field
from tests.driver.ci import Ci
from tests.driver.values import day, person, text
from tests.journeys.initiative import NAME, ROOM, Initiative
from tests.journeys.story import done

LINK = "https://ci.example/run/1"
SECRET = re.compile(r"gatehouse_check_[\w-]{43}")


@dataclass
class Checked(Initiative):
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
