"""The order of lanes."""

from types import SimpleNamespace

from timeline.figure.lanes import order_lanes
from timeline.figure.scope import OTHER, UNATTRIBUTED


def lanes_of(names, pairs):
    items = [SimpleNamespace(number=i, lane=name) for i, name in enumerate(names)]
    ties = [SimpleNamespace(earlier=a, later=b) for a, b in pairs]
    return order_lanes(items, ties)


def test_lanes_without_links_keep_the_order_of_appearance():
    assert lanes_of(["C", "A", "B", "A"], []) == ("C", "A", "B")


def test_linked_lanes_become_neighbours():
    order = lanes_of(["A", "X", "Y", "B"], [(0, 3), (0, 3), (1, 2)])
    assert abs(order.index("A") - order.index("B")) == 1
    assert abs(order.index("X") - order.index("Y")) == 1


def test_what_is_not_named_stays_below():
    assert lanes_of([UNATTRIBUTED, OTHER, "A"], [(0, 2)]) == ("A", OTHER, UNATTRIBUTED)
