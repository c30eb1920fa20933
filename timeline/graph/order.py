"""One order for all events: by their dates, by what answers what, and else as the texts tell them.

Dates and links bound an event without a date from both sides; between the bounds it stands where its text tells it.
Links that make a circle, or that only fit if a later day came before an earlier one, are given up, the weakest first.
"""

from __future__ import annotations

import heapq
from collections.abc import Sequence
from dataclasses import dataclass

from timeline.graph.fit import dated, first_day, last_day
from timeline.graph.respond import Answer, Refusal
from timeline.model import TimeSpan

START, END = "", "~"  # sort before and after every date


@dataclass(frozen=True, slots=True)
class Told:
    """When something happened, and where it is first told: article, offset. `day` stands in where no text dates it."""

    time: TimeSpan | None
    article: str
    start: int
    day: str = START


@dataclass(frozen=True, slots=True)
class Ordering:
    """Numbers of what was told, in order; the answers that fit that order, and those that were given up."""

    order: tuple[int, ...]
    answers: tuple[Answer, ...]
    refusals: tuple[Refusal, ...]


def order_events(told: Sequence[Told], answers: Sequence[Answer]) -> Ordering:
    """Put events in order.

    Parameters
    ----------
    told
        The events, article by article, each article's in the order in which it first tells them.
    answers
        Links between them, by number.

    Returns
    -------
    Ordering
        Every event once. Dated events follow their first days, and no answer comes before what it answers.

    Examples
    --------
    >>> raid = Told(TimeSpan("2021-05-02", "2021-05-02", "day", "explicit"), "a", 90)
    >>> ambush = Told(None, "a", 40)
    >>> order_events([ambush, raid], [Answer("responds_to", later=0, earlier=1, confidence=0.9)]).order
    (1, 0)
    """
    bounds = _Bounds(told)
    refusals = [refusal for answer in sorted(answers, key=_sureness) if (refusal := bounds.add(answer))]
    refused = {id(refusal.answer) for refusal in refusals}
    kept = tuple(answer for answer in answers if id(answer) not in refused)
    return Ordering(tuple(_sort(told, kept, bounds)), kept, tuple(refusals))


def _sureness(answer: Answer) -> tuple[bool, float, int, int]:
    """Put what the text states before what is inferred, and the surer first."""
    return answer.inferred is not None, -answer.confidence, answer.later, answer.earlier


class _Bounds:
    """The days between which each event lies, by dates and links; links are added one by one, or refused."""

    def __init__(self, told: Sequence[Told]) -> None:
        times = [one.time if dated(one.time) else None for one in told]
        self.low = [first_day(t) if t else START for t in times]
        self.high = [last_day(t) if t else END for t in times]
        self.after: list[list[int]] = [[] for _ in told]
        self.before: list[list[int]] = [[] for _ in told]

    def add(self, answer: Answer) -> Refusal | None:
        """Add a link unless it closes a circle or makes some event earlier than it can be."""
        later, earlier = answer.later, answer.earlier
        if earlier in self._reach(self.after, later):
            return Refusal("circle", "a surer chain of links runs the other way", answer)
        rising = {n: max(self.low[n], self.low[earlier]) for n in self._reach(self.after, later)}
        falling = {n: min(self.high[n], self.high[later]) for n in self._reach(self.before, earlier)}
        if self.low[earlier] > self.high[later] or any(day > self.high[n] for n, day in rising.items()):
            return Refusal("against-time", "the dates and the surer links forbid it", answer)
        if any(day < self.low[n] for n, day in falling.items()):
            return Refusal("against-time", "the dates and the surer links forbid it", answer)
        for n, day in rising.items():
            self.low[n] = day
        for n, day in falling.items():
            self.high[n] = day
        self.after[earlier].append(later)
        self.before[later].append(earlier)
        return None

    def _reach(self, neighbours: Sequence[Sequence[int]], start: int) -> set[int]:
        reached, waiting = {start}, [start]
        while waiting:
            for near in neighbours[waiting.pop()]:
                if near not in reached:
                    reached.add(near)
                    waiting.append(near)
        return reached


def _sort(told: Sequence[Told], answers: Sequence[Answer], bounds: _Bounds) -> list[int]:
    keys = [
        (min(max(day, bounds.low[number]), bounds.high[number]), _clock(told[number].time), number)
        for number, day in enumerate(_days(told))
    ]
    waiting = [0] * len(told)
    after: list[list[int]] = [[] for _ in told]
    for answer in answers:
        waiting[answer.later] += 1
        after[answer.earlier].append(answer.later)
    ready = [key for key in keys if not waiting[key[2]]]
    heapq.heapify(ready)
    order = []
    while ready:
        number = heapq.heappop(ready)[2]
        order.append(number)
        for later in after[number]:
            waiting[later] -= 1
            if not waiting[later]:
                heapq.heappush(ready, keys[later])
    return order


def _days(told: Sequence[Told]) -> list[str]:
    """Give each event a day to sort by; one without a date takes that of the event that its article tells before it."""
    days: list[str] = []
    last, article = START, None
    for one in told:
        if one.article != article:
            last, article = one.day, one.article
        if one.time is not None and dated(one.time):
            last = first_day(one.time)
        days.append(last)
    return days


def _clock(time: TimeSpan | None) -> str:
    """Give the time of day at which something starts, "" where none is known."""
    start = time.start if time is not None and dated(time) else None
    return start[10:] if start else ""
