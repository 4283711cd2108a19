"""What an item of a checklist asks for before it counts: who, evidence, the record, a check."""

from collections.abc import Callable

from messages.ids import Action, Field, Form
from messages.refs import Ref
from tests.driver.ci import Ci, sentence
from tests.driver.scenes import DANA, PABLO, QUINN
from tests.driver.values import choice, day, person, radio, text
from tests.rules.book import Book
from tests.rules.switches import allowed, refused

ONE = "sign_offs: [{role: builder, asks: It is built}]"
PROVEN = "{key: proven, text: It is proven, owner: lead, evidence: required}"
NEEDY = """\
{key: planned, text: Dates stand, owner: lead, needs: milestones}
{key: feared, text: Risks stand, owner: lead, needs: risks}
{key: bounded, text: Triggers stand, owner: lead, needs: escalation_triggers}
{key: heard, text: Feedback stands, owner: lead, needs: feedback}
{key: aimed, text: Goals stand, owner: lead, needs: success_metrics}
{key: met, text: Outcomes stand, owner: lead, needs: outcomes}
{key: agreed, text: Done is agreed, owner: lead, needs: definition_of_done}
"""
CLIENT = "  client: {name: Client, duty: Receives, external: true}"
LEARN = """
  - key: learn
    name: Learn
    purpose: Learn from it
    status: Learning
    entry: [It is sent]
    activities: [Talk]
    owner: [lead]
    checklist:
      - {key: reviewed, text: The review stands, owner: lead, needs: review}
      - {key: acted, text: Its actions stand, owner: lead, needs: review_actions}
      - {key: tidy, text: It is tidy, owner: lead, part_of_done: true}
    gate:
      sign_offs: [{role: lead, asks: We learned}]
      sent_back_to: learn
    output: Lessons
"""
CHECKED = """\
{key: fast, text: It is fast, owner: builder, automated: true, threshold: {at_most: 15, unit: ms}, if_failing: {key: undone, text: It is rolled back, owner: lead}}
{key: many, text: There are enough, owner: builder, automated: true, threshold: {at_least: 3}}
"""  # noqa: E501
PACE = "{key: begun_item, text: It has begun, owner: lead, milestone: begun}"

AGREED = "{key: agreed, text: Done is agreed, owner: lead, needs: definition_of_done}"
ENTERED: dict[Form, dict[str, dict[str, object]]] = {
    Form.MILESTONES: {"target:shipped": day("2027-02-01")},
    Form.RISK: {
        Field.RISK: text("It is late"), Field.LIKELIHOOD: choice("3"), Field.IMPACT: choice("4"),
        Field.MITIGATION: text("Begin early"), Field.OWNER: person(PABLO),
    },
    Form.TRIGGERS: {Field.ACCEPTABLE_DELAY_DAYS: text("3"), Field.ESCALATE_WHEN: text("It is late")},
    Form.FEEDBACK: {
        Field.FEEDBACK: text("Good"), Field.SATISFACTION: radio("5"), Field.GIVEN_BY: text("Olivia"),
    },
    Form.METRIC: {
        Field.METRIC: text("Speed"), Field.BASELINE: text("1"), Field.TARGET: text("2"),
        Field.DUE_ON: day("2027-06-30"),
    },
}  # fmt: skip

Books = Callable[..., Book]


def ticked(b: Book, by: str, item: str, phase: str = "build") -> str:
    gate = b.delivery.latest(phase)
    return b.press(by, Action.ITEM_TICK, Ref.to(b.delivery, gate, item))


@allowed("ChecklistItem.owner", "Process.manager")
@refused("ChecklistItem.owner", "Process.manager")
def test_an_item_is_ticked_by_its_owner_or_the_manager(book: Books) -> None:
    b = book(ONE)
    assert "Only the Builder or Lead of this delivery can tick this item." in ticked(b, QUINN, "built")
    assert ticked(b, PABLO, "built") == ""
    assert ticked(b, DANA, "checked") == ""


@allowed("ChecklistItem.required")
@refused("ChecklistItem.required")
def test_a_required_item_holds_the_gate_and_an_optional_one_does_not(book: Books) -> None:
    b = book(ONE)
    b.tick("built")
    assert "1 required item is still open" in b.approve(PABLO)
    b.tick("checked")
    assert b.approve(PABLO) == ""
    assert b.has_passed()
    assert [item.key for item in b.delivery.gate("build", 1).items if not item.done] == ["liked"]


@allowed("ChecklistItem.evidence")
@refused("ChecklistItem.evidence")
def test_an_item_with_evidence_is_ticked_with_evidence_only(book: Books) -> None:
    b = book(ONE, yaml={"items": PROVEN})
    assert "needs evidence" in ticked(b, DANA, "proven")
    about = b.ref("proven")
    assert "Please fill this in." in b.submit(DANA, Form.EVIDENCE, {Field.EVIDENCE: text(" ")}, about)
    assert b.submit(DANA, Form.EVIDENCE, {Field.EVIDENCE: text("https://acme.example/it")}, about) == ""
    b.tick()
    b.approve(PABLO)
    assert b.has_passed()


@allowed("ChecklistItem.needs", "Milestone.planned")
@refused("ChecklistItem.needs", "Milestone.planned")
def test_an_item_that_needs_a_part_of_the_record_waits_for_it(book: Books) -> None:
    b = book(
        ONE, more="development: learn", phases=LEARN, roles=CLIENT, client="Acme",
        yaml={"items": f"{NEEDY}{PACE}", "dates": "  - {key: begun, name: Begun, planned: false}"},
    )  # fmt: skip
    refusals = {
        "planned": "Set the target date first for: Shipped.", "feared": "Enter the risks first.",
        "bounded": "Define the escalation triggers first.", "heard": "Record the client's feedback first.",
        "aimed": "Write the success metrics first.", "met": "Write the success metrics first.",
    }  # fmt: skip
    for item, words in refusals.items():
        assert words in ticked(b, DANA, item)
    for form, fields in ENTERED.items():
        assert b.submit(DANA, form, fields, Ref.to(b.delivery)) == ""
    assert "Measure first: “Speed”." in ticked(b, DANA, "met")
    measured = {
        Field.VALUE: text("2"),
        Field.MEASURED_ON: day(b.stage.clock.now().date().isoformat()),
        Field.TARGET_MET: radio("met"),
    }
    assert b.submit(DANA, Form.MEASUREMENT, measured, Ref.to(b.delivery, number=1)) == ""
    for item in refusals:
        assert ticked(b, DANA, item) == ""
    assert ticked(b, DANA, "agreed") == "", "its parts stand in the file"


def pass_the_gates(b: Book) -> None:
    """The first two, by whoever is asked."""
    b.tick()
    assert b.approve(PABLO) == ""
    ticked(b, DANA, "sent", "ship")
    ship = b.delivery.latest("ship")
    assert b.press(DANA, Action.GATE_APPROVE, Ref.to(b.delivery, ship)) == ""


@allowed("ChecklistItem.needs")
@refused("ChecklistItem.needs")
def test_the_review_and_its_actions_come_before_what_speaks_of_them(book: Books) -> None:
    b = book(ONE, more="development: learn", phases=LEARN, yaml={"items": AGREED})
    assert ticked(b, DANA, "agreed") == ""
    pass_the_gates(b)
    assert "Write the review first." in ticked(b, DANA, "reviewed", "learn")
    words = {Field.WENT_WELL: text("Pace"), Field.WENT_BADLY: text("Dates"), Field.LESSONS: text("Ask")}
    assert b.submit(DANA, Form.REVIEW, words, Ref.to(b.delivery)) == ""
    assert ticked(b, DANA, "reviewed", "learn") == ""
    assert "Add an action with its owner" in ticked(b, DANA, "acted", "learn")
    action = {"action:1": text("Ask"), "action_owner:1": person(PABLO), "action_due:1": day("2027-03-31")}
    assert b.submit(DANA, Form.REVIEW, words | action, Ref.to(b.delivery)) == ""
    assert ticked(b, DANA, "acted", "learn") == ""


@allowed("ChecklistItem.part_of_done", "Process.development")
@refused("ChecklistItem.part_of_done", "Process.development")
def test_a_part_of_done_changes_freely_until_development_begins(book: Books) -> None:
    b = book(ONE, more="development: learn", phases=LEARN, yaml={"items": AGREED})
    about, tidy = Ref.to(b.delivery), {Field.PART: text("It is very tidy")}
    assert b.submit(DANA, Form.DONE_PART, tidy, about.model_copy(update={"item": "tidy"})) == ""
    ticked(b, DANA, "agreed")
    pass_the_gates(b)
    more = {Field.PART: text("It is safe"), Field.ROLE: choice("lead")}
    assert "Development has begun. Say why" in b.submit(DANA, Form.DONE_PART, more, about)
    assert b.submit(DANA, Form.DONE_PART, more | {Field.REASON: text("The law")}, about) == ""
    assert [(c.part, c.late) for c in b.delivery.done_changes] == [("tidy", False), ("done_1", True)]


@allowed("ChecklistItem.milestone")
@refused("ChecklistItem.milestone")
def test_a_milestone_is_reached_with_its_item_and_not_before(book: Books) -> None:
    b = book(ONE, yaml={"items": PACE, "dates": "  - {key: begun, name: Begun}"})
    assert b.reached() == []
    b.tick("begun_item")
    assert b.reached() == ["begun"]
    b.press(DANA, Action.ITEM_REOPEN, b.ref("begun_item"))
    assert b.reached() == []


@allowed("ChecklistItem.automated", "ChecklistItem.threshold", "Threshold.at_most", "Threshold.at_least")
@refused("ChecklistItem.automated", "ChecklistItem.threshold", "Threshold.at_most", "Threshold.at_least")
def test_a_check_ticks_its_item_within_its_threshold_and_nobody_does_by_hand(book: Books) -> None:
    b = book(ONE, yaml={"items": CHECKED})
    ci = Ci.of(b.stage, b.delivery)
    assert "is ticked by an automated check, never by hand" in ticked(b, PABLO, "fast")
    assert "is ticked by an automated check" not in sentence(ci.report("built"))
    for item, value, good in (("fast", 16, False), ("fast", 15, True), ("many", 2, False), ("many", 3, True)):
        assert ci.report(item, value=value).json()["state"] == ("green" if good else "failing")
        found = b.gate.item(item)
        assert found is not None
        assert found.done is good


@allowed("ChecklistItem.if_failing", "FailureAsk.owner")
@refused("ChecklistItem.if_failing", "FailureAsk.owner")
def test_a_failing_check_asks_its_owner_for_what_is_to_be_done(book: Books) -> None:
    b = book(ONE, yaml={"items": CHECKED})
    ci = Ci.of(b.stage, b.delivery)
    ci.report("fast", value=1)
    assert b.gate.item("undone") is None
    ci.report("fast", value=99)
    assert "Only the Lead" in ticked(b, QUINN, "undone")
    assert ticked(b, DANA, "undone") == ""
