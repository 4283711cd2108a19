"""Running work comes in from a table: checked whole, then stored; the same file twice changes nothing."""

from datetime import UTC, datetime

import pytest

from gates.gate import Outcome
from gates.people import Person
from gates.portfolio.question import Only, Question
from handlers.desk import Click, Desk
from handlers.importing.rows import MOST_ROWS
from handlers.importing.taking_in import check, take_in
from storage import audit, finding
from storage.lists import listing
from storage.store import Store
from tests.driver.scenes import HOLDERS
from tests.gates.deliveries import MONDAY

ROLES = [role for role in HOLDERS if role != "client"]
HEAD = [
    "process", "name", "client", "scope", "internal_channel", "intake_on", "agreed_on", "stands_at",
    "signed_before", "practice", *(f"role:{role}" for role in ROLES), "reached:production_start",
]  # fmt: skip


class At:
    def now(self) -> datetime:
        return MONDAY


@pytest.fixture
def desk(store: Store) -> Desk:
    return Desk(store, At())


CLICK = Click("T1", Person("U0OPERATOR"), datetime(2026, 3, 2, tzinfo=UTC), "import")


def row(**changes: str) -> list[str]:
    cells = {
        "process": "client-delivery", "name": "Web shop", "client": "Acme", "scope": "Release 2",
        "internal_channel": "C012AB3CD", "intake_on": "2026-01-05", "agreed_on": "2026-03-31",
        "stands_at": "qa", "signed_before": "Signed by Dana on paper", "practice": "",
        "reached:production_start": "2026-01-12",
        **{f"role:{role}": " ".join(HOLDERS[role]) for role in ROLES},
    }  # fmt: skip
    return [{**cells, **changes}[name] for name in HEAD]


def table(*rows: list[str], head: list[str] = HEAD) -> str:
    quoted = [",".join('"' + cell.replace('"', '""') + '"' for cell in line) for line in (head, *rows)]
    return "\r\n".join(quoted) + "\r\n"


def test_each_row_starts_where_it_stands_and_the_file_twice_changes_nothing(store: Store, desk: Desk) -> None:
    text = "\ufeff" + table(row(), row(name="App, “beta”\nsecond line", stands_at="production"))
    rows, wrong = check(desk, CLICK, text)
    assert wrong == []
    assert take_in(desk, CLICK, rows) == (2, [])
    with store.reading("T1") as tx:
        shop, app = sorted(finding.running(tx, 10), key=lambda each: each.name, reverse=True)
    assert [gate.outcome for gate in shop.gates] == [*[Outcome.BROUGHT_IN] * 3, None]
    assert (app.name, app.current and app.current.phase) == ("App, “beta” second line", "production")
    rows, wrong = check(desk, CLICK, text)
    assert (wrong, take_in(desk, CLICK, rows)) == ([], (0, []))
    assert audit.verify(store) == []


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"process": "nonsense"}, "process: There is no process nonsense"),
        ({"name": ""}, "name: is empty"),
        ({"name": "n" * 101}, "name: has more than 100"),
        ({"agreed_on": "31.03.2026"}, "agreed_on: 31.03.2026 is no date such as 2026-03-31"),
        ({"agreed_on": "2026-01-01"}, "before the intake date"),
        ({"internal_channel": "#team"}, "internal_channel: #team is no Slack id"),
        ({"role:qa_engineer": "Quinn"}, "role:qa_engineer: Quinn is no Slack id of a person"),
        ({"role:qa_engineer": ""}, "at least one person as QA engineer"),
        ({"stands_at": "everywhere"}, "stands_at: “Client delivery” has no “everywhere”"),
        ({"signed_before": ""}, "signed_before: Say who signed"),
        ({"process": "startup", "client": ""}, "is not of this process"),
    ],
)
@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_what_is_wrong_is_named_with_its_line_and_nothing_comes_in(
    store: Store, desk: Desk, changes: dict[str, str], said: str
) -> None:
    _, wrong = check(desk, CLICK, table(row(), row(**{"name": "Other", **changes})))
    assert [each.line for each in wrong] == [3], wrong
    assert said in str(wrong[0])
    with store.reading("T1") as tx:
        assert finding.running(tx, 10) == []


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_a_file_that_is_no_such_table_is_refused_in_one_sentence(desk: Desk) -> None:
    for text in (
        "",
        "a,b\n1,2\n",
        table(row(), head=[*HEAD[:-1], "colour"]),
        table(row()[:-2]),
        'process,"name\n',
    ):
        rows, wrong = check(desk, CLICK, text)
        assert (rows, len(wrong)) == ([], 1), text
    twice = [*HEAD[:-1], "name"]
    assert "stands there twice" in str(check(desk, CLICK, table(row(), head=twice))[1][0])
    rows, wrong = check(desk, CLICK, table(*[row(process="nonsense")] * (MOST_ROWS + 2)))
    assert "split it" in str(wrong[-1])


def test_the_same_name_twice_is_found_before_anything_is_stored(desk: Desk) -> None:
    _, wrong = check(desk, CLICK, table(row(), row(scope="Another", name="WEB  shop")))
    assert [(each.line, "already running" in str(each)) for each in wrong] == [(3, True)]


def test_practice_stands_in_no_list_but_ones_own(store: Store, desk: Desk) -> None:
    rows, wrong = check(desk, CLICK, table(row(practice="yes"), row(name="Real")))
    assert (wrong, take_in(desk, CLICK, rows)) == ([], (2, []))
    [manager] = HOLDERS["delivery_manager"]
    today = MONDAY.date()
    with Desk(store, At()).reading(Click("T1", Person(manager), MONDAY, "look")) as tx:
        assert [each.name for each in listing.listed(tx, Question(), today, 10)] == ["Real"]
        mine = listing.listed(tx, Question(only=frozenset({Only.MINE})), today, 10)
    assert sorted(each.name for each in mine) == ["Real", "Web shop"]
