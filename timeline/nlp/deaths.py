"""Whether a passive that counts the dead tells of an act: "nine were killed", of what is told elsewhere; "six soldiers were killed"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from timeline.nlp.actors import ActorFinder
from timeline.nlp.role_slots import Roles
from timeline.nlp.slots import fillers
from timeline.nlp.syntax import agents, conjuncts, counted, is_passive
from timeline.nlp.tree import Token
from timeline.nlp.triggers import TOLLS, Trigger, may_shoot

Classes = Mapping[str, frozenset[str]]
KILLED = "kill"  # the family of words for it
UNMEANT = frozenset({"kill", "die"})  # who is murdered was meant
DURING = frozenset({"in", "during", "amid", "by", "after", "following", "from", "of"})
BLASTS = frozenset({"explosion", "blast"})
COUNTED = frozenset({"conj", "ccomp", "pcomp", "acl", "dep"})
LEAVING = frozenset({"leave", "result", "end"})
AT_ARMS = frozenset({"forces", "group"})  # kinds of roles


def is_toll_alone(trigger: Trigger, roles: Roles) -> bool:
    """Tell whether a passive only counts the dead or wounded of an act told elsewhere: "nine people were killed", not "another man was"."""
    if any(c.lower_ == "another" for t in fillers(trigger.head, "obj") for c in t.lefts):
        return False
    return trigger.row.family in TOLLS and not trigger.nominal and not roles.source and is_passive(trigger.head)


def is_by_somebody(trigger: Trigger, finder: ActorFinder) -> bool:
    """Tell whether people are named, if only by a common noun, who did it: "shot dead by soldiers"."""
    return any(finder.role(agent) is not None for agent in agents(trigger.head))


def is_bare_toll(trigger: Trigger) -> bool:
    """ "with 13 others [wounded]", "left two dead and 13 [injured]": a count of those hit, and no act by itself."""
    word = trigger.head
    if trigger.row.family not in TOLLS or trigger.nominal or word.tag_ not in {"VBN", "VBD", "JJ"}:
        return False
    if any(c.dep_ == "mark" and c.lower_ == "with" for c in word.lefts):
        return True
    if (
        word.tag_ == "VBN"
        and word.dep_ in COUNTED
        and not any(c.dep_ in {"aux", "auxpass", "agent"} for c in word.children)
    ):
        return True  # "with two dead and five [wounded]", "killed nine people, with ten more [hurt]"
    if word.tag_ in {"VBD", "VBN"} and word.i > word.sent.start and (_is_left_hurt(word) or _is_outcome(word)):
        return True
    if trigger.row.family == "wound" and is_passive(word):
        return not any(c.dep_ == "agent" for c in word.rights)
    if any(c.dep_ in {"aux", "auxpass", "dobj", "agent", "nsubj", "mark"} for c in word.children):
        return False
    return word.dep_ not in {"ROOT", "relcl", "advcl", "xcomp"} or word.pos_ == "ADJ"


def _is_left_hurt(word: Token) -> bool:
    """ "Left two dead and many others [wounded]": a second count, which the parser took for a clause of its own."""
    counted = word.doc[word.sent.start : word.i]
    left = any(t.lemma_.lower() == "leave" and t.pos_ == "VERB" for t in counted) and any(
        t.lower_ == "dead" for t in counted
    )
    return left and not any(c.dep_ in {"dobj", "aux", "auxpass", "agent"} for c in word.children)


def _is_outcome(word: Token) -> bool:
    """ "Left one man [killed]", "resulted in one man [killed] and two injured": what came of an act, read as a clause with a subject."""
    first = word.head if word.dep_ == "conj" and word.head.tag_ in {"VBD", "VBN"} else word
    above = first.head.head if first.dep_ == "pcomp" else first.head
    brought = first.dep_ in {"ccomp", "pcomp"} and above.lemma_.lower() in LEAVING
    return brought and not any(c.dep_ in {"dobj", "aux", "auxpass", "agent", "mark"} for c in word.children)


def shows_force(trigger: Trigger, finder: ActorFinder, classes: Classes) -> bool:
    """Tell whether a sentence that counts the dead shows that somebody killed them: by who they were, or by what they died in."""
    verb = trigger.head
    if trigger.row.family != KILLED or not any(c.dep_ == "auxpass" for c in verb.lefts):
        return False
    lemmas = {t.lemma_.lower() for t in verb.sent}
    if not lemmas.isdisjoint(classes["mishap"]):
        return False
    if verb.lemma_.lower() not in UNMEANT or not lemmas.isdisjoint(classes["hidden_charge"]):
        return True
    if any(_is_force(noun, lemmas, classes) for noun in _died_in(verb)):
        return True
    return any(_is_at_arms(victim, finder) for victim in _victims(verb))


def died_in_another(verb: Token, classes: Classes) -> bool:
    """Tell whether the dead died in an act that is new: "the attackers were killed in [an operation]"."""
    inside = (n for n in _died_in(verb) if n.head.lower_ in {"in", "during"})
    fresh = (n for n in inside if any(c.lower_ in {"a", "an", "another"} for c in n.lefts))
    return any(noun.lemma_.lower() in classes["bloodshed"] for noun in fresh)


def _is_force(noun: Token, lemmas: set[str], classes: Classes) -> bool:
    lemma = noun.lemma_.lower()
    if lemma == "fire":  # "killed by police fire"
        return any(may_shoot(c.lemma_.lower(), classes) for c in noun.lefts if c.dep_ in {"compound", "amod"})
    return lemma in classes["bloodshed"] or (lemma in BLASTS and lemmas.isdisjoint(classes["explosive_place"]))


def _died_in(verb: Token) -> Iterator[Token]:
    """Yield what the dead died in: "killed in [violence]", "killed and 15 hurt in [violence]", "in two days of [fighting]", "as [violence] hits the town"."""
    joined = [c for c in verb.rights if c.dep_ == "conj" and c.tag_ in {"VBN", "VBD"}]
    for child in (c for v in (verb, *joined) for c in v.rights):
        if child.dep_ in {"prep", "agent"} and child.lower_ in DURING:
            for noun in (c for c in child.rights if c.dep_ == "pobj"):
                yield noun
                yield from (o for p in noun.rights if p.lower_ == "of" for o in p.rights)
        elif child.dep_ == "advcl":
            yield from (c for c in child.lefts if c.dep_ == "nsubj")


def _victims(verb: Token) -> Iterator[Token]:
    for noun in fillers(verb, "obj"):
        for one in (noun, *conjuncts(noun)):
            yield one
            yield from counted(one)


def _is_at_arms(noun: Token, finder: ActorFinder) -> bool:
    """Tell whether a noun is for those who bear arms: "six policemen", "a member of the peacekeeping force"."""
    words = (noun, *(o for p in noun.rights if p.lower_ in {"of", "from"} for o in p.rights))
    roles = (finder.role(word) for word in words)
    if any(role is not None and role.kind in AT_ARMS for role in roles):
        return True
    return any(finder.registry.known(ref.actor).kind in {"armed-group", "state-forces"} for ref in finder.refs(noun))
