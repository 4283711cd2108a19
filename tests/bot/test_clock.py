"""The real clock."""

from datetime import timedelta

from bot.clock import Clock


def test_the_clock_is_aware_in_utc_and_goes_forward() -> None:
    first, second = Clock().now(), Clock().now()
    assert first.utcoffset() == timedelta(0)
    assert first <= second
