"""An approver ignores a gate, is nudged, it goes up to the CTO, who decides; and the work goes on."""

from datetime import UTC, datetime, timedelta

from bot.clock import Clock
from bot.timetable import ASKING_SLACK, TIMETABLE
from gates.delivery import Delivery
from messages.ids import Action, Field
from storage import finding
from storage.card import NUDGES
from tests.driver.actor import Actor
from tests.driver.backstage import settle, slack
from tests.driver.door import TEAM
from tests.driver.stage import Stage
from tests.driver.values import text
from tests.journeys.story import CARDS, Story, done
from tests.nudges.office import key_of

MONDAY = datetime(2027, 1, 4, 9, 0, tzinfo=UTC)


def test_an_ignored_gate_is_nudged_twice_then_escalated_resolved_and_passed(
    stage: Stage, story: Story
) -> None:
    for name in ("ines", "dana", "clara"):
        stage.post(f"people/{name}", tz="Europe/London")
    strike(stage, MONDAY)
    story.start()
    story.prepare_package()
    story.hand_over()
    story.accept()
    story.tick_all("intake")
    story.approve("dana", "intake")
    ines, clara = story.who("ines"), story.who("clara")

    hours = [MONDAY + timedelta(days=day, hours=hour, minutes=5) for day in range(1, 5) for hour in (0, 4)]
    for moment in hours[:4]:  # until Wednesday afternoon
        strike(stage, moment)
    assert nudges_of(stage, ines) == 2
    for moment in hours[4:]:
        strike(stage, moment)
    strike(stage, MONDAY + timedelta(days=7, minutes=5))
    first, second = the_delivery(stage).escalations
    assert (first.level, first.escalated_to, first.people_asked) == (1, story.manager.id, [ines.id])
    assert (second.level, second.escalated_to) == (2, clara.id)
    assert "Level 1 was Delivery manager" in str(clara.sees("Escalation 2", CARDS)["blocks"])

    messages = clara.direct_messages()
    done(clara.press(Action.ESCALATION_ACKNOWLEDGE, messages, number=2))
    story.manager.sees("*acknowledged* escalation 2", CARDS)
    strike(stage, MONDAY + timedelta(days=9, hours=2))
    assert any("Resolve an escalation" in str(m["blocks"]) for m in nudge_messages(stage, clara))
    done(clara.press(Action.ESCALATION_RESOLVE, messages, number=2))
    done(clara.submit({Field.RESOLUTION: text("Ines reads it today; the scope stays.")}))
    clara.sees("*Resolved* by", messages)
    story.approve("ines", "intake")
    story.manager.sees("Stage 2: Delivery planning", CARDS)

    delivery = the_delivery(stage)
    assert delivery.open_escalations() == []
    assert [each.resolution for each in delivery.escalations] == ["Ines reads it today; the scope stays."] * 2
    done(story.manager.press(Action.DELIVERY_MENU, CARDS))
    done(story.manager.press_in_view(Action.MENU_RECORD))
    record = str(story.manager.view()["blocks"])
    assert "It went to CTO" in record
    assert "the scope stays" in record


def strike(stage: Stage, moment: datetime) -> None:
    """It is this time now, and the whole timetable is gone through."""
    stage.clock.ahead = moment - Clock().now()
    for asking in ASKING_SLACK:
        asking(stage.desk, slack(stage))
    for tick in TIMETABLE:
        tick(stage.desk)
    stage.desk.bell.ring()
    settle(stage)


def nudge_messages(stage: Stage, who: Actor) -> list[dict[str, object]]:
    shown = stage.messages(who.direct_messages(), who.name)
    return [m for m in shown if key_of(m).startswith(NUDGES)]


def nudges_of(stage: Stage, who: Actor) -> int:
    return len(nudge_messages(stage, who))


def the_delivery(stage: Stage) -> Delivery:
    with stage.desk.store.reading(TEAM) as tx:
        [found] = finding.running(tx, 2)
    return found
