"""Where labels go: a greedy search over fixed offsets, the same result every time.

Takes label texts with their anchors, and what they must not touch; hands on boxes. Labels never touch each other, a
marker, an arrow or the bounds: one that finds no room is tried in shorter and shorter forms and is dropped at last.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from timeline.figure.arrows import RADIUS
from timeline.figure.geometry import Box, Point, enclosing
from timeline.figure.text import LINE_HEIGHT, Align, Measure, Role

PAD = 2.0
LINE_PAD = 3.5
NUMBER_PAD = 1.2
"""Distances kept between a label and other boxes, a label and lines, a mere number and anything, in points."""
LEADER_GAP = 1.0
_LEVEL = 13.0
_LEVELS = 8
_LEVEL_COST = 4.0
_CROWD = 110.0
_NARROW = 24.0
_SLACK = 1.02
_PIECE = 10
UNTOLD = 400.0
"""What an event that is told by no more than a number costs: points that a panel may grow for better."""


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of a line in one weight and colour."""

    text: str
    bold: bool = False
    role: Role = "ink"


Line = tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Block:
    """Lines that are placed together; `size` is the font size in points, `cost` what it costs that no fuller form found room."""

    lines: tuple[Line, ...]
    size: float = 8.5
    cost: float = 0.0

    def width(self, measure: Measure) -> float:
        """Room that the widest line takes, in points: on the pixels of a screen it runs a little wider than it is."""
        return _SLACK * max(line_width(line, self.size, measure) for line in self.lines)

    @property
    def height(self) -> float:
        """Height of all lines, in points."""
        return len(self.lines) * self.size * LINE_HEIGHT


def line_width(line: Line, size: float, measure: Measure) -> float:
    """Return the width of a line of runs, in points."""
    return sum(measure(run.text, size, bold=run.bold) for run in line)


@dataclass(frozen=True, slots=True)
class Request:
    """A label to place: its marker, the bounds it must stay in, and its forms from the longest to the shortest.

    One that is not `wanted` is placed after all others, and no room is made for it.
    """

    number: int
    anchor: Point
    bounds: Box
    forms: tuple[Block, ...]
    wanted: bool = True


@dataclass(frozen=True, slots=True)
class Label:
    """A placed label; `leader` is the line from a marker to a label that stands apart, `inside` one in its marker."""

    number: int
    block: Block
    box: Box
    align: Align
    leader: tuple[Point, Point] | None = None
    inside: bool = False

    def moved(self, down: float) -> Label:
        """Return it some points further down."""
        box = Box(self.box.left, self.box.top + down, self.box.right, self.box.bottom + down)
        ends = self.leader and (
            (self.leader[0][0], self.leader[0][1] + down),
            (self.leader[1][0], self.leader[1][1] + down),
        )
        return replace(self, box=box, leader=ends)


@dataclass(frozen=True, slots=True)
class Obstacles:
    """What labels keep clear of: boxes, points along lines, and boxes that are only avoided where that is easy."""

    boxes: tuple[Box, ...] = ()
    lines: tuple[tuple[Point, ...], ...] = ()
    soft: tuple[Box, ...] = ()


_Piece = tuple[Box, tuple[Point, ...]]
_Offer = tuple[float, Box, Align]
"""What a place costs, the place, and how the lines of a label stand in it."""
Widths = Mapping[int, Sequence[float]]
"""By the number of a request, how wide each of its forms is."""


def place_labels(
    requests: Sequence[Request], obstacles: Obstacles, measure: Measure, kept: Sequence[Label] = ()
) -> tuple[Label, ...]:
    """Return a label for each request that found room, ordered by number.

    Those of `kept` that nothing touches stay where they are. Of the others the most crowded are placed first. Within bounds in which
    one finds no room for its first form, or a worse one than it had, all are placed once more, with these in front.
    """
    scene = _Scene(obstacles)
    by_number = {request.number: request for request in requests}
    staying = [one for one in kept if one.box.inside(by_number[one.number].bounds) and scene.has_room_for(one)]
    moving = [request for request in requests if request.number not in {label.number for label in staying}]
    crowds = {request.number: -_crowd(request, requests) for request in requests}
    widths = {request.number: [form.width(measure) for form in request.forms] for request in requests}
    order = sorted(moving, key=lambda r: (not r.wanted, crowds[r.number], r.number))
    first = _place_in_order(order, obstacles, widths, staying)
    had, got = cost_labels(requests, kept), cost_labels(requests, first)
    known = {label.number for label in kept}
    worse = {r.number for r in moving if got[r.number] > (had[r.number] if r.number in known else 0)}
    cramped = {by_number[number].bounds for number in worse}
    if not cramped:
        return first
    again = [request for request in requests if request.bounds in cramped]
    again.sort(key=lambda r: (not r.wanted, -got[r.number] if r.number in worse else 0, crowds[r.number], r.number))
    staying = [label for label in first if by_number[label.number].bounds not in cramped]
    second = _place_in_order(again, obstacles, widths, staying)
    return min(first, second, key=lambda labels: sum(cost_labels(requests, labels).values()))


def cost_labels(requests: Sequence[Request], labels: Sequence[Label]) -> dict[int, float]:
    """Return by number what the form costs that each label has: 0 the first one, `UNTOLD` a mere number or none.

    One that is not wanted, but worded where there happens to be room, costs nothing in any form.
    """
    got = {label.number: label.block.cost for label in labels}
    return {request.number: got.get(request.number, UNTOLD) if request.wanted else 0.0 for request in requests}


def _place_in_order(
    requests: Sequence[Request], obstacles: Obstacles, widths: Widths, staying: Sequence[Label]
) -> tuple[Label, ...]:
    scene = _Scene(obstacles)
    for label in staying:
        scene.add(label)
    placed = [*staying]
    for request in requests:
        if found := _place(request, scene, widths[request.number]):
            placed.append(found)
            scene.add(found)
    return tuple(sorted(placed, key=lambda label: label.number))


class _Scene:
    """The obstacles so far; lines are kept in short pieces, each with its bounds."""

    def __init__(self, obstacles: Obstacles) -> None:
        self.boxes = list(obstacles.boxes)
        self.soft = obstacles.soft
        self.pieces = [piece for line in obstacles.lines for piece in _pieces(line)]

    def add(self, label: Label) -> None:
        self.boxes.append(label.box)
        if label.leader:
            self.pieces += _pieces(_sample(label.leader))

    def near(self, place: Box) -> _Scene:
        """Return what of the scene a label inside `place` can meet, since most is far away."""
        part = _Scene(Obstacles((), (), tuple(box for box in self.soft if box.overlaps(place))))
        part.boxes = [box for box in self.boxes if box.overlaps(place, PAD)]
        part.pieces = [piece for piece in self.pieces if piece[0].overlaps(place, LINE_PAD)]
        return part

    def has_room_for(self, label: Label) -> bool:
        """Tell whether a label that has its place touches nothing there."""
        return self.is_free(label.box) and not (label.leader and self.hits(label.leader))

    def is_free(self, box: Box) -> bool:
        """Tell whether a label has its distance from everything; a mere number may come nearer than words.

        What was in the way goes to the front: most likely it is in the way of the next place, too.
        """
        pad, line_pad = (PAD, LINE_PAD) if box.width > _NARROW else (NUMBER_PAD, NUMBER_PAD)
        left, top, right, bottom = box.grown(pad)
        for i, (x0, y0, x1, y1) in enumerate(self.boxes):
            if left < x1 and x0 < right and top < y1 and y0 < bottom:
                self.boxes.insert(0, self.boxes.pop(i))
                return False
        left, top, right, bottom = box.grown(line_pad)
        for i, ((x0, y0, x1, y1), points) in enumerate(self.pieces):
            if (
                (left < x1 and x0 < right and top < y1 and y0 < bottom)
                and any(left < x < right and top < y < bottom for x, y in points)
            ):  # fmt: skip
                self.pieces.insert(0, self.pieces.pop(i))
                return False
        return True

    def hits(self, leader: tuple[Point, Point]) -> bool:
        """Tell whether a leader runs through a box or over a line."""
        points = _sample(leader)
        bounds = enclosing(points)
        if any(box.contains(point, 1) for box in self.boxes if box.overlaps(bounds, 1) for point in points):
            return True
        near = [
            q for around, piece in self.pieces if bounds.overlaps(around, 2) for q in piece if bounds.contains(q, 2)
        ]
        return any(math.dist(p, q) < 2 for q in near for p in points)

    def soft_cost(self, box: Box) -> float:
        return 3.0 * sum(box.overlaps(other) for other in self.soft)


def _place(request: Request, scene: _Scene, widths: Sequence[float]) -> Label | None:
    """Return the label in the first form that finds room, at the cheapest place; farther levels never cost less."""
    (x, _), bounds = request.anchor, request.bounds
    reach = 1.25 * max(widths) + RADIUS
    near = scene.near(Box(max(bounds.left, x - reach), bounds.top, min(bounds.right, x + reach), bounds.bottom))
    for block, width in zip(request.forms, widths, strict=True):
        best: Label | None = None
        least = math.inf
        for level in range(_LEVELS):
            if least <= _LEVEL_COST * level:
                break
            for cost, box, align in _offers(request, block, level, width):
                if cost >= least or not near.is_free(box):
                    continue
                leader = _leader(request.anchor, box) if level else None
                if (cost := cost + near.soft_cost(box)) < least and not (leader and near.hits(leader)):
                    best, least = Label(request.number, block, box, align, leader), cost
        if best:
            return best
    return None


def _offers(request: Request, block: Block, level: int, width: float) -> Iterator[_Offer]:
    """Yield places above and below the marker at one distance, the nearest also beside it; all inside the bounds."""
    height, bounds = block.height, request.bounds
    x, y = request.anchor
    gap = RADIUS + 3 + level * _LEVEL
    for above in (True, False):
        top = y - gap - height if above else y + gap
        if top < bounds.top or top + height > bounds.bottom:
            continue
        for shift in _shifts(width, level):
            left = x - width / 2 + shift
            if bounds.left <= left and left + width <= bounds.right:
                box = Box(left, top, left + width, top + height)
                cost = _LEVEL_COST * level + 3 * abs(shift) / width + (0 if above else 0.3)
                yield cost, box, _align(shift)
    if level:
        return
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
            yield 2.6 + 0.2 * i, box, "left" if dx > 0 else "right"


def _beside(request: Request, width: float, height: float) -> Iterator[_Offer]:
    """Yield places at the corners and sides of the marker, for a mere number."""
    x, y = request.anchor
    for i, (dx, dy) in enumerate([(1, -1), (-1, -1), (1, 1), (-1, 1), (1, 0), (-1, 0)]):
        left = x + dx * (RADIUS + 2.5) - (width if dx < 0 else 0) - (3 * dx if dy else 0)
        top = y + dy * (RADIUS + 2.5) - height / 2 - (2 * dy if dy else 0)
        box = Box(left, top, left + width, top + height)
        if box.inside(request.bounds):
            yield 1.0 + 0.2 * i, box, "left" if dx > 0 else "right"


def _shifts(width: float, level: int) -> list[float]:
    steps = (0.0, 0.2, -0.2, 0.38, -0.38, 0.5, -0.5) if not level else (0.0, 0.25, -0.25, 0.5, -0.5, 0.75, -0.75)
    return [step * width for step in steps]


def _align(shift: float) -> Align:
    return "center" if abs(shift) < 1 else "left" if shift > 0 else "right"


def _leader(anchor: Point, box: Box) -> tuple[Point, Point]:
    above = box.bottom < anchor[1]
    x = min(max(anchor[0], box.left + 4), box.right - 4)
    start = (anchor[0], anchor[1] + (-1 if above else 1) * (RADIUS + LEADER_GAP))
    return start, (x, box.bottom + LEADER_GAP if above else box.top - LEADER_GAP)


def _sample(leader: tuple[Point, Point]) -> tuple[Point, ...]:
    (x0, y0), (x1, y1) = leader
    count = max(2, math.ceil(math.dist(*leader) / 2.5))
    return tuple((x0 + (x1 - x0) * i / count, y0 + (y1 - y0) * i / count) for i in range(count + 1))


def _pieces(line: Sequence[Point]) -> list[_Piece]:
    parts = [tuple(line[i : i + _PIECE]) for i in range(0, len(line), _PIECE)]
    return [(enclosing(part), part) for part in parts]


def _crowd(request: Request, requests: Sequence[Request]) -> int:
    """Count labels that want the same place."""
    return sum(
        abs(other.anchor[0] - request.anchor[0]) < _CROWD and other.bounds == request.bounds for other in requests
    )
