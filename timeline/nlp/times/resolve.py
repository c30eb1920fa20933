"""From phrases to time expressions: one walk through the text, each date told being the anchor of what follows.

A resolver a kind of phrase gives its value; `joins.py` puts together what takes two phrases.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from typing import Final

from timeline.nlp.times import amounts, dates, relative
from timeline.nlp.times.anchors import Mode, Scene, choose_mode
from timeline.nlp.times.grammar import Phrase, find_phrases, fold
from timeline.nlp.times.joins import (
    Valued,
    follow_weekdays,
    join_clocks,
    join_phrases,
    make_timexes,
    name_shifts,
    name_weekdays,
)
from timeline.nlp.times.lengths import stretch_lengths
from timeline.nlp.times.result import Resolved, Timex
from timeline.nlp.times.values import interval

Heading = tuple[int, int, str]

_RESOLVERS: Final[dict[str, Callable[[Phrase, Scene], Resolved]]] = {
    "date": dates.resolve_date,
    "iso": dates.resolve_iso,
    "iso-month": dates.resolve_iso_month,
    "numeric": dates.resolve_numeric,
    "odd": dates.resolve_odd,
    "day-of-month": dates.resolve_day_of_month,
    "night": dates.resolve_date,
    "weekday-nth": dates.resolve_weekday_nth,
    "weekday-of": dates.resolve_weekday_of,
    "holiday": dates.resolve_holiday,
    "year": dates.resolve_year,
    "decade": dates.resolve_decade,
    "century": dates.resolve_century,
    "quarter": dates.resolve_quarter,
    "season": dates.resolve_season,
    "weekday": relative.resolve_weekday,
    "deictic": relative.resolve_deictic,
    "part": relative.resolve_part,
    "unit": relative.resolve_unit,
    "before-last": relative.resolve_before_last,
    "week-of": relative.resolve_week_of,
    "shift": relative.resolve_shift,
    "relation": relative.resolve_relation,
    "clock": relative.resolve_clock,
    "vague": relative.resolve_vague,
    "duration": amounts.resolve_duration,
    "set": amounts.resolve_set,
}


def find_all(
    text: str, today: date | None, mode: Mode, headings: Sequence[Heading], *, day_first: bool | None
) -> list[Timex]:
    """Find and resolve the time expressions of a text, in order.

    `headings` are the dates that stand alone on a line; each is the day that what stands under it is told from.
    """
    lower = fold(text)
    phrases = join_phrases(list(find_phrases(text, lower)), lower)
    narrative = mode == "narrative" or (mode == "auto" and not headings and choose_mode(phrases, today))
    scene = Scene(lower, today, narrative, day_first)
    valued: list[Valued] = []
    waiting = list(reversed(headings))
    for phrase in phrases:
        while waiting and waiting[-1][0] <= phrase.start:
            day = waiting.pop()[2]
            scene = replace(scene, today=date.fromisoformat(day), told=day, line=day, day=day)
        resolved = _resolve(phrase, scene.at(phrase.start))
        valued.append(Valued(phrase, resolved))
        if _is_told(resolved) and not _is_hour(phrase):
            scene = scene.after(resolved.value or "", phrase)
    valued = follow_weekdays(valued, today)
    timexes = make_timexes(text, lower, join_clocks(name_shifts(name_weekdays(valued, lower), lower), lower))
    return stretch_lengths(timexes, lower)


def _resolve(phrase: Phrase, scene: Scene) -> Resolved:
    """Resolve a phrase; one that leads out of the calendar ("next year" in 9999) has no value."""
    try:
        return _RESOLVERS[phrase.kind](phrase, scene)
    except OverflowError:
        return Resolved(None)


def _is_hour(phrase: Phrase) -> bool:
    """Tell whether a phrase is a mere part of a day ("the evening of 3 January"), and tells no day itself."""
    return phrase.kind == "part" and not phrase.get("rel")


def _is_told(resolved: Resolved) -> bool:
    """Tell whether a value can anchor what follows: a place in the calendar no wider than a year."""
    if resolved.type not in ("DATE", "TIME"):
        return False
    found = interval(resolved.value)
    return found is not None and (found.end - found.start).days < 370
