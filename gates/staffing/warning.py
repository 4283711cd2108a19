"""What will stop the work if nobody else is named."""

from dataclasses import dataclass
from enum import StrEnum


class Shortage(StrEnum):
    NO_HOLDER = "nobody holds the role"
    TOO_FEW = "fewer hold the role than sign"
    AWAY = "too few are left while others are away, or have handed their sign-offs on"
    ONE_ROLE_EACH = "each person signs for one role"
    ALONE = "who does the work would sign alone"


@dataclass(frozen=True, slots=True)
class StaffingWarning:
    """`users` are those who are away, or alone; `wanted` sign for the role and `left` of them can.

    `by_status` are those of them who say in Slack that they are away.
    """

    kind: Shortage
    phase: str
    role: str
    users: tuple[str, ...] = ()
    wanted: int = 0
    left: int = 0
    by_status: tuple[str, ...] = ()
