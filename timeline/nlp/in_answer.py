"""Verbs that the text says are done in answer: "in response Ankara [unplugged] the pipeline", "retaliated by [felling] the masts".

What answers somebody is an act, whatever the word for it: such a verb needs no row of its own in the lexicon. Which words
say so are the cues; here each verb of doing is tried with them, as if it were known.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator

from timeline.lexicon import Lexicon
from timeline.nlp.cue_walk import is_negated
from timeline.nlp.cues import Cue, find_cues
from timeline.nlp.subjects import surface_subject
from timeline.nlp.syntax import first_conjunct, has_to, is_without_subject
from timeline.nlp.tree import Doc, Token

ASIDE = frozenset({"advcl", "relcl", "acl", "conj", "parataxis", "prep"})


def verbs_in_answer(
    doc: Doc, heads: Collection[int], lexicon: Lexicon, is_party: Callable[[Token], bool]
) -> Iterator[Token]:
    """Yield the verbs of a document that a cue makes an answer, and in whose clause no act is named; `heads` are those of known acts."""
    for sentence in doc.sents:
        tried = {
            t.i for t in sentence if t.pos_ == "VERB" and t.i not in heads and _may_be_act(t, heads, lexicon, is_party)
        }
        if tried:
            known = {t.i: t.i for t in sentence if t.i in heads or t.i in tried}
            cues = [cue for cue in find_cues([sentence], known, lexicon) if cue.later in tried]
            yield from (
                doc[i] for i in sorted({c.later for c in cues if c.later is not None and _says_so(c, doc[c.later])})
            )


def _says_so(cue: Cue, verb: Token) -> bool:
    """Tell whether a cue says of a verb, and not of what stands beside it, that it answers: "in response", "prompted X to fell the masts"."""
    word = verb.doc[cue.start]
    if cue.group == "answer":
        return verb.is_ancestor(word) or (verb.dep_ == "pcomp" and word.is_ancestor(verb))
    return cue.group == "cause" and has_to(verb) and word.is_ancestor(verb)


def _may_be_act(verb: Token, heads: Collection[int], lexicon: Lexicon, is_party: Callable[[Token], bool]) -> bool:
    """Tell whether a verb is of doing, and somebody's: no word of speech, no state, nothing that was not done."""
    lemma = verb.lemma_.lower()
    light = (lemma,) in lexicon.light_verbs and not lexicon.triggers.get("V", lemma)
    idle = (
        light
        or lemma in lexicon.speech
        or lemma in lexicon.classes["idle"] | lexicon.classes["unsaid"] | lexicon.classes["answering"]
    )
    describes = verb.dep_ == "relcl" or (verb.dep_ == "acl" and not has_to(verb))
    told = verb.dep_ == "conj" and first_conjunct(verb).i in heads and is_without_subject(verb)
    if idle or describes or told or is_negated(verb):
        return False
    inside = (t for c in verb.children if c.dep_ not in ASIDE for t in c.subtree)
    subject = surface_subject(verb)
    return subject is not None and is_party(subject) and not any(t.i in heads for t in inside)
