"""The point graph against a slow and simple reckoning: every way between two points, every day that follows."""

from itertools import permutations

from hypothesis import given
from hypothesis import strategies as st

from timeline.graph.points import END, START, Arrow, PointGraph, arrows, end_of, start_of

DAYS = st.sampled_from([(START, END), *((f"2021-05-0{n}",) * 2 for n in range(1, 6)), ("2021-05-02", "2021-05-04")])
KINDS = st.sampled_from(["begins", "before", "during", "overlaps"])


@st.composite
def networks(draw):
    """Draw the days of some events, a likely order of them, and relations."""
    days = draw(st.lists(DAYS, min_size=2, max_size=6))
    numbers = st.integers(0, len(days) - 1)
    pairs = draw(st.lists(st.tuples(KINDS, numbers, numbers), max_size=12))
    return days, draw(st.permutations(range(len(days)))), [one for one in pairs if one[1] != one[2]]


def closed(days, known):
    """Give what follows of arrows: all pairs of points in order, and the first and last day of each point."""
    count = 2 * len(days)
    reached = {(arrow.first, arrow.second) for arrow in known}
    for middle in range(count):
        reached |= {(a, b) for a in range(count) for b in range(count) if {(a, middle), (middle, b)} <= reached}
    low = [max([days[p // 2][0], *(days[a // 2][0] for a, b in reached if b == p)]) for p in range(count)]
    high = [min([days[p // 2][1], *(days[b // 2][1] for a, b in reached if a == p)]) for p in range(count)]
    return reached, low, high


@given(networks())
def test_what_is_added_can_be_true_and_what_is_not_cannot(network):
    days, likely, relations = network
    graph = PointGraph(days, likely)
    kept = [Arrow(start_of(event), end_of(event)) for event in range(len(days))]
    for number, (kind, earlier, later) in enumerate(relations):
        new = arrows(kind, earlier, later, number)
        reached, low, high = closed(days, [*kept, *new])
        possible = all(a != b for a, b in reached) and all(first <= last for first, last in zip(low, high, strict=True))
        conflict = graph.add(new)
        assert (conflict is None) == possible
        if conflict is None:
            kept += new
        elif conflict.dates:
            first, last = conflict.dates
            assert days[first][0] > days[last][1], "the dates named do contradict each other"
    reached, low, high = closed(days, kept)
    assert [graph.days(event) for event in range(len(days))] == [(low[2 * e], high[2 * e]) for e in range(len(days))]
    for one, other in permutations(range(2 * len(days)), 2):
        assert graph.precedes(one, other) == ((one, other) in reached or high[one] < low[other])


@given(networks())
def test_a_day_comes_from_the_event_that_is_named(network):
    days, likely, relations = network
    graph = PointGraph(days, likely)
    for number, (kind, earlier, later) in enumerate(relations):
        graph.add(arrows(kind, earlier, later, number))
    for event in range(len(days)):
        first, last = graph.bounded_by(event)
        assert graph.days(event) == (days[first][0], days[last][1])


def test_a_limit_holds_for_what_comes_before_and_gives_way_to_what_is_later():
    graph = PointGraph([(START, END), (START, END), ("2021-05-04", "2021-05-04")], range(3))
    graph.add(arrows("begins", 0, 1))
    graph.limit(start_of(1), "2021-05-03")
    graph.limit(start_of(2), "2021-05-03")
    assert [graph.days(event)[1] for event in range(3)] == ["2021-05-03", "2021-05-03", "2021-05-04"]
