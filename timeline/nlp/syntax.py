"""Questions to the parse: who is the subject, what is passive, what fills a slot, which verb a noun's act hangs on.

Labels are those of spaCy's English pipelines (ClearNLP style: nsubj, dobj, nsubjpass, agent, pobj, relcl, acl …).
"""

from __future__ import annotations

from collections.abc import Iterator

from timeline.lexicon import Lexicon
from timeline.nlp.tree import Token

MODIFIER_DEPS = frozenset({"amod", "compound", "nmod", "poss", "npadvmod"})
SUBJECTS = frozenset({"nsubj", "nsubjpass", "agent"})
VERBAL = frozenset({"VERB", "AUX"})
OBJECT_CONTROL = frozenset(
    "order ask urge tell instruct force allow help lead push press persuade direct authorize authorise enable get compel "
    "accuse blame suspect call want require expect cause invite permit encourage oblige command task send dispatch "
    "prompt provoke spur trigger incite motivate inspire goad drive".split()
)
# Whom they judge, punish or reward with "for", "of" or "with" has done it: "condemned Chad for shelling the port".
JUDGED_FOR = frozenset(
    "condemn criticise criticize denounce thank praise commend laud applaud congratulate punish penalise penalize jail imprison "
    "arrest detain hold charge convict sentence indict fine sanction prosecute try rebuke reprimand scold chide reproach slam "
    "lambast censure fault deport honour honor pardon forgive execute hang investigate question wanted want warn caution".split()
)
# Verbs that ask with "for" or "on", and so have no passive here.
CALLING = frozenset("call press push appeal ask plead vote lobby".split())
# Nouns of what somebody sets out to do.
RESOLVES = frozenset(
    "decision plan effort attempt move refusal intention intent threat pledge promise vow offer order agreement commitment "
    "willingness readiness failure bid campaign proposal announcement determination choice call ultimatum".split()
)
REASON_NOUNS = frozenset(
    {"response", "retaliation", "reaction", "reprisal", "revenge", "answer", "reply", "retribution", "protest"}
)
QUANTITIES = frozenset(
    "number group series part dozen score hundred thousand million billion trillion m bn tn lot majority couple handful member "
    "type kind range variety worth half third quarter percent % batch wave host piece all some many most several each "
    "any one none both fleet crowd convoy column body unit contingent element section team barrage salvo volley swarm raft slew flurry package array".split()
)
HYPHENS = frozenset({"-", "\u2013", "\u2014"})
HOSTILE_PREPOSITIONS = frozenset({"on", "upon", "against", "at", "into", "in"})
# Nouns that only say how many or of what kind the act behind "of" is: "a wave of arrests", "an act of aggression".
CARRIERS = frozenset(
    "act wave series campaign spate string round barrage bout exchange day week month year night hour policy threat start "
    "outbreak resumption continuation beginning end rest pattern program programme operation state kind form".split()
)
BORDERS = frozenset({"border", "frontier", "boundary"})
# What lies or holds between two: "a clash on the border with Chad" is not fought with Chad.
WITH_NEIGHBOURS = BORDERS | {"line", "tie", "relation", "link", "tension"}
TAKEN_IN = frozenset({"receive", "hear", "explain", "answer", "collect", "attend", "testify", "account", "clarify"})
LISTED = frozenset({"GPE", "NORP"})  # kinds of names that stand in lists of states
COUNTING = QUANTITIES | CARRIERS
COMPANIONS = frozenset({"along", "together", "alongside", "including"})
BRINGING_ABOUT = frozenset({"have", "get", "see", "order", "want", "watch"})
CONCERTED = frozenset(
    "collaboration concert conjunction cooperation co-operation coordination co-ordination partnership tandem".split()
)
TURNED = frozenset({"opposed", "committed", "averse"})  # "was opposed to": what somebody is, not what is done to him
# What persons do not do without an object, so that a past form joined to a passive is one: "was convicted and [sentenced]".
DONE_TO_PERSONS = frozenset(
    "arrest banish behead charge condemn convict deport detain execute expel extradite fine free hang imprison indict interrogate jail "
    "kill oust release sentence shoot torture wound injure abduct kidnap capture overpower disarm question acquit pardon".split()
)
# Whom they keep "from" doing it would have done it: "prevented [Chad] from striking".
KEEPING = frozenset("prevent stop keep bar ban block prohibit deter dissuade discourage restrain hinder forbid".split())
DEEPEST = 8


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
    return next((v for v in beside if _is_without_subject(v)), None)


def _is_without_subject(verb: Token) -> bool:
    """Tell whether a finite verb with an auxiliary has no subject, though nothing joins it to another."""
    helped = any(c.dep_ in {"aux", "auxpass"} and c.tag_ in {"VBP", "VBZ", "VBD", "MD"} for c in verb.lefts)
    return helped and not any(c.dep_ in {"nsubj", "nsubjpass", "csubj", "mark", "cc"} for c in verb.lefts)


def surface_subject(verb: Token, depth: int = 0) -> Token | None:
    """Find the subject of a verb, its own or the one that it shares with the verb above it."""
    if depth > DEEPEST:
        return None
    for child in verb.lefts:
        if child.dep_ in {"nsubj", "nsubjpass", "csubj"}:
            return child
    for auxiliary in verb.lefts:  # the parser may hang the subject on an auxiliary that an adverb parts from its verb
        if auxiliary.dep_ == "aux":
            for child in auxiliary.lefts:
                if child.dep_ in {"nsubj", "nsubjpass"}:
                    return child
    inverted = next((c for c in verb.rights if c.dep_ in {"nsubj", "nsubjpass"}), None)
    return (
        inverted
        or _absolute_subject(verb)
        or _opening_list(verb)
        or _taken_subject(verb)
        or _shared_subject(verb, depth)
    )


def _absolute_subject(verb: Token) -> Token | None:
    """ "with only [Peru] opposing it", "with [talks] stalled": who stands between "with" and a participle hung beside it."""
    if verb.dep_ not in {"advcl", "acl"} or verb.tag_ not in {"VBG", "VBN"}:
        return None
    before = verb.doc[max(0, verb.left_edge.i - 1)]
    phrases = (p for p in before.ancestors if p.dep_ == "prep" and p.lower_ == "with" and p.right_edge == before)
    return next((o for p in phrases if verb.head.is_ancestor(p) for o in p.rights if o.dep_ == "pobj"), None)


def _taken_subject(verb: Token) -> Token | None:
    """Find the subject that the parser gave to the participle before: "all [pupils] abducted in May have been released"."""
    if not _is_without_subject(verb):
        return None
    before = (c for c in (*verb.head.rights, *verb.lefts, verb.head) if c.i < verb.i and c.tag_ == "VBN")
    taker = next((c for c in before if main_verb_behind(c) == verb), None)
    return None if taker is None else next((c for c in taker.lefts if c.dep_ in {"nsubj", "nsubjpass"}), None)


def _cleft(verb: Token) -> Token | None:
    """Find who acts in "it was X that struck"."""
    copula = verb.head
    opened = copula.lemma_ == "be" and any(c.dep_ == "nsubj" and c.lower_ == "it" for c in copula.lefts)
    if verb.dep_ != "ccomp" or not opened or not any(c.dep_ == "nsubj" and c.lower_ == "that" for c in verb.lefts):
        return None
    return next((c for c in copula.rights if c.dep_ == "attr"), None)


def companions(subject: Token, verb: Token) -> Iterator[Token]:
    """Yield who acts with a subject: "X, along with [Y], urges", "with [Y] X urges", "X as well as [Y] urges", "X urged, as did [Y]"."""
    yield from _beside(subject, verb)
    yield from _in_concert(subject, verb)
    for clause in verb.rights:
        if clause.dep_ == "advcl" and clause.lemma_ == "do" and any(c.lower_ == "as" for c in clause.lefts):
            yield from (c for c in clause.children if c.dep_ == "nsubj")


def _beside(subject: Token, verb: Token) -> Iterator[Token]:
    """Yield who stands beside a subject, before its verb."""
    listed = any(c.dep_ == "conj" for c in subject.rights)
    yield from (c for c in verb.lefts if listed and c.i < subject.i and _is_cut_off(c, subject))
    for word in (*subject.rights, *verb.lefts):
        if word.i > verb.i:
            continue
        if word.dep_ in {"nsubj", "nsubjpass"} and subject.i < word.i and _is_joined(word):
            yield word
        elif (
            word.dep_ in {"acl", "advcl"} and word.lemma_ == "join" and word.tag_ == "VBN"
        ):  # "X, joined by [Y], urges"
            yield from agents(word)
        elif word.dep_ == "prep" and {word.lower_, *(c.lower_ for c in word.lefts)} & COMPANIONS:
            within = (word, *(c for c in word.children if c.dep_ == "prep"))
            yield from (c for p in within for c in p.children if c.dep_ == "pobj")


def _in_concert(subject: Token, verb: Token) -> Iterator[Token]:
    """Yield those with whom an act is concerted: "X, in coordination with [Y], struck"."""
    for seat in (subject, verb):
        for noun in prepositions(seat, "in"):
            if noun.lemma_.lower() in CONCERTED:
                yield from prepositions(noun, "with")


def _is_joined(subject: Token) -> bool:
    """Tell whether a second subject goes on with a list that the parser broke: "Chad, [Niger] and Mali formed"."""
    before = subject.doc[subject.i - 1]
    return before.dep_ == "cc" or (before.text == "," and any(c.dep_ == "conj" for c in subject.rights))


def _is_cut_off(word: Token, subject: Token) -> bool:
    """Tell whether a name before a subject belongs to its list: "[Chad], Niger and Mali recognised it"."""
    beside = [t.text for t in word.doc[word.i + 1 : subject.left_edge.i]]
    return word.pos_ == "PROPN" and word.dep_ in {"parataxis", "npadvmod", "dep", "nmod"} and beside == [","]


def _opening_list(verb: Token) -> Token | None:
    """Find subjects that the parser joined to the phrase before them: "In a joint statement, [Peru], Chile and Cuba said"."""
    if verb.tag_ not in {"VBD", "VBZ", "VBP"}:
        return None
    for phrase in (c for c in verb.lefts if c.dep_ == "prep" and c.right_edge.i in {verb.i - 1, verb.i - 2}):
        for noun in (c for c in phrase.rights if c.dep_ == "pobj"):
            first = next((c for c in noun.rights if c.dep_ == "conj"), None)
            if first is not None and first.doc[first.left_edge.i - 1].text == ",":
                return first
    return None


def _shared_subject(verb: Token, depth: int) -> Token | None:
    head = verb.head
    if hangs_too_low(verb) and head.head.pos_ in VERBAL:  # "[we] call on X to go back and welcome": joined to "call"
        head = head.head
    match verb.dep_:
        case "conj" | "advcl" | "dep" | "aux":
            if _is_passives_aim(verb):
                return _aimer(head)
            if _is_about_the_held(verb):
                return surface_subject(head.head, depth + 1)
            return surface_subject(head, depth + 1) if head.pos_ in VERBAL else None
        case "xcomp" | "ccomp" | "acomp":
            return _aimer(head) if _is_passives_aim(verb) else _controller(head, depth)
        case "acl":
            return _subject_of_modifier(verb, head, depth)
        case "relcl" if head.dep_ == "attr" and any(c.tag_ == "TO" for c in verb.lefts):  # "was the first to recognise"
            return _subject_of_modifier(verb, head, depth)
        case "amod":
            return _bearer(head)
        case "pcomp":
            return _subject_under_preposition(head, depth)
        case _:
            return None


def _bearer(title: Token) -> Token:
    """Give the name that a title stands before: "ousted president Ana [Lima]"."""
    named = title.dep_ == "compound" and title.head.pos_ == "PROPN" and title.pos_ != "PROPN"
    return title.head if named else title


def _is_passives_aim(verb: Token) -> bool:
    """Tell whether a verb says what a passive is done for: "the envoy was summoned to [protest]", but "was summoned to hear it"."""
    head = verb.head
    if head.pos_ not in VERBAL or verb.lemma_ in TAKEN_IN or not any(c.tag_ == "TO" for c in verb.lefts):
        return False
    calls_in = head.lemma_ == "summon" or (head.lemma_ == "call" and any(c.dep_ == "prt" for c in head.rights))
    if not is_passive(head) or is_passive(verb) or (head.lemma_ in OBJECT_CONTROL and not calls_in):
        return False
    return calls_in or _aimer(head) is not None


def _is_about_the_held(verb: Token) -> bool:
    """ "[Peru] says that two agents were held, accusing them of spying": they cannot accuse themselves, who says it does."""
    head = verb.head
    said = head.dep_ == "ccomp" and head.head.pos_ in VERBAL and is_passive(head)
    return said and verb.tag_ == "VBG" and any(c.dep_ == "dobj" and c.tag_ == "PRP" for c in verb.rights)


def _aimer(passive: Token) -> Token | None:
    return next(agents(passive), None)


def _controller(head: Token, depth: int) -> Token | None:
    if head.lemma_ in OBJECT_CONTROL:
        controlled = next((c for c in head.rights if c.dep_ in {"dobj", "dative"}), None)
        controlled = controlled or next((c for c in head.lefts if c.dep_ == "nsubjpass"), None)
        if controlled is not None:
            return controlled
    if head.lemma_ in {"call", "appeal", "prevail", "plead"}:  # "called on X to withdraw"
        asked = next((o for p in ("on", "upon", "to", "with") for o in prepositions(head, p)), None)
        if asked is not None:
            return asked
    return surface_subject(head, depth + 1) if head.pos_ in VERBAL | {"ADJ"} else None


def _judged(verb: Token, depth: int) -> Token | None:
    """Give who is judged, punished or thanked: "condemned [Chad] for", "[two men] were jailed for"; else who speaks."""
    judged = next((c for c in verb.rights if c.dep_ in {"dobj", "dative"}), None)
    return judged or surface_subject(verb, depth + 1)


def _subject_of_modifier(verb: Token, noun: Token, depth: int) -> Token | None:
    """Find who acts: in "troops attacking X" the troops; "X's decision to strike": X; ", killing two": the subject of the clause."""
    if any(c.tag_ == "TO" for c in verb.lefts):
        owner = next((c for c in noun.lefts if c.dep_ == "poss"), None) or _people_before(noun)
        owner = owner or next(_owners_behind(noun, verb), None)
        return owner or _subject_over(noun, depth) or noun
    after_comma = verb.left_edge.i > 0 and verb.doc[verb.left_edge.i - 1].text == ","
    if verb.tag_ == "VBG" and after_comma:
        return _subject_over(noun, depth) or noun
    first = noun
    while first.dep_ == "conj" and first.head.pos_ == noun.pos_:
        first = first.head
    return first if verb.tag_ == "VBN" and first.head == first else noun  # "Two soldiers and a guard killed in raid"


def _owners_behind(noun: Token, verb: Token) -> Iterator[Token]:
    """Yield whose decision a noun tells of: "the decision of [the junta] to close the border", "efforts by [Chad] to …"."""
    if noun.lemma_.lower() in RESOLVES:
        yield from (o for word in ("by", "of") for o in prepositions(noun, word) if o.i < verb.i)


def _people_before(noun: Token) -> Token | None:
    """ "[American] plans to grant it bases": whose plan it is."""
    return next((c for c in noun.lefts if c.dep_ == "amod" and c.text[:1].isupper() and c.i > noun.sent.start), None)


def _subject_over(noun: Token, depth: int) -> Token | None:
    """Subject of the verb that governs a noun, unless the noun is that subject."""
    token = noun
    while token.head != token and token.pos_ not in VERBAL:
        token = token.head
    subject = surface_subject(token, depth + 1) if token.pos_ in VERBAL else None
    return subject if subject is not None and subject != noun else None


def _subject_under_preposition(preposition: Token, depth: int) -> Token | None:
    head = preposition.head
    if preposition.lower_ == "from" and head.lemma_.lower() in KEEPING:
        kept = next((c for c in head.children if c.dep_ in {"dobj", "nsubjpass"}), None)
        return kept or (surface_subject(head, depth + 1) if head.pos_ in VERBAL else None)
    if (
        head.pos_ in VERBAL
        and head.lemma_.lower() in JUDGED_FOR
        and preposition.lower_ in {"of", "for", "with", "over", "against"}
    ):
        return _judged(head, depth)
    if preposition.lower_ == "for" and (punished := _put_upon(head)) is not None:
        return punished
    if head.pos_ in VERBAL and preposition.lower_ in {"of", "for", "from"}:
        return _controller(head, depth)
    if head.pos_ in VERBAL:
        return surface_subject(head, depth + 1)
    if (
        preposition.lower_ in {"of", "for", "from"}
        and head.dep_ == "dobj"
        and head.head.lemma_.lower() in OBJECT_CONTROL | JUDGED_FOR
    ):
        return head  # "accuses [aircraft of] attacking", "thanked [the king for] hosting": hung on who is judged
    return next((c for c in head.lefts if c.dep_ == "poss"), None) or _subject_over(head, depth)


def _put_upon(word: Token) -> Token | None:
    """ "Imposed sanctions on [a firm] for arming rebels", "filed charges against [it] for": who is put under something did it."""
    hit = word.head if word.dep_ == "appos" else word
    if hit.dep_ == "pobj" and hit.head.lower_ in {"on", "against"}:
        return hit  # "for" hung on whom it hits
    seats = (word, *(c for c in word.rights if c.dep_ == "dobj"))
    return next((o for seat in seats for p in ("on", "against") for o in prepositions(seat, p)), None)


def agents(verb: Token) -> Iterator[Token]:
    """Yield what "by" names as the doer of a passive; a list of passives has one: "boarded, searched and seized by [X]"."""
    beside = [n for p in verb.rights if p.dep_ == "prep" for n in p.children if n.dep_ == "pobj" and _is_owned(n)]
    hung = [c for word in (verb, *beside) for c in word.children]  # "criticized for its cruelty by X"
    by = [c for c in hung if c.dep_ == "agent" or (c.dep_ == "prep" and c.lower_ == "by")]
    if not by and (last := _next_of_list(verb)) is not None:
        yield from agents(last)
    for child in by:
        yield from (c for c in child.children if c.dep_ == "pobj")


def _is_owned(noun: Token) -> bool:
    return any(c.dep_ == "poss" for c in noun.lefts)


def _next_of_list(verb: Token) -> Token | None:
    """Find the participle that a bare list goes on with: "[armed], trained and paid"."""
    joined = next((c for c in verb.rights if c.dep_ == "conj" and c.tag_ in {"VBN", "VBD"}), None)
    if joined is None or any(c.dep_ in {"nsubj", "auxpass", "aux", "dobj"} for c in joined.children):
        return None
    between = verb.doc[verb.i + 1 : joined.i]
    return joined if all(t.dep_ in {"cc", "punct", "advmod"} for t in between) else None


def fillers(token: Token, slot: str) -> Iterator[Token]:
    """Yield the heads of what fills a slot of a trigger (slots as in `frames.toml`), without what is coordinated."""
    verbal = token.pos_ in VERBAL or token.dep_ in {"acl", "relcl", "advcl", "ccomp", "xcomp", "pcomp"}
    verbal = verbal or _is_misread_verb(token)
    match slot:
        case "subj":
            yield from _subject(token, verbal=verbal)
        case "obj":
            yield from _object(token)
        case "iobj":
            yield from _indirect_object(token)
        case "ccomp":
            yield from _complement_subject(token)
        case "poss":
            yield from (c for seat in _with_carrier(token) for c in seat.lefts if c.dep_ == "poss")
        case "mod":
            yield from (m for seat in _with_carrier(token) for m in _modifiers(seat))
        case _:
            yield from _governed(token, slot)


def _is_misread_verb(token: Token) -> bool:
    """Tell whether a noun with a subject and nothing of a noun about it is a verb: "We, the ministers of …, [condemn] it"."""
    lefts = {c.dep_ for c in token.lefts}
    return token.dep_ == "ROOT" and "nsubj" in lefts and not lefts & {"det", "poss", "amod", "compound", "nummod"}


def _subject(token: Token, *, verbal: bool) -> Iterator[Token]:
    if not verbal and token.pos_ == "ADJ":
        subject = surface_subject(token.head if token.head.pos_ in VERBAL else token)
    elif not verbal and token.dep_ != "amod":
        return
    elif is_passive(token):
        yield from agents(token)
        return
    else:
        subject = surface_subject(token)
    if subject is not None:
        yield _cleft(token) or subject
        yield from companions(subject, token)
        if subject.head not in {token, subject}:  # "X, along with [Y], continues to urge"
            yield from _beside(subject, subject.head)


def _with_carrier(token: Token) -> Iterator[Token]:
    """Yield a noun and the one that only carries or counts it: "an Iranian [campaign] of [repression]", "[dozens] of [raids] on X"."""
    yield token
    if (above := counting(token)) != token:
        yield above


def _modifiers(noun: Token) -> Iterator[Token]:
    """Yield the modifiers of a noun, and who stands hyphened before them: "[US]-Iran talks", "a [Saudi]-led raid"."""
    for child in noun.lefts:
        if child.dep_ in MODIFIER_DEPS - {"poss"}:
            yield from (
                c
                for c in child.lefts
                if c.dep_ in MODIFIER_DEPS and child.doc[c.i + 1].text in HYPHENS and c.ent_type_ != "DATE"
            )
            yield child


def _object(token: Token) -> Iterator[Token]:
    if is_passive(token):
        subject = surface_subject(token)
        if subject is not None:
            yield subject
        return
    direct = [
        c for c in token.rights if c.dep_ in {"dobj", "attr", "oprd"} and (c.pos_ != "ADJ" or c.lower_ in QUANTITIES)
    ]
    if any(c.dep_ == "dobj" for c in direct):  # "called Y a [liar]": what he is called is no second object
        direct = [c for c in direct if c.dep_ != "oprd"]
    direct = direct or [
        c for c in token.rights if c.dep_ == "npadvmod" and (c.pos_ == "PROPN" or token.lemma_ == "give")
    ]
    direct = direct or list(_shared_object(token)) or list(_object_of_let(token))
    yield from (_held(noun) for noun in direct)
    if not direct and token.dep_ == "relcl" and not _is_about_its_subject(token) and not _tells_where(token):
        yield token.head
    if not direct and token.dep_ == "xcomp" and token.head.pos_ == "NOUN":
        yield token.head


def _held(noun: Token) -> Token:
    """ "took forty [policemen] hostage": the parser makes one noun of those who are held and of what they become."""
    if noun.lower_ in {"hostage", "prisoner", "captive"}:
        return next((c for c in noun.lefts if c.dep_ in {"compound", "nmod"} and c.tag_ in {"NNS", "NNPS"}), noun)
    return noun


def _shared_object(verb: Token) -> Iterator[Token]:
    """ "shelled and [bombed X]", "condemned and [voiced concern about X]": the first verb has the object of the second."""
    joined = next((c for c in verb.rights if c.dep_ == "conj" and c.pos_ in VERBAL), None)
    if joined is not None and all(t.dep_ in {"cc", "advmod"} for t in verb.doc[verb.i + 1 : joined.i]):
        for noun in (c for c in joined.rights if c.dep_ == "dobj"):
            ruled = [o for p in ("about", "over", "at") for o in prepositions(noun, p)]
            yield from ruled or (noun,)


def _object_of_let(verb: Token) -> Iterator[Token]:
    """ "let go [the hostages]": two words, one act."""
    if verb.lemma_.lower() == "let":
        yield from (
            c for clause in verb.rights if clause.dep_ in {"xcomp", "ccomp"} for c in clause.rights if c.dep_ == "dobj"
        )


def _is_about_its_subject(clause: Token) -> bool:
    """Tell whether the relative pronoun is the subject: "the jets which struck"."""
    return any(c.dep_ == "nsubj" and c.tag_ in {"WDT", "WP"} for c in clause.lefts)


def _tells_where(clause: Token) -> bool:
    """Tell whether a relative clause says what happened at a place or time: "Lomé, where they appealed for help"."""
    return any(c.tag_ == "WRB" for c in clause.lefts)


def _indirect_object(token: Token) -> Iterator[Token]:
    for child in token.children:
        if child.dep_ == "dative":
            inner = [c for c in child.children if c.dep_ == "pobj"]
            yield from inner or [child]


def _complement_subject(token: Token) -> Iterator[Token]:
    for clause in token.children:
        if clause.dep_ in {"ccomp", "xcomp"} or is_wish(clause):
            yield from (c for c in clause.children if c.dep_ in {"nsubj", "nsubjpass"})


def _governed(token: Token, preposition: str) -> Iterator[Token]:
    """Yield what `preposition` governs: on the trigger, on its object, or on what shares its complement."""
    seats = [token]
    if token.pos_ in VERBAL:
        seats += [c for c in token.children if c.dep_ in {"dobj", "prt", "xcomp", "oprd", "attr"}]
    seats += [c for c in token.rights if c.dep_ == "conj"]
    if token.dep_ in {"acomp", "oprd"} and token.head.pos_ in VERBAL:
        seats.append(token.head)  # "remain deeply concerned by": hung on "remain"
    if token.pos_ not in VERBAL:
        seats += [above for above in _with_carrier(token) if above != token]
        # "the detention of soldiers by X": the parser may hang "by X" on the soldiers
        seats += [
            o
            for p in token.rights
            if p.dep_ == "prep" and p.lower_ != preposition
            for o in p.children
            if o.dep_ == "pobj" and not (preposition == "with" and o.lemma_.lower() in WITH_NEIGHBOURS)
        ]
    for seat in seats:
        found = list(prepositions(seat, preposition))
        if found:
            yield from found
            return


def prepositions(seat: Token, preposition: str) -> Iterator[Token]:
    """Yield the objects of `preposition` right on `seat`."""
    for child in seat.children:
        if child.dep_ not in {"prep", "agent", "dative"}:
            continue
        joined = [c for c in child.children if c.dep_ == "conj" and c.pos_ == "ADP"]
        for word in (child, *joined):
            alike = word.lower_ == preposition or (
                word != child and {child.lower_, preposition} <= HOSTILE_PREPOSITIONS
            )
            if alike:
                yield from _ruled_by(word, joined)


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


def governor_through_light_verb(noun: Token, lexicon: Lexicon) -> tuple[Token | None, str | None]:
    """Give the light verb that hands its subject to `noun` ("carried out strikes") and the role of that subject."""
    first = counting(noun)
    while first.dep_ == "conj" and first.head.pos_ in {"NOUN", "PROPN"}:
        first = first.head
    if first.dep_ == "pobj" and first.head.lower_ == "including" and first.head.head.pos_ == "NOUN":
        first = counting(first.head.head)  # "imposed measures, including [bans]": as the whole, so the part
    verb, preposition = first.head, None
    if first.dep_ == "pobj":
        preposition, verb = first.head, first.head.head
    if verb.pos_ not in VERBAL or (first.dep_ == "dobj" and _names_it(verb)):
        return None, None
    taken = verb.lemma_ == "take" and first.dep_ in {"dobj", "nsubjpass"}
    if taken and first.lemma_.lower() not in lexicon.classes["step_noun"]:
        return None, None  # "took [measures]", but "takes the threat seriously"
    named = first.dep_ == "dobj" and any(c.dep_ == "oprd" for c in verb.rights)  # "called the raid a crime"
    role = None if named else _light_role(verb, preposition, lexicon)
    if role is None or (first.dep_ == "nsubj" and role != "neutral"):
        return None, None
    if first.dep_ not in {"dobj", "nsubjpass", "nsubj", "pobj", "attr"} or (
        preposition is None and first.dep_ == "pobj"
    ):
        return None, None
    return verb, role


def _names_it(verb: Token) -> bool:
    """Tell whether a verb only says what its object is: "called the raid an [act] of war"."""
    return verb.lemma_ in {"call", "declare", "make"} and any(c.dep_ == "oprd" for c in verb.rights)


def counting(noun: Token) -> Token:
    """Climb from a noun to the word that only counts it: "[dozens] of strikes"."""
    above = noun.head.head
    is_counted = noun.dep_ == "pobj" and noun.head.lower_ == "of" and above.pos_ in {"NOUN", "NUM"}
    return above if is_counted and above.lemma_.lower() in COUNTING else noun


def light_verb_behind(noun: Token, lexicon: Lexicon) -> tuple[Token | None, str | None]:
    """Give the light verb behind a noun and the role of its subject: "the raids that Chad [launched]", "[launched] by Chad"."""
    for verb in verbs_behind(noun):
        role = _light_role(verb, None, lexicon)
        if role is not None:
            return verb, role
    return None, None


def is_wish(clause: Token) -> bool:
    """Tell whether a clause says what is to be done: "the demand that Serbia [hand] them over", which is no relative clause."""
    opened = any(c.lower_ == "that" for c in clause.lefts)
    subject = next((c for c in clause.lefts if c.dep_ == "nsubj"), None)
    single = subject is not None and subject.tag_ in {"NN", "NNP"} and not any(c.dep_ == "conj" for c in subject.rights)
    bare = clause.tag_ == "VB" or (clause.tag_ == "VBP" and single)  # "that it [hand] them over"
    return clause.dep_ in {"acl", "relcl"} and opened and bare and not any(c.dep_ == "aux" for c in clause.lefts)


def verbs_behind(noun: Token) -> Iterator[Token]:
    """Yield the verbs behind a noun of which it is the object: "the duties that Peru [put] on wine", "duties [put] on it"."""
    for clause in noun.rights:
        subject = next((c for c in clause.lefts if c.dep_ in {"nsubj", "nsubjpass"}), None)
        relative = clause.dep_ == "relcl" and subject is not None and subject.tag_ not in {"WDT", "WP"}
        relative = relative and not any(g.tag_ == "WDT" for c in clause.lefts if c.dep_ == "prep" for g in c.children)
        if (relative and not is_wish(clause)) or (clause.dep_ == "acl" and clause.tag_ == "VBN"):
            yield clause


def _light_role(verb: Token, preposition: Token | None, lexicon: Lexicon) -> str | None:
    lemma = verb.lemma_.lower()
    particles = [c.lower_ for c in verb.children if c.dep_ == "prt" or (c.dep_ == "dobj" and c.lower_ == "place")]
    if preposition is not None:
        return lexicon.light_verbs.get((lemma, preposition.lower_))
    for particle in particles:
        if (lemma, particle) in lexicon.light_verbs:
            return lexicon.light_verbs[lemma, particle]
    return lexicon.light_verbs.get((lemma,))


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
    if any(c.dep_ in {"nsubj", "nsubjpass", "aux"} for c in verb.lefts) or verb.tag_ in {"VBD", "VBZ", "VBP"}:
        return True
    return any(c.dep_ == "cc" and c.lower_ == "but" for c in verb.head.rights if c.i < verb.i)


def hangs_too_low(verb: Token) -> bool:
    """Tell whether a joined verb cannot be parallel to the one above it: "asked him to go and [barred] the rest"."""
    above = verb.head
    if verb.dep_ != "conj" or above.pos_ not in VERBAL or any(c.dep_ in {"aux", "auxpass"} for c in verb.lefts):
        return False
    return above.tag_ == "VB" and verb.tag_ in {"VBD", "VBZ", "VBP", "VBN", "VBG"}


def conjuncts(token: Token) -> Iterator[Token]:
    """Yield what is joined to `token` from the right by coordination, but not what is shut out: "X but not Y"."""
    for child in token.rights:
        listed = child.dep_ == "conj" or _goes_on_with_list(token, child)
        if listed and not any(c.dep_ == "neg" for c in child.lefts):
            yield child
            yield from conjuncts(child)


def _goes_on_with_list(token: Token, child: Token) -> bool:
    """ "South Korea, the [US] and Japan": the second name of a list, which the parser may take for an apposition of the first."""
    named = {token.ent_type_, child.ent_type_} <= LISTED and token.pos_ == child.pos_ == "PROPN"
    return child.dep_ == "appos" and named and any(c.dep_ == "conj" and c.ent_type_ in LISTED for c in child.rights)
