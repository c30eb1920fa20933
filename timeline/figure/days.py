"""Times as numbers on a line of days, and dates as words.

Takes a `TimeSpan`; hands on a `When` (days since 1 January of the year 1, midnight) and texts such as "9-12 Mar 2023" (with an en dash).
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from importlib.resources import files
from typing import Any, Literal

from timeline.model import TimeSpan

DateStyle = Literal["day-first", "month-first", "iso"]
Shape = Literal["point", "bar", "whisker", "before", "after"]
ENGLISH = "en"
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")

TO = "\u2013"
"""The en dash of a range."""
_EXACT = frozenset({"minute", "day"})
_DURATIONS = frozenset({"minute", "day", "range"})


@dataclass(frozen=True, slots=True)
class When:
    """Where a time stands: its marker at day `at`, its extent from `start` to `end` (equal for a point).

    A `bar` lasted that long; a `whisker` happened once in between; `before` and `after` are open on one side, and both bounds
    are the one that is known.
    """

    start: float
    end: float
    at: float
    shape: Shape

    @property
    def vague(self) -> bool:
        """Whether it happened at a day that is not known."""
        return self.shape not in ("point", "bar")

    @property
    def first(self) -> float:
        """The first day that it reaches over in the picture."""
        return min(self.start, self.at)

    @property
    def last(self) -> float:
        """The last day that it reaches over in the picture."""
        return max(self.end, self.at)


@dataclass(frozen=True, slots=True)
class DateWords:
    """How dates are written: the order of day and month, the twelve short names of the months, words around a date.

    `point` stands behind the day where the day comes first; in `before`, `after` and `week` the date stands at `{}`.
    """

    style: DateStyle = "day-first"
    months: tuple[str, ...] = MONTHS
    point: str = ""
    before: str = "before {}"
    after: str = "after {}"
    week: str = "week of {}"
    undated: str = "undated"


def languages() -> tuple[str, ...]:
    """Return the codes (ISO 639-1) of the languages in which dates can be written, sorted."""
    return tuple(sorted([ENGLISH, *_language_table()]))


def words_of(language: str, style: DateStyle) -> DateWords:
    """Return how dates are written in one of `languages`."""
    if language == ENGLISH:
        return DateWords(style)
    entry: dict[str, Any] = {**_language_table()[language]}
    return DateWords(style, tuple(entry.pop("months")), **entry)


@cache
def _language_table() -> Mapping[str, Mapping[str, Any]]:
    return tomllib.loads(files("timeline.figure").joinpath("languages.toml").read_text("utf-8"))


def place_in_time(time: TimeSpan | None) -> When | None:
    """Return where `time` stands on the line of days; None where nothing bounds it.

    >>> place_in_time(TimeSpan("2023-12-03", "2023-12-03", "day", "explicit")).shape
    'point'
    """
    if time is None or (time.start is None and time.end is None):
        return None
    if time.start is None or time.end is None:
        bound = day_number(time.start or time.end or "")
        return When(bound, bound, bound, "before" if time.start is None else "after")
    start, end = sorted((day_number(time.start), day_number(time.end)))
    if start == end:
        return When(start, end, start, "point")
    if time.precision in _DURATIONS and time.basis != "order":
        return When(start, end, start, "bar")
    return When(start, end, (start + end) / 2, "whisker")


def day_number(iso: str) -> float:
    """Return an ISO date or time as days since the year 1; a time of day is a fraction, its zone is not counted."""
    moment = datetime.fromisoformat(iso)
    return moment.toordinal() + (moment.hour * 60 + moment.minute) / 1440


def write_date(day: float, words: DateWords, *, year: bool = True) -> str:
    """Return the date of a day number, with or without its year.

    >>> write_date(day_number("2023-03-04"), DateWords())
    '4 Mar 2023'
    """
    moment = date.fromordinal(int(day))
    if words.style == "iso":
        return moment.isoformat() if year else f"{moment.month:02d}-{moment.day:02d}"
    month = words.months[moment.month - 1]
    if words.style == "month-first":
        return f"{month} {moment.day}, {moment.year}" if year else f"{month} {moment.day}"
    day_and_month = f"{moment.day}{words.point} {month}"
    return f"{day_and_month} {moment.year}" if year else day_and_month


def write_range(start: float, end: float, words: DateWords) -> str:
    r"""Return two dates as a range, what they share said once.

    >>> write_range(day_number("2023-03-09"), day_number("2023-03-12"), DateWords())
    '9\u201312 Mar 2023'
    """
    first, last = date.fromordinal(int(start)), date.fromordinal(int(end))
    if first == last:
        return write_date(start, words)
    if words.style == "day-first" and (first.year, first.month) == (last.year, last.month):
        return f"{first.day}{words.point}{TO}{write_date(end, words)}"
    if words.style != "iso" and first.year == last.year:
        return f"{write_date(start, words, year=False)} {TO} {write_date(end, words)}"
    return f"{write_date(start, words)} {TO} {write_date(end, words)}"


def write_time(time: TimeSpan | None, words: DateWords) -> str:
    """Return `time` as a reader says it, no more exact than it is known ("undated" where nothing is)."""
    when = place_in_time(time)
    if time is None or when is None:
        return words.undated
    if when.shape in ("before", "after"):
        bound = words.before if when.shape == "before" else words.after
        return bound.format(write_date(when.at, words))
    if time.precision in _EXACT or time.precision == "range" or time.basis == "order":
        return write_range(when.start, when.end, words) + _clock(time)
    return _write_calendar_unit(time, when, words)


def _clock(time: TimeSpan) -> str:
    exact = time.precision == "minute" and time.start is not None and "T" in time.start
    return f" {time.start[11:16]}" if exact and time.start else ""


def _write_calendar_unit(time: TimeSpan, when: When, words: DateWords) -> str:
    first, last = date.fromordinal(int(when.start)), date.fromordinal(int(when.end))
    if time.precision == "week":
        return words.week.format(write_date(when.start, words))
    if time.precision == "year" and first.year == last.year:
        return str(first.year)
    if time.precision == "decade":
        return f"{first.year // 10 * 10}s"
    opening, closing = words.months[first.month - 1], words.months[last.month - 1]
    if (first.year, first.month) == (last.year, last.month):
        return f"{opening} {first.year}"
    if first.year == last.year:
        return f"{opening}{TO}{closing} {first.year}"
    return f"{opening} {first.year} {TO} {closing} {last.year}"
