"""Choosing a process: what there is, what the chosen one is, and who would have to sign."""

import pytest

from gates.process import Process
from gates.process_files.shipped import shipped_processes
from gates.versions.editions import Edition
from messages.forms.start import StartChoice, start_form
from messages.ids import Action, Field
from messages.processes.outline import process_outline
from messages.processes.preview import process_preview
from messages.refs import ProcessRef
from messages.signing_words import beside, terms
from sandbox.blocks.check import problems_in_view
from tests.gates.deliveries import phase, small
from tests.messages.deliveries import TODAY
from tests.messages.reading import actions, all_text, fields

SHIPPED = list(shipped_processes().values())
PRODUCT, CLIENT = shipped_processes()["software-product"], shipped_processes()["client-delivery"]


def groups(view: dict[str, object]) -> dict[str, list[str]]:
    select = fields(view)[Field.PROCESS]
    return {g["label"]["text"]: [o["value"] for o in g["options"]] for g in select["option_groups"]}


def test_variants_stand_below_the_process_that_they_vary() -> None:
    view = start_form(SHIPPED, PRODUCT, TODAY)
    assert groups(view) == {
        "Processes": ["client-delivery", "engineering-release", "product-handoffs"],
        "Software product and its variants": [
            "software-product",
            "continuous-delivery",
            "enterprise",
            "regulated",
            "startup",
        ],
    }
    assert fields(view)[Field.PROCESS]["initial_option"]["value"] == "software-product"


def test_the_chosen_one_is_summed_up_with_who_signs_each_gate() -> None:
    text = all_text(start_form(SHIPPED, PRODUCT, TODAY))
    assert "from a validated problem to a measured outcome" in text
    assert "*Phase 4: Release readiness &amp; validation*: QA lead and Release manager" in text
    assert Action.PROCESS_SHOW in actions(start_form([CLIENT], CLIENT, TODAY))


@pytest.mark.parametrize("number", [1, 2, 100, 101, 250])
def test_however_many_there_are_each_can_be_chosen(number: int) -> None:
    many = [PRODUCT.model_copy(update={"key": f"p-{n}", "name": f"P {n}"}) for n in range(number)]
    view = start_form(many, many[-1], TODAY)
    assert problems_in_view(view) == []
    if number > 1:
        offered = [key for keys in groups(view).values() for key in keys]
        assert sorted(offered) == sorted(process.key for process in many)


def test_more_families_than_slack_has_room_for_titles_are_listed_plainly() -> None:
    roots = [PRODUCT.model_copy(update={"key": f"r-{n}", "name": f"R {n}"}) for n in range(120)]
    leaves = [r.model_copy(update={"key": f"v-{n}", "extends": r.key}) for n, r in enumerate(roots)]
    view = start_form([*roots, *leaves], leaves[-1], TODAY)
    assert problems_in_view(view) == []
    assert sum(len(keys) for keys in groups(view).values()) == 240


def test_a_process_of_sixty_phases_still_fits() -> None:
    long = small(*[phase(f"p{n}", "builder", "lead", name="N" * 190) for n in range(60)])
    view = start_form([long, PRODUCT], long, TODAY)
    assert problems_in_view(view) == []
    assert "…" in all_text(view), "what is left out is said, and the button shows it"


def test_what_was_typed_for_a_client_comes_back_with_the_client() -> None:
    kept = StartChoice(process="client-delivery", client="Acme", client_channel="C0SHARED")
    without = start_form(SHIPPED, PRODUCT, TODAY, "C0TEAM", kept)
    assert Field.CLIENT not in fields(without)
    carried = StartChoice.model_validate_json(without["private_metadata"])
    assert (carried.process, carried.client) == ("software-product", "Acme")
    again = start_form(SHIPPED, CLIENT, TODAY, "C0TEAM", carried)
    assert fields(again)[Field.CLIENT]["initial_value"] == "Acme"
    assert fields(again)[Field.CLIENT_CHANNEL]["initial_conversation"] == "C0SHARED"
    assert fields(again)[Field.INTERNAL_CHANNEL]["initial_conversation"] == "C0TEAM"


@pytest.mark.parametrize("process", SHIPPED, ids=lambda process: process.key)
def test_the_preview_says_everything_that_the_file_says(process: Process) -> None:
    text = process_preview(process)
    for each in process.phases:
        assert process.label(each.key) in text
        assert each.purpose in text
        texts = [item.text for item in (*each.checklist, *each.gate.rework)]
        texts += [item.text for item in each.handoff.package] if each.handoff else []
        assert [words for words in texts if words not in text] == []
        assert [rule.asks for rule in each.gate.sign_offs if rule.asks not in text] == []


def test_how_many_sign_in_which_order_and_who_may_not_is_said_everywhere() -> None:
    regulated = shipped_processes()["regulated"]
    reviewer = "Independent reviewer (step 2)"
    for text in (
        process_preview(regulated),
        all_text(start_form(SHIPPED, regulated, TODAY)),
        all_text(process_outline(Edition(regulated), ProcessRef(process="regulated", page=2))),
    ):
        assert reviewer in text
    text = process_preview(regulated)
    assert text.count("Who did the work may not be the only one to sign.") == 2
    assert text.count("Each person signs for one role, also who holds several.") == 5


def test_who_reopens_a_closed_delivery_is_said_where_the_process_names_them() -> None:
    regulated, said = (
        shipped_processes()["regulated"],
        "Only the Compliance officer may reopen a closed delivery.",
    )
    for process, times in ((regulated, 1), (PRODUCT, 0)):
        outline = all_text(process_outline(Edition(process), ProcessRef(process=process.key)))
        assert (process_preview(process).count(said), outline.count(said)) == (times, times)


def test_a_veto_is_said_beside_those_who_sign() -> None:
    gate = PRODUCT.phases[3].gate
    assert terms(PRODUCT, gate) == []
    assert terms(PRODUCT, gate.model_copy(update={"veto": ("sponsor", "pmo")})) == [
        "Sponsor or PMO may send it back without being asked to sign."
    ]


def test_several_of_a_role_are_counted() -> None:
    rule = PRODUCT.phases[0].gate.sign_offs[0]
    gate = PRODUCT.phases[0].gate
    assert beside(gate, rule) == ""
    assert beside(gate, rule.model_copy(update={"signers": 2})) == " (2 people)"
    assert beside(gate, rule.model_copy(update={"signers": "all"})) == " (all who hold it)"


def test_the_preview_reads_like_an_outline() -> None:
    text = process_preview(CLIENT)
    for line in (
        "Client delivery (client-delivery, version 1)",
        '  Opens when the gate before passes, or 5 business days after "Client handover"',
        "  Starts with a package that Client intake manager hands to Delivery manager:",
        "feedback and satisfaction are recorded (Delivery manager, optional, needs feedback)",
        "  If not, back to Stage 3: Production tracking\n  Then also asked for:",
        "  No exceptions: nothing required can be waived, and nobody can skip it.",
        "Who would have to sign what\n  Delivery manager: Stage 1: Intake handoff, Stage 7",
        "Worth a second look\n  - Stage 2: Delivery planning is owned by Delivery manager, who does not sign",
    ):
        assert line in text, line
    assert "\n\n\n" not in text
    assert "A variant of software-product." in process_preview(shipped_processes()["startup"])


def test_the_preview_names_the_people_of_the_file_and_says_where_they_are_not_enough() -> None:
    lead = PROCESS.roles["lead"].model_copy(update={"people": ("U0DANA", "U0PABLO")})
    alone = PROCESS.roles["builder"].model_copy(update={"people": ("U0PABLO",)})
    roles = {**PROCESS.roles, "lead": lead, "builder": alone}
    gate = PROCESS.phases[0].gate.model_copy(update={"separate": True})
    build = PROCESS.phases[0].model_copy(update={"gate": gate})
    text = process_preview(PROCESS.model_copy(update={"roles": roles, "phases": (build,)}))
    assert "Lead (U0DANA, U0PABLO)" not in text, "it signs nothing"
    assert "Builder (U0PABLO): Phase 1: Build" in text
    assert "U0PABLO does the work of Phase 1: Build and may not be the only one to sign it." in text


PROCESS = small(phase("build", "builder"))
