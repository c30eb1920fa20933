"""Which acts a noun with "the" can point back at."""

from timeline.graph.story import GENERIC
from timeline.lexicon import load_lexicon
from timeline.lexicon.pointers import EXACT, load_pointers, meanings


def families():
    table = load_lexicon().triggers
    return {row.family for pos, head in table.heads() for row in table.get(pos, head)}


def test_every_family_is_one_of_the_triggers():
    named = {family for family, _ in load_pointers()} | {family for at in load_pointers().values() for family in at}
    assert named <= families() | {GENERIC, EXACT}


def test_no_family_is_said_to_point_at_itself():
    assert not [family for (family, _), at in load_pointers().items() if family in at]


def test_some_nouns_of_a_family_point_farther_than_the_rest():
    pointers = load_pointers()
    assert "seize" in pointers["attack", "raid"]
    assert "seize" not in pointers["attack", ""]


def test_a_noun_that_tells_of_no_act_means_acts_of_certain_kinds():
    assert "sink" in meanings([EXACT], "torpedoing")
    assert "sanction" not in meanings([EXACT], "torpedoing")
    assert not meanings([EXACT], "incident")


def test_nouns_that_mean_certain_acts_are_read_as_pointing_back():
    nouns = {noun for family, noun in load_pointers() if family == EXACT}
    assert nouns <= set(load_lexicon().anaphors)
