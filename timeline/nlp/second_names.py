"""Words that name an act once more in its sentence: "retaliated with [attacks]", "signed a [treaty]", "condemned the raid as [piracy]"."""

from __future__ import annotations

from collections.abc import Mapping

from timeline.nlp.syntax import VERBAL, has_to
from timeline.nlp.tree import Token
from timeline.nlp.triggers import Trigger

MOVES = frozenset({"MOBILIZE", "PROTEST"})
SUMMONING = frozenset({"summon", "call", "invite", "haul"})
VERDICTS = frozenset({"retaliate", "respond", "avenge"})
SAID = frozenset({"ACCUSE", "SUPPORT", "REQUEST", "REJECT", "CONSULT"})
EXPELLING = "expel"
ORDERS = frozenset({"order", "command", "instruct", "direct"})
VERDICT_VERBS = frozenset(
    "condemn denounce describe brand criticize criticise deplore characterize characterise see regard view decry label "
    "dismiss slam blast portray treat take consider interpret construe reject".split()
)
NAMING = frozenset(
    {"call", "describe", "denounce", "brand", "label", "term", "dub", "condemn", "characterize", "characterise"}
)
CURBING = frozenset({"crowd-control", "repress", "crackdown"})  # families: what is done to a crowd
FORCE_USED = frozenset({"ASSAULT", "COERCE", "MOBILIZE"})
BY_NAME = NAMING - {"condemn", "denounce"}  # these only name, where those judge as well
HIGHEST = 6
DYING = frozenset({"killing", "death", "murder", "shooting", "abduction", "kidnapping"})
MAKING = frozenset({"make", "mark", "become", "be"})
ORDINALS = frozenset(
    {"first", "second", "third", "fourth", "fifth", "latest", "deadliest", "worst", "largest", "biggest"}
)


def named_again(trigger: Trigger, by_head: Mapping[int, Trigger]) -> Trigger | None:
    """Find the act that a noun, or a verb that says what it is for, names once more."""
    if (twin := _said_twice(trigger, by_head) or _said_on(trigger, by_head)) is not None:
        return twin
    if (guilt := _found_guilty(trigger, by_head)) is not None:
        return guilt
    if not trigger.nominal:
        return done_for(trigger, by_head) or _ordered(trigger, by_head) or _signs(trigger, by_head)
    return (
        _means_of(trigger, by_head)
        or called(trigger, by_head)
        or _signed(trigger, by_head)
        or _summed_up(trigger, by_head)
        or _summoned_for(trigger, by_head)
        or _died_in_too(trigger, by_head)
        or _made_first(trigger, by_head)
        or _unwanted(trigger, by_head)
    )


def _found_guilty(trigger: Trigger, by_head: Mapping[int, Trigger]) -> Trigger | None:
    """ "[Determined] that it is [responsible] for the raid", "[accusations] that it is [behind] the raid": one charge."""
    clause = trigger.head if trigger.head.pos_ in VERBAL else trigger.head.head
    above = by_head.get(clause.head.i)
    is_charge = above is not None and above.row.type == trigger.row.type == "ACCUSE" and trigger.row.pos == "A"
    return above if is_charge and clause.dep_ in {"ccomp", "acl"} else None


def _unwanted(trigger: Trigger, by_head: Mapping[int, Trigger]) -> Trigger | None:
    """ "[Expelled] the envoy and declared him [persona non grata]": put out in fact and in form."""
    if trigger.row.family != EXPELLING:
        return None
    verb = next((a for a in trigger.head.ancestors if a.dep_ == "conj"), trigger.head)
    expelled = by_head.get(verb.head.i)
    him = any(t.tag_ == "PRP" for t in verb.doc[verb.i : trigger.first])
    return expelled if him and expelled is not None and expelled.row.family == EXPELLING else None


def _summoned_for(trigger: Trigger, by_head: Mapping[int, Trigger]) -> Trigger | None:
    """ "The envoy was [summoned] to convey a [protest]": the summons and what it is for are one act."""
    verb = trigger.head.head
    judges = trigger.row.type == "ACCUSE" and trigger.head.dep_ == "dobj" and has_to(verb)
    summons = by_head.get(verb.head.i)
    found = judges and summons is not None and summons.row.type == "ACCUSE" and summons.head.lemma_ in SUMMONING
    return summons if found else None


def _died_in_too(trigger: Trigger, by_head: Mapping[int, Trigger]) -> Trigger | None:
    """ "Killed by a [bomb] in Gao in a suspected rebel [attack]", "the [killing] of two during a [raid]": one act, told by what it did and by what it was."""
    preposition = trigger.head.head
    toll = preposition.head
    if trigger.row.type != "ASSAULT" or trigger.head.dep_ != "pobj" or preposition.lower_ not in {"in", "during"}:
        return None
    if any(c.lower_ in {"the", "this", "that"} for c in trigger.head.lefts):
        return None
    while toll.dep_ == "pobj" and toll.head.dep_ == "prep" and toll.i not in by_head:
        toll = toll.head.head
    if toll.i in by_head and by_head[toll.i].nominal:
        return by_head[toll.i] if toll.lower_ in DYING else None
    before = [by_head[o.i] for p in toll.rights if p.i < preposition.i for o in (p, *p.rights) if o.i in by_head]
    dead = toll.lemma_.lower() in {"kill", "wound", "injure", "hurt"}
    return next(
        (t for t in before if t.nominal and (t.head.lower_ in DYING or (dead and t.row.type == "ASSAULT"))), None
    )


def _made_first(trigger: Trigger, by_head: Mapping[int, Trigger]) -> Trigger | None:
    """ "Carried out a [strike] on the camp, making it the first military [action] there": what the act is counted as."""
    noun = trigger.head
    verb = noun.head
    if noun.dep_ not in {"oprd", "dobj", "attr", "ccomp"} or verb.lemma_.lower() not in MAKING:
        return None
    if verb.dep_ != "advcl" or verb.tag_ != "VBG" or not any(c.lower_ in ORDINALS for c in noun.lefts):
        return None
    seats = (verb.head, *(c for c in verb.head.rights if c.dep_ == "dobj"))
    return next((by_head[t.i] for t in seats if t.i in by_head and by_head[t.i].row.type == trigger.row.type), None)


def _summed_up(trigger: Trigger, by_head: Mapping[int, Trigger]) -> Trigger | None:
    """ "Shells [fell] on Goma, an [attack] that drew protests": a noun that says once more what the clause before it told."""
    noun = trigger.head
    told_of = any(c.dep_ in {"relcl", "acl"} for c in noun.rights)
    if noun.dep_ not in {"appos", "npadvmod"} or not told_of or not any(c.lower_ in {"a", "an"} for c in noun.lefts):
        return None
    before = reversed(list(noun.doc[noun.sent.start : noun.left_edge.i]))
    told = (by_head[t.i] for t in before if t.i in by_head)
    return next((t for t in told if t.row.type == trigger.row.type), None)


def _said_twice(trigger: Trigger, by_head: Mapping[int, Trigger]) -> Trigger | None:
    """ "condemned and [denounced] the raid", "condemned and voiced [concern] about it", "its condemnation and [denunciation]": one act."""
    word = trigger.head if trigger.light is None else trigger.light
    if (pair := _first_of_pair(trigger, by_head)) is not None:
        return pair
    first = by_head.get(word.head.i)
    if word.dep_ != "conj" or first is None or first.row.type != trigger.row.type or trigger.row.type not in SAID:
        return None
    alone = all(c.dep_ in {"cc", "conj", "punct"} for c in first.head.rights)
    return first if alone and first.nominal == (word.pos_ not in VERBAL) else None


def _said_on(trigger: Trigger, by_head: Mapping[int, Trigger]) -> Trigger | None:
    """ "condemned the raid, saying it was [illegal]": the verdict goes on."""
    said = trigger.head.head.head
    if trigger.row.type != "ACCUSE" or trigger.head.dep_ not in {"acomp", "attr"} or trigger.head.head.dep_ != "ccomp":
        return None
    judge = by_head.get(said.head.i) if said.dep_ == "advcl" and said.tag_ == "VBG" else None
    return judge if judge is not None and judge.row.type == "ACCUSE" else None


def _first_of_pair(trigger: Trigger, by_head: Mapping[int, Trigger]) -> Trigger | None:
    """ "An embargo and [sanctions] on Peru", "visa restrictions and [revocations]": two bare words for one measure."""
    noun = trigger.head
    first = by_head.get(noun.head.i)
    if not trigger.nominal or noun.dep_ != "conj" or first is None or not first.nominal:
        return None
    measures = first.row.type == trigger.row.type == "SANCTION"
    return first if measures and first.head.i == noun.i - 2 and not list(noun.lefts) else None


def done_for(trigger: Trigger, by_head: Mapping[int, Trigger]) -> Trigger | None:
    """ "took to the streets to [protest]", "sent frigates to [shadow] the ship": the same act, by what it is for."""
    verb = trigger.head
    above = by_head.get(verb.head.i)
    if verb.dep_ not in {"advcl", "xcomp"} or not has_to(verb):
        return None
    return above if above is not None and above.row.type == trigger.row.type and trigger.row.type in MOVES else None


def _ordered(trigger: Trigger, by_head: Mapping[int, Trigger]) -> Trigger | None:
    """ "ordered troops [sent] to the border": the order and what it is about are one act."""
    verb = trigger.head
    above = by_head.get(verb.head.i) or by_head.get(verb.head.head.i)
    if verb.tag_ != "VBN" or above is None or above.head.lemma_.lower() not in ORDERS:
        return None
    return above if above.row.type == trigger.row.type else None


def _signed(trigger: Trigger, by_head: Mapping[int, Trigger]) -> Trigger | None:
    """ "signed a [treaty]": signing and what is signed are one act."""
    verb = by_head.get(trigger.head.head.i)
    is_signing = verb is not None and verb.row.family == "sign" and trigger.head.dep_ in {"dobj", "nsubjpass"}
    return verb if is_signing and trigger.row.type == "AGREE" else None


def _signs(trigger: Trigger, by_head: Mapping[int, Trigger]) -> Trigger | None:
    """ "the accord [signed] by both": signing and what was signed are one act."""
    if trigger.row.family != "sign" or trigger.head.dep_ not in {"acl", "relcl"}:
        return None
    treaty = by_head.get(trigger.head.head.i)
    return treaty if treaty is not None and treaty.nominal and treaty.row.type == "AGREE" else None


def _means_of(trigger: Trigger, by_head: Mapping[int, Trigger]) -> Trigger | None:
    """ "[retaliated] with rocket attacks": the noun says how."""
    preposition = trigger.head.head
    if trigger.head.dep_ not in {"pobj", "dobj"}:
        return None
    if preposition.lower_ not in {"with", "by"}:
        return None
    verb = by_head.get(preposition.head.i)
    if verb is not None:
        return verb if verb.row.family in VERDICTS and verb.row.type == trigger.row.type else None
    carried = (by_head.get(c.i) for c in preposition.head.rights if c.dep_ == "dobj")
    return next((t for t in carried if t and t.nominal and _is_blow_with(t, trigger)), None)


def _is_blow_with(act: Trigger, means: Trigger) -> bool:
    """ "Carried out a [raid] with missile strikes": what is carried out, and how."""
    return act.light is not None and act.row.type == means.row.type == "ASSAULT"


def called(trigger: Trigger, by_head: Mapping[int, Trigger]) -> Trigger | None:
    """ "denounced the [raid] as piracy", "the [raid] was described as piracy": the noun is what somebody calls it."""
    verb = verdict_verb(trigger.head)
    named = (by_head.get(c.i) for c in verb.children if c.dep_ in {"dobj", "nsubjpass"}) if verb is not None else ()
    return next((t for t in named if t is not None and t.nominal), None)


def over_of(noun: Token) -> Token:
    """Climb to the noun that holds another by "of": from "war" in "an [act] of war"."""
    for _ in range(HIGHEST):
        if noun.head.lower_ != "of" or noun.dep_ != "pobj" or noun.head.head.pos_ != "NOUN":
            break
        noun = noun.head.head
    return noun


def verdict_verb(noun: Token) -> Token | None:
    """Find the verb of "condemned it as [piracy]", "described it as an act of [piracy]", "called it an act of [piracy]"."""
    noun = over_of(noun)
    if noun.dep_ in {"oprd", "attr", "ccomp"} and noun.head.lemma_.lower() in BY_NAME:
        return noun.head
    if noun.dep_ != "pobj" or noun.head.lower_ != "as":
        return None
    verb = noun.head.head
    if verb.dep_ in {"dobj", "nsubjpass"}:  # "as" hung on what is judged: "condemned [the raid as piracy]"
        verb = verb.head
    return verb if verb.lemma_.lower() in VERDICT_VERBS else None


def force_behind(trigger: Trigger, by_head: Mapping[int, Trigger]) -> Trigger | None:
    """ "Fired tear gas to [disperse] the crowd", "dispersed it [using] tear gas": what force is used for is no second blow."""
    verb = trigger.head
    aim = has_to(verb)
    means = verb.lemma_.lower() == "use" and verb.tag_ == "VBG"
    if trigger.row.family not in CURBING or not (aim or means) or verb.dep_ not in {"advcl", "xcomp", "acl", "relcl"}:
        return None
    above = next((by_head[t.i] for t in (verb.head, verb.head.head) if t.i in by_head), None)
    return above if above is not None and above.row.type in FORCE_USED else None
