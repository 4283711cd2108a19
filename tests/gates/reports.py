"""A CI that finds all in order, or what it is told to find."""

from datetime import datetime

from gates.checklists.checking import Report
from gates.checklists.checklist import Item
from gates.delivery import Delivery
from gates.people import Person
from gates.process import Threshold
from gates.runs.reporting import take_in

CI = Person("check token “CI”, created by U_MANAGER")


def green(delivery: Delivery, item: Item) -> Report:
    """What a check says that finds all in order."""
    source = delivery.source_of(item)
    return found_in_order(source.threshold if source else None)


def found_in_order(limits: Threshold | None) -> Report:
    value = (limits.at_most if limits.at_most is not None else limits.at_least) if limits else None
    return Report(passed=True, value=value, link="https://ci.example/1")


def green_run(delivery: Delivery, name: str, at: datetime) -> None:
    """Every check of every phase that repeats is reported, and none fails."""
    for phase in delivery.process.repeating():
        for source in phase.checklist:
            report_in_run(delivery, name, source.key, at)


def report_in_run(
    delivery: Delivery, name: str, key: str, at: datetime, report: Report | None = None
) -> Item:
    source = next(s for p in delivery.process.repeating() for s in p.checklist if s.key == key)
    found = report or found_in_order(source.threshold)
    _, item = take_in(delivery, key, None, name, found, CI, at)
    return item
