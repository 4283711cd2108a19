"""What is known about a person beside their account: status, presence, quiet hours, user groups."""

from dataclasses import dataclass, field


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
