"""The folder of a run: its manifest and its parts, each written whole or not at all."""

from __future__ import annotations

import gzip
import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from timeline.errors import InputError, OutputError, UsageError
from timeline.io.atomic import write_bytes
from timeline.io.timeline_file import from_dict, to_dict
from timeline.model import Article, Chronicle
from timeline.read.corpus import FAILED, Found

FORMAT = "escalation-run/1"
MANIFEST = "manifest.json"
PARTS = "parts"
DIGITS = 7  # of a part's number
COMPRESSION = 6


@dataclass(frozen=True, slots=True)
class Entry:
    """What the index of a part says of one article: its digest, who acts in it and when.

    `names` are ids, names and aliases of the actors of its events, in lower case; `since` and `until` are days.
    """

    digest: str
    article: str | None
    events: int
    since: str | None
    until: str | None
    names: tuple[str, ...]
    failed: tuple[str, ...] = ()


class RunFolder:
    """A run on disk, made or opened by `open_run`; `made_by` says with what."""

    def __init__(self, path: Path, made_by: Mapping[str, object]) -> None:
        self.path, self.made_by = path, made_by

    def indices(self) -> Iterator[tuple[int, tuple[Entry, ...]]]:
        """Yield number and entries of each whole part, in order.

        Raises
        ------
        InputError
            Where an index cannot be read.
        """
        for path in sorted((self.path / PARTS).glob("*.json")):
            yield self._entries(path)

    def _entries(self, path: Path) -> tuple[int, tuple[Entry, ...]]:
        index = _read_json(path)
        try:
            rows = [Entry(**row | {k: tuple(row[k]) for k in ("names", "failed")}) for row in index["articles"]]
            return int(path.stem), tuple(rows)
        except (AttributeError, KeyError, TypeError, ValueError) as error:
            message = f"{path}: is no index of a part; extract again into {self.path}, which reads the part anew"
            raise InputError(message) from error

    def remove_damaged(self) -> list[int]:
        """Remove the parts that are not what this run has written, and give their numbers: cut off, changed, lost, swapped or another run's."""
        names = {path.name.partition(".")[0] for path in (self.path / PARTS).glob("*.json*")}
        numbers = sorted(int(name) for name in names if name.isdecimal())
        damaged = [number for number in numbers if not self._is_whole(number)]
        for number in damaged:
            self._part(number, ".json").unlink(missing_ok=True)  # first, since it makes the part count
            self._part(number, ".jsonl.gz").unlink(missing_ok=True)
        return damaged

    def _is_whole(self, number: int) -> bool:
        try:
            index, data = _read_json(self._part(number, ".json")), self._part(number, ".jsonl.gz").read_bytes()
            self._entries(self._part(number, ".json"))
        except (InputError, OSError):
            return False
        return bool(index.get("sha256") == hashlib.sha256(data).hexdigest() and index.get("made_by") == self.made_by)

    def write_part(self, number: int, rows: Sequence[tuple[Found, Chronicle]]) -> None:
        """Write a part, and then its index, which makes it count."""
        lines = [json.dumps(to_dict(chronicle), ensure_ascii=False, separators=(",", ":")) for _, chronicle in rows]
        data = gzip.compress(("\n".join(lines) + "\n").encode(), COMPRESSION, mtime=0)
        entries = [asdict(_entry(found, chronicle)) for found, chronicle in rows]
        index = {"sha256": hashlib.sha256(data).hexdigest(), "made_by": self.made_by, "articles": entries}
        write_bytes(self._part(number, ".jsonl.gz"), data)
        write_bytes(self._part(number, ".json"), _json(index))

    def read_part(self, number: int, wanted: Sequence[bool]) -> Iterator[Chronicle]:
        """Yield the chronicles of a part for which `wanted` is true; the others are not decoded.

        Raises
        ------
        InputError
            Where the part is not what was written.
        """
        path, index = self._part(number, ".jsonl.gz"), self._part(number, ".json")
        try:
            data = path.read_bytes()
        except OSError as error:
            message = f"{path}: cannot be read ({error.strerror}); extract again, which reads the part anew"
            raise InputError(message) from error
        if hashlib.sha256(data).hexdigest() != _read_json(index)["sha256"]:
            message = f"{path}: is not what was written; extract again, which reads the part anew"
            raise InputError(message)
        lines = gzip.decompress(data).decode().splitlines()
        for line, want in zip(lines, wanted, strict=True):
            if want:
                yield from_dict(json.loads(line), str(path))

    def _part(self, number: int, ending: str) -> Path:
        return self.path / PARTS / f"{number:0{DIGITS}}{ending}"


def is_run(path: str | Path) -> bool:
    """Tell whether there is a run."""
    return (Path(path) / MANIFEST).is_file()


def open_run(path: str | Path, made_by: Mapping[str, object] | None = None) -> RunFolder:
    """Open a run, or begin one where `made_by` says with what; what a killed run left half done is removed.

    Raises
    ------
    InputError
        Where there is no run, or its manifest cannot be read.
    UsageError
        Where the run was made with another version, model, lexicon or day of publication.
    OutputError
        Where the folder cannot be made.
    """
    folder = Path(path)
    if not is_run(folder) and made_by is None:
        message = f"{folder}: holds no run; make one with `timeline extract INPUT... -o {folder}/`"
        raise InputError(message)
    if not is_run(folder):
        _begin(folder, dict(made_by or {}))
    manifest = _read_json(folder / MANIFEST)
    told = manifest if isinstance(manifest, dict) else {}
    if told.get("format") != FORMAT or not isinstance(told.get("made_by"), dict):
        message = (
            f"{folder / MANIFEST}: found format {told.get('format')!r}; allowed is {FORMAT!r}, and what it was made by"
        )
        raise InputError(message)
    if made_by is not None and manifest["made_by"] != made_by:
        differs = "; ".join(
            f"{key} was {manifest['made_by'].get(key)!r}, is {made_by[key]!r}"
            for key in made_by
            if manifest["made_by"].get(key) != made_by[key]
        )
        message = f"{folder}: the run was made otherwise ({differs}); give another folder"
        raise UsageError(message)
    return RunFolder(folder, manifest["made_by"])


def _begin(folder: Path, made_by: Mapping[str, object]) -> None:
    if folder.exists() and (not folder.is_dir() or any(p.name != PARTS for p in folder.iterdir())):
        message = f"{folder}: is there and is no run; give the name of a new or empty folder"
        raise OutputError(message)
    try:
        (folder / PARTS).mkdir(parents=True, exist_ok=True)
    except OSError as error:
        message = f"{folder}: cannot be made ({error.strerror}); choose another folder, or change its rights"
        raise OutputError(message) from error
    write_bytes(folder / MANIFEST, _json({"format": FORMAT, "made_by": made_by}))


def clear_halves(folder: RunFolder) -> None:
    """Remove what a killed run left half written."""
    for path in (*folder.path.glob(".timeline-*.tmp"), *(folder.path / PARTS).glob(".timeline-*.tmp")):
        path.unlink(missing_ok=True)


def digest_of(found: Found) -> str:
    """Give what an input is known by: the content of its article, or why there is none."""
    why_none = [found.where, str(found.notes), found.stored]
    content: Any = asdict(found.article) if isinstance(found.article, Article) else why_none
    return hashlib.sha256(json.dumps(content, sort_keys=True).encode()).hexdigest()[:32]


def _entry(found: Found, chronicle: Chronicle) -> Entry:
    acting = {actor for event in chronicle.events for actor in (*event.source, *event.target)}
    names = {n.casefold() for a in chronicle.actors if a.id in acting for n in (a.id, a.name, *a.aliases)}
    times = [event.time for event in chronicle.events if event.time]
    days = [(t.start or t.end or "")[:10] for t in times], [(t.end or "9999-12-31")[:10] for t in times]
    failed = tuple(note.message for note in chronicle.notes if note.kind == FAILED)
    article = found.article.id if found.article else None
    since, until = min(days[0], default=None), max(days[1], default=None)
    return Entry(digest_of(found), article, len(chronicle.events), since, until, tuple(sorted(names)), failed)


def _json(value: object) -> bytes:
    return (json.dumps(value, ensure_ascii=False, indent=1) + "\n").encode()


def _read_json(path: Path) -> Any:  # noqa: ANN401 - data of every shape
    try:
        return json.loads(path.read_text("utf-8"))
    except (OSError, ValueError) as error:
        message = f"{path}: cannot be read ({error}); remove it and extract again"
        raise InputError(message) from error
