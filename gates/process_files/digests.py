"""What a process file says of the messages to the client."""

from enum import StrEnum

from pydantic import Field

from gates.process_files.types import Flag, Model
from gates.working_time.calendar import Weekday, ZoneName


class MessageKind(StrEnum):
    """What the client is written about."""

    INITIAL = "initial"
    STATUS = "status"
    DELAY = "delay"
    HANDOVER = "handover"
    ACKNOWLEDGEMENT = "acknowledgement"  # it is asked to confirm that the work arrived
    CLOSING = "closing"


class Cadence(StrEnum):
    """How often the client gets a status digest."""

    DAILY = "daily"  # on working days
    WEEKLY = "weekly"
    TWO_WEEKS = "two_weeks"
    EACH_GATE = "each_gate"  # when a gate has passed
    NEVER = "never"


class Language(StrEnum):
    ENGLISH = "en"
    GERMAN = "de"


class Digests(Model):
    """What holds for a delivery until its manager sets something else."""

    cadence: Cadence = Cadence.NEVER
    day: Weekday = Weekday.FRIDAY
    hour: int = Field(10, ge=0, le=23)  # in the client's time zone
    time_zone: ZoneName = "UTC"
    language: Language = Language.ENGLISH
    goes_by_itself: Flag = False  # False: at its hour it waits for the manager
    preview_hours: int = Field(4, ge=1, le=40)  # working hours in which the manager may edit it
