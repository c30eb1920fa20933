"""Nouns that point at an act without naming it: "over the remark", "denounced the move", "revenge for the dead"."""

from __future__ import annotations

from collections.abc import Container, Mapping
from dataclasses import dataclass

from timeline.lexicon.pointers import DONE
from timeline.nlp.cue_table import Sense
from timeline.nlp.cue_walk import POINTERS, VERBAL, fillers_of
from timeline.nlp.tree import Token

NOUNS = frozenset({"NOUN", "PROPN"})
DEMONSTRATIVE = frozenset({"this", "that", "these", "those"})
GROUNDS = frozenset({"for", "over"})  # behind them "it" is a deed, and nobody
PERSONAL = frozenset({"him", "her", "them", "he", "she", "they"})
DEFINITE = DEMONSTRATIVE | {"the", "such"}


@dataclass(frozen=True, slots=True)
class Pointer:
    """What points at an act that the sentence does not name: the kind of act, or a noun's lemma, and where that noun stands."""

    kind: str = ""
    at: int | None = None


NOTHING = Pointer()
WHAT_WAS_DONE = Pointer(DONE)  # "what it called piracy": points at an act and is no noun


class Pointing:
    """Tells what kind of act a noun points at, by `[pointers]` of `cues.toml` (from noun to kind).

    `again` holds the adjectives by which such a noun points back without "the", `verdicts` the nouns that say what an act
    is taken for.
    """

    def __init__(
        self, pointers: Mapping[str, str], again: frozenset[str], verdicts: frozenset[str], persons: Container[str]
    ) -> None:
        self.pointers, self.again, self.verdicts, self.persons = pointers, again, verdicts, persons
        self.kinds = frozenset(pointers.values())

    def open_ends(self, token: Token, sense: Sense) -> list[tuple[None, Pointer]]:
        """Give what points at the act that a word is said of, where the sentence does not name that act.

        Nothing where the word is said of something else; an empty pointer where the text leaves the act to be found.
        """
        fillers = [_charge(f) for slot in sense.slots for f in fillers_of(token, slot)]
        if sense.via:  # "met their demands", "asked for an inquiry into the affair"
            fillers = [word for f in fillers if f.lemma_.lower() in sense.via for word in (f, *_held(f))]
        if sense.group == "answer":
            fillers = [f for f in fillers if not self._is_addressed(f)]
        things = [f for f in fillers if f.pos_ in NOUNS]
        pointers = [
            p
            for p in map(self.judged if sense.group == "judgement" else self.pointer, fillers)
            if p is not None and p.kind
        ]
        known = [p for p in pointers if p.kind in self.kinds]
        if pointers and not known and sense.whom is not None:
            return [(None, Pointer(sense.whom))]
        if known or (pointers and not sense.via):
            return [(None, (known or pointers)[-1])]
        if sense.via:
            return []
        if any(f.lower_ in DEMONSTRATIVE for f in fillers):
            return [(None, NOTHING)]
        if any(f.lower_ == "it" and f.head.lower_ in GROUNDS for f in fillers):  # "was hanged for it"
            return [(None, Pointer(sense.open or ""))]
        if sense.group == "judgement" and any(_is_what_was_told(f) for f in fillers):
            return [(None, Pointer(sense.open or ""))]
        if sense.whom is not None and any(f.pos_ == "PROPN" or f.lower_ in PERSONAL for f in fillers):
            return [(None, Pointer(sense.whom))]
        things += [f for f in fillers if f.dep_ == "pcomp"]  # "blamed it for letting them go"
        return [(None, Pointer(sense.open))] if sense.open is not None and not things else []

    def _is_addressed(self, noun: Token) -> bool:
        """Tell whether somebody is answered, and not what was done: "replied to the [ambassador] by", "answered to [Arland] with"."""
        addressed = noun.head.lower_ == "to" or noun.head.lemma_ == "answer"
        return addressed and (noun.pos_ == "PROPN" or noun.lemma_.lower() in self.persons)

    def complement(self, token: Token, sense: Sense) -> Pointer | None:
        """Give what the word behind a preposition points at; "this" at such an act as that cue leaves open: "content with this"."""
        pointer = self.pointer(token)
        if pointer is None and sense.whom is not None and token.pos_ == "PROPN":
            return Pointer(sense.whom)
        return Pointer(sense.open) if pointer == NOTHING and sense.open is not None else pointer

    def pointer(self, token: Token) -> Pointer | None:
        """Give the kind of act that a noun with "the", "this" or "their" points back at, else its lemma; "" for "this"."""
        if token.lower_ in POINTERS:
            return NOTHING
        if token.pos_ in VERBAL and any(c.lower_ == "what" for c in token.children):
            return WHAT_WAS_DONE  # "condemned what it called piracy"
        lemma = token.lemma_.lower()
        if lemma in self.pointers and any(c.lower_ in self.again for c in token.lefts):
            return Pointer(self.pointers[lemma], token.i)
        if token.pos_ not in {"NOUN", "ADJ"} or not points_back(token):  # "for the dead"
            return None
        return Pointer(self.pointers.get(lemma, lemma), token.i)

    def judged(self, token: Token) -> Pointer | None:
        """Give what a word in a verdict points at: also "denounced an [outrage]", "accused of [piracy]" name no act but what it is taken for."""
        return WHAT_WAS_DONE if self._is_verdict(token) else self.pointer(token)

    def _is_verdict(self, noun: Token) -> bool:
        known = any(c.dep_ == "poss" or (c.dep_ == "det" and c.lower_ in DEFINITE) for c in noun.lefts)
        told = any(c.dep_ in {"prep", "relcl", "acl"} for c in noun.rights)
        if noun.lemma_.lower() == "act" and not known:  # "an act of aggression"
            return True
        return noun.pos_ == "NOUN" and noun.lemma_.lower() in self.verdicts and not known and not told


def _held(noun: Token) -> list[Token]:
    """Give what a noun's prepositions govern: "an inquiry into the [affair]"."""
    return [held for phrase in noun.rights if phrase.dep_ == "prep" for held in phrase.rights if held.dep_ == "pobj"]


def _charge(filler: Token) -> Token:
    """Give the noun in "accused of being behind the blast", "of being responsible for it"; else the word itself."""
    if filler.lemma_.lower() != "be" or filler.pos_ not in VERBAL:
        return filler
    judged = next((c for c in filler.rights if c.dep_ == "acomp"), filler)
    return next(iter(_held(judged)), filler)


def _is_what_was_told(it: Token) -> bool:
    """Tell whether "it" can be an act: "condemned it", "called it a crime"; not "voted against it", which is a text."""
    return it.lower_ == "it" and it.dep_ != "pobj" and not _is_empty(it)


def _is_empty(it: Token) -> bool:
    """Tell whether "it" only keeps the place of a clause: "it was regrettable if they were hurt", "thought it wrong to leave"."""
    clause = it.head
    words = (w for t in (clause, *clause.rights) for w in t.rights)
    return it.dep_ == "nsubj" and any(w.dep_ in {"advcl", "ccomp", "xcomp", "csubj"} and w.i > it.i for w in words)


def points_back(noun: Token) -> bool:
    """Tell whether a noun has a determiner or possessor that takes it for known: "the move", "this step", "their deaths"."""
    return any(c.dep_ == "poss" or (c.dep_ == "det" and c.lower_ in DEFINITE) for c in noun.children)
