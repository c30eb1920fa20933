"""Who a verb is said of: its own subject, one that it shares, one told by the word that governs it."""

from __future__ import annotations

from collections.abc import Iterator

from timeline.nlp.syntax import (
    REASON_NOUNS,
    VERBAL,
    agents,
    hangs_too_low,
    has_to,
    is_passive,
    is_without_subject,
    main_verb_behind,
    prepositions,
)
from timeline.nlp.tree import Token

OBJECT_CONTROL = frozenset(
    "order ask urge tell instruct force allow help lead push press persuade direct authorize authorise enable get compel "
    "accuse blame suspect call want require expect cause invite permit encourage oblige command task send dispatch "
    "prompt provoke spur trigger incite motivate inspire goad drive advise beg bribe challenge coerce convince counsel dare empower "
    "entreat exhort implore induce lobby pressure prod request teach tempt train trick nudge".split()
)
# Whom they judge, punish or reward with "for", "of" or "with" has done it: "condemned Chad for shelling the port".
JUDGED_FOR = frozenset(
    "condemn criticise criticize denounce thank praise commend laud applaud congratulate punish penalise penalize jail imprison "
    "arrest detain hold charge convict sentence indict fine sanction prosecute try rebuke reprimand scold chide reproach slam "
    "lambast censure fault deport honour honor pardon forgive execute hang investigate question wanted want warn caution assail berate upbraid chastise castigate excoriate admonish".split()
)
SENTENCING = frozenset("convict sentence jail imprison indict fine execute hang".split())
# Nouns of what somebody sets out to do.
RESOLVES = frozenset(
    "decision plan effort attempt move refusal intention intent threat pledge promise vow offer order agreement commitment "
    "willingness readiness failure bid campaign proposal announcement determination choice call ultimatum".split()
)
TAKEN_IN = frozenset({"receive", "hear", "explain", "answer", "collect", "attend", "testify", "account", "clarify"})
COMPANIONS = frozenset({"along", "together", "alongside", "including"})
CONCERTED = frozenset(
    "collaboration concert conjunction cooperation co-operation coordination co-ordination partnership tandem".split()
)
# Whom they keep "from" doing it would have done it: "prevented [Chad] from striking".
KEEPING = frozenset("prevent stop keep bar ban block prohibit deter dissuade discourage restrain hinder forbid".split())
DEEPEST = 8


def surface_subject(verb: Token, depth: int = 0) -> Token | None:
    """Find the subject of a verb, its own or the one that it shares with the verb above it."""
    if depth > DEEPEST:
        return None
    for child in verb.lefts:
        if child.dep_ in {"nsubj", "nsubjpass", "csubj"}:
            return surface_subject(verb.head, depth + 1) if _only_ranks(child, verb) else child
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
        or _joined_subject(verb)
        or _taken_subject(verb)
        or _shared_subject(verb, depth)
    )


def _absolute_subject(verb: Token) -> Token | None:
    """ "with only [Peru] opposing it", "in response to [Peru] closing it": who stands between a preposition and a participle hung beside it."""
    if verb.dep_ not in {"advcl", "acl"} or verb.tag_ not in {"VBG", "VBN"}:
        return None
    before = verb.doc[max(0, verb.left_edge.i - 1)]
    phrases = (p for p in before.ancestors if p.dep_ == "prep" and _opens_clause(p, verb) and p.right_edge == before)
    return next((o for p in phrases if verb.head.is_ancestor(p) for o in p.rights if o.dep_ == "pobj"), None)


def _opens_clause(preposition: Token, verb: Token) -> bool:
    """Tell whether a preposition may have a whole clause behind it: "with", and what gives a reason, before a gerund."""
    reason = preposition.lower_ in {"over", "about"} or preposition.head.lemma_.lower() in REASON_NOUNS
    return preposition.lower_ == "with" or (reason and verb.tag_ == "VBG")


def _joined_subject(verb: Token) -> Token | None:
    """Find the subject that the parser joined to a noun of the clause before: "crossed the frontier and five [guards] were shot"."""
    first = next((c for c in verb.lefts if c.dep_ in {"aux", "auxpass"}), None)
    if first is None or verb.dep_ != "conj" or first.tag_ not in {"VBD", "VBP", "VBZ", "MD"} or not first.i:
        return None
    noun = verb.doc[first.i - 1]
    joined = noun.dep_ == "conj" and noun.pos_ in {"NOUN", "PROPN"} and noun.head.dep_ in {"pobj", "dobj"}
    and_before = joined and noun.left_edge.i > 0 and verb.doc[noun.left_edge.i - 1].dep_ == "cc"
    return noun if and_before and verb.head.is_ancestor(noun) else None


def _taken_subject(verb: Token) -> Token | None:
    """Find the subject that the parser gave to the participle before: "all [pupils] abducted in May have been released"."""
    if not is_without_subject(verb):
        return None
    before = (c for c in (*verb.head.rights, *verb.lefts, verb.head) if c.i < verb.i and c.tag_ == "VBN")
    taker = next((c for c in before if main_verb_behind(c) == verb), None)
    return None if taker is None else next((c for c in taker.lefts if c.dep_ in {"nsubj", "nsubjpass"}), None)


def cleft(verb: Token) -> Token | None:
    """Find who acts in "it was X that struck"."""
    copula = verb.head
    opened = copula.lemma_ == "be" and any(c.dep_ == "nsubj" and c.lower_ == "it" for c in copula.lefts)
    if verb.dep_ != "ccomp" or not opened or not any(c.dep_ == "nsubj" and c.lower_ == "that" for c in verb.lefts):
        return None
    return next((c for c in copula.rights if c.dep_ == "attr"), None)


def companions(subject: Token, verb: Token) -> Iterator[Token]:
    """Yield who acts with a subject: "X, along with [Y], urges", "with [Y] X urges", "X as well as [Y] urges", "X urged, as did [Y]"."""
    yield from beside(subject, verb)
    yield from _in_concert(subject, verb)
    yield from _joined_in(verb)
    for clause in verb.rights:
        if clause.dep_ == "advcl" and clause.lemma_ == "do" and any(c.lower_ == "as" for c in clause.lefts):
            yield from (c for c in clause.children if c.dep_ == "nsubj")


def beside(subject: Token, verb: Token) -> Iterator[Token]:
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
        elif word.head == subject and word.lower_ == "with" and word.doc[word.i - 1].text == ",":
            yield from (c for c in word.children if c.dep_ == "pobj" and c.pos_ == "PROPN")  # "X, with [Y], met"


def _joined_in(verb: Token) -> Iterator[Token]:
    """ "X joins [Y] in condemning Z": who does it already."""
    joining = verb.head.head
    if verb.dep_ == "pcomp" and verb.head.lower_ == "in" and joining.lemma_.lower() == "join":
        yield from (c for c in joining.rights if c.dep_ == "dobj")


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
    openings = () if verb.dep_ == "conj" else verb.lefts  # "X came and, with [Y] and Z, met": not Z alone
    for phrase in (c for c in openings if c.dep_ == "prep" and c.right_edge.i in {verb.i - 1, verb.i - 2}):
        for noun in (c for c in phrase.rights if c.dep_ == "pobj"):
            first = next((c for c in noun.rights if c.dep_ == "conj"), None)
            if first is not None and first.doc[first.left_edge.i - 1].text == ",":
                return first
    return _behind_clause(verb)


def _behind_clause(verb: Token) -> Token | None:
    """ "After its envoy had appealed for help, [Peru] and Chile sent troops": a name joined to a common noun before it."""
    for clause in (c for c in verb.lefts if c.dep_ == "advcl"):
        for name in (t for t in clause.subtree if t.dep_ == "conj" and t.pos_ == "PROPN" and t.head.pos_ == "NOUN"):
            if name.doc[name.left_edge.i - 1].text == "," and name.i > clause.i:
                return name
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
            if (told := _verb_told(verb)) is not None:
                return surface_subject(told, depth + 1)
            asked = _asked(head) if verb.dep_ == "advcl" and has_to(verb) else None
            return asked or (surface_subject(head, depth + 1) if head.pos_ in VERBAL else None)
        case "xcomp" | "ccomp" | "acomp":
            return _aimer(head) if _is_passives_aim(verb) else _controller(head, depth)
        case "acl":
            return _subject_of_modifier(verb, head, depth)
        case "relcl" if has_to(verb) and (head.dep_ == "attr" or _is_ranked(head)):  # "was the first to recognise"
            return _subject_of_modifier(verb, head, depth)
        case "amod":
            return _bearer(head)
        case "pcomp":
            return _subject_under_preposition(head, depth)
        case _:
            return None


def _verb_told(verb: Token) -> Token | None:
    """ "Officials say that [Peru] has moved tanks and fired on Chile": a past behind a present of saying goes on with what is said."""
    saying = verb.head
    if verb.dep_ != "conj" or verb.tag_ != "VBD" or saying.tag_ not in {"VBP", "VBZ"}:
        return None
    said = next((c for c in saying.rights if c.dep_ == "ccomp" and c.i < verb.i), None)
    helpers = {c.lower_ for c in said.lefts if c.dep_ in {"aux", "auxpass"}} if said is not None else set()
    past = said is not None and (said.tag_ == "VBD" or bool(helpers & {"has", "have", "had", "was", "were"}))
    return said if past else None


def _is_ranked(noun: Token) -> bool:
    """ "Making it the [first] country to recognise X"."""
    return any(
        c.tag_ == "JJ" and c.lower_ in {"first", "second", "third", "last", "latest", "only", "next"}
        for c in noun.lefts
    )


def _only_ranks(noun: Token, verb: Token) -> bool:
    """ "Chad left, making it the first [country] to recognise X": what somebody is called, taken for a subject."""
    return has_to(verb) and verb.head.lemma_ == "make" and _is_ranked(noun)


def _bearer(title: Token) -> Token:
    """Give the name that a title stands before: "ousted president Ana [Lima]"."""
    named = title.dep_ == "compound" and title.head.pos_ == "PROPN" and title.pos_ != "PROPN"
    return title.head if named else title


def _is_passives_aim(verb: Token) -> bool:
    """Tell whether a verb says what a passive is done for: "the envoy was summoned to [protest]", but "was summoned to hear it"."""
    head = verb.head
    if head.pos_ not in VERBAL or verb.lemma_ in TAKEN_IN or not has_to(verb):
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
    asked = _asked(head)
    return asked or (surface_subject(head, depth + 1) if head.pos_ in VERBAL | {"ADJ"} else None)


def _asked(head: Token) -> Token | None:
    """Give who is asked to do something: "called on [Peru] to withdraw", "appealed to [both]", "called for [all sides] to"."""
    if head.lemma_ not in {"call", "appeal", "prevail", "plead"}:
        return None
    return next((o for p in ("on", "upon", "to", "with", "for") for o in prepositions(head, p)), None)


def _judged(verb: Token, depth: int) -> Token | None:
    """Give who is judged, punished or thanked: "condemned [Chad] for", "[two men] were jailed for"; else who speaks."""
    judged = next((c for c in verb.rights if c.dep_ in {"dobj", "dative"}), None)
    return judged or surface_subject(verb, depth + 1)


def _subject_of_modifier(verb: Token, noun: Token, depth: int) -> Token | None:
    """Find who acts: in "troops attacking X" the troops; "X's decision to strike": X; ", killing two": the subject of the clause."""
    if has_to(verb):
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
    if head.pos_ in VERBAL and head.lemma_.lower() in SENTENCING and preposition.lower_ == "after":
        return _judged(head, depth)  # "sentences two men after burning a church"
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
    sentence = _verb_of_sentence(head)
    if sentence is not None and preposition.lower_ in {"for", "over"}:
        return _judged(sentence, depth)
    return next((c for c in head.lefts if c.dep_ == "poss"), None) or _subject_over(head, depth)


def _verb_of_sentence(noun: Token) -> Token | None:
    """ "[Jailed] four men for ten [years] for inciting it": the verb whose penalty a noun tells."""
    above = noun.head if noun.dep_ in {"npadvmod", "dobj"} else noun.head.head if noun.dep_ == "pobj" else None
    return above if above is not None and above.pos_ in VERBAL and above.lemma_.lower() in JUDGED_FOR else None


def _put_upon(word: Token) -> Token | None:
    """ "Imposed sanctions on [a firm] for arming rebels", "filed charges against [it] for": who is put under something did it."""
    hit = word.head if word.dep_ == "appos" else word
    if hit.dep_ == "pobj" and hit.head.lower_ in {"on", "against"}:
        return hit  # "for" hung on whom it hits
    seats = (word, *(c for c in word.rights if c.dep_ == "dobj"))
    return next((o for seat in seats for p in ("on", "against") for o in prepositions(seat, p)), None)
