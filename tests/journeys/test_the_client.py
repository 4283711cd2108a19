"""What the client's people see, and what they never hear."""

from messages.ids import Action, Field
from tests.driver.stage import Stage
from tests.driver.values import channel, day, text
from tests.journeys.story import CARDS, CLIENTS, NAME, Story, done
from tests.journeys.test_other_ways import reach_handover

SAFE = "This cannot be confirmed just now. Please ask your contact here."


def test_the_client_who_cannot_confirm_hears_nothing_internal(stage: Stage, story: Story) -> None:
    reach_handover(story)
    story.send_handover()
    olivia = story.who("olivia")
    olivia.sees(NAME, CLIENTS)
    stage.http.post("faults", json={"method": "chat.update", "kind": "500", "times": 1000})
    done(story.manager.choose(Action.ITEM_MENU, CARDS, "reopen", item="scope_confirmed"))
    done(olivia.press(Action.GATE_ACKNOWLEDGE, CLIENTS))
    assert SAFE in olivia.sees("cannot be confirmed", CLIENTS)["text"]
    stage.http.delete("faults")

    story.tick(story.manager, "handover", 1, "scope_confirmed")
    story.acknowledge()
    olivia.sees("you confirmed it", CLIENTS)


def test_a_channel_that_is_no_longer_the_clients_keeps_no_button(stage: Stage, story: Story) -> None:
    reach_handover(story)
    story.send_handover()
    olivia = story.who("olivia")
    olivia.sees(NAME, CLIENTS)
    fields = {
        Field.NAME: text(NAME),
        Field.CLIENT: text("Acme Robotics"),
        Field.SCOPE: text("An assistant that finds the right engineer for each robot."),
        Field.AGREED_ON: day("2027-02-26"),
        Field.INTERNAL_CHANNEL: channel("C0ACMETLNT"),
    }
    story.menu(story.manager, Action.MENU_DETAILS, fields | {Field.CLIENT_CHANNEL: channel("")})
    message = olivia.sees("no longer kept up to date", CLIENTS)
    assert Action.GATE_ACKNOWLEDGE not in str(message["blocks"])

    story.menu(story.manager, Action.MENU_DETAILS, fields | {Field.CLIENT_CHANNEL: channel("C0ACMESHRD")})
    story.acknowledge()
    olivia.sees("you confirmed it", CLIENTS)
