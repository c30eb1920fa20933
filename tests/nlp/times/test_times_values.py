"""TIMEX3 values read as intervals, and intervals written as time spans."""

from datetime import date

import pytest

from timeline.nlp.times.values import (
    Interval,
    interval,
    moved,
    quarter_value,
    season_value,
    time_span,
    week_value,
    weekend_value,
)


@pytest.mark.parametrize(
    ("value", "start", "end", "precision"),
    [
        ("2023-12-04", "2023-12-04", "2023-12-04", "day"),
        ("2023-12-04T05:30Z", "2023-12-04", "2023-12-04", "minute"),
        ("2023-12-04TMO", "2023-12-04", "2023-12-04", "day"),
        ("2023-12-31TNI", "2023-12-31", "2024-01-01", "range"),
        ("2023-W01", "2023-01-02", "2023-01-08", "week"),
        ("2023-W52-WE", "2023-12-30", "2023-12-31", "range"),
        ("2024-02", "2024-02-01", "2024-02-29", "month"),
        ("2023-Q4", "2023-10-01", "2023-12-31", "quarter"),
        ("2023-H1", "2023-01-01", "2023-06-30", "range"),
        ("2023-WI", "2023-12-01", "2024-02-29", "season"),
        ("2023-SU", "2023-06-01", "2023-08-31", "season"),
        ("2023", "2023-01-01", "2023-12-31", "year"),
        ("199", "1990-01-01", "1999-12-31", "decade"),
        ("18", "1800-01-01", "1899-12-31", "range"),
        ("0378", "0378-01-01", "0378-12-31", "year"),
    ],
)
def test_interval(value, start, end, precision):
    found = interval(value)
    assert found is not None
    assert (found.start.isoformat(), found.end.isoformat(), found.precision) == (start, end, precision)


@pytest.mark.parametrize(
    "value",
    [
        None,
        "",
        "P3D",
        "PT2H",
        "PAST_REF",
        "XXXX-WXX-1",
        "2023-13",
        "2023-02-30",
        "2023-W54",
        "0000",
        "BC0390",
        "9999-WI",
    ],
)
def test_no_interval(value):
    assert interval(value) is None


def test_writers_agree_with_reader():
    day = date(2024, 2, 29)
    assert (week_value(day), weekend_value(day)) == ("2024-W09", "2024-W09-WE")
    assert (quarter_value(day), season_value(day)) == ("2024-Q1", "2023-WI")
    for value in (week_value(day), quarter_value(day), season_value(day)):
        found = interval(value)
        assert found is not None
        assert found.start <= day <= found.end


def test_moved_keeps_to_the_month_and_the_calendar():
    assert moved(date(2024, 3, 31), months=-1) == date(2024, 2, 29)
    assert moved(date(9999, 12, 1), months=1) is None
    assert moved(date(1, 1, 1), days=-1) is None


@pytest.mark.parametrize(
    ("value", "start", "end"),
    [
        ("2023-12-03T05:30Z", "2023-12-03T05:30Z", "2023-12-03T05:30Z"),
        ("2023-12-03T24:00", "2023-12-04T00:00", "2023-12-04T00:00"),
        ("2023-12-03TEV", "2023-12-03", "2023-12-03"),
    ],
)
def test_time_span(value, start, end):
    span = time_span(interval(value), "relative", "then")
    assert span is not None
    assert (span.start, span.end, span.expression) == (start, end, "then")


def test_no_time_span():
    assert time_span(None, "relative", "soon") is None
    assert time_span(Interval(date.max, date.max, "minute", "T24:00"), "relative", "the end") is None
