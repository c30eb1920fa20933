"""The quick ways to forms and entities give what spaCy's own pipes give."""

from pathlib import Path

import pytest

from timeline.nlp.entities import EntityFinder
from timeline.nlp.forms import FormFinder
from timeline.nlp.parse import Parser
from timeline.read.corpus import read_inputs

ARTICLES = Path(__file__).parents[2] / "data" / "articles"
PAIRS = "There were talks. Let's go, y'all: they ain't gonna stop, and we gotta answer. C'm on."


@pytest.fixture(scope="module")
def docs(extractor):
    """Give parsed texts without the blanks that the recogniser treats apart."""
    texts = [one.article.text for one in read_inputs(str(ARTICLES))][::6]
    return [extractor.nlp(" ".join(text.split())) for text in (*texts, PAIRS)]


def test_the_packaged_model_is_read_the_quick_way(extractor):
    assert FormFinder.fits(extractor.nlp)
    assert EntityFinder.fits(extractor.nlp.get_pipe("ner"))


def test_parts_of_speech_and_lemmas_are_those_of_the_rules(extractor, docs):
    finder = FormFinder(extractor.nlp)
    for doc in (*docs, *docs):
        assert finder.find(doc) == [(t.pos_, t.lemma_) for t in doc]


def test_words_are_forgotten_before_they_fill_the_memory(extractor, docs, monkeypatch):
    monkeypatch.setattr("timeline.nlp.forms.MOST", 50)
    finder = FormFinder(extractor.nlp)
    for doc in docs[:4]:
        assert finder.find(doc) == [(t.pos_, t.lemma_) for t in doc]


def test_entities_are_those_of_the_recogniser(extractor, docs):
    finder = EntityFinder(extractor.nlp.get_pipe("ner"))
    for doc in docs:
        assert finder.find(doc) == [(e.start, e.end, e.label_) for e in doc.ents]
    assert sum(len(doc.ents) for doc in docs) > 100


def test_a_parsed_text_has_them(extractor):
    words = "On Friday Fuad Hussein condemned the raids .".split()
    tree = Parser(extractor.nlp).parse(words, [True] * 7 + [False], [True] + [None] * 7)
    assert [(e.label_, [t.text for t in e]) for e in tree.ents] == [
        ("DATE", ["Friday"]),
        ("PERSON", ["Fuad", "Hussein"]),
    ]
    assert [(t.pos_, t.lemma_) for t in tree][4:7] == [("VERB", "condemn"), ("DET", "the"), ("NOUN", "raid")]
