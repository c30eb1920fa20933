"""TIMEX3 values and the intervals they stand for.

A calendar value ("2023-12-04", "2023-W49", "2023-Q4", "2023-WI", "199", "2023-12-04TNI") is the one currency of the
resolvers; `interval` reads it as first and last day with a precision, the functions named after periods write it.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable
from datetime import date, timedelta
from typing import Final, NamedTuple

from timeline.model import Basis, Precision, TimeSpan

DAY: Final = timedelta(days=1)

# Northern seasons by whole months, the way news uses them; winter is named after the year it begins in.
_SEASON_STARTS: Final = {"SP": 3, "SU": 6, "FA": 9, "AU": 9, "WI": 12}


class Interval(NamedTuple):
    """A stretch of days, both ends included, told to a precision; `clock` is a time of day ("T05:30", "TNI") or ""."""

    start: date
    end: date
    precision: Precision
    clock: str = ""


def day_value(day: date) -> str:
    """Give the value of a day: `2023-12-04`."""
    return day.isoformat()


def week_value(day: date) -> str:
    """Give the value of the ISO week a day lies in: `2023-W49`."""
    year, week, _ = day.isocalendar()
    return f"{year:04d}-W{week:02d}"


def weekend_value(day: date) -> str:
    """Give the value of the weekend of the ISO week a day lies in: `2023-W49-WE`."""
    return f"{week_value(day)}-WE"


def month_value(day: date) -> str:
    """Give the value of a day's month: `2023-12`."""
    return f"{day.year:04d}-{day.month:02d}"


def quarter_value(day: date) -> str:
    """Give the value of a day's calendar quarter: `2023-Q4`."""
    return f"{day.year:04d}-Q{(day.month + 2) // 3}"


def season_value(day: date) -> str:
    """Give the value of a day's season; January and February belong to the winter of the year before."""
    year = day.year - 1 if day.month < 3 else day.year
    letters = {1: "SP", 2: "SU", 3: "FA"}.get(day.month // 3, "WI")
    return f"{year:04d}-{letters}"


def year_value(day: date) -> str:
    """Give the value of a day's year: `2023`."""
    return f"{day.year:04d}"


def decade_value(day: date) -> str:
    """Give the value of a day's decade: `202`."""
    return f"{day.year // 10:03d}"


def century_value(day: date) -> str:
    """Give the value of a day's century: `20`."""
    return f"{day.year // 100:02d}"


def valid_day(year: int, month: int, day: int) -> date | None:
    """Give a date, or None where the calendar has no such day."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def moved(day: date, *, months: int = 0, days: int = 0) -> date | None:
    """Move a day by months (to the month's last day at most) and days; None where that leaves the calendar."""
    count = day.year * 12 + day.month - 1 + months
    year, month = divmod(count, 12)
    if not date.min.year <= year <= date.max.year:
        return None
    try:
        return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1])) + timedelta(days=days)
    except OverflowError:
        return None


def _last_of_month(year: int, month: int) -> date:
    return date(year, month, monthrange(year, month)[1])


def _day(found: re.Match[str]) -> Interval:
    day = date(int(found[1]), int(found[2]), int(found[3]))
    clock = found[4] or ""
    if clock == "TNI":
        return Interval(day, day + DAY, "range", clock)
    return Interval(day, day, "minute" if ":" in clock else "day", clock)


def _week(found: re.Match[str]) -> Interval:
    monday = date.fromisocalendar(int(found[1]), int(found[2]), 1)
    if found[3]:
        return Interval(monday + 5 * DAY, monday + 6 * DAY, "range")
    return Interval(monday, monday + 6 * DAY, "week")


def _quarter(found: re.Match[str]) -> Interval:
    year, last = int(found[1]), 3 * int(found[2])
    return Interval(date(year, last - 2, 1), _last_of_month(year, last), "quarter")


def _half(found: re.Match[str]) -> Interval:
    year, last = int(found[1]), 6 * int(found[2])
    return Interval(date(year, last - 5, 1), _last_of_month(year, last), "range")


def _season(found: re.Match[str]) -> Interval:
    year, first = int(found[1]), _SEASON_STARTS[found[2]]
    end = _last_of_month(year + 1, 2) if first == 12 else _last_of_month(year, first + 2)
    return Interval(date(year, first, 1), end, "season")


def _month(found: re.Match[str]) -> Interval:
    year, month = int(found[1]), int(found[2])
    return Interval(date(year, month, 1), _last_of_month(year, month), "month")


def _years(found: re.Match[str]) -> Interval:
    digits = found[1]
    length = 10 ** (4 - len(digits))
    first = int(digits) * length
    precision: Precision = {1: "year", 10: "decade"}.get(length, "range")  # type: ignore[assignment]
    return Interval(date(max(first, 1), 1, 1), date(first + length - 1, 12, 31), precision)


_READERS: Final[tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], Interval]], ...]] = (
    (re.compile(r"(\d{4})-(\d\d)-(\d\d)(T.+)?"), _day),
    (re.compile(r"(\d{4})-W(\d\d)(-WE)?"), _week),
    (re.compile(r"(\d{4})-Q([1-4])"), _quarter),
    (re.compile(r"(\d{4})-H([12])"), _half),
    (re.compile(r"(\d{4})-(SP|SU|FA|AU|WI)"), _season),
    (re.compile(r"(\d{4})-(\d\d)"), _month),
    (re.compile(r"(\d{2,4})"), _years),
)


def interval(value: str | None) -> Interval | None:
    """Read a TIMEX3 calendar value as an interval; None for a duration, a set, a vague or an impossible value.

    >>> interval("2023-Q4")
    Interval(start=datetime.date(2023, 10, 1), end=datetime.date(2023, 12, 31), precision='quarter', clock='')
    >>> interval("P3D") is None
    True
    """
    if not value:
        return None
    for pattern, read in _READERS:
        if found := pattern.fullmatch(value):
            try:
                return read(found)
            except (ValueError, OverflowError):
                return None
    return None


def _moment(day: date, clock: str) -> str:
    """Give a TimeSpan's time: the day, with hour and minute where the clock has them, `Z` where it is UTC."""
    if clock == "T24:00":
        return f"{(day + DAY).isoformat()}T00:00"
    return f"{day.isoformat()}{clock if ':' in clock else ''}"


def time_span(found: Interval | None, basis: Basis, expression: str) -> TimeSpan | None:
    """Give an interval as a `TimeSpan`; None where there is none.

    >>> time_span(interval("2023-12-03TNI"), "relative", "Sunday night")
    TimeSpan(start='2023-12-03', end='2023-12-04', precision='range', basis='relative', expression='Sunday night')
    """
    if found is None:
        return None
    try:
        start, end = _moment(found.start, found.clock), _moment(found.end, found.clock)
    except OverflowError:
        return None
    return TimeSpan(start, end, found.precision, basis, expression)
