"""Deliveries that take another way: conditions, waivers, skips, a silent client, a change of mind."""

from datetime import timedelta

from gates.delivery import Delivery
from gates.gate import Outcome
from handlers.clock.ticks import open_due_phases
from messages.ids import Action, Field
from storage import finding
from tests.driver.stage import Stage
from tests.driver.values import channel, day, person, radio, text
from tests.journeys.story import CARDS, CLIENTS, NAME, Story, done


def test_the_review_opens_five_business_days_after_handover_when_the_client_stays_silent(
    stage: Stage, story: Story
) -> None:
    reach_handover(story)
    story.send_handover()
    open_due_phases(stage.desk)
    assert the_delivery(stage).latest("review") is None

    stage.clock.ahead = timedelta(days=8)
    open_due_phases(stage.desk)
    open_due_phases(stage.desk)
    story.manager.sees("Stage 7: Post-delivery review", CARDS)
    story.pass_review()
    story.record_feedback()
    done(story.manager.command(f"close {NAME}"))
    assert (
        "The client has not acknowledged receipt"
        in story.manager.sees("cannot be closed yet", "deliveries")["text"]
    )

    story.acknowledge()
    done(story.manager.command(f"close {NAME}"))
    story.manager.sees("closed the record", CARDS)


def test_the_manager_records_the_clients_words_where_there_is_no_shared_channel(
    stage: Stage, story: Story
) -> None:
    reach_handover(story, **{Field.CLIENT_CHANNEL: channel("")})
    story.send_handover()
    done(story.manager.press(Action.GATE_RECORD_ACKNOWLEDGEMENT, CARDS))
    done(story.manager.submit({Field.EVIDENCE: text("Mail from Olivia Brandt: “All received, thank you.”")}))
    story.manager.sees("All received, thank you.", CARDS)

    gate = the_delivery(stage).gate("handover", 1)
    assert gate.outcome is Outcome.PASSED
    assert (gate.sign_offs[0].decided_by, gate.sign_offs[0].on_behalf) == (story.manager.id, True)
    assert not any("Talent Finder" in m["text"] for m in stage.messages(CLIENTS, "olivia"))


def test_a_condition_becomes_a_required_item_of_the_next_gate(stage: Stage, story: Story) -> None:
    reach_intake(story)
    story.tick_all("intake")
    story.approve("dana", "intake")
    ines = story.who("ines")
    done(ines.press(Action.GATE_CONDITIONS, CARDS, phase="intake"))
    conditions = {
        Field.VERDICT: radio("approve_with_conditions"),
        Field.COMMENT: text("The carts are new to us."),
        "condition:1": text("Visit the cart factory"),
        "condition_owner:1": person(story.who("pablo").id),
        "condition_due:1": day("2027-01-08"),
    }
    done(ines.submit(conditions))

    story.add_risk()
    story.set_triggers()
    story.tick_all("planning")
    story.approve("pablo", "planning")
    assert "Visit the cart factory" in story.who("pablo").sees("required item is still open", CARDS)["text"]
    [item] = [i for i in the_delivery(stage).gate("planning", 1).items if i.text == "Visit the cart factory"]
    done(story.who("pablo").press(Action.ITEM_TICK, CARDS, item=item.key))
    story.approve("pablo", "planning")
    story.approve("diego", "planning")
    assert the_delivery(stage).gate("planning", 1).outcome is Outcome.PASSED


def test_a_reopened_item_makes_sign_offs_stale_and_asks_their_owners_again(
    stage: Stage, story: Story
) -> None:
    reach_intake(story)
    story.tick_all("intake")
    story.approve("ines", "intake")
    done(story.manager.choose(Action.ITEM_MENU, CARDS, "reopen", item="scope_clear"))
    story.who("ines").sees("reopened", CARDS)
    story.tick(story.manager, "intake", 1, "scope_clear")
    story.approve("dana", "intake")
    assert the_delivery(stage).gate("intake", 1).outcome is None

    story.approve("ines", "intake")
    assert the_delivery(stage).gate("intake", 1).outcome is Outcome.PASSED


def test_a_withdrawn_sign_off_can_be_given_again(stage: Stage, story: Story) -> None:
    reach_intake(story)
    story.tick_all("intake")
    story.approve("ines", "intake")
    done(story.who("ines").press(Action.GATE_WITHDRAW, CARDS, phase="intake"))
    story.approve("dana", "intake")
    assert the_delivery(stage).gate("intake", 1).outcome is None
    story.approve("ines", "intake")
    assert the_delivery(stage).gate("intake", 1).outcome is Outcome.PASSED


def test_the_manager_waives_an_item_and_skips_a_stage_but_nobody_skips_the_qa_gate(
    stage: Stage, story: Story
) -> None:
    reach_intake(story)
    story.tick(story.manager, "intake", 1, "scope_clear")
    done(story.manager.choose(Action.ITEM_MENU, CARDS, "waive", item="scope_clear"))
    done(story.manager.submit({Field.REASON: text("The client sent a fixed scope.")}))
    story.manager.sees("The client sent a fixed scope.", CARDS)
    for stage_ in ("intake", "planning", "production"):
        story.menu(
            story.manager, Action.MENU_SKIP, {Field.REASON: text(f"No {stage_} is needed for a hotfix.")}
        )
    story.who("quinn").sees("Stage 4: QA gate", CARDS)

    done(story.manager.command(f"skip {NAME}"))
    assert "allows no exceptions" in story.manager.sees("allows no exceptions", "deliveries")["text"]
    assert [g.outcome for g in the_delivery(stage).gates] == [*[Outcome.SKIPPED] * 3, None]


def test_a_cancelled_delivery_keeps_its_record_and_takes_no_more_clicks(stage: Stage, story: Story) -> None:
    reach_intake(story)
    story.menu(story.manager, Action.MENU_CANCEL, {Field.REASON: text("It was started twice.")})
    story.manager.sees("It was started twice.", CARDS)
    delivery = the_delivery(stage)
    assert (delivery.status, delivery.cancelled_because) == ("Cancelled", "It was started twice.")
    done(story.manager.command("list"))
    story.manager.sees("No delivery is running", "deliveries")


def test_the_people_of_the_clients_last_delivery_are_remembered(story: Story) -> None:
    story.start()
    ines = story.who("ines")
    done(ines.command("start"))
    done(
        ines.submit(
            story.first_step(**{Field.NAME: text("Second order"), Field.CLIENT: text("acme robotics")})
        )
    )
    remembered = {
        block["block_id"]: block["element"]["initial_users"]
        for block in ines.view()["blocks"]
        if block.get("element", {}).get("initial_users")
    }
    assert remembered["holder:qa_engineer"] == [story.who("quinn").id]
    assert remembered["holder:cto"] == [story.who("clara").id]


def test_an_escalation_reaches_its_person_and_holds_the_record_open_until_it_is_resolved(
    stage: Stage, story: Story
) -> None:
    reach_intake(story)
    clara = story.who("clara")
    fields = {Field.ISSUE: text("Nobody can sign the scope"), Field.ESCALATED_TO: person(clara.id)}
    story.menu(story.manager, Action.MENU_ESCALATE, fields)
    messages = clara.direct_messages()
    clara.sees("Nobody can sign the scope", messages)
    done(clara.press(Action.ESCALATION_RESOLVE, messages))
    done(clara.submit({Field.RESOLUTION: text("Ines signs for the client this week.")}))
    clara.sees("Ines signs for the client this week.", messages)
    [escalation] = the_delivery(stage).escalations
    assert (escalation.resolved_by, escalation.resolution) == (
        clara.id,
        "Ines signs for the client this week.",
    )


def reach_intake(story: Story, **changes: object) -> None:
    story.start(**changes)
    story.prepare_package()
    story.hand_over()
    story.accept()


def reach_handover(story: Story, **changes: object) -> None:
    reach_intake(story, **changes)
    story.pass_intake()
    story.pass_planning()
    story.pass_production()
    story.pass_qa()
    story.pass_deployment()


def the_delivery(stage: Stage) -> Delivery:
    team = stage.get("workspace")["team"]["id"]
    with stage.bot.store.reading(team) as tx:
        return finding.named(tx, NAME)[0]
