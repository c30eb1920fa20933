"""Threats that only a reporting verb carries: "the general said that his army would strike" is a threat by saying.

Whoever says that he himself will attack threatens; so does who names a condition for other harm ("would close the strait
if …") or who hints at it. Harm that is announced without a condition is a plan.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from timeline.lexicon import Frame, Lexicon, TriggerRow
from timeline.nlp.roles import RoleFinder
from timeline.nlp.subjects import surface_subject
from timeline.nlp.syntax import VERBAL, clause_top, is_passive
from timeline.nlp.tree import Token
from timeline.nlp.triggers import NO_FRAME, Trigger

UNCONDITIONAL = frozenset({"ASSAULT"})
ON_CONDITION = frozenset({"ASSAULT", "COERCE", "MOBILIZE", "SANCTION"})
FUTURE = frozenset({"will", "would", "'ll", "'d", "shall"})
SAYING = frozenset({"plain", "strong"})  # kinds of speech.csv
HINTED = FUTURE | {"may", "might", "could", "can"}
Words = Mapping[str, frozenset[str]]
"""Classes of words by name."""
FRAME = Frame("verb.speak-to", ("subj",), ("to", "against"), mutual=False)
ROW = TriggerRow((), 0, "V", "THREATEN", None, "threat", FRAME, (), (), 0.7)


def spoken_threats(triggers: Sequence[Trigger], roles: RoleFinder) -> Iterator[Trigger]:
    """Yield a THREATEN trigger for each plain reporting verb whose speaker says that he would do something hostile."""
    heads, words = {t.head.i for t in triggers}, roles.lexicon.classes
    spoken: set[int] = set()
    for trigger in triggers:
        clause = clause_top(trigger.top)
        verb = (
            _vow_of(clause, trigger, words) or _reporting_verb(clause, roles.lexicon) or _hinting_verb(trigger, words)
        )
        if verb is None or verb.i in heads or verb.i in spoken:
            continue
        if verb.lemma_.lower() in words["vow"] or (
            _is_threat(verb, clause, trigger, words) and _same_party(verb, trigger, roles)
        ):
            spoken.add(verb.i)
            yield Trigger(verb, verb.i, verb.i, ROW, ROW.weight)


def promised_acts(triggers: Sequence[Trigger], lexicon: Lexicon) -> Iterator[Trigger]:
    """Yield what a threat says that no table knows as an act: "vowed to respond", "threatened to hunt ships", "would mean war"."""
    heads = {i for t in triggers for i in (t.head.i, t.top.i)}
    verb_row = TriggerRow((), 0, "V", "ASSAULT", None, "retaliate", lexicon.frames["verb.act-against"], (), (), 0.7)
    noun_row = TriggerRow((), 0, "N", "ASSAULT", None, "war", NO_FRAME, (), (), 0.7)
    for threat in (t for t in triggers if t.row.type == "THREATEN"):
        for clause in (c for c in threat.head.rights if c.dep_ in {"xcomp", "ccomp"} and c.i not in heads):
            wars = list(_wars_meant(clause, lexicon.classes))
            yield from (Trigger(war, war.i, war.i, noun_row, noun_row.weight) for war in wars if war.i not in heads)
            if not wars and _is_promised(threat.head, clause, lexicon):
                row = (
                    verb_row
                    if clause.lemma_.lower() in lexicon.classes["answering"]
                    else replace(verb_row, family="promised")
                )
                yield Trigger(clause, clause.i, clause.i, row, row.weight)


def _is_promised(threat: Token, clause: Token, lexicon: Lexicon) -> bool:
    lemma, words = clause.lemma_.lower(), lexicon.classes
    if clause.dep_ == "xcomp" and threat.lemma_.lower() == "threaten":
        return clause.pos_ in VERBAL and lemma not in words["idle"]
    return lemma in words["answering"] or (
        lemma in words["harm_promised"] and (clause.dep_ == "xcomp" or _has_modal(clause, HINTED))
    )


def _wars_meant(clause: Token, words: Words) -> Iterator[Token]:
    """Yield the war that something would mean, or that somebody threatens to begin: "would mean [war]"."""
    if clause.dep_ == "xcomp" or _has_modal(clause, HINTED):
        yield from (t for t in clause.rights if t.lemma_.lower() in words["war_meant"] and t.dep_ in {"dobj", "attr"})


def _vow_of(clause: Token, trigger: Trigger, words: Words) -> Token | None:
    """Find the vow whose content a hostile act is: "[vowed] to throw out the envoys"."""
    if clause.dep_ != "xcomp" or clause.head.lemma_.lower() not in words["vow"] or trigger.row.type not in ON_CONDITION:
        return None
    return clause.head


def _reporting_verb(clause: Token, lexicon: Lexicon) -> Token | None:
    """Find the verb that reports a clause: "[said] that he would strike", "[declared] his intention to strike"."""
    above = clause.head
    if clause.dep_ == "acl" and above.lemma_.lower() in lexicon.classes["intention"] and above.dep_ == "dobj":
        above = above.head
    elif clause.dep_ != "ccomp" or above == clause:
        return None
    return above if lexicon.speech.get(above.lemma_.lower()) in SAYING else None


def _hinting_verb(trigger: Trigger, words: Words) -> Token | None:
    """ "[hinted] at an attack": the noun is what is hinted at."""
    preposition = trigger.head.head
    if trigger.nominal and preposition.lower_ == "at" and preposition.head.lemma_.lower() in words["hint"]:
        return preposition.head
    return None


def _is_threat(verb: Token, clause: Token, trigger: Trigger, words: Words) -> bool:
    if any(c.dep_ == "neg" for c in clause.lefts):
        return False  # "said it would not attack"
    lemma, kind = verb.lemma_.lower(), trigger.row.type
    if lemma in words["hint"] and (clause == verb or _has_modal(clause, HINTED)):
        return kind in ON_CONDITION
    if lemma in words["warning"] and _has_modal(clause, HINTED):
        return kind in ON_CONDITION | {"PROTEST"}
    if clause.dep_ == "acl" or _has_modal(clause, FUTURE):
        return kind in (ON_CONDITION if has_condition(clause) else UNCONDITIONAL)
    return False


def _has_modal(clause: Token, modals: frozenset[str]) -> bool:
    return any(c.dep_ == "aux" and c.lower_ in modals for c in clause.children)


def has_condition(clause: Token) -> bool:
    """Tell whether a clause waits for another: "if …", "unless …", "should …"."""
    for child in clause.children:
        if child.dep_ == "advcl" and any(c.lower_ in {"if", "unless"} for c in child.children):
            return True
        if (
            child.dep_ == "advcl"
            and child.pos_ in VERBAL
            and any(c.lower_ == "should" and c.i < child.i for c in child.lefts)
        ):
            return True
    return False


def _same_party(verb: Token, trigger: Trigger, roles: RoleFinder) -> bool:
    """Tell whether the speaker would do it himself; where a condition is named, nobody else need be."""
    subject, words = surface_subject(verb), roles.lexicon.classes
    speaker = {r.actor for r in roles.refs_of(subject, "subj", "source")} if subject is not None else set()
    doers = {r.actor for r in roles.assign(trigger).source}
    if not doers and verb.lemma_.lower() in words["warning"] and is_passive(trigger.head):
        return subject is not None and bool(_words_for(subject) & words["armed"])
    if not doers:
        return bool(speaker) and (has_condition(clause_top(trigger.top)) or verb.lemma_.lower() in words["hint"])
    return bool(speaker & doers)


def _words_for(noun: Token) -> set[str]:
    """Give the words of who speaks: "an [army] [spokesman]"."""
    return {noun.lemma_.lower(), *(c.lemma_.lower() for c in noun.lefts)}
