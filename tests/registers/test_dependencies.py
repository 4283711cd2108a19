"""Dependencies between deliveries: a slip upstream shows downstream, and loops are refused."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from gates.facts import FactKind
from gates.registers.dependencies import reaches
from messages.ids import Action, Field, Form
from messages.refs import Ref
from storage import deliveries
from tests.driver.backstage import settle
from tests.driver.door import TEAM
from tests.driver.scenes import DANA, PABLO, started
from tests.driver.values import day, text
from tests.registers.register import Register

NODES = st.integers(0, 5).map(str)
GRAPHS = st.dictionaries(NODES, st.sets(NODES, max_size=3), max_size=6)


def depend(register: Register, on: str, needed_on: str = "", by: str = DANA) -> str:
    said = {Field.UPSTREAM: text(on), Field.NEEDED_FOR: text("The parts list")}
    said[Field.NEEDED_ON] = day(needed_on)
    return register.submit(by, Form.DEPENDENCY, said)


def other(register: Register, name: str = "Parts Catalogue") -> Register:
    """A second delivery, which everybody finds by its name."""
    return Register(register.stage, register.door, started(register.stage.desk, name=name).id)


def move(register: Register, forecast: str, target: str | None = None, reason: str = "Late parts") -> str:
    said = {"target:client_handover": day(target)} if target else {}
    said |= {"forecast:client_handover": day(forecast), Field.REASON.value: text(reason)}
    return register.submit(DANA, Form.MILESTONES, said)


def test_a_slip_upstream_shows_downstream(shown: Register) -> None:
    parts = other(shown)
    assert depend(shown, "parts catalogue", needed_on="2027-02-22") == ""
    dana = shown.stage.actor("dana")
    dana.sees("*Blocked* by “Parts Catalogue”, expected on Fri 19 Feb 2027", "acme-talent")
    assert move(parts, "2027-03-05") == ""
    settle(shown.stage)
    [entry] = shown.delivery.dependencies
    assert (entry.expected_on, entry.slipped_days) == (date(2027, 3, 5), 14)
    [fact] = shown.audited(FactKind.DEPENDENCY_MOVED)
    assert (fact.by, fact.detail["too_late"]) == ("clock", True)
    dana.sees("moved from Fri 19 Feb 2027 to Fri 5 Mar 2027*, which is *too late*", "acme-talent")
    dana.sees("*Blocked, too late* by “Parts Catalogue”, expected on Fri 5 Mar 2027", "acme-talent")
    assert parts.submit(DANA, Form.CANCEL, {Field.REASON: text("No budget")}) == ""
    settle(shown.stage)
    dana.sees("was *cancelled*: nothing comes from it", "acme-talent")
    dana.command("depends Talent Finder", "acme-talent")
    assert "*Cancelled*" in str(dana.view()["blocks"])
    dana.press_in_view(Action.DEPENDENCY_END)
    dana.submit({Field.REASON: text("We build it ourselves")})
    assert "*Ended*" in str(dana.view()["blocks"])
    assert not shown.delivery.dependencies[0].blocks


def test_loops_and_what_cannot_be_waited_for_are_refused(register: Register) -> None:
    parts, fleet = other(register), other(register, "Fleet")
    assert "No running delivery is called" in depend(register, "Nowhere")
    assert "Several fit" in depend(register, "a")
    assert "cannot be blocked by itself" in depend(register, "Talent Finder")
    assert "can say what it is blocked by" in depend(register, "Fleet", by=PABLO)
    assert depend(register, "Parts Catalogue") == ""
    assert "in the list already" in depend(register, "Parts Catalogue")
    assert depend(parts, "Fleet") == ""
    assert "“Talent Finder” is itself waiting for “Fleet”" in depend(fleet, "Talent Finder")
    about = Ref.to(parts.delivery, number=1)
    assert parts.submit(DANA, Form.DEPENDENCY_END, {Field.REASON: text("Done by hand")}, about) == ""
    assert depend(fleet, "Talent Finder") == ""
    with register.stage.bot.store.reading(TEAM) as tx:
        assert [d.upstream_name for d in deliveries.read(tx, fleet.id).dependencies] == ["Talent Finder"]


def test_a_moved_target_stays_with_its_reason_and_author(register: Register) -> None:
    assert "Say why the target is moved" in move(register, "2027-02-24", "2027-02-24", reason=" ")
    assert move(register, "2027-02-24", "2027-02-24") == ""
    assert move(register, "2027-02-25", "2027-02-25", reason="Later still") == ""
    kept = [(c.was_on, c.target_on, c.because, c.changed_by) for c in register.delivery.target_changes]
    assert kept == [
        (date(2027, 2, 19), date(2027, 2, 24), "Late parts", DANA),
        (date(2027, 2, 24), date(2027, 2, 25), "Later still", DANA),
    ]
    record = register.record()
    assert "Fri 19 Feb 2027 → Wed 24 Feb 2027" in record
    assert "Later still" in record


@given(edges=GRAPHS, start=NODES, goal=NODES)
def test_a_loop_is_whatever_a_slow_walk_finds(edges: dict[str, set[str]], start: str, goal: str) -> None:
    found: set[str] = set()
    for _ in range(7):
        found |= {each for at in {start, *found} for each in edges.get(at, ())}
    assert reaches(start, goal, edges) == (goal in found)
