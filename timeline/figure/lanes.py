"""The order of lanes, so that linked actors stand near each other and few arrows cross."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import permutations

from timeline.figure.scope import OTHER, UNATTRIBUTED, Item, Tie


def order_lanes(items: Sequence[Item], ties: Sequence[Tie]) -> tuple[str, ...]:
    """Return the names of the lanes from top to bottom.

    Of all orders (there are at most seven lanes) the one with the shortest arrows, since long arrows cross more; of
    equally good ones that which is nearest to the order of first appearance. "Other" and "Unattributed" stay below.
    """
    first_seen = list(dict.fromkeys(item.lane for item in items))
    named = [lane for lane in first_seen if lane not in (OTHER, UNATTRIBUTED)]
    last = [lane for lane in (OTHER, UNATTRIBUTED) if lane in first_seen]
    lane_of = {item.number: item.lane for item in items}
    links = Counter(tuple(sorted((lane_of[tie.earlier], lane_of[tie.later]))) for tie in ties)

    def reach(order: Sequence[str]) -> int:
        place = {lane: i for i, lane in enumerate([*order, *last])}
        return sum(number * (place[a] - place[b]) ** 2 for (a, b), number in links.items())

    return (*min(permutations(named), key=reach), *last)
