"""Which delivery somebody means who typed a name, or none."""

from gates.delivery import Delivery
from gates.refusal import Refusal
from handlers.slack.visit import Visit
from storage import finding
from storage.archiving import archives
from storage.transaction import Transaction

MOST_LISTED = 20
MOST_NAMED = 10


def find(visit: Visit, words: str) -> list[Delivery]:
    """By name; without one the channel's; else all that run."""
    with visit.reading() as tx:
        if words:
            found = finding.named(tx, words, MOST_NAMED)
            if not found:
                refuse_what_is_archived(tx, words)
                raise Refusal(f"No delivery is called “{words[:60]}”. `/gate list` shows those that run.")
            return found
        here = finding.in_channel(tx, visit.channel) if visit.channel else []
        return here or finding.running(tx, MOST_LISTED)


def refuse_what_is_archived(tx: Transaction, words: str) -> None:
    for each in archives.shown(tx, words, 1):
        day = f"{each.archived_at:%-d %b %Y}"
        has_it = f"Whoever runs Gatehouse has its file, {each.file}."
        raise Refusal(f"“{each.name}” was archived on {day}. {has_it}")


def the_one_over(visit: Visit, words: str) -> Delivery:
    """By its name; without one the newest of this channel that is over."""
    with visit.reading() as tx:
        over = [] if words else finding.over_in_channel(tx, visit.channel or "")
    return over[0] if over else the_one(visit, words)


def the_one(visit: Visit, words: str) -> Delivery:
    found = find(visit, words)
    if not found:
        raise Refusal("No delivery is running yet. `/gate start` begins one.")
    if len(found) > 1:
        names = ", ".join(f"“{delivery.name}”" for delivery in found[:5])
        add = "Add its name" if len(found) <= 5 else "There are many. Add its name, for example"
        raise Refusal(f"Which delivery do you mean? {add}: {names}.")
    return found[0]
