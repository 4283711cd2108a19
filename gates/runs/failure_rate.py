"""The change failure rate over runs: how many of the last releases failed in production."""

from dataclasses import dataclass

from gates.delivery import Delivery
from gates.process import FailureRate
from gates.runs.run import Run

RUNS_COUNTED = 20  # where the process sets no threshold


@dataclass(frozen=True, slots=True)
class Rate:
    broke: int
    released: int

    @property
    def per_cent(self) -> int:
        return round(100 * self.broke / self.released) if self.released else 0


def counted_runs(delivery: Delivery) -> list[Run]:
    """The last runs that reached their last phase, oldest first."""
    rule = threshold(delivery)
    released = [run for run in delivery.runs if run.released_at and run.folded_at is None]
    released.sort(key=lambda run: run.number)
    return released[-(rule.of_last if rule else RUNS_COUNTED) :]


def change_failure_rate(delivery: Delivery) -> Rate:
    counted = counted_runs(delivery)
    return Rate(sum(run.broke_at is not None for run in counted), len(counted))


def threshold(delivery: Delivery) -> FailureRate | None:
    return delivery.process.repeats.failure_rate if delivery.process.repeats else None


def is_beyond(rate: Rate, rule: FailureRate) -> bool:
    return rate.broke * 100 > rule.at_most * rate.released
