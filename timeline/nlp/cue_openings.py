"""What an answer consists of where its word names no act: "the response came on Monday, when …", "hit back, banning …".

A noun that opens a sentence, or a verb, announces the answer; what was done follows it: in the same clause, behind a colon,
or as what the next sentence tells.
"""

from __future__ import annotations

from collections.abc import Iterator

from timeline.nlp.cue_walk import SUBJECTS, VERBAL, Walk, complement_of
from timeline.nlp.tree import Span, Token

MEANS = frozenset({"with", "by", "in"})
ITS_DOER = frozenset({"it", "he", "she", "they", "we", "its", "his", "her", "their", "our"})


def acts_announced(noun: Token, walk: Walk) -> list[int]:
    """Find the acts that a noun for an answer announces: "its reply: a ban", "the answer came in June, when it struck".

    Nothing where the noun is not said to have come.
    """
    if noun.dep_ == "ROOT":
        return _behind_colon(noun, walk)
    verb = noun.head
    came = noun.dep_ == "nsubj" and verb.pos_ in VERBAL and verb.lemma_.lower() in walk.words["eventive"]
    if not came:
        return []
    return _in_clause(verb, walk) or acts_after_colon(verb, walk) or acts_told_next(verb.sent, walk)


def acts_by_participle(verb: Token, walk: Walk) -> list[int]:
    """Find what somebody did to answer: "hit back within the week, banning imports"."""
    clauses = (c for c in verb.rights if c.dep_ == "advcl" and c.tag_ == "VBG")
    return _numbers(n for clause in clauses for n in walk.all_below(clause))


def acts_told_next(sentence: Span, walk: Walk) -> list[int]:
    """Find what the next sentence tells: the act of its main verb, and those that go on with it."""
    if sentence.end >= len(sentence.doc):
        return []
    return _main_acts(sentence.doc[sentence.end].sent.root, walk)


def acts_told_before(sentence: Span, walk: Walk) -> list[int]:
    """Find what the sentence before tells: the act of its main verb, and those that go on with it."""
    return _main_acts(sentence.doc[sentence.start - 1].sent.root, walk) if sentence.start else []


def next_is_by_same(sentence: Span) -> bool:
    """Tell whether the next sentence goes on about somebody named before: "In May it sued", "Its jets bombed"."""
    if sentence.end >= len(sentence.doc):
        return False
    root = sentence.doc[sentence.end].sent.root
    subject = next((c for c in root.lefts if c.dep_ in SUBJECTS), None)
    return subject is not None and any(t.lower_ in ITS_DOER for t in (subject, *subject.lefts))


def _behind_colon(noun: Token, walk: Walk) -> list[int]:
    parts = [c for c in noun.rights if c.dep_ in {"appos", "acl", "parataxis"}]
    colon = any(c.text == ":" for c in noun.rights)
    return _numbers(n for part in parts for n in walk.all_below(part)) if colon else []


def _in_clause(verb: Token, walk: Walk) -> list[int]:
    """Look at what the verb that says that an answer came takes with it."""
    holders = [c for c in verb.rights if c.dep_ in {"attr", "xcomp"}]
    holders += list(_when_clauses(verb))
    phrases = (c for c in verb.rights if c.dep_ == "prep" and c.lower_ in MEANS)
    holders += [inner for phrase in phrases if (inner := complement_of(phrase)) is not None]
    return _numbers(n for holder in holders for n in (_main_acts(holder, walk) or walk.all_below(holder)))


def _when_clauses(verb: Token) -> Iterator[Token]:
    """Yield the clauses that tell what happened then; they may hang on the day: "came in June, when it halted"."""
    for word in verb.subtree:
        opened = word.dep_ in {"relcl", "advcl"} and word.i > verb.i
        if opened and any(c.lower_ == "when" for c in word.lefts):
            yield word


def acts_after_colon(verb: Token, walk: Walk) -> list[int]:
    """Find the acts of what follows a clause: "Its response was swift: within two days it suspended …": the parse takes what follows for the main clause."""
    main = verb.head
    follows = verb.dep_ == "ccomp" and main.i > verb.i and main.pos_ in VERBAL
    between = verb.doc[verb.i : main.i] if follows else ()
    return _main_acts(main, walk) if any(t.text in {":", ";"} for t in between) else []


def _main_acts(verb: Token, walk: Walk) -> list[int]:
    if verb.pos_ not in VERBAL:
        return []
    first = walk.own(verb, frozenset())
    return _numbers([first, *walk.coordinated(verb, frozenset())])


def _numbers(found: Iterator[int | None] | list[int | None]) -> list[int]:
    return list(dict.fromkeys(number for number in found if number is not None))
