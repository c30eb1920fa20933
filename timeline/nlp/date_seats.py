"""Where a time expression hangs in its sentence: on a verb or act, or on a noun only ("Thursday's raid")."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from timeline.nlp.syntax import REASON_NOUNS, VERBAL, clause_top
from timeline.nlp.tree import Token

ATTRIBUTES = frozenset({"nummod", "compound", "amod", "nmod", "poss"})
NOUNS = frozenset({"NOUN", "PROPN"})
LONGEST_BRACKET = 8  # words
CONTAINERS = frozenset({"in", "during", "at", "throughout"})
UTTERANCES = frozenset("statement speech address letter interview broadcast message post article sermon".split())
# what says a thing by being passed or issued
DOCUMENTS = frozenset("resolution motion declaration communique communiqué statement decree text".split())
CALENDAR_NOUNS = frozenset(
    "day week weekend month year decade century morning noon afternoon evening night hour minute dawn dusk eve start "
    "beginning end middle close turn spring summer autumn fall winter half quarter course rest part".split()
)
ORDINALS = frozenset(
    "first second third fourth fifth sixth seventh eighth ninth tenth latest last only biggest largest".split()
)
# verbs under which an infinitive says what is ahead: "talks are to begin on Monday"
AHEAD = frozenset("be schedule expect set plan due slate intend mean".split())
BACKGROUND_WORDS = frozenset(
    "recent previous earlier prior past former preceding last ongoing continuing current existing".split()
)
POINTERS = frozenset({"the", "this", "that", "these", "those"})
PRESENT = frozenset({"VBP", "VBZ"})
GROUNDS = frozenset({"following", "after", "since", "despite", "over"})
STILL_TO_SAY = frozenset({"after", "before", "since", "until", "once"})


@dataclass(frozen=True, slots=True)
class Seat:
    """The word that a time expression hangs on; `bound` where it only tells which thing the noun means."""

    word: Token
    bound: bool = False


def seat_of(timex: Token, acts: frozenset[int]) -> Seat:
    """Climb from a time expression to the verb or act that it hangs on, or to the noun that keeps it.

    `acts` are the indices of the tokens that name acts.
    """
    noun = _noun_named_by(timex) or _noun_with_aside(timex, acts)
    if noun is not None and noun.lemma_.lower() in UTTERANCES and noun.head.lower_ in CONTAINERS:
        return Seat(clause_top(noun))  # "in an April 8 statement, X said it was seeking …"
    if noun is not None:
        return Seat(noun, bound=True)
    clause = _clause_it_ends(timex)
    if clause is not None:
        return Seat(clause)
    token = _opened_by(timex) or timex
    while token.head != token:
        token = token.head
        is_seat = (token.pos_ in VERBAL and not _only_begins(token) and not _describes(token, acts)) or (
            token.i in acts and not _is_verdict(token)
        )
        act = _act_answered(token, timex, acts, is_seat=is_seat)
        if act is not None:
            return Seat(act)
        if is_seat:
            return Seat(token)
    return Seat(token)


def _noun_named_by(timex: Token) -> Token | None:
    """Give the noun that a time singles out: "the 2015 agreement", "Sunday's attack", "the treaty of 1921", "Seato (1954)"."""
    head, before = timex.head, timex.left_edge.i - 1
    opens = (
        before >= 0 and timex.doc[before].lower_ == "in" and (head.pos_ == "PROPN" or _is_stranded(timex.doc[before]))
    )
    # "two days earlier rebels had …", "Thursday's rush hour"
    counted = timex.lower_ in {"earlier", "later", "before"} and timex.left_edge != timex
    part_of_day = timex.dep_ == "poss" and head.lemma_.lower() in CALENDAR_NOUNS
    if timex.dep_ in ATTRIBUTES and head.pos_ in NOUNS and not (opens or counted or part_of_day or _opened_by(timex)):
        return head
    if timex.dep_ == "npadvmod" and head.pos_ in NOUNS and any(c.lower_ in ORDINALS for c in head.lefts):
        return head  # "its third launch this year"
    if head.lower_ == "of" and head.head.pos_ in NOUNS and head.head.lemma_.lower() not in CALENDAR_NOUNS:
        return head.head
    return _noun_before_bracket(timex)


def _is_stranded(preposition: Token) -> bool:
    """Tell whether the parse has left a preposition without its noun: "in May [rebels] kidnapped"."""
    return preposition.dep_ == "prep" and preposition.head.pos_ in VERBAL and not any(preposition.rights)


def _noun_before_bracket(timex: Token) -> Token | None:
    """ "Seato (1954)", "the rounds of talks (in April and June 2025)": what a bracket dates is the noun before it."""
    doc, first = timex.doc, timex.left_edge.i - 1
    opening = next((i for i in range(first, max(0, first - LONGEST_BRACKET), -1) if doc[i].text in {"(", ")"}), 0)
    closed = any(t.text == ")" for t in doc.tokens[timex.i : timex.i + LONGEST_BRACKET])
    if not opening or doc[opening].text != "(" or not closed:
        return None
    plain = all(t.pos_ not in VERBAL for t in doc.tokens[opening : timex.i])
    return doc[opening - 1] if plain and doc[opening - 1].pos_ in NOUNS else None


def _opened_by(timex: Token) -> Token | None:
    """Give the "on" from which the parse has torn a day and hung it on what follows: "on 5 March hooded gunmen …"."""
    before = timex.left_edge.i - 1
    opens = before >= 0 and timex.doc[before].lower_ == "on" and timex.dep_ != "poss"
    return timex.doc[before] if opens and timex.head.i > timex.i else None


def _clause_it_ends(timex: Token) -> Token | None:
    """Give the clause in front that a time closes, where the parse hung it on what follows: "as he said yesterday, X is …"."""
    seat = timex.head if timex.head.dep_ == "prep" and timex.head.i < timex.i else timex
    before, above = seat.left_edge.i - 1, seat.head
    if before < 0 or above.i < timex.i or above.pos_ not in VERBAL or timex.doc[before].dep_ == "punct":
        return None
    fronted = (c for c in above.lefts if c.dep_ == "advcl" and c.i < seat.i)
    return next((c for c in fronted if c.left_edge.i <= before <= c.right_edge.i), None)


def _only_begins(verb: Token) -> bool:
    """Tell whether a participle says only from when: "starting in August, the ministry bars …"."""
    return verb.tag_ == "VBG" and verb.lower_ in {"starting", "beginning"} and verb.dep_ in {"advcl", "prep"}


def _describes(verb: Token, acts: frozenset[int]) -> bool:
    """Tell whether a participle only says which thing a verb is about: "boarded ships [carrying] aid on Monday"."""
    bare = verb.tag_ == "VBG" and verb.dep_ == "acl" and verb.i not in acts
    return bare and verb.head.dep_ == "dobj" and verb.head.head.i in acts


def _is_verdict(noun: Token) -> bool:
    """Tell whether a noun is only what something was called: "denounced the raid as piracy on 22 July"."""
    return noun.dep_ == "pobj" and noun.head.lower_ == "as" and noun.head.head.pos_ in VERBAL


def one_clause(one: Token, other: Token) -> bool:
    """Tell whether two verbs are of one clause: the same, or "are" and "begin" in "talks are to begin"."""
    if one == other:
        return True
    lower, upper = (one, other) if one.head == other else (other, one)
    return lower.head == upper and lower.dep_ == "xcomp" and upper.lemma_.lower() in AHEAD


def _noun_with_aside(timex: Token, acts: frozenset[int]) -> Token | None:
    """Give the act that a time between commas belongs to: "the seizure, on 1 June, of the tanker"."""
    doc, first = timex.doc, timex.head.i if timex.head.dep_ == "prep" else timex.i
    end = max(timex.right_edge.i, timex.i) + 1
    framed = first > 1 and end + 1 < len(doc) and doc[first - 1].text == doc[end].text == ","
    if framed and doc[first - 2].i in acts and doc[first - 2].pos_ in NOUNS and doc[end + 1].lower_ in {"of", "by"}:
        return doc[first - 2]
    return None


def _act_answered(token: Token, timex: Token, acts: frozenset[int], *, is_seat: bool) -> Token | None:
    """ "in response to the airstrike on Sunday": the act named between the cue and the time owns the time."""
    said_to_be = [c for c in token.rights if c.dep_ == "attr"] if token.lemma_ == "be" else []
    for noun in said_to_be if is_seat else (token,):
        if noun.lemma_.lower() in REASON_NOUNS:
            between = noun.doc[noun.i + 1 : timex.i]
            act = next((t for t in reversed(list(between)) if t.i in acts), None)
            if act is not None:
                return act
    return None


def is_kept_apart(timex: Token, act: Token) -> bool:
    """Tell whether a semicolon keeps a time from an act, or "and" before the time: "mediated, and on 1 June the two agreed"."""
    first, last = sorted((timex.i, act.i))
    if any(t.text == ";" for t in timex.doc[first:last]):
        return True
    opening = timex.head if timex.head.dep_ == "prep" and timex.head.i < timex.i else timex
    before = opening.left_edge.i - 1
    return act.i < before and timex.doc[before].dep_ == "cc"


def keeps_apart(clause: Token) -> bool:
    """Tell whether a clause takes no time from those above it: a charge, a defining clause, a stray participle."""
    return _is_charge(clause) or _is_defining(clause) or _is_stray(clause)


def _is_stray(clause: Token) -> bool:
    """Tell whether the parse has joined a participle to a finite verb, with which it cannot go on."""
    bare = clause.dep_ == "conj" and clause.tag_ == "VBG" and not any(c.dep_ == "aux" for c in clause.lefts)
    return bare and clause.head.tag_ in {"VBD", "VBZ", "VBP", "VB"}


def _is_charge(clause: Token) -> bool:
    """Tell whether a clause says what somebody is charged with or thanked for: "accused X of [arming] the rebels"."""
    return clause.dep_ == "pcomp" and clause.tag_ in {"VBG", "VBN"} and clause.head.lower_ in {"of", "for", "over"}


def _is_defining(clause: Token) -> bool:
    """Tell whether a relative clause only says which one is meant: "officials who led the coup", "a demand that it refused"."""
    if clause.dep_ != "relcl" or any(c.lower_ in {"when", "where"} for c in clause.lefts):
        return False
    if clause.head.lemma_.lower() in DOCUMENTS:
        return False  # "adopted a resolution that condemned the raid" on that day
    if clause.head.lemma_.lower() in CALENDAR_NOUNS or clause.head.ent_type_ in {"DATE", "TIME"}:
        return False  # the parse takes "the following evening X struck" for one phrase
    return clause.left_edge.i > 0 and clause.doc[clause.left_edge.i - 1].text not in {",", "-", "\u2013", "\u2014"}


def is_of_one_time(clause: Token) -> bool:
    """Tell whether a clause gives its main clause its time: "when the two met on Monday, X demanded …", "as it ran out …"."""
    return clause.dep_ == "advcl" and any(c.lower_ in {"when", "as"} for c in clause.lefts)


def has_own_subject(clause: Token) -> bool:
    """Tell whether a relative clause has a doer of its own: "which it shelled", not "which killed two"."""
    return any(c.dep_ in {"nsubj", "nsubjpass"} and c.tag_ not in {"WDT", "WP"} for c in clause.lefts)


def shares(noun: Token, act: Token, clause: Token) -> bool:
    """Tell whether the time that a noun keeps holds for an act: "Sunday's wave of attacks", "in Sunday's clash they killed"."""
    if act.dep_ == "conj" and act.head == noun:
        return True
    if act.dep_ == "acl" and act.head == noun and noun.lemma_.lower() in DOCUMENTS:
        return True  # "our 3 May statement condemning it"
    if act.dep_ == "pobj" and act.head.lower_ == "of" and act.head.head == noun:
        return True
    inside = noun.dep_ == "pobj" and noun.head.lower_ in CONTAINERS and noun.head.head == clause
    return inside and clause_top(act) == clause


def is_background(verb: Token) -> bool:
    """Tell whether a verb goes back behind the time of its story: "had struck", "of having struck", "has been hit since"."""
    helpers = {c.lower_ for c in verb.children if c.dep_ in {"aux", "auxpass"}}
    if helpers & {"had", "having"}:
        return True
    if helpers & {"has", "have"} and "been" in helpers and verb.tag_ == "VBG":
        return True  # "has been threatening for days"
    return bool(helpers & {"has", "have"}) and any(c.lower_ == "since" for c in verb.subtree)


def tells_on(verb: Token) -> bool:
    """Tell whether a verb stands in a simple tense, as those do that tell a story."""
    return not any(c.dep_ == "aux" and c.lower_ in {"had", "has", "have"} for c in verb.lefts)


def is_told_now(verb: Token) -> bool:
    """Tell whether a verb is told in the present: "condemns", "joins the world in condemning", "wishes to condemn"."""
    above = verb.head.head if verb.dep_ == "pcomp" else verb.head if verb.dep_ == "xcomp" else verb
    return above.tag_ in PRESENT


def climb(clause: Token) -> Iterator[Token]:
    """Yield a word and those above it, up to the root of the sentence."""
    yield clause
    while clause.head != clause:
        clause = clause.head
        yield clause


def stands_before(clause: Token, marks: frozenset[str] = STILL_TO_SAY) -> bool:
    """Tell whether a clause tells what came before its main clause, or comes after it: "after they had met", "until it left"."""
    return any(
        word.dep_ == "advcl" and any(c.dep_ in {"mark", "advmod"} and c.lower_ in marks for c in word.lefts)
        for word in climb(clause)
    )


def is_earlier_noun(noun: Token) -> bool:
    """Tell whether a noun says itself that its act lies back: "a recent attack", "recent raids and [killings]", "decades-long war"."""
    own = [c for c in noun.lefts if c.dep_ in {"amod", "compound", "nmod"}]
    if any((c.dep_ == "amod" and c.lower_ in BACKGROUND_WORDS) or _is_years_long(c) for c in own):
        return True
    shares = noun.dep_ == "conj" and not any(c.dep_ in {"det", "poss", "amod"} for c in noun.lefts)
    return shares and noun.head.pos_ in NOUNS and is_earlier_noun(noun.head)


def _is_years_long(word: Token) -> bool:
    """Tell whether an adjective says that an act has gone on for months or more: "a decades-long war", "the years-old feud"."""
    return word.lower_ in {"long", "old"} and any(c.lemma_ in {"month", "year", "decade"} for c in word.lefts)


def points_back(noun: Token) -> bool:
    """Tell whether a noun takes up an act already told, as an object: "condemned the raid", "over these strikes"."""
    if noun.dep_ == "pobj" and noun.head.lower_ in GROUNDS:
        return any(c.dep_ == "poss" or c.lower_ in POINTERS for c in noun.lefts)  # "following their launches"
    return noun.dep_ in {"dobj", "pobj"} and any(c.dep_ == "det" and c.lower_ in POINTERS for c in noun.lefts)
