"""A quiet stage, and several deliveries in different states on it."""

from collections.abc import Iterator
from datetime import timedelta

import pytest

from gates.delivery import Delivery
from gates.records.recording import NewRisk
from handlers.acts import escalating, recording, steering
from messages.refs import Ref
from tests.driver.scenes import CLARA, DANA, PABLO, SAM, TEAM_CHANNEL, at_phase, click, started
from tests.driver.stage import Stage, on_stage


@pytest.fixture
def stage(database_url: str) -> Iterator[Stage]:
    with on_stage(database_url, sender=False) as opened:
        yield opened


@pytest.fixture
def town(stage: Stage) -> dict[str, Delivery]:
    """Web shop is blocked, Robot arms is late, Café is at QA; Quiet is on hold and has another manager."""
    desk, day = stage.desk, stage.clock.now().date()
    shop = started(desk, name="Web shop", client="Acme Robotics", client_channel=None)
    escalating.escalate(desk, click(desk, DANA), Ref.to(shop), "The payment provider is silent", CLARA)
    late = {"intake_on": day - timedelta(days=90), "agreed_on": day - timedelta(days=2), "targets": {}}
    arms = started(desk, name="Robot arms", client="Harbour Ltd", client_channel=None, **late)
    risk = NewRisk("Parts from overseas are stuck in customs", 3, 4, "Order early", PABLO)
    recording.add_risk(desk, click(desk, DANA), Ref.to(arms), risk)
    cafe = at_phase(desk, "qa", name="Café", client="Acme Robotics", client_channel=None)
    holders = {**{holder.role: [holder.user_id] for holder in cafe.holders}, "delivery_manager": [SAM]}
    quiet = started(desk, name="Quiet one", client="Globex", client_channel=None, holders=holders)
    steering.hold(desk, click(desk, SAM), Ref.to(quiet), "The client moves house")
    assert shop.internal_channel == TEAM_CHANNEL
    return {"shop": shop, "arms": arms, "cafe": cafe, "quiet": quiet}
