"""Which message is drafted when, and what sending it does."""

from gates.process_files.digests import MessageKind
from gates.sign_offs.signing import Decision
from gates.sign_offs.signoff import Verdict
from handlers.acts import recording, signing, steering
from messages.ids import Action, Field, Form
from messages.refs import Ref
from tests.digests.writing import client_reads, record, refusal, save_settings, strike, updates
from tests.driver.backstage import settle
from tests.driver.door import Door, press, submission
from tests.driver.scenes import DANA, PABLO, QUINN, at_phase, click, closed, gate_ref, prepare, reread
from tests.driver.stage import Stage
from tests.driver.values import choice, text

NAMES = {DANA: "dana", PABLO: "pablo"}


def told(stage: Stage, door: Door, by: str, action: Action, about: Ref) -> str:
    """What the person hears in private: nothing when all went well."""
    url = stage.response_url(by, "C0ACMETLNT")
    sent = press(by, action, about, response_url=url, trigger_id=stage.trigger(by))
    assert door.send(sent).status_code == 200
    return stage.actor(NAMES[by]).told("acme-talent")


def test_when_qa_fails_the_manager_has_the_words_about_the_delay_at_once(stage: Stage, door: Door) -> None:
    delivery = at_phase(stage.desk, "qa")
    prepare(stage.desk, delivery)
    verdict = Decision(Verdict.REJECT, comment="The gripper drops parts")
    signing.sign(stage.desk, click(stage.desk, QUINN), gate_ref(reread(stage.desk, delivery)), verdict)
    [drafted] = updates(stage, delivery, MessageKind.DELAY)
    dana = stage.actor("dana")
    home = dana.direct_messages()
    assert "gripper" not in str(dana.sees("Message about a delay for the client", home)["blocks"])

    targets = {m.key: m.target_on for m in delivery.milestones if m.target_on}
    targets["qa_certified"] = targets["qa_certified"].replace(day=15)
    recording.plan_milestones(
        stage.desk, click(stage.desk, DANA), Ref.to(delivery), targets=targets, forecasts={}, reason="Rework"
    )
    dana.sees("now planned for Mon 15 Feb 2027, first planned for Fri 12 Feb 2027", home)
    about = Ref.to(delivery, number=drafted.number)
    assert "Only the delivery manager" in told(stage, door, PABLO, Action.UPDATE_SEND, about)
    assert told(stage, door, DANA, Action.UPDATE_SEND, about) == ""
    assert told(stage, door, DANA, Action.UPDATE_SEND, about) == "", "a second press changes nothing"
    settle(stage)
    [read] = [each for each in client_reads(stage) if "about our dates" in each]
    assert "gripper" not in read
    assert "Rework" not in read
    gate = reread(stage.desk, delivery).current
    assert gate is not None
    item = gate.item("client_told_of_delay")
    assert item is not None
    assert item.ticked_by == DANA
    assert f"Message {drafted.number} to the client" in str(item.evidence)
    assert "Message about a delay" in record(stage, delivery)


def test_the_acknowledgement_is_asked_for_by_card_and_by_mail_and_the_end_has_its_word(
    stage: Stage, door: Door
) -> None:
    delivery = closed(stage.desk)
    found = reread(stage.desk, delivery).client_updates
    [asked] = [each for each in found if each.kind is MessageKind.ACKNOWLEDGEMENT]
    assert asked.sent_at
    assert asked.summary == "Asked to confirm receipt, by the card in its channel"
    [last] = [each for each in found if each.is_open]
    assert last.kind is MessageKind.CLOSING
    reasons = {each.skipped_because for each in found if each.skipped_at}
    assert reasons == {"The record was closed", "The gate closed without it"}
    assert told(stage, door, DANA, Action.UPDATE_SEND, Ref.to(delivery, number=last.number)) == ""
    settle(stage)
    assert any("Talent Finder: thank you" in each for each in client_reads(stage))
    assert "Closing message" in record(stage, delivery)


def test_skipping_needs_a_reason_and_stays_in_the_record(stage: Stage, door: Door) -> None:
    delivery = at_phase(stage.desk, "planning")
    [first] = updates(stage, delivery, MessageKind.INITIAL)
    about = Ref.to(delivery, number=first.number)
    assert "fill this in" in refusal(
        door, submission(DANA, Form.UPDATE_SKIP, about, {Field.REASON: text(" ")})
    )
    why = {Field.REASON: text("We told them in the meeting")}
    assert refusal(door, submission(DANA, Form.UPDATE_SKIP, about, why)) == ""
    assert "We told them in the meeting" in record(stage, delivery)
    assert "was skipped" in told(stage, door, DANA, Action.UPDATE_SEND, about)
    assert "was skipped" in told(stage, door, DANA, Action.UPDATE_NOTE, about)


def test_on_hold_nothing_is_planned_and_resuming_plans_anew(stage: Stage, door: Door) -> None:
    delivery = at_phase(stage.desk, "planning")
    assert updates(stage, delivery)[0].next_at
    steering.hold(stage.desk, click(stage.desk, DANA), Ref.to(delivery), "No budget")
    assert updates(stage, delivery)[0].next_at is None
    steering.resume(stage.desk, click(stage.desk, DANA), Ref.to(delivery), "Found some")
    [planned] = updates(stage, delivery)
    assert planned.next_at

    assert save_settings(door, delivery, goes_by_itself=choice("itself")) == ""
    strike(stage, updates(stage, delivery)[0].next_at)
    steering.hold(stage.desk, click(stage.desk, DANA), Ref.to(delivery), "No budget again")
    strike(stage, updates(stage, delivery)[0].due_at)
    assert updates(stage, delivery)[0].waiting_since, "it does not go by itself while the delivery is on hold"


def test_after_each_gate_where_the_manager_says_so(stage: Stage, door: Door) -> None:
    delivery = at_phase(stage.desk, "planning")
    assert save_settings(door, delivery, cadence=choice("each_gate"), language=choice("de")) == ""
    assert updates(stage, delivery)[0].next_at is None
    prepare(stage.desk, delivery)
    for role in ("production_architect", "deployment_specialist"):
        by = delivery.holders_of(role)[0]
        signing.sign(stage.desk, click(stage.desk, by), gate_ref(delivery), Decision(Verdict.APPROVE))
    [shown] = updates(stage, delivery)
    assert shown.previewed_at
    stage.actor("dana").sees("Stand am", stage.actor("dana").direct_messages())


def test_only_the_manager_sets_it_and_what_cannot_be_is_refused_at_its_field(
    stage: Stage, door: Door
) -> None:
    delivery = at_phase(stage.desk, "planning", client_channel=None)
    assert "Only the delivery manager" in save_settings(door, delivery, by=PABLO)
    assert '"destination"' in save_settings(door, delivery)
    assert '"time_zone"' in save_settings(
        door, delivery, cadence=choice("never"), time_zone=text("Mars/Base")
    )
    address = text("olivia@acme.example")
    said = save_settings(door, delivery, destination=choice("mail"), mail_to=address)
    assert "GATEHOUSE_SMTP_URL" in said


def test_everybody_of_the_team_can_ask_what_the_client_would_read(stage: Stage) -> None:
    at_phase(stage.desk, "planning")
    pablo = stage.actor("pablo")
    pablo.command("digest", channel="acme-talent")
    assert "What the client would read now" in pablo.told("acme-talent")
    assert "Every week on Friday at 10:00 (UTC)" in pablo.told("acme-talent")
    pablo.command("digest settings", channel="acme-talent")
    assert "Only the delivery manager" in pablo.told("acme-talent")
    dana = stage.actor("dana")
    dana.command("digest settings Talent", channel="acme-talent")
    assert dana.view()["title"]["text"] == "Writing to the client"
