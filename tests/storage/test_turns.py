"""Writers get their turn in the order in which they came."""

from concurrent.futures import ThreadPoolExecutor
from threading import Event

import pytest

from storage.errors import Unavailable
from storage.turns import Turns


def test_turns_come_in_the_order_in_which_they_were_asked_for() -> None:
    turns, order = Turns(patience=10), list[str]()

    def wait_for_turn(name: str) -> None:
        with turns.mine():
            order.append(name)

    with ThreadPoolExecutor(3) as pool:
        with turns.mine():
            for number, name in enumerate(("first", "second", "third"), 1):
                pool.submit(wait_for_turn, name)
                while len(turns._waiting) < number:
                    pass
        with turns.mine():
            order.append("who had it last")
    assert order == ["first", "second", "third", "who had it last"]


def test_who_waits_too_long_hears_of_it_and_leaves_the_queue() -> None:
    turns, held, done = Turns(patience=0.05), Event(), Event()

    def hold() -> None:
        with turns.mine():
            held.set()
            done.wait(10)

    with ThreadPoolExecutor(1) as pool:
        pool.submit(hold)
        held.wait(10)
        with pytest.raises(Unavailable, match="busy"), turns.mine():
            pass
        done.set()
    with turns.mine():
        pass
