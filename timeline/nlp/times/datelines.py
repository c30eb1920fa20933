"""Dates that stand by themselves: the dateline of an article and the day headings of a chronicle."""

from __future__ import annotations

import re
from datetime import date
from typing import Final

from timeline.nlp.times import words
from timeline.nlp.times.fragments import compiled
from timeline.nlp.times.values import valid_day

_WRITTEN: Final = r"(?:@weekday,? )?(?:(?P<iso>\d{4}-\d{2}-\d{2})|@month @day,? (?P<year>\d{4})|@day (?:of )?@month,? (?P<year2>\d{4}))"
_LINE: Final = re.compile(
    r"^[ \t>*#=|-]{0,6}(?:date|published|updated)?:?[ \t]{0,3}(\S[^\n]{5,38}?)[ \t:=*#|-]{0,6}\r?$", re.MULTILINE
)
_LEADING: Final = re.compile(r"[\s\ufeff]{0,20}(?:date|published|updated|posted)?:?\s{0,3}", re.IGNORECASE)
_CITY: Final = re.compile(r"[A-Z][\w.'\u2019 /-]{1,40}(?:,[ ][A-Z][\w.'\u2019 ]{1,30})?(?:,[ ]|[ ]\(|[ ]-[ ])")
_AFTER_DATE: Final = re.compile(
    r"(?:\s{0,2}\d{1,2}:\d{2}(?:\s?(?:gmt|utc|[ap]m))?)?[ ]?(?:\([A-Za-z. /]{2,30}\))?\)?[ ]{0,2}(?:\u2014|\u2013|-{1,2}|:|\.|,)?\s{0,5}",
    re.IGNORECASE,
)
_DASH_AHEAD: Final = re.compile(r"\)?[ ]{0,2}(?:\([A-Za-z. /]{2,30}\)[ ]{0,2})?(?:\u2014|\u2013|-{1,2}|:)")
_MASTHEAD: Final = 400  # characters in which a dateline is looked for


def _pattern(order: str) -> re.Pattern[str]:
    return compiled(order)


_PATTERNS: Final = (
    _pattern(r"(?:@weekday,? )?(?P<iso>\d{4}-\d{2}-\d{2})"),
    _pattern(r"(?:@weekday,? )?@month @day,? (?P<year>\d{4})"),
    _pattern(r"(?:@weekday,? )?@day (?:of )?@month,? (?P<year>\d{4})"),
)


def _date_at(lower: str, start: int) -> tuple[date, int] | None:
    """Read a full date that begins here; give it and where it ends."""
    for pattern in _PATTERNS:
        if found := pattern.match(lower, start):
            parts = found.groupdict()
            if parts.get("iso"):
                year, month, day = map(int, parts["iso"].split("-"))
            else:
                year, month, day = int(parts["year"]), words.MONTHS[parts["month"].rstrip(".")], int(parts["day"])
            read = valid_day(year, month, day)
            return (read, found.end()) if read else None
    return None


def read_dct(text: str) -> tuple[str | None, int]:
    """Read the date a text opens with, and where its body starts.

    A leading date may carry a word ("date 2023-12-04"), stand on the first line alone or behind the place of a dateline
    ("KYIV, March 3, 2022 -"). A date that merely opens the first sentence ("May 5, 2019, was a warm day") is no
    dateline.

    Returns
    -------
    tuple of (str or None, int)
        The date in ISO form, None where the text opens with none, and the offset of the body's first character (0 where
        there is no date).

    Examples
    --------
    >>> read_dct(" date 2023-12-04 In a recent interview")
    ('2023-12-04', 17)
    >>> read_dct("KYIV, March 3, 2022 - Shelling went on.")
    ('2022-03-03', 22)
    """
    opening = text[:_MASTHEAD]
    lower = "".join(letter.lower() if len(letter.lower()) == 1 else letter for letter in opening)
    leading = _LEADING.match(opening)
    start = leading.end() if leading else 0
    labelled = bool(leading and leading[0].strip("\ufeff \t\r\n"))
    if found := _date_at(lower, start):
        day, end = found
        iso = lower[start : start + 4].isdecimal()
        if labelled or iso or _ends_line(opening, end) or _DASH_AHEAD.match(opening, end):
            return day.isoformat(), _body(opening, end)
        return None, 0
    city = _CITY.match(opening, start)
    if city and (found := _date_at(lower, city.end())):
        day, end = found
        if _ends_line(opening, end) or _DASH_AHEAD.match(opening, end):
            return day.isoformat(), _body(opening, end)
    return None, 0


def _ends_line(text: str, end: int) -> bool:
    return re.match(r"[ \t.]{0,3}(?:\r?\n|$)", text[end:]) is not None


def _body(text: str, end: int) -> int:
    found = _AFTER_DATE.match(text, end)
    return found.end() if found else end


def day_headings(text: str) -> list[tuple[int, int, str]]:
    """Find the dates that stand alone on a line and so head what stands under them.

    Returns
    -------
    list of (int, int, str)
        Offsets of each date (half open) and its ISO form, in the order of the text.

    Examples
    --------
    >>> day_headings("2019-12-27\\nRockets hit a base.\\n29 December 2019\\nStrikes followed.")
    [(0, 10, '2019-12-27'), (31, 47, '2019-12-29')]
    """
    headings = []
    for line in _LINE.finditer(text):
        start = line.start(1)
        found = _date_at("".join(c.lower() if len(c.lower()) == 1 else c for c in line[1]), 0)
        if found and found[1] == len(line[1]):
            headings.append((start, start + found[1], found[0].isoformat()))
    return headings
