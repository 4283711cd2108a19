"""Processes that extend another: finding that one, composing both, leading errors back to their lines."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from gates.process_files.composition import Changes, composed
from gates.process_files.document import Document, Origin
from gates.process_files.errors import Path, ProcessError, ProcessFileInvalid, nearest, path_text, quoted
from gates.process_files.tree import origins_of, plain, tree_of
from gates.process_files.yaml import read_yaml


@dataclass(frozen=True, slots=True)
class ComposedDocument(Document):
    """The whole of a file and what it extends; its errors name the file's own lines."""

    origins: dict[Path, Origin]
    changes: Changes
    extends: Origin

    def origin(self, path: Path) -> Origin:
        around = path
        while around not in self.origins:
            around = around[:-1]
        known = self.origins[around]
        return Origin((*known.path, *path[len(around) :]), known.line, known.file)

    def error(self, path: Path, wrong: str, right: str) -> ProcessError:
        origin = self.origin(path)
        if origin.file is None:
            return ProcessError(path_text(origin.path), origin.line, wrong, right)
        cause = self.cause(path)
        return ProcessError(path_text(cause.path), cause.line, f"this makes {origin} wrong: {wrong}", right)

    def cause(self, path: Path) -> Origin:
        """What the file did to make this of its base wrong: to the very word, else to what is around it."""
        said = dict(self.find("*", path[:-1])).get(path)
        if isinstance(said, str) and (done := self.changes.cause(said)):
            return done
        around = (self.origins.get(path[:length]) for length in range(len(path), 0, -1))
        return next((origin for origin in around if origin and origin.file is None), self.extends)


def extended(document: Document, name: str, bases: Mapping[str, str]) -> tuple[Document, list[ProcessError]]:
    """The document, with what it extends, and what is wrong with its changes to that.

    Raises ProcessFileInvalid when there is no such process, or when a process would extend itself.
    """
    chain = chain_of(document, name, bases)
    if not chain:
        return document, []
    *between, (furthest, text) = chain
    tree = tree_of(read_base(text, furthest), f"{furthest}.yml")
    for key, text in reversed(between):
        tree, changes = composed(tree, tree_of(read_base(text, key), f"{key}.yml"))
        if changes.errors:
            raise ProcessFileInvalid(f"{key}.yml", changes.errors)
    tree, changes = composed(tree, tree_of(document, None))
    origins, extends = dict(origins_of(tree)), document.origin(("extends",))
    return ComposedDocument(plain(tree), {}, origins, changes, extends), changes.errors


def chain_of(document: Document, name: str, bases: Mapping[str, str]) -> list[tuple[str, str]]:
    """The processes that are extended, one by the other, each with its text; the nearest first."""
    chain: list[tuple[str, str]] = []
    passed, following = [document.text("key")], document.text("extends")
    while following is not None:
        if following in passed:
            way = [quoted(key) for key in (*passed[passed.index(following) :], following) if key]
            wrong = f"a process cannot extend itself: {' extends '.join(way)}"
            raise refusal(document, name, wrong, "Extend another one.")
        if following not in bases:
            wrong = f"there is no process {quoted(following)} to extend"
            raise refusal(document, name, wrong, nearest(following, bases))
        chain.append((following, bases[following]))
        passed.append(following)
        following = read_base(bases[following], following).text("extends")
    return chain


def refusal(document: Document, name: str, wrong: str, right: str) -> ProcessFileInvalid:
    return ProcessFileInvalid(name, [document.error(("extends",), wrong, right)])


@lru_cache(maxsize=32)
def read_base(text: str, key: str) -> Document:
    return read_yaml(text, f"{key}.yml")
