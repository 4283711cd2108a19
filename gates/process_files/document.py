"""What a process file says, as plain values, and the line on which each of them stands."""

from dataclasses import dataclass
from functools import lru_cache

from gates.process_files.errors import Path, ProcessError, path_text


@dataclass(frozen=True, slots=True)
class Origin:
    """Where something is written: its path and its line; `file` where that is not the file itself."""

    path: Path
    line: int | None
    file: str | None = None

    def __str__(self) -> str:
        """For example "phases[0].key on line 12 of software-product.yml"."""
        place = f"{path_text(self.path)} on line {self.line}"
        return f"{place} of {self.file}" if self.file else place


Value = dict[str, "Value"] | list["Value"] | str | int | bool | None
Place = tuple[Path, Value]


@dataclass(frozen=True, slots=True)
class Document:
    values: Value
    lines: dict[Path, int]

    def error(self, path: Path, wrong: str, right: str) -> ProcessError:
        return ProcessError(path_text(path), self.origin(path).line, wrong, right)

    def origin(self, path: Path) -> Origin:
        """Of a field; its line is that of the nearest thing around it that the file does have."""
        around = path
        while around and around not in self.lines:
            around = around[:-1]
        return Origin(path, self.lines.get(around))

    def find(self, pattern: str, under: Path = ()) -> list[Place]:
        """Every value whose path, below `under`, fits a pattern such as phases.*.owner.*."""
        places: list[Place] = [((), self.values)]
        for step in (*under, *steps_of(pattern)):
            places = below(places, step)
        return places

    def texts(self, pattern: str, under: Path = ()) -> list[tuple[Path, str]]:
        return [(path, value) for path, value in self.find(pattern, under) if isinstance(value, str)]

    def text(self, pattern: str, under: Path = ()) -> str | None:
        return next((text for _, text in self.texts(pattern, under)), None)

    def says(self, pattern: str, value: Value, under: Path = ()) -> bool:
        """Whether the one field that fits the pattern has exactly this value."""
        return any(found is value for _, found in self.find(pattern, under))


@lru_cache(maxsize=1000)
def steps_of(pattern: str) -> list[str]:
    return pattern.split(".")


def below(places: list[Place], step: str | int) -> list[Place]:
    """One step further from each of these places; a large file takes a hundred thousand of them."""
    found: list[Place] = []
    for path, value in places:
        if isinstance(value, dict):
            if step == "*":
                found += [((*path, key), each) for key, each in value.items()]
            elif step in value:
                found.append(((*path, step), value[step]))
        elif isinstance(value, list):
            if step == "*":
                found += [((*path, number), each) for number, each in enumerate(value)]
            elif isinstance(step, int) and step < len(value):
                found.append(((*path, step), value[step]))
    return found
