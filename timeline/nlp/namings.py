"""The places where a page names actors or refers to them, as plain data for the stages after the parse."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from timeline.model import Naming
from timeline.nlp.focus import Focus, is_subject
from timeline.nlp.syntax import BORDERS
from timeline.nlp.tree import Token

Part = Literal["subject", "object", "owner", "other"]


def namings_in(focus: Focus, first_sentence: int) -> Iterator[Naming]:
    """Yield each reference of a page once, in text order; sentences count from `first_sentence`."""
    seen: set[tuple[str, int]] = set()
    for told in sorted((*focus.told, *focus.places), key=lambda t: t.token.i):
        start, end = told.ref.span
        if (told.ref.actor, start) not in seen and end > start and not _lies_near(told.token):
            seen.add((told.ref.actor, start))
            yield Naming(told.ref.actor, start, end, first_sentence + told.sentence, _part(told.token), told.ref.how)


def _lies_near(token: Token) -> bool:
    """ "A town near the border with [Chad]", "near the [Chadian] border": who only lies near what is told of."""
    border = token.head.head if token.dep_ == "pobj" and token.head.lower_ == "with" else token.head
    return border.lemma_.lower() in BORDERS and border.dep_ == "pobj" and border.head.lower_ == "near"


def _part(token: Token) -> Part:
    """Give what part of its clause a word is, or the phrase that it is the owner in."""
    if is_subject(token):
        return "subject"
    if token.dep_ in {"dobj", "dative", "attr"}:
        return "object"
    return "owner" if token.dep_ in {"compound", "poss", "amod", "nmod"} else "other"
