"""Settings of a workspace: the newest counts, and every change stays."""

from datetime import timedelta
from zoneinfo import ZoneInfo

from gates.working_time.calendar import Calendar
from gates.working_time.working_time import STANDARD
from storage import workspace_settings as settings
from storage.store import Store
from tests.gates.deliveries import MONDAY
from tests.storage.samples import WORKSPACE, read, stored_at


def test_the_newest_value_counts_and_every_change_stays(store: Store) -> None:
    with store.transaction(WORKSPACE) as tx:
        assert settings.setting(tx, "digest") is None
        settings.put(tx, "digest", {"hour": 8}, "U1", MONDAY)
        settings.put(tx, "digest", [1, "two"], "U2", MONDAY + timedelta(hours=1))
        assert settings.setting(tx, "digest") == [1, "two"]
        settings.put(tx, "digest", None, "U1", MONDAY + timedelta(hours=2))
    with store.reading(WORKSPACE) as tx:
        assert settings.setting(tx, "digest") is None
        kept = settings.changes(tx, "digest")
    assert [(c.number, c.value, c.changed_by) for c in kept] == [
        (1, {"hour": 8}, "U1"), (2, [1, "two"], "U2"), (3, None, "U1"),
    ]  # fmt: skip
    with store.reading("T0OTHER") as tx:
        assert settings.changes(tx, "digest") == []


def test_a_delivery_goes_by_the_calendar_of_its_workspace(store: Store) -> None:
    delivery = stored_at(store, "planning")
    assert read(store, delivery).working_time == STANDARD
    berlin = Calendar(zone="Europe/Berlin", country="DE", region="BY", opens_at="08:00", closes_at="16:30")
    with store.transaction(WORKSPACE) as tx:
        settings.keep_calendar(tx, berlin, "U1", MONDAY)
    found = read(store, delivery).working_time
    assert (found.zone, found.opens.hour, found.holidays.region) == (ZoneInfo("Europe/Berlin"), 8, "BY")
    with store.transaction(WORKSPACE) as tx:
        settings.keep_calendar(tx, None, "U1", MONDAY)
    assert read(store, delivery).working_time == STANDARD
