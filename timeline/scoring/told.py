"""The two sides that the scorer compares, in one form: events of a gold file and events of a timeline.

Parties are compared under all their names, dates as days; what counts as the same is decided here.
"""

from __future__ import annotations

import calendar
import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

Span = tuple[int, int]
Days = tuple[date, date]
Party = tuple[str, ...]  # every name that one party goes by, folded; the one to show first


@dataclass(frozen=True, slots=True)
class Told:
    """An event of either side in one form."""

    id: str
    trigger: str
    spans: tuple[Span, ...]
    type: str
    realis: str
    source: tuple[Party, ...]
    target: tuple[Party, ...]
    date: Days | None
    confidence: float = 1.0


class Names:
    """The one key under which all names of a party are compared."""

    def __init__(self, aliases: Mapping[str, Sequence[str]]) -> None:
        self._canonical = {fold(alias): fold(name) for name, others in aliases.items() for alias in others}

    def party(self, names: Iterable[str]) -> Party:
        """Fold the names of one party and replace aliases by the name of the table."""
        return tuple(dict.fromkeys(self._canonical.get(fold(name), fold(name)) for name in names))


def fold(name: str) -> str:
    """Write a name without case, accents, dots, hyphens and its article.

    >>> fold("The U.S. Côte-Guard")
    'us cote guard'
    """
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().casefold()
    words = re.sub(r"[^\w\s'-]", "", plain).replace("-", " ").split()
    return " ".join(words[1:] if words[:1] in (["the"], ["a"], ["an"]) and len(words) > 1 else words)


def days_of(value: str | None) -> Days | None:
    """Read a gold date: a year, a month, a day, or two of them with a slash between.

    >>> days_of("2024-02")
    (datetime.date(2024, 2, 1), datetime.date(2024, 2, 29))
    """
    if value is None:
        return None
    first, last = (value.split("/") * 2)[:2]
    return _first_day(first), _last_day(last)


def gold_events(gold: Mapping[str, Any], names: Names) -> list[Told]:
    """Bring the events of a gold file into the common form."""
    return [
        Told(
            id=event["id"],
            trigger=event["trigger"],
            spans=_trigger_first(event),
            type=event["class"],
            realis=event["realis"],
            source=tuple(names.party([name]) for name in event["actors"]),
            target=tuple(names.party([name]) for name in event["targets"]),
            date=days_of(event["date"]),
        )
        for event in gold["events"]
    ]


def found_events(found: Mapping[str, Any], article: str, names: Names) -> list[Told]:
    """Bring the events that a timeline tells of an article into the common form; denied acts are left out, as gold has none."""
    parties = {actor["id"]: names.party([actor["name"], actor["id"], *actor["aliases"]]) for actor in found["actors"]}
    spans = {
        event["id"]: tuple((m["start"], m["end"]) for m in event["mentions"] if m["article"] == article)
        for event in found["events"]
    }
    return [
        Told(
            id=event["id"],
            trigger=event["mentions"][0]["trigger"],
            spans=spans[event["id"]],
            type=event["type"],
            realis=event["realis"],
            source=tuple(parties[actor] for actor in event["source"]),
            target=tuple(parties[actor] for actor in event["target"]),
            date=_found_days(event["time"]),
            confidence=event["confidence"],
        )
        for event in found["events"]
        if event["realis"] != "negated" and spans[event["id"]]
    ]


def same_parties(gold: Sequence[Party], found: Sequence[Party]) -> bool:
    """Whether each party of one side goes by a name of another party of the other side, and none is left over."""
    left = list(found)
    for party in gold:
        match = next((other for other in left if not set(party).isdisjoint(other)), None)
        if match is None:
            return False
        left.remove(match)
    return not left


def same_days(gold: Days | None, found: Days | None) -> bool:
    """Whether two dates begin on the same day and last the same; a night may count as one day or two."""
    if gold is None or found is None:
        return gold is found
    difference = (gold[1] - gold[0]) - (found[1] - found[0])
    return gold[0] == found[0] and abs(difference.days) <= 1


def touches(span: Span, told: Told) -> bool:
    """Whether a span overlaps a mention of an event."""
    return any(span[0] < end and start < span[1] for start, end in told.spans)


def overlap(one: Told, other: Told) -> bool:
    """Whether two events have overlapping mentions."""
    return any(touches(span, other) for span in one.spans)


def in_words(value: object) -> str:
    """Write the value of a field for the list of faults."""
    if isinstance(value, tuple) and value and isinstance(value[0], tuple):
        return "; ".join(party[0] for party in value)
    if isinstance(value, tuple) and value:
        return "/".join(str(day) for day in value)
    return str(value or "-")


def _trigger_first(event: Mapping[str, Any]) -> tuple[Span, ...]:
    spans = [(start, end) for start, end in event["mentions"]]
    return tuple(sorted(spans, key=lambda span: (span[0] != event["trigger_start"], span)))


def _first_day(value: str) -> date:
    year, month, day = [*map(int, value.split("-")), 1, 1][:3]
    return date(year, month, day)


def _last_day(value: str) -> date:
    parts = [int(part) for part in value.split("-")]
    if len(parts) == 3:
        return date(*parts)
    year, month = [*parts, 12][:2]
    return date(year, month, calendar.monthrange(year, month)[1])


def _found_days(time: Mapping[str, Any] | None) -> Days | None:
    """Take the days of a time; one that is only bounded by other events is no date."""
    if time is None or time["basis"] == "order":
        return None
    start, end = time["start"] or time["end"], time["end"] or time["start"]
    return (date.fromisoformat(start[:10]), date.fromisoformat(end[:10])) if start else None
