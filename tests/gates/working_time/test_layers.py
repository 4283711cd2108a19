"""What a calendar says otherwise than those below it, and who says what."""

from dataclasses import replace

from hypothesis import assume, given, settings

from gates.working_time.calendar import Calendar, working_time
from gates.working_time.layers import Layer, departing, said_by, whole
from gates.working_time.working_time import WorkingTime
from tests.gates.working_time.counting import working_times


@settings(max_examples=100)
@given(working_times(), working_times())
def test_what_departs_from_a_calendar_makes_the_wanted_one_over_it_and_no_more(
    wanted: WorkingTime, below: WorkingTime
) -> None:
    """But for what nobody can take away: holidays and quiet hours, which go on where none are named."""
    own = departing(whole(wanted), below)
    found = working_time(own, whole(below))
    named = wanted.holidays.country is not None
    assert replace(found, holidays=below.holidays, quiet=None) == replace(
        wanted, holidays=below.holidays, quiet=None
    )
    assert found.holidays.country == (wanted if named else below).holidays.country
    assert found.holidays.region == (wanted if named else below).holidays.region
    assert wanted.quiet is None or found.quiet == wanted.quiet
    assert working_time(departing(whole(found), below), whole(below)) == found
    assert departing(whole(below), below) is None


@given(working_times(), working_times())
def test_what_was_left_as_it_is_follows_a_calendar_that_changes(
    before: WorkingTime, after: WorkingTime
) -> None:
    zone = "Asia/Kathmandu"
    assume(str(before.zone) != zone)
    own = departing(whole(before).model_copy(update={"zone": zone}), before)
    assert own == Calendar(zone=zone)
    found = working_time(own, whole(after))
    assert str(found.zone) == zone
    assert (found.days, found.opens, found.quiet) == (after.days, after.opens, after.quiet)


def test_each_part_is_said_by_the_first_who_says_it() -> None:
    layers = {
        Layer.DELIVERY: Calendar(zone="Asia/Tokyo"),
        Layer.PROCESS: None,
        Layer.WORKSPACE: Calendar(zone="UTC", country="DE"),
    }
    assert [said_by(layers, part) for part in ("zone", "holidays", "quiet")] == [
        Layer.DELIVERY, Layer.WORKSPACE, None,
    ]  # fmt: skip
