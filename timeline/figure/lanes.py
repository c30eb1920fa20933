"""The order of lanes, so that linked actors stand near each other and few arrows cross."""

from __future__ import annotations

from collections.abc import Sequence

from timeline.figure.scope import OTHER, UNATTRIBUTED, Item, Tie

_SWEEPS = 8


def order_lanes(items: Sequence[Item], ties: Sequence[Tie]) -> tuple[str, ...]:
    """Return the names of the lanes from top to bottom.

    A barycentre sweep: each lane moves to the mean position of the lanes it is linked with, ties keep the order of
    first appearance; the order with the shortest arrows wins. "Other" and "Unattributed" stay below.
    """
    first_seen = list(dict.fromkeys(item.lane for item in items))
    named = [lane for lane in first_seen if lane not in (OTHER, UNATTRIBUTED)]
    last = [lane for lane in (OTHER, UNATTRIBUTED) if lane in first_seen]
    lane_of = {item.number: item.lane for item in items}
    pairs = [(lane_of[t.earlier], lane_of[t.later]) for t in ties if t.earlier in lane_of and t.later in lane_of]
    best, order = named, named
    for _ in range(_SWEEPS):
        order = _sweep(order, pairs)
        best = min(best, order, key=lambda lanes: _reach([*lanes, *last], pairs))
    return (*best, *last)


def _sweep(order: list[str], pairs: list[tuple[str, str]]) -> list[str]:
    place = {lane: float(i) for i, lane in enumerate(order)}

    def barycentre(lane: str) -> float:
        others = [place[b if a == lane else a] for a, b in pairs if lane in (a, b) and a != b and {a, b} <= set(place)]
        return (sum(others) + place[lane]) / (len(others) + 1)

    return sorted(order, key=barycentre)


def _reach(order: list[str], pairs: list[tuple[str, str]]) -> int:
    """Sum the squared distances between linked lanes: long arrows cross more."""
    place = {lane: i for i, lane in enumerate(order)}
    return sum((place[a] - place[b]) ** 2 for a, b in pairs)
