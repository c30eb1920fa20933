"""Dates that are reckoned from another act: in "rammed it on Sunday, a day after X had arrested the crew" the arrest is of Saturday."""

from __future__ import annotations

import bisect
import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from timeline.model import TimeSpan
from timeline.nlp.date_seats import Seat
from timeline.nlp.times import Timex
from timeline.nlp.tree import Token

WAY = re.compile(r"\s+(after|before)\b", re.IGNORECASE)
SO_MANY = re.compile(r"P(?:(?P<days>\d{1,3})D|T(?:\d+|X)[HM])")


def reckoned(length: Timex, behind: Token, told: Timex | None, text: str) -> tuple[Seat, Timex] | None:
    """Give the act that a length of time sets apart from the date told before it, and its date.

    Parameters
    ----------
    length
        The length of time: "a day", "two days", "hours".
    behind
        The word behind it.
    told
        The date that its sentence has told last.
    text
        The article.

    Returns
    -------
    tuple or None
        Where the act hangs and the time it has: so many days before the date where "after" follows, after it where
        "before" does. None where the words set no act apart, or the date is no day.
    """
    way, amount = WAY.match(text, length.end), SO_MANY.fullmatch(length.value or "")
    below = _named_behind(behind)
    span = told.span if told is not None else None
    if way is None or amount is None or below is None or span is None or span.start is None or span.end is None:
        return None
    if span.start[:10] != span.end[:10]:
        return None
    days = int(amount["days"] or 0) * (-1 if way[1].lower() == "after" else 1)
    try:
        day = (date.fromisoformat(span.start[:10]) + timedelta(days)).isoformat()
    except OverflowError:
        return None
    words = text[length.start : way.end()]
    return Seat(below, bound=True), replace(length, span=TimeSpan(day, day, "day", "relative", words), anaphoric=True)


def set_apart(length: Timex, behind: Token, text: str) -> Token | None:
    """Give the act that a length sets apart from another without saying by how many days: "months after [the coup]".

    Parameters
    ----------
    length
        The length of time.
    behind
        The word behind it.
    text
        The article.

    Returns
    -------
    Token or None
        None where the length is one of hours, or sets nothing apart.
    """
    hours = (length.value or "PT").startswith("PT")
    # "jailed for five years after being tried"
    lasted = text[max(0, length.start - 4) : length.start].lower() == "for "
    return _named_behind(behind) if WAY.match(text, length.end) and not (hours or lasted) else None


def distance_before(start: int, timexes: Sequence[Timex], text: str) -> tuple[int, int | None]:
    """Give how many days a word of order puts between two acts, and where that is said: "[two days] after the raid".

    Parameters
    ----------
    start
        Where the word of order starts.
    timexes
        All times of the article, in text order.
    text
        The article.

    Returns
    -------
    first : int
        Where the length of time starts; `start` itself where there is none.
    days : int or None
        0 for hours and minutes, None where no length in whole days stands there.
    """
    place = bisect.bisect_right(timexes, start, key=lambda t: t.end) - 1
    if place < 0 or text[timexes[place].end : start].strip():
        return start, None
    amount = SO_MANY.fullmatch(timexes[place].value or "")
    return (timexes[place].start, int(amount["days"] or 0)) if amount else (start, None)


def _named_behind(word: Token) -> Token | None:
    """Give what "after" opens: the verb of its clause, or the noun that it governs."""
    if word.dep_ in {"mark", "advmod"}:
        return word.head
    return next((c for c in word.rights if c.dep_ in {"pobj", "pcomp"}), None)
