"""Phrases of a few plain shapes that a small parser hangs wrong, hung right.

In "clashes broke out, with Chad launching air strikes", "launching" is taken for an adjective of the strikes; in "Ugandan
shelling hit a village", "Ugandan" for who hit it; and in "called the raid a crime" the crime, once its quotation marks are
left out, for a second object.
"""

from __future__ import annotations

from typing import Final

from timeline.nlp.tree import Doc, Token, hang

BESIDE = frozenset({"npadvmod", "nmod", "compound", "amod", "nsubj", "poss"})
CALLING = frozenset({"call", "term", "label", "brand", "dub", "deem", "name"})
NEAREST_PLACE = 3  # words before the state: "[in Suva,] Fiji"
WHERE = frozenset({"in", "at", "near", "of", "outside", "off", "around"})
OF_A_NAME = frozenset({"on", "upon", "against", "to", "for", "of", "towards"})


def restore_names(doc: Doc) -> None:
    """Tag, in place, a surname in "s" that opens a sentence as the name that it is elsewhere: "Ian Howes … [Howes] was freed"."""
    persons = {token.text for token in doc if token.ent_type_ == "PERSON" and token.tag_ == "NNP"}
    for token in doc:
        if token.tag_ == "NNS" and token.text in persons:
            token.tag_, token.pos_, token.ent_type_ = "NNP", "PROPN", "PERSON"


def rehang_shapes(doc: Doc) -> None:
    """Hang, in place, the words of such phrases where they belong."""
    moved = [token for token in doc if any(rehang(token) for rehang in SHAPES.get(token.dep_, ()))]
    if moved:
        hang(doc.tokens)


def _open_absolute(verb: Token) -> bool:
    """ "With [Chad] launching strikes": the name does it, the strikes are its object."""
    noun = verb.head
    if verb.tag_ != "VBG" or noun.dep_ != "pobj" or noun.head.lower_ != "with":
        return False
    doer = next((c for c in verb.lefts if c.dep_ in BESIDE and c.i == verb.i - 1), None)
    if doer is None or doer.tag_ not in {"NNP", "NNPS", "NNS"}:
        return False
    verb.head, verb.dep_ = noun.head, "pcomp"
    noun.head, noun.dep_ = verb, "dobj"
    doer.dep_ = "nsubj"
    return True


def _make_subject(noun: Token) -> bool:
    """ "[Ugandan shelling] hit a village": what stands between an adjective of a people and a verb is the subject."""
    name = noun.doc[noun.i - 1] if noun.i else noun
    verb = noun.head
    if noun.tag_ != "VBG" or name.dep_ != "nsubj" or noun.children:
        return False
    if name.head != verb or verb.i != noun.i + 1 or not name.text[:1].isupper():
        return False
    noun.dep_ = "nsubj"
    name.head, name.dep_ = noun, "amod"
    return True


def _make_name(noun: Token) -> bool:
    """ "Called the raid a [crime]": the second object is what the first is called."""
    if noun.head.lemma_.lower() not in CALLING:
        return False
    if not any(c.dep_ == "dobj" and noun.head.i < c.i < noun.i for c in noun.head.rights):
        return False
    noun.dep_ = "oprd"
    return True


def _part_name(word: Token) -> bool:
    """ "Calls [Peru] disloyal": two words that were read as one noun, whom it calls and what."""
    called = word.lefts[0] if len(word.lefts) == 1 else word
    if word.tag_ != "NN" or word.head.lemma_.lower() not in CALLING:
        return False
    if called.dep_ != "compound" or called.tag_ != "NNP" or word.text[:1].isupper() or word.i < word.head.i:
        return False
    called.head, called.dep_ = word.head, "dobj"
    word.dep_ = "oprd"
    return True


def _go_with_name(preposition: Token) -> bool:
    """ "Called it a declaration of war [on] Africa": what stands behind the name belongs to it."""
    verb = preposition.head
    if preposition.lower_ not in OF_A_NAME or verb.lemma_.lower() not in CALLING:
        return False
    named = next((c for c in verb.rights if c.dep_ == "oprd" and c.tag_ in {"NN", "NNS"} and c.i < preposition.i), None)
    if named is None or any(c.ent_type_ in {"DATE", "TIME"} for c in preposition.rights):
        return False
    preposition.head = named
    return True


def _make_other_side(noun: Token) -> bool:
    """ "Between rebels loyal to Agbor and the [army]": the second side, which the parser joined to the name before."""
    if noun.tag_ not in {"NN", "NNS", "NNP", "NNPS"} or not any(c.dep_ == "det" for c in noun.lefts):
        return False
    above = noun.head
    if above.tag_ != "NNP" or above.dep_ != "pobj":
        return False
    first = next((t for t in above.ancestors if t.dep_ == "pobj" and t.head.lower_ == "between"), None)
    if first is None or any(c.dep_ == "conj" for c in first.rights):
        return False
    noun.head = first
    return True


def _say_how(using: Token) -> bool:
    """ "Hit two bases of the army [using] a car bomb": how it was done, hung on what was hit."""
    if using.lower_ != "using":
        return False
    noun = using.head
    while noun.dep_ == "pobj" and noun.head.lower_ in {"of", "in", "near", "by"} and noun.head.head is not noun:
        noun = noun.head.head
        noun = noun.head if noun.dep_ == "acl" else noun  # "bases operated by the army"
    if noun.dep_ != "dobj" or noun.head.pos_ != "VERB":
        return False
    using.head, using.dep_ = noun.head, "advcl"
    return True


def _close_place(state: Token) -> bool:
    """ "An outbreak in Suva, [Fiji] kills two": where the place lies, and no second subject."""
    if state.tag_ != "NNP" or state.i < NEAREST_PLACE or state.doc[state.i - 1].text != ",":
        return False
    place = state.doc[state.i - 2]
    noun = place
    while noun.dep_ == "pobj" and noun.head.dep_ == "prep":
        noun = noun.head.head
    if place.tag_ != "NNP" or noun is place or place.head.lower_ not in WHERE or place.ent_type_ == "DATE":
        return False
    if noun.head is not state.head or noun.i > state.head.i or noun.dep_ not in {"nsubj", "dep", "advcl"}:
        return False
    if noun.pos_ not in {"NOUN", "PROPN"}:
        return False
    noun.dep_ = "nsubj"
    state.head, state.dep_ = place, "appos"
    return True


# By the label of the word that each shape is known by.
SHAPES: Final = {
    "amod": (_open_absolute,),
    "advmod": (_make_subject,),
    "advcl": (_make_subject,),
    "acl": (_make_subject, _say_how),
    "nsubj": (_close_place,),
    "dobj": (_make_name, _part_name),
    "oprd": (_part_name,),
    "prep": (_go_with_name,),
    "conj": (_make_other_side,),
}
