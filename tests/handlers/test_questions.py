"""A question on an item, from the card to its owner and back."""

from messages.ids import Action, Field, Form
from messages.refs import Ref
from storage import audit
from tests.driver.actor import spoken
from tests.driver.backstage import newest
from tests.driver.door import Door, press, submission
from tests.driver.scenes import DANA, PABLO, QUINN, SAM, at_phase, gate_ref, prepare, reread
from tests.driver.stage import Stage
from tests.driver.values import choice, text

CARDS = "acme-talent"
KEY = "capacity_confirmed"  # Pablo's
WHY = "Does it include the night shift?"


def test_it_goes_from_the_item_to_its_owner_and_stands_on_the_card_until_answered(stage: Stage) -> None:
    delivery = at_phase(stage.desk, "planning")
    quinn, pablo = stage.actor("quinn"), stage.actor("pablo")
    quinn.press(Action.GATE_ITEMS, CARDS, phase="planning")
    quinn.press_in_view(Action.QUESTION_ASK, item=KEY)
    quinn.submit({Field.ITEM: choice(KEY), Field.QUESTION: text(WHY)})

    card = stage.eventually(lambda: asked_on_card(stage), "the question on the card")
    assert f"*Open question* of <@{QUINN}>" in card
    mine = pablo.direct_messages()
    assert "Production has the capacity" in spoken(pablo.sees("A question about your item", mine))
    stage.eventually(lambda: "Answer a question" in str(pablo.home()["blocks"]), "the question in Home")

    pablo.press(Action.QUESTION_ANSWER, mine, delivery=delivery.id)
    pablo.submit({Field.ANSWER: text("Yes, from May on")})

    stage.eventually(lambda: not asked_on_card(stage), "a card without the question")
    pablo.sees("✅ *Answered question*", mine)
    threads = stage.eventually(lambda: told(stage, "Yes, from May on"), "the answer in the thread")
    assert f"<@{PABLO}> answered <@{QUINN}> about" in threads
    assert WHY in threads
    pablo.command("record", channel=CARDS)
    assert "Yes, from May on" in str(pablo.view()["blocks"])
    assert audit.verify(stage.desk.store) == []


def asked_on_card(stage: Stage) -> str:
    card = newest(stage, "Stage 2", CARDS)
    return card if WHY in card else ""


def told(stage: Stage, words: str) -> str:
    texts = str([message["text"] for message in stage.messages(CARDS, "dana")])
    return texts if words in texts else ""


def test_the_menu_of_a_done_item_on_the_card_asks_too(stage: Stage) -> None:
    delivery = at_phase(stage.desk, "planning")
    prepare(stage.desk, delivery)
    quinn = stage.actor("quinn")
    quinn.choose(Action.ITEM_MENU, CARDS, "ask", item=KEY)
    selected = next(b for b in quinn.view()["blocks"] if b.get("block_id") == Field.ITEM)
    assert selected["element"]["initial_option"]["value"] == KEY
    quinn.submit({Field.ITEM: choice(KEY), Field.QUESTION: text(WHY)})
    assert [q.text for q in reread(stage.desk, delivery).gates[1].questions] == [WHY]


def test_any_item_can_be_chosen_in_the_form(quiet: Stage, door: Door) -> None:
    delivery = at_phase(quiet.desk, "planning")
    about = {Field.ITEM: choice("window_fits"), Field.QUESTION: text(WHY)}
    for _ in range(2):
        door.send(submission(QUINN, Form.QUESTION, gate_ref(delivery), about, view_id="V1ASKED"))
    [question] = reread(quiet.desk, delivery).gates[1].questions
    assert (question.item, question.asked_by) == ("window_fits", QUINN)


def test_who_may_not_ask_or_answer_hears_who_can(quiet: Stage, door: Door) -> None:
    delivery = at_phase(quiet.desk, "planning")
    about = {Field.ITEM: choice(KEY), Field.QUESTION: text(WHY)}
    answer = door.send(submission(SAM, Form.QUESTION, gate_ref(delivery), about)).json()
    assert "Only people who hold a role in this delivery can ask about an item" in str(answer)
    answer = door.send(submission(PABLO, Form.QUESTION, gate_ref(delivery), about)).json()
    assert list(answer["errors"]) == [Field.ITEM]
    answer = door.send(
        submission(QUINN, Form.QUESTION, gate_ref(delivery), about | {Field.QUESTION: text(" ")})
    )
    assert list(answer.json()["errors"]) == [Field.QUESTION]
    assert reread(quiet.desk, delivery).gates[1].questions == []

    door.send(submission(QUINN, Form.QUESTION, gate_ref(delivery), about))
    ref = Ref.to(delivery, delivery.current, number=1)
    url = quiet.response_url(QUINN, "C0ACMETLNT")
    door.send(press(QUINN, Action.QUESTION_ANSWER, ref, response_url=url, trigger_id=quiet.trigger(QUINN)))
    assert "Only the owner of this item, or the manager" in quiet.actor("quinn").told(CARDS)
    refused = door.send(submission(QUINN, Form.REPLY, ref, {Field.ANSWER: text("Yes")})).json()
    assert f"<@{PABLO}>" in str(refused)
    door.send(submission(DANA, Form.REPLY, ref, {Field.ANSWER: text("Yes")}))
    assert [q.answered_by for q in reread(quiet.desk, delivery).gates[1].questions] == [DANA]
