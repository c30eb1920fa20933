"""Where in a sentence the parties of an act stand, as the words beside it say."""

from __future__ import annotations

from collections.abc import Iterable

from timeline.nlp.slots import fillers
from timeline.nlp.syntax import VERBAL, has_to, prepositions
from timeline.nlp.tree import Token
from timeline.nlp.triggers import Trigger
from timeline.nlp.victims import LOCATING

FATAL = frozenset({"in", "after", "during", "from", "following"})
GATHERING = frozenset({"meet", "talk", "negotiate", "gather", "talks", "meeting", "summit", "conference"})


def right_behind(trigger: Trigger, preposition: str) -> Iterable[Token]:
    """ "were killed in an exchange of fire [with X]": what stands right behind a noun is the noun's, though the parser hung it on the verb."""
    last = max(trigger.head.i, trigger.last)
    for word in trigger.head.doc[last + 1 : last + 2]:
        if word.dep_ == "prep" and word.lower_ == preposition and word.head.is_ancestor(trigger.head):
            yield from (c for c in word.children if c.dep_ == "pobj")


def between_behind(act: Token) -> Iterable[Token]:
    """ "Fighting erupted in the morning [between X and Z]": the sides of an act, hung on a time or a place behind its verb."""
    if act.dep_ not in {"nsubj", "nsubjpass"}:
        return
    yield from prepositions(act.head, "between")  # "a truce was signed [between X and Z]"
    for phrase in (p for p in act.head.rights if p.dep_ == "prep"):
        for noun in (o for o in phrase.rights if o.dep_ == "pobj"):
            yield from prepositions(noun, "between")


def the_dead_of(act: Token) -> Iterable[Token]:
    """ "Nine [soldiers] died after the raid", "[soldiers] were dead after it", "lost their lives in it": who pays for an act with his life."""
    phrase = act.head
    if act.dep_ != "pobj" or phrase.dep_ != "prep" or phrase.lower_ not in FATAL:
        return
    seats = (phrase.head, phrase.head.head)
    verb = next((v for v in seats if v.pos_ in VERBAL), None)
    if verb is None:
        return
    behind = {c.lemma_.lower() for c in verb.rights if c.dep_ in {"acomp", "dobj"}}
    lost = (verb.lemma_ == "be" and "dead" in behind) or (verb.lemma_ == "lose" and "life" in behind)
    if lost or verb.lemma_ in {"die", "perish"}:
        yield from fillers(verb, "subj")


def shared_modifiers(head: Token, slot: str) -> list[Token]:
    """ "Israeli [strikes] and [shelling]": a conjunct that names nobody itself shares the first one's modifiers."""
    if head.dep_ != "conj" or head.head.pos_ != "NOUN":
        return []
    return list(fillers(head.head, slot))


def each_other(verb: Token) -> bool:
    """Tell whether each does it to the other: "accused each other", "fired at one another", "each blamed the other"."""
    objects = [o for o in verb.rights if o.dep_ in {"dobj", "npadvmod"}]
    objects += [o for p in verb.rights if p.dep_ == "prep" for o in p.children if o.dep_ == "pobj"]
    ends = [verb.doc[max(0, i - 1) : i + 1].text.lower() for o in objects for i in (o.i, o.right_edge.i, o.i + 1)]
    return any(words in {"each other", "one another", "the other"} for words in ends)


def is_venue(place: Token) -> bool:
    """Tell whether a place only says where sides are to meet: "invited both to meet in [Geneva]"."""
    return place.head.lower_ in LOCATING and place.head.head.lemma_.lower() in GATHERING


def is_content(token: Token) -> bool:
    """Tell whether a clause says what is promised, demanded or protested against."""
    if token.dep_ in {"xcomp", "ccomp"}:
        return True
    return token.dep_ in {"advcl", "acl"} and has_to(token)


def phrase_of(seat: Token) -> Iterable[Token]:
    """Yield the tokens of a noun phrase, but not of the clauses in it."""
    yield seat
    for child in seat.children:
        if child.dep_ not in {"relcl", "acl", "advcl", "conj", "appos", "ccomp", "punct"} and not (
            child.dep_ == "prep" and child.lower_ in {"in", "at", "near", "during", "after", "before", "since"}
        ):
            yield from phrase_of(child)
