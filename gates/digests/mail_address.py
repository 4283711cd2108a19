"""The address of somebody who gets mail."""

import re

from gates.refusal import Refusal

MOST = 5
LONGEST = 254
# Narrower than the standard, which allows quoted words with spaces and line ends in them.
ADDRESS = re.compile(
    r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*"
    r"@[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?(\.[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?)+"
)


def is_address(text: str) -> bool:
    return len(text) <= LONGEST and ADDRESS.fullmatch(text) is not None


def addresses_in(typed: str | None, field: str) -> list[str]:
    """Raises Refusal for what no mail could be sent to."""
    found = [each for each in re.split(r"[,;\s]+", typed or "") if each]
    for address in found:
        if not is_address(address):
            raise Refusal(
                f"“{address[:60]}” is no e-mail address. Write it like name@company.example.", field=field
            )
    if len(set(found)) > MOST:
        raise Refusal(f"Give {MOST} addresses at most.", field=field)
    return list(dict.fromkeys(found))
