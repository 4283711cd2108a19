"""A short sample of the benchmark: nothing is timed, everything is counted."""

from collections import Counter
from dataclasses import replace
from datetime import date
from pathlib import Path

from tests.bench import process_file, report, views, web_api
from tests.bench.databases import Stored, asked, sqlite
from tests.bench.measuring import WARM_UP, measure

REQUESTS, CLIENTS = 100, 4


def test_every_approve_that_is_answered_is_stored_with_its_audit_row(tmp_path: Path) -> None:
    with sqlite(REQUESTS + WARM_UP) as database:
        bare = measure(database, CLIENTS, REQUESTS, "sample", tmp_path / "log", bare=True)
        durable = measure(database, CLIENTS, REQUESTS, "sample", tmp_path / "log", bare=False)
        assert not database.waiting
    assert bare.answers.statuses == durable.answers.statuses == Counter({200: WARM_UP + REQUESTS})
    assert durable.stored == Stored(WARM_UP + REQUESTS, WARM_UP + REQUESTS)
    assert "Traceback" not in (tmp_path / "log").read_text()
    [_, _, first, second] = report.table([bare, durable])
    assert first.startswith(f"| SQLite | {CLIENTS} | bare |")
    assert second.startswith(f"| SQLite | {CLIENTS} | durable |")


def test_every_call_of_the_mix_is_accepted_by_the_sandbox() -> None:
    [unseen, small, *_, mixed] = web_api.measure(40, rounds=1)
    assert unseen.answers.statuses == small.answers.statuses == mixed.answers.statuses == Counter({200: 40})
    told = [replace(each, processor=0.1) for each in (unseen, small)]  # too few calls for the clock's ticks
    lines = report.sandbox(told, 0.0, date(2026, 11, 21)).splitlines()
    assert [line.split(" | ")[:2] for line in lines[-2:]] == [
        ["| small messages", "unseen"],
        ["| small messages", "sandbox"],
    ]


def test_every_process_file_is_validated_for_the_page() -> None:
    found = process_file.measure(times=2)
    assert [len(each.attempts) for each in found] == [2] * len(found)
    listed = process_file.part(found, 0.0, date(2026, 11, 28))
    assert f"| {process_file.LARGE} | 68 |" in listed
    assert "| client-delivery |" in listed


def test_every_list_and_home_is_asked_for_among_few_and_among_many() -> None:
    with sqlite(6) as database:
        taken = views.measure(database, few=6, rounds=2)
        assert asked(database.url, "SELECT count(*) FROM deliveries") == "30"
        assert asked(database.url, "SELECT count(DISTINCT user_id) FROM waits") == "10"
    assert [sorted(each.seconds) for each in taken] == [[6, 30]] * len(views.ASKED)
    shown = views.part(taken, 0.0, date(2026, 11, 28), "a machine")
    assert "| Home, portfolio | SQLite |" in shown


def test_each_kind_of_run_writes_its_own_part_of_the_page(tmp_path: Path) -> None:
    page = tmp_path / "benchmarks.md"
    report.write(page, report.MEMORY, "It grew.\n")
    report.write(page, report.SPEED, "It was otherwise.\n")
    report.write(page, report.SPEED, "It is fast.\n")
    text = page.read_text()
    assert text.startswith("# Benchmarks")
    assert text.index("It is fast.") < text.index("It grew.")
    assert "otherwise" not in text
