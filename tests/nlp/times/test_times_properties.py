"""What holds for every text: offsets, order, determinism, shifted publication days, linear time."""

import time
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from timeline.nlp.times import day_headings, find_timexes, read_dct
from timeline.nlp.times.grammar import fold

VOCABULARY = (
    "early late mid- the of last next this past two 3 1990 2019 '98 12 5th May march Sept. Oct. Monday Fri. Sun "
    "summer week weeks year days nights weekdays hrs yrs min. weekend millennia fortnight ago later before after and to - \u2013 , . ; ( ) at on in by until since 10:30 a.m. GMT "
    "noon night morning overnight today every daily half a an quarter first decade century BC \n \n\n 2019-12-27 3/4/2019 "
    "9/11 Easter Christmas 9999 0001 31 30 February hundred million \u0130 \u00df \ud83d\ude80 said will"
)
WORDS = st.sampled_from(VOCABULARY.split(" "))
PROSE = st.lists(WORDS, max_size=40).map(" ".join)
DAYS = st.dates(min_value=date(1, 1, 1), max_value=date(9999, 12, 31))


@settings(max_examples=300, deadline=None)
@given(
    st.one_of(st.text(max_size=200), PROSE),
    st.one_of(st.none(), DAYS.map(date.isoformat)),
    st.sampled_from(["auto", "news", "narrative"]),
)
def test_any_text_is_read(text, published, mode):
    found = find_timexes(text, published, mode=mode)
    assert all(text[one.start : one.end] == one.text and one.text for one in found)
    assert all(before.end <= behind.start for before, behind in pairwise(found))
    assert found == find_timexes(text, published, mode=mode)
    read_dct(text)
    assert all(text[start:end].strip() for start, end, _ in day_headings(text))


@given(st.text(max_size=50))
def test_folding_keeps_offsets(text):
    assert len(fold(text)) == len(text)


def before_and_after(phrase, day, shift):
    """Find a phrase in a text of a day, and in the same text of the day that is `shift` later."""
    text = f"Rockets fell {phrase}."
    (here,) = find_timexes(text, day.isoformat())
    (there,) = find_timexes(text, (day + shift).isoformat())
    return here, there


@pytest.mark.parametrize(
    "phrase", ["today", "yesterday", "three days ago", "on Monday", "last week", "this morning", "last night"]
)
@given(st.dates(min_value=date(1950, 1, 1), max_value=date(2100, 1, 1)), st.integers(min_value=1, max_value=300))
@settings(max_examples=25, deadline=None)
def test_shifting_the_publication_by_weeks_shifts_the_date(phrase, day, weeks):
    shift = timedelta(weeks=weeks)
    here, there = before_and_after(phrase, day, shift)
    assert date.fromisoformat(there.span.start) - date.fromisoformat(here.span.start) == shift


RELATIVE_DAYS = [
    "today",
    "yesterday",
    "tomorrow",
    "tonight",
    "overnight",
    "three days ago",
    "ten days later",
    "two days from now",
    "five days hence",
    "in three days' time",
    "this morning",
    "this evening",
    "last night",
    "the day before yesterday",
    "the day after tomorrow",
    "the previous day",
    "the next day",
    "the same day",
    "earlier today",
    "late yesterday",
    "yesterday afternoon",
    "tomorrow night",
    "at 10 a.m. today",
    "at 5:30 p.m. yesterday",
]


@pytest.mark.parametrize("phrase", RELATIVE_DAYS)
@given(st.dates(min_value=date(1950, 1, 1), max_value=date(2100, 1, 1)), st.integers(min_value=-2000, max_value=2000))
@settings(max_examples=25, deadline=None)
def test_shifting_the_publication_by_days_shifts_the_date(phrase, day, days):
    shift = timedelta(days=days)
    here, there = before_and_after(phrase, day, shift)
    assert date.fromisoformat(there.value[:10]) - date.fromisoformat(here.value[:10]) == shift
    assert date.fromisoformat(there.span.start[:10]) - date.fromisoformat(here.span.start[:10]) == shift


@pytest.mark.parametrize(
    "text",
    ["on 31 February 2020", "on 0000-00-00", "in the year 0000", "at 24:60", "at 99:99 GMT", "on 2020-13-45"]
    + [f"{9**number} days ago" for number in (5, 50, 500)]
    + [f"{'9' * 400} years later", "in 99999999999 AD", "30/02/2020", "the 0th of May", "two million decades ago"],
)
@pytest.mark.parametrize("published", [None, "0001-01-01", "2024-02-29", "9999-12-31"])
def test_what_no_calendar_holds_gets_no_date(text, published):
    for one in find_timexes(f"It was shelled {text}.", published):
        assert one.span is None or one.span.start is None or date.fromisoformat(one.span.start[:10])


@pytest.mark.parametrize(
    "phrase",
    ["on Sunday", "last week", "two days ago", "yesterday", "next year", "on May 5", "this summer", "at 10 a.m."],
)
def test_nothing_is_guessed_without_a_publication_day(phrase):
    assert [one.value for one in find_timexes(f"Rockets fell {phrase}.")] == [None]


@pytest.mark.slow
@pytest.mark.parametrize(
    "piece",
    [
        "early ",
        "the ",
        "2019-",
        "12/",
        "two and a half ",
        "may ",
        "of the ",
        "\n",
        " ",
        "-",
        "a.m. ",
        "1990 ",
        "first second ",
        "(",
        "half a ",
    ],
)
def test_hostile_repetition_takes_linear_time(piece):
    def seconds(count):
        text = piece * count
        started = time.process_time()
        find_timexes(text, "2023-12-04")
        read_dct(text)
        return time.process_time() - started

    short = min(seconds(2_000) for _ in range(3))
    assert seconds(16_000) < 8 * max(short, 0.01) * 3
