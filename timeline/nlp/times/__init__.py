"""When: the time expressions of a text and the stretches of the calendar they stand for.

The text goes through `grammar` (phrases), `resolve` (values, told from the day of publication or the date told last)
and `joins` (ranges, clock times); out come `Timex` records. Everything works on plain text and offsets; nothing here
knows a parser, and nothing depends on the day the program runs.
"""

from __future__ import annotations

from timeline.nlp.times.anchors import Mode, read_day
from timeline.nlp.times.datelines import day_headings, read_dct
from timeline.nlp.times.resolve import find_all
from timeline.nlp.times.result import Timex, TimexType

__all__ = [
    "Mode",
    "Timex",
    "TimexType",
    "day_headings",
    "find_times",
    "find_timexes",
    "read_dct",
]


def find_timexes(
    text: str, published: str | None = None, *, mode: Mode = "auto", day_first: bool | None = None
) -> list[Timex]:
    """Find the time expressions of a text and resolve them.

    Parameters
    ----------
    text
        Any text; offsets are code points of it.
    published
        The day (or time) of publication in ISO form. Where it is None, relative expressions keep the value None.
    mode
        "news" counts from the day of publication, "narrative" from the date told last; "auto" chooses by the explicit
        years of the text. A date alone on a line is the day that what stands under it is told from.
    day_first
        Whether "3/4/2019" is the third of April; None reads it as 4 March and marks it ambiguous.

    Returns
    -------
    list of Timex
        In the order of the text, none overlapping.

    Raises
    ------
    UsageError
        If `published` is no ISO date.
    """
    return find_all(text, read_day(published), mode, day_headings(text), day_first=day_first)


def find_times(
    text: str, published: str | None = None, *, mode: Mode = "auto", day_first: bool | None = None
) -> list[dict[str, str | int | bool | None]]:
    """Find the time expressions of a text, as plain records; see `find_timexes`.

    Returns
    -------
    list of dict
        `start` and `end` (code points, half open), `text`, `type` (DATE, TIME, DURATION or SET) and `value` (a TIMEX3
        value or None), in the order of the text; `ambiguous` is there, and True, where a date can be read two ways.

    Raises
    ------
    UsageError
        If `published` is no ISO date.

    Examples
    --------
    >>> [(one["text"], one["value"]) for one in find_times("Rockets fell on Sunday.", published="2023-12-04")]
    [('Sunday', '2023-12-03')]
    """
    return [_record(one) for one in find_timexes(text, published, mode=mode, day_first=day_first)]


def _record(one: Timex) -> dict[str, str | int | bool | None]:
    record: dict[str, str | int | bool | None] = {
        "start": one.start,
        "end": one.end,
        "text": one.text,
        "type": one.type,
        "value": one.value,
    }
    return record | {"ambiguous": True} if one.ambiguous else record
