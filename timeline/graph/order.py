"""One order for all events: by their dates, by what answers what, and else as the text tells them.

Dates and links bound an event without a date from both sides; between the bounds it stands where the text tells it.
Links that make a circle, or that only fit if a later day came before an earlier one, are given up, the weakest first.
"""

from __future__ import annotations

import heapq
from collections.abc import Sequence
from dataclasses import dataclass

import networkx as nx

from timeline.graph.draft import Draft
from timeline.graph.fit import dated, first_day, last_day
from timeline.graph.respond import Answer, Refusal

START, END = "", "~"  # before and after every date


@dataclass(frozen=True, slots=True)
class Ordering:
    """Draft numbers in order, the answers that fit it, and those that were given up."""

    order: tuple[int, ...]
    answers: tuple[Answer, ...]
    refusals: tuple[Refusal, ...]


def order_events(drafts: Sequence[Draft], answers: Sequence[Answer]) -> Ordering:
    """Put drafts in order.

    Returns
    -------
    Ordering
        Every draft once. Dated events follow their first days, and no answer comes before what it answers.
    """
    kept, circles = _break_circles(answers)
    bounds, kept, contradictions = _bound(drafts, kept)
    order = _sort(drafts, kept, bounds)
    return Ordering(tuple(order), tuple(kept), tuple(circles + contradictions))


def _break_circles(answers: Sequence[Answer]) -> tuple[list[Answer], list[Refusal]]:
    """Add the links from the surest to the weakest, and leave out each that would close a circle."""
    graph: nx.DiGraph[int] = nx.DiGraph()
    kept, refused = set(), []
    for answer in sorted(answers, key=lambda a: (-a.confidence, a.later, a.earlier)):
        if (
            graph.has_node(answer.later)
            and graph.has_node(answer.earlier)
            and nx.has_path(graph, answer.later, answer.earlier)
        ):
            refused.append(Refusal("circle", "a surer chain of links runs the other way", answer.later, answer.earlier))
            continue
        graph.add_edge(answer.earlier, answer.later)
        kept.add(answer)
    return [a for a in answers if a in kept], refused


def _bound(drafts: Sequence[Draft], answers: list[Answer]) -> tuple[list[tuple[str, str]], list[Answer], list[Refusal]]:
    """Give for each draft the days between which it lies, and give up links until the bounds agree."""
    refused: list[Refusal] = []
    while True:
        bounds = _bounds(drafts, answers)
        wrong = [a for a in answers if bounds[a.earlier][0] > bounds[a.later][1]]
        if not wrong:
            return bounds, answers, refused
        weakest = min(wrong, key=lambda a: (a.confidence, a.later, a.earlier))
        refused.append(
            Refusal("against-time", "other dates and links forbid it to answer", weakest.later, weakest.earlier)
        )
        answers = [a for a in answers if a is not weakest]


def _bounds(drafts: Sequence[Draft], answers: Sequence[Answer]) -> list[tuple[str, str]]:
    """Hand the first days on along the links: an answer is not before, what it answers not after."""
    times = [d.time if dated(d.time) else None for d in drafts]
    low, high = [first_day(t) if t else START for t in times], [last_day(t) if t else END for t in times]
    graph: nx.DiGraph[int] = nx.DiGraph((a.earlier, a.later) for a in answers)
    forward = list(nx.lexicographical_topological_sort(graph))
    for node in forward:
        for after in sorted(graph.successors(node)):
            low[after] = max(low[after], low[node])
    for node in reversed(forward):
        for earlier in sorted(graph.predecessors(node)):
            high[earlier] = min(high[earlier], high[node])
    return list(zip(low, high, strict=True))


def _sort(drafts: Sequence[Draft], answers: Sequence[Answer], bounds: Sequence[tuple[str, str]]) -> list[int]:
    days = _days(drafts, bounds)
    waiting = [0] * len(drafts)
    after: list[list[int]] = [[] for _ in drafts]
    for answer in answers:
        waiting[answer.later] += 1
        after[answer.earlier].append(answer.later)
    keys = [(day, _clock(draft), draft.first.mention.start) for day, draft in zip(days, drafts, strict=True)]
    ready = [(keys[n], n) for n in range(len(drafts)) if not waiting[n]]
    heapq.heapify(ready)
    order = []
    while ready:
        number = heapq.heappop(ready)[1]
        order.append(number)
        for later in after[number]:
            waiting[later] -= 1
            if not waiting[later]:
                heapq.heappush(ready, (keys[later], later))
    return order


def _days(drafts: Sequence[Draft], bounds: Sequence[tuple[str, str]]) -> list[str]:
    """Give each draft a day to sort by; one without a date takes that of the event told before it, within its bounds."""
    days, told = [], START
    for draft, (low, high) in zip(drafts, bounds, strict=True):
        told = first_day(draft.time) if draft.time is not None and dated(draft.time) else told
        days.append(min(max(told, low), high))
    return days


def _clock(draft: Draft) -> str:
    """Give the time of day at which a draft starts, "" where none is known."""
    start = draft.time.start if draft.time and dated(draft.time) else None
    return start[10:] if start else ""
