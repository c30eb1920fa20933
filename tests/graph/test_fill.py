"""Whom an act hits where only another act tells it."""

from telling import ACTORS, Teller

from timeline.graph.build import gather
from timeline.graph.fit import Kinship


def filled(teller):
    return gather(teller.reading(), Kinship(ACTORS)).drafts


def test_who_quells_a_protest_hits_those_who_hold_it():
    teller = Teller()
    teller.tell("marched", "PROTEST", source=("red-hand",), target=("ARL",))
    teller.tell("tear gas", "ASSAULT", family="crowd-control", source=("ARL",))
    *_, quelled = filled(teller)
    assert quelled.target == ("red-hand",)
    assert quelled.from_link == {"target": 0}


def test_other_blows_behind_a_protest_hit_nobody_who_is_told():
    teller = Teller()
    teller.tell("marched", "PROTEST", source=("red-hand",), target=("ARL",))
    teller.tell("shelled", "ASSAULT", family="attack", source=("ARL",))
    assert filled(teller)[-1].target == ()


def test_nobody_quells_a_protest_of_his_own():
    teller = Teller()
    teller.tell("marched", "PROTEST", source=("ARL",))
    teller.tell("tear gas", "ASSAULT", family="crowd-control", source=("ARL",))
    assert filled(teller)[-1].target == ()
