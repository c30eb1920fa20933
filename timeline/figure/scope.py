"""What of a chronicle is drawn: events in their order with numbers and lanes, links, and what was left out.

Takes a `Chronicle`; hands on a `Scope`, the same whatever the order of events, links and actors in the chronicle.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from timeline.figure.days import When, place_in_time
from timeline.figure.options import FigureOptions
from timeline.figure.text import tidy
from timeline.model import Article, Chronicle, Event, Link

UNATTRIBUTED = "Unattributed"
OTHER = "Other"
MAX_LANES = 7


@dataclass(frozen=True, slots=True)
class Item:
    """An event as it is drawn: its number in the picture, the names of actor, lane and targets, its place in time."""

    number: int
    event: Event
    actor: str
    lane: str
    when: When | None
    targets: tuple[str, ...]

    @property
    def hollow(self) -> bool:
        """Whether the event has not taken place: planned, threatened or only thought of."""
        return self.event.realis != "actual"

    @property
    def disputed(self) -> bool:
        """Whether somebody denies or disputes the event."""
        return bool(self.event.disputed_by)


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
    """The content of a picture, and the counts of what is not in it."""

    items: tuple[Item, ...]
    ties: tuple[Tie, ...]
    articles: tuple[Article, ...]
    weaker_links: int = 0
    hidden_events: int = 0
    negated_events: int = 0
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
    drawn = [e for e in chronicle.events if e.realis in options.realis]
    negated = sum(e.realis == "negated" for e in chronicle.events)
    ids = {e.id for e in drawn}
    possible = sorted({k for k in chronicle.links if {k.earlier, k.later} <= ids}, key=_link_order)
    links = _strongest([k for k in possible if k.confidence >= options.min_confidence])
    events = _in_order(drawn, links, chronicle.articles)
    items = _number(events, {a.id: tidy(a.name) for a in chronicle.actors})
    made_by = chronicle.made_by
    return Scope(
        items,
        _tie(items, links),
        chronicle.articles,
        weaker_links=sum(k.confidence < options.min_confidence for k in possible),
        hidden_events=len(chronicle.events) - len(drawn) - negated,
        negated_events=negated,
        lexicon=made_by.get("lexicon"),
        version=made_by.get("version"),
    )


def _link_order(link: Link) -> tuple[object, ...]:
    return (link.earlier, link.later, -link.confidence, link.evidence is None, link.kind, link.inferred or "")


def _strongest(links: list[Link]) -> list[Link]:
    """Keep one link a pair of events, since two arrows over each other show as one."""
    best: dict[tuple[str, str], Link] = {}
    for link in links:
        if link.earlier != link.later:
            best.setdefault((link.earlier, link.later), link)
    return list(best.values())


def _in_order(events: list[Event], links: list[Link], articles: tuple[Article, ...]) -> list[Event]:
    published = {a.id: a.published or "" for a in articles}

    def told(event: Event) -> tuple[object, ...]:
        first = min(((published.get(m.article, ""), m.article, m.start) for m in event.mentions), default=("", "", 0))
        return (*first, event.key, event.id)

    def dated(event: Event) -> tuple[object, ...]:
        when = place_in_time(event.time)
        return (0.0, *told(event)) if when is None else (when.at, *told(event))

    with_date = [e for e in events if place_in_time(e.time) is not None]
    without = [e for e in events if place_in_time(e.time) is None]
    return _causes_first(sorted(with_date, key=dated), links, same_day=True) + _causes_first(
        sorted(without, key=told), links
    )


def _causes_first(events: list[Event], links: list[Link], *, same_day: bool = False) -> list[Event]:
    """Move an event behind those it answers; with `same_day` only among events at the same time."""
    waiting, done, order = list(events), set[str](), list[Event]()
    known = {e.id: e for e in events}
    causes: dict[str, set[str]] = {e.id: set() for e in events}
    for link in links:
        if link.earlier in known and link.later in known:
            causes[link.later].add(link.earlier)
    while waiting:
        group = [e for e in waiting if place_in_time(e.time) == place_in_time(waiting[0].time)] if same_day else waiting
        ids = {e.id for e in group}
        following = next((e for e in group if not (causes[e.id] - done) & ids), group[0])
        waiting.remove(following)
        done.add(following.id)
        order.append(following)
    return order


def _number(events: list[Event], names: dict[str, str]) -> tuple[Item, ...]:
    actors = [_name(e.source[0], names) if e.source else UNATTRIBUTED for e in events]
    lanes = list(actors)
    counts = Counter(lanes)
    if len(counts) > MAX_LANES:
        ranked = sorted((n for n in counts if n != UNATTRIBUTED), key=lambda n: (-counts[n], lanes.index(n)))
        kept = {*ranked[: MAX_LANES - 1 - (UNATTRIBUTED in counts)], UNATTRIBUTED}
        lanes = [lane if lane in kept else OTHER for lane in lanes]
    return tuple(
        Item(i, e, actor, lane, place_in_time(e.time), tuple(_name(t, names) for t in e.target))
        for i, (e, actor, lane) in enumerate(zip(events, actors, lanes, strict=True), start=1)
    )


def _name(actor: str, names: dict[str, str]) -> str:
    return names.get(actor) or actor


def _tie(items: tuple[Item, ...], links: list[Link]) -> tuple[Tie, ...]:
    by_id = {item.event.id: item for item in items}
    ties = []
    for link in links:
        earlier, later = by_id[link.earlier], by_id[link.later]
        dashed = link.inferred is not None or earlier.hollow or later.hollow
        ties.append(Tie(earlier.number, later.number, link, dashed))
    return tuple(sorted(ties, key=lambda tie: (tie.earlier, tie.later)))
