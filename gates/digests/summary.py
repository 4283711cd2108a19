"""What a message to the client said, in one line for the record."""

from gates.digests.client_digest import ClientDigest, Progress
from gates.people import spoken_list

LONGEST = 300


def summary_of(digest: ClientDigest) -> str:
    """Made of the digest alone, so it may be read by whoever may read that."""
    done = sum(m.progress is Progress.DONE for m in digest.milestones)
    parts = [f"{digest.status}, {digest.step} of {digest.steps}"]
    if digest.milestones:
        parts.append(f"{done} of {len(digest.milestones)} milestones reached")
    if moved := [m.name for m in digest.moved]:
        parts.append(f"other dates for {spoken_list(moved)}")
    if digest.wanted:
        parts.append(f"asked for: {spoken_list(list(digest.wanted))}")
    if digest.note:
        parts.append(f"note: {' '.join(digest.note)}")
    text = "; ".join(parts)
    return text if len(text) <= LONGEST else f"{text[: LONGEST - 1]}…"
