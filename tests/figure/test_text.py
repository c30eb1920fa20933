"""Breaking and cutting lines of text."""

import pytest
from figure_chronicles import narrow
from hypothesis import given
from hypothesis import strategies as st

from timeline.figure.text import balance, break_at_pause, shorten, tidy, wrap


@given(st.text(max_size=80), st.floats(10, 300), st.integers(1, 4))
def test_no_line_is_wider_than_asked(text, width, lines):
    broken = wrap(text, width, lines, 8.5, narrow)
    assert len(broken) <= lines
    assert all(narrow(line, 8.5) <= width or len(line) == 1 for line in broken)


def test_words_stay_whole_where_they_fit():
    assert wrap("rocket fire on the harbour", 70, 3, 8.0, narrow) == ("rocket fire on", "the harbour")


def test_what_does_not_fit_ends_with_an_ellipsis():
    assert shorten("a very long name", 40, 8.0, narrow).endswith("…")
    assert shorten("short", 400, 8.0, narrow) == "short"
    assert shorten("word", 1, 8.0, narrow) == ""


def test_balanced_lines_are_of_like_length():
    assert wrap("Rocket fire on Port Hale depot", 112, 2, 8.5, narrow) == ("Rocket fire on Port", "Hale depot")
    assert balance("Rocket fire on Port Hale depot", 125, 2, 8.5, narrow) == ("Rocket fire on", "Port Hale depot")


@pytest.mark.parametrize("text", ["空爆報復空爆報復空爆報復", "Internationalisierungsbemühungen"])
def test_text_without_spaces_breaks_at_the_width(text):
    assert "".join(wrap(text, 60, 9, 8.5, narrow)) == text


def test_line_breaks_and_control_characters_are_no_text():
    assert tidy("a\r\n b\tc\x00\u200b") == "a b c"


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("Arland, Borea: 6 events", ("Arland, Borea: 6 events",)),
        (
            "Arland, Borea and others: 16 events, 4 of them dated",
            ("Arland, Borea and others:", "16 events, 4 of them dated"),
        ),
        ("One sentence here. Another one that is longer", ("One sentence here.", "Another one that is longer")),
        ("The U.S. and others, 16 events of many kinds", ("The U.S. and others,", "16 events of many kinds")),
        ("no pause in any of these many words at all", ("no pause in any of", "these many words at all")),
    ],
)
def test_a_headline_breaks_where_a_reader_pauses(text, lines):
    assert break_at_pause(text, 130, 3, 6.0, narrow) == lines
