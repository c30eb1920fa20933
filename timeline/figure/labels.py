"""Where labels go: a greedy search over fixed offsets, the same result every time.

Takes label texts with their anchors, and what they must not touch; hands on boxes. Labels never touch each other, a
marker, an arrow or the bounds: one that finds no room is tried in shorter and shorter forms and is dropped at last.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from timeline.figure.arrows import RADIUS
from timeline.figure.geometry import Box, Point
from timeline.figure.text import LINE_HEIGHT, Measure, Role

PAD = 2.0
LINE_PAD = 3.5
NUMBER_PAD = 1.2
"""Distances kept between a label and other boxes, a label and lines, a mere number and anything, in points."""
LEADER_GAP = 1.0
_LEVEL = 13.0
_LEVELS = 8
_CROWD = 110.0
_NARROW = 24.0


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of a line in one weight and colour."""

    text: str
    bold: bool = False
    role: Role = "ink"


Line = tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Block:
    """Lines that are placed together; `size` is the font size in points."""

    lines: tuple[Line, ...]
    size: float = 8.5

    def width(self, measure: Measure) -> float:
        """Width of the widest line, in points."""
        return max(line_width(line, self.size, measure) for line in self.lines)

    @property
    def height(self) -> float:
        """Height of all lines, in points."""
        return len(self.lines) * self.size * LINE_HEIGHT


def line_width(line: Line, size: float, measure: Measure) -> float:
    """Return the width of a line of runs, in points."""
    return sum(measure(run.text, size, bold=run.bold) for run in line)


@dataclass(frozen=True, slots=True)
class Request:
    """A label to place: its marker, the bounds it must stay in, and its forms from the longest to the shortest."""

    number: int
    anchor: Point
    bounds: Box
    forms: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Label:
    """A placed label; `leader` is the line from a marker to a label that stands apart, `inside` one in its marker."""

    number: int
    block: Block
    box: Box
    align: Literal["left", "center", "right"]
    leader: tuple[Point, Point] | None = None
    inside: bool = False


@dataclass(frozen=True, slots=True)
class Obstacles:
    """What labels keep clear of: boxes, points along lines, and boxes that are only avoided where that is easy."""

    boxes: tuple[Box, ...] = ()
    lines: tuple[tuple[Point, ...], ...] = ()
    soft: tuple[Box, ...] = ()


@dataclass(frozen=True, slots=True)
class _Offer:
    cost: float
    box: Box
    align: Literal["left", "center", "right"]
    leader: tuple[Point, Point] | None


def place_labels(requests: Sequence[Request], obstacles: Obstacles, measure: Measure) -> tuple[Label, ...]:
    """Return a label for each request that found room, ordered by number."""
    placed: list[Label] = []
    scene = _Scene(obstacles)
    for request in sorted(requests, key=lambda r: (-_crowd(r, requests), r.number)):
        label = _place(request, scene, measure)
        if label:
            placed.append(label)
            scene.add(label)
    return tuple(sorted(placed, key=lambda label: label.number))


class _Scene:
    """The obstacles so far; lines carry their bounding boxes, since most are far away."""

    def __init__(self, obstacles: Obstacles) -> None:
        self.boxes = list(obstacles.boxes)
        self.soft = obstacles.soft
        self.lines = [(_bounds(line), line) for line in obstacles.lines if line]

    def add(self, label: Label) -> None:
        self.boxes.append(label.box)
        if label.leader:
            line = _sample(label.leader)
            self.lines.append((_bounds(line), line))

    def is_free(self, box: Box) -> bool:
        """Tell whether a label has its distance from everything; a mere number may come nearer than words."""
        pad, line_pad = (PAD, LINE_PAD) if box.width > _NARROW else (NUMBER_PAD, NUMBER_PAD)
        if any(box.overlaps(other, pad) for other in self.boxes):
            return False
        near = (line for bounds, line in self.lines if box.overlaps(bounds, line_pad))
        return not any(box.contains(point, line_pad) for line in near for point in line)

    def hits(self, leader: tuple[Point, Point]) -> bool:
        """Tell whether a leader runs through a box or over a line."""
        points = _sample(leader)
        bounds = _bounds(points)
        if any(box.contains(point, 1) for box in self.boxes if box.overlaps(bounds, 1) for point in points):
            return True
        near = [line for around, line in self.lines if bounds.overlaps(around, 2)]
        return any(math.dist(p, q) < 2 for line in near for q in line for p in points)

    def soft_cost(self, box: Box) -> float:
        return 3.0 * sum(box.overlaps(other) for other in self.soft)


def _place(request: Request, scene: _Scene, measure: Measure) -> Label | None:
    for block in request.forms:
        offers = sorted(_offers(request, block, measure), key=lambda offer: offer.cost)
        best: tuple[float, _Offer] | None = None
        for offer in offers:
            if best and offer.cost >= best[0]:
                break
            if scene.is_free(offer.box) and not (offer.leader and scene.hits(offer.leader)):
                cost = offer.cost + scene.soft_cost(offer.box)
                if best is None or cost < best[0]:
                    best = (cost, offer)
        if best:
            return Label(request.number, block, best[1].box, best[1].align, best[1].leader)
    return None


def _offers(request: Request, block: Block, measure: Measure) -> Iterator[_Offer]:
    """Yield places above and below the marker, near ones first in cost; all inside the bounds."""
    width, height = block.width(measure), block.height
    x, y = request.anchor
    for level in range(_LEVELS):
        gap = RADIUS + 3 + level * _LEVEL
        for above in (True, False):
            top = y - gap - height if above else y + gap
            for shift in _shifts(width, level):
                left = x - width / 2 + shift
                box = Box(left, top, left + width, top + height)
                if box.inside(request.bounds):
                    cost = 4 * level + 3 * abs(shift) / width + (0 if above else 0.3)
                    yield _Offer(cost, box, _align(shift), _leader(request.anchor, box, level))
    if len(block.lines) == 1 and width < _NARROW:
        yield from _beside(request, width, height)
    else:
        yield from _at_corners(request, width, height)


def _at_corners(request: Request, width: float, height: float) -> Iterator[_Offer]:
    """Yield places off the corners of the marker, where arrows that come from above or below leave room."""
    x, y = request.anchor
    for i, (dx, dy) in enumerate([(1, -1), (-1, -1), (1, 1), (-1, 1)]):
        left = x + dx * (RADIUS + 5) - (width if dx < 0 else 0)
        top = y + dy * 6.5 - (height if dy < 0 else 0)
        box = Box(left, top, left + width, top + height)
        if box.inside(request.bounds):
            yield _Offer(2.6 + 0.2 * i, box, "left" if dx > 0 else "right", None)


def _beside(request: Request, width: float, height: float) -> Iterator[_Offer]:
    """Yield places at the corners and sides of the marker, for a mere number."""
    x, y = request.anchor
    for i, (dx, dy) in enumerate([(1, -1), (-1, -1), (1, 1), (-1, 1), (1, 0), (-1, 0)]):
        left = x + dx * (RADIUS + 2.5) - (width if dx < 0 else 0) - (3 * dx if dy else 0)
        top = y + dy * (RADIUS + 2.5) - height / 2 - (2 * dy if dy else 0)
        box = Box(left, top, left + width, top + height)
        if box.inside(request.bounds):
            yield _Offer(1.0 + 0.2 * i, box, "left" if dx > 0 else "right", None)


def _shifts(width: float, level: int) -> list[float]:
    steps = (0.0, 0.2, -0.2, 0.38, -0.38, 0.5, -0.5) if not level else (0.0, 0.25, -0.25, 0.5, -0.5, 0.75, -0.75)
    return [step * width for step in steps]


def _align(shift: float) -> Literal["left", "center", "right"]:
    return "center" if abs(shift) < 1 else "left" if shift > 0 else "right"


def _leader(anchor: Point, box: Box, level: int) -> tuple[Point, Point] | None:
    if not level:
        return None
    above = box.bottom < anchor[1]
    x = min(max(anchor[0], box.left + 4), box.right - 4)
    start = (anchor[0], anchor[1] + (-1 if above else 1) * (RADIUS + LEADER_GAP))
    return start, (x, box.bottom + LEADER_GAP if above else box.top - LEADER_GAP)


def _sample(leader: tuple[Point, Point]) -> tuple[Point, ...]:
    (x0, y0), (x1, y1) = leader
    count = max(2, math.ceil(math.dist(*leader) / 2.5))
    return tuple((x0 + (x1 - x0) * i / count, y0 + (y1 - y0) * i / count) for i in range(count + 1))


def _bounds(points: Sequence[Point]) -> Box:
    xs, ys = [p[0] for p in points], [p[1] for p in points]
    return Box(min(xs), min(ys), max(xs), max(ys))


def _crowd(request: Request, requests: Sequence[Request]) -> int:
    """Count labels that want the same place."""
    return sum(
        abs(other.anchor[0] - request.anchor[0]) < _CROWD and other.bounds == request.bounds for other in requests
    )
