"""What a process file says of a gate: who decides, and what happens then."""

import re
from enum import StrEnum
from typing import Annotated

from pydantic import Field, PlainValidator

from gates.process_files.items import ChecklistItem
from gates.process_files.types import Flag, Key, Line, Model, Text

ALL = "all"
MOST_SIGNERS = 20


def number_of_people(value: object) -> object:
    """How many holders of a role sign: a number of them, or all."""
    if value != ALL and not (type(value) is int and 1 <= value <= MOST_SIGNERS):
        raise ValueError(f"this is no number of people: a whole number from 1 to {MOST_SIGNERS}, or all")
    return value


class SignOffRule(Model):
    role: Key
    asks: Line  # what this role confirms by signing
    signers: Annotated[int | str, PlainValidator(number_of_people)] = 1  # of the role's holders; or "all"
    step: int = Field(1, ge=1, le=20)  # asked when every earlier step is done


class Signature(Model):
    """What a formal signature means, and for which reasons one may be given."""

    statement: Text
    reasons: tuple[Line, ...] = Field(min_length=1, max_length=20)


DIRECT, DELIVERY_CHANNEL = "direct", "delivery"
CHANNELS = re.compile(rf"{DIRECT}|{DELIVERY_CHANNEL}|C[A-Z0-9]{{2,30}}")


def place_to_tell(value: object) -> object:
    """Where an escalation is told."""
    if not isinstance(value, str) or not CHANNELS.fullmatch(value):
        wrong = "this is no place to tell it"
        raise ValueError(f"{wrong}: {DIRECT}, {DELIVERY_CHANNEL}, or a channel's Slack id such as C012AB3CD")
    return value


class EscalationLevel(Model):
    """One step of a chain: after so many working hours of waiting it goes to this role."""

    after_hours: int = Field(ge=1, le=2000)
    to: Key
    # besides a direct message to each of its people
    channel: Annotated[str, PlainValidator(place_to_tell)] = DIRECT


class AskedAgain(StrEnum):
    """Whose sign-offs a change of the checklist makes out of date."""

    EVERYBODY = "everybody"
    AREA = "area"


class CarriesOver(StrEnum):
    """What a gate that is opened anew takes over from its last round, where nothing about it changed."""

    ITEMS = "items"
    ITEMS_AND_SIGN_OFFS = "items_and_sign_offs"


class SignsFor(StrEnum):
    """For how many of their roles one person signs in a round of a gate."""

    ALL_ROLES = "all_roles"
    ONE_ROLE = "one_role"


class Holds(StrEnum):
    """What an open gate keeps from happening."""

    NEXT_PHASE = "next_phase"
    COMPLETION = "completion"


class GateRule(Model):
    sign_offs: tuple[SignOffRule, ...] = Field(default=(), max_length=20)
    passes_itself: Flag = False  # True: nobody signs, and the gate passes as soon as its checks are green
    asked_again: AskedAgain = AskedAgain.EVERYBODY
    # left out: the items, where it is sent back to its own phase
    carries_over: CarriesOver | None = None
    valid_days: int | None = Field(None, ge=1, le=365)  # how long a sign-off holds while the gate is open
    formal: Flag = False  # True: who approves types their name under the process's statement
    separate: Flag = False  # True: who did the work may not be the only one to sign
    veto: tuple[Key, ...] = Field(default=(), max_length=20)  # may send it back without being asked to sign
    # supporting and informed roles may raise one, which is answered before the gate closes
    concerns: Flag = True
    waived_by: tuple[Key, ...] = Field(default=(), max_length=20)  # empty: the manager
    waivers_end: Flag = False  # True: a waiver says until when
    skipped_by: tuple[Key, ...] = Field(default=(), max_length=20)  # empty: the manager
    overridden_by: tuple[Key, ...] = Field(default=(), max_length=20)  # two of their holders; empty: nobody
    # of this gate alone; left out: the process's; empty: it is not escalated
    escalation: tuple[EscalationLevel, ...] | None = Field(None, max_length=10)
    exceptions: Flag = True  # False: no waiver, no conditions, no skip, no override
    sent_back_to: Key
    # items added to the round that a rejection starts
    rework: tuple[ChecklistItem, ...] = Field(default=(), max_length=20)
    holds: Holds = Holds.NEXT_PHASE

    def rule_of(self, role: str) -> SignOffRule | None:
        return next((rule for rule in self.sign_offs if rule.role == role), None)

    @property
    def has_steps(self) -> bool:
        return any(rule.step > 1 for rule in self.sign_offs)
