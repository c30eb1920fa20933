"""Between whom a fight, a truce or talks are where neither side is named."""

from dataclasses import replace

from telling import ACTORS, Teller

from timeline.graph.build import gather
from timeline.graph.fit import Kinship
from timeline.graph.sides import fill_sides


def sides(teller):
    story = gather(teller.reading(), Kinship(ACTORS))
    fill_sides(story.drafts, story.evidence)
    return story.drafts


def told(*dyads):
    teller = Teller()
    for source, target in dyads:
        teller.tell("struck", source=(source,), target=(target,))
    return teller


def test_a_truce_is_between_those_who_fought():
    teller = told(("BOR", "ARL"), ("ARL", "BOR"), ("CAR", "ARL"))
    teller.tell("truce", "RETREAT", family="ceasefire", mutual=True)
    *_, truce = sides(teller)
    assert set(truce.source) == set(truce.target) == {"ARL", "BOR"}
    assert truce.from_link == {"source": 1, "target": 1}


def test_who_is_named_stays():
    teller = told(("BOR", "ARL"))
    teller.tell("talks", "CONSULT", source=("CAR",), mutual=True)
    assert sides(teller)[-1].source == ("CAR",)


def test_a_third_party_reconciles_those_who_quarrel():
    teller = told(("BOR", "ARL"))
    teller.tell("mediated", "CONSULT", source=("CAR",), mode="third-party")
    *_, mediation = sides(teller)
    assert (mediation.source, set(mediation.target)) == (("CAR",), {"ARL", "BOR"})


def test_nobody_reconciles_his_own_quarrel():
    teller = told(("BOR", "ARL"))
    teller.tell("mediated", "CONSULT", source=("BOR",), mode="third-party")
    assert sides(teller)[-1].target == ()


def test_what_is_only_planned_is_left_open():
    teller = told(("BOR", "ARL"))
    teller.tell("talks", "CONSULT", mutual=True, realis="planned")
    assert sides(teller)[-1].source == ()


def test_what_one_does_alone_is_left_open():
    teller = told(("BOR", "ARL"))
    teller.tell("resigned", "RETREAT")
    assert sides(teller)[-1].source == ()


def test_two_of_one_side_are_no_sides():
    teller = told(("ARL", "arl-army"))
    teller.tell("truce", "RETREAT", family="ceasefire", mutual=True)
    assert sides(teller)[-1].source == ()


def test_the_nearest_of_two_quarrels_counts():
    teller = told(("BOR", "ARL"))
    for _ in range(12):
        teller.tell("met", "CONSULT", source=("CAR",))
    teller.tell("struck", source=("CAR",), target=("ARL",))
    teller.tell("fighting", family="fight", mutual=True)
    assert set(sides(teller)[-1].source) == {"ARL", "CAR"}


def test_who_makes_a_statement_is_no_side_of_the_fight_it_is_about():
    teller = told(("BOR", "ARL"), ("CAR", "ARL"), ("CAR", "ARL"))
    teller.tell("fighting", family="clash", mutual=True)
    reading = replace(teller.reading(), signatory=("CAR",))
    story = gather(reading, Kinship(ACTORS))
    fill_sides(story.drafts, story.evidence)
    assert set(story.drafts[-1].source) == {"ARL", "BOR"}
