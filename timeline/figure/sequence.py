"""Dates of unlike precision in one order: no answer stands left of what it answers, where both can be told.

Takes where events stand in time and their links; hands on the same with markers moved inside what is known of them.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import replace

from timeline.figure.days import When
from timeline.model import Link


def keep_order(times: Mapping[str, When | None], links: Sequence[Link]) -> dict[str, When | None]:
    """Return the times by id, with the markers of what has no exact date moved behind what it answers, or before its answer.

    A month has its marker mid-way, and "after 1 November" on the first: an act of November would stand right of an answer
    that came after the first. Of the two the one moves that is known less well, and never out of its bounds.
    """
    placed = dict(times)
    for _ in links:  # each time round an order reaches one link further
        before = placed.copy()
        for link in links:
            cause, answer = placed[link.earlier], placed[link.later]
            if cause and answer and cause.at > answer.at:
                placed[link.earlier], placed[link.later] = _let_follow(cause, answer)
        if placed == before:
            break
    return placed


def _let_follow(cause: When, answer: When) -> tuple[When, When]:
    """Move the one that is known less well to the moment of the other, then the other one as far as that did not suffice."""
    if _freedom(answer) >= _freedom(cause):
        answer = _moved(answer, cause.at)
        cause = _moved(cause, min(cause.at, answer.at))
    else:
        cause = _moved(cause, answer.at)
        answer = _moved(answer, max(cause.at, answer.at))
    return cause, answer


def _freedom(when: When) -> float:
    low, high = _bounds(when)
    return high - low


def _moved(when: When, at: float) -> When:
    low, high = _bounds(when)
    return replace(when, at=min(max(at, low), high))


def _bounds(when: When) -> tuple[float, float]:
    """Return between which days a marker may stand."""
    if when.shape in ("point", "bar"):
        return when.at, when.at
    return -math.inf if when.shape == "before" else when.start, math.inf if when.shape == "after" else when.end
