"""Reading YAML safely: mappings, lists, texts, whole numbers, true and false, and nothing clever."""

import re
from collections.abc import Iterator
from contextlib import suppress

import yaml

from gates.process_files.document import Document, Value
from gates.process_files.errors import Path, ProcessError, ProcessFileInvalid, path_text, quoted

LARGEST = 256 * 1024  # bytes
DEEPEST = 12  # levels; a process has six
PLAIN: dict[str, Value] = {"true": True, "false": False, "": None, "~": None, "null": None}
UNSEEN = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]"
)  # control characters but line ends
WHOLE_NUMBER = re.compile(r"[+-]?[0-9]{1,9}", re.ASCII)
ESCAPES = "Write the backslash twice, or use single quotes."
CURES = (
    ("'\\t'", "Indent with spaces, not with tabs."),
    ("cannot start any token", "Put the text in quotes."),
    ("mapping values", "Put a text that has a colon in quotes, and check the indentation."),
    ("expected ',' or", "Close the bracket, or put a text that has a comma or a bracket in quotes."),
    ("end of stream", "Close the quotes."),
    ("escape", ESCAPES),
    ("could not find expected ':'", "Write each field as a name, a colon, a space and its value."),
    ("block end", "Begin the fields of one mapping, and the items of one list, in the same column."),
)


def read_yaml(text: str, name: str) -> Document:
    """Raises ProcessFileInvalid for what is not YAML, and for YAML that a process file may not use."""
    if len(text.encode(errors="replace")) > LARGEST:
        raise too_large(name)
    return read_at_once(text) or read_slowly(text, name)


def read_at_once(text: str) -> Document | None:
    """By libyaml, some twenty times as fast; None where it is not there, or finds anything wrong."""
    if not yaml.__with_libyaml__:
        return None
    reader = Reader(text, yaml.CSafeLoader)
    with suppress(yaml.YAMLError, ValueError, Beyond):
        document = Document(reader.read_all(), reader.lines)
        return None if reader.errors else document
    return None


def read_slowly(text: str, name: str) -> Document:
    """By Python alone, whose errors name the place and the cause for which we know the cure."""
    reader = Reader(text, yaml.SafeLoader)
    try:
        document = Document(reader.read_all(), reader.lines)
    except (yaml.YAMLError, ValueError, OverflowError) as error:
        # PyYAML itself lets ValueError and OverflowError out for impossible escapes such as "\UFFFFFFFF".
        raise ProcessFileInvalid(name, [*reader.errors, syntax_error(error, text)]) from error
    except Beyond:
        raise ProcessFileInvalid(name, reader.errors) from None
    if reader.errors:
        raise ProcessFileInvalid(name, reader.errors)
    return document


def too_large(name: str) -> ProcessFileInvalid:
    wrong = f"it is larger than {LARGEST // 1024} kB"
    return ProcessFileInvalid(
        name, [ProcessError("", None, wrong, "Shorten its texts or split the process.")]
    )


def syntax_error(error: Exception, text: str) -> ProcessError:
    right = "Compare it with an example in docs/processes.md."
    if isinstance(error, yaml.reader.ReaderError):
        line = text.count("\n", 0, error.position) + 1
        return ProcessError("", line, "there is a character that cannot be shown", "Remove it.")
    if not isinstance(error, yaml.MarkedYAMLError):
        return ProcessError("", None, "a text in double quotes has an impossible escape", ESCAPES)
    problem = str(error.problem)
    mark = error.problem_mark or error.context_mark
    cure = next((cure for sign, cure in CURES if sign in problem), right)
    return ProcessError("", mark.line + 1 if mark else None, f"this is not valid YAML ({problem})", cure)


class Beyond(Exception):
    """What follows cannot be read in any useful way; the reader's errors say why."""


class Reader:
    """Builds the values from YAML's events itself, so that no tag, anchor or merge key is ever obeyed."""

    def __init__(self, text: str, loader: type[yaml.SafeLoader | yaml.CSafeLoader]) -> None:
        self.errors: list[ProcessError] = []
        self.lines: dict[Path, int] = {}
        self.events: Iterator[yaml.Event] = yaml.parse(text, Loader=loader)

    def read_all(self) -> Value:
        next(self.events)  # the stream starts
        if isinstance(next(self.events), yaml.StreamEndEvent):
            return None
        value = self.read(next(self.events), ())
        next(self.events)  # the document ends
        more = next(self.events)
        if not isinstance(more, yaml.StreamEndEvent):
            self.refuse((), more, "a second document starts here", "Keep one process in a file.")
        return value

    def read(self, event: yaml.Event, path: Path) -> Value:
        self.lines.setdefault(path, line_of(event))
        self.refuse_cleverness(event, path)
        if len(path) > DEEPEST:
            self.refuse(path, event, "this is nested too deeply", "Check the indentation and the brackets.")
            raise Beyond
        if isinstance(event, yaml.MappingStartEvent):
            return self.read_mapping(path)
        if isinstance(event, yaml.SequenceStartEvent):
            return self.read_list(path)
        return self.read_scalar(event, path) if isinstance(event, yaml.ScalarEvent) else None

    def read_mapping(self, path: Path) -> dict[str, Value]:
        values: dict[str, Value] = {}
        while not isinstance(event := next(self.events), yaml.MappingEndEvent):
            key = self.read_key(event, path)
            here = (*path, key)
            if key in values:
                wrong = f"{quoted(key)} stands here a second time, first on line {self.lines[here]}"
                self.refuse(here, event, wrong, "Keep only one of the two.")
            self.lines[here] = line_of(event)
            values[key] = self.read(next(self.events), here)
        return values

    def read_key(self, event: yaml.Event, path: Path) -> str:
        if isinstance(event, yaml.ScalarEvent):
            self.refuse_cleverness(event, path)
            self.read_scalar(event, path)
            return str(event.value)
        self.refuse(path, event, "a field's name is a list or a mapping", "Write one word before the colon.")
        raise Beyond

    def read_list(self, path: Path) -> list[Value]:
        values: list[Value] = []
        while not isinstance(event := next(self.events), yaml.SequenceEndEvent):
            values.append(self.read(event, (*path, len(values))))
        return values

    def read_scalar(self, event: yaml.ScalarEvent, path: Path) -> Value:
        text = str(event.value)
        if UNSEEN.search(text):
            self.refuse(path, event, "the text has a tab or a control character", "Use a space instead.")
        if event.style:  # in quotes, or a block of text
            return text
        return PLAIN[text] if text in PLAIN else int(text) if WHOLE_NUMBER.fullmatch(text) else text

    def refuse_cleverness(self, event: yaml.Event, path: Path) -> None:
        if getattr(event, "anchor", None) is not None:
            self.refuse(path, event, "anchors (&) and aliases (*) are not allowed", "Write the value out.")
        if getattr(event, "tag", None) is not None:
            self.refuse(path, event, "tags (!) are not allowed", "Write the plain value.")

    def refuse(self, path: Path, event: yaml.Event, wrong: str, right: str) -> None:
        self.errors.append(ProcessError(path_text(path), line_of(event), wrong, right))


def line_of(event: yaml.Event) -> int:
    return event.start_mark.line + 1 if event.start_mark else 1
