"""Acts told by words that only repeat another: "Nicaragua followed suit", "Turkey did so in March", "Minsk replied in kind".

Such words take their type from the act that was told last before them; who did it is told anew.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from timeline.nlp.roles import RoleFinder
from timeline.nlp.subjects import surface_subject
from timeline.nlp.syntax import VERBAL
from timeline.nlp.tree import Token
from timeline.nlp.triggers import Trigger

PRO_VERBS = {
    "do": frozenset({"so", "same", "likewise"}),
    "follow": frozenset({"suit"}),
    "act": frozenset({"likewise"}),
    "respond": frozenset({"kind"}),
    "reply": frozenset({"kind"}),
    "retaliate": frozenset({"kind"}),
    "answer": frozenset({"kind"}),
    "react": frozenset({"kind"}),
}
BARE = frozenset({"follow"})  # also without more words: "Bahrain and Sudan followed on Monday"
REACH = 2  # words
WEIGHT = 0.65


def repeated_acts(triggers: Sequence[Trigger], roles: RoleFinder) -> Iterator[Trigger]:
    """Yield each act that only repeats another, with the row of the one told last before it in the same block."""
    told = {t.head.i: t for t in triggers}
    for verb in roles.page.doc:
        if verb.pos_ not in VERBAL or verb.lemma_.lower() not in PRO_VERBS or any(c.tag_ == "TO" for c in verb.lefts):
            continue
        if verb.tag_ == "VBG" and verb.dep_ in {"csubj", "pcomp"}:  # "[doing so] would cost much": nobody has
            continue
        word = _repeating_word(verb)
        if word is None and not _follows(verb, roles):
            continue
        own = told.get(verb.i)
        before = _told_before(verb, triggers, roles)
        if before is not None and (own is None or own.row.family in {"retaliate", "respond"}):
            row = replace(
                before.row, phrase=(), pos="V", frame=roles.lexicon.frames["verb.act-against"], needs=(), blocks=()
            )
            yield Trigger(verb, verb.i, word.i if word is not None else verb.i, row, WEIGHT)


def _repeating_word(verb: Token) -> Token | None:
    wanted = PRO_VERBS[verb.lemma_.lower()]
    behind = verb.doc[verb.i + 1 : min(verb.i + 1 + REACH, verb.sent.end)]
    return next((t for t in behind if t.lower_ in wanted), None)


def _follows(verb: Token, roles: RoleFinder) -> bool:
    """Tell whether a party follows, and not one event another: "Bahrain followed on Monday"."""
    if verb.lemma_.lower() not in BARE or any(
        c.dep_ in {"dobj", "prt", "agent", "ccomp", "xcomp", "auxpass"} for c in verb.rights
    ):
        return False
    if (
        verb.tag_ == "VBG"
        or verb.dep_ in {"acl", "relcl", "amod", "pcomp", "prep"}
        or any(c.dep_ == "auxpass" for c in verb.lefts)
    ):
        return False
    subject = surface_subject(verb)
    return subject is not None and subject.i in roles.page.names and bool(roles.refs_of(subject, "subj", "source"))


def _told_before(verb: Token, triggers: Sequence[Trigger], roles: RoleFinder) -> Trigger | None:
    """Find the last act before it, in its own sentence or the one before, that a verb tells."""
    block = roles.page.block_of[verb.i]
    first = verb.doc[verb.sent.start - 1].sent.start if verb.sent.start else verb.sent.start
    before = [t for t in triggers if first <= t.head.i < verb.i and roles.page.block_of[t.head.i] == block]
    verbs = {t.head.i for t in before if not t.nominal}
    told = [t for t in before if t.head.i in verbs or (t.light is not None and t.light.i not in verbs)]
    return told[-1] if told else None
