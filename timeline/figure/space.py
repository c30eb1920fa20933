"""What of a panel is taken and what is free: asked ten thousand times a picture.

Takes boxes and points along lines; answers whether a label, or the line that leads to it, has room at a place.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from timeline.figure.geometry import Box, Point, enclosing

PAD = 2.0
LINE_PAD = 3.5
NUMBER_PAD = 1.2
"""Distances kept between a label and other boxes, a label and lines, a mere number and anything, in points."""
NARROW = 24.0
"""Below this width in points a label is a mere number."""
_PIECE = 10

Leader = tuple[Point, Point]
"""The line from a marker to a label that stands apart."""
Span = tuple[float, float]
_Piece = tuple[Box, tuple[Point, ...]]


@dataclass(frozen=True, slots=True)
class Obstacles:
    """What labels keep clear of: boxes, points along lines, and boxes that are only avoided where that is easy."""

    boxes: tuple[Box, ...] = ()
    lines: tuple[tuple[Point, ...], ...] = ()
    soft: tuple[Box, ...] = ()


class Space:
    """The obstacles so far; lines are kept in short pieces, each with its bounds."""

    def __init__(self, obstacles: Obstacles) -> None:
        self._boxes = list(obstacles.boxes)
        self._soft = obstacles.soft
        self._pieces = [piece for line in obstacles.lines for piece in _pieces(line)]
        self._hit: dict[Leader, bool] = {}

    def take(self, box: Box, leader: Leader | None) -> None:
        """Take the place of a label and its leader; what was cut out by `near` before does not know of it."""
        self._hit.clear()
        self._boxes.append(box)
        if leader:
            self._pieces += _pieces(_sample(leader))

    def near(self, place: Box) -> Space:
        """Return what of the space a label or a leader inside `place` can meet, since most is far away."""
        part = Space(Obstacles((), (), tuple(box for box in self._soft if box.overlaps(place))))
        part._boxes = [box for box in self._boxes if box.overlaps(place, PAD)]
        part._pieces = [piece for piece in self._pieces if piece[0].overlaps(place, LINE_PAD)]
        return part

    def taken(self, top: float, bottom: float, *, words: bool) -> list[Span]:
        """Return from where to where no label can stand in a row; a mere number may come nearer than words."""
        pad, line_pad = (PAD, LINE_PAD) if words else (NUMBER_PAD, NUMBER_PAD)
        above, below = top - pad, bottom + pad
        spans = [(x0 - pad, x1 + pad) for x0, y0, x1, y1 in self._boxes if above < y1 and y0 < below]
        above, below = top - line_pad, bottom + line_pad
        for (x0, y0, x1, y1), points in self._pieces:
            if above < y0 and y1 < below:
                spans.append((x0 - line_pad, x1 + line_pad))
            elif above < y1 and y0 < below and (inside := [x for x, y in points if above < y < below]):
                spans.append((min(inside) - line_pad, max(inside) + line_pad))
        return spans

    def has_room_for(self, box: Box, leader: Leader | None = None) -> bool:
        """Tell whether a label that has its place touches nothing there."""
        taken = self.taken(box.top, box.bottom, words=box.width > NARROW)
        return is_free(taken, box.left, box.right) and not (leader and self.hits(leader))

    def hits(self, leader: Leader) -> bool:
        """Tell whether a leader runs through a box or over a line; forms of one label share most of their leaders."""
        if leader not in self._hit:
            self._hit[leader] = self._is_hit(leader)
        return self._hit[leader]

    def _is_hit(self, leader: Leader) -> bool:
        (x, top), (end, bottom) = leader
        bounds = Box(min(x, end), min(top, bottom), max(x, end), max(top, bottom))
        boxes = [box for box in self._boxes if box.overlaps(bounds, 1)]
        if boxes and any(box.contains(point, 1) for point in _sample(leader) for box in boxes):
            return True
        pieces = [piece for around, piece in self._pieces if bounds.overlaps(around, 2)]
        near = [point for piece in pieces for point in piece if bounds.contains(point, 2)]
        return bool(near) and any(math.dist(p, q) < 2 for p in _sample(leader) for q in near)

    def soft_cost(self, box: Box) -> float:
        """Return what a label costs that stands on what it had better avoid."""
        return 3.0 * sum(box.overlaps(other) for other in self._soft)


def is_free(taken: Sequence[Span], left: float, right: float) -> bool:
    """Tell whether a row is free from `left` to `right`."""
    for start, end in taken:  # noqa: SIM110 - all() takes twice as long, and this runs ten thousand times a picture
        if left < end and start < right:
            return False
    return True


def _sample(leader: Leader) -> tuple[Point, ...]:
    (x0, y0), (x1, y1) = leader
    count = max(2, math.ceil(math.dist(*leader) / 2.5))
    return tuple((x0 + (x1 - x0) * i / count, y0 + (y1 - y0) * i / count) for i in range(count + 1))


def _pieces(line: Sequence[Point]) -> list[_Piece]:
    parts = [tuple(line[i : i + _PIECE]) for i in range(0, len(line), _PIECE)]
    return [(enclosing(part), part) for part in parts]
