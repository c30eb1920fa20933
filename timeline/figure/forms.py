"""What a label says, from its longest form to the mere number: the placer takes the longest that finds room."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from timeline.figure.days import DateWords, write_time
from timeline.figure.labels import Block, Line, Run
from timeline.figure.parts import FEW, MANY, SEVERAL
from timeline.figure.scope import UNATTRIBUTED, Item, Scope
from timeline.figure.setting import Setting
from timeline.figure.style import LABEL_SIZE, SMALLEST_SIZE
from timeline.figure.text import Measure, balance, shorten, tidy
from timeline.figure.titles import write_place_in_text, write_quote, write_targets

_WIDTH = 112.0
_WIDE = 168.0

MakeForms = Callable[[Item, tuple[int, ...]], tuple[Block, ...]]
"""The forms of an item's label, given the numbers of causes that stand in other panels."""


@dataclass(frozen=True, slots=True)
class _Speaker:
    scope: Scope
    measure: Measure
    words: DateWords
    width: float

    def heading(self, item: Item) -> Line:
        """Return "n → Target"; the number alone where the text names no target."""
        number = Run(f"{item.number}", bold=True)
        if not item.targets:
            return (number,)
        room = self.width - self.measure(number.text + "  ", LABEL_SIZE, bold=True)
        return (
            number,
            Run(
                "  " + shorten(f"→ {write_targets(item.targets)}", room, LABEL_SIZE, self.measure, bold=True), bold=True
            ),
        )

    def body(self, item: Item, lines: int) -> tuple[Line, ...]:
        return tuple((Run(line),) for line in balance(item.event.label, self.width, lines, LABEL_SIZE, self.measure))

    def labelled(self, item: Item, lines: int) -> tuple[Line, ...]:
        """Return heading and body; without a target the number leads the first line of the body."""
        if item.targets:
            return (self.heading(item), *self.body(item, lines))
        number = Run(f"{item.number}  ", bold=True)
        room = self.width - self.measure(number.text, LABEL_SIZE, bold=True)
        first, *others = balance(item.event.label, room, lines, LABEL_SIZE, self.measure) or ("",)
        return ((number, Run(first)), *((Run(line),) for line in others))

    def evidence(self, item: Item) -> tuple[Line, ...]:
        place = write_place_in_text(item, self.scope)
        room = self.width - self.measure(place + "  ", LABEL_SIZE)
        quote = shorten(write_quote(item), room, LABEL_SIZE, self.measure)
        date = shorten(write_time(item.event.time, self.words), self.width, LABEL_SIZE, self.measure)
        dated = ((Run(date, role="quiet"),),) if self.scope.dated else ()
        return (*dated, (Run(f"{quote}  {place}".strip(), role="quiet"),))


def make_forms(setting: Setting) -> MakeForms:
    """Return the function that words the labels: the fewer events, the more each one says."""
    scope = setting.scope
    count = len(scope.items)
    few = count <= FEW
    speaker = _Speaker(scope, setting.measure, setting.words, _WIDE if few else _WIDTH)
    labelled = (
        {item.number for item in scope.items} if count <= MANY else _gravest(scope, 12 if count <= SEVERAL else 24)
    )

    def forms(item: Item, causes: tuple[int, ...]) -> tuple[Block, ...]:
        answers = ", ".join(map(str, causes))
        note: tuple[Line, ...] = ((Run(f"answers {answers}", role="quiet"),),) if causes else ()
        number: Line = (Run(str(item.number), bold=True), *([Run(f" ← {answers}", role="quiet")] if causes else []))
        shortest = (Block((number,), SMALLEST_SIZE), Block(((Run(str(item.number), bold=True),),), SMALLEST_SIZE))
        if item.number not in labelled:
            return shortest
        long = Block((*speaker.labelled(item, 2), *(speaker.evidence(item) if few else ()), *note), LABEL_SIZE)
        medium = Block((*speaker.labelled(item, 1), *note), LABEL_SIZE)
        return (long, medium, *shortest)

    return forms


def _gravest(scope: Scope, most: int) -> set[int]:
    """Return the numbers of the events to label first: by intensity, then links, then first and last."""
    degree = {item.number: 0 for item in scope.items}
    for tie in scope.ties:
        degree[tie.earlier] += 1
        degree[tie.later] += 1
    edge = {scope.items[0].number, scope.items[-1].number}
    ranked = sorted(scope.items, key=lambda i: (-i.event.intensity, -degree[i.number], i.number not in edge, i.number))
    return {item.number for item in ranked[:most]}


def name_of_lane(lane: str) -> str:
    """Return what stands beside a lane."""
    return "Actor not named" if lane == UNATTRIBUTED else tidy(lane)
