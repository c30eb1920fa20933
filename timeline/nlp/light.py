"""Verbs that carry an act which a noun names: "carried out strikes", "the raids that Chad launched"."""

from __future__ import annotations

from collections.abc import Iterator

from timeline.lexicon import Lexicon
from timeline.nlp.syntax import VERBAL, counting, is_wish
from timeline.nlp.tree import Token

# What an act's noun may only modify, and which it stands for: "announced a visa [restriction] policy".
MODIFIED_ACTS = frozenset({"campaign", "operation", "series", "wave", "spree", "attempt", "policy", "regime"})


def governor_through_light_verb(noun: Token, lexicon: Lexicon) -> tuple[Token | None, str | None]:
    """Give the light verb that hands its subject to `noun` ("carried out strikes") and the role of that subject."""
    modifies = noun.dep_ == "compound" and noun.head.lemma_.lower() in MODIFIED_ACTS
    first = counting(noun.head if modifies else noun)
    while first.dep_ == "conj" and first.head.pos_ in {"NOUN", "PROPN"}:
        first = first.head
    if first.dep_ == "pobj" and first.head.lower_ == "including" and first.head.head.pos_ == "NOUN":
        first = counting(first.head.head)  # "imposed measures, including [bans]": as the whole, so the part
    verb, preposition = first.head, None
    if first.dep_ == "pobj":
        preposition, verb = first.head, first.head.head
    if verb.pos_ not in VERBAL:
        return None, None
    taken = verb.lemma_ == "take" and first.dep_ in {"dobj", "nsubjpass"}
    if taken and first.lemma_.lower() not in lexicon.classes["step_noun"]:
        return None, None  # "took [measures]", but "takes the threat seriously"
    named = first.dep_ == "dobj" and any(c.dep_ == "oprd" for c in verb.rights)  # "called the raid a crime"
    role = None if named else _light_role(verb, preposition, lexicon)
    if role is None or (first.dep_ == "nsubj" and role != "neutral"):
        return None, None
    object_of_finite = first.dep_ == "nsubjpass" or (first.dep_ == "dobj" and verb.tag_ != "VBG")
    if role == "neutral" and object_of_finite:  # what "the raid followed", or "was followed by"
        return None, None
    if first.dep_ not in {"dobj", "nsubjpass", "nsubj", "pobj", "attr"} or (
        preposition is None and first.dep_ == "pobj"
    ):
        return None, None
    return verb, role


def light_verb_behind(noun: Token, lexicon: Lexicon) -> tuple[Token | None, str | None]:
    """Give the light verb behind a noun and the role of its subject: "the raids that Chad [launched]", "[launched] by Chad"."""
    for verb in verbs_behind(noun):
        role = _light_role(verb, None, lexicon)
        if role is not None:
            return verb, role
    return None, None


def told_behind(noun: Token, lexicon: Lexicon) -> Token | None:
    """Give the verb behind a noun whose clause tells of its act by itself: by whom, when or why it was done.

    So in "lifted the ban that Peru had put on wine" and "the ban imposed in 1990"; not in "the sanctions imposed on Iran".
    """
    verb, role = light_verb_behind(noun, lexicon)
    if verb is None or role != "active":
        return None
    if verb.dep_ == "relcl" or any(c.dep_ == "agent" for c in verb.rights):
        return verb
    preps = [p for p in verb.rights if p.dep_ == "prep"]
    why = any(p.lower_ in {"after", "over", "following"} for p in preps)
    dated = any(o.ent_type_ == "DATE" for p in preps for o in p.children if o.dep_ == "pobj")
    return verb if why or dated else None


def verbs_behind(noun: Token) -> Iterator[Token]:
    """Yield the verbs behind a noun of which it is the object: "the duties that Peru [put] on wine", "duties [put] on it"."""
    for clause in noun.rights:
        subject = next((c for c in clause.lefts if c.dep_ in {"nsubj", "nsubjpass"}), None)
        relative = clause.dep_ == "relcl" and subject is not None and subject.tag_ not in {"WDT", "WP"}
        relative = relative and not any(g.tag_ == "WDT" for c in clause.lefts if c.dep_ == "prep" for g in c.children)
        if (relative and not is_wish(clause)) or (clause.dep_ == "acl" and clause.tag_ == "VBN"):
            yield clause


def _light_role(verb: Token, preposition: Token | None, lexicon: Lexicon) -> str | None:
    lemma = verb.lemma_.lower()
    particles = [c.lower_ for c in verb.children if c.dep_ == "prt" or (c.dep_ == "dobj" and c.lower_ == "place")]
    if preposition is not None:
        return lexicon.light_verbs.get((lemma, preposition.lower_))
    for particle in particles:
        if (lemma, particle) in lexicon.light_verbs:
            return lexicon.light_verbs[lemma, particle]
    return lexicon.light_verbs.get((lemma,))
