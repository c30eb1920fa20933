"""Verbs that no row of the lexicon lists: which tell an act."""

import pytest

import timeline
from timeline.lexicon.weights import load_weights
from timeline.nlp.unlisted import LEAST_CHANCE, is_likely

pytestmark = pytest.mark.slow


def acts(text):
    found = timeline.build({"text": text, "published": "2021-05-05"}).to_dict()
    return [event["mentions"][0]["trigger"] for event in found["events"]]


@pytest.mark.parametrize(
    "text",
    [
        "On Monday Syria repainted the Turkish embassy.",
        "Turkey emptied its consulate in Aleppo.",
    ],
)
def test_what_a_party_does_to_another_can_be_an_act_by_any_verb(text):
    assert acts(text)


@pytest.mark.parametrize(
    "text",
    [
        "Syria borders Turkey in the north.",
        "Turkey considers itself a bridge between continents.",
        "Syria enjoys mild winters.",
        "The lira fell against the dollar.",
        "Turkey did not repaint the Syrian embassy.",
    ],
)
def test_a_state_a_thought_or_what_was_not_done_is_none(text):
    assert acts(text) == []


def test_a_verb_without_clues_is_no_act():
    assert not is_likely({})


def test_clues_add_up():
    weights = load_weights()["act"]
    telling = {clue: 1.0 for clue, weight in weights.items() if weight > 0.3}
    assert is_likely(telling)
    assert not is_likely({clue: 1.0 for clue, weight in weights.items() if weight < 0})
    assert 0.5 <= LEAST_CHANCE < 1
