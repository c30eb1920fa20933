"""What somebody had done who is hit for it: "shot down a drone that had crossed the border", "those behind the raid"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from timeline.nlp.cue_table import CueTable, Sense
from timeline.nlp.cue_walk import Walk, complement_of, fillers_of, is_negated, words_from
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


def deeds_of_those_hit(blow: Token, table: CueTable, walk: Walk) -> Iterator[Deed]:
    """Yield what the text lays to those whom an act hits, in a clause or phrase that says which ones are meant."""
    hurled = blow.lemma_.lower() in table.walk["hurling"]  # "fired a missile that hit": the missile is not hit
    for slot in HIT_BY_WHAT_IS_HURLED if hurled else HIT:
        for person in fillers_of(blow, slot):
            for child in (
                *person.rights,
                *(c for named in person.rights if named.dep_ == "appos" for c in named.rights),
            ):
                yield from _laid_to(child, table, walk)
                yield from _done_by(child, table, walk)


def _laid_to(charge: Token, table: CueTable, walk: Walk) -> Iterator[Deed]:
    """Read "suspected of the bombing", "responsible for"."""
    for phrase, sense in table.deeds.get(charge.lower_, ()):
        last = words_from(charge, phrase)
        yield from (Deed(sense, charge, last, act) for act in _acts_after(last, walk) if last is not None)


def _acts_after(last: Token | None, walk: Walk) -> Sequence[int]:
    complement = complement_of(last) if last is not None else None
    return [act for act in walk.all_below(complement) if act is not None] if complement is not None else []


def _done_by(clause: Token, table: CueTable, walk: Walk) -> Iterator[Deed]:
    """Read "that had crossed"; a cue such as ", which prompted" is said of the whole sentence."""
    if clause.dep_ != "relcl" or clause.lemma_.lower() in table.verbs or is_negated(clause):
        return
    doer = next((c for c in clause.lefts if c.dep_ == "nsubj"), None)
    act = walk.own(clause, frozenset())
    if doer is None or (doer.lower_ == "who" and not any(c.lower_ == "had" for c in clause.lefts)):
        return  # "fired at men who throw stones": says only at whom
    if act is not None:
        yield from (Deed(sense, doer, doer, act) for _, sense in table.deeds.get(doer.lower_, ()))
