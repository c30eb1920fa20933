"""The data sets that can be imported, and the way from a file of one to a chronicle."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from timeline import __version__
from timeline.errors import InputError, UsageError
from timeline.imports import acled, gdelt, icews, polecat
from timeline.imports.assemble import assemble, with_origin
from timeline.imports.coded import Coded
from timeline.imports.parties import Parties
from timeline.imports.report import Report
from timeline.imports.rows import Cells, Table, open_table
from timeline.imports.setting import Setting
from timeline.lexicon import load_lexicon
from timeline.lexicon.codes import load_codes
from timeline.lexicon.geography import load_geography
from timeline.model import Chronicle

MOST_NAMED = 8


@dataclass(frozen=True, slots=True)
class DataSet:
    """How the rows of one data set are read: its columns in lower case, those it cannot do without, its reader."""

    read: Callable[[Cells, Setting], Coded | None]
    needed: Sequence[str]
    columns: frozenset[str]
    headers: Sequence[Sequence[str]] = ()


DATA_SETS: Mapping[str, DataSet] = {
    "acled": DataSet(acled.read, acled.NEEDED, acled.COLUMNS),
    "gdelt": DataSet(gdelt.read, gdelt.NEEDED, gdelt.COLUMNS, gdelt.HEADERS),
    "icews": DataSet(icews.read, icews.NEEDED, icews.COLUMNS),
    "polecat": DataSet(polecat.read, polecat.NEEDED, polecat.COLUMNS),
}


def import_events(name: str, where: str, limit: int, folder: str | None = None) -> Chronicle:
    """Import a file of a data set.

    Parameters
    ----------
    name
        One of `DATA_SETS`.
    where
        The file, or `-` for standard input.
    limit
        The most bytes of a line, and of a JSON file as a whole.
    folder
        Tables that are layered over the package's own.

    Returns
    -------
    Chronicle
        With a note of kind "import" for each column, code or cell that has no meaning here.

    Raises
    ------
    UsageError
        Where there is no such data set.
    InputError
        Where the file cannot be read, or lacks a column that the data set has.
    """
    if name not in DATA_SETS:
        message = f"found the data set {name!r}; allowed are {', '.join(DATA_SETS)}"
        raise UsageError(message)
    chosen, report = DATA_SETS[name], Report(where)
    lexicon = load_lexicon(folder)
    setting = Setting(load_codes(folder), lexicon.ontology, Parties(lexicon.names), load_geography().fips, report)
    with open_table(where, limit, chosen.headers) as table:
        _check_columns(table, name, chosen, report)
        chronicle = assemble(_coded(table, chosen, setting), lexicon)
    return with_origin(chronicle, report.notes(), {"version": __version__, "import": name})


def _coded(table: Table, chosen: DataSet, setting: Setting) -> Iterator[Coded]:
    for row in table.rows:
        found = chosen.read(row, setting)
        if found is not None:
            yield found


def _check_columns(table: Table, name: str, chosen: DataSet, report: Report) -> None:
    missing = [column for column in chosen.needed if column not in table.columns]
    if missing:
        named = ", ".join(table.columns[:MOST_NAMED]) + (" …" if len(table.columns) > MOST_NAMED else "")
        message = (
            f"{report.where}: is no file of {name.upper()}: it lacks the columns {', '.join(missing)}; found are {named}; "
            f"give the file as the data set's own site hands it out, or choose among {', '.join(DATA_SETS)}"
        )
        raise InputError(message)
    for column in table.columns:
        if column and column not in chosen.columns:
            report.add(1, f"found the column {column!r}, which is none of {name.upper()}", "it was left aside")
