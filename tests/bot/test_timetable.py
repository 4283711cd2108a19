"""Everything that the clock can do is done when it strikes."""

import importlib
import inspect
import pkgutil
from collections.abc import Callable
from datetime import timedelta
from threading import Event
from types import SimpleNamespace
from typing import cast

import pytest
from slack_sdk import WebClient

from bot import timetable
from bot.clock import Clock
from bot.settings import Settings
from bot.timetable import ASKING_SLACK, TIMETABLE
from handlers import clock
from handlers.clock import waiting
from handlers.desk import Desk


def test_every_tick_stands_in_the_timetable() -> None:
    """A tick takes the desk, and perhaps a client of Slack's, and nothing else."""
    known = {
        name
        for found in pkgutil.iter_modules(clock.__path__)
        for module in [importlib.import_module(f"handlers.clock.{found.name}")]
        for name, function in inspect.getmembers(module, inspect.isfunction)
        if function.__module__ == module.__name__ and is_tick(function)
    }
    assert known == {tick.__name__ for tick in (*TIMETABLE, *ASKING_SLACK)}


def test_on_a_busy_machine_a_tick_comes_late_and_is_not_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    """APScheduler leaves out what is more than a second late, unless it is told otherwise."""
    struck = Event()
    monkeypatch.setattr(timetable, "ASKING_SLACK", ())
    monkeypatch.setattr(timetable, "TIMETABLE", (strikes(struck),))
    monkeypatch.setattr(waiting, "holds_back", lambda _: False)
    settings, desk = SimpleNamespace(clock_seconds=3600), SimpleNamespace(store=None)
    scheduler = timetable.alarm(cast(Settings, settings), cast(Desk, desk), WebClient())
    [job] = scheduler.get_jobs()
    job.modify(next_run_time=Clock().now() - timedelta(minutes=1))
    scheduler.start()
    assert struck.wait(20)
    scheduler.shutdown()


def strikes(struck: Event) -> Callable[[Desk], None]:
    def strike(_desk: Desk) -> None:
        struck.set()

    return strike


def is_tick(function: Callable[..., object]) -> bool:
    signature = inspect.signature(function)
    parameters = list(signature.parameters.values())
    return (
        signature.return_annotation is None
        and parameters[0].annotation is Desk
        and len(parameters) <= 2
        and parameters[0].name == "desk"
    )
