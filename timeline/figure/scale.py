"""The time axis: true to scale inside a burst, silences squeezed, crowded days widened.

Takes items and a width in points; hands on where each marker and each bound stands, ticks and squeezed bands.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import accumulate, pairwise
from math import fsum

from timeline.figure.days import DateWords, write_date, write_time
from timeline.figure.scope import Item, Tie
from timeline.figure.text import Measure

COLUMN = 27.0
"""Least distance of two markers, in points."""
PITCHES = (96.0, 72.0, 54.0, 40.0, COLUMN)
"""Distances tried for markers of one day, in points; the widest that leaves room to spare is taken."""
BOUND = 13.0
"""Least distance of a marker and a bound of an interval, in points."""
HALF_WHISKER = 24.0
"""Least length of one side of a whisker, in points: it is no duration, so it is not drawn to scale."""
OPEN = 26.0
"""Length of a whisker without an end, in points."""
SILENCE = 21.0
"""Days without events after which the axis is squeezed."""
UNDATED_PITCH = 72.0
_MOST_MORE = 80.0
"""Points by which ways that are not to scale are widened at most."""
ROOMY_COLUMNS = 3
"""Columns of undated events that still leave room for labels; more of them stand closer."""
UNDATED_MARGIN = 16.0
QUIET_SIZE = 8.0
TICK_SIZE = 8.5
TICK_GAP = 8.0


@dataclass(frozen=True, slots=True)
class Band:
    """A squeezed stretch of the axis and its caption; `silent` if no event reaches into it."""

    left: float
    right: float
    caption: tuple[str, ...]
    silent: bool


@dataclass(frozen=True, slots=True)
class Tick:
    """A label of the axis: one or two centred lines at `x`; the markers of its day reach `reach` points to each side."""

    x: float
    lines: tuple[str, ...]
    reach: float = 0.0


@dataclass(frozen=True, slots=True)
class Extent:
    """What of an item lies on the axis: marker, and bar or whisker from `left` to `right`."""

    x: float
    left: float
    right: float


@dataclass(frozen=True, slots=True)
class Axis:
    """Where items stand, in points; right of `undated_left` begins the column of items without a date."""

    extents: dict[int, Extent]
    ticks: tuple[Tick, ...] = ()
    bands: tuple[Band, ...] = ()
    undated_left: float | None = None


@dataclass(frozen=True, slots=True)
class _Stop:
    """A day that has a place on the axis: the columns its markers take (0 for a mere bound) and room for open ends."""

    day: float
    columns: int
    before: float = 0.0
    after: float = 0.0


@dataclass(frozen=True, slots=True)
class _Gap:
    """The way between two stops: its least width, its length in days, its band if it is squeezed."""

    least: float
    days: float
    caption: tuple[str, ...] = ()
    silent: bool = False


@dataclass(frozen=True, slots=True)
class _Plan:
    """Stops, the gaps between them and the columns of items at one stop, `pitch` points apart."""

    stops: tuple[_Stop, ...]
    gaps: tuple[_Gap, ...]
    columns: dict[int, int]
    pitch: float

    @property
    def head(self) -> float:
        return self.stops[0].before

    @property
    def tail(self) -> float:
        return max(self.stops[-1].columns - 1, 0) * self.pitch + self.stops[-1].after

    @property
    def least(self) -> float:
        return self.head + fsum(g.least for g in self.gaps) + self.tail


def least_width(items: Sequence[Item], ties: Sequence[Tie], measure: Measure) -> float:
    """Return the points that the axis of `items` takes at least."""
    dated = [item for item in items if item.when is not None]
    return _plan(dated, ties, measure, COLUMN).least if dated else COLUMN * len(items)


def lay_axis(
    items: Sequence[Item], ties: Sequence[Tie], span: tuple[float, float], measure: Measure, words: DateWords
) -> Axis:
    """Return the axis of dated `items` between the two x of `span`; all stand in order and apart."""
    left, right = span
    plans = [_plan(items, ties, measure, pitch) for pitch in PITCHES]
    plan = next((p for p in plans if p.least <= 0.8 * (right - left)), plans[-1])
    starts = _stop_positions(plan, left, right)
    at = dict(zip([s.day for s in plan.stops], starts, strict=True))
    extents = {item.number: _extent(item, at, plan) for item in items}
    bands = _bands(plan, starts)
    return Axis(extents, _ticks(items, extents, (left, right), measure, words), bands)


def lay_steps(items: Sequence[Item], span: tuple[float, float]) -> Axis:
    """Return the axis of items without dates: equal steps in their order, "step 1", "step 2" and so on."""
    left, right = span
    pitch = (right - left) / max(len(items), 1)
    places = {item.number: left + pitch * (i + 0.5) for i, item in enumerate(items)}
    ticks = tuple(Tick(x, (f"step {i}",)) for i, x in enumerate(places.values(), start=1))
    return Axis({n: Extent(x, x, x) for n, x in places.items()}, ticks)


def lay_columns(items: Sequence[Item], ties: Sequence[Tie], span: tuple[float, float]) -> Axis:
    """Return the axis of a panel without dates, which its heading says: one item a lane and column, an answer right of its cause."""
    (left, right), columns = span, _columns(items, ties)
    pitch = (right - left) / (max(columns.values()) + 1)
    places = {number: left + pitch * (column + 0.5) for number, column in columns.items()}
    return Axis({n: Extent(x, x, x) for n, x in places.items()})


def count_columns(items: Sequence[Item], ties: Sequence[Tie]) -> int:
    """Return how many columns items without dates take."""
    return max(_columns(items, ties).values(), default=-1) + 1


def lay_undated(items: Sequence[Item], ties: Sequence[Tie], right: float, words: DateWords) -> Axis:
    """Return the column of items without a date, ending at `right`: in their order, one a lane side by side."""
    columns = _columns(items, ties)
    count = max(columns.values()) + 1
    pitch = UNDATED_PITCH if count <= ROOMY_COLUMNS else COLUMN * 1.3
    left = right - undated_width(items, ties)
    places = {n: left + UNDATED_MARGIN + pitch * (c + 0.5) for n, c in columns.items()}
    tick = Tick((left + right) / 2, (words.undated,))
    return Axis({n: Extent(x, x, x) for n, x in places.items()}, (tick,), undated_left=left)


def undated_width(items: Sequence[Item], ties: Sequence[Tie]) -> float:
    """Return the points that the column of undated `items` takes (0 for none)."""
    count = count_columns(items, ties)
    pitch = UNDATED_PITCH if count <= ROOMY_COLUMNS else COLUMN * 1.3
    return count * pitch + 2 * UNDATED_MARGIN if count else 0.0


def _plan(items: Sequence[Item], ties: Sequence[Tie], measure: Measure, pitch: float) -> _Plan:
    columns = _columns(items, ties)
    stops = _stops(items, columns)
    gaps = [_gap(a, b, items, pitch) for a, b in pairwise(stops)]
    return _Plan(tuple(stops), tuple(_make_room(gap, measure) for gap in gaps), columns, pitch)


def _gap(a: _Stop, b: _Stop, items: Sequence[Item], pitch: float) -> _Gap:
    over = [i.when for i in items if i.when and i.when.first <= a.day and i.when.last >= b.day]
    least = max(a.columns - 1, 0) * pitch + a.after + b.before
    if any(w.vague and {a.day, b.day} <= {w.start, w.at, w.end} for w in over):
        return _Gap(least + HALF_WHISKER, 0.0)
    if b.day - a.day <= SILENCE and (_is_vague(a, items) or _is_vague(b, items)):
        return _Gap(least + HALF_WHISKER, 0.0)
    least += COLUMN if a.columns and b.columns else BOUND
    if b.day - a.day <= SILENCE:
        return _Gap(least, b.day - a.day)
    return _Gap(least, b.day - a.day, _say_length(b.day - a.day, silent=not over, short=pitch == COLUMN), not over)


def _make_room(gap: _Gap, measure: Measure) -> _Gap:
    """Widen a gap for its caption."""
    room = max((measure(line, QUIET_SIZE) for line in gap.caption), default=-8.0) + 8
    return replace(gap, least=gap.least + room)


def _is_vague(stop: _Stop, items: Sequence[Item]) -> bool:
    """Tell whether a stop only bounds whiskers, so that the way to it is no measured time."""
    bounds = [i.when for i in items if i.when and stop.day in (i.when.start, i.when.end)]
    return not stop.columns and all(when.vague for when in bounds)


def _columns(items: Sequence[Item], ties: Sequence[Tie]) -> dict[int, int]:
    """Give items at the same time columns: one item a lane and column, an answer right of what it answers."""
    causes: dict[int, list[int]] = {}
    for tie in ties:
        causes.setdefault(tie.later, []).append(tie.earlier)
    day_of = {item.number: item.when.at if item.when else 0.0 for item in items}
    columns: dict[int, int] = {}
    next_free: dict[tuple[float, str], int] = {}
    for item in items:
        day = day_of[item.number]
        same_day = [columns[c] + 1 for c in causes.get(item.number, ()) if c in columns and day_of[c] == day]
        column = max([0, next_free.get((day, item.lane), 0), *same_day])
        columns[item.number] = column
        next_free[day, item.lane] = column + 1
    return columns


def _stops(items: Sequence[Item], columns: dict[int, int]) -> list[_Stop]:
    width: dict[float, int] = {}
    before: dict[float, float] = {}
    after: dict[float, float] = {}
    for item in items:
        when = item.when
        if when is None:
            continue
        width[when.at] = max(width.get(when.at, 0), columns[item.number] + 1)
        for bound in (when.start, when.end):
            width.setdefault(bound, 0)
        if when.shape == "before":
            before[when.at] = OPEN
        if when.shape == "after":
            after[when.at] = OPEN
    return [_Stop(day, width[day], before.get(day, 0.0), after.get(day, 0.0)) for day in sorted(width)]


def _stop_positions(plan: _Plan, left: float, right: float) -> list[float]:
    """Share the room out: every gap its least width, the rest so that open gaps are as true to scale as they can be.

    Where no way is measured, each gets the same more, and what is too much of it stays empty on both sides.
    """
    room = right - left - plan.head - plan.tail
    least = [g.least for g in plan.gaps]
    days = [0.0 if g.caption else g.days for g in plan.gaps]
    pace = _pace(least, days, room)
    widths = [max(low, pace * length) for low, length in zip(least, days, strict=True)]
    total = fsum(widths)
    if total < room and widths:
        more = min((room - total) / len(widths), _MOST_MORE)
        widths = [w + more for w in widths]
        left += (room - total - more * len(widths)) / 2
    elif total > room > 0:
        widths = [w * room / total for w in widths]
    start = left + plan.head if widths else left + plan.head + max(room, 0.0) / 2
    return list(accumulate(widths, initial=start))


def _pace(least: list[float], days: list[float], room: float) -> float:
    """Return the greatest points a day at which the gaps fill no more than `room` (60 halvings: exact enough)."""
    longest = max(days, default=0.0)
    if not longest:
        return 0.0
    low, high = 0.0, room / min(d for d in days if d) if room > 0 else 0.0
    for _ in range(60):
        middle = (low + high) / 2
        if fsum(max(a, middle * d) for a, d in zip(least, days, strict=True)) <= room:
            low = middle
        else:
            high = middle
    return low


def _extent(item: Item, at: dict[float, float], plan: _Plan) -> Extent:
    when = item.when
    assert when is not None  # noqa: S101 - only dated items come here
    x = at[when.at] + plan.columns[item.number] * plan.pitch
    if when.shape == "point":
        return Extent(x, x, x)
    if when.shape == "before":
        return Extent(x, x - OPEN, max(x, at[when.end]))
    if when.shape == "after":
        return Extent(x, min(x, at[when.start]), x + OPEN)
    return Extent(x, min(x, at[when.start]), max(x, at[when.end]))


def _bands(plan: _Plan, starts: list[float]) -> tuple[Band, ...]:
    bands = []
    for i, gap in enumerate(plan.gaps):
        if gap.caption:
            a, b = plan.stops[i], plan.stops[i + 1]
            left = starts[i] + max(a.columns - 1, 0) * plan.pitch + a.after
            right = starts[i + 1] - b.before
            margin = min(COLUMN / 2, (right - left) / 4)
            bands.append(Band(left + margin, right - margin, gap.caption, gap.silent))
    return tuple(bands)


def _say_length(days: float, *, silent: bool, short: bool) -> tuple[str, ...]:
    if days < 60:
        number, unit, brief = round(days / 7), "weeks", "wk"
    elif days < 700:
        number, unit, brief = round(days / 30.44), "months", "mo"
    else:
        number, unit, brief = round(days / 365.25), "years", "yr"
    if short:
        return (f"{number} {brief}",)
    return (f"{number} {unit}", "no events") if silent else (f"{number} {unit}",)


def _ticks(
    items: Sequence[Item],
    extents: dict[int, Extent],
    span: tuple[float, float],
    measure: Measure,
    words: DateWords,
) -> tuple[Tick, ...]:
    """Label days that have events, from the left, where there is room; the year where it changes."""
    days: dict[tuple[str, str], list[float]] = {}
    for item in items:
        days.setdefault(_tick_text(item, words), []).append(extents[item.number].x)
    ticks: list[Tick] = []
    edge, year = span[0] - 40, ""
    for (text, its_year), places in sorted(days.items(), key=lambda pair: (min(pair[1]), pair[0])):
        x, reach = (min(places) + max(places)) / 2, (max(places) - min(places)) / 2
        lines = (text,) if its_year == year or not its_year else (text, its_year)
        half = max(measure(line, TICK_SIZE) for line in lines) / 2
        if x - max(half, reach) >= edge + TICK_GAP:
            ticks.append(Tick(x, lines, reach))
            edge, year = x + max(half, reach), its_year or year
    return tuple(ticks)


def _tick_text(item: Item, words: DateWords) -> tuple[str, str]:
    when, time = item.when, item.event.time
    assert when is not None  # noqa: S101 - only dated items come here
    year = str(date.fromordinal(int(when.at)).year)
    if when.shape != "whisker" and when.at in (when.start, when.end):
        return write_date(when.at, words, year=False), year
    text = write_time(time, words)
    return (text.removesuffix(f" {year}"), year) if text.endswith(f" {year}") else (text, "")
