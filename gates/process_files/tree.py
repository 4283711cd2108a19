"""A document as a tree in which everything knows where it was written."""

from collections.abc import Iterator
from dataclasses import dataclass

from gates.process_files.document import Document, Origin, Value
from gates.process_files.errors import Path


@dataclass(frozen=True, slots=True)
class Node:
    value: "dict[str, Node] | list[Node] | str | int | bool | None"
    origin: Origin

    def field(self, name: str) -> "Node | None":
        return self.value.get(name) if isinstance(self.value, dict) else None

    def names(self) -> list[str]:
        """Of its fields."""
        return list(self.value) if isinstance(self.value, dict) else []

    def text(self, name: str) -> str | None:
        found = self.field(name)
        return found.value if found and isinstance(found.value, str) else None

    def without(self, *names: str) -> "Node":
        if not isinstance(self.value, dict):
            return self
        return Node({name: node for name, node in self.value.items() if name not in names}, self.origin)


def tree_of(document: Document, file: str | None) -> Node:
    """`file` is the name by which others speak of it; None for the file that is being read."""

    def grown(value: Value, path: Path) -> Node:
        line = document.lines.get(path)
        origin = Origin(path, line, file)
        if isinstance(value, dict):
            return Node({key: grown(each, (*path, key)) for key, each in value.items()}, origin)
        if isinstance(value, list):
            return Node([grown(each, (*path, number)) for number, each in enumerate(value)], origin)
        return Node(value, origin)

    return grown(document.values, ())


def plain(node: Node) -> Value:
    if isinstance(node.value, dict):
        return {key: plain(each) for key, each in node.value.items()}
    return [plain(each) for each in node.value] if isinstance(node.value, list) else node.value


def origins_of(node: Node, path: Path = ()) -> Iterator[tuple[Path, Origin]]:
    yield path, node.origin
    if isinstance(node.value, dict):
        for key, each in node.value.items():
            yield from origins_of(each, (*path, key))
    elif isinstance(node.value, list):
        for number, each in enumerate(node.value):
            yield from origins_of(each, (*path, number))


def texts_of(node: Node) -> Iterator[str]:
    """Every text in it."""
    if isinstance(node.value, str):
        yield node.value
    elif isinstance(node.value, dict):
        for each in node.value.values():
            yield from texts_of(each)
    elif isinstance(node.value, list):
        for each in node.value:
            yield from texts_of(each)
