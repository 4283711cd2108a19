"""A private delivery on stage, and everybody whom it does not concern."""

from collections.abc import Iterator

import pytest

from gates.delivery import Delivery
from gates.records.recording import NewRisk
from handlers.acts import recording
from messages.refs import Ref
from tests.driver.door import Door
from tests.driver.scenes import DANA, PABLO, at_intake, click, reread
from tests.driver.stage import Stage, on_stage


@pytest.fixture
def stage(database_url: str) -> Iterator[Stage]:
    with on_stage(database_url, sender=False) as opened:
        yield opened


@pytest.fixture
def door(stage: Stage) -> Iterator[Door]:
    opened = Door(stage.bot_url)
    yield opened
    opened.close()


@pytest.fixture
def hidden(stage: Stage) -> Delivery:
    """A private delivery of Dana's team, at its first gate, with words that stand nowhere else."""
    said = {"name": "Falcon", "client": "Zanzibar", "scope": "A quokka"}
    delivery = at_intake(stage.desk, **said, private=True)
    risk = NewRisk("A wombat", 3, 3, "A narwhal", PABLO)
    recording.add_risk(stage.desk, click(stage.desk, DANA), Ref.to(delivery), risk)
    return reread(stage.desk, delivery)
