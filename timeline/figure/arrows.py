"""Arrows as numbers: from the cause to the answer, bowed so that they keep clear of other markers."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from timeline.figure.geometry import Box, Curve, Point, bowed, enclosing
from timeline.figure.scope import Tie

RADIUS = 8.0
"""Half the size of a marker, in points."""
HEAD_LENGTH = 8.0
HEAD_WIDTH = 6.4
CLEARANCE = 2.5
"""Distance between an arrow and its markers, in points."""

_BETWEEN_LANES = (0.16, -0.16, 0.3, -0.3, 0.05, -0.05, 0.42, -0.42)
_INSIDE_LANE = (1.0, -1.0, 0.8, -0.8, 0.6, -0.6)
_HOP = 36.0
"""Twice the height in points to which an arrow between neighbours in a lane rises, so that more than its head is seen."""
_LEAST_LENGTH = 1.0
_LEGS = 8


@dataclass(frozen=True, slots=True)
class Arrow:
    """An arrow between two numbers: the shaft, which ends where the head begins, and the three corners of the head."""

    earlier: int
    later: int
    shaft: Curve
    head: tuple[Point, Point, Point]
    dashed: bool
    inferred: bool
    causes: bool = False

    @property
    def points(self) -> tuple[Point, ...]:
        """Points along shaft and head, about 3 points apart."""
        return (*self.shaft.points(), *self.head)

    @property
    def box(self) -> Box:
        """The box that holds shaft and head."""
        return enclosing(self.points)


@dataclass(frozen=True, slots=True)
class Ends:
    """What an arrow joins: two markers, and the `lane` that holds both, out of which it should not bulge, if one does."""

    earlier: int
    later: int
    lane: Box | None


@dataclass(frozen=True, slots=True)
class Trail:
    """A curve as a few points with their box, to see quickly what it meets."""

    points: tuple[Point, ...]
    box: Box


def trail_of(curve: Curve) -> Trail:
    """Return the trail of a curve."""
    points = tuple(curve.at(i / _LEGS) for i in range(_LEGS + 1))
    return Trail(points, enclosing(points))


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What an arrow should keep clear of: markers, bars, the edge of the panel."""

    markers: Mapping[int, Point]
    bars: tuple[Box, ...]
    frame: Box


def choose_curve(ends: Ends, around: Surroundings, drawn: Sequence[Trail]) -> Curve:
    """Return the way of an arrow from marker to marker that hits the fewest markers, then the fewest arrows."""
    start, end = around.markers[ends.earlier], around.markers[ends.later]
    others = [p for n, p in around.markers.items() if n not in (ends.earlier, ends.later)]

    def cost(curve: Curve) -> float:
        trail = trail_of(curve)
        reach = trail.box.grown(RADIUS + CLEARANCE)
        points = curve.points(5.0)
        hits = sum(any(math.dist(p, o) < RADIUS + CLEARANCE for p in points) for o in others if reach.contains(o))
        blocked = sum(any(bar.contains(p) for p in points) for bar in around.bars if bar.overlaps(trail.box))
        outside = sum(not (ends.lane or around.frame).contains(p) for p in points)
        crossed = sum(_cross(trail, other) for other in drawn if other.box.overlaps(trail.box))
        return 6 * hits + 20 * outside + 2 * blocked + crossed

    best, least = bowed(start, end, 0.0), math.inf
    for i, bow in enumerate(_bows(ends.lane, start, end)):
        if least <= 0.1 * i:
            break  # no later one can cost less
        curve = bowed(start, end, bow)
        if (its_cost := cost(curve) + 0.1 * i) < least:
            best, least = curve, its_cost
    return best


def make_arrow(curve: Curve, tie: Tie) -> Arrow:
    """Return the arrow along `curve`, cut where the two markers begin."""
    tail = curve.leaves(curve.start, RADIUS + CLEARANCE)
    tip = curve.enters(curve.end, RADIUS + CLEARANCE)
    neck = curve.enters(curve.end, RADIUS + CLEARANCE + HEAD_LENGTH - 1)
    if not tail < neck < tip:
        tail, neck, tip = 0.3, 0.5, 0.7
    head = _head(curve.at(neck), curve.at(tip))
    causes = tie.link.kind == "causes"
    return Arrow(tie.earlier, tie.later, curve.part(tail, neck), head, tie.dashed, tie.inferred, causes)


def _head(neck: Point, tip: Point) -> tuple[Point, Point, Point]:
    length = max(math.dist(neck, tip), _LEAST_LENGTH)
    dx, dy = (tip[0] - neck[0]) / length, (tip[1] - neck[1]) / length
    base = (tip[0] - dx * HEAD_LENGTH, tip[1] - dy * HEAD_LENGTH)
    half = HEAD_WIDTH / 2
    return tip, (base[0] - dy * half, base[1] + dx * half), (base[0] + dy * half, base[1] - dx * half)


def _bows(lane: Box | None, start: Point, end: Point) -> tuple[float, ...]:
    if lane is None:
        return _BETWEEN_LANES
    room = max(start[1] - lane.top, lane.bottom - start[1]) - RADIUS
    distance = max(math.dist(start, end), 1.0)
    most = min(max(0.32, _HOP / distance), 2 * room / distance)
    return tuple(most * share for share in _INSIDE_LANE)


def _cross(one: Trail, other: Trail) -> bool:
    """Tell whether two trails cross other than where they begin or end at one marker."""
    inner = [*pairwise(one.points)][1:-1]
    outer = [*pairwise(other.points)][1:-1]
    return any(
        _turn(a, b, c) != _turn(a, b, d) and _turn(c, d, a) != _turn(c, d, b) for a, b in inner for c, d in outer
    )


def _turn(a: Point, b: Point, c: Point) -> bool:
    return (b[0] - a[0]) * (c[1] - a[1]) > (b[1] - a[1]) * (c[0] - a[0])
