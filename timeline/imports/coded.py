"""A coded event: what one row of any data set says, in one form; and the cells that all data sets write alike."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from timeline.lexicon.codes import Act
from timeline.model import Actor, Place, Precision, Tally, TimeSpan

DIGITS = 3  # of a degree: about a hundred metres
NO_VALUES = frozenset({"", "none", "nan", "na", "null", "---"})
"""What data sets write, in lower case, where there is nothing to say."""
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_DAY_MONTH_YEAR = re.compile(r"(\d{1,2})[\s./-]+([A-Za-z]+|\d{1,2})[\s./,-]+(\d{4})")
_ISO = re.compile(r"(\d{4})-?(\d\d)-?(\d\d)(?:[T ].*)?")


@dataclass(frozen=True, slots=True)
class Coded:
    """One row as an event; `note` is what the data set tells of it in words, `published` the day of its report."""

    id: str
    act: Act
    source: tuple[Actor, ...]
    target: tuple[Actor, ...]
    time: TimeSpan | None
    place: Place | None
    killed: Tally | None = None
    note: str | None = None
    title: str | None = None
    published: str | None = None
    outlet: str | None = None
    url: str | None = None


def sides(
    who: str, first: Sequence[Actor], second: Sequence[Actor], *, turned: bool = False
) -> tuple[tuple[Actor, ...], tuple[Actor, ...]]:
    """Give source and target from the two parties of a row, by who acts (`Act.who`); `turned` where the second one does."""
    if who == "both":
        together = tuple({actor.id: actor for actor in (*first, *second)}.values())
        return together, together if len(together) > 1 else ()
    if who == "alone":
        return tuple(first), ()
    return (tuple(second), tuple(first)) if turned else (tuple(first), tuple(second))


def read_day(cell: str) -> date | None:
    """Read a day as these data sets write it; None where it is none.

    Examples
    --------
    >>> read_day("20230503"), read_day("03 May 2023"), read_day("3/5/2023"), read_day("soon")
    (datetime.date(2023, 5, 3), datetime.date(2023, 5, 3), datetime.date(2023, 5, 3), None)
    """
    if match := _ISO.fullmatch(cell):
        year, month, day = match[1], match[2], match[3]
    elif match := _DAY_MONTH_YEAR.fullmatch(cell):
        day, month, year = match[1], match[2], match[3]
        if not month.isdigit():
            month = str(_MONTHS.index(month[:3].lower()) + 1) if month[:3].lower() in _MONTHS else "0"
    else:
        return None
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None


def span_of(day: date, precision: Precision, expression: str | None) -> TimeSpan:
    """Give the time around a day: the day itself, the seven days of which it is the middle, or its month."""
    first = last = day
    if precision == "week":
        first, last = day - timedelta(days=3), day + timedelta(days=3)
    elif precision == "month":
        first = day.replace(day=1)
        last = (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)
    return TimeSpan(first.isoformat(), last.isoformat(), precision, "explicit", expression)


def read_place(name: str, country: str | None, latitude: str, longitude: str) -> Place | None:
    """Give a place with its coordinates, where these are numbers on the earth; None where it has no name."""
    if not name:
        return None
    north, east = _number(latitude, 90), _number(longitude, 180)
    return Place(name, country) if north is None or east is None else Place(name, country, north, east)


def _number(cell: str, most: float) -> float | None:
    try:
        value = round(float(cell), DIGITS)
    except ValueError:
        return None
    return value if -most <= value <= most else None
