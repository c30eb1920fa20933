"""The day of publication out of a record's or page's metadata, in the forms that feeds and web pages use.

Only metadata comes here; dates in running text are the business of the language stage.
"""

from __future__ import annotations

import re
from datetime import date

_ISO = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?:$|[T\s])")
_COMPACT = re.compile(r"(\d{4})(\d\d)(\d\d)(?:$|T\d)")
_YEAR_FIRST = re.compile(r"(\d{4})[/.](\d\d?)[/.](\d\d?)(?:$|\s)")
_MONTH_NAME = r"([A-Za-z]{3,9})\.?"
_DAY_FIRST = re.compile(rf"(?:[A-Za-z]{{3,9}}\.?,? )?(\d{{1,2}})(?:st|nd|rd|th)?[ -]{_MONTH_NAME},?[ -](\d{{4}})\b")
_MONTH_FIRST = re.compile(rf"(?:[A-Za-z]{{6,9}},? )?{_MONTH_NAME} (\d{{1,2}})(?:st|nd|rd|th)?,? (\d{{4}})\b")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


def published_day(value: str) -> str | None:
    """Return the day of a date or time in metadata as `YYYY-MM-DD`; None where it is no date or an ambiguous one.

    A time keeps the day that it has in its own zone. `04/12/2023` may be read in two ways, so it is none.

    Examples
    --------
    >>> published_day("2023-12-04T23:30:00-05:00"), published_day("Mon, 04 Dec 2023 10:00:00 GMT")
    ('2023-12-04', '2023-12-04')
    >>> published_day("04/12/2023") is None
    True
    """
    text = " ".join(value.split())
    for pattern in (_ISO, _COMPACT, _YEAR_FIRST):
        if match := pattern.match(text):
            return _day(int(match[1]), int(match[2]), int(match[3]))
    if match := _DAY_FIRST.match(text):
        return _day(int(match[3]), _month(match[2]), int(match[1]))
    if match := _MONTH_FIRST.match(text):
        return _day(int(match[3]), _month(match[1]), int(match[2]))
    return None


def _month(name: str) -> int:
    """Return the number of an English month by its first three letters; 0 where it is none."""
    short = name[:3].lower()
    return _MONTHS.index(short) + 1 if short in _MONTHS else 0


def _day(year: int, month: int, day: int) -> str | None:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None
