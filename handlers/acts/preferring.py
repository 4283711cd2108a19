"""How somebody wants to be reached, and when they work."""

from gates.nudges.reach import Preferences, Reach
from gates.working_time.calendar import Calendar
from handlers.acts.working_hours import follow_person
from handlers.desk import Click, Desk
from storage import nudge_preferences, people


def set_preferences(desk: Desk, click: Click, reach: Reach, hours: Calendar | None) -> None:
    user = click.by.user_id
    with desk.store.transaction(click.workspace) as tx:
        was = nudge_preferences.hours_of(tx, user)
        nudge_preferences.keep(tx, user, reach, hours, click.at)
        if hours != was:
            follow_person(tx, user, click.at)


def preferences_of(desk: Desk, click: Click) -> Preferences:
    user = click.by.user_id
    with desk.store.reading(click.workspace) as tx:
        return Preferences(
            nudge_preferences.reach_of(tx, user),
            nudge_preferences.hours_of(tx, user),
            people.working_time_of(tx, user),
        )
