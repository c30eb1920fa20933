"""The overview as numbers: how many acts of which intensity a lane holds in each period, and the gravest periods.

Only acts that took place are counted. Takes a `Setting`; hands on an `OverviewLayout`, in points from the top left.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Literal

from timeline.figure.acts import write_act, write_parties
from timeline.figure.days import DateWords, write_date, write_time
from timeline.figure.frame import MARGIN, lay_footer, lay_heading, lay_lane_name, name_width_of
from timeline.figure.geometry import Box
from timeline.figure.key import Key, lay_intensities
from timeline.figure.scope import Item
from timeline.figure.setting import Setting
from timeline.figure.style import HEADING_SIZE, KEY_SIZE, SMALLEST_SIZE, STEP_NAMES, step_of
from timeline.figure.text import Measure, TextLine, shorten
from timeline.figure.titles import count, write_footer, write_subtitle, write_title

STRIP_HEIGHT = 92.0
LOW_STRIP_HEIGHT = 64.0
"""Heights of the bars' area of one lane, in points, where lanes are few and where they are many."""
_GAP = 40.0
_MOST_BURSTS = 12
_BADGE = 8.0
_AXIS = 44.0
_ALL = "All actors"
_MOST_PERIODS = 130
_HOW_TO_READ = (
    "Bars count acts that took place, by {unit} and intensity; numbers mark the gravest {unit}s, told below."
    " Links are counted, not drawn."
)

Unit = Literal["day", "week", "month", "year"]


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a bar: the events of one step of intensity, and how many they are."""

    box: Box
    step: int
    count: int


@dataclass(frozen=True, slots=True)
class Strip:
    """The bars of one lane over a base line; `most` events reach its top.

    Events without a date are no rate in time: where there are more of them, their bar is shrunk to the strip.
    """

    lane: str
    box: Box
    pieces: tuple[Piece, ...]
    most: int
    undated: int = 0


@dataclass(frozen=True, slots=True)
class Burst:
    """A marked period: its rank from 1, the middle of its badge, and what is told of it."""

    rank: int
    x: float
    y: float
    told: str


@dataclass(frozen=True, slots=True)
class Course:
    """The whole course in one strip, above the panels of a long chain."""

    strip: Strip
    ticks: tuple[float, ...]
    texts: tuple[TextLine, ...]
    bottom: float


@dataclass(frozen=True, slots=True)
class OverviewLayout:
    """Everything the overview shows, on a page of `width` by `height` points."""

    width: float
    height: float
    title: str
    strips: tuple[Strip, ...]
    bursts: tuple[Burst, ...]
    ticks: tuple[float, ...]
    texts: tuple[TextLine, ...]
    key: Key


@dataclass(frozen=True, slots=True)
class _Periods:
    """Equal places on the axis: the first days of calendar periods, in order, and one for what has no date."""

    unit: Unit
    starts: tuple[int, ...]
    undated: bool
    left: float
    right: float

    @property
    def pitch(self) -> float:
        return (self.right - self.left) / max(len(self.starts) + self.undated, 1)

    def place(self, index: int) -> float:
        """Return the left end of a period; the last one is that without a date."""
        return self.left + index * self.pitch

    def index(self, item: Item) -> int:
        if item.when is None:
            return len(self.starts)
        return self.starts.index(_period_start(int(item.when.at), self.unit))

    def is_outgrown_by(self, item: Item) -> bool:
        """Tell whether what is known of an item's date reaches out of the period that counts it."""
        when = item.when
        if when is None or not when.vague:
            return False
        start = _period_start(int(when.at), self.unit)
        return when.shape != "whisker" or when.start < start or when.end >= _next_period(start, self.unit)


def lay_overview(setting: Setting, width: float, title: str | None, remark: str = "") -> OverviewLayout:
    """Return the overview on a page `width` points wide. `remark` is said before how to read the picture."""
    happened = [item for item in setting.scope.items if not item.hollow]
    name_width = name_width_of(setting)
    periods = _find_periods(happened, MARGIN + name_width + 24, width - MARGIN)
    title = title or write_title(setting.scope, setting.words)
    how = f"{remark} {_HOW_TO_READ.format(unit=periods.unit)}".strip()
    head, top = lay_heading(title, write_subtitle(setting.scope, how, setting.words), width, setting.measure)
    cells = Counter((item.lane, periods.index(item), step_of(item.event.intensity)) for item in happened)
    strips = _lay_strips(setting, cells, periods, top + 6)
    bursts = _find_bursts(happened, setting, strips, periods)
    bottom = strips[-1].box.bottom if strips else top
    ticks, tick_texts = _lay_ticks(periods, bottom, setting)
    listed, list_bottom = _lay_list(bursts, width, bottom + _AXIS, setting.measure)
    key = lay_intensities(Box(MARGIN, list_bottom + 8, width - MARGIN, list_bottom + 8), setting.measure)
    outside = sum(periods.is_outgrown_by(item) for item in happened)
    counted = (
        f"{count(outside, 'act')} counted at the middle or the bound of a longer time that is known." if outside else ""
    )
    footer, height = lay_footer(write_footer(setting.scope, counted), width, key.bottom + 4, setting.measure)
    names = [line for strip in strips for line in _strip_texts(strip, name_width, setting.measure)]
    texts = (*head, *names, *tick_texts, *listed, *footer)
    return OverviewLayout(width, height, title, strips, bursts, ticks, texts, key)


def lay_course(setting: Setting, width: float, top: float, firsts: Sequence[Item]) -> Course:
    """Return the whole course as one strip from `top`: acts that took place, and where each panel begins.

    `firsts` are the first items of the panels, in their order.
    """
    happened = [replace(item, lane=_ALL) for item in setting.scope.items if not item.hollow]
    name_width = name_width_of(setting)
    periods = _find_periods(setting.scope.items, MARGIN + name_width + 24, width - MARGIN)
    cells = Counter((_ALL, periods.index(item), step_of(item.event.intensity)) for item in happened)
    (strip,) = _lay_strips(replace(setting, lanes=(_ALL,)), cells, periods, top) or (_empty_strip(periods, top),)
    ticks, texts = _lay_ticks(periods, strip.box.bottom, setting)
    texts += _strip_texts(strip, name_width, setting.measure)
    edge = -math.inf
    for number, item in enumerate(firsts, start=1):
        x = periods.place(periods.index(item)) + periods.pitch / 2
        if x > edge:
            texts.append(
                TextLine(x, strip.box.top - 5, f"{number} ▾", SMALLEST_SIZE, bold=True, align="center", role="quiet")
            )
            edge = x + 24
    return Course(strip, ticks, tuple(texts), strip.box.bottom + _AXIS)


def _empty_strip(periods: _Periods, top: float) -> Strip:
    return Strip(_ALL, Box(periods.left, top, periods.right, top + LOW_STRIP_HEIGHT), (), 1)


def _find_periods(items: Sequence[Item], left: float, right: float) -> _Periods:
    """Choose the finest unit that leaves bars of a readable width: weeks, but months and years for long courses."""
    days = [int(item.when.at) for item in items if item.when]
    undated = any(item.when is None for item in items)
    if not days:
        return _Periods("week", (), undated, left, right)
    length = max(days) - min(days)
    units: list[tuple[Unit, float]] = [("day", 1), ("week", 7), ("month", 30.4), ("year", 365.25)]
    fine = [unit for unit, size in units if length / size < _MOST_PERIODS and (unit != "day" or length <= 28)]
    unit = fine[0] if fine else "year"
    starts = [_period_start(min(days), unit)]
    while starts[-1] < _period_start(max(days), unit):
        starts.append(_next_period(starts[-1], unit))
    return _Periods(unit, tuple(starts), undated, left, right)


def _period_start(day: int, unit: Unit) -> int:
    moment = date.fromordinal(day)
    if unit == "week":
        return day - moment.weekday()
    if unit == "month":
        return moment.replace(day=1).toordinal()
    return moment.replace(month=1, day=1).toordinal() if unit == "year" else day


def _next_period(start: int, unit: Unit) -> int:
    lengths: dict[Unit, int] = {"day": 1, "week": 7, "month": 31, "year": 366}
    return _period_start((date.fromordinal(start) + timedelta(days=lengths[unit])).toordinal(), unit)


def _lay_strips(
    setting: Setting, cells: Counter[tuple[str, int, int]], periods: _Periods, top: float
) -> tuple[Strip, ...]:
    totals: Counter[tuple[str, int]] = Counter()
    for (lane, index, _), number in cells.items():
        totals[lane, index] += number
    aside = len(periods.starts)
    most = max((n for (_, index), n in totals.items() if index < aside), default=0) or max(totals.values(), default=1)
    strips = []
    lanes = [lane for lane in setting.lanes if any(lane == counted for counted, _, _ in cells)]
    height = STRIP_HEIGHT if len(lanes) <= 4 else LOW_STRIP_HEIGHT
    for lane in lanes:
        top += _GAP / 2
        box = Box(periods.left, top, periods.right, top + height)
        strips.append(Strip(lane, box, tuple(_lay_bars(lane, cells, periods, box, most)), most, totals[lane, aside]))
        top = box.bottom + _GAP / 4
    return tuple(strips)


def _lay_bars(lane: str, cells: Counter[tuple[str, int, int]], periods: _Periods, box: Box, most: int) -> list[Piece]:
    pieces = []
    width = min(periods.pitch * 0.88, 26.0)
    for index in range(len(periods.starts) + periods.undated):
        base, left = box.bottom, periods.place(index) + (periods.pitch - width) / 2
        unit = box.height / max(most, sum(cells[lane, index, step] for step in range(len(STEP_NAMES))))
        for step in range(len(STEP_NAMES)):
            number = cells[lane, index, step]
            if number:
                pieces.append(Piece(Box(left, base - number * unit, left + width, base), step, number))
                base -= number * unit
    return pieces


def _find_bursts(
    items: Sequence[Item], setting: Setting, strips: Sequence[Strip], periods: _Periods
) -> tuple[Burst, ...]:
    """Return the periods of a lane with the gravest acts: by the highest intensity, then by the sum."""
    groups: dict[tuple[str, int], list[Item]] = {}
    for item in items:
        groups.setdefault((item.lane, periods.index(item)), []).append(item)

    def weight(pair: tuple[tuple[str, int], list[Item]]) -> tuple[float, float, int, str]:
        (lane, index), inside = pair
        grades = [item.event.intensity for item in inside]
        return (-max(grades), -sum(grades), index, lane)

    strip_of = {strip.lane: strip for strip in strips}
    bursts: list[Burst] = []
    for rank, ((lane, index), inside) in enumerate(sorted(groups.items(), key=weight)[:_MOST_BURSTS], start=1):
        strip = strip_of[lane]
        top = strip.box.bottom - min(len(inside) / strip.most, 1.0) * strip.box.height
        x = periods.place(index) + periods.pitch / 2
        y = top - _BADGE - (12 if len(inside) > strip.most else 2)
        for other in sorted(bursts, key=lambda burst: -burst.y):
            if abs(other.x - x) < 2 * _BADGE + 1 and abs(other.y - y) < 2 * _BADGE + 1:
                y = other.y - 2 * _BADGE - 1
        bursts.append(Burst(rank, x, y, _tell(inside, index, periods, setting)))
    return tuple(bursts)


def _tell(inside: Sequence[Item], index: int, periods: _Periods, setting: Setting) -> str:
    gravest = max(inside, key=lambda item: (item.event.intensity, -item.number))
    others = f" and {count(len(inside) - 1, 'other')}" if len(inside) > 1 else ""
    told = f"{write_parties(gravest)}: {write_act(gravest)} ({gravest.event.intensity:.1f}){others}"
    outside = periods.is_outgrown_by(gravest)
    time = write_time(gravest.event.time, setting.words) if outside else _name_period(index, periods, setting.words)
    return f"{time}: {told}"


def _name_period(index: int, periods: _Periods, words: DateWords) -> str:
    if index == len(periods.starts):
        return words.undated
    start = periods.starts[index]
    if periods.unit == "year":
        return str(date.fromordinal(start).year)
    if periods.unit == "month":
        moment = date.fromordinal(start)
        return f"{words.months[moment.month - 1]} {moment.year}"
    written = write_date(start, words)
    return words.week.format(written) if periods.unit == "week" else written


def _lay_ticks(periods: _Periods, bottom: float, setting: Setting) -> tuple[tuple[float, ...], list[TextLine]]:
    """Label the periods in which a month begins (a day or year, where those are counted), every n-th if they crowd."""
    places = _name_starts(periods, setting.words)
    widest = max((setting.measure(name, KEY_SIZE) for _, name, _ in places), default=0.0) + 8
    rhythm = next((n for n in (1, 2, 3, 6, 12, 24) if len(places) * widest / n < periods.right - periods.left), 60)
    kept: list[tuple[float, str, str]] = []
    for i, name, year in places[::rhythm]:
        x = periods.place(i) + periods.pitch / 2
        if not kept or x - kept[-1][0] >= widest:  # a month of which only a week is shown takes little room
            kept.append((x, name, year))
    texts = [TextLine(x, bottom + 16, name, KEY_SIZE, align="center", role="quiet") for x, name, _ in kept]
    for (x, name, year), before in zip(kept, ["", *(year for _, _, year in kept)], strict=False):
        if year not in (before, name):
            texts.append(TextLine(x, bottom + 27, year, KEY_SIZE, align="center", role="quiet"))
    if periods.undated:
        x = periods.place(len(periods.starts)) + periods.pitch / 2
        kept.append((x, "", ""))
        undated = setting.words.undated
        inner = min(x, periods.right - setting.measure(undated, KEY_SIZE) / 2)
        crowded = any(x > inner - widest - setting.measure(undated, KEY_SIZE) / 2 for x, _, _ in kept[:-1])
        texts.append(TextLine(inner, bottom + (38 if crowded else 16), undated, KEY_SIZE, align="center", role="quiet"))
    return tuple(x for x, _, _ in kept), texts


def _name_starts(periods: _Periods, words: DateWords) -> list[tuple[int, str, str]]:
    """Return the index, name and year of each period that begins a new month, or is a day or a year itself."""
    named: list[tuple[int, str, str]] = []
    for index, start in enumerate(periods.starts):
        moment = date.fromordinal(start)
        name, year = words.months[moment.month - 1], str(moment.year)
        if periods.unit in ("day", "year"):
            name = write_date(start, words, year=False) if periods.unit == "day" else year
        if not named or (name, year) != named[-1][1:]:
            named.append((index, name, year))
    return named


def _lay_list(bursts: Sequence[Burst], width: float, top: float, measure: Measure) -> tuple[list[TextLine], float]:
    if not bursts:
        return [], top
    texts = [TextLine(MARGIN, top, "The gravest (number, time, gravest act, its intensity)", HEADING_SIZE, bold=True)]
    for i, burst in enumerate(bursts, start=1):
        baseline = top + 4 + i * 13.0
        told = shorten(burst.told, width - 2 * MARGIN - 22, KEY_SIZE, measure)
        texts += [
            TextLine(MARGIN, baseline, str(burst.rank), KEY_SIZE, bold=True),
            TextLine(MARGIN + 22, baseline, told, KEY_SIZE),
        ]
    return texts, top + 4 + len(bursts) * 13.0 + 4


def _strip_texts(strip: Strip, name_width: float, measure: Measure) -> list[TextLine]:
    scale = [(strip.box.top, str(strip.most)), (strip.box.bottom, "0")]
    numbers = [
        TextLine(strip.box.left - 8, y + 3, text, SMALLEST_SIZE, align="right", role="quiet") for y, text in scale
    ]
    if strip.undated > strip.most:
        x, y = strip.pieces[-1].box.middle[0], strip.box.top - 3
        numbers.append(TextLine(x, y, str(strip.undated), SMALLEST_SIZE, align="center", role="quiet"))
    return [*lay_lane_name(strip.lane, MARGIN, strip.box.middle[1], name_width, measure), *numbers]
