"""Demands and refusals that only a verb of saying carries: "said that X must leave", "said it would not sign".

In a statement no such verb is needed: its author asks for what it says another "must" do, or it is "imperative" to do.

Who says that another must do something demands it; who says that he himself will not do what he was asked refuses. What
is demanded or refused is then no event of its own.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from timeline.lexicon import Condition, TriggerRow
from timeline.nlp.roles import RoleFinder
from timeline.nlp.subjects import surface_subject
from timeline.nlp.syntax import VERBAL, clause_top, has_to, is_passive
from timeline.nlp.threats import FUTURE, has_condition
from timeline.nlp.tree import Token
from timeline.nlp.triggers import Trigger

DUTIES = frozenset({"must"})
OBLIGING = frozenset({"has", "have", "needs", "need"})  # with "to"
ENDING = frozenset({"end", "stop", "cease"})  # what the fighting must do
SAYING = frozenset({"plain", "strong"})  # kinds of speech.csv
YIELDING = frozenset({"AGREE", "CONSULT", "COOPERATE", "AID", "RETREAT", "CONCEDE", "SUPPORT"})
JUDGEMENTS = frozenset({"ACCUSE", "THREATEN", "REQUEST", "REJECT"})  # "must be held accountable" tells its own act
PRIVATE = frozenset({"civilians", "person", "company"})  # kinds of actors of whom a state asks nothing
WEIGHT = 0.65


def spoken_demands(triggers: Sequence[Trigger], roles: RoleFinder) -> Iterator[Trigger]:
    """Yield a REQUEST for each verb of saying whose speaker says what another party must do; "must" is what tells it."""
    taken = {t.head.i for t in triggers}
    yield from _told_to_act(taken, roles)
    judged = {t.head.i for t in triggers if t.row.type in JUDGEMENTS}
    row = TriggerRow((), 0, "V", "REQUEST", None, "demand", roles.lexicon.frames["verb.ask"], (), (), WEIGHT)
    for duty, deed in _laid_on(roles.page.doc):
        clause = duty.head if duty.dep_ == "aux" else duty
        said = _reporting(clause, roles)
        if said is None or said.i in taken or roles.page.in_question(duty):
            continue
        if deed.i in judged or _is_deduced(deed):
            continue
        speaker, bound = _actors(surface_subject(said), roles), _actors(surface_subject(clause), roles)
        if speaker and bound and not speaker & bound:
            taken.add(said.i)
            yield Trigger(said, duty.i, duty.i, row, row.weight)


def _laid_on(words: Iterable[Token]) -> Iterator[tuple[Token, Token]]:
    """Yield each word that lays a duty on its subject, and the verb of what is to be done: "[must] [leave]", "[has] to [leave]"."""
    for word in words:
        if word.dep_ == "aux" and word.lower_ in DUTIES:
            yield word, word.head
        elif word.lower_ in OBLIGING and word.pos_ in VERBAL and word.dep_ != "aux":
            yield from ((word, c) for c in word.rights if c.dep_ == "xcomp" and has_to(c))


def stated_demands(triggers: Sequence[Trigger], roles: RoleFinder) -> list[Trigger]:
    """Give the triggers, with a REQUEST for each clause in which the author of a statement says what another party is to do."""
    if not roles.finder.registry.signatory:
        return list(triggers)
    judged = {t.head.i for t in triggers if t.row.type in JUDGEMENTS}
    acts = {t.head.i for t in triggers}
    made = {t.head.i: (t, told) for t, told in (*_duties(roles, acts), *_wishes(roles)) if t.head.i not in judged}
    contents = {i for _, told in made.values() for i in told}
    kept = [t for t in triggers if t.head.i not in contents]
    return sorted((*kept, *(t for t, _ in made.values())), key=lambda t: t.first)


def _duties(roles: RoleFinder, acts: set[int]) -> Iterator[tuple[Trigger, set[int]]]:
    """Yield a REQUEST for each "Peru [must] withdraw", "the rebels [need] to lay down arms", and what is told with it."""
    row = TriggerRow((), 0, "V", "REQUEST", None, "urge", roles.lexicon.frames["verb.due"], (), (), WEIGHT)
    for duty in roles.page.doc:
        if duty.lemma_.lower() not in roles.lexicon.classes["duty"] or roles.page.in_question(duty):
            continue
        clause = duty.head if duty.dep_ == "aux" else duty
        deeds = [clause] if duty.dep_ == "aux" else [c for c in duty.rights if c.dep_ == "xcomp" and has_to(c)]
        bidding = bool(deeds) and _is_main(clause) and not _is_deduced(clause) and not is_passive(clause)
        subject, idle = surface_subject(clause), roles.lexicon.classes["knowing"]
        bidding = bidding and not any(deed.lemma_.lower() in idle for deed in deeds)  # "you should know"
        if bidding and (_is_asked(subject, roles) or _must_end(subject, deeds, acts)):
            yield Trigger(clause, duty.i, duty.i, row, row.weight), _verbs_of(deeds)


def _must_end(subject: Token | None, deeds: Sequence[Token], acts: set[int]) -> bool:
    """ "The fighting [must end]", "it [has to stop]": asked of all who have a part in it."""
    if subject is None or not all(deed.lemma_.lower() in ENDING for deed in deeds):
        return False
    return subject.lower_ in {"it", "this", "these"} or subject.i in acts


def _wishes(roles: RoleFinder) -> Iterator[tuple[Trigger, set[int]]]:
    """Yield a REQUEST for each "it is [imperative] that Peru withdraw", "our [hope] that Peru will", and what is told with it."""
    row = TriggerRow((), 0, "A", "REQUEST", None, "urge", roles.lexicon.frames["adj.due"], (), (), WEIGHT)
    for word in roles.page.doc:
        is_due = word.lemma_.lower() in roles.lexicon.classes["due"] and word.dep_ == "acomp" and _is_it(word.head)
        is_hope = word.lemma_.lower() in roles.lexicon.classes["hope"] and _is_by_author(word, roles)
        if not (is_due or is_hope) or not _is_main(clause_top(word)) or roles.page.in_question(word):
            continue
        seats = (word, clause_top(word))
        clause = next((c for s in seats for c in s.rights if c.dep_ in {"ccomp", "xcomp", "acl", "advcl"}), None)
        if clause is None or clause.lemma_.lower() in roles.lexicon.classes["knowing"]:
            continue
        if is_due or _is_asked(surface_subject(clause), roles):
            yield Trigger(word, word.i, word.i, row, row.weight), _verbs_of([clause])


def _verbs_of(deeds: Iterable[Token]) -> set[int]:
    """Give the verbs of what somebody is to do: "must [stop] the raids and [withdraw]"."""
    return {t.i for deed in deeds for t in (deed, *deed.conjuncts) if t.pos_ in VERBAL}


def _is_by_author(word: Token, roles: RoleFinder) -> bool:
    """Tell whether a hope is that of the author of a statement: "we hope", "our hope", "the hope of Canada"."""
    owners = [c for c in word.lefts if c.dep_ == "poss"]
    holders = [surface_subject(word)] if word.pos_ in VERBAL else owners
    return any(_actors(holder, roles) & set(roles.finder.registry.signatory) for holder in holders)


def _is_main(clause: Token) -> bool:
    """Tell whether a clause is a main one, which the author of the text says in his own words."""
    while clause.dep_ == "conj" and clause.head.pos_ in VERBAL:
        clause = clause.head
    return clause.dep_ == "ROOT"


def _is_it(verb: Token) -> bool:
    return any(c.dep_ in {"nsubj", "expl"} and c.lower_ == "it" for c in verb.lefts)


def _is_asked(subject: Token | None, roles: RoleFinder) -> bool:
    """Tell whether a statement may ask something of a party: another one than its author, and one that acts for a side."""
    bound = _actors(subject, roles)
    kinds = {roles.finder.registry.known(actor).kind for actor in bound}
    return bool(bound) and not bound & set(roles.finder.registry.signatory) and not kinds <= PRIVATE


def _told_to_act(taken: set[int], roles: RoleFinder) -> Iterator[Trigger]:
    """Yield a REQUEST for each "[told] Norland to withdraw": a party tells another one, not its own people, what to do."""
    row = TriggerRow((), 0, "V", "REQUEST", None, "order", roles.lexicon.frames["verb.ask"], (), (), WEIGHT)
    for verb in roles.page.doc:
        if verb.lemma_.lower() != "tell" or verb.pos_ not in VERBAL or verb.i in taken:
            continue
        told = next((c for c in verb.rights if c.dep_ in {"dobj", "dative"}), None)
        acts = (c for c in verb.rights if c.dep_ in {"xcomp", "ccomp"})
        if told is None or not any(any(t.tag_ == "TO" for t in c.lefts) for c in acts):
            continue
        speaker = _actors(surface_subject(verb), roles)
        bound = {a for a in _actors(told, roles, "obj", "target") if not roles.finder.is_described(a)}
        if speaker and bound and not speaker & bound:
            taken.add(verb.i)
            yield Trigger(verb, verb.i, verb.i, row, row.weight)


def spoken_refusals(triggers: Sequence[Trigger], roles: RoleFinder) -> Iterator[Trigger]:
    """Yield a REJECT, or on a condition a THREATEN, for each verb of saying whose speaker says what he will not do."""
    by_head = {t.head.i: t for t in triggers}
    frames = roles.lexicon.frames
    refusal = TriggerRow((), 0, "V", "REJECT", None, "refuse", frames["verb.refuse"], (), (), WEIGHT)
    threat = TriggerRow((), 0, "V", "THREATEN", None, "threat", frames["verb.speak-to"], (), (), WEIGHT)
    for denial in roles.page.doc:
        clause = denial.head
        if denial.dep_ != "neg" or clause.pos_ not in VERBAL or not _is_future(clause):
            continue
        said = _reporting(clause, roles)
        if said is None or said.i in by_head or not _gives_way(clause, by_head, roles):
            continue
        speaker = _actors(surface_subject(said), roles)
        if speaker and speaker & _actors(surface_subject(clause), roles):
            yield Trigger(said, clause.i, clause.i, threat if has_condition(clause) else refusal, WEIGHT)


def told_refusals(triggers: Sequence[Trigger], roles: RoleFinder) -> list[Trigger]:
    """Give the triggers, each as a REJECT where a party, as the text tells it, would not do it: "would not [give up] the gunmen"."""
    by_head = {t.head.i: t for t in triggers}
    denied = Condition("neg", frozenset(), frozenset({"@any"}))
    row = TriggerRow((), 0, "V", "REJECT", None, "refuse", roles.lexicon.frames["verb.refuse"], (denied,), (), WEIGHT)
    for denial in roles.page.doc:
        verb = denial.head
        would_not = denial.dep_ == "neg" and any(c.dep_ == "aux" and c.lower_ == "would" for c in verb.lefts)
        if not would_not or is_passive(verb) or not _is_main(verb) or not _gives_way(verb, by_head, roles):
            continue
        waits = has_condition(verb) or has_condition(clause_top(verb))
        waits = waits or any(
            t.text == ":" for t in verb.doc[verb.sent.start : verb.i]
        )  # "in a warning: it would not …"
        if not waits and _actors(surface_subject(verb), roles):
            told = by_head.get(verb.i)
            first, last = (told.first, told.last) if told is not None else (verb.i, verb.i)
            by_head[verb.i] = Trigger(verb, first, last, row, WEIGHT)
    return sorted(by_head.values(), key=lambda t: t.first)


def _reporting(clause: Token, roles: RoleFinder) -> Token | None:
    """Find the verb of saying right above a clause."""
    above = clause.head
    if clause.dep_ != "ccomp" or above == clause:
        return None
    return above if roles.lexicon.speech.get(above.lemma_.lower()) in SAYING else None


def _is_deduced(clause: Token) -> bool:
    """ "must have crossed the border": a guess."""
    return any(c.dep_ == "aux" and c.lower_ == "have" for c in clause.lefts)


def _is_future(clause: Token) -> bool:
    return any(c.dep_ == "aux" and c.lower_ in FUTURE | {"wo"} for c in clause.lefts)


def _gives_way(clause: Token, by_head: dict[int, Trigger], roles: RoleFinder) -> bool:
    act = by_head.get(clause.i)
    return clause.lemma_.lower() in roles.lexicon.classes["giving_way"] or (
        act is not None and act.row.type in YIELDING
    )


def _actors(word: Token | None, roles: RoleFinder, slot: str = "subj", role: str = "source") -> set[str]:
    return {r.actor for r in roles.refs_of(word, slot, role)} if word is not None else set()
