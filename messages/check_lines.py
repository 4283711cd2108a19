"""How an automated item stands, in words: what its check found, and against what it is held."""

from gates.checklists.checking import is_late
from gates.checklists.checklist import Item
from gates.checklists.freshness import fresh_for
from gates.delivery import Delivery
from messages.mrkdwn import at, line, mention
from messages.titles import count

LATE = ", *late*: nothing else holds this gate back"


def check_state(delivery: Delivery, item: Item) -> str:
    """Missing, green, failing or old; and late once only checks are waited for."""
    if item.done:
        return "✅ *Green*"
    late = LATE if is_late(delivery, delivery.gate(item.phase, item.round), item) else ""
    if item.outdated:
        return f"⌛ *Old*{late}"
    return f"❌ *Failing*{late}" if item.failing else f"⬜ *Missing*{late}"


def check_line(delivery: Delivery, item: Item) -> str:
    """For example "Automated check: measured 23 %, wanted is at most 15 %; by the check token “CI”"."""
    source = delivery.source_of(item)
    wanted = line(str(source.threshold)) if source and source.threshold else ""
    if item.checked_at is None or item.checked_by is None:
        return (
            f"Automated check, wanted is {wanted}: no report yet"
            if wanted
            else "Automated check: no report yet"
        )
    measured = f"measured {line(item.check_value)}" if item.check_value else ""
    held = ", ".join(filter(None, [measured, f"wanted is {wanted}" if wanted else ""]))
    result = held or ("passed" if item.check_green else "failed")
    hours = fresh_for(delivery, item)
    counts = f", and counts for {count(hours, 'hour')}" if hours and item.check_green else ""
    return f"Automated check: {result}; reported by {mention(item.checked_by)}{at(item.checked_at)}{counts}"
