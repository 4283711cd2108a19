"""What is wrong with a process file, said so that its author can mend it."""

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches

Path = tuple[str | int, ...]

SHOWN = 60  # characters of a value in a sentence
COMPARED = 100  # names looked through for a near one


@dataclass(frozen=True, slots=True)
class ProcessError:
    path: str  # of the field, like phases[2].gate.sent_back_to; empty for the file itself
    line: int | None
    wrong: str
    right: str

    def __str__(self) -> str:
        place = [f"line {self.line}" if self.line else "", self.path]
        return f"{', '.join(filter(None, place)) or 'the file'}: {self.wrong}. {self.right}"


class ProcessFileInvalid(Exception):
    """A process file was refused; `str()` lists every error on a line of its own."""

    def __init__(self, name: str, errors: Iterable[ProcessError]) -> None:
        self.name = name
        self.errors = tuple(sorted(errors, key=lambda error: error.line or 0))
        super().__init__("\n".join(f"{name}, {error}" for error in self.errors))


def path_text(path: Path) -> str:
    """A path as people write it: phases[2].gate.sign_offs[0].role."""
    text = "".join(f"[{step}]" if isinstance(step, int) else f".{shortened(step)}" for step in path)
    return text.removeprefix(".")


def shortened(text: str) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= SHOWN else f"{flat[:SHOWN]}…"


def quoted(text: str) -> str:
    return f'"{shortened(text)}"'


def nearest(word: str, known: Iterable[str]) -> str:
    """What the author may have meant, or else what there is to choose from."""
    names = list(known)[:COMPARED]
    if near := get_close_matches(word, names, n=1):
        return f"Did you mean {quoted(near[0])}?"
    if not names:
        return "The file has none yet: add one."
    return f"Choose one of: {', '.join(map(shortened, names))}."
