"""What a round took over from an earlier one, in words."""

from gates.delivery import Delivery
from gates.facts import Fact
from gates.gate import Gate
from gates.people import spoken_list
from messages.mrkdwn import mention
from messages.titles import count, role_name

MOST_NAMED = 10


def from_round(number: int | None) -> str:
    """What follows the state of an item or a sign-off; empty where it is of its own round."""
    return f", carried over from round {number}" if number else ""


def carried_line(gate: Gate) -> str:
    items = sum(item.carried_from is not None for item in gate.items)
    sign_offs = sum(s.carried_from is not None for s in gate.sign_offs)
    parts = [count(items, "item")] if items else []
    parts += [count(sign_offs, "sign-off")] if sign_offs else []
    return f"Carried over from earlier rounds: {spoken_list(parts)}" if parts else ""


def came_over(delivery: Delivery, fact: Fact) -> str | None:
    """Ticks that stay are no news; a sign-off that nobody is asked for again is."""
    roles, signers = listed(fact, "roles"), listed(fact, "signers")
    if not signers:
        return None
    named = [
        f"{mention(user)} as {role_name(delivery, role)}"
        for role, user in zip(roles, signers, strict=True)
    ]  # fmt: skip
    more = [f"{len(named) - MOST_NAMED} more"] if len(named) > MOST_NAMED else []
    stands = spoken_list([*named[:MOST_NAMED], *more])
    return f"Nothing changed in what they answer for, so the approval of {stands} is carried over."


def listed(fact: Fact, key: str) -> list[str]:
    found = fact.detail.get(key)
    return found if isinstance(found, list) else []
