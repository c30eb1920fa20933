"""One clause, one event: an act's effect ("killing two") and a second word for it ("struck in an attack") are not new acts."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from timeline.lexicon import Lexicon
from timeline.nlp.syntax import fillers
from timeline.nlp.triggers import Trigger

EFFECTS = frozenset({"kill", "wound", "destroy", "attack", "fire", "shoot", "massacre", "explode", "damage", "assassinate", "sink"})
VERDICTS = frozenset({"retaliate", "respond", "avenge"})
CLAUSES = frozenset({"advcl", "acl", "relcl", "xcomp", "conj"})


@dataclass(frozen=True, slots=True)
class Act:
    """A trigger that stays, the triggers it has absorbed, and the act that it names again, if it does."""

    trigger: Trigger
    effects: tuple[Trigger, ...] = ()
    same_as: int | None = None


def absorb_effects(triggers: Sequence[Trigger], lexicon: Lexicon) -> list[Act]:
    """Give the acts of a page in text order; `same_as` counts in that order."""
    del lexicon
    by_head = {t.head.i: t for t in triggers}
    owner: dict[int, int] = {}
    for trigger in triggers:
        absorber = _absorber(trigger, by_head)
        if absorber is not None and owner.get(absorber.head.i) != trigger.head.i:
            owner[trigger.head.i] = absorber.head.i
    kept = [t for t in triggers if t.head.i not in owner]
    number = {t.head.i: n for n, t in enumerate(kept)}
    acts = []
    for trigger in kept:
        effects = tuple(t for t in triggers if _root(owner, t.head.i) == trigger.head.i and t is not trigger)
        twin = _named_again(trigger, by_head)
        acts.append(Act(trigger, effects, number.get(twin.head.i) if twin else None))
    return acts


def _root(owner: dict[int, int], head: int) -> int:
    while head in owner:
        head = owner[head]
    return head


def _absorber(trigger: Trigger, by_head: dict[int, Trigger]) -> Trigger | None:
    """Find the act of which `trigger` only tells the effect."""
    if trigger.nominal or trigger.row.type != "ASSAULT" or trigger.row.family not in EFFECTS:
        return None
    candidates = [*_subjects(trigger.head, by_head), *_within_phrase(trigger.head, by_head), *_when(trigger.head, by_head), *_clause_above(trigger, by_head)]
    return next((c for c in candidates if c.row.type == "ASSAULT" and c is not trigger), None)


def _subjects(verb: Token, by_head: dict[int, Trigger]) -> Iterable[Trigger]:
    """ "A missile [strike] hits a convoy": the noun is the act."""
    for subject in (*fillers(verb, "subj"), *fillers(verb, "by")):
        if subject.i in by_head and by_head[subject.i].nominal:
            yield by_head[subject.i]


def _within_phrase(verb: Token, by_head: dict[int, Trigger]) -> Iterable[Trigger]:
    """ "was killed in an [attack]", "hit with [air strikes]"."""
    joined = [c for c in verb.rights if c.dep_ == "conj"]  # "19 were killed and 35 injured in the strikes"
    for preposition in (p for v in (verb, *joined) for p in v.children):
        if preposition.dep_ in {"prep", "agent"} and preposition.lower_ in {"in", "by", "during", "with", "from"}:
            for noun in preposition.children:
                if noun.i in by_head and by_head[noun.i].nominal:
                    yield by_head[noun.i]


def _when(verb: Token, by_head: dict[int, Trigger]) -> Iterable[Trigger]:
    """ "were killed when a bomber [blew himself up]": the clause tells the act."""
    for clause in verb.rights:
        if clause.dep_ == "advcl" and any(c.lower_ in {"when", "as"} for c in clause.lefts):
            yield from (by_head[t.i] for t in (clause, *clause.children) if t.i in by_head)


def _clause_above(trigger: Trigger, by_head: dict[int, Trigger]) -> Iterable[Trigger]:
    """ "shelled the town, killing two"; "an attack that killed two"."""
    verb = trigger.head
    is_effect = trigger.row.family in {"kill", "wound", "destroy", "damage"} or verb.lemma_.lower() in {"hit", "strike"}
    if verb.dep_ not in CLAUSES or not is_effect or (verb.tag_ != "VBG" and verb.lemma_.lower() in {"hit", "strike"}):
        return
    if any(c.dep_ == "mark" for c in verb.children) and verb.dep_ == "advcl":
        return
    head = verb.head
    if verb.dep_ == "conj" and verb.tag_ != "VBG" and verb.head.tag_ != "VBG" and not _same_effect(verb, by_head):
        return
    if head.pos_ in {"NUM", "PROPN"} and verb.dep_ in {"relcl", "acl"}:  # hung on a date or place: "on 29 July, which killed two"
        yield from (by_head[t.i] for t in reversed(list(head.sent)[: verb.i - head.sent.start]) if t.i in by_head and by_head[t.i].nominal)
    if head.i in by_head:
        yield by_head[head.i]
    for child in head.children:
        if child.dep_ in {"dobj", "nsubj", "nsubjpass"} and child.i in by_head and by_head[child.i].nominal:
            yield by_head[child.i]


def _same_effect(verb: Token, by_head: dict[int, Trigger]) -> bool:
    """ "killed two and wounded five" is one effect."""
    above = by_head.get(verb.head.i)
    return above is not None and above.row.family in {"kill", "wound"}


def _named_again(trigger: Trigger, by_head: dict[int, Trigger]) -> Trigger | None:
    """ "retaliated with rocket attacks": the noun names the verb's act once more."""
    if not trigger.nominal or trigger.head.dep_ not in {"pobj", "dobj"}:
        return None
    preposition = trigger.head.head
    if preposition.lower_ not in {"with", "by"} or preposition.head.i not in by_head:
        return None
    verb = by_head[preposition.head.i]
    return verb if verb.row.family in VERDICTS and verb.row.type == trigger.row.type else None
