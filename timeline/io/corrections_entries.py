"""Corrections as entries of a file: read back with what was written there, and added without touching a line of it."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from os import PathLike, fspath
from pathlib import Path
from typing import Any

from timeline.errors import CorrectionsError, UsageError
from timeline.io.atomic import write_bytes
from timeline.io.corrections_file import read_corrections
from timeline.lexicon import EventType


@dataclass(frozen=True)
class Entry:
    """One correction as it stands in a file: the word that begins it, and its fields."""

    verb: str
    fields: Mapping[str, Any]


def as_mapping(entries: Iterable[Entry]) -> dict[str, list[Mapping[str, Any]]]:
    """Return entries in the shape that `read_corrections` takes."""
    found: dict[str, list[Mapping[str, Any]]] = {}
    for entry in entries:
        found.setdefault(entry.verb, []).append(entry.fields)
    return found


def load_entries(path: str | PathLike[str], ontology: Mapping[str, EventType]) -> tuple[Entry, ...]:
    """Return the entries of a file of corrections, none where there is no such file.

    Raises
    ------
    CorrectionsError
        Where the file cannot be read or is wrong in itself.
    """
    if not Path(path).exists():
        return ()
    read_corrections(path, ontology)
    data = tomllib.loads(Path(path).read_text("utf-8-sig"))
    return tuple(Entry(verb, fields) for verb, several in data.items() for fields in several)


def add_entries(path: str | PathLike[str], entries: Sequence[Entry], ontology: Mapping[str, EventType]) -> None:
    """Add entries at the end of a file of corrections, which is made where there is none; what stands in it stays.

    Raises
    ------
    CorrectionsError
        Where the file that is there cannot be read, or contradicts the entries; it stays as it was.
    OutputError
        Where it cannot be written; what stood there before is untouched.
    UsageError
        Where tomli-w is not installed.
    """
    before = load_entries(path, ontology)
    read_corrections(as_mapping([*before, *entries]), ontology)
    written = Path(path).read_bytes().decode("utf-8-sig") if Path(path).exists() else ""
    gap = "\n" if written.endswith("\n") else "\n\n" if written else ""
    text = written + gap + "\n".join(_text_of(entry) for entry in entries)
    try:
        tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        message = f"{fspath(path)}: nothing can be added at its end ({error}); begin each correction with [[...]]"
        raise CorrectionsError(message) from error
    write_bytes(path, text.encode())


def _text_of(entry: Entry) -> str:
    try:
        import tomli_w  # noqa: PLC0415 - an extra
    except ImportError as error:
        message = "needs tomli-w, which is not installed; install it with: pip install 'escalation-timeline[notebook]'"
        raise UsageError(message) from error
    return f"[[{entry.verb}]]\n{tomli_w.dumps(entry.fields)}"
