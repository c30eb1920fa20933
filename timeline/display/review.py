"""Reading a timeline through: each event accepted, rejected, merged or retyped, and the corrections that this makes.

Knows nothing of widgets: `explore.py` draws it.
"""

from __future__ import annotations

from collections.abc import Mapping
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from timeline.errors import UsageError
from timeline.io.corrections_entries import Entry, add_entries, as_mapping, load_entries
from timeline.lexicon import EventType, load_lexicon
from timeline.model import Event

if TYPE_CHECKING:
    from timeline.api.timeline import Timeline

Verdict = Literal["open", "accepted", "rejected", "merged", "retyped"]
_VERDICTS: Mapping[str, Verdict] = {"drop": "rejected", "merge": "merged", "change": "retyped"}


class Review:
    """The verdicts on the events of a timeline, by hand, one after the other.

    Parameters
    ----------
    timeline
        What is read; its events are named by their ids, and stay as they are.
    path
        A file of corrections. What stands in it is applied, too; what is new is added to it by `save`.

    Raises
    ------
    CorrectionsError
        Where the file is there and cannot be read.
    """

    def __init__(self, timeline: Timeline, path: str | PathLike[str] | None = None) -> None:
        self.timeline = timeline
        self.path = None if path is None else Path(path)
        self.ontology: Mapping[str, EventType] = load_lexicon().ontology
        self.before: tuple[Entry, ...] = () if path is None else load_entries(path, self.ontology)
        self.entries: list[Entry] = []
        self.saved = 0
        self._accepted: set[str] = set()
        self._corrected = self._apply([])

    @property
    def corrected(self) -> Timeline:
        """The timeline with all corrections so far."""
        return self._corrected

    def accept(self, event_id: str) -> None:
        """Say that an event is right as it is; this stands in no file."""
        self._accepted.add(self._event(event_id).key)

    def reject(self, event_id: str, why: str = "") -> None:
        """Say that there was no such event."""
        self._add("drop", {"key": self._event(event_id).key}, why)

    def merge(self, event_id: str, other: str, why: str = "") -> None:
        """Say that another event is this one, told again; what this one says goes first."""
        self._add("merge", {"keys": [self._event(event_id).key, self._event(other).key]}, why)

    def retype(self, event_id: str, event_type: str, mode: str | None = None, why: str = "") -> None:
        """Give an event another type, and the mode "none" or one of that type."""
        self._add("change", {"key": self._event(event_id).key, "type": event_type, "mode": mode or "none"}, why)

    def undo(self) -> bool:
        """Take the last correction back that is not saved yet; tell whether there was one."""
        if len(self.entries) == self.saved:
            return False
        self.entries.pop()
        self._corrected = self._apply(self.entries)
        return True

    def save(self, path: str | PathLike[str] | None = None) -> Path:
        """Add what is new to the file of corrections.

        Raises
        ------
        UsageError
            Where no file was named.
        CorrectionsError, OutputError
            Where that cannot be; the file stays as it was.
        """
        target = self.path if path is None else Path(path)
        if target is None:
            message = "corrections: no file to write to; give one such as fixes.toml"
            raise UsageError(message)
        add_entries(target, self.entries[self.saved :], self.ontology)
        self.saved, self.path = len(self.entries), target
        return target

    def verdict(self, event_id: str) -> Verdict:
        """Give what was said of an event."""
        event = self._event(event_id)
        keys = {event.key, *(f"{mention.article}:{mention.start}" for mention in event.mentions)}
        for entry in reversed([*self.before, *self.entries]):
            told = {entry.fields.get("key"), *entry.fields.get("keys", ())}
            if entry.verb in _VERDICTS and keys & told:
                return _VERDICTS[entry.verb]
        return "accepted" if event.key in self._accepted else "open"

    def _add(self, verb: str, fields: dict[str, object], why: str) -> None:
        entry = Entry(verb, fields | ({"why": why} if why else {}))
        self._corrected = self._apply([*self.entries, entry])  # raises where it contradicts the others
        self.entries.append(entry)

    def _apply(self, entries: list[Entry]) -> Timeline:
        whole = [*self.before, *entries]
        return self.timeline.correct(as_mapping(whole)) if whole else self.timeline

    def _event(self, event_id: str) -> Event:
        return self.timeline.event(event_id).event
