"""Threats that only a reporting verb carries: "the general said that his army would strike" is a threat by saying."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.tokens import Token

from timeline.lexicon import Frame, TriggerRow
from timeline.nlp.roles import RoleFinder
from timeline.nlp.syntax import clause_top, surface_subject
from timeline.nlp.triggers import Trigger

HOSTILE = frozenset({"ASSAULT", "COERCE", "MOBILIZE"})
ON_CONDITION = HOSTILE | {"SANCTION"}
FUTURE = frozenset({"will", "would", "'ll", "shall"})
FRAME = Frame("verb.speak-to", ("subj",), ("to", "against"), mutual=False)
ROW = TriggerRow((), 0, "V", "THREATEN", None, "threat", FRAME, (), (), 0.7)


def spoken_threats(triggers: Sequence[Trigger], roles: RoleFinder) -> Iterator[Trigger]:
    """Yield a THREATEN trigger for each plain reporting verb whose speaker says that he would do something hostile."""
    heads = {t.head.i for t in triggers}
    spoken: set[int] = set()
    for trigger in triggers:
        clause = clause_top(trigger.top)
        verb = _reporting_verb(clause, roles)
        if verb is None or verb.i in heads or verb.i in spoken or not _is_future(clause):
            continue
        if trigger.row.type not in (ON_CONDITION if _has_condition(clause) else HOSTILE):
            continue
        if _same_party(verb, trigger, roles):
            spoken.add(verb.i)
            yield Trigger(verb, verb.i, verb.i, ROW, ROW.weight)


def _reporting_verb(clause: Token, roles: RoleFinder) -> Token | None:
    verb = clause.head
    if clause.dep_ != "ccomp" or verb is clause:
        return None
    return verb if verb.lemma_.lower() in roles.lexicon.speech else None


def _is_future(clause: Token) -> bool:
    return any(c.dep_ == "aux" and c.lower_ in FUTURE for c in clause.children)


def _has_condition(clause: Token) -> bool:
    return any(c.lower_ in {"if", "unless"} and c.dep_ == "mark" for a in clause.children if a.dep_ == "advcl" for c in a.children)


def _same_party(verb: Token, trigger: Trigger, roles: RoleFinder) -> bool:
    subject = surface_subject(verb)
    speaker = {r.actor for r in roles.refs_of(subject, "subj", "source")} if subject is not None else set()
    return bool(speaker) and bool(speaker & {r.actor for r in roles.assign(trigger).source})
