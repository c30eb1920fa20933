"""Acts that are not of the day under which a digest tells them: what lies back, what is only recalled, what a court judges."""

from __future__ import annotations

from collections.abc import Collection

from timeline.nlp.date_seats import CONTAINERS, GROUNDS, climb, is_background, is_earlier_noun, stands_before
from timeline.nlp.syntax import clause_top, first_conjunct, is_definite
from timeline.nlp.tree import Token
from timeline.nlp.triggers import Trigger

OPEN_ENDS = frozenset({"since", "until"})
STATES = frozenset({"currently", "presently"})
LASTING = frozenset({"support", "backing", "sponsorship"})  # what goes on: "over its support for the rebels"
# What a court does, and the words that lead from it to the crime: "charged with murder", "on trial for attacking a ship".
OF_COURT = frozenset(
    "charge convict sentence indict jail imprison acquit prosecute extradite try trial conviction indictment acquittal "
    "suspicion guilty confess confession suspect connection involvement role complicity".split()
)
TO_CRIMES = frozenset({"for", "of", "with", "over", "in", "to"})
# What is launched or carried out belongs to the act itself: "shot down a drone launched by X".
DOING = frozenset("launch fire drop conduct carry stage mount hold broker mediate sign reach impose".split())
MADE_SO = frozenset(
    {"order", "want", "have", "get", "see", "leave", "keep", "find", "report"}
)  # "ordered its troops withdrawn"


def told_as_background(trigger: Trigger) -> bool:
    """Tell whether an act lies behind the day that is being told: "had struck", "whom it has held", "a recent attack"."""
    clause = clause_top(trigger.top)
    if is_background(clause) or stands_before(clause, OPEN_ENDS) or describes_what_is_done(clause):
        return True
    state = clause.tag_ != "VBG" and any(c.lower_ in STATES for c in clause.children)
    if state or _is_alleged(clause):
        return True
    lasts = trigger.light is None and trigger.head.lemma_.lower() in LASTING
    return trigger.nominal and (lasts or is_earlier_noun(trigger.head))


def describes_what_is_done(clause: Token) -> bool:
    """Tell whether a relative clause says what somebody has done by now: "frees men whom it [has arrested]"."""
    if not any(c.lower_ in {"has", "have"} and c.dep_ == "aux" for c in clause.lefts):
        return False
    return next((w.dep_ for w in climb(clause) if w.dep_ != "conj"), "") == "relcl"


def _is_alleged(clause: Token) -> bool:
    """Tell whether a clause is what is alleged or claimed as the ground of another act: "resigns over claims that he struck her"."""
    noun = clause.head
    return (
        clause.dep_ in {"acl", "ccomp"} and clause.tag_ == "VBD" and noun.dep_ == "pobj" and noun.head.lower_ in GROUNDS
    )


def recalls(trigger: Trigger, names: Collection[int]) -> bool:
    """Tell whether a verb only says which known thing is meant: "the town [seized] by X", "the [ousted] president"."""
    verb = trigger.light or trigger.head
    if verb.dep_ not in {"relcl", "acl", "amod"} or verb.tag_ not in {"VBN", "VBD"}:
        return False
    aside = verb.dep_ == "relcl" and verb.doc[max(0, verb.left_edge.i - 1)].text == ","
    if aside and any(c.lower_ in {"is", "are"} for c in verb.lefts):
        return False  # "the attacker, who is shot dead, …": that is told here
    titled = verb.dep_ == "amod" and verb.head.dep_ == "compound"
    return titled or verb.head.i in names or is_definite(verb.head) or _was_done_to(verb)


def _was_done_to(participle: Token) -> bool:
    """Tell whether a participle says what had been done to whom another act is done: "welcomes envoys [expelled] in May"."""
    noun = participle.head
    if participle.dep_ != "acl" or participle.tag_ != "VBN" or participle.lemma_.lower() in DOING:
        return False
    above = noun.head
    if noun.dep_ == "pobj":
        return above.lower_ not in CONTAINERS | GROUNDS
    return noun.dep_ == "dobj" and above.lemma_.lower() not in MADE_SO


def is_judged(trigger: Trigger) -> bool:
    """Tell whether an act is the crime that a court deals with: "jailed for an attack", "on trial for [killing] a minister"."""
    word = first_conjunct(trigger.top)
    if word.dep_ not in {"pobj", "pcomp"} or word.head.lower_ not in TO_CRIMES:
        return False
    judge = word.head.head
    while judge.dep_ == "pobj" and judge.head.lower_ in TO_CRIMES:
        judge = judge.head.head  # "on charges of crimes against humanity and murder"
    if word.head.i and word.head.doc[word.head.i - 1].lemma_.lower() in OF_COURT:
        return True  # "arrest a suspect in the bombing", whatever the parse hangs it on
    tried = any(c.lemma_ == "trial" for p in judge.rights if p.lower_ == "on" for c in p.rights)
    return (
        tried
        or judge.lemma_.lower() in OF_COURT
        or (judge.lemma_.lower() == "accuse" and judge.dep_ in {"acl", "relcl"})
    )
