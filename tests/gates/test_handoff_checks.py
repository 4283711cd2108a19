"""Rules of a handoff that make no sense are refused with their line and the cure."""

import pytest

from tests.gates.small_process import Change, assert_refused

PACKAGE = "      package:\n        - {key: order, text: The signed order}"
FEWER = 'Write a smaller number, or give more items "required: false".'

SENSELESS = {
    "a warning of what cannot be open": Change(
        PACKAGE, f"      warn_of_rework_from: 1\n{PACKAGE}", "phases[0].handoff.warn_of_rework_from",
        "this warning never comes, since 0 of the package's items may stay open", FEWER,
        at="warn_of_rework_from",
    ),
    "a warning of more than may be open": Change(
        PACKAGE, f"      warn_of_rework_from: 2\n{PACKAGE[:-1]}, required: false}}",
        "phases[0].handoff.warn_of_rework_from",
        "this warning never comes, since 1 of the package's items may stay open", FEWER,
        at="warn_of_rework_from",
    ),
    "a warning of nothing": Change(
        PACKAGE, f"      warn_of_rework_from: 0\n{PACKAGE}", "phases[0].handoff.warn_of_rework_from",
        "0 is out of range", "Write 1 or more.", at="warn_of_rework_from",
    ),
    "a warning that is no number": Change(
        PACKAGE, f"      warn_of_rework_from: two\n{PACKAGE}", "phases[0].handoff.warn_of_rework_from",
        'this is the text "two"', "Write a whole number.", at="warn_of_rework_from",
    ),
}  # fmt: skip


@pytest.mark.parametrize("change", SENSELESS.values(), ids=SENSELESS)
def test_a_warning_that_could_not_come_is_refused(change: Change) -> None:
    assert_refused(change)
