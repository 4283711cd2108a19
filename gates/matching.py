"""Giving each place a person of its own."""

from collections.abc import Collection, Sequence


def places_left_over(places: Sequence[Collection[str]]) -> list[int]:
    """Which places nobody can take, when each person takes one place at most, of those that name them."""
    taken: dict[str, int] = {}

    def find(place: int, tried: set[str]) -> bool:
        """Whether the place gets a person, if need be by moving others to another place of theirs."""
        for person in places[place]:
            if person not in tried:
                tried.add(person)
                if person not in taken or find(taken[person], tried):
                    taken[person] = place
                    return True
        return False

    return [place for place in range(len(places)) if not find(place, set())]
