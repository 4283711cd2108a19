"""A person's account and profile change, by whomever; the app hears of it."""

from dataclasses import replace
from typing import Any

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
