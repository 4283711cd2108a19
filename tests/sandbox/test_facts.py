"""Each fact about Slack has a test of what it allows and one of what it refuses; both must exist."""

import re
from pathlib import Path

import pytest

from tests.sandbox.facts import FACTS, Fact
from tests.sandbox.limits import HOMES, MESSAGES, VIEWS

TESTS = Path(__file__).parents[1]
DEFINED = re.compile(r"^(?:async )?def (test_\w+)\(", re.MULTILINE)
EVERY = {f"{part}: {fact.says}": fact for part, facts in FACTS.items() for fact in facts}


@pytest.fixture(scope="module")
def collected() -> set[str]:
    """The names of all tests that pytest collects from these files."""
    return {name for file in TESTS.rglob("test_*.py") for name in DEFINED.findall(file.read_text())}


@pytest.mark.parametrize("fact", EVERY.values(), ids=EVERY)
def test_a_fact_has_a_test_of_what_it_allows_and_of_what_it_refuses(collected: set[str], fact: Fact) -> None:
    refused = () if isinstance(fact.refused, str) else fact.refused
    assert fact.allowed
    assert fact.refused
    assert {*fact.allowed, *refused} <= collected


def test_every_limit_that_a_fact_names_is_measured() -> None:
    """Each number of the paragraph "Limits" stands in limits.py."""
    said = " ".join(fact.says for fact in FACTS["Limits"][:15])
    numbers = {int(each.replace(",", "")) for each in re.findall(r"\d[\d,]*", said)}
    assert numbers == {limit.most for limit in (*MESSAGES[:23], *VIEWS, *HOMES)}
