"""Where labels go: a greedy search over fixed offsets, the same result every time.

Takes label texts with their anchors, and what they must not touch; hands on boxes. Labels never touch each other, a
marker, an arrow or the bounds: one that finds no room is tried in shorter and shorter forms and is dropped at last.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from timeline.figure.arrows import RADIUS
from timeline.figure.geometry import Box, Point
from timeline.figure.space import NARROW, Leader, Obstacles, Space, is_free
from timeline.figure.text import LINE_HEIGHT, Align, Measure, Role

LEADER_GAP = 1.0
"""Distance of a leader from its marker and its label, in points."""
_LEVEL = 13.0
_LEVELS = 8
_LEVEL_COST = 4.0
_CROWD = 110.0
_SLACK = 1.02
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
    return math.fsum(measure(run.text, size, bold=run.bold) for run in line)


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
    leader: Leader | None = None
    inside: bool = False

    def moved(self, down: float) -> Label:
        """Return it some points further down."""
        box = Box(self.box.left, self.box.top + down, self.box.right, self.box.bottom + down)
        ends = self.leader and (
            (self.leader[0][0], self.leader[0][1] + down),
            (self.leader[1][0], self.leader[1][1] + down),
        )
        return replace(self, box=box, leader=ends)


_Offer = tuple[float, Box, Align, Leader | None]
"""What a place costs, the place, how the lines of a label stand in it, and the line that leads to it."""
Widths = Mapping[int, Sequence[float]]
"""By the number of a request, how wide each of its forms is."""


def place_labels(
    requests: Sequence[Request], obstacles: Obstacles, measure: Measure, kept: Sequence[Label] = ()
) -> tuple[Label, ...]:
    """Return a label for each request that found room, ordered by number.

    Those of `kept` that nothing touches stay where they are. Of the others the most crowded are placed first. Within bounds in which
    one finds no room for its first form, or a worse one than it had, all are placed once more, with these in front.
    """
    space = Space(obstacles)
    by_number = {request.number: request for request in requests}
    staying = [
        one for one in kept if one.box.inside(by_number[one.number].bounds) and space.has_room_for(one.box, one.leader)
    ]
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
    return min(first, second, key=lambda labels: math.fsum(cost_labels(requests, labels).values()))


def cost_labels(requests: Sequence[Request], labels: Sequence[Label]) -> dict[int, float]:
    """Return by number what the form costs that each label has: 0 the first one, `UNTOLD` or more a mere number or none.

    One that is not wanted, but worded where there happens to be room, costs nothing in any form.
    """
    got = {label.number: label.block.cost for label in labels}
    return {r.number: got.get(r.number, max(UNTOLD, r.forms[-1].cost)) if r.wanted else 0.0 for r in requests}


def _place_in_order(
    requests: Sequence[Request], obstacles: Obstacles, widths: Widths, staying: Sequence[Label]
) -> tuple[Label, ...]:
    space = Space(obstacles)
    for label in staying:
        space.take(label.box, label.leader)
    placed = [*staying]
    for request in requests:
        if found := _place(request, space, widths[request.number]):
            placed.append(found)
            space.take(found.box, found.leader)
    return tuple(sorted(placed, key=lambda label: label.number))


def _place(request: Request, space: Space, widths: Sequence[float]) -> Label | None:
    """Return the label in the first form that finds room."""
    widest = max(widths)
    near = space.near(_beside_anchor(request, 1.25 * widest + RADIUS))
    on_the_way = near.near(_beside_anchor(request, 0.25 * widest + 2 * RADIUS))
    placed = (
        _place_form(request, block, width, near, on_the_way) for block, width in zip(request.forms, widths, strict=True)
    )
    return next(filter(None, placed), None)


def _beside_anchor(request: Request, reach: float) -> Box:
    x, bounds = request.anchor[0], request.bounds
    return Box(max(bounds.left, x - reach), bounds.top, min(bounds.right, x + reach), bounds.bottom)


def _place_form(request: Request, block: Block, width: float, near: Space, on_the_way: Space) -> Label | None:
    """Return the label in one form at the cheapest place that is free and whose leader meets nothing `on_the_way`."""
    best: Label | None = None
    least = math.inf
    for from_cost, offers in _tiers(request, block, width, near):
        if least <= from_cost:
            break
        for cost, box, align, leader in offers:
            if cost >= least or (cost := cost + near.soft_cost(box)) >= least:
                continue
            if not (leader and on_the_way.hits(leader)):
                best, least = Label(request.number, block, box, align, leader), cost
    return best


def _tiers(request: Request, block: Block, width: float, near: Space) -> Iterator[tuple[float, Iterator[_Offer]]]:
    """Yield free places from near to far, each time with what the cheapest of them costs at least: never less than before."""
    number = len(block.lines) == 1 and width < NARROW
    for level in range(_LEVELS):
        for above in (True, False):
            cost = _LEVEL_COST * level + (0 if above else 0.3)
            yield cost, _in_row(request, (width, block.height), level, near, above=above)
        if not level:
            beside = _beside if number else _at_corners
            places = beside(request, width, block.height)
            yield 1.0, (place for place in places if near.has_room_for(place[1]))


def _in_row(request: Request, size: Point, level: int, near: Space, *, above: bool) -> Iterator[_Offer]:
    """Yield free places above or below the marker at one distance, inside the bounds."""
    (width, height), (x, y), bounds = size, request.anchor, request.bounds
    gap = RADIUS + 3 + level * _LEVEL
    top = y - gap - height if above else y + gap
    if top < bounds.top or top + height > bounds.bottom:
        return
    taken = near.taken(top, top + height, words=width > NARROW)
    for shift in _shifts(width, level):
        left = x - width / 2 + shift
        if bounds.left <= left and left + width <= bounds.right and is_free(taken, left, left + width):
            box = Box(left, top, left + width, top + height)
            cost = _LEVEL_COST * level + 3 * abs(shift) / width + (0 if above else 0.3)
            yield cost, box, _align(shift), _leader(request.anchor, box) if level else None


def _at_corners(request: Request, width: float, height: float) -> Iterator[_Offer]:
    """Yield places off the corners of the marker, where arrows that come from above or below leave room."""
    x, y = request.anchor
    for i, (dx, dy) in enumerate([(1, -1), (-1, -1), (1, 1), (-1, 1)]):
        left = x + dx * (RADIUS + 5) - (width if dx < 0 else 0)
        top = y + dy * 6.5 - (height if dy < 0 else 0)
        box = Box(left, top, left + width, top + height)
        if box.inside(request.bounds):
            yield 2.6 + 0.2 * i, box, "left" if dx > 0 else "right", None


def _beside(request: Request, width: float, height: float) -> Iterator[_Offer]:
    """Yield places at the corners and sides of the marker, for a mere number."""
    x, y = request.anchor
    for i, (dx, dy) in enumerate([(1, -1), (-1, -1), (1, 1), (-1, 1), (1, 0), (-1, 0)]):
        left = x + dx * (RADIUS + 2.5) - (width if dx < 0 else 0) - (3 * dx if dy else 0)
        top = y + dy * (RADIUS + 2.5) - height / 2 - (2 * dy if dy else 0)
        box = Box(left, top, left + width, top + height)
        if box.inside(request.bounds):
            yield 1.0 + 0.2 * i, box, "left" if dx > 0 else "right", None


def _shifts(width: float, level: int) -> list[float]:
    steps = (0.0, 0.2, -0.2, 0.38, -0.38, 0.5, -0.5) if not level else (0.0, 0.25, -0.25, 0.5, -0.5, 0.75, -0.75)
    return [step * width for step in steps]


def _align(shift: float) -> Align:
    return "center" if abs(shift) < 1 else "left" if shift > 0 else "right"


def _leader(anchor: Point, box: Box) -> Leader:
    above = box.bottom < anchor[1]
    x = min(max(anchor[0], box.left + 4), box.right - 4)
    start = (anchor[0], anchor[1] + (-1 if above else 1) * (RADIUS + LEADER_GAP))
    return start, (x, box.bottom + LEADER_GAP if above else box.top - LEADER_GAP)


def _crowd(request: Request, requests: Sequence[Request]) -> int:
    """Count labels that want the same place."""
    return sum(
        abs(other.anchor[0] - request.anchor[0]) < _CROWD and other.bounds == request.bounds for other in requests
    )
