"""Writers get their turn in the order in which they came."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from storage.errors import Unavailable
from storage.turns import Turns


def test_turns_come_in_the_order_in_which_they_were_asked_for() -> None:
    turns, order = Turns(patience=10), list[str]()

    def wait_for_turn(name: str) -> None:
        turns.take()
        order.append(name)
        turns.give_up()

    with ThreadPoolExecutor(3) as pool:
        turns.take()
        for number, name in enumerate(("first", "second", "third"), 1):
            pool.submit(wait_for_turn, name)
            while len(turns._waiting) < number:
                pass
        turns.give_up()
        wait_for_turn("who had it last")
    assert order == ["first", "second", "third", "who had it last"]


def test_who_waits_too_long_hears_of_it_and_leaves_the_queue() -> None:
    turns = Turns(patience=0.05)
    turns.take()
    with pytest.raises(Unavailable, match="busy"):
        turns.take()
    assert not turns.hand_on()
    turns.give_up()
    turns.take()


def test_a_turn_can_be_handed_to_the_next_in_line_only() -> None:
    turns = Turns(patience=10)
    turns.take()
    with ThreadPoolExecutor(1) as pool:
        waited = pool.submit(turns.take)
        while not turns._waiting:
            pass
        assert turns.hand_on()
        waited.result(10)
    assert not turns.hand_on()
