"""A card that cannot be shown ends among the dead letters, and comes back with whatever is new."""

from datetime import datetime

import pytest
from sqlalchemy import update

from gates.delivery import Delivery
from handlers.acts import escalating
from handlers.card_kinds import CardKind
from handlers.senders import showing
from handlers.senders.drawing import Drawing, draw
from handlers.senders.slack_calls import CLOSED
from handlers.senders.troubles import MOST_LOOKS, MOST_TRIES
from messages.blocks import section
from messages.ids import Action
from messages.message import Message
from messages.refs import Ref
from storage import cards, dead_cards
from storage.card import Card
from storage.tables.cards import cards as card_rows
from storage.tables.cards import is_stale
from storage.tables.notices import is_pending
from storage.tables.notices import notices as notice_rows
from storage.transaction import Transaction
from tests.driver.backstage import unfinished
from tests.driver.door import TEAM
from tests.driver.scenes import CLARA, DANA, click, started
from tests.promises.stepping import HOUR, MINUTE, SECOND, Json, Steps, said, sent
from tests.promises.test_operator import gatehouse


def settled(steps: Steps) -> Delivery:
    """A delivery whose cards stand."""
    delivery = started(steps.stage.desk)
    steps.work_for(20 * SECOND)
    return delivery


def escalated(steps: Steps, delivery: Delivery, number: int = 1) -> str:
    """Its card is one for Clara, by direct message; the card's id."""
    escalating.escalate(
        steps.stage.desk, click(steps.stage.desk, DANA), Ref.to(delivery), f"Issue {number}", CLARA
    )
    return f"escalation/{delivery.id}///{number}/{CLARA}"


def resolve(steps: Steps, delivery: Delivery) -> None:
    ref = Ref.to(delivery, number=1)
    escalating.resolve(steps.stage.desk, click(steps.stage.desk, DANA), ref, "It is solved")


def dead(steps: Steps) -> dict[str, Card]:
    with steps.stage.desk.store.across_workspaces() as tx:
        return {card.id: card for card in dead_cards.dead(tx, 100)}


def found(steps: Steps, key: str) -> Card:
    with steps.stage.desk.store.reading(TEAM) as tx:
        card = cards.find(tx, key)
    assert card
    return card


def tried_before(steps: Steps, times: int) -> None:
    """As after a long time in which Slack took nothing; what waits for a card has waited as long."""
    with steps.stage.desk.store.transaction(TEAM) as tx:
        tx.connection.execute(update(card_rows).where(is_stale).values(tried=card_rows.c.wanted, tries=times))
        tx.connection.execute(update(notice_rows).where(is_pending).values(attempts=MOST_TRIES - 1))


def standing(steps: Steps, heading: str, kind: str = "im") -> list[Json]:
    return [message for message in sent(steps.stage, kind) if message["text"].startswith(heading)]


def test_trouble_that_never_ends_ends_after_about_a_day_and_the_operator_has_the_card_shown(
    steps: Steps, database_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    delivery = settled(steps)
    steps.stage.fault("chat.postMessage", "500", times=100_000)
    monkeypatch.setattr(showing, "draw", stumbling_over_the_second)
    first, second = (escalated(steps, delivery, number) for number in (1, 2))
    steps.work()
    tried_before(steps, MOST_TRIES - 2)
    steps.work_for(10 * MINUTE, every=10 * MINUTE)
    assert {first, second} & dead(steps).keys() == set()
    steps.work_for(10 * MINUTE, every=10 * MINUTE)

    letters = dead(steps)
    assert {first, second} <= letters.keys()
    assert letters[first].tries == letters[second].tries == MOST_TRIES
    assert unfinished(steps.stage) == []
    listed = gatehouse(monkeypatch, database_url, "notices")
    assert f"{first}\n    card escalation to {CLARA}, given up " in listed
    assert f", {MOST_TRIES} tries: " in listed

    steps.stage.heal()
    assert "is sent again" in gatehouse(monkeypatch, database_url, "notices", "retry", first)
    assert "is dropped" in gatehouse(monkeypatch, database_url, "notices", "drop", second)
    steps.work_for(5 * SECOND)
    assert len(standing(steps, "Escalation 1")) == 1
    assert not {first, second} & dead(steps).keys()
    again = gatehouse(monkeypatch, database_url, "notices", "retry", first)
    assert f"No notice or card that can be sent has the id {first}" in again

    monkeypatch.undo()
    steps.move(MINUTE)
    resolve(steps, delivery)
    steps.work_for(5 * SECOND)
    assert len(standing(steps, "Escalation 2")) == 1  # dropped was what it showed then


def stumbling_over_the_second(tx: Transaction, card: Card, now: datetime) -> Drawing | None:
    if card.kind == CardKind.ESCALATION and card.number == 2:
        raise KeyError("a mistake of ours")
    return draw(tx, card, now)


def test_a_card_of_somebody_who_is_gone_comes_back_by_itself_once_it_shows_something_new(
    steps: Steps,
) -> None:
    delivery = settled(steps)
    steps.stage.post("people/clara", deleted=True)
    key = escalated(steps, delivery)
    steps.work_for(5 * SECOND)
    assert key in dead(steps)
    assert f"no longer reaches <@{CLARA}>" in " ".join(said(steps.stage, "dana"))

    steps.stage.post("people/clara", deleted=False)
    steps.work_for(MINUTE)
    assert standing(steps, "Escalation 1") == []
    resolve(steps, delivery)
    steps.work_for(5 * SECOND)
    [message] = standing(steps, "Escalation 1")
    assert "It is solved" in message["text"]
    assert key not in dead(steps)


def test_cards_of_a_channel_that_stays_closed_are_tried_for_a_day_and_nothing_waits_for_them_longer(
    steps: Steps,
) -> None:
    steps.stage.post("act/archive", user="dana", channel="acme-talent")
    delivery = started(steps.stage.desk)
    steps.work()
    tried_before(steps, MOST_LOOKS - 1)
    steps.work_for(2 * HOUR, every=30 * MINUTE)
    kickoff = found(steps, f"kickoff/{delivery.id}///1/")
    assert kickoff.error in CLOSED
    assert kickoff.tries == MOST_LOOKS
    assert kickoff.id in dead(steps)
    assert "it is archived" in " ".join(said(steps.stage, "dana"))
    assert unfinished(steps.stage) == []


def test_cards_of_a_channel_that_is_opened_within_a_day_are_shown(steps: Steps) -> None:
    steps.stage.post("act/archive", user="dana", channel="acme-talent")
    started(steps.stage.desk)
    steps.work_for(5 * SECOND)
    steps.stage.post("act/unarchive", user="dana", channel="acme-talent")
    steps.stage.post("act/invite", user="dana", channel="acme-talent", invited="U0SANDBOT1")
    steps.work_for(HOUR + MINUTE, every=MINUTE)
    assert len(standing(steps, "Delivery “Talent Finder”", "")) == 1
    assert dead(steps) == {}


@pytest.mark.parametrize("wrong", ["x" * 3001, ""])
def test_a_card_that_slack_does_not_take_is_shown_shorter_with_its_buttons_and_a_way_to_the_record(
    steps: Steps, monkeypatch: pytest.MonkeyPatch, wrong: str
) -> None:
    def draw_wrongly(tx: Transaction, card: Card, now: datetime) -> Drawing | None:
        drawing = draw(tx, card, now)
        if drawing is None or card.kind != CardKind.ESCALATION:
            return drawing
        blocks = [*drawing.content.blocks, wrong_section(wrong)]
        return Drawing(Message(drawing.content.text, blocks), drawing.settled)

    monkeypatch.setattr(showing, "draw", draw_wrongly)
    delivery = settled(steps)
    key = escalated(steps, delivery)
    steps.work_for(5 * SECOND)

    [message] = standing(steps, "Escalation 1")
    pressed = {
        each["action_id"]
        for block in message["blocks"]
        for each in block.get("elements", ())
        if "action_id" in each
    }
    assert {Action.ESCALATION_RESOLVE, Action.MENU_RECORD} <= pressed
    assert "Issue 1" in message["blocks"][0]["text"]["text"]
    assert found(steps, key).error is None

    resolve(steps, delivery)
    steps.work_for(5 * SECOND)
    [message] = standing(steps, "Escalation 1")
    assert "It is solved" in message["blocks"][0]["text"]["text"]


def wrong_section(text: str) -> Json:
    block = section("…")
    block["text"]["text"] = text
    return block
