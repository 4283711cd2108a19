"""Loading a process from its file, or refusing it with everything that is wrong."""

from collections.abc import Mapping
from pathlib import Path

from gates.process import Process
from gates.process_files.checks import check_errors, size_errors
from gates.process_files.errors import ProcessError, ProcessFileInvalid
from gates.process_files.extends import extended
from gates.process_files.shape import shape_errors
from gates.process_files.shipped_texts import shipped_texts
from gates.process_files.yaml import LARGEST, read_yaml

__all__ = ["ProcessError", "ProcessFileInvalid", "load_process", "load_process_bytes", "load_process_file"]


def load_process(text: str, name: str = "process.yml", bases: Mapping[str, str] | None = None) -> Process:
    """Raises ProcessFileInvalid, which lists every error with its field, its line and the cure.

    `bases` are the texts of the processes that it may extend, by key; the shipped ones unless given.
    """
    known = shipped_texts() if bases is None else bases
    document, errors = extended(read_yaml(text, name), name, known)
    errors += [*size_errors(document)] or [*shape_errors(document), *check_errors(document)]
    if errors:
        raise ProcessFileInvalid(name, errors)
    return Process.model_validate(document.values)


def load_process_file(path: Path) -> Process:
    try:
        with path.open("rb") as file:
            content = file.read(LARGEST + 1)
    except OSError as error:
        right = "Check the name and whether you may read the file."
        raise ProcessFileInvalid(path.name, [ProcessError("", None, str(error.strerror), right)]) from error
    return load_process_bytes(content, path.name)


def load_process_bytes(content: bytes, name: str, bases: Mapping[str, str] | None = None) -> Process:
    """The same for a file's bytes."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        wrong = ProcessError("", line, "there is a character that is not UTF-8", "Save the file as UTF-8.")
        raise ProcessFileInvalid(name, [wrong]) from error
    return load_process(text, name, bases)
