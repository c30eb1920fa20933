"""Event data that others coded, read as timelines.

Each function takes a file of its data set as that is handed out and gives a `Timeline` whose events have `origin` "import".
"""

from __future__ import annotations

from os import PathLike, fspath

from timeline.api.timeline import Timeline
from timeline.config import DEFAULT_MAX_SIZE

Path = str | PathLike[str]


def read_acled(path: Path, *, lexicon: Path | None = None, max_size: int = DEFAULT_MAX_SIZE) -> Timeline:
    """Read a file of ACLED: a CSV export, or the JSON of its API.

    Parameters
    ----------
    path
        A file (`.gz` and `.zip` are unpacked), or `-` for standard input. It is streamed, whatever its size.
    lexicon
        A folder with tables that are layered over the package's own; `imports/acled.csv` in it changes what a sub-event
        type means.
    max_size
        The most bytes of a line, and of a JSON file as a whole.

    Returns
    -------
    Timeline
        Events with type, mode, parties, date and its precision, place with coordinates and deaths; the note of each row is
        the text of an article, in which the act is marked. Both sides of a clash act on each other, since ACLED does not
        say who began it. Links are inferred: the one who was hit strikes back within a week. `notes` of kind "import" tell
        what could not be used.

    Raises
    ------
    InputError
        Where the file cannot be read, or lacks a column that the data set has.
    LexiconError
        Where a table is wrong.
    """
    return _read("acled", path, lexicon, max_size)


def read_gdelt(path: Path, *, lexicon: Path | None = None, max_size: int = DEFAULT_MAX_SIZE) -> Timeline:
    """Read a file of the event table of GDELT 1.0 or 2.0, which has no words of the reports, only their addresses.

    Parameters, result and errors are those of `read_acled`; acts are CAMEO codes (`imports/cameo.csv`).
    """
    return _read("gdelt", path, lexicon, max_size)


def read_icews(path: Path, *, lexicon: Path | None = None, max_size: int = DEFAULT_MAX_SIZE) -> Timeline:
    """Read a file of ICEWS as the Harvard Dataverse hands it out; it holds no words of the reports.

    Parameters, result and errors are those of `read_acled`; acts are CAMEO codes (`imports/cameo.csv`).
    """
    return _read("icews", path, lexicon, max_size)


def read_polecat(path: Path, *, lexicon: Path | None = None, max_size: int = DEFAULT_MAX_SIZE) -> Timeline:
    """Read a file of POLECAT as the Harvard Dataverse hands it out; it holds no words of the reports.

    Parameters, result and errors are those of `read_acled`; types and modes are PLOVER's own.
    """
    return _read("polecat", path, lexicon, max_size)


def _read(name: str, path: Path, lexicon: Path | None, max_size: int) -> Timeline:
    from timeline.imports.datasets import import_events  # noqa: PLC0415 - only imports need the tables of codes

    return Timeline(import_events(name, fspath(path), max_size, None if lexicon is None else fspath(lexicon)))
