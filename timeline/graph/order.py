"""One order for all events: by their dates, by what the texts say came first, and else as they tell it.

What is claimed of the order - an answer follows what it answers, "after", "until" - goes into a point graph (`points`),
the surest first; what cannot be true together with surer claims or with the dates is given up, and kept as a conflict.
From the graph come the days between which an event without a date must lie; between them it stands where its text tells it.
"""

from __future__ import annotations

import heapq
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, MutableSequence, Sequence
from dataclasses import dataclass

from timeline.graph.claims import Claim, Refused
from timeline.graph.fit import dated, first_day
from timeline.graph.points import END, START, Conflict, Days, PointGraph, arrows
from timeline.model import TimeSpan

FOLLOWING = frozenset({"begins", "before", "during"})  # relations of which one event follows the other in the order
Seat = tuple[str, str, int]


@dataclass(frozen=True, slots=True)
class Told:
    """When something happened, and where it is first told: article, offset.

    `day` stands in where no text dates it; `dated_in` is the article that gives `time`.
    """

    time: TimeSpan | None
    article: str
    start: int
    day: str = START
    dated_in: str = ""


@dataclass(frozen=True, slots=True)
class Settled:
    """The claims that can be true together, in the order given; those given up, the surest first.

    `days` gives each event's first and last possible day (`START` and `END` where nothing bounds it), `bounded_by` the
    events whose dates these are (itself where no other is).
    """

    kept: tuple[Claim, ...]
    refused: tuple[Refused, ...]
    days: tuple[Days, ...]
    bounded_by: tuple[tuple[int, int], ...]

    def time_of(self, event: int, told: TimeSpan | None) -> TimeSpan | None:
        """Give an event's time: its own where a text dates it, else the day before or after which it must lie.

        Where both are known only the earliest day is given: two days would look like a date that somebody told.
        """
        if dated(told):
            return told
        start, end = (
            day if other != event else None for day, other in zip(self.days[event], self.bounded_by[event], strict=True)
        )
        return TimeSpan(start, None if start else end, "range", "order") if start or end else None


@dataclass(frozen=True, slots=True)
class Ordering(Settled):
    """The same, and the numbers of all events in order."""

    order: tuple[int, ...]


def order_events(told: Sequence[Told], claims: Sequence[Claim]) -> Ordering:
    """Put events in order.

    Parameters
    ----------
    told
        The events, article by article, each article's in the order in which it first tells them.
    claims
        What is claimed of their order; the order of the claims does not matter.

    Returns
    -------
    Ordering
        Every event once. Dated events follow their first days, and nothing comes before what it is claimed to follow.

    Examples
    --------
    >>> raid = Told(TimeSpan("2021-05-02", "2021-05-02", "day", "explicit"), "a", 90)
    >>> ambush = Told(None, "a", 40)
    >>> ordering = order_events([ambush, raid], [Claim("begins", earlier=1, later=0, confidence=0.9)])
    >>> ordering.order, ordering.days[0]
    ((1, 0), ('2021-05-02', '~'))
    """
    days = list(sorting_days(told))
    settled = settle(told, claims, days)
    seats = [seat(number, days[number], settled.days[number], one.time) for number, one in enumerate(told)]
    waiting, after = [0] * len(told), defaultdict[int, list[int]](list)
    for claim in settled.kept:
        if claim.kind in FOLLOWING:
            waiting[claim.later] += 1
            after[claim.earlier].append(claim.later)
    free = sorted(one for one in seats if not waiting[one[2]])
    order = tuple(in_order(free, waiting, lambda number: after.get(number, ()), seats.__getitem__))
    return Ordering(settled.kept, settled.refused, settled.days, settled.bounded_by, order)


def settle(told: Sequence[Told], claims: Sequence[Claim], days: Sequence[str]) -> Settled:
    """Find which claims can be true together, and what they say of the days of events.

    Events that no chain of claims joins say nothing of each other: settled apart, they give the same.

    Parameters
    ----------
    told, claims
        As in `order_events`; the surer claims are those of less `weight`.
    days
        For each event a day by which it is likely to be sorted.
    """
    ranked = sorted(range(len(claims)), key=lambda number: claims[number].weight)
    likely = sorted(range(len(told)), key=lambda number: (days[number], number))
    graph = PointGraph([days_of(one.time) for one in told], likely)
    refused: dict[int, Refused] = {}
    for number in ranked:
        claim = claims[number]
        conflict = graph.add(arrows(claim.kind, claim.earlier, claim.later, number))
        if conflict is not None:
            refused[number] = _refuse(claim, conflict, claims)
    kept = tuple(claim for number, claim in enumerate(claims) if number not in refused)
    events = range(len(told))
    bounds = tuple(graph.days(event) for event in events)
    return Settled(kept, tuple(refused.values()), bounds, tuple(graph.bounded_by(event) for event in events))


def _refuse(claim: Claim, conflict: Conflict, claims: Sequence[Claim]) -> Refused:
    return Refused(claim, tuple(claims[number] for number in conflict.relations), conflict.dates)


def days_of(time: TimeSpan | None) -> Days:
    """Give the first and last day of a time; `START` and `END` where it is open, or dates nothing.

    >>> days_of(TimeSpan("2021-05-02T05:30", None, "range", "explicit"))
    ('2021-05-02', '~')
    """
    if time is None or not dated(time):
        return START, END
    return (time.start or START)[:10], (time.end or END)[:10]


def seat(number: int, day: str, bounds: Days, time: TimeSpan | None) -> Seat:
    """Give what an event is sorted by: its day, no sooner or later than claims allow, its time of day, and its number."""
    low, high = bounds
    return min(max(day, low), high), _clock(time), number


def in_order(
    free: Iterable[Seat],
    waiting: MutableSequence[int],
    later_than: Callable[[int], Iterable[int]],
    seat_of: Callable[[int], Seat],
) -> Iterator[int]:
    """Yield the numbers of all events by their seats, but none before those that it follows.

    Parameters
    ----------
    free
        The seats of the events that follow none, sorted.
    waiting
        For each event how many it follows; counted down to 0 in place.
    later_than
        Gives the events that follow one, each as often as it waits for it.
    seat_of
        Gives the seat of an event that has waited.
    """
    released: list[Seat] = []
    rest = iter(free)
    upcoming = next(rest, None)
    while released or upcoming is not None:
        if upcoming is None or (released and released[0] < upcoming):
            number = heapq.heappop(released)[2]
        else:
            number, upcoming = upcoming[2], next(rest, None)
        yield number
        for later in later_than(number):
            waiting[later] -= 1
            if not waiting[later]:
                heapq.heappush(released, seat_of(later))


def sorting_days(told: Iterable[Told]) -> Iterator[str]:
    """Give each event a day to sort by; one without a date takes that of the event that its article tells before it."""
    last, article = START, None
    for one in told:
        if one.article != article:
            last, article = one.day, one.article
        if one.time is not None and dated(one.time):
            last = first_day(one.time)
        yield last


def _clock(time: TimeSpan | None) -> str:
    """Give the time of day at which something starts, "" where none is known."""
    start = time.start if time is not None and dated(time) else None
    return start[10:] if start else ""
