"""How often somebody is nudged: by the process file, and by a delivery that wants it otherwise."""

from pydantic import Field

from gates.process_files.types import Model


class NudgePolicy(Model):
    """Hours are working hours of the person who is asked."""

    first_after_hours: int = Field(8, ge=1, le=400)
    then_every_hours: int = Field(8, ge=1, le=400)
    at_most: int = Field(5, ge=0, le=50)  # 0: nobody is nudged
    before_due_days: int = Field(1, ge=0, le=30)  # business days before the due date of the gate; 0: not


USUAL = NudgePolicy()
