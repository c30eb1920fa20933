"""The table of events: number, date, intensity, who did what to whom in answer to what, and where it is told.

Takes a `Setting` and items; hands on lines of text, in points.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from timeline.figure.acts import write_act, write_parties
from timeline.figure.days import write_time
from timeline.figure.geometry import Box, Point
from timeline.figure.key import Key
from timeline.figure.scope import Item, Scope
from timeline.figure.setting import Setting
from timeline.figure.style import HEADING_SIZE, KEY_SIZE
from timeline.figure.text import TextLine, shorten
from timeline.figure.titles import write_outlet, write_place_in_text

ROW = 13.0
_HEADING = "Evidence"
_COLUMNS = "number, date, intensity, who did what to whom, article and sentence that tell it"
_COLUMN_GAP = 26.0
_OUTLET = 0.25
"""The share of a row's width that the name of an outlet may take."""
_SLACK = 1.04  # small letters on a coarse screen run a little wider than they are


@dataclass(frozen=True, slots=True)
class _Row:
    """The widths of a row and its first cells, in points."""

    width: float
    numbers: float
    dates: float
    grades: float


def lay_table(setting: Setting, items: Sequence[Item], place: Box, columns: int) -> Key:
    """Return the table of `items` in `columns` columns from the left to the right of `place`, as far down as it must."""
    measure = setting.measure
    width = (place.width - _COLUMN_GAP * (columns - 1)) / columns
    rows = -(-len(items) // columns)
    numbers = max(measure(item.tag, KEY_SIZE, bold=True) for item in items) + 8
    dates = max(measure(write_time(item.event.time, setting.words), KEY_SIZE) for item in items) + 9
    grid = _Row(width, numbers, min(dates, width * 0.4), measure("10.0", KEY_SIZE) + 8)
    texts = _lay_heading(setting, place)
    for i, item in enumerate(items):
        at = (place.left + (i // rows) * (width + _COLUMN_GAP), place.top + 11 + (i % rows + 1) * ROW)
        texts += _lay_row(item, setting, grid, at)
    return Key((), tuple(texts), place.top + 17 + rows * ROW)


def _lay_heading(setting: Setting, place: Box) -> list[TextLine]:
    start = place.left + setting.measure(f"{_HEADING}  ", HEADING_SIZE, bold=True) * _SLACK
    columns = shorten(_COLUMNS, place.right - start, KEY_SIZE, setting.measure)
    return [
        TextLine(place.left, place.top + 10, _HEADING, HEADING_SIZE, bold=True),
        TextLine(start, place.top + 10, columns, KEY_SIZE, role="quiet"),
    ]


def _lay_row(item: Item, setting: Setting, grid: _Row, at: Point) -> list[TextLine]:
    (x, baseline), measure = at, setting.measure
    start = x + grid.numbers + grid.dates + grid.grades
    outlet = shorten(write_outlet(item, setting.scope), grid.width * _OUTLET, KEY_SIZE, measure)
    place = f"{outlet} {write_place_in_text(item, setting.scope)}".strip()
    room = (grid.width - (start - x) - measure(place, KEY_SIZE) - 8) / _SLACK
    date = shorten(write_time(item.event.time, setting.words), grid.dates - 8, KEY_SIZE, measure)
    cells = [
        TextLine(x, baseline, item.tag, KEY_SIZE, bold=True),
        TextLine(x + grid.numbers, baseline, date, KEY_SIZE, role="quiet"),
        TextLine(start - 8, baseline, f"{item.event.intensity:.1f}", KEY_SIZE, align="right"),
        TextLine(start, baseline, shorten(_tell(item, setting.scope), room, KEY_SIZE, measure), KEY_SIZE),
        TextLine(x + grid.width, baseline, place, KEY_SIZE, align="right", role="quiet"),
    ]
    return [cell for cell in cells if cell.text]


def _tell(item: Item, scope: Scope) -> str:
    causes = [str(tie.earlier) for tie in scope.ties if tie.later == item.number]
    answers = f"  ← {', '.join(causes)}" if causes else ""
    status = "" if item.event.realis == "actual" else f" [{item.event.realis}]"
    return f"{write_parties(item)}: {write_act(item)}{status}{answers}"
