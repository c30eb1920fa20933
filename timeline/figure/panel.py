"""One panel of the chain view: lanes, markers, arrows and labels over one axis.

Lanes begin at one height; those whose labels find no room grow until they do, or until it does not help. Then each gives
back what it does not need.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace

from timeline.figure.arrows import RADIUS, Arrow, Ends, Surroundings, Trail, choose_curve, make_arrow, trail_of
from timeline.figure.forms import MakeForms
from timeline.figure.frame import lay_lane_name, name_width_of
from timeline.figure.geometry import Box, around
from timeline.figure.labels import Block, Label, Request, Run, cost_labels, place_labels
from timeline.figure.parts import MANY, Part
from timeline.figure.scale import (
    QUIET_SIZE,
    TICK_SIZE,
    Axis,
    Extent,
    lay_axis,
    lay_columns,
    lay_steps,
    lay_undated,
)
from timeline.figure.scope import Item
from timeline.figure.setting import Setting
from timeline.figure.space import Obstacles
from timeline.figure.style import HEADING_SIZE, LANE_SIZE, SMALLEST_SIZE
from timeline.figure.text import ASCENT, LINE_HEIGHT, Measure, TextLine

LANE_HEIGHT = 100.0
COMPACT_LANE_HEIGHT = 66.0
"""Heights that lanes begin with, in points, where events are few and where they are many."""
BAR = 4.5
"""Half the thickness of the bar of an event that lasted, in points."""
_GROWTH = 30.0
_EDGE = 9.0
"""What is kept free at the upper and lower edge of a lane, in points."""
_LEAST_SIDE = 18.0
_WORTH_TRIMMING = 6.0
_MOST_GROWTH = 2
_MOST_TRIMMED = 4
"""Sides of lanes that are tried one by one."""
_TRACK = 21.0
_EMPTY_RUNG = 38.0
_INSET = 50.0
_RUNG_INSET = 92.0
_AXIS_HEIGHT = 34.0
_NO_AXIS = 8.0
_HEADING = 20.0


@dataclass(frozen=True, slots=True)
class Sides:
    """How far a lane reaches above and below its middle line, in points."""

    above: float
    below: float

    def between(self, other: Sides) -> Sides:
        """Return what lies half way to others."""
        return Sides((self.above + other.above) / 2, (self.below + other.below) / 2)

    def grown(self, by: float) -> Sides:
        """Return sides that reach `by` points farther each."""
        return Sides(self.above + by, self.below + by)


@dataclass(frozen=True, slots=True)
class Lane:
    """The strip of one actor; `middle` is the y of the line on which its markers stand, `shade` alternates 0 and 1."""

    name: str
    box: Box
    middle: float
    shade: int

    @property
    def sides(self) -> Sides:
        """How far it reaches above and below its middle."""
        return Sides(self.middle - self.box.top, self.box.bottom - self.middle)


@dataclass(frozen=True, slots=True)
class Mark:
    """An event's marker at `x`, `y`, and its bar or whisker from `left` to `right`."""

    item: Item
    x: float
    y: float
    left: float
    right: float

    @property
    def number(self) -> int:
        """The number of the event."""
        return self.item.number

    @property
    def box(self) -> Box:
        """What the marker itself covers."""
        return around((self.x, self.y), RADIUS)

    @property
    def extent(self) -> Box | None:
        """What its bar or whisker covers; None for a point in time."""
        return None if self.left == self.right else Box(self.left, self.y - BAR, self.right, self.y + BAR)


@dataclass(frozen=True, slots=True)
class Panel:
    """A laid out panel; `plot` is the area of the lanes right of their names, `box` the whole of it."""

    box: Box
    plot: Box
    lanes: tuple[Lane, ...]
    axis: Axis
    marks: tuple[Mark, ...]
    arrows: tuple[Arrow, ...]
    labels: tuple[Label, ...]
    texts: tuple[TextLine, ...]


@dataclass(frozen=True, slots=True)
class Place:
    """Where a panel goes: from `left` to `right`, downwards from `top`; lanes begin right of their names."""

    left: float
    right: float
    top: float
    name_width: float

    @property
    def plot_left(self) -> float:
        """Where the lanes begin."""
        return self.left + self.name_width


@dataclass(frozen=True, slots=True)
class _Draft:
    """A panel at one choice of lane heights; `costs` tells by number what the form of each label costs, 0 the first.

    `cost` is their sum with the height of the panel, in points that a better label is worth.
    """

    lanes: tuple[Lane, ...]
    marks: tuple[Mark, ...]
    arrows: tuple[Arrow, ...]
    labels: tuple[Label, ...]
    costs: Mapping[int, float]
    cost: float

    @property
    def cramped(self) -> set[str]:
        """The lanes in which a label did not get its first form."""
        return {mark.item.lane for mark in self.marks if self.costs[mark.number]}

    def without(self, lanes: Collection[str]) -> _Draft:
        """Return it without the labels in some lanes."""
        gone = {mark.number for mark in self.marks if mark.item.lane in lanes}
        return replace(self, labels=tuple(label for label in self.labels if label.number not in gone))


def lay_panel(part: Part, setting: Setting, place: Place, forms: MakeForms) -> Panel:
    """Return the panel of `part`. Every event has a marker and its number; no label touches anything."""
    axis = _lay_axis(part, setting, place)
    lanes_top = place.top + (_HEADING if part.heading else 0.0) + _caption_height(axis)
    drafter = _Drafter(part, setting, axis, forms)
    draft = _best_draft(drafter, place, lanes_top)
    plot = Box(place.plot_left, lanes_top, place.right, draft.lanes[-1].box.bottom)
    texts = (
        *_heading(part, place),
        *(line for lane in draft.lanes for line in _lane_name(lane, place, setting)),
        *_captions(axis, lanes_top),
        *_tick_lines(axis, plot.bottom),
    )
    box = Box(place.left, place.top, place.right, plot.bottom + (_AXIS_HEIGHT if axis.ticks else _NO_AXIS))
    return Panel(box, plot, draft.lanes, axis, draft.marks, draft.arrows, draft.labels, texts)


def _best_draft(drafter: _Drafter, place: Place, top: float) -> _Draft:
    """Let cramped lanes grow, take the empty space from all lanes again where that promises most, and return the best bargain."""
    sides = drafter.first_sides()
    wide = drafter.draft(_lanes(sides, place, top))
    found = [wide]
    for _ in range(_MOST_GROWTH):
        if not wide.cramped:
            break
        sides |= {lane: sides[lane].grown(_GROWTH) for lane in wide.cramped}
        wide = drafter.draft(_lanes(sides, place, top), wide.without(wide.cramped))
        found.append(wide)
    return _trim(drafter, min(found, key=drafter.cost_trimmed), place, top)


def _cost_of(draft: _Draft) -> float:
    return draft.cost


def _trim(drafter: _Drafter, draft: _Draft, place: Place, top: float) -> _Draft:
    """Take the empty space from all lanes, then half of what is left, then all of it from single sides, where that is a bargain."""
    narrow = drafter.trimmed_sides(draft)
    draft = min(draft, drafter.draft(_lanes(narrow, place, top), draft), key=_cost_of)
    wide, narrow = {lane.name: lane.sides for lane in draft.lanes}, drafter.trimmed_sides(draft)
    emptiest = _emptiest(wide, narrow)
    if emptiest:
        half = {name: wide[name].between(narrow[name]) for name in wide}
        draft = min(draft, drafter.draft(_lanes(half, place, top), draft), key=_cost_of)
    for name, side in emptiest[:_MOST_TRIMMED]:
        sides = {lane.name: lane.sides for lane in draft.lanes}
        if (name, side) in _emptiest(sides, narrow):
            sides[name] = replace(sides[name], **{side: getattr(narrow[name], side)})
            draft = min(draft, drafter.draft(_lanes(sides, place, top), draft), key=_cost_of)
    return draft


def _emptiest(wide: Mapping[str, Sides], narrow: Mapping[str, Sides]) -> list[tuple[str, str]]:
    """Return the sides of lanes that have space worth taking, those with the most of it first."""
    spare = {
        (name, side): getattr(wide[name], side) - getattr(narrow[name], side)
        for name in wide
        for side in ("above", "below")
    }
    return sorted((place for place in spare if spare[place] > _WORTH_TRIMMING), key=lambda place: -spare[place])


def _lay_axis(part: Part, setting: Setting, place: Place) -> Axis:
    inset = _RUNG_INSET if setting.kind == "rungs" else _INSET
    span = (place.plot_left + inset, place.right - inset)
    ties = setting.scope.ties
    if part.kind == "steps":
        return lay_steps(part.items, (place.plot_left + 8, place.right - 8))
    if part.kind == "undated":
        return lay_columns(part.items, ties, (place.plot_left + 8, place.right - 8))
    dated = [item for item in part.items if item.when is not None]
    undated = [item for item in part.items if item.when is None]
    if not undated:
        return lay_axis(dated, ties, span, setting.measure, setting.words)
    aside = lay_undated(undated, ties, place.right, setting.words)
    edge = aside.undated_left or place.right
    main = lay_axis(dated, ties, (span[0], edge - _INSET), setting.measure, setting.words)
    return Axis({**main.extents, **aside.extents}, (*main.ticks, *aside.ticks), main.bands, edge)


def _caption_height(axis: Axis) -> float:
    most = max((len(band.caption) for band in axis.bands), default=0)
    return most * QUIET_SIZE * LINE_HEIGHT + 4 if most else 0.0


def _lanes(sides: Mapping[str, Sides], place: Place, top: float) -> tuple[Lane, ...]:
    lanes = []
    for i, (name, side) in enumerate(sides.items()):
        bottom = top + side.above + side.below
        lanes.append(Lane(name, Box(place.plot_left, top, place.right, bottom), top + side.above, i % 2))
        top = bottom
    return tuple(lanes)


class _Drafter:
    """Lays out one part over one axis, for any heights of its lanes."""

    def __init__(self, part: Part, setting: Setting, axis: Axis, forms: MakeForms) -> None:
        self._part = part
        self._name_width = name_width_of(setting)
        self._setting = setting
        self._axis = axis
        self._ties = [tie for tie in setting.scope.ties if part.shows(tie)]
        self._forms = {item.number: forms(item, self._causes_elsewhere(item)) for item in part.items}
        self._tracks = _tracks(part.items, axis.extents)

    def first_sides(self) -> dict[str, Sides]:
        """Return the lanes of the part from top to bottom with the sides that each begins with."""
        base = LANE_HEIGHT if len(self._setting.scope.items) <= MANY else COMPACT_LANE_HEIGHT
        tracks: dict[str, int] = {}
        for item in self._part.items:
            tracks[item.lane] = max(tracks.get(item.lane, 0), self._tracks[item.number])
        heights = {name: base + _TRACK * tracks[name] for name in self._setting.lanes if name in tracks}
        if self._setting.kind == "rungs" and self._part.kind != "undated":
            heights = {name: heights.get(name, _EMPTY_RUNG) for name in self._setting.lanes}
        return {name: Sides(height / 2, height / 2) for name, height in heights.items()}

    def trimmed_sides(self, draft: _Draft) -> dict[str, Sides]:
        """Return the sides of the lanes without the space that a draft has left empty in them."""
        return {lane.name: self._trimmed(lane, draft) for lane in draft.lanes}

    def cost_trimmed(self, draft: _Draft) -> float:
        """Return what a draft would cost without the empty space, if all labels kept their forms."""
        heights = math.fsum(sides.above + sides.below for sides in self.trimmed_sides(draft).values())
        return heights + math.fsum(draft.costs.values())

    def _trimmed(self, lane: Lane, draft: _Draft) -> Sides:
        numbers = {mark.number for mark in draft.marks if mark.item.lane == lane.name}
        boxes = [box for m in draft.marks if m.number in numbers for box in (m.box, m.extent) if box]
        boxes += [label.box for label in draft.labels if label.number in numbers]
        boxes += [arrow.box for arrow in draft.arrows if {arrow.earlier, arrow.later} <= numbers]
        name = lay_lane_name(lane.name, 0.0, lane.middle, self._name_width, self._setting.measure)
        half_name = len(name) * LANE_SIZE * 0.6
        above = max([_LEAST_SIDE, half_name + 4, *(lane.middle - box.top + _EDGE for box in boxes)])
        below = max([_LEAST_SIDE, half_name + 4, *(box.bottom - lane.middle + _EDGE for box in boxes)])
        return Sides(min(above, lane.sides.above), min(below, lane.sides.below))

    def draft(self, lanes: tuple[Lane, ...], before: _Draft | None = None) -> _Draft:
        """Lay out the part in `lanes`; labels of the draft `before` stay where nothing touches them."""
        strips = {lane.name: lane for lane in lanes}
        marks = tuple(self._mark(item, strips[item.lane]) for item in self._part.items)
        arrows = self._arrows(marks, strips)
        requests = [self._request(mark, strips[mark.item.lane]) for mark in marks]
        kept = _kept(before, marks) if before else []
        labels = place_labels(requests, self._obstacles(marks, arrows, lanes), self._setting.measure, kept)
        costs = cost_labels(requests, labels)
        cost = math.fsum(lane.box.height for lane in lanes) + math.fsum(costs.values())
        labels = _with_numbers_inside(labels, marks, self._setting.measure)
        return _Draft(lanes, marks, arrows, labels, costs, cost)

    def _mark(self, item: Item, lane: Lane) -> Mark:
        extent, track = self._axis.extents[item.number], self._tracks[item.number]
        offset = _TRACK * ((track + 1) // 2) * (1 if track % 2 else -1)
        return Mark(item, extent.x, lane.middle + offset, extent.left, extent.right)

    def _arrows(self, marks: Sequence[Mark], strips: Mapping[str, Lane]) -> tuple[Arrow, ...]:
        """Return the arrows inside the panel, the short ones chosen first: they have the least freedom."""
        places = {mark.number: (mark.x, mark.y) for mark in marks}
        lane_of = {item.number: item.lane for item in self._part.items}
        boxes = [lane.box for lane in strips.values()]
        frame = Box(boxes[0].left, boxes[0].top, boxes[0].right, boxes[-1].bottom)
        around = Surroundings(places, tuple(mark.extent for mark in marks if mark.extent), frame)
        shortest = sorted(self._ties, key=lambda t: (math.dist(places[t.earlier], places[t.later]), t.earlier, t.later))
        drawn: list[Arrow] = []
        trails: list[Trail] = []
        for tie in shortest:
            lane = strips[lane_of[tie.earlier]]
            inside = lane.name == lane_of[tie.later]
            ends = Ends(tie.earlier, tie.later, lane.box if inside else None)
            curve = choose_curve(ends, around, trails)
            trails.append(trail_of(curve))
            drawn.append(make_arrow(curve, tie))
        return tuple(sorted(drawn, key=lambda arrow: (arrow.earlier, arrow.later)))

    def _causes_elsewhere(self, item: Item) -> tuple[int, ...]:
        """Return the numbers of what an item answers and no arrow leads from to it."""
        ties = self._setting.scope.ties
        return tuple(t.earlier for t in ties if t.later == item.number and t not in self._ties)

    def _request(self, mark: Mark, lane: Lane) -> Request:
        wanted, forms = self._forms[mark.number]
        return Request(mark.number, (mark.x, mark.y), lane.box.grown(-2), forms, wanted)

    def _obstacles(self, marks: Sequence[Mark], arrows: Sequence[Arrow], lanes: Sequence[Lane]) -> Obstacles:
        top, bottom, edge = lanes[0].box.top, lanes[-1].box.bottom, self._axis.undated_left
        extents = [mark.extent for mark in marks if mark.extent]
        bands = [Box(band.left, top, band.right, bottom) for band in self._axis.bands]
        middles = [Box(lane.box.left, lane.middle - 0.5, lane.box.right, lane.middle + 0.5) for lane in lanes]
        walls = [tuple((edge, top + 3.0 * i) for i in range(int((bottom - top) / 3) + 1))] if edge is not None else []
        lines = [arrow.points for arrow in arrows] + walls
        return Obstacles(tuple([mark.box for mark in marks] + extents), tuple(lines), tuple(bands + middles))


def _kept(before: _Draft, marks: Sequence[Mark]) -> list[Label]:
    """Return the labels of a draft, moved along with their markers."""
    down = {mark.number: mark.y - old.y for mark, old in zip(marks, before.marks, strict=True)}
    return [label.moved(down[label.number]) for label in before.labels if not label.inside]


def _tracks(items: Sequence[Item], extents: Mapping[int, Extent]) -> dict[int, int]:
    """Give items of one lane whose bars or whiskers would overlap different tracks, counted from 0."""
    taken: dict[tuple[str, int], float] = {}
    tracks: dict[int, int] = {}
    for item in sorted(items, key=lambda i: (extents[i.number].left, i.number)):
        extent = extents[item.number]
        left, right = min(extent.left, extent.x - RADIUS), max(extent.right, extent.x + RADIUS)
        track = 0
        while taken.get((item.lane, track), -math.inf) > left - 4:
            track += 1
        tracks[item.number] = track
        taken[item.lane, track] = right
    return tracks


def _with_numbers_inside(labels: tuple[Label, ...], marks: Sequence[Mark], measure: Measure) -> tuple[Label, ...]:
    """Write the number into a marker whose label found no room at all: no event stays without its number."""
    placed = {label.number for label in labels}
    inside = []
    for mark in [mark for mark in marks if mark.number not in placed]:
        block = Block(((Run(mark.item.tag, bold=True),),), SMALLEST_SIZE)
        width, height = block.width(measure) / 2, block.height / 2
        box = Box(mark.x - width, mark.y - height, mark.x + width, mark.y + height)
        inside.append(Label(mark.number, block, box, "center", inside=True))
    return tuple(sorted([*labels, *inside], key=lambda label: label.number))


def _heading(part: Part, place: Place) -> list[TextLine]:
    if not part.heading:
        return []
    return [TextLine(place.left, place.top + HEADING_SIZE, part.heading, HEADING_SIZE, bold=True, role="quiet")]


def _lane_name(lane: Lane, place: Place, setting: Setting) -> list[TextLine]:
    return lay_lane_name(lane.name, place.left, lane.middle, place.name_width, setting.measure)


def _captions(axis: Axis, lanes_top: float) -> list[TextLine]:
    pitch = QUIET_SIZE * LINE_HEIGHT
    return [
        TextLine(
            (band.left + band.right) / 2,
            lanes_top - 4 - pitch * (len(band.caption) - 1 - i),
            line,
            QUIET_SIZE,
            italic=True,
            align="center",
            role="quiet",
        )
        for band in axis.bands
        for i, line in enumerate(band.caption)
    ]


def _tick_lines(axis: Axis, bottom: float) -> list[TextLine]:
    pitch = TICK_SIZE * LINE_HEIGHT
    return [
        TextLine(tick.x, bottom + 7 + TICK_SIZE * ASCENT + pitch * i, line, TICK_SIZE, align="center")
        for tick in axis.ticks
        for i, line in enumerate(tick.lines)
    ]
