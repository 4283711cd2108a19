"""A person's account and profile change, by whomever; the app hears of it."""

from dataclasses import replace
from typing import Any

from sandbox.acting import NotPossible, Outcome, act
from sandbox.clock import ZONES
from sandbox.payloads.happenings import user_change
from sandbox.workspace import Person, Workspace

UNTOLD = ("presence", "dnd_start", "dnd_end", "updated")  # docs.slack.dev, "user_change": account and profile


def change_person(ws: Workspace, person: Person, **changes: Any) -> None:
    """The one place where a person's account, profile, presence or quiet hours change."""
    before = replace(person)
    for name, value in changes.items():
        setattr(person, name, value)
    if person == before:
        return
    person.updated = int(ws.clock.now())
    ws.changes.publish("channel", user_id=person.id)
    if replace(person, **{name: getattr(before, name) for name in UNTOLD}) != before:
        ws.courier.post_event(ws, user_change(ws, person))


@act
async def change_account(ws: Workspace, user_id: str, **changes: Any) -> Outcome:
    """real_name, title, email, tz, status_text, status_emoji, is_admin; deleted deactivates somebody."""
    person = ws.people.get(user_id)
    if person is None or person.is_bot:
        raise NotPossible(f"There is nobody with the id {user_id}.")
    if changes.get("tz", person.tz) not in ZONES:
        raise NotPossible(f"There is no time zone {changes['tz']}; one is called Europe/Berlin.")
    change_person(ws, person, **changes)
    return Outcome(True)
