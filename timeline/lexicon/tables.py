"""Read the lexicon's CSV and TOML files, and say of every fault in which file and line it stands.

A table can be layered: the user's folder holds files of the same names, whose rows are added to the package's own and
replace rows with the same key. Nothing that was read is ever changed.
"""

from __future__ import annotations

import csv
import io
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache, wraps
from pathlib import Path
from typing import Any, Protocol, TypeVar

from timeline.errors import LexiconError

PACKAGE_FOLDER = Path(__file__).resolve().parent.parent / "lexicons"
Folder = str | Path | None
Loaded_co = TypeVar("Loaded_co", covariant=True)


class Load(Protocol[Loaded_co]):
    """What loads tables, with those of a user's folder over them."""

    def __call__(self, folder: Folder = None) -> Loaded_co:
        """Load them."""


@dataclass(slots=True)  # not frozen, which would double the time of making 20,000 of them
class Row:
    """One line of a CSV table: its cells, at which of them each column stands, and where the line stands.

    Most cells of most rows are never looked at in a run, so each is stripped only when it is.
    """

    cells: Sequence[str]
    places: Mapping[str, int]
    path: Path
    line: int

    def __getitem__(self, column: str) -> str:
        return self.cells[self.places[column]].strip()

    def items(self, column: str) -> tuple[str, ...]:
        """Give the parts of a list cell, which are separated by `|`."""
        cell = self[column]
        if "|" not in cell:
            return (cell,) if cell else ()
        return tuple(part.strip() for part in cell.split("|") if part.strip())

    def fault(self, message: str) -> str:
        """Give `message` with the row's place in front."""
        return f"{self.path}:{self.line}: {message}"


class Faults:
    """Collects what is wrong with the tables, so that all of it is reported at once."""

    def __init__(self) -> None:
        self.messages: list[str] = []

    def add(self, message: str) -> None:
        """Note one fault."""
        self.messages.append(message)

    def raise_if_any(self) -> None:
        """Raise one error with all faults, if there are any.

        Raises
        ------
        LexiconError
            With a line for each fault.
        """
        if self.messages:
            raise LexiconError("\n".join(("the lexicon has faults:", *self.messages)))


@dataclass(frozen=True, slots=True)
class Layers:
    """The folders that tables come from, the package's own first."""

    folders: tuple[Path, ...]

    @classmethod
    def of(cls, user_folder: str | Path | None) -> Layers:
        """Give the package's folder and, over it, the user's.

        Raises
        ------
        LexiconError
            Where `user_folder` is not a folder.
        """
        if user_folder is None:
            return cls((PACKAGE_FOLDER,))
        folder = Path(user_folder)
        if not folder.is_dir():
            message = f"{folder}: no such folder; --lexicon takes a folder of tables like {PACKAGE_FOLDER.name}/"
            raise LexiconError(message)
        return cls((PACKAGE_FOLDER, folder))

    def files(self, pattern: str) -> Iterator[Path]:
        """Yield the files that match `pattern`, layer by layer and by name."""
        for folder in self.folders:
            yield from sorted(folder.glob(pattern))

    def rows(self, pattern: str, columns: Sequence[str], faults: Faults) -> Iterator[Row]:
        """Yield the rows of all CSV files that match `pattern`."""
        for path in self.files(pattern):
            yield from read_csv(path, columns, faults)

    def toml(self, name: str) -> dict[str, Any]:
        """Read the TOML files called `name`; a later layer's keys replace an earlier one's, table by table."""
        merged: dict[str, Any] = {}
        for path in self.files(name):
            merged = overlay(merged, read_toml(path))
        return merged


def kept_until_changed(load: Load[Loaded_co]) -> Load[Loaded_co]:
    """Keep what was loaded of a user's folder until a table in it changes, as it does in a notebook from cell to cell."""
    kept = lru_cache(maxsize=4)(lambda folder, _stamp: load(folder))

    @wraps(load)
    def loaded(folder: Folder = None) -> Loaded_co:
        return kept(folder, _stamp_of(folder))

    return loaded


def _stamp_of(folder: Folder) -> tuple[tuple[str, int, int], ...]:
    """Give name, time and size of every table in a folder; the package's own do not change."""
    if folder is None:
        return ()
    tables = sorted(path for path in Path(folder).rglob("*") if path.suffix in {".csv", ".toml"})
    stated = ((str(path), path.stat()) for path in tables)
    return tuple((name, state.st_mtime_ns, state.st_size) for name, state in stated)


def read_csv(path: Path, columns: Sequence[str], faults: Faults) -> Iterator[Row]:
    """Yield the rows of one CSV file, whose header must be `columns`."""
    try:
        text = path.read_text("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        faults.add(f"{path}: cannot be read as UTF-8 text ({error})")
        return
    reader = csv.reader(io.StringIO(text))
    header = next(reader, [])
    if header != list(columns):
        faults.add(f"{path}:1: the header is {','.join(header)!r}; it must be {','.join(columns)!r}")
        return
    places = {column: place for place, column in enumerate(columns)}
    for cells in reader:
        if not cells:
            continue
        if len(cells) != len(columns):
            faults.add(f"{path}:{reader.line_num}: {len(cells)} cells where the header has {len(columns)} columns")
            continue
        yield Row(cells, places, path, reader.line_num)


def read_toml(path: Path) -> dict[str, Any]:
    """Read one TOML file.

    Raises
    ------
    LexiconError
        With the line, where the file is not TOML.
    """
    try:
        return tomllib.loads(path.read_text("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, OSError) as error:
        message = f"{path}: {error}"
        raise LexiconError(message) from error
    except RecursionError as error:
        message = f"{path}: is nested too deeply"
        raise LexiconError(message) from error


def overlay(below: dict[str, Any], above: dict[str, Any]) -> dict[str, Any]:
    """Give `below` with the keys of `above` laid over it, table by table."""
    merged = dict(below)
    for key, value in above.items():
        old = merged.get(key)
        merged[key] = overlay(old, value) if isinstance(old, dict) and isinstance(value, dict) else value
    return merged
