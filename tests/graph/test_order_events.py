"""The order of events: dates, links, text."""

from hypothesis import given
from hypothesis import strategies as st
from telling import day

from timeline.graph.fit import first_day
from timeline.graph.order import Told, order_events
from timeline.graph.respond import Answer
from timeline.model import TimeSpan


def told(*days):
    return [Told(day(d) if d else None, "a", 100 * n) for n, d in enumerate(days)]


def answer(later, earlier, confidence=0.9, inferred=None):
    return Answer("responds_to", later, earlier, confidence, inferred=inferred)


def test_dates_come_first_and_what_is_undated_stands_where_it_is_told():
    assert order_events(told("2021-05-09", None, "2021-05-02", None), []).order == (2, 3, 0, 1)


def test_an_undated_event_is_not_later_than_what_answers_it():
    ordering = order_events(told("2021-05-09", None, "2021-05-02"), [answer(2, 1)])
    assert ordering.order == (1, 2, 0)


def test_months_and_days_go_together():
    month = Told(TimeSpan("2021-05-01", "2021-05-31", "month", "explicit"), "a", 0)
    ordering = order_events([month, *told("2021-05-02")], [answer(0, 1)])
    assert ordering.order == (1, 0)
    assert ordering.refusals == ()


def test_of_a_circle_the_weakest_link_goes():
    ordering = order_events(told(None, None, None), [answer(0, 1, 0.9), answer(1, 2, 0.5), answer(2, 0, 0.8)])
    assert [(r.kind, r.answer.later, r.answer.earlier) for r in ordering.refusals] == [("circle", 1, 2)]


def test_an_inferred_link_gives_way_to_a_stated_one():
    ordering = order_events(told(None, None), [answer(0, 1, 0.9, "role-swap"), answer(1, 0, 0.3)])
    assert [a.inferred for a in ordering.answers] == [None]


def test_links_that_force_a_later_day_before_an_earlier_one_are_given_up():
    ordering = order_events(told("2021-05-09", None, "2021-05-02"), [answer(1, 0, 0.9), answer(2, 1, 0.5)])
    assert [(r.kind, r.answer.later) for r in ordering.refusals] == [("against-time", 2)]


def test_an_undated_event_of_a_second_article_stands_at_its_publication():
    events = [*told("2021-05-02", "2021-05-20"), Told(None, "b", 0, "2021-05-10")]
    assert order_events(events, []).order == (0, 2, 1)


dates = st.one_of(st.none(), st.dates().map(lambda d: d.isoformat()))


@given(st.lists(dates, min_size=1, max_size=9), st.data())
def test_no_kept_link_runs_against_the_order_or_time(days, data):
    numbers = st.integers(0, len(days) - 1)
    pairs = data.draw(st.lists(st.tuples(numbers, numbers, st.sampled_from([0.3, 0.6, 0.9])), max_size=12))
    answers = list({(a, b): answer(a, b, c) for a, b, c in pairs if a != b}.values())
    events = told(*days)
    ordering = order_events(events, answers)
    place = {number: n for n, number in enumerate(ordering.order)}
    assert sorted(place) == list(range(len(days)))
    assert all(place[a.earlier] < place[a.later] for a in ordering.answers)
    assert len(ordering.answers) + len(ordering.refusals) == len(answers)
    dated = [first_day(events[n].time) for n in ordering.order if events[n].time]
    assert dated == sorted(dated)
