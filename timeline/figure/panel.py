"""One panel of the chain view: lanes, markers, arrows and labels over one axis.

Lanes begin at one height; those whose labels find no room grow until they do, or until it does not help.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from timeline.figure.arrows import RADIUS, Arrow, Ends, choose_curve, make_arrow
from timeline.figure.days import DateWords
from timeline.figure.forms import MakeForms, name_of_lane
from timeline.figure.geometry import Box, Point, around
from timeline.figure.labels import Label, Obstacles, Request, place_labels
from timeline.figure.lanes import order_lanes
from timeline.figure.parts import MANY, Part
from timeline.figure.scale import QUIET_SIZE, TICK_SIZE, Axis, Extent, Tick, lay_axis, lay_steps, lay_undated
from timeline.figure.scope import Item, Scope
from timeline.figure.style import LANE_SIZE
from timeline.figure.text import ASCENT, LINE_HEIGHT, Measure, TextLine, wrap

LANE_HEIGHT = 92.0
COMPACT_LANE_HEIGHT = 66.0
BAR = 4.5
"""Half the thickness of the bar of an event that lasted, in points."""
_GROWTH = 26.0
_MOST_ROUNDS = 6
_TRACK = 21.0
_INSET = 44.0
_AXIS_HEIGHT = 34.0


@dataclass(frozen=True, slots=True)
class Lane:
    """The strip of one actor; `shade` alternates 0 and 1."""

    name: str
    box: Box
    shade: int

    @property
    def middle(self) -> float:
        """The y of its centre line."""
        return self.box.middle[1]


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
    """A laid out panel; `plot` is the area of the lanes right of their names."""

    plot: Box
    bottom: float
    lanes: tuple[Lane, ...]
    axis: Axis
    marks: tuple[Mark, ...]
    arrows: tuple[Arrow, ...]
    labels: tuple[Label, ...]
    texts: tuple[TextLine, ...]


@dataclass(frozen=True, slots=True)
class _Frame:
    left: float
    right: float
    top: float
    name_width: float

    @property
    def plot_left(self) -> float:
        return self.left + self.name_width


def lay_panel(
    part: Part, scope: Scope, frame: Box, name_width: float, forms: MakeForms, measure: Measure, words: DateWords
) -> Panel:
    """Return the panel of `part`, from the left to the right of `frame` and downwards from its top."""
    inner = _Frame(frame.left, frame.right, frame.top, name_width)
    axis = _lay_axis(part, scope, inner, measure, words)
    lanes_top = frame.top + _caption_height(axis)
    names = order_lanes(part.items, scope.ties)
    base = LANE_HEIGHT if len(scope.items) <= MANY else COMPACT_LANE_HEIGHT
    tracks = _tracks(part.items, axis.extents)
    heights = {name: base + _TRACK * max(tracks[i.number] for i in part.items if i.lane == name) for name in names}
    best: tuple[int, _Draft] | None = None
    for _ in range(_MOST_ROUNDS):
        draft = _draft(part, scope, axis, _lanes(names, heights, inner, lanes_top), tracks, forms, measure)
        if best is None or len(draft.cramped) < best[0]:
            best = (len(draft.cramped), draft)
        if not draft.cramped:
            break
        for lane in {item.lane for item in draft.cramped}:
            heights[lane] += _GROWTH
    return (
        _finish(best[1], axis, inner, lanes_top, measure) if best else _finish(draft, axis, inner, lanes_top, measure)
    )


@dataclass(frozen=True, slots=True)
class _Draft:
    lanes: tuple[Lane, ...]
    marks: tuple[Mark, ...]
    arrows: tuple[Arrow, ...]
    labels: tuple[Label, ...]
    cramped: tuple[Item, ...]


def _lay_axis(part: Part, scope: Scope, frame: _Frame, measure: Measure, words: DateWords) -> Axis:
    left, right = frame.plot_left + _INSET, frame.right - _INSET
    if part.kind == "steps":
        return lay_steps(part.items, (frame.plot_left + 8, frame.right - 8), captions=True)
    if part.kind == "undated":
        axis = lay_steps(part.items, (frame.plot_left + 8, frame.right - 8), captions=False)
        return replace(axis, ticks=(Tick((left + right) / 2, ("undated",)),))
    dated = [item for item in part.items if item.when is not None]
    undated = [item for item in part.items if item.when is None]
    if not undated:
        return lay_axis(dated, scope.ties, (left, right), measure, words)
    aside = lay_undated(undated, scope.ties, frame.right)
    edge = aside.undated_left or right
    main = lay_axis(dated, scope.ties, (left, edge - _INSET), measure, words)
    return Axis({**main.extents, **aside.extents}, (*main.ticks, *aside.ticks), main.bands, edge)


def _caption_height(axis: Axis) -> float:
    most = max((len(band.caption) for band in axis.bands), default=0)
    return most * QUIET_SIZE * LINE_HEIGHT + 4 if most else 0.0


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


def _lanes(names: Sequence[str], heights: Mapping[str, float], frame: _Frame, top: float) -> tuple[Lane, ...]:
    lanes = []
    for i, name in enumerate(names):
        lanes.append(Lane(name, Box(frame.plot_left, top, frame.right, top + heights[name]), i % 2))
        top += heights[name]
    return tuple(lanes)


def _draft(
    part: Part,
    scope: Scope,
    axis: Axis,
    lanes: tuple[Lane, ...],
    tracks: Mapping[int, int],
    forms: MakeForms,
    measure: Measure,
) -> _Draft:
    strips = {lane.name: lane for lane in lanes}
    marks = tuple(_mark(item, axis.extents[item.number], strips[item.lane], tracks) for item in part.items)
    arrows = _draw_arrows(part, scope, marks, strips)
    requests = [_request(mark, strips[mark.item.lane], part, scope, forms) for mark in marks]
    labels = place_labels(requests, _obstacles(marks, arrows, lanes, axis), measure)
    got = {label.number: label.block for label in labels}
    cramped = tuple(
        mark.item for mark, request in zip(marks, requests, strict=True) if got.get(mark.number) != request.forms[0]
    )
    return _Draft(lanes, marks, arrows, labels, cramped)


def _mark(item: Item, extent: Extent, lane: Lane, tracks: Mapping[int, int]) -> Mark:
    track = tracks[item.number]
    offset = _TRACK * ((track + 1) // 2) * (1 if track % 2 else -1)
    return Mark(item, extent.x, lane.middle + offset, extent.left, extent.right)


def _draw_arrows(part: Part, scope: Scope, marks: Sequence[Mark], strips: Mapping[str, Lane]) -> tuple[Arrow, ...]:
    """Return the arrows inside the panel, the short ones chosen first: they have the least freedom."""
    places = {mark.number: (mark.x, mark.y) for mark in marks}
    lane_of = {item.number: item.lane for item in part.items}
    ties = [tie for tie in scope.ties if {tie.earlier, tie.later} <= part.numbers]
    lanes = list(strips.values())
    frame = Box(lanes[0].box.left, lanes[0].box.top, lanes[0].box.right, lanes[-1].box.bottom)
    bars = [mark.extent for mark in marks if mark.extent]
    drawn: list[Arrow] = []
    for tie in sorted(ties, key=lambda t: (math.dist(places[t.earlier], places[t.later]), t.earlier, t.later)):
        lane = strips[lane_of[tie.earlier]]
        inside = lane_of[tie.earlier] == lane_of[tie.later]
        ends = Ends(tie.earlier, tie.later, lane.box.height / 2 - RADIUS if inside else None)
        curve = choose_curve(ends, places, drawn, frame, bars)
        causes = tie.link.kind == "causes"
        drawn.append(make_arrow(curve, ends, dashed=tie.dashed, inferred=tie.inferred, causes=causes))
    return tuple(sorted(drawn, key=lambda arrow: (arrow.earlier, arrow.later)))


def _request(mark: Mark, lane: Lane, part: Part, scope: Scope, forms: MakeForms) -> Request:
    causes = tuple(t.earlier for t in scope.ties if t.later == mark.number and t.earlier not in part.numbers)
    box = lane.box
    bounds = Box(box.left + 2, box.top + 2, box.right - 2, box.bottom - 2)
    return Request(mark.number, (mark.x, mark.y), bounds, forms(mark.item, causes))


def _obstacles(marks: Sequence[Mark], arrows: Sequence[Arrow], lanes: Sequence[Lane], axis: Axis) -> Obstacles:
    extents = [mark.extent for mark in marks if mark.extent]
    top, bottom = lanes[0].box.top, lanes[-1].box.bottom
    bands = [Box(band.left, top, band.right, bottom) for band in axis.bands]
    middles = [Box(lane.box.left, lane.middle - 0.5, lane.box.right, lane.middle + 0.5) for lane in lanes]
    edge = axis.undated_left
    walls = [tuple((edge, y) for y in _steps(top, bottom))] if edge is not None else []
    return Obstacles(
        tuple([mark.box for mark in marks] + extents),
        tuple([arrow.points for arrow in arrows] + walls),
        tuple(bands + middles),
    )


def _steps(top: float, bottom: float) -> list[float]:
    return [top + 3.0 * i for i in range(int((bottom - top) / 3) + 1)]


def _finish(draft: _Draft, axis: Axis, frame: _Frame, lanes_top: float, measure: Measure) -> Panel:
    plot = Box(frame.plot_left, lanes_top, frame.right, draft.lanes[-1].box.bottom)
    texts = [
        *_lane_names(draft.lanes, frame, measure),
        *_captions(axis, lanes_top),
        *_tick_lines(axis, plot.bottom),
    ]
    bottom = plot.bottom + _AXIS_HEIGHT
    return Panel(plot, bottom, draft.lanes, axis, draft.marks, draft.arrows, draft.labels, tuple(texts))


def _lane_names(lanes: Sequence[Lane], frame: _Frame, measure: Measure) -> list[TextLine]:
    texts = []
    for lane in lanes:
        lines = wrap(name_of_lane(lane.name), frame.name_width - 14, 4, LANE_SIZE, measure, bold=True)
        pitch = LANE_SIZE * 1.2
        top = lane.middle - len(lines) * pitch / 2
        texts += [
            TextLine(frame.left + 6, top + pitch * i + LANE_SIZE, line, LANE_SIZE, bold=True)
            for i, line in enumerate(lines)
        ]
    return texts


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
