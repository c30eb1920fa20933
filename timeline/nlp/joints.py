"""Verbs that the parser joined to one that they cannot be parallel to, hung where their form fits.

In "Kenya agrees to send police after gangs overran two districts, burned a hospital", a small model joins "burned" to "agrees",
and in "launch an attack, setting it on fire, and warn" the "warn" to "setting". What is joined has one form: a past goes with a past,
a gerund with a gerund. So a verb without a subject of its own, joined to one of another form, goes to the nearest one of its
own form: below the first, between the two, else above it. And where the first verb of a list hangs on the second, as what is said
does on "he said", it is made the first again ("Chad [welcomes] the truce, urges both to keep it and …"). A participle with a
subject and an object and no helping verb is a past, and what stands behind "by" belongs to its object ("the council [condemned]
the raid by gunmen").
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from timeline.nlp.syntax import VERBAL
from timeline.nlp.tree import Doc, Token, hang

Form = Literal["past", "present", "base", "gerund", "participle"]
OWN_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "expl"})
SAYING = frozenset(
    {"say", "add", "tell", "write", "announce", "report"}
)  # behind what is said: "it was piracy, said …"
CLAUSES_BELOW = frozenset({"advcl", "relcl", "ccomp", "acl", "pcomp", "conj", "xcomp"})
PAST_HELPERS = frozenset({"had", "was", "were"})
SETTING_DOWN = frozenset("schedule expect due set ask order urge tell".split())
PRESENT_HELPERS = frozenset({"has", "have", "is", "are", "am", "'s", "'ve", "'re", "'m"})
BASE_HELPERS = frozenset({"did", "do", "does"})
FITTING: dict[Form, frozenset[Form]] = {  # what may stand beside what
    "past": frozenset({"past"}),
    "present": frozenset({"present"}),
    "base": frozenset({"base", "present"}),
    "gerund": frozenset({"gerund"}),
    "participle": frozenset({"participle", "past", "present", "base", "gerund"}),
}
CLASHING: dict[Form, frozenset[Form]] = {  # what cannot be parallel; other pairs are told apart too seldom
    "past": frozenset({"present", "base", "gerund"}),
    "present": frozenset({"past", "base", "gerund"}),
    "base": frozenset({"gerund", "past"}),
    "gerund": frozenset({"past", "present", "base"}),
    "participle": frozenset(),
}


def rehang_verbs(doc: Doc) -> None:
    """Hang, in place, each joined verb of another form than the one above it on the verb that it goes with."""
    turned = [verb for verb in doc if _opens_list(verb) or _opens_pair(verb)]
    for first in turned:
        _lead(first)
    if turned:
        hang(doc.tokens)
    moved = _set_pasts_right(doc)
    for verb in doc:
        if verb.dep_ != "conj" or verb.pos_ not in VERBAL or verb.head.pos_ not in VERBAL:
            continue
        better = _partner(verb)
        if better is not None:
            verb.head = better
            moved = True
            if verb.tag_ == "VBP" and _form(better) == "base":
                verb.tag_ = "VB"
        for word in _led_in_by(verb):
            word.head = verb
            moved = True
    if moved:
        hang(doc.tokens)


def _set_pasts_right(doc: Doc) -> bool:
    """Make pasts of participles that have a subject and an object; tell whether a doer behind "by" went to the object."""
    moved = False
    for verb in doc:
        if verb.tag_ != "VBN" or verb.pos_ != "VERB" or any(c.dep_ in {"aux", "auxpass"} for c in verb.children):
            continue
        led = any(c.dep_ == "nsubj" for c in verb.lefts)
        done_to = next((c for c in verb.rights if c.dep_ == "dobj"), None)
        if not led or done_to is None:
            continue
        verb.tag_ = "VBD"
        for by in (c for c in verb.rights if c.dep_ == "agent" and c.i > done_to.i):
            by.head, by.dep_ = done_to, "prep"
            moved = True
    return moved


def _opens_list(verb: Token) -> bool:
    """Tell whether a verb opens a list that hangs on its second: "Chad [welcomes] the truce, urges both to keep it and …"."""
    second = verb.head
    if verb.dep_ != "ccomp" or verb.i > second.i or verb.pos_ not in VERBAL or second.pos_ not in VERBAL:
        return False
    if second.lemma_.lower() in SAYING or any(
        c.dep_ in OWN_SUBJECTS or c.dep_ in {"aux", "auxpass"} for c in second.children
    ):
        return False
    led = any(c.dep_ in OWN_SUBJECTS for c in verb.lefts)
    beside = [t for t in verb.doc.tokens[verb.i + 1 : second.i] if not verb.is_ancestor(t)]
    listed = {t.text for t in beside if t.dep_ not in {"advmod", "cc"}} == {","}
    return led and listed and _form(second) in FITTING[_form(verb)]


def _opens_pair(verb: Token) -> bool:
    """Tell whether "and" hangs on a verb without another, before the one that it joins: "Peru [armed] it and, with Chile, struck"."""
    second = verb.head
    if verb.dep_ not in {"advcl", "ccomp"} or verb.i > second.i or verb.pos_ not in VERBAL or second.pos_ not in VERBAL:
        return False
    joined = any(c.dep_ == "cc" and c.lower_ == "and" for c in verb.rights) and not any(
        c.dep_ == "conj" for c in verb.rights
    )
    alone = not any(c.dep_ == "mark" or c.tag_ == "WRB" for c in verb.lefts)
    led = any(c.dep_ in OWN_SUBJECTS for c in verb.lefts) and not _stands_alone(second)
    return joined and alone and led and _form(second) in FITTING[_form(verb)]


def _lead(first: Token) -> None:
    """Let the first verb of a list stand in the second one's place, and the second hang on it."""
    second = first.head
    first.head, first.dep_ = (first if second.head is second else second.head), second.dep_
    second.head, second.dep_ = first, "conj"


def _partner(verb: Token) -> Token | None:
    form = _form(verb)
    if verb.tag_ == "VBP" and _is_set_down(verb.head) and not _stands_alone(verb):
        return next(
            (t for t in _between(verb) if t.pos_ in VERBAL and _form(t) == "base" and t.head is verb.head), None
        )
    if verb.head.tag_ == "VBN" or _form(verb.head) not in CLASHING[form] or _stands_alone(verb):
        return None  # "has killed nine and [displaced] many": tagged as a past
    fitting = FITTING[form]
    between = (t for t in reversed(_between(verb)) if t.pos_ in VERBAL and t.dep_ in CLAUSES_BELOW)
    return next((t for t in between if _form(t) in fitting), None) or next(
        (t for t in _above(verb.head) if _form(t) in fitting), None
    )


def _is_set_down(verb: Token) -> bool:
    """Tell whether a passive says what somebody is to do: "was scheduled to lay flowers, [talk] to guards and …"."""
    return verb.tag_ == "VBN" and verb.lemma_.lower() in SETTING_DOWN


def _led_in_by(verb: Token) -> list[Token]:
    """Give what stands between "and" and a verb, hung on the one before: "sanctioned it and, [together] [with] Chile, struck"."""
    joints = [c for c in verb.head.rights if c.dep_ == "cc" and c.i < verb.i]
    if not joints:
        return []
    return [c for c in verb.head.rights if joints[-1].i < c.i < verb.i and c.dep_ in {"prep", "advmod", "npadvmod"}]


def _between(verb: Token) -> list[Token]:
    """Give the words below the verb's head that stand between the two."""
    return [
        t for t in verb.doc.tokens[verb.head.i + 1 : verb.i] if verb.head.is_ancestor(t) and not verb.is_ancestor(t)
    ]


def _above(verb: Token) -> Iterator[Token]:
    return (t for t in verb.ancestors if t.pos_ in VERBAL)


def _stands_alone(verb: Token) -> bool:
    """Tell whether a verb has a subject of its own, and so a form of its own."""
    return any(
        c.dep_ in OWN_SUBJECTS or (c.dep_ == "aux" and c.tag_ != "TO") or c.dep_ == "auxpass" for c in verb.lefts
    )


def _form(verb: Token) -> Form:
    """Give the form of a verb with what helps it: "had gone" is past, "will go" and "to go" are base forms."""
    helpers = [c for c in verb.lefts if c.dep_ in {"aux", "auxpass"}]
    for helper in helpers:
        if helper.tag_ in {"TO", "MD"} or helper.lower_ in BASE_HELPERS:
            return "base"
        if helper.lower_ in PAST_HELPERS:
            return "past"
        if helper.lower_ in PRESENT_HELPERS:
            return "present"
    match verb.tag_:
        case "VBD":
            return "past"
        case "VBZ" | "VBP":
            return "present"
        case "VBG":
            return "gerund"
        case "VBN":
            return "participle"
        case _:
            return "base"
