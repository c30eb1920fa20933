"""Named days ("Christmas Eve", "Good Friday", "9/11") and the dates they fall on, from `lexicons/holidays.csv`.

A row's date is `MM-DD` (every year), `easter+N` (days from Western Easter), `N weekday MM` (the Nth such weekday of the
month, -1 the last) or `YYYY-MM-DD` (one day for ever).
"""

from __future__ import annotations

import csv
import re
from datetime import date, timedelta
from functools import cache
from importlib.resources import files
from types import MappingProxyType

from timeline.nlp.times import words


@cache
def holidays() -> MappingProxyType[str, str]:
    """Give the dates of all named days by name (lower case, straight apostrophes)."""
    with (files("timeline.lexicons") / "holidays.csv").open(encoding="utf-8", newline="") as table:
        return MappingProxyType({row["name"]: row["date"] for row in csv.DictReader(table)})


def holiday_date(name: str, year: int) -> date:
    """Give the date a named day falls on in a year (1 to 9999).

    >>> holiday_date("good friday", 2023), holiday_date("memorial day", 2023)
    (datetime.date(2023, 4, 7), datetime.date(2023, 5, 29))
    """
    when = holidays()[name]
    if re.fullmatch(r"\d{4}-\d{2}-\d{2}", when):
        return date.fromisoformat(when)
    if when.startswith("easter"):
        return easter(year) + timedelta(days=int(when.removeprefix("easter")))
    if " " not in when:
        month, day = map(int, when.split("-"))
        return date(year, month, day)
    nth, weekday, month_digits = when.split()
    return _nth_weekday(year, int(month_digits), words.WEEKDAYS[weekday], int(nth))


def is_one_day(name: str) -> bool:
    """Tell whether a name means one day for ever ("9/11") and not one of every year."""
    return holidays()[name][:4].isdecimal()


def _nth_weekday(year: int, month: int, weekday: int, nth: int) -> date:
    first = date(year, month, 1)
    day = first + timedelta(days=(weekday - first.weekday()) % 7)
    days = [day + timedelta(weeks=week) for week in range(5) if (day + timedelta(weeks=week)).month == month]
    return days[nth - 1] if nth > 0 else days[nth]


def easter(year: int) -> date:
    """Give Western Easter Sunday of a year by the Gregorian computus.

    >>> easter(2019), easter(2024)
    (datetime.date(2019, 4, 21), datetime.date(2024, 3, 31))
    """
    golden, (century, rest) = year % 19, divmod(year, 100)
    moon = (19 * golden + century - century // 4 - (8 * century + 13) // 25 + 15) % 30
    moon -= (golden + 11 * moon) // 319
    sunday = (2 * (century % 4) + 2 * (rest // 4) - rest % 4 - moon + 32) % 7
    month = (moon + sunday + 90) // 25
    return date(year, month, (moon + sunday + month + 19) % 32)
