"""Dates in words and on the line of days."""

import pytest

from timeline.figure.days import DateWords, day_number, languages, place_in_time, words_of, write_date, write_time
from timeline.model import TimeSpan


def time(start, end, precision="day", basis="explicit"):
    return TimeSpan(start, end, precision, basis)


@pytest.mark.parametrize(
    ("span", "written"),
    [
        (None, "undated"),
        (time(None, None, "day", "order"), "undated"),
        (time("2023-03-04", "2023-03-04"), "4 Mar 2023"),
        (time("2023-03-04T05:30", "2023-03-04T05:30", "minute"), "4 Mar 2023 05:30"),
        (time("2023-03-30", "2023-04-02", "range"), "30 Mar \u2013 2 Apr 2023"),
        (time("2022-12-30", "2023-01-02", "range"), "30 Dec 2022 \u2013 2 Jan 2023"),
        (time("2023-03-06", "2023-03-12", "week"), "week of 6 Mar 2023"),
        (time("2023-12-01", "2023-12-31", "month"), "Dec 2023"),
        (time("2023-01-01", "2023-03-31", "quarter"), "Jan\u2013Mar 2023"),
        (time("2022-12-01", "2023-02-28", "season"), "Dec 2022 \u2013 Feb 2023"),
        (time("2023-01-01", "2023-12-31", "year"), "2023"),
        (time("2020-01-01", "2029-12-31", "decade"), "2020s"),
        (time(None, "2023-03-04", "day", "order"), "before 4 Mar 2023"),
        (time("2023-03-04", None, "day", "order"), "after 4 Mar 2023"),
    ],
)
def test_a_date_is_written_no_more_exact_than_known(span, written):
    assert write_time(span, DateWords()) == written


@pytest.mark.parametrize(
    ("words", "written"),
    [
        (DateWords("month-first"), "Mar 4, 2023"),
        (DateWords("iso"), "2023-03-04"),
        (DateWords(months=("janv.", "févr.", "mars") + ("x",) * 9), "4 mars 2023"),
    ],
)
def test_dates_follow_the_readers_habit(words, written):
    assert write_date(day_number("2023-03-04"), words) == written


@pytest.mark.parametrize(
    ("span", "shape"),
    [
        (time("2023-03-04", "2023-03-04"), "point"),
        (time("2023-03-09", "2023-03-12", "range"), "bar"),
        (time("2023-12-01", "2023-12-31", "month"), "whisker"),
        (time("2023-12-01", "2023-12-03", "range", "order"), "whisker"),
        (time(None, "2023-03-04", "day", "order"), "before"),
        (time("2023-03-04", None, "day", "order"), "after"),
    ],
)
def test_shapes_tell_durations_from_doubt(span, shape):
    assert place_in_time(span).shape == shape


def test_a_time_of_day_is_a_fraction_of_its_day():
    assert day_number("2023-03-04T12:00") - day_number("2023-03-04") == 0.5
    assert day_number("2023-03-04T12:00Z") == day_number("2023-03-04T12:00")


@pytest.mark.parametrize(
    ("language", "written"),
    [
        ("en", ["after 4 Mar 2023", "9\u201312 Mar 2023", "week of 6 Mar 2023", "undated"]),
        ("de", ["nach 4. März 2023", "9.\u201312. März 2023", "Woche ab 6. März 2023", "ohne Datum"]),
        ("fi", ["4. maalis 2023 jälkeen", "9.\u201312. maalis 2023", "viikko alkaen 6. maalis 2023", "päiväämätön"]),
    ],
)
def test_dates_in_other_languages(language, written):
    spans = [
        time("2023-03-04", None, "day", "order"),
        time("2023-03-09", "2023-03-12", "range"),
        time("2023-03-06", "2023-03-12", "week"),
        None,
    ]
    assert [write_time(one, words_of(language, "day-first")) for one in spans] == written


@pytest.mark.parametrize("language", languages())
def test_every_language_has_twelve_months_and_all_its_words(language):
    words = words_of(language, "day-first")
    assert len(set(words.months)) == 12
    assert all(text.count("{}") == 1 for text in (words.before, words.after, words.week))
    assert language == "en" or words.undated != "undated"
