"""Nobody is erased on whom something still waits."""

from collections.abc import Sequence

from gates.people import spoken_list
from gates.refusal import Refusal

MOST = 5


def must_owe_nothing(open_duties: Sequence[str], hidden: int) -> None:
    """`hidden` are duties in deliveries that whoever asks may not see.

    Raises Refusal with one sentence that says where to reassign first.
    """
    if not open_duties and not hidden:
        return
    named = [*open_duties[:MOST]]
    if more := len(open_duties) - len(named):
        named.append(f"{more} more")
    if hidden:
        named.append(f"{hidden} in private deliveries, of which their managers know")
    raise Refusal(
        f"This person still has something to do here: {spoken_list(named, 'and')}. "
        "Give it to somebody else first, with `/gate people`, `/gate reassign` or the button in the list "
        "that managers got, and ask again.",
        field="user_id",
    )
