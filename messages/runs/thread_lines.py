"""What the thread of the runs' card tells: each failure in full, and nothing of what is green."""

from collections.abc import Callable

from gates.facts import Fact, FactKind
from messages.fact_words import said
from messages.mrkdwn import mention


def opened(_: Fact) -> str:
    return "▶️ The runs *begin*: the first check of a run starts it."


def failed(fact: Fact) -> str:
    return f"❌ Run “{said(fact, 'run', 60)}” *failed*. {said(fact, 'because')}"


def passed(fact: Fact) -> str | None:
    if not fact.detail.get("after_failing"):
        return None
    return f"✅ Run “{said(fact, 'run', 60)}” is *green* after all, and passed by the checks."


def broke_later(fact: Fact) -> str:
    ended = "had passed" if fact.detail.get("ended") == "green" else "had ended"
    return f"❌ Run “{said(fact, 'run', 60)}” {ended}, and *failed later*: it counts as a failed change."


def beyond_threshold(fact: Fact) -> str:
    share = f"{said(fact, 'per_cent')} %, {said(fact, 'broke')} of the last {said(fact, 'released')}"
    wanted = f"at most {said(fact, 'at_most')} % may"
    return f"🛑 *Change failure rate* {share} changes, and {wanted}. Asked for now: “{said(fact, 'text')}”."


def ended(fact: Fact) -> str:
    return f"✅ {mention(fact.by)} *ended* the runs, {said(fact, 'green')} of them green."


RUN_LINES: dict[FactKind, Callable[[Fact], str | None]] = {
    FactKind.RUNS_OPENED: opened,
    FactKind.RUN_FAILED: failed,
    FactKind.RUN_BROKE_LATER: broke_later,
    FactKind.RUN_PASSED: passed,
    FactKind.FAILURE_RATE_PASSED: beyond_threshold,
    FactKind.RUNS_ENDED: ended,
}
