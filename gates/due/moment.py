"""When the clock looks at a delivery for one of the things that it does there."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class DueKind(StrEnum):
    PHASE = "phase"  # a date opens it
    SIGN_OFF = "sign_off"  # it becomes too old
    CHECK = "check"  # its green becomes too old
    WAIVER = "waiver"  # it ends
    DELEGATION = "delegation"  # it begins or ends
    UPDATE = "update"  # a message to the client is shown, or goes
    ESCALATION = "escalation"  # something goes to the next person


@dataclass(slots=True)
class DueMoment:
    kind: DueKind
    due_at: datetime
