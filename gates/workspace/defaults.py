"""What a workspace says where neither a delivery nor its process does."""

from dataclasses import dataclass
from typing import Annotated

from pydantic import Field, StringConstraints

from gates.nudges.policy import NudgePolicy
from gates.process import DIRECT, EscalationLevel, Process
from gates.process_files.digests import Language
from gates.process_files.types import Model
from gates.working_time.calendar import Calendar

LONGEST = 2000  # working hours
ChannelId = Annotated[str, StringConstraints(pattern=r"^C[A-Z0-9]{2,30}$")]


class EscalationPolicy(Model):
    """Of every gate without a chain: to the delivery's manager, then to whom its process escalates."""

    to_manager_after_hours: int = Field(ge=1, le=LONGEST)  # working hours
    further_after_hours: int = Field(ge=1, le=LONGEST)  # counted from the same moment
    channel: ChannelId | None = None  # in which the second level is told, too

    def chain(self, process: Process) -> tuple[EscalationLevel, ...]:
        first = EscalationLevel(after_hours=self.to_manager_after_hours, to=process.manager)
        place = self.channel or DIRECT
        second = EscalationLevel(after_hours=self.further_after_hours, to=process.escalates_to, channel=place)
        return (second,) if process.manager == process.escalates_to else (first, second)


@dataclass(frozen=True, slots=True)
class Defaults:
    """None: the workspace says nothing of it either."""

    calendar: Calendar | None = None
    nudges: NudgePolicy | None = None
    escalation: EscalationPolicy | None = None
    language: Language | None = None  # of messages to clients


NOTHING_SAID = Defaults()
