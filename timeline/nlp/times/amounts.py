"""Resolve lengths of time ("three days", "P3D") and frequencies ("every Monday", "weekly")."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from timeline.nlp.times import words
from timeline.nlp.times.anchors import Scene
from timeline.nlp.times.grammar import Phrase
from timeline.nlp.times.result import Resolved

_SCALE: Final = {"hundred": 100, "thousand": 1000, "million": 10**6, "billion": 10**9}
# Half a unit, told in whole smaller ones.
_HALVES: Final = {"hour": "PT30M", "day": "PT12H", "year": "P6M", "month": "P2W"}
_QUARTERS: Final = {"hour": "PT15M", "year": "P3M"}
# Units that ISO 8601 has no letter for, in those it has.
_IN_SMALLER: Final = {"decade": 10, "century": 100, "millennium": 1000, "fortnight": 2}
_GAP: Final = r"[\s\u2010-\u2015\u2212-]"
_AND_A: Final = re.compile(rf"(?<!{_GAP}){_GAP}+and{_GAP}+a\W")  # "two and a half", "two-and-a-half"
_DASH: Final = re.compile(r"[\u2010-\u2015\u2212]")


def read_amount(parts: Mapping[str, str], bare: float | None = None) -> float | None:
    """Give the number of units a phrase names: 2.5 for "two and a half"; None for "several", `bare` for none at all."""
    if half := parts.get("half"):
        return 0.25 if "quarter" in half else 0.5
    if parts.get("vague"):
        return 2.0 if "couple" in parts["vague"] else None
    if not (amount := parts.get("amount", "")):
        return bare
    more = 0.5 if "half" in amount or parts.get("and") else 0.0
    word = _AND_A.split(amount)[0].strip()
    if re.match(r"an?(?:\s|$)", word):
        number = 1.0
    else:
        try:
            number = float(word.replace(",", ""))
        except ValueError:
            number = float(words.whole_number("-".join(part.strip() for part in _DASH.split(word))) or 0)
    return (number + more) * _SCALE.get(parts.get("thousands", ""), 1)


def duration_value(unit: str, amount: float | None) -> str:
    """Give the TIMEX3 value of a length of time: `P3D`, `PT2H`, `PXY` for an unnamed number.

    >>> duration_value("hour", 24), duration_value("year", 2.5), duration_value("week", None)
    ('PT24H', 'P2.5Y', 'PXW')
    """
    letter = words.UNITS[unit]
    mark = "PT" if unit in words.CLOCK_UNITS else "P"
    if amount == 0.5 and unit in _HALVES:
        return _HALVES[unit]
    if amount == 0.25 and unit in _QUARTERS:
        return _QUARTERS[unit]
    if amount is not None:
        amount *= _IN_SMALLER.get(unit, 1)
    number = "X" if amount is None else f"{amount:.10g}"
    return f"{mark}{number}{letter}"


def resolve_duration(phrase: Phrase, _scene: Scene) -> Resolved:
    """Resolve a length of time to its TIMEX3 value."""
    unit = words.unit_of(phrase.get("unit"))
    plural = phrase.get("unit") != unit
    amount = read_amount(phrase.parts, None if plural else 1.0)
    if plural and phrase.get("amount") in ("a", "an"):  # "a months-long siege"
        amount = None
    return Resolved(duration_value(unit, amount), "DURATION")


def resolve_set(phrase: Phrase, _scene: Scene) -> Resolved:
    """Resolve a frequency to the TIMEX3 value of its period ("every Monday": `XXXX-WXX-1`)."""
    if often := phrase.get("often"):
        return Resolved(words.FREQUENCIES[often], "SET")
    named = _named_period(phrase)
    if named:
        return Resolved(named, "SET")
    unit = words.unit_of(phrase.get("unit"))
    number = 2.0 if phrase.get("other") in ("other", "second") else read_amount(_counted(phrase), 1.0)
    return Resolved(duration_value(unit, number), "SET")


def _named_period(phrase: Phrase) -> str:
    """Give the value of what comes round under a name ("every Monday", "each winter", "nights"), "" for a mere unit."""
    if plural := phrase.get("plural"):
        return _plural_value(plural)
    if day := phrase.get("weekday"):
        return f"XXXX-WXX-{weekday_index(day) + 1}{words.DAY_PARTS.get(phrase.get('part'), '')}"
    if month := phrase.get("month"):
        return f"XXXX-{words.MONTHS[month.rstrip('.')]:02d}"
    if season := phrase.get("season"):
        return f"XXXX-{words.SEASONS[season]}"
    part = words.DAY_PARTS.get(phrase.get("unit"), "")
    return f"XXXX-XX-XX{part}" if part else ""


def _counted(phrase: Phrase) -> dict[str, str]:
    """Give the parts that count the units of a frequency; in "twice a day" none does."""
    return {name: part for name, part in phrase.parts.items() if name in ("amount", "vague")}


def _plural_value(plural: str) -> str:
    if plural in words.DAY_PARTS:
        return f"XXXX-XX-XX{words.DAY_PARTS[plural]}"
    if plural == "weekend":
        return "XXXX-WXX-WE"
    if plural == "weekday":
        return "XXXX-WXX"
    return f"XXXX-WXX-{weekday_index(plural) + 1}"


def weekday_index(name: str) -> int:
    """Give the number of a weekday's name or abbreviation, Monday being 0."""
    return words.WEEKDAYS[name.rstrip(".")]
