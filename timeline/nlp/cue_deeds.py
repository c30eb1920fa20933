"""What somebody had done who is hit or sought for it: "shot down a drone that had crossed the border", "hunts those behind the raid"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from timeline.nlp.cue_table import CueTable, Sense
from timeline.nlp.cue_walk import VERBAL, Walk, complement_of, fillers_of, is_negated, words_from
from timeline.nlp.tree import Token

HIT = ("obj", "on", "against", "at")
HIT_BY_WHAT_IS_HURLED = HIT[1:]


@dataclass(frozen=True, slots=True)
class Deed:
    """An act, by the number of its mention, and the words from `first` to `last` that lay it to somebody."""

    sense: Sense
    first: Token
    last: Token
    act: int


@dataclass(frozen=True, slots=True)
class Charge:
    """What is done to somebody to whom the words from `first` to `last` lay what `deed` names."""

    sense: Sense
    first: Token
    last: Token
    deed: Token
    done: int


def deeds_of_those_hit(blow: Token, table: CueTable, walk: Walk) -> Iterator[Deed]:
    """Yield what those had done whom an act hits, in a clause that says which ones are meant."""
    hurled = blow.lemma_.lower() in table.walk["hurling"]  # "fired a missile that hit": the missile is not hit
    for slot in HIT_BY_WHAT_IS_HURLED if hurled else HIT:
        for person in fillers_of(blow, slot):
            for child in (
                *person.rights,
                *(c for named in person.rights if named.dep_ == "appos" for c in named.rights),
            ):
                yield from _done_by(child, table, walk)


def charges(word: Token, table: CueTable, walk: Walk) -> Iterator[Charge]:
    """Read "jailed men suspected of the bombing", "sent ships to hunt for the perpetrators of it": the act nearest above is done for it."""
    for phrase, sense in table.deeds.get(word.lower_, ()):
        last = words_from(word, phrase)
        deed = complement_of(last) if last is not None else None
        person = _charged(word)
        if last is None or deed is None or person is None:
            continue
        done = _done_to(person, walk)
        if done is not None:
            yield Charge(sense, word, last, deed, done)
        return


def _charged(word: Token) -> Token | None:
    """Give whom a word charges: "[those] responsible", "[men] who are suspected of", "the [perpetrators] of"."""
    if word.pos_ == "NOUN":
        return word
    clause = word.head if word.dep_ in {"acomp", "prep"} and word.head.dep_ == "relcl" else word
    return clause.head if clause.dep_ in {"amod", "acl", "relcl", "prep"} and clause.head.pos_ not in VERBAL else None


def _done_to(person: Token, walk: Walk) -> int | None:
    """Give the nearest act above somebody who is not its doer."""
    verb, done = walk.climb(person, frozenset(t.i for t in person.subtree))
    branch = person
    while branch.head not in {verb, branch}:
        branch = branch.head
    return None if branch.dep_ == "nsubj" else done


def _done_by(clause: Token, table: CueTable, walk: Walk) -> Iterator[Deed]:
    """Read "that had crossed"; a cue such as ", which prompted" is said of the whole sentence."""
    if clause.dep_ != "relcl" or clause.lemma_.lower() in table.verbs or is_negated(clause):
        return
    doer = next((c for c in clause.lefts if c.dep_ == "nsubj"), None)
    act = walk.own(clause, frozenset())
    told = any(c.lower_ == "had" for c in clause.lefts) or clause.lemma_.lower() in table.walk["authorship"]
    if doer is None or (doer.lower_ == "who" and not told):
        return  # "fired at men who throw stones": says only at whom
    if act is not None:
        yield from (Deed(sense, doer, doer, act) for _, sense in table.deeds.get(doer.lower_, ()))
