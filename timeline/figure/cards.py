"""The boxes of the layers view: what stands on each and how they are spread over the page."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from timeline.figure.acts import write_act, write_names, write_target
from timeline.figure.days import write_time
from timeline.figure.geometry import Box
from timeline.figure.scope import Item
from timeline.figure.setting import Setting
from timeline.figure.style import LABEL_SIZE, SMALLEST_SIZE
from timeline.figure.text import ASCENT, LINE_HEIGHT, TextLine, balance, shorten, wrap

STRIPE = 7.0
"""Width of the stripe that shows a card's intensity, in points."""
GAP = 26.0
"""Distance of two columns, in points."""
_WIDTHS = (106.0, 165.0)
_LEAST_COLUMNS = 5
_PAD = 5.0
_PITCH = LABEL_SIZE * LINE_HEIGHT


@dataclass(frozen=True, slots=True)
class Card:
    """An act as a box with its lines of text; `parties` are the lines that name who did it to whom."""

    item: Item
    box: Box
    lines: tuple[TextLine, ...]
    parties: tuple[TextLine, ...]


@dataclass(frozen=True, slots=True)
class Grid:
    """Columns of cards: where the first begins, how many there are, how wide a card is in points."""

    start: float
    columns: int
    card: float

    def left(self, column: int) -> float:
        """Return the left end of a column."""
        return self.start + column * (self.card + GAP)


def find_grid(left: float, right: float, columns: int) -> Grid:
    """Fit as many of the columns as there is room for, then let the cards grow into what is left."""
    least, most = _WIDTHS
    fitting = max(1, int((right - left + GAP) / (least + GAP)))
    columns = min(max(columns, _LEAST_COLUMNS), fitting)
    return Grid(left, columns, min((right - left + GAP) / columns - GAP, most))


def lay_card(setting: Setting, item: Item, box: Box, near: Collection[int]) -> Card:
    """Return the card of an item in its box; causes that are not `near` are named by their numbers."""
    x = box.left + STRIPE + 2 * _PAD
    first, parties, body = _words(setting, item, box.width, near)
    number = item.tag
    date_x = x + setting.measure(f"{number}  ", LABEL_SIZE, bold=True)
    baselines = [box.top + _PAD + LABEL_SIZE * ASCENT + _PITCH * i for i in range(1 + len(parties) + len(body))]
    lines = [
        TextLine(x, baselines[0], number, LABEL_SIZE, bold=True),
        TextLine(date_x, baselines[0], first, SMALLEST_SIZE, role="quiet"),
        *(TextLine(x, y, text, LABEL_SIZE) for y, text in zip(baselines[1 + len(parties) :], body, strict=True)),
    ]
    named = [TextLine(x, y, text, LABEL_SIZE, bold=True) for y, text in zip(baselines[1:], parties, strict=False)]
    return Card(item, box, tuple(lines), tuple(named))


def card_height(setting: Setting, item: Item, width: float, near: Collection[int]) -> float:
    """Return the height in points of a card `width` points wide."""
    _, parties, body = _words(setting, item, width, near)
    return (1 + len(parties) + len(body)) * _PITCH + 2 * _PAD


def _words(
    setting: Setting, item: Item, width: float, near: Collection[int]
) -> tuple[str, tuple[str, ...], tuple[str, ...]]:
    """Return the date with its remarks, the lines of the parties and those of the label."""
    measure, room = setting.measure, width - STRIPE - 3 * _PAD
    causes = [str(t.earlier) for t in setting.scope.ties if t.later == item.number and t.earlier not in near]
    answers = [f"← {', '.join(causes)}"] if causes else []
    doubt = ["?"] if item.disputed else []
    first = "  ".join([write_time(item.event.time, setting.words), *answers, *doubt])
    first = shorten(first, room - measure(f"{item.tag}  ", LABEL_SIZE, bold=True), SMALLEST_SIZE, measure)
    doers = write_names([name for name in item.sources if name not in item.targets]) or item.actor
    parties = [line for t in (doers, write_target(item)) for line in wrap(t, room, 2, LABEL_SIZE, measure, bold=True)]
    return first, tuple(parties), balance(write_act(item), room, 2, LABEL_SIZE, measure)
