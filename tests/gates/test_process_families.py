"""Processes are offered with their variants, in an order in which one finds them."""

from gates.process import Process
from gates.process_files.families import families
from gates.process_files.shipped import shipped_processes
from tests.gates.deliveries import phase, small


def named(key: str, name: str, extends: str | None = None) -> Process:
    return small(phase("build"), key=key, name=name, extends=extends)


def listed(*processes: Process) -> list[tuple[str | None, list[str]]]:
    found = families(processes)
    return [(each.root.key if each.root else None, [p.key for p in each.members]) for each in found]


def test_the_shipped_ones_are_one_of_its_kind_and_a_family() -> None:
    assert listed(*shipped_processes().values()) == [
        (None, ["client-delivery", "engineering-release", "product-handoffs"]),
        (
            "software-product",
            [
                "software-product",
                "continuous-delivery",
                "enterprise",
                "regulated",
                "startup",
            ],
        ),
    ]


def test_those_without_variants_come_first_and_by_name() -> None:
    assert listed(named("zz", "apple"), named("aa", "Pear"), named("mm", "banana")) == [
        (None, ["zz", "mm", "aa"])
    ]


def test_a_variant_of_a_variant_belongs_to_the_whole_family() -> None:
    found = listed(named("least", "A", "less"), named("less", "B", "whole"), named("whole", "C"))
    assert found == [("whole", ["whole", "least", "less"])]


def test_a_variant_whose_base_cannot_be_chosen_stands_alone() -> None:
    assert listed(named("less", "B", "gone")) == [(None, ["less"])]


def test_processes_that_extend_each_other_by_some_accident_are_offered_all_the_same() -> None:
    found = listed(named("one", "A", "two"), named("two", "B", "one"))
    assert sorted(key for _, keys in found for key in keys) == ["one", "two"]


def test_nothing_to_choose_is_no_family() -> None:
    assert families([]) == []
