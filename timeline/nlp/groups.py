"""Groups of states that an article defines by their members: "the Troika (Norway, the United Kingdom and the United States)"."""

from __future__ import annotations

import re

from timeline.lexicon import Lexicon, find_names
from timeline.model import Actor

_WORD = r"[A-Z][\w-]*"
GROUP = re.compile(
    rf"\b[Tt]he ({_WORD}(?: {_WORD}){{0,2}})(?: (?:group|countries|members|nations))?"
    r" (?:\(([^()\n]{8,160})\)|[-\u2013\u2014] ([^()\n-]{8,160}?) [-\u2013\u2014])"
)
BETWEEN = re.compile(r",\s*(?:and\s+)?|(?<!\s)\s+and\s+")
MEMBERS = frozenset({"state", "igo"})  # kinds of actors


def groups_in(text: str, lexicon: Lexicon) -> dict[str, tuple[Actor, ...]]:
    """Give the members of each group that a text defines, by the words of its name that name nothing else.

    Parameters
    ----------
    text
        The article, or a part of it.
    lexicon
        What is known of names and roles.

    Returns
    -------
    dict
        Two or more members for each such word, in text order. A name that a table knows is no such group.
    """
    found: dict[str, tuple[Actor, ...]] = {}
    for match in GROUP.finditer(text):
        name = match.group(1)
        members = _members(match.group(2) or match.group(3), lexicon)
        if len(members) > 1 and not any(find_names(name, lexicon.names, {})):
            words = (
                word
                for word in name.split()
                if word.lower() not in lexicon.roles and not _is_plural_role(word, lexicon)
            )
            found.update((word, members) for word in words)
    return found


def _is_plural_role(word: str, lexicon: Lexicon) -> bool:
    stems = (word.lower().removesuffix("s"), word.lower().removesuffix("ies") + "y")
    return any(stem in lexicon.roles for stem in stems)


def _members(phrase: str, lexicon: Lexicon) -> tuple[Actor, ...]:
    """Read a list of nothing but names of states and their unions; empty where something else stands in it."""
    members: dict[str, Actor] = {}
    for piece in BETWEEN.split(phrase):
        words = piece.strip().removeprefix("the ")
        named = [name for _, end, name in find_names(words, lexicon.names, {}) if end == len(words)]
        actor = lexicon.names.actors.get(named[0].actor or "") if named else None
        if actor is None or actor.kind not in MEMBERS:
            return ()
        members[actor.id] = actor
    return tuple(members.values())
