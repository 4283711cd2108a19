"""What a process file says of a gate: who decides, and what happens then."""

from enum import StrEnum

from pydantic import Field

from gates.process_items import ChecklistItem
from gates.process_types import Flag, Key, Line, Model


class SignOffRule(Model):
    role: Key
    asks: Line  # what this role confirms by signing


class Holds(StrEnum):
    """What an open gate keeps from happening."""

    NEXT_PHASE = "next_phase"
    COMPLETION = "completion"


class GateRule(Model):
    sign_offs: tuple[SignOffRule, ...] = Field(min_length=1, max_length=20)
    exceptions: Flag = True  # False: no waiver, no conditions, no skip, no override
    sent_back_to: Key
    # items added to the round that a rejection starts
    rework: tuple[ChecklistItem, ...] = Field(default=(), max_length=20)
    holds: Holds = Holds.NEXT_PHASE
