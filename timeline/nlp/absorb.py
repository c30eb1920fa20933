"""One clause, one event: what an act is for, what it asks for, what it brings about and what it is called are not new acts.

Four things go: aims ("met to discuss", by way of the reality finder); the content of a demand, an offer, an agreement or a
refusal ("demanded the [release]"); the effect of an act ("shelled the town, [killing] two"), which stays with its cause;
and a second name for it ("denounced the raid as [piracy]"), which becomes one more mention.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from timeline.nlp.deaths import is_bare_toll
from timeline.nlp.second_names import (
    BY_NAME,
    HIGHEST,
    NAMING,
    ORDERS,
    VERDICTS,
    called,
    force_behind,
    named_again,
    over_of,
    verdict_verb,
)
from timeline.nlp.slots import fillers
from timeline.nlp.subjects import surface_subject
from timeline.nlp.syntax import (
    QUANTITIES,
    VERBAL,
    agents,
    clause_top,
    hangs_too_low,
    has_to,
    is_definite,
    is_passive,
    prepositions,
    spoken_in,
)
from timeline.nlp.tree import Token
from timeline.nlp.triggers import TOLLS, Trigger

HARM = TOLLS | {"destroy", "damage", "arson", "sink", "displace"}
EFFECTS = HARM | {"attack", "fire", "shoot", "massacre", "explode", "assassinate", "sink"}
TAKING = frozenset({"take-ground", "shoot-down", "seize", "arrest", "abduct", "loot"})
FORCE = frozenset({"ASSAULT", "COERCE", "PROTEST"})  # what may cost lives: the dead are told with it
JUDGED = frozenset({"verb.judged", "adj.judged", "noun.judged"})
CLAUSES = frozenset({"advcl", "acl", "relcl", "xcomp", "conj"})
HARSH = frozenset({"ASSAULT", "COERCE", "SANCTION", "MOBILIZE", "PROTEST", "THREATEN"})
WORDS_OF_OTHERS = frozenset({"REQUEST", "ACCUSE", "THREATEN"})  # rejected or accepted, they are the other side's acts
CONTENT_LINKS = frozenset({"dobj", "nsubjpass", "xcomp", "ccomp", "pobj", "pcomp", "acl", "prep", "oprd"})
CONTENT_PREPOSITIONS = frozenset(
    {"for", "of", "on", "to", "upon", "with", "from", "about", "over", "against", "into", "out"}
)
WEAPONS = frozenset(
    "rocket missile drone bomb shell mortar grenade mine torpedo projectile munition ied device warhead gas bullet".split()
)
SENDING = frozenset({"fire", "plant-bomb"})  # families of words for sending or laying a weapon
PAPERS = frozenset({"resolution", "draft", "text", "motion", "bill", "amendment"})
CALLED_OFF = frozenset({"SANCTION", "RETREAT", "CONCEDE", "REJECT"})  # "scrapped the [drills]": none are held
OFFERS = frozenset({"offer", "proposal", "invitation", "plan", "pledge", "promise"})
GIVING_UP = frozenset({"stop", "cease", "halt", "end", "quit", "refrain", "desist", "abstain"})
BANNING = frozenset({"ban", "prohibit", "outlaw", "forbid"})
FINITE = frozenset({"VBD", "VBZ", "VBP"})
REACHING = frozenset(  # "asked both to [accept] a truce": what they shall come to is what is asked
    "accept achieve conclude honor honour implement negotiate observe reach respect secure sign uphold".split()
)
# Forms of two verbs of a list; the tagger takes "has shot down three and [destroyed] two" for a past tense and a participle.
ALIKE = ({"VBD"}, {"VBN"}, {"VBD", "VBN"}, {"VBG"}, {"VBZ"}, {"VBP"}, {"VB"})
PLACING = frozenset({"in", "into", "at", "near", "on", "onto", "off", "from", "outside", "over"})
TIMES = frozenset({"hour", "day", "night", "week", "month"})  # "days of [clashes] killed nine"
LEADING = frozenset({"lead", "result"})
WITHIN = frozenset({"in", "by", "during", "with", "from"})
CAME_OF = frozenset({"after", "following", "as"})  # what the dead died of
OF_PLACES = frozenset({"on", "at", "in", "near", "against", "inside", "outside", "of", "within"})
# What is asked for about an act that is done: "demanded an explanation for the raid".
ACCOUNTS = frozenset(
    {"account", "apology", "compensation", "explanation", "inquiry", "investigation", "probe", "reparation"}
)
FARTHEST_PLACE = 4
LONGEST_LIST = 40


@dataclass(frozen=True, slots=True)
class Act:
    """A trigger that stays, the triggers it has absorbed, and the act that it names again, if it does."""

    trigger: Trigger
    effects: tuple[Trigger, ...] = ()
    same_as: int | None = None


# -- what is asked for, offered, agreed or refused ----------------------------------------------------------------------


def without_contents(triggers: Sequence[Trigger]) -> list[Trigger]:
    """Give the triggers without those that only say what is demanded, offered, agreed or refused."""
    by_head = {t.head.i: t for t in triggers}
    gone: set[int] = set()
    for trigger in triggers:
        holder = _holder(trigger, by_head)
        if _only_names(trigger, by_head):
            gone.add(trigger.head.i)
        if holder is None:
            continue
        if _gives_way(holder, trigger):
            gone.add(holder.head.i)
        elif _is_content(holder, trigger):
            gone.add(trigger.head.i)
    return [t for t in triggers if t.head.i not in gone]


def _holder(trigger: Trigger, by_head: Mapping[int, Trigger]) -> Trigger | None:
    """Find the act whose content `trigger` may be: the next trigger above it, by way of objects and complements only."""
    token = _seat(trigger, by_head)
    demand = _demand_of_list(token, by_head) or _demand_of_points(token, by_head)
    if demand is not None:
        return demand
    for _ in range(HIGHEST):
        token = _first_of_list(token)
        above = token.head
        if (demand := _demanded_by_being(token, by_head)) is not None:
            return demand
        if above == token or token.dep_ not in CONTENT_LINKS or not _leads_on(token) or hangs_too_low(token):
            return None
        if token.dep_ == "ccomp" and any(t.text == ";" for t in token.doc.tokens[token.i : above.i]):
            return None  # "X thanks Y; we now call on Z": a sentence of its own
        if above.i in by_head and above != trigger.head:
            return by_head[above.i]
        reached = (token.dep_ == "dobj" and above.lemma_.lower() in REACHING) or _is_stopped(token)
        if token.dep_ not in {"pobj", "pcomp", "prep"} and above.pos_ != "ADP" and not reached:
            return None
        token = above
    return None


def _seat(trigger: Trigger, by_head: Mapping[int, Trigger]) -> Token:
    """Give the token through which an act hangs on what holds it: a light verb, unless it is an act itself."""
    light = trigger.light
    return trigger.head if light is None or light.i in by_head else light


def _first_of_list(token: Token) -> Token:
    """ "demanded an [apology], an inquiry and the release": what holds the first holds them all."""
    for _ in range(LONGEST_LIST):
        bare = any(t.tag_ == "VB" for t in (token.head, *token.head.lefts))
        finite = token.tag_ in FINITE and bare  # "demands that he be freed and [threatens] war"
        if token.dep_ != "conj" or finite or hangs_too_low(token):
            break
        token = token.head
    return token


def _demand_of_list(token: Token, by_head: Mapping[int, Trigger]) -> Trigger | None:
    """ "[demanded] that it dismantle the base, abandon its claim and give up the isles": bare verbs hung on the finite one."""
    for _ in range(LONGEST_LIST):
        if token.dep_ != "conj" or token.tag_ != "VB" or any(c.dep_ in {"aux", "nsubj"} for c in token.lefts):
            break
        token = token.head
        demand = by_head.get(token.i)
        if demand is not None and demand.row.type == "REQUEST" and token.tag_ in FINITE:
            return demand
        if token.tag_ in FINITE:  # "restated its demand that it dismantle the base, [abandon] its claim"
            return next((by_head[o.i] for o in token.rights if o.i in by_head and _asks(by_head[o.i])), None)
    return None


def _demand_of_points(token: Token, by_head: Mapping[int, Trigger]) -> Trigger | None:
    """ "[called] for it to cooperate; immediately release them; and lift the ban": points, which the parser hangs anywhere."""
    verb = clause_top(token)
    if verb.tag_ != "VB" or any(c.dep_ in {"aux", "nsubj"} for c in verb.lefts):
        return None
    point = next((t.i for t in verb.doc[verb.sent.start : verb.i] if t.text == ";"), None)
    if point is None:
        return None
    return next((t for i, t in by_head.items() if verb.sent.start <= i < point and t.row.type == "REQUEST"), None)


def _demanded_by_being(token: Token, by_head: Mapping[int, Trigger]) -> Trigger | None:
    """ "Our [demand] is that they leave", "the expectation was for them to leave": what a demand is."""
    if token.dep_ not in {"ccomp", "xcomp", "advcl"} or token.head.lemma_.lower() != "be":
        return None
    subject = next((c for c in token.head.lefts if c.dep_ == "nsubj"), None)
    demand = by_head.get(subject.i) if subject is not None else None
    return demand if demand is not None and demand.row.type == "REQUEST" else None


def _asks(trigger: Trigger) -> bool:
    """Tell whether a noun asks for something in a clause of its own: "its demand that it [dismantle] the base"."""
    return trigger.row.type == "REQUEST" and any(_is_that_clause(c) for c in trigger.head.rights)


def _leads_on(token: Token) -> bool:
    if token.dep_ == "prep":
        if _is_said_there(token):
            return True
        if token.head.lemma_.lower() in ACCOUNTS:
            return False
        tried = token.lower_ == "at" and token.head.lemma_.lower() in {"attempt", "effort"}
        return tried or token.lower_ in CONTENT_PREPOSITIONS
    if token.dep_ == "acl":
        says = token.tag_ == "VBG" and token.head.lemma_.lower() in PAPERS  # "vetoed a resolution [calling] for …"
        return says or has_to(token) or _is_that_clause(token)
    if token.dep_ == "ccomp":  # "demanded to know why they fired": told as done
        return (
            not any(c.dep_ == "aux" and c.lower_ in {"had", "has", "have"} for c in token.lefts) and token.tag_ != "VBD"
        )
    return True


def _is_said_there(preposition: Token) -> bool:
    """ "called [in] a letter [for] talks": both hang between the verb and what it rules."""
    if preposition.lower_ == "in":
        return bool(spoken_in(preposition.head))
    return preposition.lower_ == "for" and preposition.head in spoken_in(preposition.head.head.head)


def _is_that_clause(token: Token) -> bool:
    """ "demands that it [dismantle] the base": what is demanded hangs on the noun."""
    return token.tag_ == "VB" and any(c.dep_ == "mark" and c.lower_ == "that" for c in token.lefts)


def _gives_way(holder: Trigger, content: Trigger) -> bool:
    """ "agreed to a [cease-fire]", "ordered its envoy to [leave]": the content is the event."""
    if holder.head.lemma_.lower() in ORDERS and holder.row.type == "REQUEST":
        return True
    is_truce = content.row.family == "ceasefire" and content.nominal
    return is_truce and (holder.row.type in {"AGREE", "RETREAT"} or holder.row.family == "sign")


def _is_content(holder: Trigger, content: Trigger) -> bool:
    kind, verbal = content.row.type, not content.nominal
    known = content.nominal and is_definite(content.head)
    if content.row.family == "exercise" and content.nominal and holder.row.type in CALLED_OFF:
        return True
    match holder.row.type:
        case "REQUEST":
            return not (known and kind in HARSH)
        case "AGREE" | "CONCEDE" | "RETREAT" if _is_stopped(content.top):
            return True  # "agreed to stop [firing] rockets"
        case "AGREE" | "CONCEDE" | "CONSULT":
            return kind not in HARSH and not (kind in WORDS_OF_OTHERS and known)
        case "REJECT":
            is_offer = content.head.lemma_.lower() in OFFERS
            return verbal or kind == "CONSULT" or not (known or is_offer or kind in HARSH | WORDS_OF_OTHERS)
        case "COERCE":  # "banned all [demonstrations]"
            return content.nominal and kind == "PROTEST" and not known and holder.head.lemma_.lower() in BANNING
        case "THREATEN":  # "warned it to [stop]": what it shall do
            told = any(c.dep_ == "dobj" for c in holder.head.rights) and content.head.dep_ == "xcomp"
            return verbal and told and holder.head.lemma_.lower() in {"warn", "caution"}
        case "SANCTION" | "RETREAT":  # "suspended the dialogue", "withdrew from the treaty", "cut off arms supplies"
            return content.nominal and kind in {"CONSULT", "AGREE", "COOPERATE", "SUPPORT", "AID"}
        case _:
            return False


def _is_stopped(verb: Token) -> bool:
    """ "Stop [firing]", "refrain from [shelling]": what is given up."""
    above = verb.head.head if verb.dep_ == "pcomp" else verb.head
    return verb.tag_ == "VBG" and above.lemma_.lower() in GIVING_UP


def _only_names(trigger: Trigger, by_head: Mapping[int, Trigger]) -> bool:
    """Tell whether a word only says what somebody calls a thing: "what it [called] a mistake", "called it [blackmail]"."""
    head = trigger.head
    if _is_circumstance(trigger, by_head):
        return True
    if not trigger.nominal:
        lemma, opened = head.lemma_.lower(), any(c.lower_ == "what" for c in head.lefts)
        judges = lemma in BY_NAME and trigger.row.type == "ACCUSE"
        aside = judges and _is_aside(head) and not _judges_act(head, by_head)
        return (lemma in NAMING and opened) or (lemma in BY_NAME and _names_above(head)) or aside
    to_be = head.dep_ == "attr" and has_to(head.head)
    judge = by_head.get(head.head.head.i if to_be else head.head.i)
    if (to_be or head.dep_ == "oprd") and judge is not None and judge.row.type == "ACCUSE":
        return True  # "called the decree a [threat]", "declared it to be [piracy]"
    return (
        _is_verdict(trigger, by_head)
        or _is_bare_charge(trigger, by_head)
        or (verdict_verb(head) is not None and called(trigger, by_head) is None)
    )


def _is_verdict(trigger: Trigger, by_head: Mapping[int, Trigger]) -> bool:
    """ "it amounts to [blackmail]", "was tantamount to an [act of war]": what something is held to be."""
    noun = over_of(trigger.head)
    judge = by_head.get(noun.head.head.i)
    return noun.dep_ == "pobj" and noun.head.lower_ == "to" and judge is not None and judge.row.frame.name in JUDGED


def _is_bare_charge(trigger: Trigger, by_head: Mapping[int, Trigger]) -> bool:
    """ "accused Peru of [blackmail]", "of arrogance and [blackmail]": what somebody is charged with, by a word that tells no act of its own."""
    noun = trigger.head
    first = _first_of_list(noun)
    charge = by_head.get(first.head.head.i)
    charged = first.dep_ == "pobj" and first.head.lower_ == "of" and charge is not None and charge.row.type == "ACCUSE"
    return (
        charged and noun.tag_ == "NN" and not any(c.dep_ not in {"amod", "cc", "conj", "punct"} for c in noun.children)
    )


def _is_circumstance(trigger: Trigger, by_head: Mapping[int, Trigger]) -> bool:
    """ "The ministers, [meeting] in Riga, condemned the raid": where they did it."""
    verb = trigger.head
    if trigger.row.type != "CONSULT" or verb.tag_ != "VBG" or verb.dep_ not in {"acl", "advcl"}:
        return False
    if any(c.dep_ == "dobj" or c.lower_ in {"with", "after", "before"} for c in verb.children):
        return False  # "after [meeting] his rival"
    return verb.head.i in by_head or verb.head.head.i in by_head


def _is_aside(verb: Token) -> bool:
    """Tell whether a clause hangs on another act: "left the talks, [calling] them a farce", "a deed that the court [called] murder"."""
    return verb.dep_ in {"relcl", "acl"} or (verb.dep_ == "advcl" and verb.tag_ == "VBG")


def _judges_act(verb: Token, by_head: Mapping[int, Trigger]) -> bool:
    """ "France, which [called] the raid an act of war": who is told of judges an act in the clause about him."""
    subject = surface_subject(verb)
    told = subject is not None and subject.tag_ in {"WDT", "WP"}
    return told and any(c.dep_ == "dobj" and c.i in by_head for c in verb.rights)


def _names_above(verb: Token) -> bool:
    """ "the men whom the generals [call] bandits": who is named stands above the clause, which only adds the name."""
    subject = surface_subject(verb)
    if verb.dep_ != "relcl" or subject is None or subject.tag_ in {"WDT", "WP"}:
        return False
    return any(c.tag_ in {"WDT", "WP"} for c in verb.lefts)


# -- effects and second names -------------------------------------------------------------------------------------------


def absorb_effects(triggers: Sequence[Trigger], mishaps: frozenset[str] = frozenset()) -> list[Act]:
    """Give the acts of a page in text order; `same_as` counts in that order."""
    by_head = {t.head.i: t for t in triggers}
    owner: dict[int, int] = {}
    for trigger in triggers:
        absorber = _absorber(trigger, by_head)
        if absorber is not None and _root(owner, absorber.head.i) != trigger.head.i:
            owner[trigger.head.i] = absorber.head.i
    kept = [
        t for t in triggers if t.head.i not in owner and not _is_accident(t, by_head, mishaps) and not is_bare_toll(t)
    ]
    number = {t.head.i: n for n, t in enumerate(kept)}
    effects: dict[int, list[Trigger]] = defaultdict(list)
    for trigger in triggers:
        if trigger.head.i in owner:
            effects[_root(owner, trigger.head.i)].append(trigger)
    twins = [named_again(trigger, by_head) for trigger in kept]
    return [
        Act(trigger, tuple(effects[trigger.head.i]), number.get(_root(owner, twin.head.i)) if twin else None)
        for trigger, twin in zip(kept, twins, strict=True)
    ]


def _root(owner: Mapping[int, int], head: int) -> int:
    """Follow the owners up; the count keeps a ring of owners from holding the climb for ever."""
    for _ in range(len(owner)):
        if head not in owner:
            break
        head = owner[head]
    return head


def _absorber(trigger: Trigger, by_head: Mapping[int, Trigger]) -> Trigger | None:
    """Find the act of which `trigger` only tells the effect or the weapon, or that it answers."""
    if trigger.row.family in VERDICTS and (means := _done_by(trigger, by_head)) is not None:
        return means
    if (force := force_behind(trigger, by_head)) is not None:
        return force
    if trigger.row.type != "ASSAULT" and trigger.row.family not in HARM:
        return None
    if (hit := _hit_by(trigger, by_head) or _struck(trigger, by_head)) is not None:
        return hit
    if trigger.nominal:
        return _led_to(trigger, by_head) or _act_of_weapon(trigger, by_head) or _done_as(trigger, by_head)
    if trigger.row.family not in EFFECTS:
        return None
    verb = trigger.head
    candidates = [
        *_subjects(verb, by_head),
        *_within_phrase(verb, by_head),
        *_when(verb, by_head),
        *_clause_above(trigger, by_head),
    ]
    if not is_passive(verb) and (means := _told_by_means(verb, by_head)) is not None:
        return means
    by_somebody = is_passive(verb) and any(agents(verb))  # "beaten to death by soldiers during a rally"
    causes = FORCE if trigger.row.family in HARM and not by_somebody else {"ASSAULT"}
    return next((c for c in candidates if c.row.type in causes and c is not trigger), None)


def _done_by(trigger: Trigger, by_head: Mapping[int, Trigger]) -> Trigger | None:
    """ "retaliated by [expelling] two envoys": the clause says what the answer was."""
    return _means(trigger.head, by_head) or _told_of_by(trigger.head, by_head)


def _told_by_means(verb: Token, by_head: Mapping[int, Trigger]) -> Trigger | None:
    """ "killed nine by [detonating] a bomb": the clause says how."""
    means = _means(verb, by_head)
    return means if means is not None and means.row.type == "ASSAULT" else None


def _means(verb: Token, by_head: Mapping[int, Trigger]) -> Trigger | None:
    """Find the act of the clause behind "by" that says how a verb's act was done."""
    clauses = (c for p in verb.rights if p.lower_ == "by" for c in p.children if c.dep_ == "pcomp")
    return next((by_head[c.i] for c in clauses if c.i in by_head), None)


def _told_of_by(participle: Token, by_head: Mapping[int, Trigger]) -> Trigger | None:
    """ "[Retaliating] after the raid, Chad launched strikes": the sentence says what the answer was."""
    verb = participle.head
    opens = participle.dep_ == "advcl" and participle.tag_ == "VBG" and participle.i == participle.sent.start
    if not opens or any(c.dep_ == "dobj" or c.lower_ == "with" for c in participle.rights):
        return None
    seats = (verb, *(c for c in verb.rights if c.dep_ == "dobj"))
    return next((by_head[t.i] for t in seats if t.i in by_head and by_head[t.i].row.type in HARSH), None)


def _struck(trigger: Trigger, by_head: Mapping[int, Trigger]) -> Trigger | None:
    """ "Missiles [fired] from Chad struck a tanker": what the weapons did, whose firing is told with them."""
    fired, weapon = trigger.head, trigger.head.head
    if trigger.row.family not in SENDING or fired.dep_ != "acl" or weapon.dep_ != "nsubj":
        return None
    act = by_head.get(weapon.head.i)
    return act if act is not None and act.row.type == "ASSAULT" else None


def _hit_by(trigger: Trigger, by_head: Mapping[int, Trigger]) -> Trigger | None:
    """ "A rocket [fired] by the rebels hit the port": firing and hitting are one act, told by the finite verb."""
    clause, weapon = trigger.head, trigger.head.head
    if trigger.row.family not in SENDING | {"explode"} or clause.dep_ != "acl":
        return None
    if weapon.i in by_head and _is_weapon(by_head[weapon.i]):  # "died of a bomb [planted] by the rebels"
        return by_head[weapon.i]
    if weapon.dep_ == "pobj" and weapon.head.lower_ in {"by", "with"}:  # "hit by a missile [fired] from Chad"
        weapon = weapon.head
    elif weapon.dep_ not in {"nsubj", "nsubjpass"}:
        return None
    act = by_head.get(weapon.head.i)
    return act if act is not None and act.row.type == "ASSAULT" and act.row.family != "shoot-down" else None


def _led_to(trigger: Trigger, by_head: Mapping[int, Trigger]) -> Trigger | None:
    """ "Clashes led to the [killing] of nine": the noun counts the dead of what the verb tells of."""
    noun = trigger.head
    if noun.lemma_.lower() not in {"killing", "wounding"} or noun.dep_ != "pobj":
        return None
    verb = noun.head.head
    if noun.head.lower_ not in {"to", "in"} or verb.lemma_.lower() not in LEADING:
        return None
    return next(iter(_subjects(verb, by_head)), None)


def _is_weapon(trigger: Trigger) -> bool:
    """Tell whether a noun names an act only by its weapon, so that another word of the clause may name it better."""
    return trigger.nominal and trigger.head.lemma_.lower() in WEAPONS


def _act_of_weapon(trigger: Trigger, by_head: Mapping[int, Trigger]) -> Trigger | None:
    """ "Three rockets [hit] the airport", "police [fired] tear gas": the verb is the act, the weapon only its means."""
    noun = trigger.head
    if not _is_weapon(trigger) or noun.dep_ not in {"nsubj", "nsubjpass", "dobj", "pobj"}:
        return None
    verb = noun.head.head if noun.dep_ == "pobj" and noun.head.lower_ in {"with", "by"} else noun.head
    act = by_head.get(verb.i)
    return act if act is not None and not act.nominal and act.row.type == "ASSAULT" else None


def _done_as(trigger: Trigger, by_head: Mapping[int, Trigger]) -> Trigger | None:
    """ "[Hit] two bases using a car bomb attack", "in a joint operation, police [captured] two": the noun says how."""
    noun = trigger.head
    opens = noun.dep_ == "pobj" and noun.head.lower_ == "in" and noun.head.i == noun.sent.start
    opens = opens and any(c.lower_ in {"a", "an", "another"} for c in noun.lefts)
    if not opens and (noun.dep_ != "dobj" or noun.head.lower_ != "using"):
        return None
    act = next((by_head[t.i] for t in noun.head.ancestors if t.i in by_head), None)
    return act if act is not None and not act.nominal and act.row.type == "ASSAULT" else None


def _subjects(verb: Token, by_head: Mapping[int, Trigger]) -> Iterable[Trigger]:
    """ "A missile [strike] hits a convoy", "condemned the [raid], saying it killed four": the noun is the act."""
    if verb.dep_ == "pcomp" and verb.head.lower_ in {"to", "for", "after", "over"}:
        return  # "the raid came in response to shelling": another act
    for subject in (*fillers(verb, "subj"), *fillers(verb, "by")):
        noun = by_head.get(_counted(subject).i) or _judged_act(subject, by_head) or _act_on(subject, verb, by_head)
        if noun is not None and noun.nominal and not _is_weapon(noun):
            yield noun


def _counted(noun: Token) -> Token:
    """Give what a noun only counts or names as a cause: "a series of [clashes]", "as a result of a [raid]"."""
    counts = (
        (noun.lemma_.lower() == "result" and noun.head.lower_ == "as")
        or noun.lemma_.lower() in QUANTITIES
        or (noun.tag_ == "NNS" and noun.lemma_.lower() in TIMES)
    )
    return next(prepositions(noun, "of"), noun) if counts else noun


def _act_on(subject: Token, verb: Token, by_head: Mapping[int, Trigger]) -> Trigger | None:
    """Find the act of a toll that the parse says of its place: "an [attack] on a market in the port that killed nine"."""
    place = verb.head
    killed = [n for c in verb.rights if c.dep_ == "dobj" for n in (c, *c.conjuncts)]
    toll = any(c.dep_ == "nummod" or c.lower_ in {"a", "an"} for n in killed for c in n.lefts)
    if verb.dep_ != "relcl" or not toll or subject not in (place, *verb.lefts):
        return None
    for _ in range(FARTHEST_PLACE):
        if place.dep_ != "pobj" or place.head.lower_ not in OF_PLACES:
            return None
        place = place.head.head
        if place.i in by_head:
            seats = (place, *(o for o in fillers(place, "obj") if by_head[place.i].row.type in WORDS_OF_OTHERS))
            return next((by_head[t.i] for t in seats if t.i in by_head and by_head[t.i].nominal), None)
    return None


def _judged_act(pronoun: Token, by_head: Mapping[int, Trigger]) -> Trigger | None:
    """Find the act that "it" means in what is said of an act while it is judged."""
    if pronoun.lower_ not in {"it", "they"}:
        return None
    verbs = (t for t in pronoun.ancestors if t.i in by_head and by_head[t.i].row.type == "ACCUSE" and t.i < pronoun.i)
    objects = (o for verb in verbs for o in fillers(verb, "obj") if o.i in by_head)
    return next((by_head[o.i] for o in objects), None)


def _within_phrase(verb: Token, by_head: Mapping[int, Trigger]) -> Iterable[Trigger]:
    """ "was killed in an [attack]", "hit with [air strikes]"."""
    objects = [c for c in verb.rights if c.dep_ == "dobj"]  # "killed forty [people in an attack]"
    objects += prepositions(verb, "with")  # "killed along with her [driver in a shooting]"
    deadly = is_passive(verb)  # "were killed after a [raid]", "as a result of a [raid]"
    for preposition in (p for v in (*_with_joined(verb), *objects) for p in v.children):
        if preposition.dep_ in {"prep", "agent"} and preposition.lower_ in WITHIN | (CAME_OF if deadly else set()):
            for noun in (t for c in preposition.children for t in (c, *c.conjuncts)):
                act = by_head.get(noun.i) or by_head.get(_counted(noun).i)
                if act is None or not act.nominal or (act.row.type == "PROTEST" and _has_killer(verb, by_head)):
                    continue  # "police [killed] nine during the protests": no part of what the crowd did
                if preposition.lower_ in WITHIN or act.row.type == "ASSAULT":
                    yield act


def _has_killer(verb: Token, by_head: Mapping[int, Trigger]) -> bool:
    """Tell whether somebody is said to have done the harm, and not only an act: "[police] killed nine", "shot by [police]"."""
    subject = None if is_passive(verb) else surface_subject(verb)
    return any(True for _ in agents(verb)) or (subject is not None and subject.i not in by_head)


def _with_joined(verb: Token) -> list[Token]:
    """ "19 were killed and 35 [injured] in the strikes": what follows the second verb holds for both, if none else did it."""
    joined = [c for c in verb.rights if c.dep_ == "conj" and not _has_doer_of_its_own(c)]
    joined += [
        d for c in joined for d in c.rights if d.dep_ == "conj" and d.pos_ in VERBAL and not _has_doer_of_its_own(d)
    ]
    return [verb, *joined, *(c for noun in joined for c in noun.rights if c.dep_ == "acl")]


def _has_doer_of_its_own(verb: Token) -> bool:
    if is_passive(verb) or (verb.tag_ == "VBN" and is_passive(verb.head)):  # "two were killed and five others wounded"
        return False
    subject = next((c for c in verb.lefts if c.dep_ == "nsubj"), None)
    return subject is not None and subject.pos_ != "NUM" and subject.lower_ not in QUANTITIES


def _when(verb: Token, by_head: Mapping[int, Trigger]) -> Iterable[Trigger]:
    """ "were killed when a bomber [blew himself up]": the clause tells the act."""
    for clause in (c for v in _with_joined(verb) for c in v.rights):
        came_of = is_passive(verb) and not _told_before(clause, verb, by_head)
        marks = {"when", "as", "after"} if came_of else {"when", "as"}
        if clause.dep_ == "advcl" and any(c.lower_ in marks for c in clause.lefts):
            yield from (by_head[t.i] for t in (clause, *clause.children) if t.i in by_head)


def _told_before(clause: Token, verb: Token, by_head: Mapping[int, Trigger]) -> bool:
    """Tell whether "after" opens another blow: "killed by soldiers after rebels struck", "shot after they [killed] three"."""
    act = by_head.get(clause.i)
    own_toll = act is not None and act.row.family == "kill"  # whom the one killed are not those whom the other did
    doers = (t for t in agents(verb) if t.lemma_.lower() not in WEAPONS)
    return own_toll or any(True for _ in (*doers, *_within_phrase(verb, by_head)))


def _clause_above(trigger: Trigger, by_head: Mapping[int, Trigger]) -> Iterable[Trigger]:
    """ "shelled the town, killing two"; "an attack that killed two"."""
    verb = trigger.head
    lemma = verb.lemma_.lower()
    aimed = lemma == "target" and verb.dep_ == "xcomp" and verb.tag_ == "VBG"  # "blew himself up [targeting] a convoy"
    if verb.dep_ not in CLAUSES or not (aimed or trigger.row.family in HARM or lemma in {"hit", "strike"}):
        return
    if verb.tag_ != "VBG" and lemma in {"hit", "strike"} and verb.dep_ != "relcl":
        return
    if any(c.dep_ == "mark" for c in verb.children) and verb.dep_ == "advcl":
        return
    head = verb.head
    if verb.dep_ == "conj" and head.pos_ == "NOUN" and verb.tag_ == "VBG":  # "killing two recruits and wounding five"
        head = head.head
    elif (
        verb.dep_ == "conj"
        and any(c.dep_ in {"nsubj", "nsubjpass"} for c in verb.lefts)
        and not _same_effect(verb, by_head)
    ):
        return
    if verb.dep_ == "conj" and {verb.tag_, head.tag_} in ALIKE and _takes(head, by_head):
        return
    if head.pos_ in {"NUM", "PROPN"} and verb.dep_ in {
        "relcl",
        "acl",
    }:  # hung on a date: "on 29 July, which killed two"
        before = reversed(list(head.sent)[: verb.i - head.sent.start])
        yield from (by_head[t.i] for t in before if t.i in by_head and by_head[t.i].nominal)
    hung_on_place = verb.tag_ == "VBG" and verb.dep_ == "acl" and head.i not in by_head
    if hung_on_place:  # "attacked guests at a bar [killing] three"
        head = next((t for t in head.ancestors if t.pos_ in VERBAL), head)
    if head.i in by_head:
        yield by_head[head.i]
    for child in head.children:
        if child.dep_ in {"dobj", "nsubj", "nsubjpass"} and child.i in by_head and by_head[child.i].nominal:
            yield by_head[child.i]


def _takes(verb: Token, by_head: Mapping[int, Trigger]) -> bool:
    """ "took the base and [destroyed] two tanks", "shot down a jet and [destroyed] a convoy": no blow that the effect is of."""
    act = by_head.get(verb.i)
    return act is not None and not act.nominal and act.row.family in TAKING


def _same_effect(verb: Token, by_head: Mapping[int, Trigger]) -> bool:
    """ "killed two and wounded five" is one effect."""
    above = by_head.get(verb.head.i)
    return above is not None and above.row.family in TOLLS


def _is_accident(trigger: Trigger, by_head: Mapping[int, Trigger], mishaps: frozenset[str]) -> bool:
    """ "the helicopter crashed, [killing] six", "a bus drove off a cliff [killing] six": harm brought about by no act."""
    verb = trigger.head
    if (
        trigger.row.family not in HARM
        or verb.tag_ != "VBG"
        or any(c.dep_ in {"mark", "aux", "nsubj"} for c in verb.lefts)
    ):
        return False
    if verb.dep_ == "advcl" and verb.head.tag_ in FINITE and _is_by_the_armed(trigger, mishaps):
        return any(t.i in by_head and by_head[t.i].row.type in FORCE for t in verb.ancestors)  # told with that
    if verb.dep_ == "conj" and _takes(verb.head, by_head):  # "began looting it and [destroying] its ports"
        return False
    place = verb.head
    if verb.dep_ == "acl" and place.dep_ == "pobj" and place.head.lower_ in PLACING and place.i not in by_head:
        return any(t.pos_ in VERBAL for t in place.ancestors)
    return verb.dep_ in {"advcl", "conj"} and verb.head.pos_ in VERBAL


def _is_by_the_armed(trigger: Trigger, mishaps: frozenset[str]) -> bool:
    """ "Warships engaged pirates, [killing] one": whoever did it bears arms, and no mishap is told of."""
    armed = any(c.slot == "subj" for c in trigger.row.needs)
    return armed and bool(mishaps) and mishaps.isdisjoint(t.lemma_.lower() for t in trigger.head.sent)
