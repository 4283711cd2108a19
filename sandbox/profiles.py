"""What is known about a person beside their account: status, presence, quiet hours, user groups."""

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from sandbox.workspace import Person, Workspace


@dataclass(slots=True)
class UserGroup:
    """People who are called together by "@handle". docs.slack.dev, "User group object"."""

    id: str
    name: str
    handle: str
    description: str = ""
    users: list[str] = field(default_factory=list)
    creator: str = ""
    created: int = 0
    disabled: bool = False


def change_person(ws: "Workspace", person: "Person", **changes: Any) -> None:
    """The one place where a person's account, profile, presence or quiet hours change."""
    before = replace(person)
    for name, value in changes.items():
        setattr(person, name, value)
    if person != before:
        person.updated = int(ws.clock.now())
        ws.changes.publish("channel", user_id=person.id)
