"""A point graph: where the starts and ends of events lie, as far as dates and relations between them tell.

Every event has two points, its start and its end, and the first and last day between which each of them lies. A relation
says that one point is not later than another; it is added to those before it only if all of them can be true together.
They can as long as no relations run in a circle and no point has to lie behind its last day (the point algebra of Vilain
and Kautz, in which a network of such relations is consistent exactly then).

The points are kept in an order in which no relation runs backwards, and one that would is moved (Pearce and Kelly): a
relation that fits the order, as nearly all do, costs nothing but the days it moves.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from timeline.model import RelationKind

START, END = "", "~"  # sort before and after every date

Days = tuple[str, str]


class Arrow(NamedTuple):
    """One point that is not later than another; `relation` numbers what says so, None for an event's own two points."""

    first: int
    second: int
    relation: int | None = None

    def end(self, side: int) -> int:
        """Give the first point (side 0) or the second (side 1)."""
        return self.second if side else self.first


def start_of(event: int) -> int:
    """Give the number of the point at which an event starts."""
    return 2 * event


def end_of(event: int) -> int:
    """Give the number of the point at which an event ends."""
    return 2 * event + 1


def arrows(kind: RelationKind, earlier: int, later: int, relation: int | None = None) -> tuple[Arrow, ...]:
    """Give what a relation between two events says of their points.

    The later event `begins` after the earlier one has begun; the earlier one is over `before` it; the later one happens
    `during` the earlier one; or the two have some time in common (`overlaps`).

    Examples
    --------
    >>> arrows("before", 0, 1)  # the end of event 0 is no later than the start of event 1
    (Arrow(first=1, second=2, relation=None),)
    """
    a, b = (start_of(earlier), end_of(earlier)), (start_of(later), end_of(later))
    pairs = {
        "begins": ((a[0], b[0]),),
        "before": ((a[1], b[0]),),
        "during": ((a[0], b[0]), (b[1], a[1])),
        "overlaps": ((a[0], b[1]), (b[0], a[1])),
    }[kind]
    return tuple(Arrow(first, second, relation) for first, second in pairs)


@dataclass(frozen=True, slots=True)
class Conflict:
    """Why a relation cannot be added: what it contradicts.

    For a circle, `relations` are those by which the second point is not later than the first. For days that forbid it,
    `dates` are the two events whose dates say so, and `relations` those that carry these days to the two points.
    """

    relations: tuple[int, ...]
    dates: tuple[int, int] | None = None


class PointGraph:
    """The points of some events, with the relations that were added.

    Parameters
    ----------
    days
        For each event its first and last day; `START` and `END` stand for an open side.
    likely
        All events in a likely order: the nearer to the final one, the less there is to move.
    """

    def __init__(self, days: Sequence[Days], likely: Sequence[int]) -> None:
        self._low = [low for low, _ in days for _ in range(2)]
        self._high = [high for _, high in days for _ in range(2)]
        self._low_by: list[Arrow | None] = [None] * len(self._low)
        self._high_by: list[Arrow | None] = [None] * len(self._low)
        self._after: list[list[Arrow]] = [[] for _ in self._low]
        self._before: list[list[Arrow]] = [[] for _ in self._low]
        self._place = [0] * len(self._low)
        for place, event in enumerate(likely):
            self._place[start_of(event)], self._place[end_of(event)] = 2 * place, 2 * place + 1
            self._join(Arrow(start_of(event), end_of(event)))

    def days(self, event: int) -> Days:
        """Give the first and last day on which an event can start."""
        return self._low[start_of(event)], self._high[start_of(event)]

    def bounded_by(self, event: int) -> tuple[int, int]:
        """Give the events whose dates these two days are; the event itself where no other bounds it."""
        first, _ = self._trace(start_of(event), self._low_by, 0)
        last, _ = self._trace(start_of(event), self._high_by, 1)
        return first // 2, last // 2

    def add(self, new: Sequence[Arrow]) -> Conflict | None:
        """Add what a relation says, all of it or nothing.

        Returns
        -------
        Conflict or None
            What it contradicts; then it is not added. The arrows of one relation never contradict each other.
        """
        for arrow in new:
            if (conflict := self._conflict(arrow)) is not None:
                return conflict
        for arrow in new:
            self._reorder(arrow)
            self._join(arrow)
            self._raise(arrow)
            self._lower(arrow)
        return None

    def limit(self, point: int, day: str) -> None:
        """Set the last day of a point, and of those before it, unless it must lie later."""
        if self._low[point] <= day < self._high[point]:
            self._high[point], self._high_by[point] = day, None
            for arrow in self._before[point]:
                self._lower(arrow)

    def precedes(self, first: int, second: int) -> bool:
        """Tell whether a point is not later than another: by its days, or by a chain of relations."""
        if first == second or self._high[first] < self._low[second]:
            return True
        return self._way(first, second) is not None

    # --- what can be added ------------------------------------------------------------------------------------------

    def _conflict(self, arrow: Arrow) -> Conflict | None:
        way = self._way(arrow.second, arrow.first)
        if way is not None:
            return Conflict(_relations(way))
        if self._low[arrow.first] <= self._high[arrow.second]:  # days hold all along: only these two can clash
            return None
        first, raising = self._trace(arrow.first, self._low_by, 0)
        last, lowering = self._trace(arrow.second, self._high_by, 1)
        return Conflict(_relations((*raising, *lowering)), (first // 2, last // 2))

    def _way(self, first: int, second: int) -> list[Arrow] | None:
        """Find a chain of arrows from one point to another; it lies between the two places."""
        if self._place[first] > self._place[second]:
            return None
        came: dict[int, Arrow | None] = {first: None}
        waiting = [first]
        while waiting and second not in came:
            for arrow in self._after[waiting.pop()]:
                if arrow.second not in came and self._place[arrow.second] <= self._place[second]:
                    came[arrow.second] = arrow
                    waiting.append(arrow.second)
        return _walk_back(came, second) if second in came else None

    def _trace(self, point: int, moved_by: Sequence[Arrow | None], side: int) -> tuple[int, list[Arrow]]:
        """Follow the arrows that moved a point's day to the point whose own date it is."""
        trail = []
        while (arrow := moved_by[point]) is not None:
            trail.append(arrow)
            point = arrow.end(side)
        return point, trail

    # --- adding -----------------------------------------------------------------------------------------------------

    def _join(self, arrow: Arrow) -> None:
        self._after[arrow.first].append(arrow)
        self._before[arrow.second].append(arrow)

    def _raise(self, arrow: Arrow) -> None:
        """Carry the first day of a point to all that come after it."""
        waiting = [arrow]
        while waiting:
            arrow = waiting.pop()
            if self._low[arrow.second] < self._low[arrow.first]:
                self._low[arrow.second], self._low_by[arrow.second] = self._low[arrow.first], arrow
                waiting += self._after[arrow.second]

    def _lower(self, arrow: Arrow) -> None:
        """Carry the last day of a point to all that come before it."""
        waiting = [arrow]
        while waiting:
            arrow = waiting.pop()
            if self._high[arrow.first] > self._high[arrow.second]:
                self._high[arrow.first], self._high_by[arrow.first] = self._high[arrow.second], arrow
                waiting += self._before[arrow.first]

    def _reorder(self, arrow: Arrow) -> None:
        """Move the points between an arrow's ends so that it runs forwards."""
        lowest, highest = self._place[arrow.second], self._place[arrow.first]
        if lowest > highest:
            return
        behind = self._reach(arrow.second, self._after, 1, (lowest, highest))
        ahead = self._reach(arrow.first, self._before, 0, (lowest, highest))
        moving = sorted(ahead, key=self._place.__getitem__) + sorted(behind, key=self._place.__getitem__)
        for point, place in zip(moving, sorted(self._place[point] for point in moving), strict=True):
            self._place[point] = place

    def _reach(self, start: int, neighbours: Sequence[Sequence[Arrow]], side: int, within: tuple[int, int]) -> set[int]:
        reached, waiting = {start}, [start]
        while waiting:
            for arrow in neighbours[waiting.pop()]:
                near = arrow.end(side)
                if near not in reached and within[0] <= self._place[near] <= within[1]:
                    reached.add(near)
                    waiting.append(near)
        return reached


def _walk_back(came: Mapping[int, Arrow | None], point: int) -> list[Arrow]:
    way = []
    while (arrow := came[point]) is not None:
        way.append(arrow)
        point = arrow.first
    return way[::-1]


def _relations(way: Sequence[Arrow]) -> tuple[int, ...]:
    """Give the numbers of the relations along a way, each once."""
    numbered = (arrow.relation for arrow in way if arrow.relation is not None)
    return tuple(dict.fromkeys(numbered))
