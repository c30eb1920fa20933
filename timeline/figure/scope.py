"""What of a chronicle is drawn: events in their order with numbers and lanes, links, and what was left out.

Takes a `Chronicle`; hands on a `Scope`, the same whatever the order of events, links and actors in the chronicle.
"""

from __future__ import annotations

import heapq
import math
from bisect import insort
from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, replace
from itertools import groupby

from timeline.figure.days import When, place_in_time
from timeline.figure.options import FigureOptions
from timeline.figure.phrases import tell
from timeline.figure.sequence import keep_order
from timeline.figure.text import tidy
from timeline.model import Article, Chronicle, Event, Link, Mention

UNATTRIBUTED = "Actor not named"
OTHER = "Other"
MAX_LANES = 7
ORIGIN_MARKS: Mapping[str, str] = {"hand": "\u2020", "import": "\u2021"}
"""What stands behind the number of an event that nobody read from a text: a dagger, a double dagger."""


@dataclass(frozen=True, slots=True)
class Item:
    """An event as it is drawn: its number in the picture, the names of actor, lane, sources and targets, its place in time.

    `actor` is the first of the sources. `telling` is the mention that it is told by, `act` what was done in the words of the
    text, empty where the label alone tells it.
    """

    number: int
    event: Event
    actor: str
    lane: str
    when: When | None
    sources: tuple[str, ...]
    targets: tuple[str, ...]
    telling: Mention | None = None
    act: str = ""

    @property
    def hollow(self) -> bool:
        """Whether the event has not taken place: planned, threatened or only thought of."""
        return self.event.realis != "actual"

    @property
    def disputed(self) -> bool:
        """Whether somebody denies or disputes the event."""
        return bool(self.event.disputed_by)

    @property
    def tag(self) -> str:
        """The number, with the mark of an event that was not read from a text."""
        return f"{self.number}{ORIGIN_MARKS.get(self.event.origin, '')}"


@dataclass(frozen=True, slots=True)
class Tie:
    """A link as it is drawn, between the numbers of two items."""

    earlier: int
    later: int
    link: Link
    dashed: bool

    @property
    def inferred(self) -> bool:
        """Whether a rule, not the text, says so."""
        return self.link.inferred is not None


@dataclass(frozen=True, slots=True)
class Scope:
    """The content of a picture, and the counts of what is not in it.

    `hidden_events` were filtered out, `unsure_events` and `weaker_links` are less sure than `least`; `groundless_events` name
    no place in a text that tells of them, and nobody has added or imported them.
    """

    items: tuple[Item, ...]
    ties: tuple[Tie, ...]
    articles: tuple[Article, ...]
    weaker_links: int = 0
    hidden_events: int = 0
    negated_events: int = 0
    unsure_events: int = 0
    groundless_events: int = 0
    least: float = 0.0
    lexicon: str | None = None
    version: str | None = None

    @property
    def dated(self) -> tuple[Item, ...]:
        """The items that have a place in time."""
        return tuple(item for item in self.items if item.when is not None)

    @property
    def undated(self) -> tuple[Item, ...]:
        """The items of which the text gives no time."""
        return tuple(item for item in self.items if item.when is None)


def select(chronicle: Chronicle, options: FigureOptions) -> Scope:
    """Return what of `chronicle` is drawn under `options`.

    Items are ordered by date, then by their place in the text; those without a date come last, in the order in which
    their links and the text tell them. Numbers count from 1. At most `MAX_LANES` lanes: the actors that act least
    share the lane "Other".
    """
    negated = sum(event.realis == "negated" for event in chronicle.events)
    wanted = [event for event in chronicle.events if _is_wanted(event, options)]
    grounded = [event for event in wanted if event.mentions or event.origin != "text"]
    drawn = [event for event in grounded if event.confidence >= options.min_confidence]
    ids = {event.id for event in drawn}
    possible = sorted({k for k in chronicle.links if {k.earlier, k.later} <= ids}, key=_link_order)
    links = _strongest([k for k in possible if k.confidence >= options.min_confidence])
    times, names = keep_order(_place(drawn), links), {a.id: print_name(a.name) for a in chronicle.actors}
    items = _number(_in_order(drawn, times, links, chronicle.articles), times, names)
    items = _word(items, chronicle)
    made_by = chronicle.made_by
    return Scope(
        items,
        _tie(items, links),
        chronicle.articles,
        weaker_links=sum(k.confidence < options.min_confidence for k in possible),
        hidden_events=len(chronicle.events) - len(wanted) - negated,
        negated_events=negated,
        unsure_events=len(grounded) - len(drawn),
        groundless_events=len(wanted) - len(grounded),
        least=options.min_confidence,
        lexicon=made_by.get("lexicon"),
        version=made_by.get("version"),
    )


def _is_wanted(event: Event, options: FigureOptions) -> bool:
    return event.realis in options.realis and (options.events is None or event.id in options.events)


def _link_order(link: Link) -> tuple[object, ...]:
    return (link.earlier, link.later, -link.confidence, link.evidence is None, link.kind, link.inferred or "")


def _strongest(links: list[Link]) -> list[Link]:
    """Keep one link a pair of events, since two arrows over each other show as one."""
    best: dict[tuple[str, str], Link] = {}
    for link in links:
        if link.earlier != link.later:
            best.setdefault((link.earlier, link.later), link)
    return list(best.values())


def _place(events: list[Event]) -> dict[str, When | None]:
    """Return by id where events stand in time; the hour counts only on days of which all events have one."""
    times = {event.id: place_in_time(event.time) for event in events}
    hourless = {when.at for when in times.values() if when and when.shape == "point" and when.at.is_integer()}
    return {key: _without_hour(when) if when and when.at // 1 in hourless else when for key, when in times.items()}


def _without_hour(when: When) -> When:
    day = when.at // 1
    return When(day, day, day, "point") if when.shape == "point" else when


def _in_order(
    events: list[Event], times: Mapping[str, When | None], links: list[Link], articles: tuple[Article, ...]
) -> list[Event]:
    published = {a.id: a.published or "" for a in articles}

    def told(event: Event) -> tuple[object, ...]:
        first = min(((published.get(m.article, ""), m.article, m.start) for m in event.mentions), default=("", "", 0))
        return (*first, event.key, event.id)

    causes: dict[str, set[str]] = defaultdict(set)
    for link in links:
        causes[link.later].add(link.earlier)

    def moment(event: Event) -> float:
        when = times[event.id]
        return math.inf if when is None else when.at

    def hour(event: Event) -> str:
        return event.time.start or "" if event.time else ""

    ordered = sorted(events, key=lambda event: (moment(event), hour(event), *told(event)))
    return [event for _, group in groupby(ordered, moment) for event in _causes_first(list(group), causes)]


def _causes_first(events: list[Event], causes: Mapping[str, set[str]]) -> list[Event]:
    """Keep the order of events of one moment, save that each stands behind those it answers (unless in a circle)."""
    here = {event.id for event in events}
    waiting = {event.id: event for event in events}
    missing = {event.id: len(causes[event.id] & here) if event.id in causes else 0 for event in events}
    answers: dict[str, list[str]] = defaultdict(list)
    for event in events:
        for cause in causes.get(event.id, set()) & here:
            answers[cause].append(event.id)
    rank = {event.id: i for i, event in enumerate(events)}
    free = [rank[event.id] for event in events if not missing[event.id]]
    order: list[Event] = []
    while waiting:
        chosen = events[heapq.heappop(free)] if free else next(iter(waiting.values()))
        if waiting.pop(chosen.id, None) is None:
            continue
        order.append(chosen)
        for answer in answers[chosen.id]:
            missing[answer] -= 1
            if not missing[answer]:
                heapq.heappush(free, rank[answer])
    return order


def _number(events: list[Event], times: Mapping[str, When | None], names: dict[str, str]) -> tuple[Item, ...]:
    actors = [_name(e.source[0], names) if e.source else UNATTRIBUTED for e in events]
    lanes = list(actors)
    counts = Counter(lanes)
    if len(counts) > MAX_LANES:
        ranked = sorted((n for n in counts if n != UNATTRIBUTED), key=lambda n: (-counts[n], lanes.index(n)))
        kept = {*ranked[: MAX_LANES - 1 - (UNATTRIBUTED in counts)], UNATTRIBUTED}
        lanes = [lane if lane in kept else OTHER for lane in lanes]
    return tuple(
        Item(i, e, actor, lane, times[e.id], tuple(_name(s, names) for s in e.source), _targets(e, names))
        for i, (e, actor, lane) in enumerate(zip(events, actors, lanes, strict=True), start=1)
    )


def _word(items: tuple[Item, ...], chronicle: Chronicle) -> tuple[Item, ...]:
    """Give each item the mention that tells it and its words."""
    texts = {article.id: article.text for article in chronicle.articles}
    starts: dict[str, list[int]] = defaultdict(list)
    for event in chronicle.events:
        for mention in event.mentions:
            insort(starts[mention.article], mention.start)
    told = (tell(item.event, {*item.sources, *item.targets}, texts, starts) for item in items)
    return tuple(replace(item, telling=telling, act=act) for item, (telling, act) in zip(items, told, strict=True))


def _targets(event: Event, names: dict[str, str]) -> tuple[str, ...]:
    """Return the names of the targets; of two who meet or clash, each the other's target, that of the other one."""
    return tuple(_name(target, names) for target in event.target if target not in event.source[:1])


def _name(actor: str, names: dict[str, str]) -> str:
    return names.get(actor) or print_name(actor)


def print_name(name: str) -> str:
    """Return a name as it stands in a picture, where it always begins a line: with a capital."""
    tidied = tidy(name)
    return tidied[:1].upper() + tidied[1:]


def _tie(items: tuple[Item, ...], links: list[Link]) -> tuple[Tie, ...]:
    by_id = {item.event.id: item for item in items}
    ties = []
    for link in links:
        earlier, later = by_id[link.earlier], by_id[link.later]
        dashed = link.inferred is not None or earlier.hollow or later.hollow
        ties.append(Tie(earlier.number, later.number, link, dashed))
    return tuple(sorted(ties, key=lambda tie: (tie.earlier, tie.later)))
