"""Cues in hand-built documents: exact, without a model."""

from dataclasses import replace

import pytest
from spacy.lang.en import English
from spacy.tokens import Doc

from timeline.errors import LexiconError
from timeline.lexicon import load_lexicon
from timeline.nlp.cue_table import read_cues
from timeline.nlp.cues import Cue, find_cues

TABLE = {
    "noun_phrase": [
        {"lead": ["in"], "nouns": ["retaliation"], "tail": ["for"], "bare": True, "group": "answer", "confidence": 0.9}
    ],
    "preposition": [{"words": ["after"], "group": "sequence", "confidence": 0.8}],
    "conjunction": [{"words": ["after"], "group": "sequence", "confidence": 0.8}],
    "verb": [{"words": ["prompt", "lead to"], "group": "cause", "confidence": 0.9}],
    "answer": [{"words": ["retaliate"], "slots": ["for"], "group": "answer", "confidence": 0.95}],
    "act": [{"words": ["condemn"], "slots": ["obj"], "group": "judgement", "confidence": 0.9}],
    "adjective": [{"words": ["retaliatory"], "group": "answer", "confidence": 0.8}],
    "walk": {"eventive": ["come"], "denial": ["not"], "announcing": ["vow"], "aside": ["during"]},
}
VOCAB = English().vocab  # knows lower case, which a blank vocabulary does not
LEXICON = replace(load_lexicon(), cues=TABLE)


def doc_of(*rows):
    """Build a document from "word lemma pos head dep" rows; heads are token numbers."""
    words, lemmas, pos, heads, deps = zip(*(row.split() for row in rows), strict=True)
    return Doc(
        VOCAB, words=list(words), lemmas=list(lemmas), pos=list(pos), heads=[int(h) for h in heads], deps=list(deps)
    )


SHELLED_IN_RETALIATION = (
    "Arland arland PROPN 1 nsubj",
    "shelled shell VERB 1 ROOT",
    "it it PRON 1 dobj",
    "in in ADP 1 prep",
    "retaliation retaliation NOUN 3 pobj",
    "for for ADP 4 prep",
    "raids raid NOUN 5 pobj",
)


def test_a_noun_phrase_joins_what_governs_it_and_what_it_governs():
    cues = find_cues(doc_of(*SHELLED_IN_RETALIATION).sents, {1: 0, 6: 1}, LEXICON)
    assert cues == [Cue("responds_to", "answer", 3, 6, later=0, earlier=1, confidence=0.9)]


def test_a_bare_noun_phrase_leaves_the_earlier_act_open():
    cues = find_cues(doc_of(*SHELLED_IN_RETALIATION[:5]).sents, {1: 0}, LEXICON)
    assert cues == [Cue("responds_to", "answer", 3, 5, later=0, earlier=None, confidence=0.9)]


def test_what_is_no_act_is_answered_by_nobody():
    assert find_cues(doc_of(*SHELLED_IN_RETALIATION).sents, {1: 0}, LEXICON) == []


def test_a_sentence_without_triggers_has_no_cues():
    assert find_cues(doc_of(*SHELLED_IN_RETALIATION).sents, {}, LEXICON) == []


def test_a_denied_cue_is_none():
    rows = [
        *SHELLED_IN_RETALIATION[:3],
        "not not PART 4 neg",
        "in in ADP 1 prep",
        "retaliation retaliation NOUN 4 pobj",
    ]
    assert find_cues(doc_of(*rows).sents, {1: 0}, LEXICON) == []


def test_a_light_verb_hands_over_to_its_object():
    doc = doc_of(
        "It it PRON 1 nsubj",
        "launched launch VERB 1 ROOT",
        "strikes strike NOUN 1 dobj",
        "after after ADP 1 prep",
        "the the DET 5 det",
        "raid raid NOUN 3 pobj",
    )
    assert [(c.later, c.earlier) for c in find_cues(doc.sents, {2: 0, 5: 1}, LEXICON)] == [(0, 1)]


def test_a_phrase_on_the_wrong_noun_climbs_to_the_act():
    doc = doc_of(
        "It it PRON 1 nsubj",
        "shelled shell VERB 1 ROOT",
        "islands island NOUN 1 dobj",
        "after after ADP 2 prep",
        "raids raid NOUN 3 pobj",
    )
    assert [(c.later, c.earlier) for c in find_cues(doc.sents, {1: 0, 4: 1}, LEXICON)] == [(0, 1)]


def test_a_clause_is_earlier_than_what_it_hangs_on():
    doc = doc_of(
        "It it PRON 1 nsubj",
        "fired fire VERB 1 ROOT",
        "after after SCONJ 4 mark",
        "they they PRON 4 nsubj",
        "attacked attack VERB 1 advcl",
    )
    assert [(c.later, c.earlier, c.start, c.end) for c in find_cues(doc.sents, {1: 0, 4: 1}, LEXICON)] == [(0, 1, 2, 3)]


def test_a_fronted_clause_that_the_parse_took_for_the_main_one():
    doc = doc_of(
        "After after SCONJ 2 mark",
        "they they PRON 2 nsubj",
        "attacked attack VERB 2 ROOT",
        ", , PUNCT 2 punct",
        "parliament parliament NOUN 5 nsubj",
        "votes vote NOUN 2 dep",
    )
    assert [(c.later, c.earlier) for c in find_cues(doc.sents, {2: 0, 5: 1}, LEXICON)] == [(1, 0)]


PROMPTED = ("Raids raid NOUN 1 nsubj", "prompted prompt VERB 1 ROOT", "shelling shelling NOUN 1 dobj")


def test_a_causative_verb_joins_subject_and_object():
    cues = find_cues(doc_of(*PROMPTED).sents, {0: 0, 2: 1}, LEXICON)
    assert cues == [Cue("causes", "cause", 1, 2, later=1, earlier=0, confidence=0.9)]


def test_its_passive_turns_round():
    doc = doc_of(
        "Shelling shelling NOUN 2 nsubjpass",
        "was be AUX 2 auxpass",
        "prompted prompt VERB 2 ROOT",
        "by by ADP 2 agent",
        "raids raid NOUN 3 pobj",
    )
    assert [(c.later, c.earlier) for c in find_cues(doc.sents, {0: 0, 4: 1}, LEXICON)] == [(0, 1)]


def test_a_participle_speaks_of_the_whole_clause():
    doc = doc_of(
        "They they PRON 1 nsubj",
        "raided raid VERB 1 ROOT",
        "villages village NOUN 1 dobj",
        ", , PUNCT 1 punct",
        "prompting prompt VERB 1 advcl",
        "shelling shelling NOUN 4 dobj",
    )
    assert [(c.later, c.earlier) for c in find_cues(doc.sents, {1: 0, 5: 1}, LEXICON)] == [(1, 0)]


def test_this_as_subject_is_left_to_be_found():
    doc = doc_of("This this PRON 1 nsubj", "prompted prompt VERB 1 ROOT", "shelling shelling NOUN 1 dobj")
    assert [(c.later, c.earlier) for c in find_cues(doc.sents, {2: 0}, LEXICON)] == [(0, None)]


def test_a_verb_of_answering_is_the_answer_and_so_is_the_vow():
    doc = doc_of(
        "They they PRON 1 nsubj",
        "vowed vow VERB 1 ROOT",
        "to to PART 3 aux",
        "retaliate retaliate VERB 1 xcomp",
        "for for ADP 3 prep",
        "raids raid NOUN 4 pobj",
    )
    cues = find_cues(doc.sents, {1: 0, 3: 1, 5: 2}, LEXICON)
    assert sorted((c.later, c.earlier) for c in cues) == [(0, 2), (1, 2)]


def test_a_judgement_is_said_of_what_stands_in_its_slots():
    doc = doc_of(
        "They they PRON 1 nsubj",
        "condemned condemn VERB 1 ROOT",
        "cowardice cowardice NOUN 1 dobj",
        "during during ADP 2 prep",
        "raids raid NOUN 3 pobj",
    )
    assert find_cues(doc.sents, {1: 0, 4: 1}, LEXICON) == []
    assert [(c.later, c.earlier) for c in find_cues(doc.sents, {1: 0, 2: 1}, LEXICON)] == [(0, 1)]


def test_an_adjective_marks_its_noun():
    doc = doc_of("Retaliatory retaliatory ADJ 1 amod", "strikes strike NOUN 1 ROOT")
    assert [(c.later, c.earlier) for c in find_cues(doc.sents, {1: 0}, LEXICON)] == [(0, None)]


def test_a_longer_phrase_comes_first():
    table = read_cues({"verb": [{"words": ["lead", "lead to"], "group": "cause", "confidence": 0.5}]})
    assert [phrase for phrase, _ in table.verbs["lead"]] == [("lead", "to"), ("lead",)]


@pytest.mark.parametrize(
    ("row", "says"),
    [
        ({"words": ["prompt"], "group": "cause"}, "confidence"),
        ({"words": ["prompt"], "group": "revenge", "confidence": 0.5}, "revenge"),
        ({"words": ["prompt"], "group": "cause", "confidence": 2}, "2"),
        ({"group": "cause", "confidence": 0.5}, "words"),
    ],
)
def test_a_faulty_row_is_named(row, says):
    with pytest.raises(LexiconError, match=says):
        read_cues({"verb": [row]})


def test_the_packages_own_table_is_sound_and_says_its_origin():
    cues = load_lexicon().cues
    read_cues(cues)
    rows = [row for shape, rows in cues.items() if shape not in {"walk", "pointers"} for row in rows]
    assert all(row["origin"] == "own" for row in rows)
