"""Compare a timeline with a gold annotation: which events were found, and what is right about them.

Takes a gold file (`data/gold`) and the timeline of the same article as a dict (the format of a timeline file), hands on
`Scores`: counts for each column of the gate, the faults one by one, and what each event's confidence was worth.
"""

from __future__ import annotations

import calendar
import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations
from typing import Any

import networkx as nx

COLUMNS = ("event", "type", "realis", "source", "target", "date", "undated", "link", "whole")
FIELDS = ("type", "realis", "source", "target", "date")

Span = tuple[int, int]
Days = tuple[date, date]
Party = frozenset[str]  # every name that one party goes by, folded


@dataclass(frozen=True, slots=True)
class Count:
    """How many are right, of how many that were found and how many that there are."""

    right: int = 0
    found: int = 0
    gold: int = 0

    def __add__(self, other: Count) -> Count:
        """Count both together."""
        return Count(self.right + other.right, self.found + other.found, self.gold + other.gold)

    @property
    def precision(self) -> float:
        """The share of the found that is right; 1 where nothing was found."""
        return self.right / self.found if self.found else 1.0

    @property
    def recall(self) -> float:
        """The share of the gold that was found and is right; 1 where there is none."""
        return self.right / self.gold if self.gold else 1.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall; 1 where there was nothing to find and nothing was found."""
        return 2 * self.right / (self.found + self.gold) if self.found + self.gold else 1.0


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that is wrong: its kind ("source empty"), and the two sides in words."""

    article: str
    kind: str
    gold: str
    found: str


@dataclass(frozen=True, slots=True)
class Judged:
    """What the confidence of one found event was worth: whether it is one and of its type, and right altogether."""

    confidence: float
    right: bool
    whole: bool


@dataclass(frozen=True, slots=True)
class Scores:
    """The result for one article or for several."""

    counts: dict[str, Count]
    faults: tuple[Fault, ...] = ()
    judged: tuple[Judged, ...] = ()

    def __add__(self, other: Scores) -> Scores:
        """Put the results of two sets of articles together."""
        counts = {column: self.counts[column] + other.counts[column] for column in COLUMNS}
        return Scores(counts, self.faults + other.faults, self.judged + other.judged)


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
        return frozenset(self._canonical.get(fold(name), fold(name)) for name in names)


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
    """Bring the events of a timeline into the common form; denied acts are left out, since the gold has none."""
    parties = {actor["id"]: names.party([actor["id"], actor["name"], *actor["aliases"]]) for actor in found["actors"]}
    return [
        Told(
            id=event["id"],
            trigger=event["mentions"][0]["trigger"] if event["mentions"] else event["label"],
            spans=tuple((m["start"], m["end"]) for m in event["mentions"] if m["article"] == article),
            type=event["type"],
            realis=event["realis"],
            source=tuple(parties[actor] for actor in event["source"]),
            target=tuple(parties[actor] for actor in event["target"]),
            date=_found_days(event["time"]),
            confidence=event["confidence"],
        )
        for event in found["events"]
        if event["realis"] != "negated"
    ]


def pair_events(gold: Sequence[Told], found: Sequence[Told]) -> dict[int, int]:
    """Pair gold and found events one to one so that as many mentions as possible overlap.

    Of equal pairs those go first that share the trigger, then those of one type.

    Returns
    -------
    dict
        From the index of a gold event to that of its found event, for those that have one.
    """
    graph: nx.Graph[tuple[str, int]] = nx.Graph()
    for g, right in enumerate(gold):
        for f, other in enumerate(found):
            if shared := sum(_touches(span, other) for span in right.spans):
                likeness = 2 * _touches(right.spans[0], other) + (right.type == other.type)
                graph.add_edge(("gold", g), ("found", f), weight=10 * shared + likeness)
    pairs = (sorted(pair, reverse=True) for pair in nx.max_weight_matching(graph))
    return {g: f for (_, g), (_, f) in sorted(pairs)}


def score(gold: Mapping[str, Any], found: Mapping[str, Any], names: Names) -> Scores:
    """Score the timeline of one article against its gold.

    Parameters
    ----------
    gold
        A gold file, decoded.
    found
        The timeline of the same article, as `Timeline.to_dict` gives it.
    names
        How the names of parties are compared.
    """
    rights, others = gold_events(gold, names), found_events(found, gold["id"], names)
    pairs = pair_events(rights, others)
    together = [(rights[g], others[f]) for g, f in pairs.items()]
    links, link_faults = _score_links(gold, found, {others[f].id: rights[g].id for g, f in pairs.items()})
    whole = {other.id for right, other in together if not _wrong_fields(right, other)}
    counts = {
        "event": Count(len(pairs), len(others), len(rights)),
        "type": Count(sum(right.type == other.type for right, other in together), len(others), len(rights)),
        "realis": Count(sum(right.realis == other.realis for right, other in together), len(pairs), len(pairs)),
        "source": _count_field("source", together),
        "target": _count_field("target", together),
        "date": _count_field("date", together),
        "undated": _count_undated(together),
        "link": links,
        "whole": Count(len(whole), len(others), len(rights)),
    }
    faults = [*_event_faults(rights, others, pairs), *_field_faults(together), *link_faults]
    typed = {other.id for right, other in together if right.type == other.type}
    judged = tuple(Judged(other.confidence, other.id in typed, other.id in whole) for other in others)
    return Scores(counts, tuple(Fault(gold["id"], *fault) for fault in faults), judged)


def score_across(
    golds: Sequence[Mapping[str, Any]], merged: Mapping[str, Any], same: Sequence[Sequence[str]], names: Names
) -> Count:
    """Count the pairs of events of different articles that are told to be one.

    Parameters
    ----------
    golds
        The gold files of all articles that were merged.
    merged
        Their one timeline, as `Timeline.to_dict` gives it.
    same
        Groups of events that are one, each event as `article:id`.
    names
        How the names of parties are compared.
    """
    holders: dict[str, list[str]] = {}
    for gold in golds:
        rights = gold_events(gold, names)
        others = [told for told in found_events(merged, gold["id"], names) if told.spans]
        for g, f in pair_events(rights, others).items():
            holders.setdefault(others[f].id, []).append(f"{gold['id']}:{rights[g].id}")
    wanted, got = _pairs_within(same), _pairs_within(holders.values())
    return Count(len(wanted & got), len(got), len(wanted))


def same_parties(gold: Sequence[Party], found: Sequence[Party]) -> bool:
    """Whether each party of one side goes by a name of another party of the other side, and none is left over."""
    left = list(found)
    for party in gold:
        match = next((other for other in left if party & other), None)
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


def _pairs_within(groups: Iterable[Sequence[str]]) -> set[tuple[str, str]]:
    return {(one, other) for group in groups for one, other in combinations(sorted(group), 2)}


def _touches(span: Span, told: Told) -> bool:
    return any(span[0] < end and start < span[1] for start, end in told.spans)


def _overlap(one: Told, other: Told) -> bool:
    return any(_touches(span, other) for span in one.spans)


def _same(field: str, right: Told, other: Told) -> bool:
    if field in ("source", "target"):
        return same_parties(getattr(right, field), getattr(other, field))
    if field == "date":
        return same_days(right.date, other.date)
    return bool(getattr(right, field) == getattr(other, field))


def _wrong_fields(right: Told, other: Told) -> list[str]:
    return [field for field in FIELDS if not _same(field, right, other)]


def _count_field(field: str, together: Sequence[tuple[Told, Told]]) -> Count:
    """Count a field that may be empty: what is empty on both sides counts for nothing."""
    return Count(
        sum(bool(getattr(right, field)) and _same(field, right, other) for right, other in together),
        sum(bool(getattr(other, field)) for _, other in together),
        sum(bool(getattr(right, field)) for right, _ in together),
    )


def _count_undated(together: Sequence[tuple[Told, Told]]) -> Count:
    return Count(
        sum(right.date is None and other.date is None for right, other in together),
        sum(other.date is None for _, other in together),
        sum(right.date is None for right, _ in together),
    )


def _event_faults(
    gold: Sequence[Told], found: Sequence[Told], pairs: Mapping[int, int]
) -> Iterable[tuple[str, str, str]]:
    taken = {found[f].id for f in pairs.values()}
    for g, right in enumerate(gold):
        if g not in pairs:
            merged = any(_overlap(right, other) for other in found)
            yield ("event merged" if merged else "event missed", f"{right.type} {right.trigger}", "")
    for other in found:
        if other.id not in taken:
            split = any(_overlap(right, other) for right in gold)
            yield ("event split" if split else "event extra", "", f"{other.type} {other.trigger}")


def _field_faults(together: Sequence[tuple[Told, Told]]) -> Iterable[tuple[str, str, str]]:
    for right, other in together:
        for field in _wrong_fields(right, other):
            wanted, got = getattr(right, field), getattr(other, field)
            how = "wrong" if wanted and got else "empty" if wanted else "extra"
            yield f"{field} {how}", f"{right.trigger}: {_in_words(wanted)}", _in_words(got)


def _in_words(value: object) -> str:
    if isinstance(value, tuple) and value and isinstance(value[0], frozenset):
        return "; ".join(min(sorted(party), key=lambda name: (-len(name), name)) for party in value)
    if isinstance(value, tuple) and value:
        return "/".join(str(day) for day in value)
    return str(value or "-")


def _score_links(
    gold: Mapping[str, Any], found: Mapping[str, Any], to_gold: Mapping[str, str]
) -> tuple[Count, list[tuple[str, str, str]]]:
    """Count the links that rest on words of the text; both ends must be paired events and the kind the same."""
    wanted = {(link["type"], link["from"], link["to"]) for link in gold["links"]}
    got = [
        (
            link["kind"],
            to_gold.get(link["later"], link["later"] + "?"),
            to_gold.get(link["earlier"], link["earlier"] + "?"),
        )
        for link in found["links"]
        if link["evidence"] is not None
    ]
    triggers = {event["id"]: event["trigger"] for event in gold["events"]}
    faults = [("link missed", _link_in_words(link, triggers), "") for link in sorted(wanted - set(got))]
    for link in sorted(set(got) - wanted):
        _, later, earlier = link
        turned = any((k, earlier, later) in wanted for k in ("responds_to", "causes"))
        other_kind = any((k, later, earlier) in wanted for k in ("responds_to", "causes"))
        how = "link turned" if turned else "link of other kind" if other_kind else "link extra"
        faults.append((how, "", _link_in_words(link, triggers)))
    return Count(len(wanted & set(got)), len(set(got)), len(wanted)), faults


def _link_in_words(link: tuple[str, str, str], triggers: Mapping[str, str]) -> str:
    kind, later, earlier = link
    return f"{triggers.get(later, later)} {kind} {triggers.get(earlier, earlier)}"
