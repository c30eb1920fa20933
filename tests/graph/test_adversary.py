"""Whom an act is aimed at where its sentence does not say."""

import pytest
from telling import ACTORS, Teller

from timeline.graph.adversary import fill_adversaries
from timeline.graph.corefer import cluster_mentions
from timeline.graph.draft import draft_events
from timeline.graph.fit import Kinship


def drafts_of(teller):
    drafts = draft_events(teller.mentions, cluster_mentions(teller.mentions, (), Kinship(ACTORS)))
    fill_adversaries(drafts)
    return drafts


@pytest.mark.parametrize("event_type", ["ACCUSE", "REJECT", "THREATEN", "SANCTION", "RETREAT"])
def test_the_other_side_of_the_last_clash_is_meant(event_type):
    teller = Teller()
    teller.tell("shelled", lemma="shell", source=("BOR",), target=("ARL",))
    teller.tell("acted", event_type, source=("ARL",))
    clash, act = drafts_of(teller)
    assert act.target == ("BOR",)
    assert act.from_link == {"target": clash.number}


@pytest.mark.parametrize("event_type", ["COERCE", "MOBILIZE", "CONSULT"])
def test_what_may_be_aimed_at_nobody_is_left_alone(event_type):
    teller = Teller()
    teller.tell("shelled", lemma="shell", source=("BOR",), target=("ARL",))
    teller.tell("acted", event_type, source=("ARL",))
    assert drafts_of(teller)[1].target == ()
