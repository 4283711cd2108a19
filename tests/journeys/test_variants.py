"""A startup, an enterprise and a regulated team: each to the closed record."""

from pathlib import Path

from gates.process_files.shipped import shipped_processes
from messages.ids import Action, Field
from storage import audit
from tests.driver.stage import Stage
from tests.driver.values import choice, person, text
from tests.journeys.initiative import CAST, NAME, ROOM, Initiative
from tests.journeys.story import done

# Ines reviews what she had no hand in.
REGULATED = {**CAST, "sre": "pablo", "compliance_officer": "sam", "independent_reviewer": "ines"}
ENTERPRISE = {**CAST, "portfolio_owner": "sam", "other_teams": "ines"}
PHASES = ("discovery", "planning", "development", "readiness", "release")


def test_two_people_carry_a_startup_s_product_to_its_end(stage: Stage) -> None:
    """Dana is product and engineering: one press signs for both."""
    search = Initiative(
        stage, "startup", {"product_manager": "dana", "engineering_lead": "dana", "sponsor": "clara"}
    )
    search.start()
    search.write_metric("Visitors who sign up", "nobody knows", "100 a week")
    for key in PHASES[:-1]:
        search.pass_phase(key)
    search.measure(1, "120 a week", met=True)
    search.write_review()
    search.pass_phase("release")
    search.close()
    search.manager.sees("closed the record", ROOM)
    planning = search.record.rounds_of("planning")[0]
    assert {(s.role, s.decided_by) for s in planning.sign_offs} == {
        ("product_manager", search.manager.id),
        ("engineering_lead", search.manager.id),
    }
    assert audit.verify(stage.bot.store) == []


def test_a_regulated_product_proves_everything_on_its_way_to_the_end(stage: Stage) -> None:
    search = Initiative(stage, "regulated", REGULATED)
    search.start()
    search.write_metric("Readings that arrive", "97 %", "99.5 %")
    search.pass_phase("discovery")
    search.add_risk({
        Field.RISK: text("A reading is shown to the wrong patient"),
        Field.LIKELIHOOD: choice("1"),
        Field.IMPACT: choice("5"),
        Field.MITIGATION: text("Two independent checks of the identity"),
        Field.OWNER: person(search.holder("qa_lead").id),
    })  # fmt: skip
    search.pass_phase("planning")
    search.pass_phase("development")
    search.tick_all("readiness")
    for role in ("qa_lead", "release_manager", "compliance_officer"):
        search.approve(role, "readiness")
    assert not search.record.rounds_of("readiness")[0].is_settled, "all of them did the work"
    search.approve("independent_reviewer", "readiness")
    search.measure(1, "99.7 %", met=True)
    search.write_review()
    search.pass_phase("release")
    search.close()
    search.manager.sees("closed the record", ROOM)
    readiness = search.record.rounds_of("readiness")[0]
    assert all(item.evidence for item in readiness.items if item.evidence_required)
    assert "compliance_officer" in readiness.approved_roles()
    given = [signed for gate in search.record.gates for signed in gate.sign_offs]
    assert {signed.signed_reason for signed in given} == {"I have reviewed what was done"}
    assert all(signed.signed_name and signed.seen_sha256 for signed in given)
    assert {
        (s.decided_by, s.signed_name) for s in readiness.sign_offs if s.role == "independent_reviewer"
    } == {(search.who("ines").id, "Ines")}
    done(search.manager.command(f"record {NAME}"))
    assert "Formal signatures" in str(search.manager.view()["blocks"])
    assert audit.verify(stage.bot.store) == []


def test_an_enterprise_weighs_its_portfolio_and_its_neighbours_on_its_way_to_the_end(stage: Stage) -> None:
    search = Initiative(stage, "enterprise", ENTERPRISE)
    search.start()
    search.write_metric("Visitors who sign up", "12 %", "20 %")
    search.tick_all("discovery")
    refused = search.holder("portfolio_owner").press(Action.GATE_APPROVE, ROOM, phase="discovery", round=1)
    assert refused["ok"]
    assert not search.record.rounds_of("discovery")[0].sign_offs, "the portfolio comes in the second step"
    search.sign_all("discovery")
    search.add_risk({
        Field.RISK: text("The other team's interface comes late"),
        Field.LIKELIHOOD: choice("3"),
        Field.IMPACT: choice("3"),
        Field.MITIGATION: text("A stand-in for the first release"),
        Field.OWNER: person(search.holder("engineering_lead").id),
    })  # fmt: skip
    for phase in ("planning", "development", "readiness"):
        search.pass_phase(phase)
    search.measure(1, "19 %", met=False)
    search.write_review()
    search.pass_phase("release")
    search.close()
    search.manager.sees("closed the record", ROOM)
    planning = search.record.rounds_of("planning")[0]
    assert {"other_teams", "portfolio_owner"} <= planning.approved_roles()
    assert audit.verify(stage.bot.store) == []


def test_every_shipped_process_is_walked_to_its_end() -> None:
    journeys = "".join(path.read_text() for path in Path(__file__).parent.glob("*.py"))
    assert [key for key in shipped_processes() if f'"{key}"' not in journeys] == []
