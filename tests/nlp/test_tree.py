"""The plain tree says of every token what spaCy says."""

import pytest

from timeline.nlp.tree import plant

TEXT = (
    "Iran-backed militias, which had shelled a base and burned two depots, were struck by the United States on Monday. "
    "What did they answer with, and whom? Rockets, drones and mortars hit Erbil; Fuad Hussein said that nobody died."
)


@pytest.fixture(scope="module")
def both(extractor):
    doc = extractor.nlp(TEXT)
    return doc, plant(doc)


@pytest.mark.parametrize("name", ["text", "lower_", "lemma_", "pos_", "tag_", "dep_", "ent_type_", "whitespace_", "i"])
def test_each_token_has_the_same_words_about_it(both, name):
    doc, tree = both
    assert [getattr(t, name) for t in tree] == [getattr(t, name) for t in doc]


@pytest.mark.parametrize("name", ["lefts", "rights", "children", "subtree", "ancestors", "conjuncts"])
def test_each_token_has_the_same_others_about_it(both, name):
    doc, tree = both
    assert [[o.i for o in getattr(t, name)] for t in tree] == [[o.i for o in getattr(t, name)] for t in doc]


@pytest.mark.parametrize("name", ["head", "left_edge", "right_edge"])
def test_each_token_has_the_same_place(both, name):
    doc, tree = both
    assert [getattr(t, name).i for t in tree] == [getattr(t, name).i for t in doc]


def test_sentences_and_entities_are_the_same(both):
    doc, tree = both
    assert [(s.start, s.end, s.root.i, s.text) for s in tree.sents] == [
        (s.start, s.end, s.root.i, s.text) for s in doc.sents
    ]
    assert [(e.start, e.end, e.label_) for e in tree.ents] == [(e.start, e.end, e.label_) for e in doc.ents]
    assert [t.sent.start for t in tree] == [t.sent.start for t in doc]


@pytest.mark.parametrize("cut", [slice(0, 5), slice(3, 9), slice(-4, None), slice(6, 6)])
def test_a_span_is_what_spacy_cuts(both, cut):
    doc, tree = both
    ours, theirs = tree[cut], doc[cut]
    assert [t.i for t in ours] == [t.i for t in theirs]
    if len(theirs):
        assert (ours.root.i, ours.text, ours[-1].i) == (theirs.root.i, theirs.text, theirs[-1].i)


def test_ancestors_and_neighbours(both):
    doc, tree = both
    assert [a.is_ancestor(b) for a in tree for b in tree] == [a.is_ancestor(b) for a in doc for b in doc]
    assert tree[4].nbor(-1) is tree[3]
