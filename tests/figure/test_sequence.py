"""An answer never stands left of what it answers, whatever is known of their dates."""

import pytest
from figure_audit import audit, lay
from figure_chronicles import day, make_event, narrow, span, stated

from timeline.figure.options import FigureOptions
from timeline.figure.scope import select
from timeline.model import Actor, Chronicle

NOVEMBER = span("2019-11-01", "2019-11-30", "month")
AFTER_THE_FIRST = span("2019-11-01", None, "range", "order")
BEFORE_THE_END = span(None, "2019-11-30", "range", "order")
WEEK = span("2019-11-04", "2019-11-10", "week")

LESS_THAN_EXACT = [
    (NOVEMBER, AFTER_THE_FIRST),
    (BEFORE_THE_END, NOVEMBER),
    (NOVEMBER, WEEK),
    (NOVEMBER, day("2019-11-10")),
    (day("2019-11-20"), AFTER_THE_FIRST),
    (day("2019-11-20"), NOVEMBER),
    (BEFORE_THE_END, AFTER_THE_FIRST),
]


def chronicle_of(*times):
    actors = (Actor("a", "Arland", "state"), Actor("b", "Borea", "state"))
    events = [make_event(n, "raid", ["ab"[n % 2]], [], time) for n, time in enumerate(times, start=1)]
    return Chronicle((), actors, tuple(events), tuple(stated(n, n + 1) for n in range(1, len(times))))


@pytest.mark.parametrize(("cause", "answer"), LESS_THAN_EXACT)
def test_an_answer_stands_right_of_what_it_answers(cause, answer):
    layout = lay(chronicle_of(cause, answer), narrow)
    places = {mark.item.event.id: mark.x for mark in layout.marks}
    assert places["e1"] < places["e2"]
    assert [mark.item.event.id for mark in layout.marks] == ["e1", "e2"]
    assert audit(layout, narrow) == []


def test_an_order_reaches_along_a_chain():
    layout = lay(chronicle_of(NOVEMBER, AFTER_THE_FIRST, AFTER_THE_FIRST, AFTER_THE_FIRST), narrow)
    xs = [mark.x for mark in sorted(layout.marks, key=lambda mark: mark.item.event.id)]
    assert xs == sorted(set(xs))


@pytest.mark.parametrize("time", [NOVEMBER, WEEK, AFTER_THE_FIRST, BEFORE_THE_END, day("2019-11-05")])
def test_no_marker_leaves_what_is_known_of_its_date(time):
    items = select(chronicle_of(day("2019-11-29"), time, day("2019-11-02")), FigureOptions()).items
    (when,) = [item.when for item in items if item.event.id == "e2"]
    assert when.shape == "before" or when.start <= when.at
    assert when.shape == "after" or when.at <= when.end


def test_no_tick_tells_a_date_that_nobody_told():
    layout = lay(chronicle_of(NOVEMBER, AFTER_THE_FIRST), narrow)
    assert [tick.lines for tick in layout.panels[0].axis.ticks] == [("Nov", "2019"), ("after 1 Nov",)]


def test_what_has_its_place_keeps_it():
    times = (day("2019-11-01"), NOVEMBER, AFTER_THE_FIRST)
    items = select(chronicle_of(*times), FigureOptions()).items
    middle = (items[1].when.start + items[1].when.end) / 2
    assert items[1].when.at == middle
