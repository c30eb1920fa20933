"""Words that look like times and are none: modal "may", the verb "march", newspapers, fleets, ages, money, counts.

Every kind of phrase that needs a guard has one; `is_guarded` asks it. A guard looks at a few words on either side,
never at the whole text.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from timeline.model import Span
from timeline.nlp.times import date_guards, span_guards
from timeline.nlp.times.look import REACH, Look, Parts

_GUARDS: Final[dict[str, Callable[[Look], bool]]] = {
    "date": date_guards.month_guard,
    "night": date_guards.month_guard,
    "days": date_guards.month_guard,
    "day-list": date_guards.month_guard,
    "day-of-month": date_guards.day_of_month_guard,
    "years": date_guards.years_guard,
    "century": date_guards.century_guard,
    "iso-month": date_guards.iso_month_guard,
    "numeric": date_guards.numeric_guard,
    "weekday-nth": date_guards.weekday_guard,
    "weekday": date_guards.weekday_guard,
    "weekday-of": date_guards.month_guard,
    "year": date_guards.year_guard,
    "decade": date_guards.decade_guard,
    "season": date_guards.season_guard,
    "quarter": date_guards.quarter_guard,
    "holiday": date_guards.holiday_guard,
    "unit": span_guards.unit_guard,
    "part": span_guards.part_guard,
    "shift": span_guards.shift_guard,
    "duration": span_guards.duration_guard,
    "relation": span_guards.duration_guard,
    "set": span_guards.set_guard,
    "clock": span_guards.clock_guard,
    "deictic": span_guards.deictic_guard,
    "vague": span_guards.vague_guard,
}


def is_guarded(kind: str, parts: Parts, text: str, lower: str, span: Span) -> bool:
    """Tell whether a phrase of this kind, with these parts and at this place, is no time at all."""
    guard = _GUARDS.get(kind)
    if guard is None:
        return False
    start, end = span
    before, after = lower[max(0, start - REACH) : start], lower[end : end + REACH]
    return guard(Look(parts, text[start:end], before, after, text[end : end + REACH]))
