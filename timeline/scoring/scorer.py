"""Compare a timeline with a gold annotation: which events were found, and what is right about them.

Takes a gold file (`data/gold`) and the timeline of the same article as a dict (the format of a timeline file), hands on
`Scores`: counts for each column of the gate, the faults one by one, and what each event's confidence was worth.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import networkx as nx

from timeline.scoring.told import (
    Names,
    Told,
    found_events,
    gold_events,
    in_words,
    overlap,
    same_days,
    same_parties,
    touches,
)

COLUMNS = ("event", "type", "realis", "source", "target", "date", "undated", "link", "whole")
FIELDS = ("type", "realis", "source", "target", "date")


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
    """What the confidence of one found event or link was worth.

    An event is right that is one and of its type, and `whole` where all of it is right; a link where its kind and both ends are.
    `group` and `left_open` are those of a link's evidence.
    """

    confidence: float
    right: bool
    whole: bool
    group: str | None = None
    left_open: bool = False


@dataclass(frozen=True, slots=True)
class Scores:
    """The result for one article or for several."""

    counts: dict[str, Count]
    faults: tuple[Fault, ...] = ()
    judged: tuple[Judged, ...] = ()
    judged_links: tuple[Judged, ...] = ()

    def __add__(self, other: Scores) -> Scores:
        """Put the results of two sets of articles together."""
        counts = {column: self.counts[column] + other.counts[column] for column in COLUMNS}
        judged_links = self.judged_links + other.judged_links
        return Scores(counts, self.faults + other.faults, self.judged + other.judged, judged_links)


def pair_events(gold: Sequence[Told], found: Sequence[Told]) -> dict[int, int]:
    """Pair gold and found events one to one so that as many mentions as possible overlap.

    Of equal pairs those go first that share the trigger, then those of one type.

    Returns
    -------
    dict
        From the index of a gold event to that of its found event, for those that have one.
    """
    import networkx as nx  # noqa: PLC0415 - a third of a second that most commands need not pay

    graph: nx.Graph[tuple[str, int]] = nx.Graph()
    for g, right in enumerate(gold):
        for f, other in enumerate(found):
            if shared := sum(touches(span, other) for span in right.spans):
                likeness = 2 * touches(right.spans[0], other) + (right.type == other.type)
                graph.add_edge(("gold", g), ("found", f), weight=10 * shared + likeness)
    pairs = (sorted(pair, reverse=True) for pair in nx.max_weight_matching(graph))
    return {g: f for (_, g), (_, f) in sorted(pairs)}


def score(gold: Mapping[str, Any], found: Mapping[str, Any], names: Names) -> Scores:
    """Score a timeline against the gold of one of its articles.

    Parameters
    ----------
    gold
        A gold file, decoded.
    found
        A timeline of the same article, as `Timeline.to_dict` gives it; what it tells of others counts for nothing.
    names
        How the names of parties are compared.
    """
    rights, others = gold_events(gold, names), found_events(found, gold["id"], names)
    pairs = pair_events(rights, others)
    together = [(rights[g], others[f]) for g, f in pairs.items()]
    links, link_faults, judged_links = _score_links(gold, found, {others[f].id: rights[g].id for g, f in pairs.items()})
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
    return Scores(counts, tuple(Fault(gold["id"], *fault) for fault in faults), judged, judged_links)


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
        others = found_events(merged, gold["id"], names)
        for g, f in pair_events(rights, others).items():
            holders.setdefault(others[f].id, []).append(f"{gold['id']}:{rights[g].id}")
    wanted, got = _pairs_within(same), _pairs_within(holders.values())
    return Count(len(wanted & got), len(got), len(wanted))


def _pairs_within(groups: Iterable[Sequence[str]]) -> set[tuple[str, str]]:
    return {(one, other) for group in groups for one, other in combinations(sorted(group), 2)}


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
            merged = any(overlap(right, other) for other in found)
            yield ("event merged" if merged else "event missed", f"{right.type} {right.trigger}", "")
    for other in found:
        if other.id not in taken:
            split = any(overlap(right, other) for right in gold)
            yield ("event split" if split else "event extra", "", f"{other.type} {other.trigger}")


def _field_faults(together: Sequence[tuple[Told, Told]]) -> Iterable[tuple[str, str, str]]:
    for right, other in together:
        for field in _wrong_fields(right, other):
            wanted, got = getattr(right, field), getattr(other, field)
            how = "wrong" if wanted and got else "empty" if wanted else "extra"
            yield f"{field} {how}", f"{right.trigger}: {in_words(wanted)}", in_words(got)


def _score_links(
    gold: Mapping[str, Any], found: Mapping[str, Any], to_gold: Mapping[str, str]
) -> tuple[Count, list[tuple[str, str, str]], tuple[Judged, ...]]:
    """Count and judge the links that rest on words of the text; both ends must be paired events and the kind the same."""
    wanted = {(link["type"], link["from"], link["to"]) for link in gold["links"]}
    told = [one for one in found["links"] if one["evidence"] is not None and one["evidence"]["article"] == gold["id"]]
    ends = [[to_gold.get(link[end], link[end] + "?") for end in ("later", "earlier")] for link in told]
    got = [(link["kind"], later, earlier) for link, (later, earlier) in zip(told, ends, strict=True)]
    judged = tuple(
        Judged(link["confidence"], one in wanted, one in wanted, *_class_of(link["evidence"]))
        for link, one in zip(told, got, strict=True)
    )
    triggers = {event["id"]: event["trigger"] for event in gold["events"]}
    faults = [("link missed", _link_in_words(link, triggers), "") for link in sorted(wanted - set(got))]
    for link in sorted(set(got) - wanted):
        _, later, earlier = link
        turned = any((k, earlier, later) in wanted for k in ("responds_to", "causes"))
        other_kind = any((k, later, earlier) in wanted for k in ("responds_to", "causes"))
        how = "link turned" if turned else "link of other kind" if other_kind else "link extra"
        faults.append((how, "", _link_in_words(link, triggers)))
    return Count(len(wanted & set(got)), len(set(got)), len(wanted)), faults, judged


def _class_of(evidence: Mapping[str, Any]) -> tuple[str | None, bool]:
    return evidence.get("group"), evidence.get("left_open") is not None


def _link_in_words(link: tuple[str, str, str], triggers: Mapping[str, str]) -> str:
    kind, later, earlier = link
    return f"{triggers.get(later, later)} {kind} {triggers.get(earlier, earlier)}"
