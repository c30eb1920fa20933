"""Phrases that a small parser hangs wrong, from parses as it gives them."""

import pytest

from timeline.nlp.shapes import rehang_shapes
from timeline.nlp.tree import plant

WITH = """
Talks NOUN NNS nsubj failed
failed VERB VBD ROOT failed fail
with ADP IN prep failed
Chad PROPN NNP npadvmod bombing
bombing VERB VBG amod towns bomb
several ADJ JJ amod towns
towns NOUN NNS pobj with
"""
ADJECTIVE = """
Ugandan PROPN NNP nsubj hit
shelling VERB VBG advmod hit shell
hit VERB VBD ROOT hit hit
Goma PROPN NNP dobj hit
"""
CALLED = """
Peru PROPN NNP nsubj calls
calls VERB VBZ ROOT calls call
aid NOUN NN dobj calls
declaration NOUN NN dobj calls
of ADP IN prep declaration
war NOUN NN pobj of
on ADP IN prep calls
Chile PROPN NNP pobj on
"""
ONE_NOUN = """
Peru PROPN NNP nsubj calls
calls VERB VBZ ROOT calls call
Chile PROPN NNP compound disloyal
disloyal NOUN NN dobj calls
"""
WITH_A_THING = """
Talks NOUN NNS nsubj failed
failed VERB VBD ROOT failed fail
with ADP IN prep failed
rising VERB VBG amod prices rise
prices NOUN NNS pobj with
"""
WITH_OBJECT = """
Chad PROPN NNP nsubj struck
shelling VERB VBG advcl struck shell
Goma PROPN NNP dobj shelling
struck VERB VBD ROOT struck strike
"""


@pytest.mark.parametrize(
    ("table", "word", "head", "dep"),
    [
        pytest.param(WITH, "Chad", "bombing", "nsubj", id="who-does-it-behind-with"),
        pytest.param(WITH, "bombing", "with", "pcomp", id="what-is-done-behind-with"),
        pytest.param(WITH, "towns", "bombing", "dobj", id="whom-it-hits-behind-with"),
        pytest.param(ADJECTIVE, "shelling", "hit", "nsubj", id="a-gerund-as-subject"),
        pytest.param(ADJECTIVE, "Ugandan", "shelling", "amod", id="whose-gerund-it-is"),
        pytest.param(CALLED, "declaration", "calls", "oprd", id="what-it-is-called"),
        pytest.param(CALLED, "on", "declaration", "prep", id="what-stands-behind-the-name"),
        pytest.param(ONE_NOUN, "Chile", "calls", "dobj", id="who-is-called-something"),
        pytest.param(ONE_NOUN, "disloyal", "calls", "oprd", id="something-that-one-is-called"),
        pytest.param(WITH_A_THING, "rising", "prices", "amod", id="an-adjective-stays-one"),
        pytest.param(WITH_OBJECT, "Chad", "struck", "nsubj", id="a-clause-with-an-object-stays-one"),
    ],
)
def test_words_hang_where_they_belong(parse, table, word, head, dep):
    doc = plant(parse(table))
    rehang_shapes(doc)
    token = next(t for t in doc if t.text == word)
    assert (token.head.text, token.dep_) == (head, dep)
    assert token in token.head.children
