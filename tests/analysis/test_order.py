"""What is settled of the order of a timeline's events."""

from dataclasses import replace

import pytest

import timeline
from timeline.analysis.order import Order
from timeline.errors import UsageError
from timeline.model import Article, Chronicle, Evidence, Link, Mention, Relation, TimeSpan

EVIDENCE = Evidence("a", 0, 5, "after")


@pytest.fixture(name="make")
def make_of(chronicle):
    """Give a maker of chronicles from days (None: undated) and from links and relations (earlier, later)."""
    plain = replace(chronicle.events[0], mentions=(Mention("a", 0, 5, "after", (0, 5), 0),))

    def make(days, links=(), relations=(), published=None):
        events = tuple(
            replace(plain, id=f"e{n}", time=TimeSpan(day, day, "day", "explicit") if day else None)
            for n, day in enumerate(days, start=1)
        )
        return Chronicle(
            (Article("a", "after", published=published),),
            (),
            events,
            tuple(Link("responds_to", *ends, 0.9, EVIDENCE) for ends in links),
            relations=tuple(Relation(kind, *ends, 0.8, EVIDENCE) for kind, *ends in relations),
        )

    return make


def possible(chronicle, event):
    return next(tuple(one)[1:] for one in Order(chronicle).possible() if one.event == event)


def test_an_undated_event_lies_between_what_it_follows_and_what_follows_it(make):
    told = make(["2021-05-02", None, "2021-05-09"], links=[("e1", "e2")], relations=[("before", "e2", "e3")])
    assert possible(told, "e2") == ("2021-05-02", "2021-05-09", "e1", "e3")
    assert possible(told, "e1") == ("2021-05-02", "2021-05-02", "e1", "e1")


def test_what_has_happened_had_begun_when_it_was_reported(make):
    told = make([None, None], links=[("e1", "e2")], published="2021-05-10")
    assert possible(told, "e1") == (None, "2021-05-10", None, "publication")
    planned = replace(told, events=tuple(replace(e, realis="planned") for e in told.events))
    assert possible(planned, "e1") == (None, None, None, None)
    late = make(["2021-06-01", None], links=[("e1", "e2")], published="2021-05-10")
    assert possible(late, "e2") == ("2021-06-01", None, "e1", None)


def test_before_is_told_by_days_by_chains_or_not_at_all(make):
    order = Order(make(["2021-05-02", "2021-05-09", None, None, None], links=[("e3", "e4"), ("e2", "e3")]))
    assert (order.before("e1", "e2"), order.before("e2", "e1")) == (True, False)
    assert (order.before("e1", "e4"), order.before("e2", "e4"), order.before("e4", "e2")) == (True, True, False)
    assert (order.before("e3", "e5"), order.before("e5", "e3")) == (None, None)
    assert order.before("e3", "e3") is False


def test_overlap_is_told_by_relations_and_denied_by_order(make):
    order = Order(
        make([None] * 4, relations=[("during", "e1", "e2"), ("overlaps", "e2", "e3"), ("before", "e1", "e4")])
    )
    assert [order.overlap("e1", "e2"), order.overlap("e3", "e2"), order.overlap("e2", "e4")] == [True, True, False]
    assert order.overlap("e1", "e3") is True  # what overlaps a part overlaps the whole
    assert order.overlap("e3", "e4") is None


def test_a_link_that_dates_contradict_does_not_count(make):
    order = Order(make(["2021-05-09", "2021-05-02"], links=[("e1", "e2")]))
    assert order.before("e2", "e1") is True


def test_a_timeline_gives_its_order(make):
    held = timeline.Timeline(make(["2021-05-02", None], links=[("e1", "e2")]))
    assert held.order.set_index("event").loc["e2", "earliest_from"] == "e1"
    assert (held.before("e1", "e2"), held.overlap("e1", "e2")) == (True, None)
    assert len(held.relations) == 0
    with pytest.raises(UsageError, match="found 'e9'"):
        held.before("e1", "e9")
