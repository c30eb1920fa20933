"""The table of events: number, date, intensity, who did what to whom in answer to what, and where it is told.

Takes a `Setting` and items; hands on lines of text, in points. An act that is long takes a second line.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import fsum

from timeline.figure.acts import write_act, write_parties
from timeline.figure.days import write_time
from timeline.figure.geometry import Box, Point
from timeline.figure.key import Key
from timeline.figure.scope import Item, Scope
from timeline.figure.setting import Setting
from timeline.figure.style import HEADING_SIZE, KEY_SIZE
from timeline.figure.text import Measure, TextLine, shorten, wrap
from timeline.figure.titles import write_outlet, write_place_in_text

_ROW = 13.0
_LINE = 10.5
"""Height of a row, and of each further line of it, in points."""
_MOST_LINES = 3
_HEADING = "Evidence"
_COLUMNS = "number, date, intensity, who did what to whom, article and sentence that tell it"
_COLUMN_GAP = 26.0
_ABOVE = 11.0
_BELOW = 6.0
_STEP = 2.5
_OUTLET = 0.25
"""The share of a row's width that the name of an outlet may take."""
_SLACK = 1.04  # small letters on a coarse screen run a little wider than they are


@dataclass(frozen=True, slots=True)
class _Grid:
    """The widths of a row and its first cells, in points."""

    width: float
    numbers: float
    dates: float
    grades: float


@dataclass(frozen=True, slots=True)
class _Row:
    """An item with the lines that tell of it and the place where it is told."""

    item: Item
    lines: tuple[str, ...]
    place: str

    @property
    def height(self) -> float:
        """Its height in points."""
        return _ROW + _LINE * (len(self.lines) - 1)


def lay_table(setting: Setting, items: Sequence[Item], place: Box, columns: int) -> Key:
    """Return the table of `items` in `columns` columns from the left to the right of `place`, as far down as it must."""
    grid = _make_grid(setting, items, place.width, columns)
    texts = _lay_heading(setting, place)
    bottom = place.top + _ABOVE
    for i, column in enumerate(_share(_make_rows(setting, items, grid), columns)):
        x, y = place.left + i * (grid.width + _COLUMN_GAP), place.top + _ABOVE
        for row in column:
            texts += _lay_row(row, setting, grid, (x, y + _ROW))
            y += row.height
        bottom = max(bottom, y)
    return Key((), tuple(texts), bottom + _BELOW)


def break_table(
    setting: Setting, items: Sequence[Item], size: tuple[float, float], columns: int
) -> list[tuple[Item, ...]]:
    """Return the items of each table of at most `size`, width and height in points, that together hold all `items`."""
    rows = _make_rows(setting, items, _make_grid(setting, items, size[0], columns))
    filled = _fill(rows, size[1] - _ABOVE - _BELOW)
    pages = [filled[i : i + columns] for i in range(0, len(filled), columns)]
    return [tuple(row.item for column in page for row in column) for page in pages]


def _make_grid(setting: Setting, items: Sequence[Item], width: float, columns: int) -> _Grid:
    measure = setting.measure
    width = (width - _COLUMN_GAP * (columns - 1)) / columns
    numbers = max(measure(item.tag, KEY_SIZE, bold=True) for item in items) + 8
    dates = max(measure(write_time(item.event.time, setting.words), KEY_SIZE) for item in items) + 9
    return _Grid(width, numbers, min(dates, width * 0.4), measure("10.0", KEY_SIZE) + 8)


def _share(rows: Sequence[_Row], columns: int) -> list[list[_Row]]:
    """Deal rows out in their order to columns that are no higher than they must be."""
    height = fsum(row.height for row in rows) / columns
    while len(shared := _fill(rows, height)) > columns:
        height += _STEP
    return shared


def _fill(rows: Sequence[_Row], height: float) -> list[list[_Row]]:
    """Fill columns of at most a height (or of one row) one after the other."""
    columns: list[list[_Row]] = []
    left = 0.0
    for row in rows:
        if not columns or row.height > left + 1e-6:
            columns.append([])
            left = height
        columns[-1].append(row)
        left -= row.height
    return columns


def _make_rows(setting: Setting, items: Sequence[Item], grid: _Grid) -> list[_Row]:
    return [_make_row(setting, item, grid) for item in items]


def _make_row(setting: Setting, item: Item, grid: _Grid) -> _Row:
    measure, scope = setting.measure, setting.scope
    outlet = shorten(write_outlet(item, scope), grid.width * _OUTLET, KEY_SIZE, measure)
    place = f"{outlet} {write_place_in_text(item, scope)}".strip()
    start = grid.numbers + grid.dates + grid.grades
    room = (grid.width - start - measure(place, KEY_SIZE) - 8) / _SLACK
    return _Row(item, _tell(item, scope, room, measure), place)


def _tell(item: Item, scope: Scope, room: float, measure: Measure) -> tuple[str, ...]:
    """Return who did what to whom in lines; its status and what it answers are never cut off."""
    causes = [str(tie.earlier) for tie in scope.ties if tie.later == item.number]
    answers = f"  ← {', '.join(causes)}" if causes else ""
    status = "" if item.event.realis == "actual" else f" [{item.event.realis}]"
    told = f"{write_parties(item)}: {write_act(item)}"
    lines = wrap(f"{told}{status}", room, _MOST_LINES, KEY_SIZE, measure)
    if " ".join(lines) != f"{told}{status}":
        lines = wrap(told, room, _MOST_LINES, KEY_SIZE, measure)
        lines = (*lines[:-1], f"{shorten(lines[-1], room - measure(status, KEY_SIZE), KEY_SIZE, measure)}{status}")
    if not answers:
        return lines
    last = f"{lines[-1]}{answers}"
    if measure(last, KEY_SIZE) <= room or len(lines) == _MOST_LINES:
        kept = shorten(lines[-1], room - measure(answers, KEY_SIZE), KEY_SIZE, measure)
        return (*lines[:-1], f"{kept}{answers}")
    rest, _, word = lines[-1].rpartition(" ")  # no line begins with the arrow, where a word can come along
    return (*lines[:-1], rest, f"{word}{answers}") if rest else (*lines, answers.strip())


def _lay_heading(setting: Setting, place: Box) -> list[TextLine]:
    start = place.left + setting.measure(f"{_HEADING}  ", HEADING_SIZE, bold=True) * _SLACK
    columns = shorten(_COLUMNS, place.right - start, KEY_SIZE, setting.measure)
    return [
        TextLine(place.left, place.top + 10, _HEADING, HEADING_SIZE, bold=True),
        TextLine(start, place.top + 10, columns, KEY_SIZE, role="quiet"),
    ]


def _lay_row(row: _Row, setting: Setting, grid: _Grid, at: Point) -> list[TextLine]:
    (x, baseline), item = at, row.item
    start = x + grid.numbers + grid.dates + grid.grades
    date = shorten(write_time(item.event.time, setting.words), grid.dates - 8, KEY_SIZE, setting.measure)
    cells = [
        TextLine(x, baseline, item.tag, KEY_SIZE, bold=True),
        TextLine(x + grid.numbers, baseline, date, KEY_SIZE, role="quiet"),
        TextLine(start - 8, baseline, f"{item.event.intensity:.1f}", KEY_SIZE, align="right"),
        *(TextLine(start, baseline + _LINE * i, line, KEY_SIZE) for i, line in enumerate(row.lines)),
        TextLine(x + grid.width, baseline, row.place, KEY_SIZE, align="right", role="quiet"),
    ]
    return [cell for cell in cells if cell.text]
