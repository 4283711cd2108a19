"""The real clock, and the demo's."""

from datetime import timedelta
from pathlib import Path

from bot.clock import Clock, DemoClock


def test_the_clock_is_aware_in_utc_and_goes_forward() -> None:
    first, second = Clock().now(), Clock().now()
    assert first.utcoffset() == timedelta(0)
    assert first <= second


def test_the_demos_clock_follows_the_file_at_once(tmp_path: Path) -> None:
    file = tmp_path / "clock.txt"
    file.write_text("0.000000")
    clock = DemoClock(file)
    before = clock.now()
    file.write_text("604800.500000")
    assert clock.now() - before >= timedelta(days=7, seconds=0.5)
