"""Many processes on one PostgreSQL: nothing twice, nothing missing, the work shared; one may die."""

from pathlib import Path

from tests.crash.crowd import together
from tests.postgres import Postgres


def test_four_clocks_and_two_web_processes_share_the_work_and_one_may_die(
    postgres: Postgres, tmp_path: Path
) -> None:
    with postgres.database() as url:
        outcome = together(url, tmp_path, count=150)
    assert {key for key, times in outcome.came.items() if times > 1} == set()
    assert sum(1 for share in outcome.shares if share) >= 3
