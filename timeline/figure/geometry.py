"""Boxes and curves in points, y growing downwards as on a page. Nothing here knows what is drawn."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

Point = tuple[float, float]


class Box(NamedTuple):
    """A rectangle in points; `top` is smaller than `bottom`. A tuple, since a picture takes a hundred thousand of them."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def width(self) -> float:
        """Width in points."""
        return self.right - self.left

    @property
    def height(self) -> float:
        """Height in points."""
        return self.bottom - self.top

    @property
    def middle(self) -> Point:
        """The centre of the box."""
        return (self.left + self.right) / 2, (self.top + self.bottom) / 2

    def overlaps(self, other: Box, pad: float = 0.0) -> bool:
        """Whether the two share more than an edge, once each side of this one is moved out by `pad` points."""
        return (
            self.left - pad < other.right
            and other.left < self.right + pad
            and self.top - pad < other.bottom
            and other.top < self.bottom + pad
        )

    def contains(self, point: Point, pad: float = 0.0) -> bool:
        """Whether `point` lies within the box moved out by `pad` points."""
        x, y = point
        return self.left - pad < x < self.right + pad and self.top - pad < y < self.bottom + pad

    def inside(self, frame: Box, slack: float = 1e-6) -> bool:
        """Whether the box lies within `frame`; `slack` forgives rounding."""
        return (
            self.left >= frame.left - slack
            and self.top >= frame.top - slack
            and self.right <= frame.right + slack
            and self.bottom <= frame.bottom + slack
        )

    def grown(self, pad: float) -> Box:
        """Return the box with each side moved out by `pad` points."""
        return Box(self.left - pad, self.top - pad, self.right + pad, self.bottom + pad)


def around(point: Point, radius: float) -> Box:
    """Return the square of half side `radius` around `point`."""
    x, y = point
    return Box(x - radius, y - radius, x + radius, y + radius)


def enclosing(points: Iterable[Point]) -> Box:
    """Return the smallest box that holds all `points`."""
    xs, ys = zip(*points, strict=True)
    return Box(min(xs), min(ys), max(xs), max(ys))


@dataclass(frozen=True, slots=True)
class Curve:
    """A quadratic Bezier curve."""

    start: Point
    control: Point
    end: Point

    def at(self, t: float) -> Point:
        """Return the point at parameter `t` in 0 ... 1."""
        a, b, c = (1 - t) ** 2, 2 * t * (1 - t), t * t
        return (
            a * self.start[0] + b * self.control[0] + c * self.end[0],
            a * self.start[1] + b * self.control[1] + c * self.end[1],
        )

    def part(self, t0: float, t1: float) -> Curve:
        """Return the piece between two parameters, itself a quadratic Bezier curve (blossoming)."""
        (x0, y0), (x1, y1), (x2, y2) = self.start, self.control, self.end

        def blossom(p: float, q: float, r: float) -> float:
            return (1 - t0) * (1 - t1) * p + (t0 + t1 - 2 * t0 * t1) * q + t0 * t1 * r

        return Curve(self.at(t0), (blossom(x0, x1, x2), blossom(y0, y1, y2)), self.at(t1))

    def points(self, step: float = 3.0) -> tuple[Point, ...]:
        """Return points along the curve, about `step` points apart, both ends included."""
        legs = math.dist(self.start, self.control) + math.dist(self.control, self.end)
        count = max(2, math.ceil(legs / step))
        return tuple(self.at(i / count) for i in range(count + 1))

    def leaves(self, centre: Point, radius: float) -> float:
        """Return the parameter at which the curve, begun within `radius` of `centre`, first gets out (1 if never)."""
        return next((t for t in _parameters() if math.dist(self.at(t), centre) >= radius), 1.0)

    def enters(self, centre: Point, radius: float) -> float:
        """Return the parameter at which the curve, ending within `radius` of `centre`, last gets in (0 if never)."""
        return next((t for t in _parameters(backwards=True) if math.dist(self.at(t), centre) >= radius), 0.0)


def bowed(start: Point, end: Point, bow: float) -> Curve:
    """Return the curve from `start` to `end` that bulges by `bow` times their distance to the left of the way.

    Left as seen by a reader of the page who walks from `start` to `end`; half of `bow` is the height of the bulge.
    """
    (x0, y0), (x1, y1) = start, end
    return Curve(start, ((x0 + x1) / 2 + bow * (y1 - y0), (y0 + y1) / 2 - bow * (x1 - x0)), end)


def _parameters(count: int = 240, *, backwards: bool = False) -> Iterator[float]:
    steps = range(count, -1, -1) if backwards else range(count + 1)
    return (i / count for i in steps)
