"""A message: blocks, and the same in words for notifications and screen readers."""

from dataclasses import dataclass
from typing import Self

from messages.limits import FALLBACK, Json, lines_within


@dataclass(frozen=True, slots=True)
class Message:
    text: str
    blocks: list[Json]

    @classmethod
    def of(cls, lines: list[str], blocks: list[Json]) -> Self:
        """`lines` say in words what the blocks show; empty ones are left out."""
        return cls(lines_within([line for line in lines if line], FALLBACK), blocks)

    @property
    def body(self) -> Json:
        """As it waits in a notice, and goes out."""
        return {"text": self.text, "blocks": self.blocks}
