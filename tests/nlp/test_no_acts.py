"""Words of acts that name none where they stand, beside the same words where they do."""

import pytest

from timeline.model import Article

NONE = {
    "At a summit of the Rio Group the presidents of Peru and Chile were silent.": "CONSULT",
    "The premiers spoke of it on the margins of the summit in Lima.": "CONSULT",
    "We ask both sides to settle the matter through dialogue.": "CONSULT",
    "Goods of Peru were priced out by existing tariffs.": "SANCTION",
    "The tanker carried oil to Syria in breach of sanctions.": "SANCTION",
    "A decree of the president of Peru permits such sanctions.": "SANCTION",
    "The drill in Chad went on despite threats.": "THREATEN",
    "People filled the squares of Lima in defiance of the curfew.": "REJECT",
    "Niger said that any intervention would be a declaration of war.": "THREATEN",
    "Jets flown by the rebels bombed the palace of the president of Chad.": "MOBILIZE",
    "Who is to blame for the deaths in Chad?": "ACCUSE",
}
ACTS = {
    "The presidents of Peru and Chile held a summit in Lima.": "CONSULT",
    "Peru and Chile held talks in Lima.": "CONSULT",
    "Peru imposed tariffs on Chile.": "SANCTION",
    "Peru imposed sanctions on Chile.": "SANCTION",
    "Chad issued threats against Niger.": "THREATEN",
    "Niger issued a declaration of war on Chad.": "THREATEN",
    "Chad put the blame on Niger for the raid.": "ACCUSE",
}


def types_of(extractor, text):
    return {told.type for told in extractor.read(Article("case", text, published="2026-03-02")).mentions}


@pytest.mark.slow
@pytest.mark.parametrize(("text", "kind"), NONE.items())
def test_a_setting_a_state_of_things_or_a_judgement_is_no_act(extractor, text, kind):
    assert kind not in types_of(extractor, text)


@pytest.mark.slow
@pytest.mark.parametrize(("text", "kind"), ACTS.items())
def test_the_same_words_name_acts_elsewhere(extractor, text, kind):
    assert kind in types_of(extractor, text)
