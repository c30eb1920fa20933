"""Verbs whose base form the model gets wrong are still the verbs of the tables."""

import pytest

from timeline.nlp.lemmas import bases_of as bases


@pytest.mark.parametrize(
    ("form", "base"),
    [
        ("staged", "stage"),
        ("fined", "fine"),
        ("raging", "rage"),
        ("re-arrested", "re-arrest"),
        ("resupplied", "resupply"),
        ("tear-gassed", "tear-gas"),
        ("wiretapping", "wiretap"),
        ("relaunches", "relaunch"),
        ("stages", "stage"),
    ],
)
def test_a_regular_form_leads_to_its_base(form, base):
    assert base in list(bases(form))


@pytest.mark.parametrize(
    ("text", "event_type", "source"),
    [
        ("Chile staged a military exercise near the border on Monday.", "MOBILIZE", "CHL"),
        ("Chile staged attacks on Peru in 1999.", "ASSAULT", "CHL"),
        ("Chilean troops raped civilians in Peru.", "ASSAULT", "CHL"),
        ("Chilean hackers cyber-attacked Peru on Monday.", "COERCE", None),
    ],
)
def test_the_act_is_found_with_its_doer(read, text, event_type, source):
    found = [m for m in read(text).mentions if m.type == event_type]
    assert found
    assert source is None or source in found[0].source


def test_a_base_that_is_known_stays(read):
    assert read("Chile struck Peru and Peru bombed Chile.").mentions[1].lemma == "bomb"
