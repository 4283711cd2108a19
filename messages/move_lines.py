"""What becomes of an open round when its delivery moves to another version of the process."""

from collections.abc import Callable, Sequence

from gates.facts import Fact, FactKind
from messages.mrkdwn import harmless, line, literal, mention, quoted

SHOWN = 5  # differences in a thread; the comparison has all of them


def moved(fact: Fact) -> str:
    found = fact.detail.get("differences")
    told = found if isinstance(found, list) else []
    more = len(told) - SHOWN
    return "\n".join([
        f"🔀 {mention(fact.by)} *moved* this delivery to version {fact.detail['version']} of its process:",
        quoted(str(fact.detail.get("reason") or ""), 1200),
        *[f"• {harmless(literal(each), 250)}" for each in told[:SHOWN]],
        *([f"… and {more} more: `/gate process compare` shows them"] if more > 0 else []),
    ])  # fmt: skip


def added(fact: Fact) -> str:
    return f"“{text(fact)}” is new, and open."


def dropped(fact: Fact) -> str:
    return f"“{text(fact)}” is no longer asked."


def reworded(fact: Fact) -> str:
    return f"“{text(fact)}” is asked in another way now."


def text(fact: Fact) -> str:
    return line(str(fact.detail.get("text") or ""), 300)


ITEM_LINES: dict[FactKind, Callable[[Fact], str]] = {
    FactKind.ITEM_ADDED: added,
    FactKind.ITEM_DROPPED: dropped,
    FactKind.ITEM_REWORDED: reworded,
}
BESIDE: dict[FactKind, Callable[[Fact], str]] = {
    FactKind.ITEM_REOPENED: lambda fact: f"“{text(fact)}” is open again.",
    FactKind.SIGN_OFF_STALE: lambda fact: f"{mention(str(fact.detail['signer']))} is asked to sign again.",
    FactKind.GATE_PASSED: lambda _: "It lacks nothing any more, and passes.",
    FactKind.PHASE_OPENED: lambda _: "It begins.",
    FactKind.HANDOFF_ASKED: lambda _: "Its package is asked for.",
}


def preview_lines(facts: Sequence[Fact], label: Callable[[str], str]) -> list[str]:
    """What a move would do in each phase, before it is done."""
    lines = {**ITEM_LINES, **BESIDE}
    told = [(fact.phase, lines[fact.kind](fact)) for fact in facts if fact.kind in lines]
    return [f"• {line(label(phase))}: {words}" for phase, words in told if phase]
