"""One order for all events: by their dates, by what answers what, and else as the texts tell them.

Dates and links bound an event without a date from both sides; between the bounds it stands where its text tells it.
Links that make a circle, or that only fit if a later day came before an earlier one, are given up, the weakest first.
"""

from __future__ import annotations

import heapq
from collections.abc import Sequence
from dataclasses import dataclass

import networkx as nx

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
    kept, circles = _break_circles(answers)
    bounds, kept, contradictions = _bound(told, kept)
    order = _sort(told, kept, bounds)
    return Ordering(tuple(order), tuple(kept), (*circles, *contradictions))


def _break_circles(answers: Sequence[Answer]) -> tuple[list[Answer], list[Refusal]]:
    """Add the links from the surest to the weakest, and leave out each that would close a circle."""
    graph: nx.DiGraph[int] = nx.DiGraph()
    kept, refused = set(), []
    for answer in sorted(answers, key=lambda a: (a.inferred is not None, -a.confidence, a.later, a.earlier)):
        graph.add_nodes_from((answer.earlier, answer.later))
        if nx.has_path(graph, answer.later, answer.earlier):
            refused.append(Refusal("circle", "a surer chain of links runs the other way", answer))
            continue
        graph.add_edge(answer.earlier, answer.later)
        kept.add(answer)
    return [a for a in answers if a in kept], refused


def _bound(told: Sequence[Told], answers: list[Answer]) -> tuple[list[tuple[str, str]], list[Answer], list[Refusal]]:
    """Give for each event the days between which it lies, and give up links until the bounds agree."""
    refused: list[Refusal] = []
    while True:
        bounds = _bounds(told, answers)
        wrong = [a for a in answers if bounds[a.earlier][0] > bounds[a.later][1]]
        if not wrong:
            return bounds, answers, refused
        weakest = min(wrong, key=lambda a: (a.inferred is None, a.confidence, a.later, a.earlier))
        refused.append(Refusal("against-time", "the dates and the other links forbid it", weakest))
        answers = [a for a in answers if a is not weakest]


def _bounds(told: Sequence[Told], answers: Sequence[Answer]) -> list[tuple[str, str]]:
    """Hand the days on along the links: an answer is not before, what it answers not after."""
    times = [one.time if dated(one.time) else None for one in told]
    low, high = [first_day(t) if t else START for t in times], [last_day(t) if t else END for t in times]
    graph: nx.DiGraph[int] = nx.DiGraph([(a.earlier, a.later) for a in answers])
    forward = list(nx.lexicographical_topological_sort(graph))
    for node in forward:
        for after in graph.successors(node):
            low[after] = max(low[after], low[node])
    for node in reversed(forward):
        for earlier in graph.predecessors(node):
            high[earlier] = min(high[earlier], high[node])
    return list(zip(low, high, strict=True))


def _sort(told: Sequence[Told], answers: Sequence[Answer], bounds: Sequence[tuple[str, str]]) -> list[int]:
    keys = [
        (min(max(day, low), high), _clock(one.time), number)
        for number, (one, day, (low, high)) in enumerate(zip(told, _days(told), bounds, strict=True))
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
