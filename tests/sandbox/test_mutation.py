"""A sample of the mutation run, all of which `make mutation` makes: no rule is there in vain."""

import os
import random

import pytest

from tests.sandbox.mutants import Mutant, mutants, shapes
from tests.sandbox.mutation import CASES, EQUIVALENT, Met, as_expected, meetings, survivors

SEED = int(os.environ.get("MUTATION_SEED", "2026"))


@pytest.fixture(scope="module")
def met() -> Met:
    return meetings()


@pytest.fixture(scope="module")
def every() -> list[Mutant]:
    return list(mutants())


def test_a_rule_that_is_taken_out_or_shifted_is_missed(met: Met, every: list[Mutant]) -> None:
    assert survivors(random.Random(SEED).sample(every, 150), met) == []


def test_every_rule_across_fields_that_is_taken_out_is_missed(met: Met, every: list[Mutant]) -> None:
    rules = [mutant for mutant in every if mutant.attribute == "rules"]
    assert len(rules) >= sum(len(shape.rules) for shape in shapes().values())
    assert survivors(rules, met) == []


def test_a_mutant_leaves_the_validator_as_it_was(every: list[Mutant]) -> None:
    for mutant in every[::50]:
        with mutant.alive():
            assert getattr(mutant.shape, mutant.attribute) == mutant.value
    assert all(as_expected(case) for case in CASES[::20])


def test_only_real_mutants_are_excused(every: list[Mutant]) -> None:
    assert {mutant.what for mutant in every} >= EQUIVALENT.keys()
