"""Escalation as a course of events: how grave each act is, what answers what, and where the course turns."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from timeline.graph.intensity import intensity, rung
from timeline.model import Event, Link

__all__ = ["chain_of", "intensity", "rung", "turning_points"]


def chain_of(links: Iterable[Link], event_id: str) -> frozenset[str]:
    """Give the ids of all events that an event answers, and of all that answer it, at any remove; itself included.

    Examples
    --------
    >>> first = Link("responds_to", "e1", "e2", 0.9, inferred="role-swap")
    >>> second = Link("responds_to", "e2", "e3", 0.9, inferred="role-swap")
    >>> other = Link("responds_to", "e1", "e4", 0.9, inferred="role-swap")
    >>> sorted(chain_of([first, second, other], "e3"))
    ['e1', 'e2', 'e3']
    """
    before: dict[str, list[str]] = defaultdict(list)
    after: dict[str, list[str]] = defaultdict(list)
    for link in links:
        before[link.later].append(link.earlier)
        after[link.earlier].append(link.later)
    return frozenset(_reach(before, event_id) | _reach(after, event_id))


def _reach(neighbours: dict[str, list[str]], start: str) -> set[str]:
    reached, waiting = {start}, [start]
    while waiting:
        for near in neighbours.get(waiting.pop(), ()):
            if near not in reached:
                reached.add(near)
                waiting.append(near)
    return reached


def turning_points(events: Sequence[Event], *, least_change: float = 1.0) -> tuple[str, ...]:
    """Find where the course of actual conflict turns from rising to falling, or back.

    Parameters
    ----------
    events
        In the order in which they happened. Events that are not actual, or hold no conflict, do not count.
    least_change
        A rise or fall by less than this many points of intensity is no turn.

    Returns
    -------
    tuple of str
        Ids of the peaks and troughs between the first and the last event, in order.
    """
    course = [e for e in events if e.realis == "actual" and e.intensity > 0]
    turns: list[str] = []
    if not course:
        return ()
    extreme, direction = course[0], 0
    for event in course[1:]:
        change = event.intensity - extreme.intensity
        if direction and change * direction >= 0:
            extreme = event
        elif abs(change) >= least_change:
            if direction:
                turns.append(extreme.id)
            direction, extreme = (1 if change > 0 else -1), event
    return tuple(turns)
