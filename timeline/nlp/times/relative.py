"""Resolve what is told from a day: weekdays, "yesterday", "last week", "two days later", parts of the day, clock times."""

from __future__ import annotations

import re
from datetime import date
from typing import Final

from timeline.nlp.times import words
from timeline.nlp.times.amounts import duration_value, read_amount, resolve_duration, weekday_index
from timeline.nlp.times.anchors import Scene, direction
from timeline.nlp.times.dates import resolve_date, step_of
from timeline.nlp.times.grammar import Phrase
from timeline.nlp.times.result import Resolved, TimexType
from timeline.nlp.times.values import (
    DAY,
    Interval,
    century_value,
    day_value,
    decade_value,
    interval,
    month_value,
    moved,
    quarter_value,
    season_value,
    week_value,
    weekend_value,
    year_value,
)

_ANAPHORIC: Final = frozenset(("that", "same", "following", "previous", "preceding", "ensuing", "succeeding", "prior"))
_VALUE_OF: Final = {
    "day": day_value,
    "week": week_value,
    "fortnight": week_value,
    "weekend": weekend_value,
    "month": month_value,
    "quarter": quarter_value,
    "season": season_value,
    "year": year_value,
    "decade": decade_value,
    "century": century_value,
}
_MONTHS_OF: Final = {
    "month": 1,
    "quarter": 3,
    "season": 3,
    "year": 12,
    "decade": 120,
    "century": 1200,
    "millennium": 12000,
}
_DAYS_OF: Final = {
    "day": 1,
    "weekday": 1,
    "night": 1,
    "morning": 1,
    "afternoon": 1,
    "evening": 1,
    "week": 7,
    "weekend": 7,
    "fortnight": 14,
}
_INDENT: Final = 6  # characters that may stand before the first word of a line
_DEICTIC: Final = {
    "today": 0,
    "tonight": 0,
    "overnight": 0,
    "yesterday": -1,
    "tomorrow": 1,
    "day before yesterday": -2,
    "day after tomorrow": 2,
}


def _at(day: date | None, clock: str, *, anaphoric: bool = False) -> Resolved:
    """Give a day with a part of it, typed DATE or TIME."""
    kind: TimexType = "TIME" if clock else "DATE"
    return Resolved(day_value(day) + clock if day else None, kind, anaphoric=anaphoric, clock=clock[1:])


def resolve_weekday(phrase: Phrase, scene: Scene) -> Resolved:
    """Resolve a weekday: of the week named, else the nearest before the base (the base itself counts) or after it."""
    wanted = weekday_index(phrase.get("weekday"))
    rel, week = phrase.get("rel"), phrase.get("week").removeprefix("the ")
    clock = "TNI" if phrase.get("night") else words.DAY_PARTS.get(phrase.get("part"), "")
    anaphoric = rel in _ANAPHORIC
    base = scene.same_day if anaphoric else scene.base_day
    if base is None:
        return _at(None, clock, anaphoric=anaphoric)
    if week:
        monday = base - base.weekday() * DAY + 7 * step_of(week) * DAY
        return _at(monday + wanted * DAY, clock)
    back = (base.weekday() - wanted) % 7
    ahead = (wanted - base.weekday()) % 7
    if step_of(rel) < 0:
        return _at(base - (back or 7) * DAY, clock, anaphoric=anaphoric)
    if step_of(rel) > 0:
        return _at(base + (ahead or 7) * DAY, clock, anaphoric=anaphoric)
    told = "future" if scene.narrative else direction(scene.lower, phrase.start, phrase.end)
    if rel == "this" and told is None:
        told = "future"
    day = base + ahead * DAY if told == "future" else base - back * DAY
    return _at(day - DAY if phrase.get("into") else day, clock, anaphoric=anaphoric)


def resolve_deictic(phrase: Phrase, scene: Scene) -> Resolved:
    """Resolve "today", "yesterday", "tonight", "overnight" and their like."""
    word = phrase.get("deictic")
    clock = words.DAY_PARTS.get(phrase.get("part"), "") or ("TNI" if word in ("tonight", "overnight") else "")
    if scene.narrative and word == "today":
        return Resolved("PRESENT_REF")
    base = scene.base_day if word == "overnight" else scene.today
    resolved = _at(base + _DEICTIC[word] * DAY if base else None, clock)
    if word == "overnight" and base and direction(scene.lower, phrase.start, phrase.end) != "future":
        return resolved._replace(stretch=Interval(base - DAY, base, "range"))
    return resolved


def resolve_part(phrase: Phrase, scene: Scene) -> Resolved:
    """Resolve a part of the day: "this morning" and "last night" from today, "that night" from the date last told."""
    if phrase.get("generic"):
        return Resolved("XXXX-XX-XXTNI", "TIME")
    rel = phrase.get("rel")
    clock = words.DAY_PARTS[phrase.get("part")]
    if rel in ("this", "last", "past", "current", "this past", "this coming", "coming"):
        base, days = scene.base_day, min(step_of(rel), 0)
        return _at(base + days * DAY if base else None, clock)
    base = scene.same_day
    return _at(base + step_of(rel) * DAY if base else None, clock, anaphoric=True)


_OF_WHO_WRITES: Final = frozenset({"last", "past", "this past"})


def resolve_before_last(phrase: Phrase, scene: Scene) -> Resolved:
    """Resolve "the week before last" and "the Thursday before last": one step further back than the last one."""
    base = scene.base
    if base is None:
        return Resolved(None)
    if weekday := phrase.get("weekday"):
        back = (base.weekday() - weekday_index(weekday)) % 7 or 7
        return _at(base - (back + 7) * DAY, "")
    unit = phrase.get("unit").rsplit(None, 1)[-1]
    moved_to = step_units(base, unit, -2)
    return Resolved(_VALUE_OF[unit](moved_to) if moved_to else None)


def resolve_unit(phrase: Phrase, scene: Scene) -> Resolved:
    """Resolve "last week", "this year", "the following month", "the end of the year", "the weekend"."""
    rel, unit = phrase.get("rel"), phrase.get("unit").rsplit(None, 1)[-1]
    if _is_length(phrase, scene):
        return Resolved(duration_value(unit, 1.0), "DURATION")
    anaphoric = rel in _ANAPHORIC or (rel == "next" and (unit == "day" or _definite(phrase, scene)))
    in_the_day = not rel and unit == "day" and bool(phrase.get("phase") or phrase.get("edge"))
    told = scene.same_day if unit == "day" else scene.event_day
    base = told if anaphoric or in_the_day else scene.base
    if rel in _OF_WHO_WRITES and unit in {"week", "month", "weekend"}:
        base = scene.today or base  # a history that tells of "last week" means the writer's
    if base is None:
        return Resolved(None, anaphoric=anaphoric)
    if unit == "weekend":
        return Resolved(_weekend(base, rel, phrase, scene), anaphoric=anaphoric)
    moved_to = step_units(base, unit, step_of(rel))
    if moved_to is None:
        return Resolved(None, anaphoric=anaphoric)
    if unit == "century" and phrase.get("edge") == "turn":
        return Resolved(f"{century_value(moved_to)}00", anaphoric=anaphoric)
    half = {"first half": "-H1", "second half": "-H2"}.get(phrase.get("edge"), "") if unit == "year" else ""
    return Resolved(_VALUE_OF[unit](moved_to) + half, anaphoric=anaphoric)


def _definite(phrase: Phrase, scene: Scene) -> bool:
    return scene.lower[max(0, phrase.start - 5) : phrase.start].split()[-1:] == ["the"]


_STRETCH: Final = re.compile(r"\b(?:over|within|during|in|for|of|through(?:out)?) the $")


def _is_length(phrase: Phrase, scene: Scene) -> bool:
    """Tell whether "the past year", "over the last week" is a stretch that ends now, not a calendar week or year."""
    rel = phrase.get("rel")
    if rel not in ("past", "last", "next", "coming") or phrase.get("phase") or phrase.get("edge"):
        return False
    if phrase.get("unit") in ("weekend", "quarter", "day"):
        return False
    definite = _definite(phrase, scene)
    if rel == "past" or (rel == "last" and definite):
        return True
    return definite and bool(_STRETCH.search(scene.lower[max(0, phrase.start - 20) : phrase.start]))


def _weekend(base: date, rel: str, phrase: Phrase, scene: Scene) -> str:
    """Choose a weekend: before Friday the last one (in talk of the past), else the one of this week."""
    if rel:
        return weekend_value(base + 7 * step_of(rel) * DAY)
    ahead = direction(scene.lower, phrase.start, phrase.end) == "future"
    return weekend_value(base if ahead or base.weekday() >= 4 else base - 7 * DAY)


def step_units(day: date, unit: str, count: int) -> date | None:
    """Move a day by so many units ("week", "month", ...); None where that leaves the calendar."""
    try:
        if unit in _DAYS_OF:
            return day + count * _DAYS_OF[unit] * DAY
        return moved(day, months=count * _MONTHS_OF.get(unit, 0))
    except OverflowError:
        return None


def resolve_shift(phrase: Phrase, scene: Scene) -> Resolved:
    """Resolve "two days ago" from today and "two days later", "the day before" from the date last told.

    The value has the unit's precision: "three weeks ago" is a week. An unnamed number only tells past from future.
    """
    way, unit = phrase.get("way"), words.unit_of(phrase.get("unit"))
    anaphoric = way not in ("ago", "from", "from now", "hence", "time") and not phrase.get("anchor")
    told = scene.same_day if unit in words.CLOCK_UNITS or unit == "day" else scene.event_day
    base = told if anaphoric else scene.base
    sign = -1 if way in _BACK else 1
    amount = read_amount(phrase.parts, bare=1.0 if phrase.get("unit") == unit else None)
    if unit in words.CLOCK_UNITS:
        days = round(amount / 24) if amount and unit == "hour" else 0
        day = step_units(base, "day", sign * days) if base else None
        return Resolved(day_value(day) if day else None, "TIME", anaphoric=anaphoric)
    if amount is None:
        return Resolved("PAST_REF" if sign < 0 else "FUTURE_REF", anaphoric=anaphoric)
    if base is None:
        return Resolved(None, anaphoric=anaphoric)
    base += _DEICTIC.get(phrase.get("anchor"), 0) * DAY
    if weekday := phrase.get("weekday"):
        return _at(_on_weekday(base, unit, sign * amount, weekday_index(weekday)), "")
    return _shifted(phrase, scene, base, sign * amount)._replace(anaphoric=anaphoric)


def _on_weekday(base: date, unit: str, amount: float, weekday: int) -> date | None:
    """Give the day of "two weeks ago Monday", of the week so far back, and of "a week from Tuesday", from the next one."""
    if amount < 0:
        day = _step_fraction(base, unit, amount)
        return day + (weekday - day.weekday()) * DAY if day else None
    return _step_fraction(base + ((weekday - base.weekday()) % 7 or 7) * DAY, unit, amount)


_BACK: Final = frozenset(("ago", "earlier", "before", "previously", "previous", "prior", "beforehand"))


def _shifted(phrase: Phrase, scene: Scene, base: date, amount: float) -> Resolved:
    """Give the day so many units from the base, as precise as the unit; "two years ago today" is a day."""
    unit = words.unit_of(phrase.get("unit"))
    day = _step_fraction(base, unit, amount)
    if day is None:
        return Resolved(None)
    clock = words.DAY_PARTS.get(unit, "")
    if clock or unit == "day" or phrase.get("anchor"):
        return _at(day, clock)
    told = interval(scene.told)
    in_step = phrase.get("way") in ("earlier", "before", "later") and unit == "year" and amount == int(amount)
    if in_step and told and told.precision in ("month", "quarter"):  # a quarter's sales and those of "a year earlier"
        return Resolved(_VALUE_OF[told.precision](day))
    return Resolved(_shift_value(unit, abs(amount), day))


def _step_fraction(day: date, unit: str, amount: float) -> date | None:
    whole = int(amount)
    if whole == amount:
        return step_units(day, unit, whole)
    if unit in _DAYS_OF:
        return step_units(day, "day", round(amount * _DAYS_OF[unit]))
    return step_units(day, "month", round(amount * _MONTHS_OF.get(unit, 0)))


def _shift_value(unit: str, amount: float, day: date) -> str:
    """Give the value with the unit's precision; a half is told in the next smaller unit, a century in years."""
    if unit in ("century", "millennium"):
        return year_value(day) if amount < 1 else decade_value(day)
    if amount != int(amount):
        return month_value(day) if unit in ("year", "decade") else day_value(day)
    if unit == "decade":
        return year_value(day) if amount < 3 else decade_value(day)
    return _VALUE_OF.get(unit, day_value)(day)


def resolve_clock(phrase: Phrase, scene: Scene) -> Resolved:
    """Resolve a time of day on the day last told, else today; one that opens a line ("14:45 Police ...") is today's."""
    hour = int(words.whole_number(phrase.get("hour")) or 0)
    minute = {"half": 30, "quarter": 15}.get(phrase.get("past"), int(phrase.get("minute") or 0))
    meridiem = phrase.get("meridiem").replace(".", "") or {"TMO": "am", "TAF": "pm", "TEV": "pm", "TNI": "pm"}.get(
        words.DAY_PARTS.get(phrase.get("part"), ""), ""
    )
    if meridiem == "pm" and hour < 12:
        hour += 12
    if meridiem == "am" and hour == 12:
        hour = 0
    zone = "Z" if phrase.get("zone") in ("gmt", "utc", "z") else ""
    told = interval(scene.told)
    on_told = told is not None and told.precision in ("day", "minute") and not _opens_line(phrase, scene)
    base = told.start if told and on_told else scene.today
    clock = f"{hour:02d}:{minute:02d}{zone}"
    return Resolved(f"{base.isoformat()}T{clock}" if base else None, "TIME", anaphoric=True, clock=clock)


def _opens_line(phrase: Phrase, scene: Scene) -> bool:
    """Tell whether a phrase is the first of a line below others: the hour of an entry in a live report."""
    return scene.lower[max(0, phrase.start - _INDENT) : phrase.start].rstrip(" \t").endswith("\n")


def resolve_vague(phrase: Phrase, _scene: Scene) -> Resolved:
    """Resolve "now", "recently", "recent weeks" and their like to what TIMEX3 has for them."""
    if recent := phrase.get("recent"):
        return Resolved("PAST_REF" if recent == "recent" else "FUTURE_REF")
    return Resolved(words.VAGUE_TIMES[" ".join(phrase.get("vague").split())])


def resolve_relation(phrase: Phrase, scene: Scene) -> Resolved:
    """Resolve "two days after" something: a length of time in news; in a narrative the day so far from the last told.

    Behind a date and a comma ("on 27 June, two days after the invasion") the words say that date once more.
    """
    unit = words.unit_of(phrase.get("unit"))
    amount = read_amount(phrase.parts)
    told = scene.told_day
    if not scene.narrative or told is None or amount is None or unit in words.CLOCK_UNITS:
        return resolve_duration(phrase, scene)
    if re.search(r"\d,\s$", scene.lower[max(0, phrase.start - 5) : phrase.start]):
        return Resolved(scene.told, anaphoric=True)
    sign = 1 if phrase.get("way") in ("after", "following", "since") else -1
    moved_to = _step_fraction(told, unit, sign * amount)
    if moved_to is None:
        return Resolved(None, anaphoric=True)
    return Resolved(_shift_value(unit, amount, moved_to), anaphoric=True)


def resolve_week_of(phrase: Phrase, scene: Scene) -> Resolved:
    """Resolve "the week of March 5" and "the last week of March"."""
    resolved = resolve_date(phrase, scene)
    found = interval(resolved.value)
    if found is None:
        return Resolved(None)
    nth = words.whole_number(phrase.get("nth"))
    if nth is None:
        return Resolved(week_value(found.start))
    return Resolved(week_value(found.end - 3 * DAY if nth < 0 else found.start + (7 * nth - 4) * DAY))
