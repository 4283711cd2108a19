"""Who may not, or comes too late, hears why at the door they came through, and who can."""

import json
from typing import Any
from urllib.parse import parse_qs

from gates.delivery import Delivery
from gates.sign_offs.signing import Decision
from gates.sign_offs.signoff import Verdict
from handlers.acts import signing
from messages.ids import Action, Field, Form
from messages.refs import Ref
from tests.driver.actor import Actor
from tests.driver.door import Door, Sent, interaction, press, submission
from tests.driver.scenes import (
    CLIENT_CHANNEL,
    DANA,
    OLIVIA,
    PABLO,
    TEAM_CHANNEL,
    at_intake,
    at_phase,
    click,
    gate_ref,
    ready_to_sign,
    reread,
    risk,
    started,
)
from tests.driver.stage import Stage
from tests.driver.values import text

CARDS = "acme-talent"
ONLY = "Only the Delivery manager or Client intake manager of this delivery can sign this gate."


def test_a_refused_button_on_a_card_says_privately_who_can(stage: Stage) -> None:
    ready_to_sign(stage.desk)
    pablo = stage.actor("pablo")
    stage.eventually(lambda: asked_to_sign(pablo, CARDS), "the card with the button")

    done(pablo.press(Action.GATE_APPROVE, CARDS, phase="intake"))

    answer = pablo.told(CARDS)
    assert ONLY in answer
    assert "Who can:" in answer
    assert f"<@{DANA}>" in answer
    assert stage.actor("quinn").told(CARDS) == ""


def test_a_refused_button_in_a_direct_message_answers_there(stage: Stage) -> None:
    delivery = ready_to_sign(stage.desk)
    dana = stage.actor("dana")
    dana.sees("Talent Finder", mine := dana.direct_messages())
    stage.eventually(lambda: asked_to_sign(dana, mine), "the request to sign")
    reject_behind_the_scenes(stage, delivery)

    done(dana.press(Action.GATE_APPROVE, mine, phase="intake"))

    assert dana.told(mine) != ""


def test_a_refused_button_in_home_opens_a_window_that_says_why(stage: Stage, door: Door) -> None:
    delivery = started(stage.desk)
    dana = stage.actor("dana")
    home = stage.eventually(lambda: in_home(dana, Action.DELIVERY_STATUS), "the delivery in Home")
    trigger = stage.trigger(dana.id)

    door.send(press(dana.id, Action.GATE_APPROVE, gate_ref(delivery), view=home, trigger_id=trigger))

    assert "its handoff is not accepted yet" in str(dana.view()["blocks"])


def test_a_refused_button_in_a_window_opens_another_on_top(stage: Stage, door: Door) -> None:
    delivery = at_phase(stage.desk, "planning")
    pablo = stage.actor("pablo")
    done(pablo.press(Action.DELIVERY_MENU, CARDS))
    [below] = pablo.views()

    assert Action.MENU_CANCEL not in str(below["blocks"])  # pablo may not, so his window does not offer it
    trigger = stage.trigger(pablo.id, below["id"])
    door.send(press(pablo.id, Action.MENU_CANCEL, Ref.to(delivery), view=below, trigger_id=trigger))

    assert pablo.views()[0]["id"] == below["id"]
    assert "Only the delivery manager of this delivery can cancel it." in str(pablo.view()["blocks"])


def test_a_refused_form_says_so_at_its_field(stage: Stage, door: Door) -> None:
    delivery = ready_to_sign(stage.desk)
    reject = {
        Field.VERDICT: {"type": "radio_buttons", "selected_option": {"value": "reject"}},
        Field.COMMENT: text(" "),
    }

    answer = door.send(submission(DANA, Form.SIGN_OFF, gate_ref(delivery), reject))

    assert answer.json()["response_action"] == "errors"
    assert answer.json()["errors"] == {Field.COMMENT: "Say why, so that it can be put right."}


def test_a_form_that_this_person_may_not_send_says_on_top_who_can(quiet: Stage, door: Door) -> None:
    delivery = at_intake(quiet.desk)
    cancel = {Field.REASON: text("It was a mistake")}

    answer = door.send(submission(PABLO, Form.CANCEL, Ref.to(delivery), cancel)).json()

    assert answer["response_action"] == "push"
    assert "Only the delivery manager of this delivery can cancel it." in str(answer["view"])
    assert f"Who can: <@{DANA}>" in str(answer["view"])


def test_a_refusal_without_a_field_of_its_own_stands_at_the_first(quiet: Stage, door: Door) -> None:
    delivery = at_intake(quiet.desk)
    unknown = Ref.to(delivery, number=7)
    answer = door.send(submission(DANA, Form.RISK_CLOSE, unknown, {Field.OUTCOME: text("Gone")})).json()
    assert answer["errors"] == {Field.OUTCOME: "This risk is not in the register."}


def test_a_refused_command_answers_only_the_asker_even_when_told_to_share(stage: Stage) -> None:
    started(stage.desk)
    sam = stage.actor("sam")

    done(sam.command("cancel --share"))

    assert "Only the delivery manager of this delivery can cancel it." in sam.told("deliveries")
    assert stage.actor("dana").told("deliveries") == ""


def test_a_mistyped_command_names_the_nearest_one(stage: Stage) -> None:
    sam = stage.actor("sam")
    sam.command("statsu")
    assert "`/gate statsu` was read as `/gate status`." in sam.told("deliveries")
    sam.command("clsoe")
    assert "Did you mean `/gate close`?" in sam.told("deliveries")
    sam.command("<!channel> & <@U0DANA0001>")
    assert "&lt;!channel&gt;" in sam.told("deliveries")


def test_people_of_another_company_can_do_nothing_internal(stage: Stage, door: Door) -> None:
    delivery = ready_to_sign(stage.desk)
    before = reread(stage.desk, delivery)
    outsider: dict[str, Any] = {"user": {"id": OLIVIA, "team_id": "T0ACMEROBO"}}
    olivia = stage.actor("olivia")

    for action in set(Action) - {Action.GATE_ACKNOWLEDGE}:
        url = stage.response_url(OLIVIA, CLIENT_CHANNEL)
        answer = door.send(press(OLIVIA, action, gate_ref(delivery), **outsider, response_url=url))
        assert answer.status_code == 200
    for form in Form:
        sent = submission(OLIVIA, form, gate_ref(delivery), {Field.REASON: text("x")}, **outsider)
        assert "errors" in door.send(sent).json()

    assert "Only people of this workspace can do this." in olivia.told("acme-shared")
    assert reread(stage.desk, delivery) == before
    assert olivia.views() == []


def test_somebody_of_another_organisation_is_no_colleague_for_naming_it(quiet: Stage, door: Door) -> None:
    """What comes from a window names the team and the organisation of the person, not ours."""
    delivery = at_intake(quiet.desk)
    theirs: dict[str, Any] = {
        "user": {"id": DANA, "team_id": "E0ACMEGRP1"},
        "team": {"id": "T0ACMEROBO", "enterprise_id": "E0ACMEGRP1"},
        "enterprise": {"id": "E0ACMEGRP1"},
    }
    sent = submission(DANA, Form.CANCEL, Ref.to(delivery), {Field.REASON: text("x")}, **theirs)
    ours = {"app_installed_team_id": "T0NORTHWND"}

    answer = door.send(in_window(sent, ours)).json()

    assert answer["errors"] == {Field.REASON: "Only people of this workspace can do this."}
    assert reread(quiet.desk, delivery).cancelled_at is None


def test_a_colleague_may_come_with_the_id_of_our_organisation(quiet: Stage, door: Door) -> None:
    delivery = at_intake(quiet.desk)
    grid: dict[str, Any] = {
        "user": {"id": DANA, "team_id": "E0NORTHGRP"},
        "team": {"id": "T0NORTHWND", "enterprise_id": "E0NORTHGRP"},
        "enterprise": {"id": "E0NORTHGRP"},
    }
    answer = door.send(submission(DANA, Form.RISK, Ref.to(delivery), risk("Late parts"), **grid)).json()
    assert answer == {"response_action": "clear"}


def test_the_cards_of_a_delivery_that_is_gone_say_so(quiet: Stage, door: Door) -> None:
    gone = Ref(delivery="never-was", phase="intake", round=1, item="scope", number=1, verb="waive")
    others = {Action.DELEGATE, Action.DELIVERY_START, Action.START_PROCESS, Action.MOVE_VERSION}
    others |= {Action.PROCESS_SHOW, Action.PROCESS_BEFORE, Action.PROCESS_AFTER, Action.CHECKS_REVOKE}
    others |= {
        Action.START_HOLDERS,
        Action.MESSAGE_DELIVERY,
        Action.NUDGE_SETTINGS,
        Action.RECORD_EXPORT,
        Action.DUTY_GIVE,
        Action.PERSON_ERASE,
        Action.MENU_ARCHIVE,
    }
    others |= {each for each in Action if each.startswith(("settings.", "home."))}
    for action in set(Action) - others:
        url = quiet.response_url(DANA, TEAM_CHANNEL)
        door.send(press(DANA, action, gone, response_url=url))
        assert "no longer exists" in quiet.actor("dana").told(CARDS), action


def test_a_button_that_this_version_does_not_know_says_how_to_get_a_new_card(
    quiet: Stage, door: Door
) -> None:
    delivery = started(quiet.desk)
    old: list[tuple[str, Ref | str]] = [
        ("gate.sign", gate_ref(delivery)),
        ("Approve!", "x"),
        (Action.GATE_APPROVE, "42"),
        (Action.ITEM_TICK, ""),
    ]
    for action, value in old:
        url = quiet.response_url(DANA, TEAM_CHANNEL)
        door.send(press(DANA, action, value, response_url=url))
        assert "from an older version" in quiet.actor("dana").told(CARDS)


def test_a_form_that_this_version_does_not_know_says_so(quiet: Stage, door: Door) -> None:
    for form in ("nudge.form", "What?", ""):
        answer = door.send(submission(DANA, form, "", {Field.REASON: text("x")}))
        assert "older version" in answer.json()["errors"][Field.REASON]


def test_an_admin_of_the_workspace_may_act_for_the_manager(stage: Stage) -> None:
    delivery = at_intake(stage.desk)
    clara = stage.actor("clara")
    done(clara.command("cancel", channel="acme-talent"))
    done(clara.submit({Field.REASON: text("Started twice")}))
    assert reread(stage.desk, delivery).cancelled_by == clara.id


def in_window(sent: Sent, more: dict[str, Any]) -> Sent:
    """The same request from a window that says more of itself."""
    payload = json.loads(parse_qs(sent.body.decode())["payload"][0])
    payload["view"] |= more
    return interaction(payload)


def done(outcome: dict[str, Any]) -> None:
    assert outcome["ok"], outcome


def asked_to_sign(actor: Actor, channel: str) -> bool:
    return Action.GATE_APPROVE in str(actor.stage.messages(channel, actor.name))


def in_home(actor: Actor, action: Action) -> dict[str, Any] | None:
    home = actor.home()
    return home if action in str(home["blocks"]) else None


def reject_behind_the_scenes(stage: Stage, delivery: Delivery) -> None:
    decision = Decision(Verdict.REJECT, comment="Not yet")
    signing.sign(stage.desk, click(stage.desk, "U0INES0001"), gate_ref(delivery), decision)
