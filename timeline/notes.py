"""Notes on articles that were passed over, and notes as a reader is told them: what many articles share is said once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from timeline.model import Note

UNREAD = "unread"
NAMED = 3  # of the articles that were passed over
REASON = "passed over, for want of words that tell of a conflict or of talks between two known parties"


def unread_note(article: str) -> Note:
    """Say of an article, by its id, that no events were looked for in it, and why."""
    return Note(UNREAD, f"{article}: {REASON}")


def tell_notes(notes: Iterable[Note]) -> Iterator[str]:
    """Yield the messages of notes in order; articles that were passed over are counted, and told last.

    >>> list(tell_notes([unread_note("a1"), Note("date", "…"), unread_note("a2")]))[1][:33]
    '2 articles (a1, a2): passed over,'
    """
    unread: list[str] = []
    count = 0
    for note in notes:
        if note.kind != UNREAD:
            yield note.message
            continue
        count += 1
        if len(unread) < NAMED:
            unread.append(note.message.removesuffix(f": {REASON}"))
    if count == 1:
        yield f"{unread[0]}: {REASON}"
    elif count:
        yield f"{count} articles ({', '.join(unread)}{' …' if count > NAMED else ''}): {REASON}"
