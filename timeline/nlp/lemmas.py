"""Base forms that the model does not know: "staged" is a form of "stage", "hoped" of "hope", not of "hop", "bases" of "base"."""

from __future__ import annotations

from collections.abc import Container, Iterator

from timeline.lexicon import Lexicon
from timeline.nlp.operators import operators_of
from timeline.nlp.tree import Doc, Token, hang

REGULAR = (("ed", ""), ("d", ""), ("ied", "y"), ("ing", ""), ("ing", "e"), ("es", ""), ("s", ""), ("ies", "y"))
ENDINGS = ("ed", "ing")
# What verbs take before a gerund: "answered [by] massing tanks", "charged it [with] arming rebels", "accused it [of] felling masts".
BY, WITH = "by", frozenset({"of", "with"})
VOWELS, SHORT = frozenset("aeiou"), 3
NO_VERBS = frozenset({"persona"})  # "declared him [persona] non grata"
PLURALS = {"bases": "base"}  # the model takes the soldiers' bases for those of an argument


def repair_lemmas(doc: Doc, lexicon: Lexicon) -> None:
    """Give, in place, each verb whose base form no table knows the one of a verb that a table knows, if it is a form of it, and nouns theirs."""
    operators = operators_of(lexicon).by_part["verbs"]
    hidden = [token for token in doc if _is_hidden_gerund(token, lexicon)]
    for gerund in hidden:
        _make_verb(gerund)
    if hidden:
        hang(doc.tokens)
    for token in doc:
        if token.tag_ == "JJ" and _has_both_arguments(token):  # "X and Y [unleashed] raids", taken for an adjective
            token.pos_, token.tag_ = "VERB", "VBD"
        if token.tag_ == "NN" and token.dep_ == "pcomp" and _has_object(token):  # "of [bombing] villages"
            token.pos_, token.tag_ = "VERB", "VBG"
        if token.lower_ in NO_VERBS:
            token.pos_ = "NOUN"
        if token.pos_ == "NOUN":
            token.lemma_ = PLURALS.get(token.lower_, token.lemma_)
        if token.pos_ == "VERB" and _lacks_e(token) and _is_verb(f"{token.lemma_.lower()}e", lexicon, operators):
            token.lemma_ = f"{token.lemma_}e"
        elif token.pos_ == "VERB" and not _is_verb(token.lemma_.lower(), lexicon, operators):
            bases = (base for base in bases_of(token.lower_) if _is_verb(base, lexicon, operators))
            token.lemma_ = next(bases, token.lemma_)


def _lacks_e(verb: Token) -> bool:
    """Tell whether a base form would have doubled its last letter: "waged" is no form of "wag", as that is "wagged"."""
    base, word = verb.lemma_.lower(), verb.lower_
    ending = next((e for e in ENDINGS if word == base + e), None)
    return ending is not None and len(base) == SHORT and base[1] in VOWELS and not set(base[::2]) & VOWELS


def _has_both_arguments(token: Token) -> bool:
    deps = {c.dep_ for c in token.children}
    return token.lower_.endswith("ed") and {"nsubj", "dobj"} <= deps


def _is_hidden_gerund(token: Token, lexicon: Lexicon) -> bool:
    """Tell whether a noun before a plural is what a verb is said to be done by: "answered by [massing] tanks"."""
    things = token.head
    if token.dep_ != "compound" or not token.lower_.endswith("ing") or things.tag_ != "NNS" or things.dep_ != "pobj":
        return False
    preposition, verb = things.head, things.head.head
    if preposition.i != token.i - 1 or verb.pos_ != "VERB" or lexicon.triggers.get("N", things.lemma_.lower()):
        return False  # "hit by bombing raids"
    if preposition.lower_ == BY:
        return verb.tag_ != "VBN"
    charges = any(row.type in {"ACCUSE", "THREATEN"} for row in lexicon.triggers.get("V", verb.lemma_.lower()))
    return preposition.lower_ in WITH and charges


def _make_verb(gerund: Token) -> None:
    """Put a gerund, in place, between its preposition and what was taken for the noun that it only describes."""
    things = gerund.head
    gerund.pos_, gerund.tag_, gerund.dep_, gerund.head = "VERB", "VBG", "pcomp", things.head
    things.dep_, things.head = "dobj", gerund


def _has_object(token: Token) -> bool:
    return token.lower_.endswith("ing") and any(c.dep_ == "dobj" for c in token.rights)


def _is_verb(word: str, lexicon: Lexicon, operators: Container[str]) -> bool:
    known = bool(lexicon.triggers.get("V", word)) or (word,) in lexicon.light_verbs or word in lexicon.speech
    return known or word in operators


def bases_of(word: str) -> Iterator[str]:
    """Yield what an inflected verb may be a form of: "raged" of "rage", "tear-gassed" of "tear-gas", "relaunched" of "relaunch"."""
    for ending, instead in REGULAR:
        if word.endswith(ending):
            yield word.removesuffix(ending) + instead
    for ending in ENDINGS:
        stem = word.removesuffix(ending)
        if stem != word and len(stem) > 2 and stem[-1] == stem[-2]:
            yield stem[:-1]
