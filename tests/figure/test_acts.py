"""An act in words: what lane and heading say already is not said again."""

import pytest
from figure_chronicles import make_event

from timeline.figure.acts import write_act, write_company, write_parties
from timeline.figure.options import FigureOptions
from timeline.figure.scope import select
from timeline.model import Actor, Chronicle, Tally

ACTORS = (Actor("a", "Arland"), Actor("b", "the Borean navy"), Actor("c", "Cardia"), Actor("d", "Doria"))


def item_of(label, source, target, **more):
    events = (make_event(1, label, source, target, None, trigger="act", **more),)
    return select(Chronicle((), ACTORS, events, ()), FigureOptions()).items[0]


@pytest.mark.parametrize(
    ("label", "source", "target", "act"),
    [
        ("Arland shelled the Borean navy", "a", "b", "Shelled"),
        ("The Borean navy rocket attacks on Arland", "b", "a", "Rocket attacks"),
        ("Arland withdrawal from Cardia", "a", "c", "Withdrawal from Cardia"),
        ("Exchange of fire on Arland", "", "a", "Exchange of fire"),
        ("Arland and Cardia met", "ac", "ac", "Met"),
        ("Arland and Cardia blamed Doria", "ac", "d", "Blamed"),
        ("Arland shelled the Borean navy and Cardia", "a", "bc", "Shelled"),
        ("Arland shelled the Borean navy and 2 others", "a", "bcd", "Shelled"),
        ("Rocket fire on the harbour", "a", "c", "Rocket fire on the harbour"),
        ("Arland", "a", "", "Arland"),
        ("Arlandish fire on Cardiac wards", "a", "c", "Arlandish fire on Cardiac wards"),
    ],
)
def test_the_parties_are_not_repeated(label, source, target, act):
    assert write_act(item_of(label, list(source), list(target))) == act


def test_the_dead_and_wounded_are_told():
    item = item_of("Arland shelled Cardia", ["a"], ["c"], killed=Tally(3, 3), wounded=Tally(10, None))
    assert write_act(item) == "Shelled, 3 killed, at least 10 wounded"


def test_parties_are_named_two_by_two():
    assert write_parties(item_of("x", ["a"], ["b", "c", "d"])) == "Arland → The Borean navy, Cardia +1"
    assert write_parties(item_of("x", [], ["a"])) == "Actor not named → Arland"


def test_those_who_did_it_to_each_other_are_not_told_as_doer_and_target():
    met = item_of("Arland and Cardia met", ["a", "c"], ["a", "c"])
    assert (write_parties(met), write_act(met), write_company(met)) == ("Arland ↔ Cardia", "Met", "")


def test_a_lane_bears_one_name_so_the_act_tells_who_stood_beside():
    blamed = item_of("Arland and Cardia blamed Doria", ["a", "c"], ["d"])
    assert (write_act(blamed), write_company(blamed)) == ("Blamed", "with Cardia")
    assert write_parties(blamed) == "Arland, Cardia → Doria"
