"""When much is due at once, who has to act hears of it before anybody has something to read."""

from collections.abc import Iterator
from datetime import timedelta

import pytest

from handlers.acts import escalating
from handlers.card_kinds import CardKind, priority_of
from handlers.clock.mornings import send_morning_digests
from handlers.notice_kinds import PRIORITIES, NoticeKind
from handlers.senders.limits import Allowance
from handlers.senders.sender import LANES
from messages.refs import Ref
from storage.notices import PRIORITIES as ALL_PRIORITIES
from tests.driver.scenes import CLARA, DANA, click, ready_to_sign, started
from tests.driver.stage import Stage
from tests.promises.stepping import MINUTE, Steps, sent

SLOW = Allowance((4, 1.0), (1, 1.0))  # one message a second in all


@pytest.fixture
def slow(quiet: Stage) -> Iterator[Steps]:
    driven = Steps(quiet, SLOW)
    yield driven
    driven.close()


def test_in_a_burst_who_has_to_act_comes_before_what_there_is_to_read(slow: Steps) -> None:
    desk = slow.stage.desk
    for name in ("Talent Finder", "Parts Finder", "Robot Finder"):
        started(desk, name=name)
    slow.stage.clock.ahead += timedelta(days=7)
    send_morning_digests(desk)
    asked = ready_to_sign(desk, name="Tool Finder")
    escalating.escalate(desk, click(desk, DANA), Ref.to(asked), "No room at the plant", CLARA)
    slow.work_for(2 * MINUTE)

    came = [kind_of(message) for message in sent(slow.stage)]
    assert came.index("escalation") < LANES, "though it was asked for last"
    assert came.index("ask.sign") < LANES + came.count("escalation")
    assert came.index("kickoff") > came.index("ask.sign")
    assert came.index("morning") == len(came) - 1


def test_each_kind_of_message_has_its_priority() -> None:
    assert set(PRIORITIES) == set(NoticeKind)
    assert {*PRIORITIES.values(), *map(priority_of, CardKind)} == set(ALL_PRIORITIES)


def kind_of(message: dict[str, object]) -> str:
    return str(message["metadata"]["event_payload"]["key"]).split("/")[0]  # type: ignore[index]
