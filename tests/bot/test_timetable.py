"""Everything that the clock can do is done when it strikes."""

import importlib
import inspect
import pkgutil
from collections.abc import Callable

from bot.timetable import ASKING_SLACK, TIMETABLE
from handlers import clock
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


def is_tick(function: Callable[..., object]) -> bool:
    signature = inspect.signature(function)
    parameters = list(signature.parameters.values())
    return (
        signature.return_annotation is None
        and parameters[0].annotation is Desk
        and len(parameters) <= 2
        and parameters[0].name == "desk"
    )
