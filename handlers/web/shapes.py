"""What comes in and goes out by the check API; its OpenAPI document is made from these."""

from decimal import Decimal
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

Name = Annotated[str, StringConstraints(min_length=1, max_length=60)]
Link = Annotated[str, StringConstraints(max_length=1000, pattern=r"^https?://[^\s<>|]+$")]
Number = Annotated[Decimal, Field(allow_inf_nan=False, max_digits=18)]


class CheckReport(BaseModel):
    """What a check found about one automated item."""

    model_config = ConfigDict(extra="forbid")

    delivery: Name | None = Field(
        None, description="the id of the delivery; may be left out with a token of that delivery"
    )
    phase: Name | None = Field(
        None, description="the key of the phase; needed only where two open phases have such an item"
    )
    item: Name = Field(description="the key of the item in the process file")
    run: Name | None = Field(
        None,
        description="which run through phases that repeat, such as the number of the build; the first check"
        " of a run starts it",
    )
    result: Literal["pass", "fail"] = Field(description="pass or fail")
    link: Link | None = Field(
        None, description="an address that shows it, beginning with https:// or http://"
    )
    value: Number | None = Field(
        None, description="the number that was measured, where the item has a threshold"
    )


class CheckAnswer(BaseModel):
    """What became of the item and of its gate."""

    delivery: str = Field(description="the id of the delivery")
    phase: str = Field(description="the key of the phase")
    round: int = Field(description="the round of its gate")
    run: str | None = Field(description="the run, where the phase repeats")
    item: str = Field(description="the key of the item")
    state: Literal["green", "failing", "waived"] = Field(description="how the item stands now")
    value: str | None = Field(description="what was measured, with its unit")
    threshold: str | None = Field(description="what it is held against")
    open_items: int = Field(description="required items of this gate that are still open")
    gate: Literal["open", "ready", "passed"] = Field(description="ready: nothing but sign-offs is missing")


class Trouble(BaseModel):
    """One thing that is wrong, in a sentence."""

    field: str | None = Field(description="the field, the header or nothing in particular")
    sentence: str = Field(description="what is wrong, and what to do")


class Troubles(BaseModel):
    errors: list[Trouble]
