"""The definition of done in words: its parts, and what was changed in it, late or not."""

from gates.checklists.contract import DonePart, late_change_of
from gates.delivery import Delivery
from gates.records.record import DoneChange, DoneDeed
from messages.mrkdwn import at, line, mention
from messages.titles import role_name

LONG = 600  # characters of a reason
DEEDS = {DoneDeed.ADDED: "added", DoneDeed.REWORDED: "worded anew", DoneDeed.DROPPED: "dropped"}


def part_lines(delivery: Delivery, part: DonePart) -> list[str]:
    return [f"*{line(part.text)}*", role_name(delivery, part.owner), late_line(delivery, part.key)]


def late_line(delivery: Delivery, key: str) -> str:
    """Why a part changed after development began; empty where it did not."""
    change = late_change_of(delivery, key)
    if change is None:
        return ""
    return f"⚠️ *Late*: {DEEDS[change.deed]} after development began. {line(change.because or '', LONG)}"


def change_lines(change: DoneChange) -> list[str]:
    when = "⚠️ *Late*, after development began: " if change.late else ""
    was = f"It was “{line(change.was)}”." if change.was and change.deed is DoneDeed.REWORDED else ""
    return [
        f"{when}“{line(change.text)}” was {DEEDS[change.deed]}",
        f"By {mention(change.changed_by)}{at(change.changed_at)}. {was}",
        line(change.because, LONG) if change.because else "",
    ]
