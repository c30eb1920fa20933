"""A length of time beside the day on which it began or ended is a stretch of days: "a three-day offensive from Sept. 19"."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta
from typing import Final

from timeline.model import TimeSpan
from timeline.nlp.times.result import Timex

_LENGTH: Final = re.compile(r"P(\d{1,3})([DWM])")
_DAYS: Final = {"D": 1, "W": 7, "M": 30}
_REACH: Final = 60  # characters between the length and the day
_BEGINS: Final = re.compile(
    r"\b(?:from|starting|beginning|(?:that|which) (?:began|started|opened|was launched))\s{1,3}(?:(?:on|with)\s{1,3})?(?:the\s{1,3})?$"
)
_ENDS: Final = re.compile(
    r"\b(?:until|till|up to|ending|(?:that|which) (?:ended|was over|closed))\s{1,3}(?:on\s{1,3})?(?:the\s{1,3})?$"
)
_LAUNCHED: Final = re.compile(
    r"\b(?:began|begun|launched|started|opened|imposed|declared|announced)\s{1,3}(?:an?\s{1,3})?$"
)
_ON: Final = re.compile(r"\bon\s{1,3}(?:the\s{1,3})?$")
_CLAUSE_ENDS: Final = re.compile(r"[.;:!?]\s|\n\s*\n")


def stretch_lengths(timexes: Iterable[Timex], lower: str) -> list[Timex]:
    """Give each day the whole stretch, where the length before it in its clause began or ended on it.

    `lower` is the folded text. Only spans change: a TIMEX3 value names the day.
    """
    stretched: list[Timex] = []
    for one in timexes:
        before = stretched[-1] if stretched else None
        span = _stretched(before, one, lower) if before is not None else None
        stretched.append(one if span is None else replace(one, span=span))
    return stretched


def _stretched(length: Timex, day: Timex, lower: str) -> TimeSpan | None:
    between = lower[length.end : day.start]
    days = _days_of(length)
    span = day.span
    if days is None or len(between) > _REACH or _CLAUSE_ENDS.search(between):
        return None
    if span is None or span.precision != "day" or span.start is None or day.type != "DATE":
        return None
    launched = _ON.search(between) and _LAUNCHED.search(lower[max(0, length.start - _REACH) : length.start])
    if _BEGINS.search(between) or launched:
        return _range(span, span.start, _moved(span.start, days - 1))
    return _range(span, _moved(span.start, 1 - days), span.start) if _ENDS.search(between) else None


def _days_of(length: Timex) -> int | None:
    """Give how many days a length has, as near as its unit tells; None for hours, years and unnamed numbers."""
    found = _LENGTH.fullmatch(length.value or "") if length.type == "DURATION" else None
    return int(found[1]) * _DAYS[found[2]] if found and int(found[1]) else None


def _moved(day: str, days: int) -> str | None:
    try:
        return (date.fromisoformat(day) + timedelta(days=days)).isoformat()
    except OverflowError:
        return None


def _range(span: TimeSpan, start: str | None, end: str | None) -> TimeSpan | None:
    return replace(span, start=start, end=end, precision="range") if start and end and start < end else None
