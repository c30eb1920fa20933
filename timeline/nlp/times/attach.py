"""Choose the time expression that dates a trigger, from offsets alone."""

from __future__ import annotations

from collections.abc import Sequence

from timeline.model import Span, TimeSpan
from timeline.nlp.times.result import Timex


def attach_time(  # noqa: PLR0913, PLR0917 - a trigger's place in the text takes four offsets
    trigger_start: int,
    trigger_end: int,
    clause: Span,
    sentence: Span,
    timexes: Sequence[Timex],
    heading: TimeSpan | None,
) -> Timex | None:
    """Give the time expression that dates the trigger: the nearest in its clause, else in its sentence, else the heading.

    Only expressions with a place in the calendar count. Between two as near as each other the one that follows wins.
    The heading's expression is a Timex without extent (start and end 0).
    """
    for stretch in (clause, sentence):
        inside = [one for one in timexes if one.span and stretch[0] <= one.start and one.end <= stretch[1]]
        if inside:
            return min(inside, key=lambda one: (_distance(one, trigger_start, trigger_end), -one.start))
    if heading is None:
        return None
    return Timex(0, 0, heading.expression or "", "DATE", heading.start, heading)


def _distance(timex: Timex, start: int, end: int) -> int:
    return max(timex.start - end, start - timex.end, 0)
