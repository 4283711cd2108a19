"""How a phase begins, where its work goes when it is sent back, and what its milestones say."""

from collections.abc import Callable
from datetime import timedelta

from handlers.clock.ticks import open_due_phases
from messages.ids import Action, Field, Form
from messages.refs import Ref
from messages.status import status_message
from tests.driver.scenes import DANA, DIEGO, PABLO, QUINN, SAM
from tests.driver.stage import Stage
from tests.driver.values import text
from tests.rules.book import Book
from tests.rules.switches import allowed, refused

ONE = "sign_offs: [{role: builder, asks: It is built}]"
GIVEN = """\
    handoff:
      giver: lead
      receiver: builder
      package:
        - {key: order, text: The order, evidence: required}
        - {key: sketch, text: A sketch, required: false}
        - {key: notes, text: Notes, required: false}
"""
WARNED = f"{GIVEN}      warn_of_rework_from: 2\n"
EDGES = "  - {key: begun, name: Begun}\n  - {key: over, name: Over}"
DATED = """
  - key: learn
    name: Learn
    purpose: Learn from it
    status: Learning
    entry: [It is sent]
    activities: [Talk]
    owner: [lead]
    opens: {gate_before: GATE, date: {milestone: begun, business_days: 1}}
    checklist:
      - {key: talked, text: We talked, owner: lead}
    gate:
      sign_offs: [{role: lead, asks: We learned}]
      sent_back_to: SENT
      rework: [{key: told, text: It is told, owner: lead}]
    output: Lessons
"""
EVERY_DAY = "days: [monday, tuesday, wednesday, thursday, friday, saturday, sunday]"
ALWAYS = f"calendar: {{{EVERY_DAY}}}"

FILE = {Field.EVIDENCE: text("https://acme.example/1")}

Books = Callable[..., Book]


def offer(b: Book, by: str) -> str:
    return b.press(by, Action.HANDOFF_OFFER)


@allowed("Handoff.giver", "Handoff.receiver", "PackageItem.required", "PackageItem.evidence")
@refused("Handoff.giver", "Handoff.receiver", "PackageItem.required", "PackageItem.evidence")
def test_a_package_is_given_by_one_role_and_taken_by_another(book: Books) -> None:
    b = book(ONE, yaml={"phase": GIVEN})
    assert "needs evidence" in b.press(DANA, Action.ITEM_TICK, b.ref("order"))
    assert "Still missing: “The order”" in offer(b, DANA)
    assert b.submit(DANA, Form.EVIDENCE, FILE, b.ref("order")) == ""
    assert "Only the Lead of this delivery can hand this package over." in offer(b, PABLO)
    assert offer(b, DANA) == ""
    assert "Only the Builder of this delivery can accept" in b.press(QUINN, Action.HANDOFF_ACCEPT)
    assert b.gate.opened_at is None
    assert b.press(PABLO, Action.HANDOFF_ACCEPT) == ""
    assert b.gate.opened_at is not None


@allowed("Handoff.warn_of_rework_from")
@refused("Handoff.warn_of_rework_from")
def test_too_many_open_points_are_warned_of_before_the_package_goes(book: Books) -> None:
    b = book(ONE, yaml={"phase": WARNED})
    b.submit(DANA, Form.EVIDENCE, FILE, b.ref("order"))
    offer(b, DANA)
    assert not is_offered(b), "asked once more first"
    b.tick("notes")
    offer(b, DANA)
    assert is_offered(b)


def is_offered(b: Book) -> bool:
    return b.gate.handoff is not None and b.gate.handoff.offered_at is not None


@allowed("Milestones.start", "Milestones.end", "Process.delivered_by")
@refused("Milestones.start", "Milestones.end", "Process.delivered_by")
def test_milestones_are_reached_as_the_phase_begins_and_ends(book: Books) -> None:
    b = book(ONE, yaml={"phase": "    milestones: {start: begun, end: over}", "dates": EDGES})
    assert b.reached() == ["begun"]
    b.tick()
    b.approve(PABLO)
    assert b.reached() == ["begun", "over"]
    assert "delivered on" not in status(b)
    b.press(DANA, Action.ITEM_TICK, Ref.to(b.delivery, b.delivery.latest("ship"), "sent"))
    assert "delivered on" in status(b)


def status(b: Book) -> str:
    return str(status_message(b.delivery, b.stage.clock.now()).blocks)


def with_a_date(book: Books, stage: Stage, gate_before: str, more: str = ALWAYS, name: str = "It") -> Book:
    """The third phase opens a day after the first has begun; the gate before it holds up completion only."""
    phases = DATED.replace("GATE", gate_before).replace("SENT", "build")
    dates = {"phase": "    milestones: {start: begun}", "dates": "  - {key: begun, name: Begun}"}
    held = {"ship_holds": "completion"}
    return book(ONE, more=more, phases=phases, yaml={**dates, **held}, name=name)


def days_pass(b: Book, days: int) -> bool:
    """Whether the phase with the date is open then."""
    b.stage.clock.ahead += timedelta(days=days)
    open_due_phases(b.stage.desk)
    return b.delivery.latest("learn") is not None


@allowed("DateRule.milestone", "DateRule.business_days", "GateRule.holds")
@refused("DateRule.milestone", "DateRule.business_days", "GateRule.holds")
def test_a_date_opens_a_phase_that_the_gate_before_does_not_hold_back(book: Books, stage: Stage) -> None:
    b = with_a_date(book, stage, "true")
    b.tick()
    b.approve(PABLO)
    assert not days_pass(b, 0), "its day has not come"
    assert days_pass(b, 2), "though the gate before it is open"
    b.press(DANA, Action.DELIVERY_CLOSE, Ref.to(b.delivery))
    assert not b.delivery.is_over


@allowed("Opening.gate_before")
@refused("Opening.gate_before")
def test_the_gate_before_opens_a_phase_unless_only_its_date_does(book: Books, stage: Stage) -> None:
    for gate_before, opens in (("true", True), ("false", False)):
        b = with_a_date(book, stage, gate_before, name=f"Opens {opens}")
        b.pass_both()
        assert (b.delivery.latest("learn") is not None) is opens


@allowed("Calendar.days", "Calendar.closed_on", "Calendar.country", "Calendar.region", "Calendar.zone")
@refused("Calendar.days", "Calendar.closed_on", "Calendar.country", "Calendar.region", "Calendar.zone")
def test_business_days_are_those_of_the_calendar(book: Books, stage: Stage) -> None:
    today = stage.clock.now().date()
    closed = ", ".join((today + timedelta(days=n)).isoformat() for n in range(1, 8))
    where = "zone: Europe/Berlin, country: DE, region: BE"
    for calendar, opens in ((EVERY_DAY, True), (f"{EVERY_DAY}, {where}, closed_on: [{closed}]", False)):
        b = with_a_date(book, stage, "true", f"calendar: {{{calendar}}}", name=f"Opens {opens}")
        b.tick()
        b.approve(PABLO)
        assert days_pass(b, 3) is opens


@allowed("GateRule.sent_back_to", "GateRule.rework")
@refused("GateRule.sent_back_to", "GateRule.rework")
def test_a_rejection_leads_where_the_process_says_with_what_it_asks_for(book: Books) -> None:
    b = book(f"{ONE}\nrework: [{{key: told, text: It is told, owner: lead}}]")
    b.tick()
    assert b.decide(DIEGO, "reject", "It broke") == ""
    assert b.gate.round == 2
    assert [item.key for item in b.gate.blocking()] == ["rework", "told"]
    assert "2 required items are still open" in b.approve(PABLO)
    b.tick("rework", "told")
    b.approve(PABLO)
    assert b.has_passed()


@allowed("Process.escalates_to")
@refused("Process.escalates_to")
def test_an_escalation_goes_to_whom_the_process_names_unless_somebody_is_chosen(book: Books) -> None:
    b = book(ONE)
    b.press(DANA, Action.MENU_ESCALATE, Ref.to(b.delivery))
    asked = {block.get("block_id"): block.get("element") for block in b.stage.actor("dana").view()["blocks"]}
    assert asked[Field.ESCALATED_TO]["initial_user"] == SAM
    assert "Please choose a person." in b.submit(DANA, Form.ESCALATION, {Field.ISSUE: text("It is late")})
