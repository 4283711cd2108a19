"""What stands in a message that nudges somebody, and what has become of each line."""

from gates.delivery import Delivery
from gates.nudges.asked import Asked, reminded_of
from gates.nudges.nudge import Nudge
from gates.refusal import Unknown
from messages.nudges.card import NudgeEntry, Standing
from storage import deliveries, nudge_messages
from storage.nudge_messages import NudgeLine
from storage.transaction import Transaction

__all__ = ["Standing", "entries_of"]


def entries_of(tx: Transaction, user_id: str, message: int) -> list[NudgeEntry]:
    lines = nudge_messages.lines_of(tx, user_id, message)
    found = {key: known(tx, key) for key in dict.fromkeys(line.delivery_id for line in lines)}
    return [
        entry_of(delivery, line, user_id, message) for line in lines if (delivery := found[line.delivery_id])
    ]


def known(tx: Transaction, delivery_id: str) -> Delivery | None:
    try:
        return deliveries.read(tx, delivery_id)
    except Unknown:
        return None


def entry_of(delivery: Delivery, line: NudgeLine, user_id: str, message: int) -> NudgeEntry:
    everything = reminded_of(delivery)
    asked = next((a for a in everything if (a.about, a.user) == (line.about, user_id)), None)
    nudge = next((n for n in delivery.nudges if n.place == (line.about, user_id)), None)
    standing = standing_of(delivery, asked, nudge, message)
    others = [each.user for each in everything if each.about == line.about]
    if line.in_place_of and standing is Standing.DONE and others:
        return NudgeEntry(line.words, Standing.OTHERS, delivery, others=others)
    return NudgeEntry(line.words, standing, delivery, asked, nudge)


def standing_of(delivery: Delivery, asked: Asked | None, nudge: Nudge | None, message: int) -> Standing:
    if asked is None or nudge is None:
        return Standing.HELD if delivery.on_hold else Standing.DONE
    if nudge.declined_at:
        return Standing.NOT_ME
    if nudge.message is None or nudge.message < message:  # it was done, and asked anew
        return Standing.DONE
    return Standing.ASKED if nudge.message == message else Standing.AGAIN
