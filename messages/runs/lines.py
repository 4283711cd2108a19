"""How the runs of a delivery went, in sentences."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from gates.checklists.checklist import Item
from gates.delivery import Delivery
from gates.people import spoken_list
from gates.runs.failure_rate import change_failure_rate, is_beyond, threshold
from gates.runs.rounds import gates_of, live_runs
from gates.runs.run import Run, RunDay, RunEnd
from messages.mrkdwn import at, line, since
from messages.titles import count, phase_label, role_and_people

WEEK = timedelta(days=7)
ENDS = {RunEnd.GREEN: "✅ *Green*", RunEnd.FAILED: "❌ *Failed*", RunEnd.OVERTAKEN: "➖ *Overtaken*"}
SHOWN = 5


def run_name(run: Run) -> str:
    return f"run “{line(run.name, 60)}”"


def count_lines(delivery: Delivery, now: datetime) -> list[str]:
    today = now.date()
    return [
        f"*Today*: {counted(day for day in delivery.run_days if day.day == today)}",
        f"*Last 7 days*: {counted(day for day in delivery.run_days if today - day.day < WEEK)}",
        f"*In all*: {counted(delivery.run_days)}",
        last_run(delivery),
        under_way(delivery),
        *missing_lines(delivery),
        failure_rate_line(delivery),
    ]


def counted(days: Iterable[RunDay]) -> str:
    """For example: 42 green, 3 failed, 1 overtaken."""
    listed = list(days)
    green, failed, overtaken = (
        sum(getattr(day, how) for day in listed) for how in (RunEnd.GREEN, RunEnd.FAILED, RunEnd.OVERTAKEN)
    )
    parts = [f"{green} green", f"{failed} failed", *([f"{overtaken} overtaken"] if overtaken else [])]
    return ", ".join(parts) if green + failed + overtaken else "no run has ended"


def last_run(delivery: Delivery) -> str:
    ended = [run for run in delivery.runs if run.ended_at]
    if not ended:
        return ""
    last = max(ended, key=lambda run: (run.ended_at or run.started_at, run.number))
    if last.ended_at is None or last.ended_as is None:
        return ""
    passed = ", passed by the checks" if last.ended_as is RunEnd.GREEN else ""
    return f"Last: {run_name(last)}, {ENDS[last.ended_as]}{passed}{at(last.ended_at)}"


def under_way(delivery: Delivery) -> str:
    live = live_runs(delivery)
    if not live or not delivery.runs_are_open:
        return ""
    named = [f"{run_name(run)} in {where(delivery, run)}" for run in live[-SHOWN:]]
    more = [f"{len(live) - SHOWN} before"] if len(live) > SHOWN else []
    return f"▶️ {count(len(live), 'run')} under way: {spoken_list([*more, *named])}"


def missing_lines(delivery: Delivery) -> list[str]:
    """The checks that runs under way still lack; what fails is told in full."""
    shown = live_runs(delivery)[-SHOWN:] if delivery.runs_are_open else []
    lacking = [(run, missing_checks(delivery, run)) for run in shown]
    return [f"⬜ *Missing* in {run_name(run)}: {named(items)}" for run, items in lacking if items]


def missing_checks(delivery: Delivery, run: Run) -> list[Item]:
    open_items = [item for gate in gates_of(delivery, run) if gate.is_open for item in gate.items]
    return [i for i in open_items if delivery.is_automated(i) and not i.done and not i.failing]


def named(items: list[Item]) -> str:
    more = [f"{len(items) - SHOWN} more"] if len(items) > SHOWN else []
    return spoken_list([*[f"“{line(item.text, 80)}”" for item in items[:SHOWN]], *more])


def where(delivery: Delivery, run: Run) -> str:
    begun = gates_of(delivery, run)
    return phase_label(delivery, begun[-1].phase) if begun else "no phase"


def failure_rate_line(delivery: Delivery) -> str:
    rate, rule = change_failure_rate(delivery), threshold(delivery)
    if not rate.released:
        return ""
    changes = "1 change" if rate.released == 1 else f"the last {rate.released} changes"
    said = f"Change failure rate: {rate.per_cent} %, {rate.broke} of {changes} failed in production"
    if rule is None:
        return said
    beyond = f"\n🛑 *Beyond its threshold*: {line(rule.asks.text)}" if is_beyond(rate, rule) else ""
    return f"{said}; at most {rule.at_most} % may.{beyond}"


def owner_lines(delivery: Delivery) -> list[str]:
    """Nobody signs, and everybody sees whose it is."""
    return [
        f"{phase_label(delivery, phase.key)}: owned by "
        + spoken_list([role_and_people(delivery, role, delivery.holders_of(role)) for role in phase.owner])
        for phase in delivery.process.repeating()
    ]


def run_head(delivery: Delivery, run: Run) -> str:
    """Of a run in which something failed."""
    name = run_name(run)
    if run.ended_at and run.ended_as and run.broke_at and run.broke_at > run.ended_at:
        before = f"It had ended as {ENDS[run.ended_as]}{at(run.ended_at)}"
        return f"❌ *Failed later*: {name}{at(run.broke_at)}. {before}"
    if run.ended_at and run.ended_as:
        after = " after a failure" if run.ended_as is RunEnd.GREEN else ""
        return f"{ENDS[run.ended_as]}{after}: {name}{at(run.ended_at)}"
    return f"❌ *Failing*: {name} in {where(delivery, run)}, {since(run.failed_at or run.started_at)}"
