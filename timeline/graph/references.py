"""How events are referred to from elsewhere: by the support of a role, and by notes; and what becomes of that when they change.

Shared by merging, filtering and correcting, which all number events anew or leave some out.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import replace

from timeline.model import Event, Mention, Note, Span

Names = Callable[[str], str | None]
"""Gives the new id of an event, or None where it is gone."""

_EVENT_ID = re.compile(r"\be\d+\b")
_SENTENCE_BREAK = re.compile(r"(?<=[.!?])\s+|\n+")


def with_new_names(event: Event, names: Names) -> Event:
    """Name the events that roles were taken from anew; support by an event that is gone is taken out."""
    if not any(isinstance(one, str) for m in event.mentions for spans in m.support.values() for one in spans):
        return event
    return replace(event, mentions=tuple(mention_with_new_names(mention, names) for mention in event.mentions))


def mention_with_new_names(mention: Mention, names: Names) -> Mention:
    """Do the same for one mention."""
    support = {field: tuple(_named(spans, names)) for field, spans in mention.support.items()}
    return replace(mention, support={field: spans for field, spans in support.items() if spans})


def _named(spans: Iterable[Span | str], names: Names) -> Iterable[Span | str]:
    for one in spans:
        new = names(one) if isinstance(one, str) else one
        if new is not None:
            yield new


def note_with_new_names(note: Note, names: Names) -> Note | None:
    """Name the events of a note anew, in its words too; None for a note of which every event is gone.

    >>> note_with_new_names(Note("circle", "no link from e2 to e1", ("e2", "e1")), {"e1": "e7", "e2": "e9"}.get)
    Note(kind='circle', message='no link from e9 to e7', events=('e9', 'e7'))
    """
    left = tuple(dict.fromkeys(new for one in note.events if (new := names(one)) is not None))
    if note.events and not left:
        return None
    message = _EVENT_ID.sub(
        lambda found: (names(found[0]) or found[0]) if found[0] in note.events else found[0], note.message
    )
    return replace(note, message=message, events=left)


def sentence_around(text: str, start: int, end: int) -> tuple[Span, int]:
    """Give the sentence of a span by full stops and line breaks alone, and its number from 0."""
    breaks = [match.span() for match in _SENTENCE_BREAK.finditer(text)]
    before = [last for _, last in breaks if last <= start]
    return (max(before, default=0), min((first for first, _ in breaks if first >= end), default=len(text))), len(before)
