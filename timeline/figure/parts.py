"""Which events share a panel: one panel while they fit, else one a burst, so that every marker keeps its room."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Literal

from timeline.figure.days import DateWords
from timeline.figure.scale import ROOMY_COLUMNS, SILENCE, count_columns, least_width, undated_width
from timeline.figure.scope import Item, Scope, Tie
from timeline.figure.setting import Setting
from timeline.figure.text import Measure
from timeline.figure.titles import write_span

STEP_WIDTH = 64.0
COLUMN_WIDTH = 110.0
"""Least distance in points of two steps, and of two columns, on an axis without dates."""
FEW, MANY, SEVERAL, TOO_MANY = 5, 24, 60, 150
"""Up to FEW events carry their evidence in the label; up to MANY all are labelled and up to SEVERAL the gravest are, in
panels of a burst; up to TOO_MANY an overview leads; above that the chain is not drawn."""
_MOST_UNDATED = 0.3
"""The share of the width that the column of undated events may take; where all events are labelled, they get a panel of their
own as soon as they would stand too close for that."""

_Fits = Callable[[Sequence[Item]], bool]


@dataclass(frozen=True, slots=True)
class Part:
    """The items of one panel. `kind` is its axis: dates (and a column without), steps in order, or none."""

    items: tuple[Item, ...]
    kind: Literal["dated", "steps", "undated"]
    heading: str = ""

    @property
    def numbers(self) -> frozenset[int]:
        """The numbers of the items."""
        return frozenset(item.number for item in self.items)

    def shows(self, tie: Tie) -> bool:
        """Tell whether an arrow is drawn in it: not from the column without dates back to a day."""
        if not {tie.earlier, tie.later} <= self.numbers:
            return False
        dated = {item.number: item.when is not None for item in self.items}
        return dated[tie.earlier] or not dated[tie.later]


def split(setting: Setting, width: float) -> tuple[Part, ...]:
    """Return the panels of the scope, in order, each with an axis that fits into `width` points.

    Where there are several, each has a heading: its number, its events and its time.
    """
    parts = _split(setting.scope, width, setting.measure) if setting.scope.items else ()
    if len(parts) <= 1:
        return parts
    return tuple(replace(part, heading=_head(i, part, setting.words)) for i, part in enumerate(parts, start=1))


def _head(number: int, part: Part, words: DateWords) -> str:
    first, last = part.items[0].number, part.items[-1].number
    events = f"events {first} {'and' if last == first + 1 else 'to'} {last}" if first < last else f"event {first}"
    return ", ".join([f"Panel {number}: {events}", *(write_span(part.items, words) or [words.undated])])


def _split(scope: Scope, width: float, measure: Measure) -> tuple[Part, ...]:
    most = _most_a_panel(len(scope.items))

    def fits(items: Sequence[Item]) -> bool:
        return len(items) <= most and least_width(items, scope.ties, measure) <= width

    undated = scope.undated
    if not scope.dated:
        steps = max(3, int(width / STEP_WIDTH))
        return tuple(Part(tuple(chunk), "steps") for chunk in _chunks(undated, -(-len(undated) // steps)))
    groups = _gather(_bursts(scope.dated), fits)
    aside = undated_width(undated, scope.ties)
    roomy = len(scope.items) > MANY or count_columns(undated, scope.ties) <= ROOMY_COLUMNS
    if roomy and aside <= _MOST_UNDATED * width and least_width(groups[-1], scope.ties, measure) <= width - aside:
        return tuple(
            Part((*group, *undated) if i == len(groups) else tuple(group), "dated") for i, group in enumerate(groups, 1)
        )
    dated = tuple(Part(tuple(group), "dated") for group in groups)
    columns = max(3, int(width / COLUMN_WIDTH))
    aside_parts = _cut(undated, lambda items: len(items) <= most and count_columns(items, scope.ties) <= columns)
    return (*dated, *(Part(tuple(group), "undated") for group in aside_parts if group))


def _most_a_panel(count: int) -> int:
    if count <= MANY:
        return MANY
    return 15 if count <= SEVERAL else 25


def _bursts(items: Sequence[Item]) -> list[list[Item]]:
    bursts: list[list[Item]] = []
    end = 0.0
    for item in items:
        at = item.when.at if item.when else 0.0
        if bursts and at - end <= SILENCE:
            bursts[-1].append(item)
        else:
            bursts.append([item])
        end = at
    return bursts


def _gather(bursts: Sequence[Sequence[Item]], fits: _Fits) -> list[list[Item]]:
    """Put bursts together while they fit, and cut those that do not fit alone."""
    groups: list[list[Item]] = []
    for burst in bursts:
        if groups and fits([*groups[-1], *burst]):
            groups[-1].extend(burst)
        else:
            groups.extend(_cut(burst, fits))
    return groups


def _cut(burst: Sequence[Item], fits: _Fits) -> list[list[Item]]:
    """Cut a burst into the fewest even pieces that fit; a single event is never cut."""
    pieces = (_chunks(burst, count) for count in range(1, len(burst) + 1))
    return next((p for p in pieces if all(fits(piece) for piece in p)), [[item] for item in burst])


def _chunks(items: Sequence[Item], count: int) -> list[list[Item]]:
    bounds = [round(i * len(items) / count) for i in range(count + 1)] if count else [0]
    return [list(items[a:b]) for a, b in pairwise(bounds)]
