"""Who asks: every query is answered for somebody, and shows what they may see."""

from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class Asker:
    """`sees_all`: private deliveries too, without a look at what was granted."""

    user_id: str
    sees_all: bool = False
    as_client: bool = False  # for what the client's own button asks, and nothing else

    def for_all_to_read(self) -> "Asker":
        """The same question where everybody reads the answer."""
        return NOBODY

    def speaking_for_the_client(self) -> "Asker":
        return replace(self, as_client=True)


NOBODY = Asker("")  # sees what everybody sees
HOUSE = Asker("", sees_all=True)  # the clock and the sender, which show a delivery to its own people alone
