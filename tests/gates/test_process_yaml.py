"""Any text is read as plain values, or refused with its line and the cure; nothing else comes out."""

from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from gates.process_files.file import ProcessFileInvalid, load_process
from gates.process_files.shipped_texts import shipped_texts
from gates.process_files.yaml import read_at_once, read_slowly
from tests.gates.large_process import large_process_text
from tests.gates.small_process import SMALL, refused

UNREADABLE = {
    "nothing": ("", None, "this is empty", "Write a mapping with key, name"),
    "only a comment": ("# soon\n", None, "this is empty", "Write a mapping with key, name"),
    "a list": ("- build\n", 1, "this is a list", "Write a mapping with key, name"),
    "a tab": ("a:\n\tb: c", 2, "found character '\\t'", "Indent with spaces, not with tabs."),
    "a tab in a text": ('a: "b\\tc"', 1, "a tab or a control character", "Use a space instead."),
    "a colon in a text": ("a: b: c", 1, "mapping values are not allowed", "Put a text that has a colon"),
    "an at sign": ("a: @b", 1, "cannot start any token", "Put the text in quotes."),
    "an open bracket": ("a: {b: c\n", 2, "expected ',' or '}'", "Close the bracket"),
    "an open quote": ("a: 'b", 1, "unexpected end of stream", "Close the quotes."),
    "a crooked list": ("a:\n - b\n- c", 3, "expected <block end>", "in the same column"),
    "a wrong escape": ('a: "\\q"', 1, "unknown escape character", "Write the backslash twice"),
    "an impossible escape": ('a: "\\UFFFFFFFF"', None, "an impossible escape", "Write the backslash twice"),
    "half a surrogate pair": ('a: "\\ud800"', 1, "a control character", "Use a space instead."),
    "an unprintable character": ("a: b\nc: \x07", 2, "a character that cannot be shown", "Remove it."),
    "something else": ("a: [", 1, "this is not valid YAML", "docs/processes.md"),
    "a duplicate key": ("a: 1\nb: 2\na: 3", 3, '"a" stands here a second time, first on line 1', "Keep"),
    "an anchor": ("a: &b 1", 1, "anchors (&) and aliases (*) are not allowed", "Write the value out."),
    "an alias": ("a: 1\nb: *a", 2, "anchors (&) and aliases (*) are not allowed", "Write the value out."),
    "a tag": ("a: !!python/object:os.system {}", 1, "tags (!) are not allowed", "Write the plain value."),
    "a tag on a key": ("!!str a: b", 1, "tags (!) are not allowed", "Write the plain value."),
    "a field named by a list": ("? [a]\n: b", 1, "a field's name is a list or a mapping", "Write one word"),
    "two documents": ("a: b\n---\nc: d", 2, "a second document starts here", "Keep one process in a file."),
    "a deep nest": ("[" * 5000, 1, "this is nested too deeply", "Check the indentation and the brackets."),
    "a large file": ("#" * 262_145, None, "it is larger than 256 kB", "Shorten its texts"),
}


@pytest.mark.parametrize(("text", "line", "wrong", "right"), UNREADABLE.values(), ids=UNREADABLE)
def test_what_cannot_be_read_is_refused_with_its_line_and_the_cure(
    text: str, line: int | None, wrong: str, right: str
) -> None:
    error = refused(text).errors[0]
    assert error.line == line
    assert wrong in error.wrong
    assert right in error.right


def loads_or_refuses(text: str) -> None:
    """Anything else than these two outcomes is raised here and fails the test."""
    try:
        loaded = load_process(text)
    except ProcessFileInvalid as refusal:
        spoken = [error.wrong and error.right for error in refusal.errors]
    else:
        spoken = [loaded.name]
    assert spoken
    assert all(spoken)


@given(st.text(max_size=200))
def test_any_text_loads_or_is_refused(text: str) -> None:
    loads_or_refuses(text)


@given(st.text(alphabet="ab: -\n[]{}&*!|>'\"\\#%?,~<0\tU", max_size=60))
def test_any_yaml_like_text_loads_or_is_refused(text: str) -> None:
    loads_or_refuses(text)


@given(st.data())
@settings(max_examples=15)
def test_both_readers_read_the_same_on_the_same_lines(data: st.DataObject) -> None:
    text = data.draw(st.sampled_from([*shipped_texts().values(), large_process_text()]))
    start = data.draw(st.integers(0, len(text)))
    changed = text[:start] + data.draw(st.text(alphabet="ab: -\n[]{},'\"\\#|>é✅", max_size=4)) + text[start:]
    quick = read_at_once(changed)
    if quick:
        slow = read_slowly(changed, "x.yml")
        assert (quick.values, quick.lines) == (slow.values, slow.lines)


@given(st.data())
def test_a_process_with_any_stretch_of_it_replaced_loads_or_is_refused(data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(SMALL)))
    end = data.draw(st.integers(start, min(len(SMALL), start + 40)))
    loads_or_refuses(SMALL[:start] + data.draw(st.text(max_size=8)) + SMALL[end:])


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=6,
)


def keys_of(value: dict[str, Any] | list[Any]) -> list[Any]:
    return list(value) if isinstance(value, dict) else list(range(len(value)))


@given(st.data(), VALUES)
def test_any_value_anywhere_in_a_process_loads_or_is_refused(data: st.DataObject, value: object) -> None:
    process = yaml.safe_load(SMALL)
    spot = process
    for _ in range(data.draw(st.integers(0, 5))):
        inner = [spot[key] for key in keys_of(spot) if isinstance(spot[key], dict | list) and spot[key]]
        spot = data.draw(st.sampled_from(inner)) if inner else spot
    spot[data.draw(st.sampled_from(keys_of(spot)))] = value
    loads_or_refuses(yaml.safe_dump(process, allow_unicode=True))
