"""One broken block for each rule: refused with Slack's words, and with nothing else."""

import pytest

from tests.sandbox.corpus import BROKEN, Broken, problems, written


@pytest.mark.parametrize("case", written(), ids=lambda case: case.name)
def test_what_is_broken_is_refused_as_slack_refuses_it(case: Broken) -> None:
    assert problems(case.surface, case.payload) == [case.problem]


def test_nothing_stands_where_it_may_not_and_no_field_holds_what_it_may_not() -> None:
    wrong = [case for case in BROKEN if problems(case.surface, case.payload) != [case.problem]]
    assert wrong == []


def test_every_problem_is_named_at_once() -> None:
    first = {"type": "header", "text": {"type": "plain_text", "text": "x" * 151}}
    second = {"type": "divider", "colour": "red"}
    assert problems("message", {"blocks": [first, {}, second]}) == [
        "must be less than 151 characters [json-pointer:/blocks/0/text/text]",
        "missing required field: type [json-pointer:/blocks/1]",
        "invalid additional property: colour [json-pointer:/blocks/2]",
    ]
