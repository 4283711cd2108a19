"""What people type is shown as text and calls nobody."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from messages.mrkdwn import (
    LOOKALIKES,
    at,
    escape,
    harmless,
    line,
    link,
    linked,
    mention,
    on,
    people,
    quoted,
    since,
)


@given(text=st.text(), most=st.integers(1, 100))
def test_escaped_text_has_no_markup_and_is_never_too_long(text: str, most: int) -> None:
    safe = escape(text, most)
    assert "<" not in safe
    assert ">" not in safe
    assert len(safe) <= most


@given(size=st.integers(1, 40))
def test_an_entity_is_never_cut_in_two(size: int) -> None:
    assert (
        escape("&<>" * 20, size).rstrip("…").replace("&amp;", "").replace("&lt;", "").replace("&gt;", "")
        == ""
    )


def test_a_typed_call_to_the_channel_is_shown_as_it_was_typed() -> None:
    assert escape("<!channel> & <@U0DANA>") == "&lt;!channel&gt; &amp; &lt;@U0DANA&gt;"


def test_characters_that_nobody_sees_are_left_out() -> None:
    assert escape("in\u202evoice\x00") == "invoice"


def test_a_line_has_no_breaks() -> None:
    assert line("one\n\n two\tthree ") == "one two three"


def test_an_empty_name_still_shows_something() -> None:
    assert line("  ") == "–"


def test_a_quotation_keeps_its_lines() -> None:
    assert quoted("first\n\nsecond <b>") == "> first\n> second &lt;b&gt;"


def test_a_long_quotation_says_that_there_is_more() -> None:
    assert quoted("x\n" * 100).count("\n") == 20
    assert quoted("x\n" * 100).endswith("> …")


def test_a_link_can_be_clicked_and_shows_where_it_leads() -> None:
    assert (
        link("https://example.com/a?b=1&c=2")
        == "<https://example.com/a?b=1&amp;c=2|example.com/a?b=1&amp;c=2>"
    )


def test_a_link_too_long_to_be_kept_whole_is_text() -> None:
    assert not link("https://example.com/" + "x" * 3000).startswith("<")


def test_links_inside_a_note_can_be_clicked() -> None:
    assert (
        linked("See https://example.com/1 <now>") == "See <https://example.com/1|example.com/1> &lt;now&gt;"
    )


@given(text=st.text(alphabet=" <>&|\nxhtps:/."), most=st.integers(100, 400))
def test_a_note_with_links_stays_within_its_room(text: str, most: int) -> None:
    assert len(linked(text, most)) <= most


def test_people_are_named_and_many_are_counted() -> None:
    assert people(["U0A", "U0B"]) == "<@U0A>, <@U0B>"
    assert people([f"U{n}0" for n in range(30)], most=2) == "<@U00>, <@U10> and 28 more"


@pytest.mark.parametrize("nobody", ["operator", "clock"])
def test_who_is_no_person_is_named_in_words(nobody: str) -> None:
    assert mention(nobody) == f"the {nobody}"


def test_a_moment_is_shown_in_the_zone_of_the_reader_and_runs_on_in_the_sentence() -> None:
    moment = datetime(2025, 3, 3, 9, 5, tzinfo=UTC)
    assert at(moment) == "<!date^1740992700^, {date_short_pretty} at {time}|, 3 Mar 2025, 09:05 UTC>"
    assert since(moment) == (
        "<!date^1740992700^since {date_short_pretty} at {time}|since 3 Mar 2025, 09:05 UTC>"
    )


def test_a_day_is_the_same_day_for_everybody() -> None:
    assert on(date(2025, 3, 3)) == "Mon 3 Mar 2025"


@pytest.mark.parametrize(
    ("typed", "marks"),
    [
        ("*so*", "*"),
        ("_it_ and ~no~ and `x`", "_~`"),
        ("*use snake_case*", "*"),
        ("**b** and *_c_*", "*_"),
        ("a * b * c, 2*3*4, snake_case_name, ~/x and ~/y", ""),
    ],
)
def test_marks_that_a_person_typed_are_shown_and_format_nothing(typed: str, marks: str) -> None:
    shown = typed
    for mark in marks:
        shown = shown.replace(mark, LOOKALIKES[mark])
    assert escape(typed) == shown


def test_the_marks_of_our_own_sentences_are_kept() -> None:
    assert harmless("Use `/gate show` for <b>.") == "Use `/gate show` for &lt;b&gt;."
