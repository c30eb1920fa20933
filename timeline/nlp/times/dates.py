"""Resolve dates that name a place in the calendar: days, months, quarters, seasons, years, decades, centuries.

What the text leaves out (a year, mostly) is taken from the scene: in news the reading nearest before publication, in a
narrative the one that follows the date told last.
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Final

from timeline.nlp.times import words
from timeline.nlp.times.amounts import weekday_index
from timeline.nlp.times.anchors import Scene, direction, is_appointment
from timeline.nlp.times.grammar import Phrase
from timeline.nlp.times.holidays import holiday_date, holiday_name, is_one_day
from timeline.nlp.times.result import Resolved
from timeline.nlp.times.values import interval, valid_day

_SOON: Final = timedelta(days=45)  # a date this far ahead is still read as coming, not as last year's
_SAME_STORY: Final = 4  # months a narrative may step back before the next year is meant
_LATEST: Final = 2029  # what two digits mean at the latest where nothing dates the text, a decade on allowed


def resolve_date(phrase: Phrase, scene: Scene) -> Resolved:
    """Resolve a month with or without day, year and modifiers ("early May", "5 May 2019", "last March")."""
    month = words.MONTHS[phrase.get("month").rstrip(".")]
    day = words.whole_number(phrase.get("day")) or 0
    year = stated_year(phrase, scene)
    explicit = bool(phrase.get("year") or phrase.get("short"))
    if year is None:
        year = implied_year(phrase, scene, month, day)
    clock = words.DAY_PARTS.get(phrase.get("part"), "")
    if year is not None and valid_day(year, month, day or 1) is None:
        return Resolved(None)
    if year is None and not day:
        return Resolved(None)
    stem = f"{year:04d}-{month:02d}" if year is not None else None
    value = f"{stem}-{day:02d}{clock}" if stem and day else stem
    return Resolved(value, "TIME" if clock else "DATE", "explicit" if explicit and day else "relative")


def stated_year(phrase: Phrase, scene: Scene) -> int | None:
    """Give the year a phrase names ("2019", "'98", "last year"), None where it names none."""
    if year := phrase.get("year"):
        return int(year)
    if short := phrase.get("short"):
        return full_year(int(short), scene)
    if not (yearof := phrase.get("yearof")):
        return None
    anaphoric = yearof not in ("this", "last", "next", "the current")
    base = scene.event_day if anaphoric else scene.base
    if base is None:
        return None
    return base.year + step_of(yearof.removeprefix("the "))


def full_year(two_digits: int, scene: Scene, ahead: int = 10) -> int:
    """Give the year that two digits mean: at most so many years after the text, else of the century before."""
    latest = (scene.base.year if scene.base else _LATEST) + ahead
    return next(year for year in range(latest, latest - 100, -1) if year % 100 == two_digits)


def step_of(rel: str) -> int:
    """Give how many periods a modifier points away: "last" -1, "this" 0, "next" 1."""
    return words.RELATIONS.get(rel, 0)


def implied_year(phrase: Phrase, scene: Scene, month: int, day: int) -> int | None:
    """Give the year that a month (and day) without one means; None where nothing near tells."""
    rel, weekday = phrase.get("rel"), phrase.get("weekday")
    if weekday and day and (near := scene.base or scene.told_day):
        return _year_of_weekday(near, month, day, weekday_index(weekday))
    if rel in ("that", "same", "following", "ensuing", "succeeding") or scene.narrative:
        return _year_told(scene, month, rel, beside=scene.told_beside(phrase))
    base = scene.today
    if base is None:
        return None
    if rel:
        return base.year + _years_to(step_of(rel), month, base.month)
    if (year := scene.recalled_year(phrase, month)) is not None:
        return year
    told = None if is_appointment(scene.lower, phrase.end) else direction(scene.lower, phrase.start, phrase.end)
    if day and told == "past" and scene.is_a_term(phrase):
        told = None  # "extended its offer to 20 November": the verb may be past, and the day still to come
    return _year_near(base, month, day, told)


def _years_to(step: int, month: int, current: int) -> int:
    """Give how many years away "last March" (-1) or "next March" (1) lies, told in the current month."""
    if step < 0:
        return 0 if month < current else -1
    return step if month <= current else 0


def _year_of_weekday(near: date, month: int, day: int, weekday: int) -> int | None:
    """Choose the year nearest to a date in which the day falls on that weekday."""
    days = [found for step in range(-11, 12) if (found := valid_day(near.year + step, month, day))]
    fitting = [found for found in days if found.weekday() == weekday]
    return min(fitting, key=lambda found: abs(found - near)).year if fitting else None


def _year_near(base: date, month: int, day: int, told: str | None) -> int:
    """Choose the year by publication: the next such date in talk of the future, else the last one but for `_SOON`."""
    first = valid_day(base.year, month, day or 1) or date(base.year, month, 1)
    if told == "future":
        same_month = not day and month == base.month
        return base.year if first >= base or same_month or (base - first) < _SOON else base.year + 1
    limit = base + (timedelta(0) if told == "past" else _SOON)
    if first > limit:
        return base.year - 1
    following = valid_day(base.year + 1, month, day or 1)
    if day and told is None and following and following - base < _SOON and (base - first) > 4 * _SOON:
        return base.year + 1
    return base.year


def _year_told(scene: Scene, month: int, rel: str, *, beside: bool) -> int | None:
    """Choose the year in a narrative: the year told last, the next one where the months have gone round."""
    told = interval(scene.told if beside or rel in ("that", "same") else scene.line)
    if told is None:
        return _year_near(scene.today, month, 0, None) if scene.today else None
    if step := step_of(rel):
        return told.start.year + _years_to(step, month, told.start.month)
    if told.precision in ("day", "minute", "month", "range", "week") and told.start.month - month > 12 - _SAME_STORY:
        return told.start.year + 1
    return told.start.year


def resolve_iso(phrase: Phrase, _scene: Scene) -> Resolved:
    """Resolve `2023-12-04`, with or without a time of day and a zone."""
    year, month, day = map(int, re.split(r"[-/.]", phrase.get("iso")))
    found = valid_day(year, month, day)
    if found is None:
        return Resolved(None)
    if not phrase.get("hour"):
        return Resolved(found.isoformat(), "DATE", "explicit")
    zone = "Z" if phrase.get("zone") in ("z", "utc", "gmt") else ""
    return Resolved(f"{found.isoformat()}T{phrase.get('hour')}:{phrase.get('minute')}{zone}", "TIME", "explicit")


def resolve_iso_month(phrase: Phrase, _scene: Scene) -> Resolved:
    """Resolve `2023-12`."""
    return Resolved(f"{phrase.get('year')}-{phrase.get('number')}")


def resolve_numeric(phrase: Phrase, scene: Scene) -> Resolved:
    """Resolve "25/12/2019" and "12/25/2019"; where both readings are dates the phrase is ambiguous.

    An ambiguous date is read month first with slashes and hyphens, day first with full stops, unless the scene says.
    """
    one, two, three = int(phrase.get("one")), int(phrase.get("two")), phrase.get("three")
    year = int(three) if len(three) == 4 else full_year(int(three), scene)
    day_first = scene.day_first if scene.day_first is not None else phrase.get("mark") == "."
    readings = {True: valid_day(year, two, one), False: valid_day(year, one, two)}
    chosen = readings[day_first] or readings[not day_first]
    ambiguous = one != two and None not in readings.values() and scene.day_first is None and phrase.get("mark") != "."
    if chosen is None:
        return Resolved(None)
    return Resolved(chosen.isoformat(), "DATE", "explicit", ambiguous=ambiguous)


def resolve_odd(phrase: Phrase, _scene: Scene) -> Resolved:
    """Resolve a full date in a rare format ("5-Mar-2019") by dateparser, which is imported only then."""
    import dateparser  # noqa: PLC0415 - a third of a second that few texts need

    found = dateparser.parse(
        phrase.get("odd"),
        languages=["en"],
        settings={"REQUIRE_PARTS": ["day", "month", "year"], "DATE_ORDER": "DMY"},
    )
    return Resolved(found.date().isoformat(), "DATE", "explicit") if found else Resolved(None)


def resolve_day_of_month(phrase: Phrase, scene: Scene) -> Resolved:
    """Resolve "the 15th": of the month told last, the next month where the days have gone round."""
    day = words.whole_number(phrase.get("nth")) or 0
    told = interval(scene.told)
    base = scene.event_day
    if base is None:
        return Resolved(None, anaphoric=True)
    found = valid_day(base.year, base.month, day)
    if found and told and told.precision in ("day", "minute") and found < base and base.day - day > 20:
        found = valid_day(base.year + (base.month == 12), base.month % 12 + 1, day)
    return Resolved(found.isoformat() if found else None, anaphoric=True)


def resolve_weekday_nth(phrase: Phrase, scene: Scene) -> Resolved:
    """Resolve "Saturday the 10th": the nearest month in which that day falls on that weekday."""
    near = scene.base_day
    day, weekday = words.whole_number(phrase.get("nth")) or 0, weekday_index(phrase.get("weekday"))
    if near is None:
        return Resolved(None)
    months = (divmod(near.year * 12 + near.month - 1 + step, 12) for step in range(-_SAME_STORY, _SAME_STORY + 1))
    days = [found for year, month in months if (found := valid_day(year, month + 1, day))]
    fitting = [found for found in days if found.weekday() == weekday]
    nearest = min(fitting, key=lambda found: abs(found - near), default=None)
    return Resolved(nearest.isoformat() if nearest else None)


def resolve_weekday_of(phrase: Phrase, scene: Scene) -> Resolved:
    """Resolve "the first Monday in January", "the last Sunday of October 2019"; a fifth one may not be there."""
    month, wanted = words.MONTHS[phrase.get("month").rstrip(".")], weekday_index(phrase.get("weekday"))
    year = stated_year(phrase, scene) or implied_year(Phrase(phrase.start, phrase.end, "date", {}), scene, month, 0)
    nth = words.whole_number(phrase.get("nth")) or 0
    if year is None or not date.min.year <= year < date.max.year:
        return Resolved(None)
    first = date(year, month, 1)
    days = [first + timedelta((wanted - first.weekday()) % 7 + 7 * week) for week in range(5)]
    days = [day for day in days if day.month == month]
    place = nth - 1 if nth > 0 else -1
    return Resolved(days[place].isoformat() if place < len(days) else None)


def resolve_holiday(phrase: Phrase, scene: Scene) -> Resolved:
    """Resolve a named day ("Christmas Eve 1914", "Good Friday"), without a year as any month and day."""
    name = holiday_name(phrase.get("holiday"))
    year = stated_year(phrase, scene)
    if is_one_day(name) and year is None:
        day = holiday_date(name, 1)
        if scene.today is None or day <= scene.today:
            return Resolved(day.isoformat(), "DATE", "explicit")
    if year is None:
        near = scene.base or scene.told_day
        if near is None:
            return Resolved(None)
        this_year = holiday_date(name, near.year)
        year = implied_year(phrase, scene, this_year.month, this_year.day)
    if year is None or not date.min.year <= year <= date.max.year:
        return Resolved(None)
    return Resolved(holiday_date(name, year).isoformat())


def resolve_year(phrase: Phrase, scene: Scene) -> Resolved:
    """Resolve a year, of our era or before it."""
    if two_digits := phrase.get("fy"):
        return Resolved(f"{full_year(int(two_digits), scene):04d}")
    if phrase.get("short"):
        return Resolved(f"{full_year(int(phrase.get('short')), scene):04d}")
    year = int(phrase.get("year"))
    if phrase.get("era").startswith("b"):
        return Resolved(f"BC{year:04d}")
    if not year:
        return Resolved(None)
    return Resolved(f"{year:04d}{_half_letter(phrase)}")


def _half_letter(phrase: Phrase) -> str:
    return {"first half": "-H1", "second half": "-H2"}.get(phrase.get("edge"), "")


def resolve_decade(phrase: Phrase, scene: Scene) -> Resolved:
    """Resolve "the 1990s", "the '90s", "the nineties"."""
    if digits := phrase.get("decade").strip("'\u2018\u2019"):
        if len(digits) == 4:
            return Resolved(digits[:3])
        tens = int(digits)
    else:
        tens = words.DECADES[phrase.get("tens")]
    return Resolved(f"{full_year(tens, scene, ahead=0) // 10:03d}")


def resolve_century(phrase: Phrase, _scene: Scene) -> Resolved:
    """Resolve "the 19th century" ("18": the years that begin so)."""
    nth = words.whole_number(phrase.get("nth"))
    if nth is None or not 0 < nth <= 30:
        return Resolved(None)
    if phrase.get("era").startswith("b"):
        return Resolved(f"BC{nth - 1:02d}")
    return Resolved(f"{nth - 1:02d}")


def resolve_quarter(phrase: Phrase, scene: Scene) -> Resolved:
    """Resolve "the third quarter", "the first half of 2019", "Q3"."""
    letter = phrase.get("fraction")[0].upper()
    nth = words.whole_number(phrase.get("nth")) or 0
    count = 4 if letter == "Q" else 2
    if month := phrase.get("month"):
        return resolve_date(Phrase(phrase.start, phrase.end, "date", {"month": month}), scene)
    nth = count if nth < 0 else nth
    year = stated_year(phrase, scene)
    if year is None and scene.base:
        year = _year_of_fraction(phrase, scene, scene.base, (nth - 1) * 12 // count + 1)
    return Resolved(f"{year:04d}-{letter}{nth}" if year is not None else None)


def _year_of_fraction(phrase: Phrase, scene: Scene, base: date, first_month: int) -> int:
    ahead = first_month - base.month
    if ahead <= 0 or phrase.get("yearall") or scene.narrative:
        return base.year
    told = direction(scene.lower, phrase.start, phrase.end)
    return base.year if told == "future" or (told is None and ahead <= 3) else base.year - 1


def resolve_season(phrase: Phrase, scene: Scene) -> Resolved:
    """Resolve a season, named after the year it begins in."""
    letters = words.SEASONS[phrase.get("season")]
    rel = phrase.get("rel")
    year = stated_year(phrase, scene)
    if year is not None:
        return Resolved(f"{year:04d}-{letters}")
    base = scene.event_day if rel in ("that", "same", "following") else scene.base
    if base is None:
        return Resolved(None)
    first = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}[letters]
    now = (base.month - 3) % 12 // 3 == (first - 3) // 3  # the base lies in this season
    begun = base.year if base.month >= first else base.year - 1  # the last one that has begun
    if step_of(rel) < 0:
        year = begun - now
    elif step_of(rel) > 0:
        year = begun + 1
    elif rel or scene.narrative:
        year = begun if now else base.year
    else:
        ahead = direction(scene.lower, phrase.start, phrase.end) == "future"
        year = begun + 1 if ahead and not now else begun
    return Resolved(f"{year:04d}-{letters}")
