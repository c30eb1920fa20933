"""Parties that stand outside the slots of a frame: who fired the weapon, whose land it is, who handles a measure.

The functions give tokens, never actors: which actor a token means is for the caller to say.
"""

from __future__ import annotations

from collections.abc import Iterator

from timeline.lexicon import Lexicon
from timeline.nlp.owners import MISSIONS
from timeline.nlp.slots import fillers
from timeline.nlp.subjects import JUDGED_FOR, surface_subject
from timeline.nlp.syntax import REASON_NOUNS, VERBAL, agents, clause_top, has_to, is_definite, is_passive, prepositions
from timeline.nlp.tree import Token
from timeline.nlp.triggers import Trigger

REASONS = frozenset({"for", "over", "because", "following", "after", "due"})
REASON_CLAUSES = frozenset({"after", "because", "since", "as"})
HAVING_DONE = frozenset({"order", "command", "want"})
CAUSING = frozenset({"have", "get"})
ENDING = frozenset("cease stop end halt suspend abandon".split())
ASKING = frozenset("call urge ask demand tell order press appeal implore warn".split())
UPWARD = frozenset({"dobj", "pobj", "prep", "conj", "acl", "xcomp", "advcl", "nsubjpass", "relcl"})
UPWARD_PREPOSITIONS = frozenset({"of", "to", "from", "on", "for", "with", "by"})
CHARGING = JUDGED_FOR | {"accuse", "suspect", "blame"}
WARNING = frozenset({"warn", "caution"})
INVOLVED = frozenset({"implicate", "involve", "suspect"})
PARTS = frozenset({"role", "part", "involvement", "participation", "complicity"})
PHASES = frozenset("end halt suspension pause completion conclusion start beginning launch resumption".split())
REPORTING = frozenset("report announce confirm claim declare".split())
HIGHEST = 6


def makers_of_means(trigger: Trigger, lexicon: Lexicon) -> Iterator[Token]:
    """Yield who sent the weapon that struck: "hit by missiles fired by [X]", "attacked with drones that [X] launched"."""
    verb = trigger.head
    if trigger.nominal:
        yield from _makers_of_cause(verb, lexicon)
        if verb.lemma_.lower() in lexicon.weapons:  # "a roadside bomb planted by [X]"
            yield from (t for clause in verb.rights if clause.dep_ == "acl" for t in agents(clause))
        return
    nouns = [*fillers(verb, "subj"), *prepositions(verb, "by"), *prepositions(verb, "with")]
    for noun in (n for n in nouns if n.lemma_.lower() in lexicon.weapons):
        for clause in (c for c in noun.rights if c.dep_ in {"acl", "relcl"}):
            yield from fillers(clause, "subj")


def _makers_of_cause(noun: Token, lexicon: Lexicon) -> Iterator[Token]:
    """Yield whose weapon brought an act about: "a [Libyan] torpedo caused the sinking of the ship"."""
    if noun.dep_ == "dobj" and noun.head.lemma_.lower() == "cause":
        for weapon in (c for c in fillers(noun.head, "subj") if c.lemma_.lower() in lexicon.weapons):
            yield from (t for slot in ("poss", "mod") for t in fillers(weapon, slot))


def leaders_of_operation(trigger: Trigger, lexicon: Lexicon) -> Iterator[Token]:
    """Yield whose operation costs lives or freedom: "was killed in an [Israeli] operation", "held during a raid by [X]"."""
    verb = trigger.head
    if trigger.nominal or not is_passive(verb) or trigger.row.type not in {"ASSAULT", "COERCE"}:
        return
    nouns = [o for seat in (verb, *verb.conjuncts) for word in ("in", "during") for o in prepositions(seat, word)]
    if any(
        c.lower_ == "with" for c in (verb.head, *verb.lefts)
    ):  # "a raid by [X] killed two, with eight others arrested"
        nouns += [verb.head, *fillers(clause_top(verb.head), "subj")]
    for noun in nouns:
        if noun.lemma_.lower() in lexicon.classes["operation"]:
            yield from (t for slot in ("poss", "mod", "by") for t in fillers(noun, slot))


def is_at_request(trigger: Trigger) -> bool:
    """Tell whether something is done because somebody asks for it: "at the request of X"."""
    asks = trigger.nominal and trigger.row.frame.name.startswith("noun.demand")
    return asks and trigger.head.dep_ == "pobj" and trigger.head.head.lower_ == "at"


def askers(trigger: Trigger) -> Iterator[Token]:
    """Yield who asks, where something is done at somebody's request: "at [X's] request", "at the request of [X]"."""
    for slot in ("poss", "mod", "of", "by"):
        yield from fillers(trigger.head, slot)


def asked(trigger: Trigger) -> Iterator[Token]:
    """Yield who does what is done at a request: "at X's request [the council] met"."""
    verb = clause_top(trigger.head)
    subject = surface_subject(verb) if verb.pos_ in VERBAL else None
    if subject is not None:
        yield subject


def is_document(noun: Token, lexicon: Lexicon) -> bool:
    """Tell whether a noun is something said or written, which is no party: its issuer is."""
    return noun.lemma_.lower() in lexicon.classes["document"]


def issuers(noun: Token, lexicon: Lexicon) -> Iterator[Token]:
    """Yield who speaks through a document: "[X] adopted a resolution condemning Z"."""
    if is_document(noun, lexicon) and noun.dep_ in {"dobj", "pobj", "attr"}:
        verb = clause_top(noun.head)
        subject = surface_subject(verb) if verb.pos_ in VERBAL and not is_passive(verb) else None
        if subject is not None:
            yield subject


def handlers(trigger: Trigger, lexicon: Lexicon) -> Iterator[Token]:
    """Yield whose measure it is, by what is done with it: "[X] will raise its tariff", "[X] voted to lift sanctions"."""
    if trigger.row.frame.name != "noun.measure":
        return
    handling = (
        lexicon.classes["deciding"]
        | lexicon.classes["impose_verb"]
        | lexicon.classes["cutting"]
        | lexicon.classes["lifting"]
    )
    token, handled = trigger.head, False
    for _ in range(HIGHEST):
        above = token.head
        if above == token or token.dep_ not in UPWARD:
            return
        if token.dep_ == "prep" and token.lower_ not in UPWARD_PREPOSITIONS:
            return
        if token.dep_ == "advcl" and any(c.dep_ == "mark" for c in token.lefts):
            return  # "threatens war if sanctions are imposed"
        if above.pos_ in VERBAL:
            lemma = above.lemma_.lower()
            handled = handled or (lemma in handling and lexicon.light_verbs.get((lemma,)) != "passive")
            if not handled:
                return
            yield from fillers(above, "subj")
        token = above


def places_of_authority(trigger: Trigger, lexicon: Lexicon) -> Iterator[Token]:
    """Yield the places whose authority acts where nobody is said to: "protesters in [X] were arrested"."""
    if trigger.row.family not in lexicon.classes["authority_act"]:
        return
    seats = [trigger.head, *fillers(trigger.head, "obj"), *fillers(trigger.head, "of")]
    for seat in seats:
        for preposition in ("in", "across", "throughout", "at"):
            yield from prepositions(seat, preposition)
        if {c.lemma_.lower() for c in seat.lefts} & lexicon.classes["part_of_society"]:
            yield from (c for c in seat.lefts if c.dep_ == "poss")  # "Chad's opposition leader was arrested"


def claimants(trigger: Trigger) -> Iterator[Token]:
    """Yield who owns up to an act, or is said to stand behind it: "an attack for which [X] claimed responsibility", "[X] is behind the bombing"."""
    if not trigger.nominal or trigger.row.type != "ASSAULT":
        return
    head = trigger.head
    if head.dep_ == "pobj" and head.head.lower_ == "behind" and head.head.head.lemma_ == "be":
        yield from fillers(head.head.head, "subj")
    governor = head.head if head.dep_ == "pobj" and head.head.lower_ == "for" else head
    verbs = [c for c in head.rights if c.dep_ in {"relcl", "acl"}]
    verbs += [governor.head, governor.head.head] if governor.dep_ in {"dobj", "prep", "nsubjpass"} else []
    for verb in verbs:
        objects = {c.lower_ for c in verb.rights if c.dep_ == "dobj"} | {c.lower_ for c in verb.lefts}
        if verb.lemma_ == "claim" and (head.dep_ in {"dobj", "nsubjpass"} or objects & {"responsibility", "credit"}):
            yield from fillers(verb, "subj")


def charged(trigger: Trigger) -> Iterator[Token]:
    """Yield who is said to have done what a noun names: "accused [X] of an attack", "[X] was blamed for the raid"."""
    noun = trigger.head
    for _ in range(HIGHEST):
        if noun.dep_ == "conj" and noun.head.pos_ == "NOUN":
            noun = noun.head
    takes_part = noun.head.lower_ == "in" and noun.head.head.lemma_.lower() in PARTS
    noun = noun.head.head if takes_part else noun  # "sentenced [X] for his role in the attack"
    verb = noun.head.head
    said, lemma = noun.head.lower_, verb.lemma_.lower()
    of_or_for = said == "for" or (said == "of" and lemma not in WARNING)  # "warned [X] of a raid" is no charge
    is_charge = noun.dep_ == "pobj" and ((of_or_for and lemma in CHARGING) or (said == "in" and lemma in INVOLVED))
    if (
        trigger.nominal
        and noun.dep_ == "pobj"
        and said == "for"
        and lemma == "responsible"
        and verb.head.lemma_ == "be"
    ):
        yield from fillers(verb.head, "subj")  # "[X] is responsible for rapes and killings"
    described = said == "in" and any(c.lower_ == "of" for c in trigger.head.rights)  # "the killing of two officers"
    # "blamed X for the attack": who made that may have been told before
    told = is_definite(trigger.head) and not takes_part and not described
    if trigger.nominal and is_charge and not told and verb.pos_ in VERBAL:
        yield from fillers(verb, "obj")


def orderers(trigger: Trigger) -> Iterator[Token]:
    """Yield who has a thing done: "[X] ordered the embassy closed", "[X] replied by having the sailors arrested"."""
    verb = trigger.head
    if trigger.nominal or verb.dep_ != "ccomp" or verb.tag_ != "VBN":
        return
    means = verb.head.dep_ == "pcomp" and verb.head.head.lower_ == "by"
    suffered = trigger.row.type == "ASSAULT" and not means  # "Peru had two ships sunk"
    if verb.head.lemma_.lower() in HAVING_DONE or (verb.head.lemma_.lower() in CAUSING and not suffered):
        yield from fillers(verb.head.head.head if means else verb.head, "subj")


def deciders(trigger: Trigger) -> Iterator[Token]:
    """Yield who decides on an act whose verb was read as a noun: "[X's] decision to sanction Y"."""
    head = trigger.head
    if trigger.nominal and head.dep_ in {"acl", "xcomp"} and has_to(head):
        subject = surface_subject(head)
        if subject is not None:
            yield subject


def takers_of_step(verb: Token, lexicon: Lexicon) -> Iterator[Token]:
    """Yield who takes the step that a relative clause judges: "[X] granted asylum, a move that Y condemned"."""
    step = verb.head
    is_step = step.lemma_.lower() in lexicon.classes["step_noun"]
    if verb.dep_ != "relcl" or step.dep_ not in {"appos", "npadvmod", "dobj"} or not is_step:
        return
    above = clause_top(step)
    subject = surface_subject(above) if above.pos_ in VERBAL else None
    if subject is not None and step.dep_ != "dobj":
        yield subject


def hosted(noun: Token, lexicon: Lexicon) -> Iterator[Token]:
    """Yield who is struck through the place that holds them: "a base hosting [X's] troops", "bases supporting [X's] troops"."""
    role = lexicon.roles.get(noun.lemma_.lower())
    serving = frozenset({"support"}) if role is not None and role.kind == "facility" else frozenset()
    for clause in noun.rights:
        if clause.dep_ in {"acl", "relcl"} and clause.lemma_.lower() in lexicon.classes["hosting"] | serving:
            yield from (c for c in clause.rights if c.dep_ == "dobj")


def embassies_beside(trigger: Trigger) -> Iterator[Token]:
    """Yield the missions beside which something blew up: "a bomb exploded outside the [embassy] of X", "blasts near [consulates]"."""
    if trigger.row.type == "ASSAULT":
        seats = (trigger.head, *(c for c in trigger.head.children if c.dep_ == "dobj"))
        near = (o for seat in seats for word in ("outside", "near") for o in prepositions(seat, word))
        yield from (o for o in near if o.lemma_.lower() in MISSIONS)


def runners(trigger: Trigger, lexicon: Lexicon) -> Iterator[Token]:
    """Yield who carries out an act that explains a name: "[X] launched Operation Anvil, a bombing campaign"."""
    named = trigger.head.head
    explains = trigger.nominal and trigger.head.dep_ == "appos" and named.dep_ == "dobj"
    if explains and lexicon.light_verbs.get((named.head.lemma_.lower(),)) == "active":
        yield from fillers(named.head, "subj")


def quitters(trigger: Trigger) -> Iterator[Token]:
    """Yield who is to end what he does: "called on [X] to cease attacks", "urged [X] to stop the shelling"."""
    verb = trigger.head.head
    ends = trigger.nominal and trigger.head.dep_ == "dobj" and verb.lemma_.lower() in ENDING
    if ends and verb.dep_ in {"xcomp", "ccomp"} and has_to(verb):
        subject = surface_subject(verb)
        asked = verb.head.lemma_.lower() in ASKING
        if subject is not None and asked and subject != surface_subject(verb.head):
            yield subject


def enders(trigger: Trigger) -> Iterator[Token]:
    """Yield who declares that his own act begins or ends: "[the army] announced an end to operations"."""
    phase = trigger.head.head.head
    hangs = trigger.nominal and trigger.head.dep_ == "pobj" and trigger.head.head.lower_ in {"to", "of"}
    if hangs and not trigger.row.frame.mutual and phase.lemma_.lower() in PHASES and phase.dep_ == "dobj":
        yield from fillers(phase.head, "subj")


def reporters(trigger: Trigger) -> Iterator[Token]:
    """Yield who reports what was done: "[the army] reported the killing of ten rebels", which an army did itself."""
    verb = trigger.head.head
    told = trigger.nominal and trigger.head.dep_ == "dobj" and verb.lemma_.lower() in REPORTING
    if told and trigger.row.type in {"ASSAULT", "COERCE"} and not is_passive(verb):
        yield from fillers(verb, "subj")


def stranded_subject(verb: Token) -> Iterator[Token]:
    """Yield the subject of a main verb that the parser hung into the clause before it: "[Japan], which holds …, protested".

    Then the first noun of the sentence is left without a verb, and stands as the root.
    """
    root = verb.sent.root
    finite = verb.tag_ in {"VBD", "VBZ", "VBP", "VBN"} and not any(
        c.dep_ in {"aux", "auxpass", "agent"} for c in verb.children
    )
    if (
        not finite
        or root.pos_ not in {"NOUN", "PROPN"}
        or not root.i < verb.i
        or verb.dep_ not in {"acl", "advcl", "conj", "relcl"}
    ):
        return
    inserted = any(c.dep_ in {"relcl", "acl", "advcl"} and c.is_ancestor(verb) for c in root.rights)
    told_by_comma = verb.doc[verb.i - 1].text == ","
    if inserted and (told_by_comma or verb.tag_ == "VBD"):
        yield root


def gives_reason(word: Token) -> bool:
    """Tell whether a phrase or clause says what an act answers: "for its raid", "in response to its raid", "after it fired"."""
    if word.dep_ == "advcl":
        return any(c.dep_ in {"mark", "advmod"} and c.lower_ in REASON_CLAUSES for c in word.lefts)
    if word.dep_ != "prep":
        return False
    answers = word.lower_ == "to" and word.head.lemma_.lower() in REASON_NOUNS
    return answers or word.lower_ in REASONS


def sets_condition(word: Token) -> bool:
    """Tell whether a clause says on what condition something is threatened: "if it fired", "unless it withdrew"."""
    return word.dep_ == "advcl" and any(c.dep_ == "mark" and c.lower_ in {"if", "unless"} for c in word.lefts)


def subject_beside(verb: Token) -> Iterator[Token]:
    """Yield who does more in a clause without a comma, which the parser hung on a thing: "[troops] raid farms arresting ten men"."""
    if verb.dep_ == "acl" and verb.tag_ == "VBG" and verb.head.dep_ in {"dobj", "pobj"}:
        above = clause_top(verb.head)
        subject = surface_subject(above) if above.pos_ in VERBAL else None
        if subject is not None:
            yield subject


def speakers(word: Token) -> Iterator[Token]:
    """Yield who says what a clause says: "[X] said that it was illegal"."""
    clause = clause_top(word)
    for _ in range(HIGHEST):
        if clause.dep_ in {"conj", "advcl", "acomp"}:
            clause = clause.head
    if clause.dep_ == "ccomp" and clause.head.pos_ in VERBAL:
        yield from fillers(clause.head, "subj")


def clause_subject(noun: Token) -> Token | None:
    """Give the subject of the clause around a noun in an adverbial: "after talks with Y, [X] said"."""
    verb = clause_top(noun)
    if verb.dep_ == "prep":  # "following" is tagged as a verb
        verb = clause_top(verb.head)
    subject = surface_subject(verb) if verb.pos_ in VERBAL else None
    if subject is None or noun not in subject.subtree:
        return subject
    phrase = noun.head  # "[X], in a meeting with Y, promised": hung on X
    aside = phrase.dep_ == "prep" and phrase.head == subject and noun.doc[phrase.i - 1].text == ","
    return subject if aside else None
