"""Home: the tabs, the portfolio with its findings, and what a workspace gets that refuses newer blocks."""

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from gates.delivery import Delivery
from gates.portfolio.finding import FindingKind
from gates.portfolio.home_choice import HomeChoice, Tab
from gates.portfolio.question import Only, Sort
from gates.records.recording import NewRisk
from gates.rights.asker import Asker
from handlers.acts import delegating, depending, escalating, recording
from handlers.card_kinds import CardKind
from handlers.senders.homes import draw_home
from handlers.slack.home import refresh_home
from messages.blocks import section
from messages.home import more_tasks
from messages.ids import Action
from messages.limits import VIEW_BLOCKS, fit
from messages.portfolio import around
from messages.portfolio.around import Around
from messages.refs import Ref
from sandbox.blocks import sizes
from sandbox.blocks.check import problems_in_view
from storage import people
from storage.lists import home_choices
from storage.lists.capacity import loads
from storage.people import KnownPerson
from tests.driver.backstage import all_cards, settle, work_off
from tests.driver.door import TEAM, Door, press
from tests.driver.findings import find
from tests.driver.scenes import CLARA, DANA, OLIVIA, PABLO, QUINN, SAM, click, started
from tests.driver.stage import Stage, on_stage

PORTFOLIO = HomeChoice(Tab.PORTFOLIO, sort=Sort.NAME)


@pytest.fixture
def door(stage: Stage) -> Iterator[Door]:
    opened = Door(stage.bot_url)
    yield opened
    opened.close()


def home(stage: Stage, user: str, choice: HomeChoice | None = None, *, plain: bool = False) -> str:
    if choice:
        with stage.desk.store.transaction(TEAM) as tx:
            home_choices.keep(tx, user, choice)
    with stage.desk.store.reading(TEAM, Asker(user)) as tx:
        view = draw_home(tx, user, stage.clock.now(), plain=plain)
    assert problems_in_view(view) == []
    assert sum(1 + len(block.get("child_blocks", [])) for block in view["blocks"]) <= VIEW_BLOCKS
    return json.dumps(view, ensure_ascii=False)


def choose(door: Door, by: str, action: Action, value: str) -> None:
    option = {"text": {"type": "plain_text", "text": value}, "value": value}
    element = {"type": "static_select", "action_id": action, "block_id": "b", "selected_option": option}
    view = {"id": "V0HOME", "type": "home", "blocks": [], "private_metadata": ""}
    sent = press(by, action, "", actions=[element], view=view)
    assert door.send(sent).status_code == 200


def test_a_manager_chooses_what_the_portfolio_shows(
    stage: Stage, door: Door, town: dict[str, Delivery]
) -> None:
    assert "Home" not in home(stage, DANA)
    assert '"Late"' not in home(stage, DANA), "the portfolio is a tab of its own"
    choose(door, DANA, Action.HOME_TAB, Tab.PORTFOLIO)
    shown = home(stage, DANA)
    assert '"data_table"' in shown
    assert '"data_visualization"' in shown
    assert all(each.name in shown for each in town.values())
    choose(door, DANA, Action.HOME_FILTER, Only.LATE)
    assert "*Robot arms*" in home(stage, DANA)
    assert "*Café*" not in home(stage, DANA)
    choose(door, DANA, Action.HOME_FILTER, "everything")
    choose(door, DANA, Action.HOME_SORT, Sort.NAME)
    shown = home(stage, DANA)
    assert shown.index("*Café*") < shown.index("*Quiet one*") < shown.index("*Web shop*")


def test_practice_stays_out_of_the_portfolio_and_is_marked_among_ones_own(
    stage: Stage, town: dict[str, Delivery]
) -> None:
    before = home(stage, DANA, replace(PORTFOLIO, only=Only.LATE), plain=True)
    day = stage.clock.now().date()
    late = {"intake_on": day - timedelta(days=90), "agreed_on": day - timedelta(days=2), "targets": {}}
    tried = started(stage.desk, name="Trying it", client_channel=None, practice=True, **late)
    by = click(stage.desk, DANA)
    depending.depend_on(stage.desk, by, Ref.to(tried), town["arms"].id, "The parts list", None)
    assert home(stage, DANA, replace(PORTFOLIO, only=Only.LATE), plain=True) == before
    mine = home(stage, DANA, HomeChoice())
    assert "*Trying it* for Acme Robotics · practice" in mine


def test_who_manages_nothing_has_no_portfolio(stage: Stage, town: dict[str, Delivery]) -> None:
    for user in (PABLO, QUINN):
        assert "Portfolio" not in home(stage, user, PORTFOLIO)
    stage.actor("pablo").command("portfolio")
    assert "for delivery managers, admins and auditors" in stage.actor("pablo").told("deliveries")
    stage.actor("dana").command("portfolio")
    assert "*Capacity*" in (told := stage.actor("dana").told("deliveries")) or "Capacity" in told


def test_without_newer_blocks_the_same_stands_in_lines(stage: Stage, town: dict[str, Delivery]) -> None:
    shown = home(stage, DANA, PORTFOLIO, plain=True)
    assert "data_table" not in shown
    assert "data_visualization" not in shown
    assert "*QA*: 1 running" in shown
    assert f"<@{QUINN}>: 0 open sign-offs, 4 deliveries" in shown


def test_people_stand_by_name_and_those_whose_name_nobody_knows_come_last(
    stage: Stage, town: dict[str, Delivery]
) -> None:
    with stage.desk.store.transaction(TEAM) as tx:
        for user, name in ((DANA, "dana"), (QUINN, "anna"), (SAM, "zoe"), ("U0STRANGER", "bert")):
            people.remember(tx, KnownPerson(user, False, stage.clock.now(), name_folded=name))
    with stage.desk.store.reading(TEAM, Asker(DANA)) as tx:
        found = loads(tx, 100)
        assert loads(tx, 2) == found[:2]
    unknown = sorted({h.user_id for each in town.values() for h in each.holders} - {DANA, QUINN, SAM})
    own = [user for user in unknown if user != OLIVIA]  # the client carries nothing of ours
    assert [each.user_id for each in found] == [QUINN, DANA, SAM, *own]
    assert (found[0].sign_offs, found[0].deliveries) == (0, 4)


def test_findings_fold_by_kind_and_the_most_frequent_hides_no_other(
    stage: Stage, town: dict[str, Delivery]
) -> None:
    shop, arms = town["shop"], town["arms"]
    for number in range(12):
        find(stage.desk, [shop], FindingKind.NO_HOLDER, f"Role {number}")
    find(stage.desk, [shop, arms], FindingKind.CAPACITY_UNCONFIRMED, "Planning")
    depending.depend_on(stage.desk, click(stage.desk, DANA), Ref.to(shop), arms.id, "The parts list", None)
    folded = [block for block in homes_blocks(stage, DANA) if block["type"] == "container"]
    assert [each["title"]["text"] for each in folded] == [
        "Capacity never confirmed (2)", "Roles that nobody holds (12)", "Waiting for another delivery (1)",
    ]  # fmt: skip
    below = [each["subtitle"]["text"] for each in folded]
    assert below[:2] == ["Robot arms, Web shop", "Web shop and 3 more"]
    assert below[2].startswith("The first is expected on")
    assert all(each["default_collapsed"] for each in folded)
    assert "… and 3 more" in str(folded[1]["child_blocks"][-1])
    shown = home(stage, DANA, PORTFOLIO, plain=True)
    assert '"container"' not in shown
    assert shown.count("Nobody holds the role") == 3
    assert shown.count("capacity was never confirmed") == 2
    assert "… and 9 more" in shown


def homes_blocks(stage: Stage, user: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(home(stage, user, PORTFOLIO))["blocks"]
    return found


@pytest.mark.parametrize("without", [("data_table", "data_visualization"), ("container",)])
def test_a_workspace_that_refuses_the_newer_blocks_is_given_lines_and_asked_once(
    database_url: str, without: tuple[str, ...]
) -> None:
    with on_stage(database_url) as stage:
        stage.workspace.config = replace(stage.workspace.config, without=without)
        shop = started(stage.desk, name="Web shop")
        find(stage.desk, [shop], FindingKind.NO_HOLDER, "CTO")
        home(stage, DANA, PORTFOLIO)
        refresh_home(stage.desk, TEAM, DANA)
        settle(stage)
        assert refused(stage) == 1
        assert "1 running" in json.dumps(stage.workspace.homes[DANA].blocks)
        recording.add_risk(
            stage.desk, click(stage.desk, DANA), Ref.to(shop), NewRisk("Late parts", 3, 3, "Ask", PABLO)
        )
        escalating.escalate(stage.desk, click(stage.desk, DANA), Ref.to(shop), "No parts", CLARA)
        settle(stage)
        assert "1 blocked" in json.dumps(stage.workspace.homes[DANA].blocks)
        assert refused(stage) == 1, "it is not tried again"
        with stage.desk.store.reading(TEAM, Asker(DANA)) as tx:
            listed = [each.user_id for each in loads(tx, 100)]
            assert people.unmet(tx, listed) == [], "Slack was asked for their names"
        assert listed.index(CLARA) < listed.index(DANA) < listed.index(PABLO)


@pytest.mark.parametrize(
    ("tab", "more"),
    [
        (Tab.WORK, "… and 2 more. "),
        (Tab.PORTFOLIO, "… and 2 more: `/gate list` shows them."),
    ],
)
def test_a_home_that_slack_finds_too_large_shows_fewer_and_says_where_the_rest_is(
    database_url: str, monkeypatch: pytest.MonkeyPatch, tab: Tab, more: str
) -> None:
    monkeypatch.setattr(around, "FEW", 1)
    with on_stage(database_url, sender=False) as stage:
        for name in ("Web shop", "Robot arms", "Café"):
            started(stage.desk, name=name)
        whole = home(stage, DANA, HomeChoice(tab))
        monkeypatch.setattr(sizes, "LARGEST_VIEW", len(whole.encode()) * 9 // 10)
        refresh_home(stage.desk, TEAM, DANA)
        work_off(stage)
        assert more in json.dumps(stage.workspace.homes[DANA].blocks, ensure_ascii=False)
        assert [each.given_up_at for each in all_cards(stage) if each.kind == CardKind.HOME] == [None]


def test_a_short_home_says_how_much_waits_and_which_command_lists_it() -> None:
    rows = [[section(f"Task {number}"), section("Due")] for number in range(30)]
    shown = fit([], rows, [], lambda left: more_tasks(left, 0), *Around(short=True).room)
    assert "… and 14 more that wait for you" in str(shown[-1])
    assert "`/gate waiting`" in str(shown[-1])


def refused(stage: Stage) -> int:
    """How many Homes the workspace did not take."""
    return sum(not call["answer"]["ok"] for call in stage.calls("views.publish"))


def test_what_waits_for_another_delivery_stands_in_the_portfolio_but_no_private_name(
    stage: Stage, town: dict[str, Delivery]
) -> None:
    shop, arms = town["shop"], town["arms"]
    depending.depend_on(stage.desk, click(stage.desk, DANA), Ref.to(shop), arms.id, "The parts list", None)
    holders = {**{holder.role: [holder.user_id] for holder in arms.holders}, "delivery_manager": [DANA]}
    secret = started(stage.desk, name="Hidden", client="Nobody", private=True, holders=holders)
    depending.depend_on(stage.desk, click(stage.desk, DANA), Ref.to(arms), secret.id, "The key", None)
    mine = home(stage, DANA, PORTFOLIO)
    assert "*Web shop* waits for *Robot arms*" in mine
    assert "*Robot arms* waits for *a private delivery*" in mine
    others = home(stage, SAM, replace(PORTFOLIO, only=Only.BLOCKED))
    assert "*Web shop* waits for *Robot arms*" in others
    assert "Hidden" not in others
    assert "*Robot arms* waits for a private delivery" in others


def test_what_one_has_handed_on_can_be_taken_back_from_home(stage: Stage, town: dict[str, Delivery]) -> None:
    today = stage.clock.now().date()
    by = click(stage.desk, DANA)
    delegating.delegate(stage.desk, by, Ref.to(town["shop"]), CLARA, None, today, today)
    shown = home(stage, DANA)
    assert "Handed on by you" in shown
    assert Action.DELEGATION_END in shown
