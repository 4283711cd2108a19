"""Slack-like ids: unique in this sandbox and the same from run to run, so that golden files stay golden."""

ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
SHORT = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"

PAIRS = [one + other for one in SHORT for other in SHORT]


class IdMaker:
    """Counts up, and spells the number as Slack spells its ids; made is how many there are."""

    def __init__(self) -> None:
        self.made = 0

    def new(self, prefix: str) -> str:
        """An id like C0000002B7: the prefix and nine more characters."""
        return prefix + spell(self._next(), ALPHABET).rjust(9, "0")

    def short(self) -> str:
        """A filled-in block_id or action_id, or the end of a view's hash."""
        rest, last = divmod(self._next() * 7_919 + 14_776_336, len(PAIRS))
        first, middle = divmod(rest, len(PAIRS))
        return spell(first, SHORT) + PAIRS[middle] + PAIRS[last]

    def _next(self) -> int:
        self.made += 1
        return self.made


def spell(number: int, alphabet: str) -> str:
    digits = ""
    while number:
        number, rest = divmod(number, len(alphabet))
        digits = alphabet[rest] + digits
    return digits or alphabet[0]
