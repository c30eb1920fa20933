"""Dates that stand by themselves: the dateline of an article and the day headings of a chronicle."""

from __future__ import annotations

import re
from datetime import date
from typing import Final

from timeline.nlp.times import words
from timeline.nlp.times.fragments import compiled, either, even_gaps
from timeline.nlp.times.grammar import fold
from timeline.nlp.times.values import valid_day

_MARKS: Final = r"[ \t>*#=|-]"
_LINE: Final = re.compile(
    rf"^{_MARKS}{{0,6}}(?:date|published|updated)?:?[ \t]{{0,3}}(\S[^\n]{{5,38}}?){_MARKS}{{0,6}}:?\r?$", re.MULTILINE
)
_LEADING: Final = re.compile(r"[\s\ufeff]{0,20}((?:date|published|updated|posted)?):?\s{0,3}", re.IGNORECASE)
_PLACE_ENDS: Final = re.compile(r",[ ]|[ ]\(|[ ][-\u2013\u2014][ ]")
_AGENCY: Final = r"\)?[ ]{0,2}(?:\([A-Za-z. /]{2,30}\)[ ]{0,2})?"
_DASH_AHEAD: Final = re.compile(rf"{_AGENCY}(?:[\u2014\u2013:]|-{{1,2}}|\.[ ](?:-|\u2014))")
_REST: Final = re.compile(
    rf"(?:\s{{0,2}}\d{{1,2}}:\d{{2}}(?:\s?(?:gmt|utc|[ap]m))?)?{_AGENCY}(?:\.?[ ]?[\u2014\u2013:]|\.?[ ]?-{{1,2}}|[.,])?\s{{0,5}}",
    re.IGNORECASE,
)
_LINE_ENDS: Final = re.compile(r"[ \t.]{0,3}(?:\r?\n|$)")
_WEEKDAY_BEHIND: Final = re.compile(rf"(?:,? {{0,2}}\(?{either(words.WEEKDAYS)}\)?)?")
_DATELINE: Final = 80  # characters in which the date of a dateline stands
_MASTHEAD: Final = 3  # lines a title may take above the date
_MASTHEAD_REACH: Final = 600  # characters of those lines
_PLACE_WORDS: Final = 4

_PATTERNS: Final = (
    compiled(r"(?:@weekday,? )?(?P<iso>\d{4}-\d{2}-\d{2})(?:(?:t| )\d{2}:\d{2}(?::\d{2})?(?:z|[+-]\d{2}:?\d{2})?)?"),
    compiled(r"(?:@weekday,? )?@month @day,? (?P<year>\d{4})"),
    compiled(r"(?:@weekday,? )?@day (?:of )?@month,? (?P<year>\d{4})"),
)


def _date_at(even: str, start: int) -> tuple[date, int] | None:
    """Read a full date that begins here in a folded text with even gaps; give it and where it ends."""
    for pattern in _PATTERNS:
        if found := pattern.match(even, start):
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

    A leading date may carry a word ("date 2023-12-04"), stand alone on the first line or below the title, or behind the
    place of a dateline ("KYIV, March 3, 2022 -"). A date that merely opens the first sentence ("May 5, 2019, was a warm
    day") is no dateline, and the headings of a chronicle are none.

    Returns
    -------
    tuple of (str or None, int)
        The date in ISO form, None where the text opens with none, and the offset of the body's first character (0 where
        there is no date, and where the title stands above it).

    Examples
    --------
    >>> read_dct(" date 2023-12-04 In a recent interview")
    ('2023-12-04', 17)
    >>> read_dct("KYIV, March 3, 2022 - Shelling went on.")
    ('2022-03-03', 22)
    """
    opening = even_gaps(fold(text[: 4 * _DATELINE]))
    leading = _LEADING.match(text)
    start = leading.end() if leading else 0
    if found := _date_at(opening, start):
        day, end = found
        sure = bool(leading and leading[1]) or opening[start : start + 4].isdecimal() or _closed(text, end)
        return (day.isoformat(), _body(text, end)) if sure else (None, 0)
    return _dateline(text, opening) or _masthead(text) or (None, 0)


def _dateline(text: str, opening: str) -> tuple[str, int] | None:
    """Read "PLACE, date -"; without the dash or the end of the line it is a sentence."""
    line = text[:_DATELINE].partition("\n")[0]
    if not line.strip()[:1].isupper():
        return None
    for place in _PLACE_ENDS.finditer(line):
        found = _date_at(opening, place.end())
        if found and _closed(text, found[1]):
            return found[0].isoformat(), _body(text, found[1])
    return None


def _masthead(text: str) -> tuple[str, int] | None:
    """Read a date alone on a line below the title, unless it is one of many headings; a place may stand before it."""
    headings = day_headings(text)
    if len(headings) == 1 and text.count("\n", 0, headings[0][0]) <= _MASTHEAD:
        return headings[0][2], 0
    return None if headings else _place_and_date(text)


def _place_and_date(text: str) -> tuple[str, int] | None:
    """Read "Place, 8 June 2023", a line of its own below the title."""
    for line in text[:_MASTHEAD_REACH].split("\n")[1 : _MASTHEAD + 1]:
        place, comma, rest = line.strip().partition(", ")
        found = _date_at(even_gaps(fold(rest)), 0)
        if comma and found and found[1] == len(rest) and place[:1].isupper() and len(place.split()) <= _PLACE_WORDS:
            return found[0].isoformat(), 0
    return None


def _closed(text: str, end: int) -> bool:
    return bool(_LINE_ENDS.match(text, end) or _DASH_AHEAD.match(text, end))


def _body(text: str, end: int) -> int:
    found = _REST.match(text, end)
    return found.end() if found else end


def day_headings(text: str) -> list[tuple[int, int, str]]:
    r"""Find the dates that stand alone on a line, or with their weekday, and so head what stands under them.

    Returns
    -------
    list of (int, int, str)
        Offsets of each date (half open) and its ISO form, in the order of the text.

    Examples
    --------
    >>> day_headings("2019-12-27\nRockets hit a base.\n29 December 2019\nStrikes followed.")
    [(0, 10, '2019-12-27'), (31, 47, '2019-12-29')]
    """
    headings = []
    for line in _LINE.finditer(text):
        folded = fold(line[1])
        found = _date_at(even_gaps(folded), 0)
        if found and _WEEKDAY_BEHIND.fullmatch(folded, found[1]):
            headings.append((line.start(1), line.start(1) + found[1], found[0].isoformat()))
    return headings
