"""The layers view as numbers: acts as boxes in columns, an answer always right of what it answers, without a calendar.

A column is the longest way of links that leads to an act. Links that pass over a column get a place of their own in
it, so that no line runs behind a box. Acts that no link joins to others form chains of their own, which stand side by side
where they are short; columns that do not fit go into a further bank below; acts without links stand last. Takes a `Setting`; hands on a `LayersLayout`, in points from the top left.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from math import fsum

from timeline.figure.arrows import HEAD_LENGTH, HEAD_WIDTH
from timeline.figure.cards import Card, Grid, card_height, find_grid, lay_card
from timeline.figure.frame import MARGIN, lay_footer, lay_heading
from timeline.figure.geometry import Box, Curve, Point
from timeline.figure.key import ActorColours, Key, lay_rows
from timeline.figure.scope import Item, Scope, Tie
from timeline.figure.setting import Setting
from timeline.figure.style import HEADING_SIZE
from timeline.figure.text import TextLine
from timeline.figure.titles import count, write_footer, write_subtitle, write_title

_ROW_GAP = 14.0
_BANK_GAP = 18.0
_LANE = 12.0
_SWEEPS = 6
_HOW_TO_READ = (
    "Columns are steps of response, not time: an answer stands right of what it answers. The stripe is intensity."
)

_Slot = tuple[int, int, int]
"""A place in a column: the column, then the number of an event and 0, or both numbers of a link that passes."""


@dataclass(frozen=True, slots=True)
class Route:
    """A link as curves from card to card, and the corners of its head."""

    tie: Tie
    curves: tuple[Curve, ...]
    head: tuple[Point, Point, Point]


@dataclass(frozen=True, slots=True)
class LayersLayout:
    """Everything the layers view shows, on a page of `width` by `height` points."""

    width: float
    height: float
    title: str
    cards: tuple[Card, ...]
    routes: tuple[Route, ...]
    texts: tuple[TextLine, ...]
    key: Key

    @property
    def frame(self) -> Box:
        """The page."""
        return Box(0, 0, self.width, self.height)


def lay_layers(setting: Setting, width: float, title: str | None, actors: ActorColours) -> LayersLayout:
    """Return the layers view on a page `width` points wide; the height follows from what there is to show."""
    scope = setting.scope
    title = title or write_title(scope, setting.words)
    head, top = lay_heading(title, write_subtitle(scope, _HOW_TO_READ, setting.words), width, setting.measure)
    layer_of = find_layers(scope)
    grid = find_grid(MARGIN, width - MARGIN, max(layer_of.values(), default=len(scope.items)) + 1)
    texts: list[TextLine] = list(head)
    cards: list[Card] = []
    routes: list[Route] = []
    ends = [top] * grid.columns
    for bank in _find_banks(layer_of, scope.ties, grid.columns):
        reach = max(bank.values()) + 1
        first = min(range(grid.columns - reach + 1), key=lambda column: max(ends[column : column + reach]))
        start = max(ends[first : first + reach])
        placed, ways, bottom = _lay_bank(setting, bank, replace(grid, start=grid.left(first)), start)
        ends[first : first + reach] = [bottom + _BANK_GAP] * reach
        cards += placed
        routes += ways
    top = max(ends) if cards else top
    lonely = [item for item in scope.items if item.number not in layer_of]
    placed, heading, top = _lay_lonely(setting, lonely, grid, top)
    key = lay_rows(setting, Box(MARGIN, top + 6, width - MARGIN, top + 6), actors)
    crossing = len(scope.ties) - len(routes)
    remark = f"{count(crossing, 'link')} between rows of columns: “← 7” answers event 7." if crossing else ""
    footer, height = lay_footer(write_footer(scope, remark), width, key.bottom + 4, setting.measure)
    return LayersLayout(
        width, height, title, (*cards, *placed), tuple(routes), (*texts, *heading, *key.texts, *footer), key
    )


def find_layers(scope: Scope) -> dict[int, int]:
    """Return the column of each linked item: the longest way of links that leads to it, from 0.

    A link back to an event already on the way (which no chronicle should hold) is passed over.
    """
    causes: dict[int, set[int]] = {}
    for tie in scope.ties:
        causes.setdefault(tie.earlier, set())
        causes.setdefault(tie.later, set()).add(tie.earlier)
    layers: dict[int, int] = {}
    waiting = sorted(causes)
    while waiting:
        ready = [number for number in waiting if causes[number] <= layers.keys()] or waiting[:1]
        found = {n: max((layers[c] for c in causes[n] if c in layers), default=-1) + 1 for n in ready}
        layers.update(found)
        waiting = [number for number in waiting if number not in layers]
    return layers


def _find_banks(layer_of: Mapping[int, int], ties: Sequence[Tie], columns: int) -> list[dict[int, int]]:
    """Return the acts of each chain that links join, by number their column from 0, cut where there are more than `columns`."""
    chains: dict[int, set[int]] = {number: {number} for number in layer_of}
    for tie in ties:
        if chains[tie.earlier] is not chains[tie.later]:
            joined = chains[tie.earlier] | chains[tie.later]
            chains.update(dict.fromkeys(joined, joined))
    banks = []
    for chain in {min(chain): chain for chain in chains.values()}.values():
        for first in range(0, max(layer_of[number] for number in chain) + 1, columns):
            inside = {number: layer_of[number] - first for number in sorted(chain)}
            banks.append({number: layer for number, layer in inside.items() if 0 <= layer < columns})
    return banks


def _lay_bank(
    setting: Setting, bank: Mapping[int, int], grid: Grid, top: float
) -> tuple[list[Card], list[Route], float]:
    """Lay out the columns of one bank downwards from `top`; return its cards, its links and where it ends."""
    items = {item.number: item for item in setting.scope.items if item.number in bank}
    ties = [t for t in setting.scope.ties if t.earlier in bank and t.later in bank and bank[t.earlier] < bank[t.later]]
    heights = {number: card_height(setting, item, grid.card, bank) for number, item in items.items()}
    columns = _order(_columns(bank, ties), [_way(tie, bank) for tie in ties])
    tallest = max(_column_height(column, heights) for column in columns)
    boxes: dict[_Slot, Box] = {}
    for i, column in enumerate(columns):
        x = grid.left(i)
        y = top + (tallest - _column_height(column, heights)) / 2
        for slot in column:
            height = _slot_height(slot, heights)
            boxes[slot] = Box(x, y, x + grid.card, y + height)
            y += height + _ROW_GAP
    cards = [lay_card(setting, items[n], boxes[bank[n], n, 0], bank) for n in sorted(bank)]
    return cards, [_lay_route(tie, bank, boxes) for tie in ties], top + tallest


def _columns(bank: Mapping[int, int], ties: Sequence[Tie]) -> list[list[_Slot]]:
    columns: list[list[_Slot]] = [[] for _ in range(max(bank.values()) + 1)]
    for number in sorted(bank):
        columns[bank[number]].append((bank[number], number, 0))
    for tie in ties:
        for slot in _way(tie, bank)[1:-1]:
            columns[slot[0]].append(slot)
    return columns


def _way(tie: Tie, bank: Mapping[int, int]) -> list[_Slot]:
    """Return the slots that a link runs through, its two cards included."""
    first, last = bank[tie.earlier], bank[tie.later]
    between = [(column, tie.earlier, tie.later) for column in range(first + 1, last)]
    return [(first, tie.earlier, 0), *between, (last, tie.later, 0)]


def _order(columns: list[list[_Slot]], ways: Sequence[Sequence[_Slot]]) -> list[list[_Slot]]:
    """Sweep forth and back: each slot moves to the mean place of those it is linked with in the next column."""
    neighbours: dict[_Slot, list[_Slot]] = defaultdict(list)
    for a, b in (pair for way in ways for pair in pairwise(way)):
        neighbours[a].append(b)
        neighbours[b].append(a)
    for sweep in range(_SWEEPS):
        step = 1 if sweep % 2 == 0 else -1
        order = range(len(columns)) if step > 0 else range(len(columns) - 1, -1, -1)
        for index in order:
            other = index - step
            if 0 <= other < len(columns):
                place = {slot: (i + 0.5) / len(columns[other]) for i, slot in enumerate(columns[other])}
                columns[index] = _sorted_by_neighbours(columns[index], place, neighbours)
    return columns


def _sorted_by_neighbours(
    column: list[_Slot], place: Mapping[_Slot, float], neighbours: Mapping[_Slot, list[_Slot]]
) -> list[_Slot]:
    own = {slot: (i + 0.5) / len(column) for i, slot in enumerate(column)}

    def mean(slot: _Slot) -> float:
        near = [place[other] for other in neighbours[slot] if other in place]
        return fsum(near) / len(near) if near else own[slot]

    return sorted(column, key=mean)


def _slot_height(slot: _Slot, heights: Mapping[int, float]) -> float:
    return _LANE if slot[2] else heights[slot[1]]


def _column_height(column: Sequence[_Slot], heights: Mapping[int, float]) -> float:
    return fsum(_slot_height(slot, heights) for slot in column) + _ROW_GAP * (len(column) - 1)


def _lay_route(tie: Tie, bank: Mapping[int, int], boxes: Mapping[_Slot, Box]) -> Route:
    """Return the way of a link: an S from side to side in each gap, straight where it passes a column."""
    start, *between, end = [boxes[slot] for slot in _way(tie, bank)]
    stops: list[Point] = [(start.right, start.middle[1])]
    for box in between:
        stops += [(box.left, box.middle[1]), (box.right, box.middle[1])]
    tip = (end.left - 1.0, end.middle[1])
    stops.append((tip[0] - HEAD_LENGTH + 1, tip[1]))
    curves: list[Curve] = []
    for i, (a, b) in enumerate(pairwise(stops)):
        curves += _bend(a, b) if i % 2 == 0 else [Curve(a, ((a[0] + b[0]) / 2, a[1]), b)]
    half, base = HEAD_WIDTH / 2, tip[0] - HEAD_LENGTH
    return Route(tie, tuple(curves), (tip, (base, tip[1] - half), (base, tip[1] + half)))


def _bend(a: Point, b: Point) -> list[Curve]:
    middle = ((a[0] + b[0]) / 2, (a[1] + b[1]) / 2)
    return [Curve(a, (middle[0], a[1]), middle), Curve(middle, (middle[0], b[1]), b)]


def _lay_lonely(
    setting: Setting, items: Sequence[Item], grid: Grid, top: float
) -> tuple[list[Card], list[TextLine], float]:
    """Lay out the acts without links in rows, in their order."""
    if not items:
        return [], [], top
    heading = TextLine(MARGIN, top + HEADING_SIZE, "Without links", HEADING_SIZE, bold=True, role="quiet")
    y = top + 2 * HEADING_SIZE
    cards: list[Card] = []
    for start in range(0, len(items), grid.columns):
        row = items[start : start + grid.columns]
        height = max(card_height(setting, item, grid.card, ()) for item in row)
        for i, item in enumerate(row):
            box = Box(grid.left(i), y, grid.left(i) + grid.card, y + height)
            cards.append(lay_card(setting, item, box, ()))
        y += height + _ROW_GAP
    return cards, [heading], y
