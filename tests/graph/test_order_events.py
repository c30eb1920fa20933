"""The order of events: dates, claims, text."""

import random

from hypothesis import given
from hypothesis import strategies as st
from telling import day

from timeline.graph.claims import Claim
from timeline.graph.fit import first_day
from timeline.graph.order import Told, order_events
from timeline.model import Evidence, TimeSpan


def told(*days):
    return [Told(day(d) if d else None, "a", 100 * n) for n, d in enumerate(days)]


def claim(later, earlier, confidence=0.9, kind="begins", **what):
    return Claim(kind, earlier, later, confidence, **({"link": "responds_to"} | what))


def after(later, earlier, words="after", confidence=0.8):
    """Give a claim of mere order, in the words of an article."""
    return Claim("before", earlier, later, confidence, evidence=Evidence("a", 10, 15, words))


def refused(ordering):
    return [(one.claim.later, one.claim.earlier) for one in ordering.refused]


def test_dates_come_first_and_what_is_undated_stands_where_it_is_told():
    assert order_events(told("2021-05-09", None, "2021-05-02", None), []).order == (2, 3, 0, 1)


def test_an_undated_event_is_not_later_than_what_answers_it():
    ordering = order_events(told("2021-05-09", None, "2021-05-02"), [claim(2, 1)])
    assert ordering.order == (1, 2, 0)
    assert ordering.days[1] == ("", "2021-05-02")
    assert ordering.bounded_by[1] == (1, 2)


def test_a_chain_of_undated_events_lies_between_the_dates_at_its_ends():
    ordering = order_events(
        told("2021-05-02", None, None, "2021-05-09"), [claim(1, 0), after(2, 1), claim(3, 2, kind="before")]
    )
    assert ordering.days == (("2021-05-02", "2021-05-02"), *[("2021-05-02", "2021-05-09")] * 2, ("2021-05-09",) * 2)
    assert ordering.bounded_by[1:3] == ((0, 3), (0, 3))


def test_what_happens_during_a_dated_event_ends_with_it_and_what_overlaps_it_need_not():
    siege = Told(TimeSpan("2021-05-02", "2021-05-09", "range", "explicit"), "a", 0)
    inside = order_events([siege, *told(None)], [claim(1, 0, kind="during")])
    beside = order_events([siege, *told(None)], [claim(1, 0, kind="overlaps")])
    assert (inside.days[1], beside.days[1]) == (("2021-05-02", "2021-05-09"), ("", "2021-05-09"))


def test_a_month_is_narrowed_by_what_it_answers():
    month = Told(TimeSpan("2021-05-01", "2021-05-31", "month", "explicit"), "a", 0)
    ordering = order_events([month, *told("2021-05-10")], [claim(0, 1)])
    assert ordering.order == (1, 0)
    assert ordering.refused == ()
    assert ordering.days[0] == ("2021-05-10", "2021-05-31")


def test_only_one_side_of_an_undated_event_is_given_as_its_time():
    ordering = order_events(told("2021-05-02", None, "2021-05-09", None), [claim(1, 0), claim(2, 1), claim(2, 3)])
    times = [ordering.time_of(event, None) for event in (1, 3)]
    assert times == [TimeSpan("2021-05-02", None, "range", "order"), TimeSpan(None, "2021-05-09", "range", "order")]
    assert order_events(told(None), []).time_of(0, None) is None


def test_of_a_circle_the_weakest_claim_goes_and_the_others_are_named():
    claims = [claim(0, 1, 0.9), claim(1, 2, 0.5), claim(2, 0, 0.8)]
    ordering = order_events(told(None, None, None), claims)
    (one,) = ordering.refused
    assert (one.claim, set(one.against), one.dates) == (claims[1], {claims[0], claims[2]}, None)


def test_an_inferred_claim_gives_way_to_a_stated_one_and_order_to_links():
    claims = [claim(0, 1, 0.9, rule="role-swap"), after(1, 0), claim(2, 3, 0.3), after(3, 2, confidence=1.0)]
    assert refused(order_events(told(None, None, None, None), claims)) == [(3, 2), (0, 1)]


def test_claims_that_force_a_later_day_before_an_earlier_one_are_given_up_with_both_dates():
    claims = [claim(1, 0, 0.9), claim(2, 1, 0.5)]
    (one,) = order_events(told("2021-05-09", None, "2021-05-02"), claims).refused
    assert (one.claim, one.against, one.dates) == (claims[1], (claims[0],), (0, 2))


def test_an_undated_event_of_a_second_article_stands_at_its_publication():
    events = [*told("2021-05-02", "2021-05-20"), Told(None, "b", 0, "2021-05-10")]
    assert order_events(events, []).order == (0, 2, 1)


DATES = st.one_of(st.none(), st.dates().map(lambda d: d.isoformat()))
KINDS = st.sampled_from(["begins", "before", "during", "overlaps"])


@st.composite
def stories(draw):
    """Draw events, some dated, and claims of their order."""
    days = draw(st.lists(DATES, min_size=1, max_size=9))
    numbers = st.integers(0, len(days) - 1)
    drawn = draw(st.lists(st.tuples(numbers, numbers, st.sampled_from([0.3, 0.6, 0.9]), KINDS), max_size=14))
    return told(*days), list({(a, b): claim(a, b, c, kind) for a, b, c, kind in drawn if a != b}.values())


@given(stories())
def test_the_order_agrees_with_every_claim_that_is_kept_and_with_all_dates(story):
    events, claims = story
    ordering = order_events(events, claims)
    place = {number: n for n, number in enumerate(ordering.order)}
    assert sorted(place) == list(range(len(events)))
    assert all(place[c.earlier] < place[c.later] for c in ordering.kept if c.kind != "overlaps")
    assert len(ordering.kept) + len(ordering.refused) == len(claims)
    assert all(one.against or one.dates for one in ordering.refused)
    dated = [first_day(events[n].time) for n in ordering.order if events[n].time]
    assert dated == sorted(dated)


@given(stories())
def test_first_days_do_not_pass_last_days(story):
    events, claims = story
    ordering = order_events(events, claims)
    assert all(first <= last for first, last in ordering.days)
    for event, time in enumerate(ordering.days):
        if events[event].time:
            assert time == (first_day(events[event].time),) * 2
    for one in ordering.kept:
        (first, _), (_, last) = ordering.days[one.earlier], ordering.days[one.later]
        assert first <= last or one.kind == "overlaps"
        if one.kind != "overlaps":
            assert first <= ordering.days[one.later][0]
            assert last >= ordering.days[one.earlier][1]


@given(stories(), st.randoms(use_true_random=False))
def test_the_order_of_the_claims_changes_nothing(story, chance: random.Random):
    events, claims = story
    there = order_events(events, claims)
    chance.shuffle(claims)
    here = order_events(events, claims)
    assert (here.order, here.days, here.refused) == (there.order, there.days, there.refused)


@given(stories())
def test_a_further_claim_only_narrows_the_days(story):
    events, claims = story
    kept = list(order_events(events, claims).kept)
    for count in range(len(kept)):
        wide, narrow = order_events(events, kept[:count]).days, order_events(events, kept[: count + 1]).days
        assert all(a[0] <= b[0] and b[1] <= a[1] for a, b in zip(wide, narrow, strict=True))


@given(stories())
def test_what_is_kept_holds_without_what_was_given_up(story):
    events, claims = story
    ordering = order_events(events, claims)
    again = order_events(events, ordering.kept)
    assert (again.order, again.days, again.refused) == (ordering.order, ordering.days, ())
