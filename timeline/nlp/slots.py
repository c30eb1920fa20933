"""What fills a slot of a trigger: subject, object, possessor, modifier, or what a preposition governs."""

from __future__ import annotations

from collections.abc import Iterator

from timeline.nlp.subjects import beside, cleft, companions, surface_subject
from timeline.nlp.syntax import (
    BORDERS,
    QUANTITIES,
    VERBAL,
    agents,
    counting,
    is_passive,
    is_wish,
    prepositions,
    spoken_in,
)
from timeline.nlp.tree import Token

MODIFIER_DEPS = frozenset({"amod", "compound", "nmod", "poss", "npadvmod"})
# "Protests against the rulers of X" are not X's; but "the murder in London of X".
AIMING = frozenset({"against", "over", "to", "on", "for", "at", "with"})
FARTHEST_OF = 14  # words: "the severance by the Government of the Sudan, on 11 May, [of] its ties"
OBJECTS_LIKE_ADJECTIVES = QUANTITIES | {"own"}  # "recalled many", "recalled its own"
HYPHENS = frozenset({"-", "\u2013", "\u2014"})
# What lies or holds between two: "a clash on the border with Chad" is not fought with Chad.
WITH_NEIGHBOURS = BORDERS | {"line", "tie", "relation", "link", "tension"}


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


def is_gerund_noun(token: Token) -> bool:
    """Tell whether a noun is a verb with "the" before and what it is done to behind: "the [clearing] of the square by police"."""
    if (
        token.pos_ != "NOUN"
        or not token.lower_.endswith("ing")
        or not any(c.dep_ in {"det", "poss"} for c in token.lefts)
    ):
        return False
    return any(c.lower_ == "of" for c in token.rights) or bool(list(_parted(token)))


def _subject(token: Token, *, verbal: bool) -> Iterator[Token]:
    if is_gerund_noun(token):
        yield from _governed(token, "by")
        yield from (c for c in token.lefts if c.dep_ == "poss")
        return
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
        yield cleft(token) or subject
        yield from companions(subject, token)
        if subject.head not in {token, subject}:  # "X, along with [Y], continues to urge"
            yield from beside(subject, subject.head)


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
    if is_gerund_noun(token):
        yield from _governed(token, "of")
        return
    if is_passive(token):
        subject = surface_subject(token)
        if subject is not None:
            yield subject
        yield from (c for c in token.rights if c.dep_ == "dobj")  # "they were denied [access]"
        return
    direct = [
        c
        for c in token.rights
        if c.dep_ in {"dobj", "attr", "oprd"} and (c.pos_ != "ADJ" or c.lower_ in OBJECTS_LIKE_ADJECTIVES)
    ]
    if any(c.dep_ == "dobj" for c in direct):  # "called Y a [liar]": what he is called is no second object
        direct = [c for c in direct if c.dep_ != "oprd"]
    direct = direct or [
        c for c in token.rights if c.dep_ == "npadvmod" and (c.pos_ == "PROPN" or token.lemma_ == "give")
    ]
    direct = direct or list(_shared_object(token)) or list(_object_of_let(token)) or list(_object_with_verdict(token))
    yield from (_held(noun) for noun in direct)
    if not direct and token.dep_ == "relcl" and not _is_about_its_subject(token) and not _tells_where(token):
        yield token.head
    if not direct and token.dep_ == "xcomp" and token.head.pos_ == "NOUN":
        yield token.head


def _held(noun: Token) -> Token:
    """ "took forty [policemen] hostage": the parser makes one noun of those who are held and of what they become."""
    if noun.lower_ in {"hostage", "prisoner", "captive"}:
        return next((c for c in noun.lefts if c.dep_ in {"compound", "nmod"} and c.tag_ in {"NNS", "NNPS"}), noun)
    if noun.lower_ == "home" and noun.tag_ == "NN":
        before = [c for c in noun.lefts if c.dep_ in {"compound", "nmod"}]
        owned = any(c.dep_ in {"det", "poss"} for c in (*noun.lefts, *(g for c in before for g in c.lefts)))
        return before[-1] if owned and before and before[-1].i == noun.i - 1 else noun  # "brings its [envoy] home"
    return noun


def _shared_object(verb: Token) -> Iterator[Token]:
    """ "shelled and [bombed X]", "condemned and [voiced concern about X]": the first verb has the object of the second."""
    joined = next((c for c in verb.rights if c.dep_ == "conj" and c.pos_ in VERBAL), None)
    if joined is not None and all(t.dep_ in {"cc", "advmod"} for t in verb.doc[verb.i + 1 : joined.i]):
        for noun in (c for c in joined.rights if c.dep_ == "dobj"):
            ruled = [o for p in ("about", "over", "at") for o in prepositions(noun, p)]
            yield from ruled or (noun,)


def _object_of_let(verb: Token) -> Iterator[Token]:
    """ "let go [the hostages]", "let [them] go": two words, one act."""
    if verb.lemma_.lower() == "let":
        below = [clause for clause in verb.rights if clause.dep_ in {"xcomp", "ccomp"}]
        yield from (c for clause in below for c in clause.rights if c.dep_ == "dobj")
        yield from (c for clause in below if clause.lemma_ == "go" for c in clause.lefts if c.dep_ == "nsubj")


def _object_with_verdict(verb: Token) -> Iterator[Token]:
    """ "declared [John Doe] persona non grata": whom a verb makes what follows, where the parser hears a clause without a verb."""
    for clause in (c for c in verb.rights if c.dep_ in {"ccomp", "xcomp"} and c.pos_ in {"NOUN", "PROPN", "X"}):
        helped = any(c.dep_ in {"aux", "auxpass", "cop", "mark"} for c in clause.lefts)
        yield from (c for c in clause.lefts if not helped and c.dep_ in {"nsubj", "nsubjpass"})


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
    if preposition == "of" and (parted := list(_parted(token))):
        yield from parted
        return
    seats = [token]
    if token.pos_ in VERBAL:
        seats += [c for c in token.children if c.dep_ in {"dobj", "prt", "xcomp", "oprd", "attr"}]
        seats += spoken_in(token) if preposition == "for" else []
    seats += [c for c in token.rights if c.dep_ == "conj"]
    if token.dep_ in {"acomp", "oprd"} and token.head.pos_ in VERBAL:
        seats.append(token.head)  # "remain deeply concerned by": hung on "remain"
    if token.pos_ not in VERBAL:
        seats += [above for above in _with_carrier(token) if above != token]
        # "the detention of soldiers by X": the parser may hang "by X" on the soldiers
        seats += [
            o
            for p in token.rights
            if p.dep_ == "prep" and p.lower_ != preposition and not (preposition == "of" and p.lower_ in AIMING)
            for o in p.children
            if o.dep_ == "pobj" and not (preposition == "with" and o.lemma_.lower() in WITH_NEIGHBOURS)
        ]
    seats += [p for seat in seats for p in seat.rights if p.dep_ == "prep" and p.lower_ == "including"]
    for seat in seats:
        found = list(prepositions(seat, preposition)) or list(_said_to_be(seat, preposition))
        if (
            seat.dep_ == "conj" and seat.head == token
        ):  # "left it and, with X, met": what leads in the second verb is not the first one's
            found = [o for o in found if o.i > seat.i]
        if found:
            yield from found
            return


def _said_to_be(seat: Token, preposition: str) -> Iterator[Token]:
    """ "Described it as [rude]": what somebody or something is said to be may be an adjective."""
    if preposition == "as":
        said = (p for p in seat.rights if p.dep_ == "prep" and p.lower_ == "as")
        yield from (c for p in said for c in p.rights if c.pos_ == "ADJ" and c.dep_ in {"amod", "acomp", "advmod"})


def _parted(noun: Token) -> Iterator[Token]:
    """Yield what a noun is of, where a doer or a day stands between: "the closure by the Government of Chad of [its border]", "the recall, on 3 May, of [its envoy]"."""
    if noun.pos_ != "NOUN" or noun.i + 1 >= len(noun.doc) or any(c.lower_ == "of" for c in noun.rights):
        return
    start = noun.doc[noun.i + 1]
    end = min(noun.sent.end, start.i + FARTHEST_OF)
    for of in noun.doc[start.i + 1 : end]:
        if of.lower_ == "of" and any(c.dep_ == "pobj" for c in of.rights):
            before = noun.doc[of.i - 1]
            between = noun.doc.tokens[start.i : of.i]
            if start.lower_ == "by":
                ends = before.text == "," or (before.pos_ == "PROPN" and _is_behind_doer(start, of))
            else:
                ends = start.text == before.text == "," and of.i > start.i + 2
            if ends and not any(t.pos_ in VERBAL for t in between):
                yield from (c for c in of.rights if c.dep_ == "pobj")
                return


def _is_behind_doer(by: Token, of: Token) -> bool:
    """Tell whether an "of" hangs on the name of a doer, which needs none: "by Chad [of] all flights", not "by the Government [of] Chad"."""
    doer = next((c for c in by.rights if c.dep_ == "pobj"), None)
    return doer is not None and (of.head != doer or not any(c.dep_ == "det" for c in doer.lefts))
