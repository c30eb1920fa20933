"""Names that an article defines itself: "Tigray Defense Forces (TDF)"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from timeline.lexicon import Lexicon, Name, find_names, fold, pieces_of, slug
from timeline.model import Actor

_NAME_WORD = r"(?:[A-Z]\.){2,3}|[A-Z][\w'-]+|of|the|and|for|de|al|&"
ABBREVIATION = re.compile(rf"(?<![\w'-])((?:{_NAME_WORD}|-)(?: (?:{_NAME_WORD})){{0,7}}) \(([A-Z][A-Za-z-]{{1,9}})\)")
SMALL_WORDS = frozenset({"of", "the", "and", "for", "de", "al", "&", "-", "in", "on"})
BODY_WORDS = frozenset(
    "air force forces navy army armed defense defence ministry foreign affairs coast guard police national guards border security "
    "intelligence service services parliament government embassy central command military ground naval marine corps council state".split()
)
ARMED_WORDS = re.compile(r"force|front|army|brigade|militia", re.IGNORECASE)
LIKE_A_STATE = frozenset({"agency", "ministry", "government", "forces"})


@dataclass(frozen=True)
class Definitions:
    """Names by their pieces, and the actors that only this article knows."""

    names: dict[tuple[str, ...], Name] = field(default_factory=dict)
    actors: dict[str, Actor] = field(default_factory=dict)


def definitions_in(text: str, lexicon: Lexicon) -> Definitions:
    """Find the abbreviations that a text defines in brackets behind a name."""
    found = Definitions()
    for match in ABBREVIATION.finditer(fold(text)):
        phrase, short = match.group(1).removesuffix("'s").removesuffix("'"), match.group(2)
        name = next((n for _, end, n in find_names(phrase, lexicon.names, {}) if end == len(phrase)), None)
        if name is None:
            name = _state_body(phrase, lexicon) or _new_name(phrase, short, found)
            if name is not None:
                found.names[pieces_of(name.text)] = name
        if name is not None and pieces_of(short)[0] not in lexicon.names.by_first:
            found.names[pieces_of(short)] = name
    return found


def _state_body(phrase: str, lexicon: Lexicon) -> Name | None:
    """Read "Pakistani Air Force" as a body of Pakistan: a state's name or adjective before common words of office."""
    for start, end, name in find_names(phrase, lexicon.names, {}):
        opens = start == 0 or phrase[:start].strip().lower() in SMALL_WORDS
        if opens and name.kind in {"state", "adjective"} and _is_office(phrase[end:].split(), lexicon):
            return Name("body", phrase[start:], name.actor, name.country)
    return None


def _is_office(words: Sequence[str], lexicon: Lexicon) -> bool:
    """Tell whether words name a body of any state: "Air Force", "Atomic Energy Agency"."""
    if not words:
        return False
    role = lexicon.roles.get(words[-1].lower())
    return (role is not None and role.kind in LIKE_A_STATE) or all(
        word.lower() in BODY_WORDS or word in SMALL_WORDS for word in words
    )


def _new_name(phrase: str, short: str, found: Definitions) -> Name | None:
    """Make an actor of an unknown name whose initials are the abbreviation."""
    words = phrase.split()
    for first in range(len(words)):
        tail = words[first:]
        initials = "".join(w[0] for w in tail if w not in SMALL_WORDS)
        if tail[0] not in SMALL_WORDS and initials.upper() == short.upper():
            full = " ".join(tail)
            ident = slug(full)
            found.actors[ident] = Actor(ident, full, "armed-group" if ARMED_WORDS.search(full) else "other")
            return Name("group", full, ident)
    return None
