"""Topics before a colon: which words head an entry, and what they add to it."""

import pytest

from timeline.lexicon import load_lexicon
from timeline.model import Article
from timeline.nlp.topics import topics_apart
from timeline.read.structure import structure

TOPICS = {
    "2014 Lomé bombing: Gunmen storm a bank.": "2014 Lomé bombing:",
    "Chad-Sudan war: Chadian troops shell a village.": "Chad-Sudan war:",
    "Insurgency in Chad: Rebels ambush a convoy.": "Insurgency in Chad:",
    "2011 mission attacks fallout: The envoy says there was no plot.": "2011 mission attacks fallout:",
}
SENTENCES = [
    "He made one demand: Peru must withdraw.",
    "It was a war: Peru had shelled the port.",
    "The army launched an attack: Two died.",
    "President Lima: We shall answer.",
    "Peru reported attacks: Two died.",
    "Attacks: two died.",
]


def topics_of(text):
    return [text[b.start : b.end] for b in topics_apart(structure(text), text, load_lexicon()) if b.kind == "topic"]


@pytest.mark.parametrize(("text", "topic"), TOPICS.items())
def test_an_affair_before_a_colon_is_a_topic(text, topic):
    assert topics_of(text) == [topic]


@pytest.mark.parametrize("text", SENTENCES)
def test_a_sentence_that_goes_on_behind_its_colon_has_none(text):
    assert topics_of(text) == []


@pytest.mark.slow
def test_a_topic_tells_nothing_but_what_the_sentence_behind_it_tells(extractor):
    told = extractor.read(Article("case", "2014 Lomé attack: Gunmen storm the French consulate in Lomé.")).mentions
    assert [(m.mention.trigger, m.same_as) for m in told] == [("attack", None), ("storm", 0)]
    assert not told[0].source
    told = extractor.read(Article("case", "Peru protests: Police fire tear gas at students in Lima.")).mentions
    assert [(m.mention.trigger, m.source) for m in told] == [("fire tear gas", ("PER",))]
