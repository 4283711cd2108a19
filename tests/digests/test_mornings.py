"""On a working morning each manager gets one direct message about all their deliveries."""

from datetime import timedelta

from handlers.acts import escalating
from handlers.clock.mornings import DEED, send_morning_digests
from messages.refs import Ref
from storage import mornings
from storage.mornings import Morning
from storage.transaction import EVERY_WORKSPACE
from tests.driver.actor import spoken
from tests.driver.backstage import settle
from tests.driver.scenes import CLARA, DANA, at_intake, click, started
from tests.driver.stage import Stage

TITLE = "Your deliveries this morning"


def test_it_says_what_waits_on_whom_what_slipped_and_what_is_escalated_once(stage: Stage) -> None:
    delivery = at_intake(stage.desk)
    started(stage.desk, name="Parts Finder")
    escalating.escalate(stage.desk, click(stage.desk, DANA), Ref.to(delivery), "No room at the plant", CLARA)
    [expected] = expected_mornings(stage)
    assert expected.next_at.weekday() < 5
    send_morning_digests(stage.desk)
    settle(stage)
    assert not told(stage)

    late = expected.next_at + timedelta(days=200)
    stage.clock.ahead += late - stage.clock.now()
    send_morning_digests(stage.desk)
    send_morning_digests(stage.desk)
    settle(stage)
    [message] = told(stage)
    for words in ("Talent Finder", "Parts Finder", "No room at the plant", "Waiting for", "Production start"):
        assert words in message
    [following] = expected_mornings(stage)
    assert following.user_id == DANA
    assert timedelta() < following.next_at - late < timedelta(days=4)


def told(stage: Stage) -> list[str]:
    dana = stage.actor("dana")
    return [each for m in stage.messages(dana.direct_messages(), "dana") if TITLE in (each := spoken(m))]


def expected_mornings(stage: Stage) -> list[Morning]:
    far = stage.clock.now() + timedelta(days=1000)
    with stage.bot.store.reading(EVERY_WORKSPACE) as tx:
        return mornings.due(tx, far, 10, DEED)
