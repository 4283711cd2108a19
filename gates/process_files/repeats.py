"""What a process file says of phases that are run through many times, each time by checks alone."""

from pydantic import Field

from gates.process_files.items import FailureAsk
from gates.process_files.types import Key, Model


class FailureRate(Model):
    """How many of the last releases may fail in production, and what is asked when more do."""

    at_most: int = Field(ge=0, le=100)  # per cent
    of_last: int = Field(20, ge=1, le=100)
    asks: FailureAsk


class Repeats(Model):
    first: Key  # the phases from here
    last: Key  # to here make up one run
    failure_rate: FailureRate | None = None
