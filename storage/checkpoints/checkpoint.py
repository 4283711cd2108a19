"""One checkpoint: what its hash covers."""

from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256

from storage.chain import START, Head
from storage.erasing.places import THE_WORKSPACE

__all__ = ["FIRST", "THE_WORKSPACE", "Checkpoint", "hash_of"]

FIRST = START.hash  # what the first checkpoint follows


@dataclass(frozen=True, slots=True)
class Checkpoint:
    workspace_id: str
    number: int
    written_at: datetime
    deliveries: int
    previous_hash: str
    hash: str
    public_key: str
    signature: str

    def says(self, grown: dict[str, Head]) -> str:
        return hash_of(
            self.workspace_id, self.number, self.written_at, self.deliveries, self.previous_hash, grown
        )


def hash_of(
    workspace: str, number: int, at: datetime, deliveries: int, previous: str, grown: dict[str, Head]
) -> str:
    """Over the checkpoint before, and every head that has grown since, ordered by delivery."""
    moment = at.astimezone(UTC).isoformat(timespec="microseconds")
    lines = [f"{workspace} {number} {moment} {deliveries} {previous}"]
    lines += [f"{delivery} {head.seq} {head.hash}" for delivery, head in sorted(grown.items())]
    return sha256("\n".join(lines).encode()).hexdigest()
