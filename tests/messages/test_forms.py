"""Forms carry what they are about, say what is asked, and keep what was entered before."""

import pytest

from gates.checklists import ticking
from gates.phases import handing_over
from gates.refusal import Refusal
from gates.sign_offs.signoff import Verdict
from messages import limits
from messages.fields import NAME, SCOPE
from messages.forms.acknowledgement import acknowledgement_form
from messages.forms.delegation import reassignment_form
from messages.forms.details import details_form
from messages.forms.escalation import escalation_form
from messages.forms.evidence import evidence_form
from messages.forms.holders import holders_form
from messages.forms.milestones import milestones_form
from messages.forms.returning import return_form
from messages.forms.review import review_form
from messages.forms.risk_close import risk_close_form
from messages.forms.sign_off import sign_off_form
from messages.forms.start import StartChoice, start_form
from messages.forms.start_people import start_people_form
from messages.ids import Action, Field, Form
from messages.items_view import items_view
from messages.refs import Ref
from sandbox.blocks.check import problems_in_view
from tests.messages.deliveries import (
    HOLDERS,
    MANAGER,
    NOW,
    TODAY,
    all_settled,
    at_phase,
    current,
    offered,
    opened,
    process,
    ready,
    started,
)
from tests.messages.reading import actions, all_text, fields, plain_texts, pressable


def chosen(view: dict[str, object], field: str) -> str | None:
    option = fields(view)[field].get("initial_option")
    return option["value"] if option else None


def verdicts(view: dict[str, object]) -> list[str]:
    return [option["value"] for option in fields(view)[Field.VERDICT]["options"]]


def optional(view: dict[str, object], field: str) -> bool:
    blocks = view["blocks"]
    assert isinstance(blocks, list)
    return bool(next(block for block in blocks if block.get("block_id") == field).get("optional"))


def test_starting_asks_for_what_where_and_by_when() -> None:
    view = start_form([process()], process(), TODAY, "C0TEAM")
    assert list(fields(view)) == [
        Field.CLIENT, Field.NAME, Field.SCOPE, Field.INTAKE_ON, Field.AGREED_ON,
        Field.INTERNAL_CHANNEL, Field.NEW_CHANNEL, Field.CLIENT_CHANNEL, Field.PRIVACY, Field.PRACTICE,
    ]  # fmt: skip
    assert fields(view)[Field.INTAKE_ON]["initial_date"] == "2025-03-03"
    assert fields(view)[Field.INTERNAL_CHANNEL]["initial_conversation"] == "C0TEAM"
    assert StartChoice.model_validate_json(view["private_metadata"]).process == "client-delivery"


def test_a_process_is_chosen_only_where_there_are_several() -> None:
    other = process().model_copy(update={"key": "other", "name": "Another process"})
    view = start_form([process(), other], other, TODAY)
    select = fields(view)[Field.PROCESS]
    assert select["action_id"] == Action.START_PROCESS
    assert select["initial_option"]["value"] == "other"
    assert view["blocks"][0]["dispatch_action"] is True


def test_an_ordinary_first_step_fits_into_the_second_ones_metadata() -> None:
    """Marks and line breaks count twice in JSON, so the reader of the form still checks the length."""
    assert SCOPE + 2 * NAME + 300 < limits.PRIVATE_METADATA


def test_people_are_remembered_and_only_the_clients_may_stay_unnamed() -> None:
    view = start_people_form(process(), '{"name": "x"}', HOLDERS)
    assert fields(view)["holder:qa_engineer"]["initial_users"] == ["U0QUINN"]
    assert "target:qa_submitted" in fields(view)
    assert "target:intake_handoff" not in fields(view), "only planned milestones"
    assert not optional(view, "holder:qa_engineer")
    assert optional(view, "holder:client")
    assert view["private_metadata"] == '{"name": "x"}'


def test_the_sign_off_form_shows_what_is_signed_and_every_verdict() -> None:
    delivery = ready()
    gate = current(delivery)
    view = sign_off_form(delivery, gate)
    assert verdicts(view) == ["approve", "approve_with_conditions", "reject", "abstain"]
    assert chosen(view, Field.VERDICT) is None
    assert "✅ *Done* · The scope is clear" in all_text(view)
    assert view["callback_id"] == Form.SIGN_OFF
    assert Ref.read(view["private_metadata"]).gate_of(delivery) is gate


def test_a_gate_without_exceptions_leaves_conditions_out() -> None:
    delivery = at_phase("qa")
    view = sign_off_form(delivery, current(delivery), Verdict.CONDITIONS)
    assert verdicts(view) == ["approve", "reject", "abstain"]
    assert Action.CONDITION_ADD not in actions(view)


def test_sending_back_asks_what_must_be_put_right() -> None:
    delivery = ready()
    view = sign_off_form(delivery, current(delivery), Verdict.REJECT)
    assert chosen(view, Field.VERDICT) == "reject"
    assert not optional(view, Field.COMMENT)
    assert "What must be put right?" in all_text(view)
    assert "condition:1" not in fields(view)
    assert verdicts(view) == ["approve", "reject", "abstain"]


def test_conditions_have_rows_and_a_button_for_more_up_to_ten() -> None:
    delivery = ready()
    view = sign_off_form(delivery, current(delivery), Verdict.CONDITIONS, condition_rows=2)
    assert {"condition:2", "condition_owner:2", "condition_due:2"} <= set(fields(view))
    assert "condition:3" not in fields(view)
    assert Action.CONDITION_ADD in actions(view)
    full = sign_off_form(delivery, current(delivery), Verdict.CONDITIONS, condition_rows=99)
    assert "condition:10" in fields(full)
    assert Action.CONDITION_ADD not in actions(full)


def test_evidence_can_be_changed_from_what_stands() -> None:
    delivery = opened()
    gate = current(delivery)
    ticking.tick(delivery, gate, "scope_clear", MANAGER, NOW, "They said <yes>")
    item = gate.item("scope_clear")
    assert item
    view = evidence_form(delivery, gate, item)
    assert fields(view)[Field.EVIDENCE]["initial_value"] == "They said <yes>"
    assert view["submit"]["text"] == "Save"
    assert Ref.read(view["private_metadata"]).item_key == "scope_clear"


def test_returning_a_package_says_who_gets_the_questions() -> None:
    delivery = offered()
    view = return_form(delivery, current(delivery))
    assert "Your questions go to Client intake manager <@U0IRIS>" in all_text(view)
    assert list(fields(view)) == [Field.QUESTIONS]


def test_an_acknowledgement_needs_the_clients_words() -> None:
    delivery = at_phase("handover")
    view = acknowledgement_form(delivery, current(delivery))
    assert not optional(view, Field.EVIDENCE)
    assert "We have received the handover package" in all_text(view)


def test_reached_milestones_are_shown_and_only_the_others_can_be_moved() -> None:
    delivery = at_phase("qa")
    view = milestones_form(delivery)
    assert "target:production_complete" not in fields(view)
    assert "*Production complete*: Mon 3 Mar 2025, target Mon 24 Mar 2025" in all_text(view)
    assert fields(view)["target:qa_certified"]["initial_date"] == "2025-04-07"


def test_an_escalation_goes_to_the_next_in_the_chain_unless_told_otherwise() -> None:
    assert fields(escalation_form(opened()))[Field.ESCALATED_TO]["initial_user"] == "U0CARLA"


def test_a_review_starts_from_its_last_version_and_lists_the_actions() -> None:
    delivery = all_settled()
    view = review_form(delivery)
    assert fields(view)[Field.WENT_WELL]["initial_value"] == "The team"
    assert "Order test systems earlier (<@U0PABLO>, due on Tue 1 Apr 2025)" in all_text(view)
    assert "action:3" in fields(view)
    assert "action:4" not in fields(view)


def test_details_and_people_start_from_what_stands() -> None:
    delivery = opened()
    assert fields(details_form(delivery))[Field.INTERNAL_CHANNEL]["initial_conversation"] == "C0TEAM"
    assert fields(holders_form(delivery))["holder:cto"]["initial_users"] == ["U0CARLA"]


def test_a_risk_that_does_not_exist_is_refused() -> None:
    with pytest.raises(Refusal, match="This risk is not in the"):
        risk_close_form(opened(), 7)


def test_the_list_of_items_has_a_button_for_all_that_can_be_done() -> None:
    delivery = opened()
    gate = current(delivery)
    ticking.tick(delivery, gate, "requirements_complete", MANAGER, NOW)
    view = items_view(delivery, gate)
    assert pressable(view)[:9] == [
        "Ask about an item",
        "Add evidence",
        "Reopen",
        "Not applicable",
        "Ask",
        "Tick",
        "Add evidence",
        "Not applicable",
        "Ask",
    ]
    assert "submit" not in view
    assert "*The package that was handed over*" in all_text(view)


def test_a_package_can_be_worked_on_until_it_is_handed_over() -> None:
    delivery = started()
    assert "Tick" in pressable(items_view(delivery, current(delivery)))
    later = offered()
    assert pressable(items_view(later, current(later))) == ["Ask about an item"]
    handing_over.return_with_questions(later, current(later), "Which browsers?", MANAGER, NOW)
    assert "Reopen" in pressable(items_view(later, current(later)))


@pytest.mark.parametrize("people", [1, 10, 11, 25])
def test_whoever_is_put_in_anothers_place_is_chosen_by_name(people: int) -> None:
    delivery = opened()
    asked = [("qa_engineer", f"U0PERSON{number}") for number in range(people)]
    view = reassignment_form(delivery, delivery.gates[0], asked)
    offered = fields(view)[Field.SIGN_OFF]["options"]
    assert problems_in_view(view) == []
    assert [each["value"] for each in offered] == [f"{role}:{user}" for role, user in asked]
    for number, (_, user) in enumerate(asked, 1):
        assert f"QA engineer: <@{user}>" in all_text(view)
        assert people <= 10 or f"{number}. QA engineer: <@{user}>" in all_text(view)
    assert not [text for text in plain_texts(view) if "U0PERSON" in text]
