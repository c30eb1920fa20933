"""What a label says, from its longest form to the mere number: the placer takes the longest that finds room."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from timeline.figure.acts import write_act, write_company, write_doers, write_intensity, write_target
from timeline.figure.days import write_time
from timeline.figure.labels import UNTOLD, Block, Line, Run
from timeline.figure.parts import FEW, MANY, SEVERAL
from timeline.figure.scope import OTHER, Item, Scope
from timeline.figure.setting import Setting
from timeline.figure.style import LABEL_SIZE, SMALLEST_SIZE
from timeline.figure.text import balance, shorten, wrap
from timeline.figure.titles import write_place_in_text, write_quote

_WIDTH = 112.0
_WIDE = 168.0
_SLIM = 80.0
_BOTH_NAMES = 60.0
_GRAVE = 6.0
"""The intensity from which an act is a serious attack."""
_SLIM_COST, _BRIEF_COST, _PARTIES_COST = 12.0, 60.0, 200.0

MakeForms = Callable[[Item, tuple[int, ...]], tuple[bool, tuple[Block, ...]]]
"""Whether room is to be made for an item's label, and its forms, given the numbers of causes that stand in other panels."""


def make_forms(setting: Setting) -> MakeForms:
    """Return the function that words the labels: the fewer events, the more each one says."""
    scope = setting.scope
    count = len(scope.items)
    few = count <= FEW
    width = _WIDE if few or setting.kind == "rungs" else _WIDTH
    width += _BOTH_NAMES if few and setting.kind == "rungs" else 0.0
    slims = (_WIDTH, _SLIM) if setting.kind == "rungs" else (_SLIM,)
    speaker = _Speaker(setting, width)
    labelled = {i.number for i in scope.items} if count <= MANY else _gravest(scope, 12 if count <= SEVERAL else 24)

    def forms(item: Item, causes: tuple[int, ...]) -> tuple[bool, tuple[Block, ...]]:
        answers = ", ".join(map(str, causes))
        number = Run(item.tag, bold=True)
        untold = UNTOLD * (2 if _is_weighty(item, scope) else 1)
        shortest: tuple[Block, ...] = (Block(((number,),), SMALLEST_SIZE, untold),)
        if causes:
            shortest = (Block(((number, Run(f" ← {answers}", role="quiet")),), SMALLEST_SIZE, untold), *shortest)
        wanted = item.number in labelled
        if count > SEVERAL and not wanted:
            return False, shortest
        note: tuple[Line, ...] = ((Run(f"answers {answers}", role="quiet"),),) if causes else ()
        more = (*(speaker.evidence(item) if few else ()), *note)
        long = Block((*speaker.told(item, width, (2, 2)), *more))
        slim = [Block((*speaker.told(item, one, (3, 3)), *more), cost=_SLIM_COST) for one in slims]
        brief = Block((*speaker.told(item, width, (1, 1)), *more), cost=_BRIEF_COST)
        parties = Block((*speaker.named(item, slims[-1]), *note), cost=_PARTIES_COST)
        return wanted, (long, *slim, brief, parties, *shortest)

    return forms


@dataclass(frozen=True, slots=True)
class _Speaker:
    """Words labels of at most `width` points."""

    setting: Setting
    width: float

    def told(self, item: Item, width: float, lines: tuple[int, int]) -> tuple[Line, ...]:
        """Return the heading and the event's label, each in at most so many lines; the number leads the first one."""
        measure = self.setting.measure
        number = Run(f"{item.tag}  ", bold=True)
        room = width - measure(number.text, LABEL_SIZE, bold=True)
        heading = self._heading(item, room, lines[0])
        body = balance(write_act(item), width if heading else room, lines[1], LABEL_SIZE, measure)
        if self._lane_names(item):
            body = (*body, *wrap(write_company(item), width, lines[0], LABEL_SIZE, measure))
        told: list[Line] = [*((Run(line, bold=True),) for line in heading), *((Run(line),) for line in body)]
        return ((number, *told[0]), *told[1:]) if told else ((number,),)

    def named(self, item: Item, width: float) -> tuple[Line, ...]:
        """Return the heading alone, or where there is none the beginning of the act, in at most two lines."""
        number = Run(f"{item.tag}  ", bold=True)
        room = width - self.setting.measure(number.text, LABEL_SIZE, bold=True)
        heading = self._heading(item, room, 2)
        lines = heading or wrap(write_act(item), room, 2, LABEL_SIZE, self.setting.measure)
        named: list[Line] = [(Run(line, bold=bool(heading)),) for line in lines]
        return ((number, *named[0]), *named[1:]) if named else ((number,),)

    def evidence(self, item: Item) -> tuple[Line, ...]:
        """Return the date, if any event has one, the intensity, and the words of the text with their place."""
        measure, scope = self.setting.measure, self.setting.scope
        place = write_place_in_text(item, scope)
        room = self.width - measure(f"{place}  ", LABEL_SIZE)
        date = write_time(item.event.time, self.setting.words) if scope.dated else ""
        facts = ", ".join(fact for fact in (date, write_intensity(item)) if fact)
        quote = write_quote(item)
        if not quote and measure(facts, LABEL_SIZE) <= room:
            return ((Run(f"{facts}  {place}", role="quiet"),),)
        lines = (
            shorten(facts, self.width, LABEL_SIZE, measure),
            f"{shorten(quote, room, LABEL_SIZE, measure)}  {place}".strip(),
        )
        return tuple((Run(line, role="quiet"),) for line in lines)

    def _lane_names(self, item: Item) -> bool:
        """Tell whether the lane bears the name of the one who acted, which rungs and the lane of all others do not."""
        return self.setting.kind == "actors" and item.lane != OTHER

    def _heading(self, item: Item, width: float, lines: int) -> tuple[str, ...]:
        """Return who acted on whom: the target alone where the lane names the source; no line ends with an arrow."""
        measure = self.setting.measure
        doers, target = "" if self._lane_names(item) else write_doers(item), write_target(item)
        whole = " ".join(filter(None, (doers, target)))
        if lines == 1 or measure(whole, LABEL_SIZE, bold=True) <= width:
            return wrap(whole, width, 1, LABEL_SIZE, measure, bold=True)
        first = " ".join(target.split()[:2])
        room = max(width, measure(first, LABEL_SIZE, bold=True))
        named = wrap(doers, width, lines - 1, LABEL_SIZE, measure, bold=True)
        return (*named, *wrap(target, room, lines - len(named), LABEL_SIZE, measure, bold=True))


def _is_weighty(item: Item, scope: Scope) -> bool:
    """Tell whether the story cannot be read without an act: a serious attack, or one that several others answer."""
    return item.event.intensity >= _GRAVE or sum(tie.earlier == item.number for tie in scope.ties) > 1


def _gravest(scope: Scope, most: int) -> set[int]:
    """Return the numbers of the events to label first: by intensity, then links, then first and last."""
    degree = {item.number: 0 for item in scope.items}
    for tie in scope.ties:
        degree[tie.earlier] += 1
        degree[tie.later] += 1
    edge = {scope.items[0].number, scope.items[-1].number}
    ranked = sorted(scope.items, key=lambda i: (-i.event.intensity, -degree[i.number], i.number not in edge, i.number))
    return {item.number for item in ranked[:most]}
