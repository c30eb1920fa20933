"""Whether two tellings fit."""

import pytest
from telling import ACTORS, day

from timeline.graph.fit import Kinship, before, dates_overlap, places_fit
from timeline.model import Actor, Place, TimeSpan

KIN = Kinship(
    (
        *ACTORS,
        Actor("orm-tanker", "the Orm tanker", "other"),
        Actor("league", "League of the North", "igo"),
        Actor("league-council", "League of the North Council", "igo"),
        Actor("leagues", "League of the Northern Isles", "igo"),
    )
)


@pytest.mark.parametrize(
    ("one", "other", "same", "near"),
    [
        ("ARL", "ARL", True, True),
        ("ARL", "arl-army", True, True),
        ("BOR", "general-sarn", True, True),
        ("ARL", "red-hand", False, False),  # at home in Arland, but Borduria's
        ("BOR", "red-hand", False, True),
        ("dawn-front", "red-hand", False, True),
        ("ARL", "BOR", False, False),
        ("ARL", "unknown", False, False),
        ("unknown", "unknown", True, True),
        ("league", "league-council", True, True),
        ("league", "leagues", False, False),
    ],
)
def test_who_is_akin(one, other, same, near):
    assert (KIN.same(one, other), KIN.same(other, one)) == (same, same)
    assert (KIN.near(one, other), KIN.near(other, one)) == (near, near)
    if same:
        assert KIN.side(one) == KIN.side(other)


def test_a_ship_and_its_crew_can_be_hit_by_one_act_but_not_two_states():
    assert KIN.compatible(("orm-tanker",), ("general-sarn",))
    assert KIN.compatible((), ("ARL",))
    assert not KIN.compatible(("ARL",), ("BOR",))


def test_open_and_undated_times_overlap_all():
    since = TimeSpan("2021-05-01", None, "range", "explicit")
    bound = TimeSpan(None, "2021-01-01", "day", "order")
    assert dates_overlap(since, day("2030-01-01"))
    assert not dates_overlap(since, day("2021-04-30"))
    assert dates_overlap(bound, day("2021-05-01"))


def test_before_needs_certainty():
    assert before(day("2021-05-01"), day("2021-05-02"))
    assert not before(day("2021-05-01"), day("2021-05-01"))
    assert not before(None, day("2021-05-01"))
    dawn, noon = (TimeSpan(t, t, "minute", "explicit") for t in ("2021-05-01T05:30", "2021-05-01T12:00"))
    assert before(dawn, noon)
    assert not before(noon, dawn)
    assert not before(dawn, day("2021-05-01"))


def test_places_of_two_countries_differ():
    assert not places_fit(Place("Orm", "ARL"), Place("Sarn", "BOR"))
    assert places_fit(Place("Orm", "ARL"), Place("Lake Orm", "ARL"))
    assert places_fit(Place("Orm"), Place("Sarn", "BOR"))
