"""Roles that the process file gives to people, or to a Slack user group."""

import json
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from slack_sdk import WebClient

from handlers.clock.groups import follow_user_groups
from handlers.user_groups import FRESH
from messages.forms.start_people import start_people_form
from messages.ids import Form
from storage import finding
from tests.driver.backstage import slack
from tests.driver.scenes import CLARA, DANA, DIEGO, INES, PABLO, QUINN, SAM
from tests.driver.stage import Stage
from tests.driver.values import people
from tests.rules.book import Book, process_text, process_with
from tests.rules.starting import in_the_library, started_from_form
from tests.rules.switches import allowed, refused

TWO_OF_BOARD = "sign_offs: [{role: board, asks: It may go out, signers: 2}]"
ONE_OF_BOARD = "sign_offs: [{role: board, asks: It may go out}]"
BOARD = "  board: {name: Board, duty: Decides, people: [U0SAM00001, U0INES0001, U0CLARA001]}"
HOLDERS = {"lead": [DANA], "builder": [PABLO], "checker": [QUINN], "boss": [SAM]}

Books = Callable[..., Book]


def group_of(stage: Stage, *names: str) -> str:
    made: dict[str, Any] = stage.post("usergroups", handle="champions", users=list(names))
    return str(made["id"])


def held_by(group: str) -> str:
    return f"  board: {{name: Board, duty: Decides, group: {group}}}"


def test_the_start_form_reads_the_group_from_slack(book: Books, stage: Stage) -> None:
    b = book(ONE_OF_BOARD, roles=BOARD)
    in_the_library(b, process_text(ONE_OF_BOARD, roles=held_by(group_of(stage, "quinn", "sam"))))
    assert started_from_form(b, "By a group") == ""
    with b.stage.desk.store.reading(b.delivery.workspace_id) as tx:
        [found] = finding.named(tx, "By a group")
    assert found.holders_of("board") == [QUINN, SAM]


def test_a_group_that_slack_does_not_show_starts_nothing(book: Books, stage: Stage) -> None:
    b = book(ONE_OF_BOARD, roles=BOARD)
    in_the_library(b, process_text(ONE_OF_BOARD, roles=held_by("S0NOSUCH01")))
    assert "Slack does not show who is in the user group of Board" in started_from_form(b, "By nobody")
    with b.stage.desk.store.reading(b.delivery.workspace_id) as tx:
        assert finding.named(tx, "By nobody") == []


@allowed("Role.people")
@refused("Role.people")
def test_named_people_sign_and_nobody_is_asked_who_they_are(book: Books) -> None:
    b = book(TWO_OF_BOARD, roles=BOARD)
    b.tick()
    assert b.waited_for() == [SAM, INES, CLARA]
    assert "Only the Board" in b.approve(PABLO)
    b.approve(INES)
    b.approve(CLARA)
    assert b.has_passed()
    form = json.dumps(start_people_form(process_with(TWO_OF_BOARD, roles=BOARD), "{}", {}))
    assert "holder:board" not in form
    assert f"*Board*: <@{SAM}>, <@{INES}>, <@{CLARA}>, as the process says" in form


def test_the_manager_may_name_others_in_their_place_later(book: Books) -> None:
    b = book(ONE_OF_BOARD, roles=BOARD)
    b.tick()
    assert b.submit(DANA, Form.HOLDERS, {"holder:board": people(DIEGO)}) == ""
    assert b.waited_for() == [DIEGO]


@allowed("Role.group")
def test_the_members_of_a_user_group_sign_and_a_click_costs_no_call(book: Books, stage: Stage) -> None:
    group = group_of(stage, "sam", "ines")
    b = book(TWO_OF_BOARD, roles=held_by(group), holders=HOLDERS | {"board": [SAM, INES]})
    b.tick()
    assert b.waited_for() == [SAM, INES]
    before = len(stage.calls("usergroups.users.list"))
    b.approve(SAM)
    b.approve(INES)
    assert b.has_passed()
    assert len(stage.calls("usergroups.users.list")) == before


def test_whoever_joins_the_group_is_asked_and_whoever_leaves_is_not(book: Books, stage: Stage) -> None:
    group = group_of(stage, "sam", "ines")
    b = book(ONE_OF_BOARD, roles=held_by(group), holders=HOLDERS | {"board": [SAM, INES]})
    b.tick()
    group_of(stage, "ines", "clara")
    follow_user_groups(stage.desk, slack(stage))
    assert b.waited_for() == [INES, CLARA]
    assert "Only the Board" in b.approve(SAM)
    group_of(stage, "clara")
    follow_user_groups(stage.desk, slack(stage))
    assert b.waited_for() == [INES, CLARA], "it was read less than ten minutes ago"
    stage.clock.ahead += FRESH + timedelta(seconds=1)
    follow_user_groups(stage.desk, slack(stage))
    assert b.waited_for() == [CLARA]


def test_the_newest_delivery_follows_too_however_many_older_ones_there_are(
    book: Books, stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("handlers.clock.groups.BATCH", 1)
    group = group_of(stage, "sam", "ines")
    held = HOLDERS | {"board": [SAM, INES]}
    books = [book(ONE_OF_BOARD, roles=held_by(group), holders=held, name=name) for name in ("Old", "New")]
    for each in books:
        each.tick()
    group_of(stage, "ines", "clara")
    for _ in books:
        follow_user_groups(stage.desk, slack(stage))
    assert [each.waited_for() for each in books] == [[INES, CLARA], [INES, CLARA]]


def test_an_empty_group_and_a_slack_that_is_away_leave_who_held_it(book: Books, stage: Stage) -> None:
    group = group_of(stage, "sam")
    b = book(ONE_OF_BOARD, roles=held_by(group), holders=HOLDERS | {"board": [SAM]})
    b.tick()
    group_of(stage)
    follow_user_groups(stage.desk, slack(stage))
    assert b.waited_for() == [SAM]
    stage.clock.ahead += FRESH * 2
    follow_user_groups(stage.desk, WebClient(token="xoxb-0", base_url="http://127.0.0.1:9/api/", timeout=1))
    assert b.waited_for() == [SAM]


@refused("Role.group")
def test_a_group_changes_in_slack_and_nowhere_else(book: Books, stage: Stage) -> None:
    group = group_of(stage, "sam")
    b = book(ONE_OF_BOARD, roles=held_by(group), holders=HOLDERS | {"board": [SAM]})
    refused = b.submit(DANA, Form.HOLDERS, {"holder:board": people(DIEGO)})
    assert "Board follows a Slack user group: change its members there." in refused
