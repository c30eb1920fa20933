"""Named days ("Christmas Eve", "Good Friday", "9/11") and the dates they fall on, from `lexicons/holidays.csv`.

A row's date is `MM-DD` (every year), `easter+N` (days from Western Easter), `N weekday MM` (the Nth such weekday of the
month, -1 the last) or `YYYY-MM-DD` (one day for ever). Where `followed_by` is set, the name only counts before those
words: "September 11" is a day of every year, "the September 11 attacks" are not.
"""

from __future__ import annotations

import csv
import re
from datetime import date, timedelta
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from timeline.nlp.times import words


class Holiday(NamedTuple):
    """A row of the table."""

    date: str
    followed_by: str


@cache
def _holidays() -> dict[str, Holiday]:
    """Give the rows by name (lower case, straight apostrophes)."""
    table = (files("timeline.lexicons") / "holidays.csv").read_text("utf-8")
    rows = csv.DictReader(table.splitlines())
    return {row["name"]: Holiday(row["date"], row["followed_by"]) for row in rows}


def holiday_names() -> str:
    """Give the alternatives of a rule that finds the names; a month in a name may be abbreviated."""
    return "|".join(_pattern(name) for name in sorted(_holidays(), key=len, reverse=True))


def _pattern(name: str) -> str:
    pattern = re.escape(name).replace(r"\ ", " ").replace("'", "['\u2019]")
    first, _, rest = pattern.partition(" ")
    if rest.isdecimal():
        pattern = rf"(?:{'|'.join(_spellings(first))})\.? {rest}"
    following = _holidays()[name].followed_by
    return f"{pattern}(?= (?:{following}))" if following else pattern


def _spellings(month: str) -> list[str]:
    """Give a month's name and its abbreviations."""
    return [name for name, number in words.MONTHS.items() if number == words.MONTHS[month]]


def holiday_openers() -> frozenset[str]:
    """Give the first words of the names, of months in every spelling; names that begin with a digit are left out."""
    first = {re.split(r"\W", name)[0] for name in _holidays()}
    spelled = {spelling for word in first if word in words.MONTHS for spelling in _spellings(word)}
    return frozenset(word for word in first | spelled if word.isalpha())


def holiday_closers() -> frozenset[str]:
    """Give the last words or numbers of the names."""
    return frozenset(re.findall(r"[a-z]{2,}|[0-9]+", name)[-1] for name in _holidays())


def holiday_name(told: str) -> str:
    """Give a name as the table writes it.

    >>> holiday_name("new year\u2019s  eve"), holiday_name("sept. 11")
    ("new year's eve", 'september 11')
    """
    name = " ".join(told.replace("\u2019", "'").split())
    first, _, rest = name.partition(" ")
    if rest.isdecimal():
        return f"{_spellings(first.rstrip('.'))[0]} {rest}"
    return name


def holiday_date(name: str, year: int) -> date:
    """Give the date a named day falls on in a year (1 to 9999).

    >>> holiday_date("good friday", 2023), holiday_date("memorial day", 2023)
    (datetime.date(2023, 4, 7), datetime.date(2023, 5, 29))
    """
    when = _holidays()[name].date
    if is_one_day(name):
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
    return _holidays()[name].date[:4].isdecimal()


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
