"""Questions to the parse: what is passive, whose clause a word stands in, what is counted, joined or governed.

Labels are those of spaCy's English pipelines (ClearNLP style: nsubj, dobj, nsubjpass, agent, pobj, relcl, acl …).
"""

from __future__ import annotations

from collections.abc import Iterator

from timeline.nlp.tree import Token

SUBJECTS = frozenset({"nsubj", "nsubjpass", "agent"})
VERBAL = frozenset({"VERB", "AUX"})
MEETING = frozenset({"meet", "speak", "talk"})
# Verbs that ask with "for" or "on", and so have no passive here.
CALLING = frozenset("call press push appeal ask plead vote lobby".split())
REASON_NOUNS = frozenset(
    {"response", "retaliation", "reaction", "reprisal", "revenge", "answer", "reply", "retribution", "protest"}
)
QUANTITIES = frozenset(
    "number group series part dozen score hundred thousand million billion trillion m bn tn lot majority couple handful member "
    "type kind range variety worth half third quarter percent % batch wave host piece all some many most several each "
    "any one none both fleet crowd convoy column body unit contingent element section team barrage salvo volley swarm raft slew flurry package array".split()
)
HOSTILE_PREPOSITIONS = frozenset({"on", "upon", "against", "at", "into", "in"})
# Nouns that only say how many or of what kind the act behind "of" is: "a wave of arrests", "an act of aggression".
CARRIERS = frozenset(
    "act wave series campaign spate string round barrage bout exchange day week month year night hour policy threat start "
    "outbreak resumption continuation beginning end rest pattern program programme operation state kind form incident instance case episode".split()
)
BORDERS = frozenset({"border", "frontier", "boundary"})
LISTED = frozenset({"GPE", "NORP"})  # kinds of names that stand in lists of states
LISTS = (LISTED, frozenset({"PERSON"}))  # a person is no apposition of another one
COUNTING = QUANTITIES | CARRIERS
BRINGING_ABOUT = frozenset({"have", "get", "see", "order", "want", "watch"})
TURNED = frozenset({"opposed", "committed", "averse"})  # "was opposed to": what somebody is, not what is done to him
# What persons do not do without an object, so that a past form joined to a passive is one: "was convicted and [sentenced]".
DONE_TO_PERSONS = frozenset(
    "arrest banish behead charge condemn convict deport detain execute expel extradite fine free hang imprison indict interrogate jail "
    "kill oust release sentence shoot torture wound injure abduct kidnap capture overpower disarm question acquit pardon".split()
)


def is_passive(verb: Token) -> bool:
    """Tell whether a verb form is passive: "was hit", "hit by", "the seized ship"; "was opposed to it" is none."""
    if verb.lower_ in TURNED and any(c.dep_ == "prep" and c.lower_ == "to" for c in verb.rights):
        return False
    if any(c.dep_ in {"nsubjpass", "auxpass", "agent"} for c in verb.children) or _is_brought_about(verb):
        return True
    if verb.tag_ not in {"VBN", "VBD"} or any(c.dep_ in {"aux", "nsubj", "dobj"} for c in verb.children):
        return main_verb_behind(verb) is not None
    if verb.dep_ == "conj":
        return (verb.tag_ == "VBN" or verb.lemma_ in DONE_TO_PERSONS) and is_passive(verb.head)
    if _goes_on(verb):
        return False
    return verb.dep_ in {"acl", "amod", "advcl"}


def _goes_on(verb: Token) -> bool:
    """Tell whether a verb without an object goes on with a row: "The court seized files, [called] for arrests, and left"."""
    row = [verb, *(c for c in verb.rights if c.dep_ in {"conj", "advcl"})]
    above = verb.head
    listed = verb.dep_ == "advcl" and verb.left_edge.i > 0 and verb.doc[verb.left_edge.i - 1].text == ","
    told = above.tag_ == "VBD" and above.i < verb.i and not is_passive(above)
    return listed and told and verb.lemma_.lower() in CALLING and any(v.tag_ == "VBD" for v in row)


def _is_brought_about(verb: Token) -> bool:
    """ "had the gate [closed]", "saw its envoy [expelled]", "ordered the camp [razed]": done to what stands before it."""
    if verb.tag_ not in {"VBN", "VBD"} or verb.dep_ != "ccomp" or verb.head.lemma_.lower() not in BRINGING_ABOUT:
        return False
    told = any(c.dep_ in {"aux", "mark", "dobj"} for c in verb.children)
    return not told and any(c.dep_ == "nsubj" for c in verb.lefts)


def main_verb_behind(participle: Token) -> Token | None:
    """Give the verb whose subject the parser gave to a participle: "all pupils abducted in May [have been released]"."""
    subject = next((c for c in participle.lefts if c.dep_ in {"nsubj", "nsubjpass"}), None)
    if (
        participle.tag_ != "VBN"
        or subject is None
        or any(c.dep_ in {"aux", "auxpass", "dobj"} for c in participle.children)
    ):
        return None
    beside = (
        c for seat in (participle, participle.head) for c in seat.rights if c.i > participle.i and c.dep_ == "ccomp"
    )
    return next((v for v in beside if is_without_subject(v)), None)


def is_without_subject(verb: Token) -> bool:
    """Tell whether a finite verb with an auxiliary has no subject, though nothing joins it to another."""
    helped = any(c.dep_ in {"aux", "auxpass"} and c.tag_ in {"VBP", "VBZ", "VBD", "MD"} for c in verb.lefts)
    return helped and not any(c.dep_ in {"nsubj", "nsubjpass", "csubj", "mark", "cc"} for c in verb.lefts)


def tells_no_doer(verb: Token) -> bool:
    """Tell whether a verb is passive and nobody is said to have done it: "15 factories were [burned]"."""
    return verb.pos_ == "VERB" and is_passive(verb) and next(agents(verb), None) is None


def agents(verb: Token) -> Iterator[Token]:
    """Yield what "by" names as the doer of a passive; a list of passives has one: "boarded, searched and seized by [X]"."""
    beside = [n for p in verb.rights if p.dep_ == "prep" for n in p.children if n.dep_ == "pobj" and _is_owned(n)]
    hung = [c for word in (verb, *beside) for c in word.children]  # "criticized for its cruelty by X"
    by = [c for c in hung if c.dep_ == "agent" or (c.dep_ == "prep" and c.lower_ == "by")]
    if not by and (last := _next_of_list(verb)) is not None:
        yield from agents(last)
    for child in by or _by_behind_content(verb):
        yield from (c for c in child.children if c.dep_ == "pobj")


def _by_behind_content(verb: Token) -> list[Token]:
    """ "Was asked to keep calm [by] Peru", "was accused of spying [by] Chile": hung on what a passive asks or accuses of."""
    if not is_passive(verb):
        return []
    inner = [c for c in verb.rights if c.dep_ == "xcomp"]
    inner += [c for p in verb.rights if p.dep_ == "prep" for c in p.children if c.dep_ == "pcomp"]
    active = (c for c in inner if c.tag_ in {"VB", "VBG"} and not any(b.dep_ == "auxpass" for b in c.lefts))
    last = (t for c in active for t in c.subtree if t.lower_ == "by" and t.dep_ in {"prep", "agent"} and t.i > c.i)
    return [
        t for t in last if any(o.dep_ == "pobj" and any(n.text[:1].isupper() for n in o.subtree) for o in t.children)
    ][-1:]


def _is_owned(noun: Token) -> bool:
    return any(c.dep_ == "poss" for c in noun.lefts)


def _next_of_list(verb: Token) -> Token | None:
    """Find the participle that a bare list goes on with: "[armed], trained and paid"."""
    joined = next((c for c in verb.rights if c.dep_ == "conj" and c.tag_ in {"VBN", "VBD"}), None)
    if joined is None or any(c.dep_ in {"nsubj", "auxpass", "aux", "dobj"} for c in joined.children):
        return None
    between = verb.doc[verb.i + 1 : joined.i]
    return joined if all(t.dep_ in {"cc", "punct", "advmod"} for t in between) else None


def prepositions(seat: Token, preposition: str) -> Iterator[Token]:
    """Yield the objects of `preposition` right on `seat`."""
    for child in seat.children:
        if child.dep_ not in {"prep", "agent", "dative"}:
            continue
        joined = [c for c in child.children if c.dep_ == "conj" and c.pos_ == "ADP"]
        if child.lower_ == "including":  # "sanctions, including against X"
            joined += [c for c in child.rights if c.dep_ == "prep"]
        for word in (child, *joined):
            alike = word.lower_ == preposition or (
                word != child and {child.lower_, preposition} <= HOSTILE_PREPOSITIONS
            )
            if alike:
                yield from _ruled_by(word, joined)


def spoken_in(verb: Token) -> list[Token]:
    """Find the noun right behind a verb without an object on which the parser hangs what the verb rules: "called in a [letter] for talks"."""
    if verb.pos_ != "VERB" or any(c.dep_ == "dobj" for c in verb.rights):
        return []
    where = next((p for p in verb.rights if p.dep_ == "prep" and p.lower_ == "in" and p.i == verb.i + 1), None)
    nouns = [c for c in where.rights if c.dep_ == "pobj" and c.pos_ == "NOUN"] if where is not None else []
    return [n for n in nouns if any(c.dep_ in {"det", "poss"} for c in n.lefts) and not n.ent_type_]


def _ruled_by(preposition: Token, joined: list[Token]) -> Iterator[Token]:
    """Yield what a preposition governs: "from within [X]"; "on and by [X]" has one object for both."""
    own = [c for c in preposition.children if c.dep_ == "pobj"]
    own += [o for p in preposition.children if p.dep_ == "prep" for o in p.children if o.dep_ == "pobj"]
    yield from own or (o for p in joined for o in p.children if o.dep_ == "pobj")


def counted(token: Token) -> Iterator[Token]:
    """Yield what a word of quantity counts: "dozens of [drones]"."""
    if token.lemma_.lower() in QUANTITIES or token.pos_ == "NUM":
        for child in token.rights:
            if child.dep_ == "prep" and child.lower_ == "of":
                yield from (c for c in child.children if c.dep_ == "pobj")


def is_nominal(token: Token) -> bool:
    """Tell whether a verb form stands where a noun does: "the shelling", "in response to Ruritanian shelling"."""
    if token.pos_ in {"NOUN", "PROPN"}:
        return True
    if any(c.dep_ in {"det", "poss", "amod", "compound"} for c in token.lefts):
        return True
    return token.dep_ in {"dobj", "pobj", "nsubj", "nsubjpass", "compound"} and not any(
        c.dep_ == "dobj" for c in token.rights
    )


def counting(noun: Token) -> Token:
    """Climb from a noun to the word that only counts it: "[dozens] of strikes"."""
    above = noun.head.head
    is_counted = noun.dep_ == "pobj" and noun.head.lower_ == "of" and above.pos_ in {"NOUN", "NUM"}
    return above if is_counted and above.lemma_.lower() in COUNTING else noun


def is_wish(clause: Token) -> bool:
    """Tell whether a clause says what is to be done: "the demand that Serbia [hand] them over", which is no relative clause."""
    return clause.dep_ in {"acl", "relcl"} and is_bare(clause)


def is_bare(clause: Token) -> bool:
    """Tell whether a clause with "that" has its verb in the bare form: "insisted that the army [remain] there"."""
    opened = any(c.lower_ == "that" for c in clause.lefts)
    subject = next((c for c in clause.lefts if c.dep_ in {"nsubj", "nsubjpass"}), None)
    single = subject is not None and subject.tag_ in {"NN", "NNP"} and not any(c.dep_ == "conj" for c in subject.rights)
    be = next((c for c in clause.lefts if c.dep_ == "auxpass"), None)
    word = be or clause
    bare = word.tag_ == "VB" or (word.tag_ == "VBP" and single)  # "that it [hand] them over"
    return opened and bare and not any(c.dep_ == "aux" for c in clause.lefts)


def is_told_as_past(clause: Token) -> bool:
    """Tell whether what is agreed or expected lies behind: "agreed that the test had done harm", "that the raid was illegal"."""
    helpers = {c.lower_ for c in clause.lefts if c.dep_ in {"aux", "auxpass"}}
    return bool(helpers & {"had", "has", "have"}) or (clause.tag_ == "VBD" and not helpers)


def clause_top(token: Token) -> Token:
    """Give the verb (or root) of the clause that `token` stands in."""
    while token.head != token and token.pos_ not in VERBAL:
        token = token.head
    return token


def is_definite(noun: Token) -> bool:
    """Tell whether a noun points at something known: "the strikes", "these strikes", "its strikes"."""
    return any(
        (c.dep_ == "det" and c.lower_ in {"the", "this", "that", "these", "those"}) or c.dep_ == "poss"
        for c in noun.lefts
    )


def own_clause_of_conjunct(verb: Token) -> bool:
    """Tell whether a joined verb has a clause of its own, so that the first one's "not" and "may" do not reach it."""
    if any(c.dep_ in {"nsubj", "nsubjpass", "aux"} for c in verb.lefts):
        return True
    if verb.tag_ in {"VBD", "VBZ", "VBP"} and not _is_infinitive_in_row(verb):
        return True
    return any(c.dep_ == "cc" and c.lower_ == "but" for c in verb.head.rights if c.i < verb.i)


def has_to(verb: Token) -> bool:
    """Tell whether a verb is an infinitive with its "to": "took steps to [free] them", not "to which it [sent] arms"."""
    return any(c.tag_ == "TO" and c.dep_ == "aux" for c in verb.lefts)


def _is_infinitive_in_row(verb: Token) -> bool:
    """ "To support, [reject] or amend it": behind an infinitive a bare form is one more, whatever present its tag says."""
    return verb.tag_ == "VBP" and verb.dep_ == "conj" and verb.head.tag_ in {"VB", "VBP"} and has_to(verb.head)


def hangs_too_low(verb: Token) -> bool:
    """Tell whether a joined verb cannot be parallel to the one above it: "asked him to go and [barred] the rest"."""
    above = verb.head
    if verb.dep_ != "conj" or above.pos_ not in VERBAL or any(c.dep_ in {"aux", "auxpass"} for c in verb.lefts):
        return False
    other_form = verb.tag_ in {"VBD", "VBZ", "VBP", "VBN", "VBG"} and not _is_infinitive_in_row(verb)
    return above.tag_ == "VB" and other_form


def first_conjunct(token: Token) -> Token:
    """Give the first word of the row that a word stands in: of "raids, [killings] and arrests" the raids."""
    while token.dep_ == "conj":
        token = token.head
    return token


def conjuncts(token: Token) -> Iterator[Token]:
    """Yield what is joined to `token` from the right by coordination, but not what is shut out: "X but not Y"."""
    for child in token.rights:
        listed = child.dep_ == "conj" or _goes_on_with_list(token, child)
        if listed and not any(c.dep_ == "neg" for c in child.lefts):
            yield child
            yield from conjuncts(child)


def _goes_on_with_list(token: Token, child: Token) -> bool:
    """Tell whether the next of a list was taken for an apposition of the first: "South Korea, the [US] and Japan", "the king, the [premier] and the chief"."""
    if child.dep_ != "appos" or token.pos_ != child.pos_:
        return False
    joined = [c for c in child.rights if c.dep_ == "conj"]
    if token.pos_ == "PROPN":
        kinds = next((k for k in LISTS if {token.ent_type_, child.ent_type_} <= k), None)
        if kinds is not None:
            return any(c.ent_type_ in kinds for c in joined)
    return token.ent_type_ != "PERSON" and all(_is_told_apart(t) for t in (token, child, *joined[:1])) and bool(joined)


def _is_told_apart(noun: Token) -> bool:
    """Tell whether a noun has an article or an owner of its own: "[the] king", "[Chad's] premier"."""
    return any(c.dep_ == "poss" or (c.dep_ == "det" and c.lower_ == "the") for c in noun.lefts)
