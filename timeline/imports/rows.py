"""A stored table row by row: CSV and tab-separated text, plain, `.gz` or `.zip`, and the JSON that ACLED's API gives.

Text is streamed: no more than a row is held at a time.
"""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import IO, BinaryIO, NamedTuple, cast

from timeline.errors import InputError
from timeline.read.corpus import parse_json
from timeline.read.decode import decode, open_input, read_limited, too_large

DELIMITERS = "\t,;"
_BOM = "\ufeff"


@dataclass(frozen=True, slots=True)
class Cells:
    """One row: its number in the file, the header being row 1, and its cells by the names of their columns."""

    number: int
    values: Mapping[str, str]

    def __getitem__(self, column: str) -> str:
        """Give a cell, empty where the table has no such column."""
        return self.values.get(column, "")


class Table(NamedTuple):
    """The names of the columns, in lower case, and the rows."""

    columns: tuple[str, ...]
    rows: Iterable[Cells]


@contextmanager
def open_table(where: str, limit: int, headers: Sequence[Sequence[str]] = ()) -> Iterator[Table]:
    """Open a table for reading.

    Parameters
    ----------
    where
        A file, or `-` for standard input.
    limit
        The most bytes that a line may have, and a JSON file as a whole.
    headers
        The columns, in lower case, of formats that come without a header: the one with as many columns as the first line
        has cells is taken where that line is none of them.

    Raises
    ------
    InputError
        Where it cannot be read or is empty.
    """
    with open_input(where) as stored, _unzipped(stored, where) as stream:
        first = _line(stream, where, limit)
        if first.lstrip(_BOM).lstrip()[:1] in ("{", "["):
            yield _json_table(first, stream, where, limit)
            return
        delimiter = max(DELIMITERS, key=first.count)
        lines = _lines(stream, where, limit)
        yield _text_table(first, lines, delimiter, headers, where)


@contextmanager
def _unzipped(stream: BinaryIO, where: str) -> Iterator[IO[bytes]]:
    """Give the one file of an archive, as GDELT and ICEWS are handed out."""
    if not where.lower().endswith(".zip"):
        yield stream
        return
    try:
        with zipfile.ZipFile(stream) as archive:
            names = [name for name in archive.namelist() if not name.endswith("/")]
            if len(names) != 1:
                message = (
                    f"{where}: found {len(names)} files in the archive; allowed is one; unpack it and give the file"
                )
                raise InputError(message)
            with archive.open(names[0]) as inner:
                yield inner
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError) as error:
        message = f"{where}: found a broken or locked zip archive ({error}); unpack it and give the file"
        raise InputError(message) from error


def _line(stream: IO[bytes], where: str, limit: int) -> str:
    """Read a line; one that is not UTF-8 is read as Windows-1252, in which older files of these data sets are."""
    data = stream.readline(limit + 1)
    if len(data) > limit:
        raise InputError(too_large(f"{where}: a line", limit))
    data = data.replace(b"\r\n", b"\n").replace(b"\r", b" ").replace(b"\0", b" ")  # what no row of a table holds
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace")


def _lines(stream: IO[bytes], where: str, limit: int) -> Iterator[str]:
    while line := _line(stream, where, limit):
        yield line


def _text_table(
    first: str, lines: Iterator[str], delimiter: str, headers: Sequence[Sequence[str]], where: str
) -> Table:
    cells = next(csv.reader([first.removeprefix(_BOM)], delimiter=delimiter), [])
    if not cells:
        message = f"{where}: is empty; give a table with a header"
        raise InputError(message)
    named = tuple(_plain(cell).lower() for cell in cells)
    known = next((tuple(header) for header in headers if len(header) == len(cells)), None)
    if known is not None and not set(named) & set(known):
        return Table(known, _rows(known, _chain(first, lines), delimiter, where, 0))
    return Table(named, _rows(named, lines, delimiter, where, 1))


def _chain(first: str, lines: Iterator[str]) -> Iterator[str]:
    yield first
    yield from lines


def _rows(columns: tuple[str, ...], lines: Iterator[str], delimiter: str, where: str, before: int) -> Iterator[Cells]:
    # a quotation mark is one in CSV only: in tab-separated files it is a letter like others
    tabs = delimiter == "\t"
    reader = csv.reader(lines, delimiter=delimiter, quoting=csv.QUOTE_NONE if tabs else csv.QUOTE_MINIMAL)
    number = before
    try:
        for cells in reader:
            number += 1
            if cells:
                yield Cells(number, {name: _plain(cell) for name, cell in zip(columns, cells, strict=False)})
    except csv.Error as error:
        message = (
            f"{where}: row {number + 1}: cannot be read as a table ({error}); mend the row, or store the table anew"
        )
        raise InputError(message) from error


def _plain(cell: str) -> str:
    cell = cell.strip()
    return cell[1:-1].strip() if len(cell) > 1 and cell[0] == cell[-1] == '"' else cell


def _json_table(first: str, stream: IO[bytes], where: str, limit: int) -> Table:
    """Read the JSON of an API: an array of objects, or an object whose `data` is one."""
    whole = io.BytesIO(first.encode() + stream.read(limit + 1))
    value = parse_json(decode(read_limited(cast("BinaryIO", whole), where, limit), where)[0], where)
    records = value.get("data") if isinstance(value, Mapping) else value
    if not isinstance(records, list) or not all(isinstance(one, Mapping) for one in records):
        message = f'{where}: found other JSON; allowed is an array of events, or an object whose "data" is one'
        raise InputError(message)
    rows = [
        {str(name).lower(): "" if cell is None else str(cell).strip() for name, cell in one.items()} for one in records
    ]
    columns = tuple(dict.fromkeys(name for row in rows for name in row))
    return Table(columns, [Cells(number, row) for number, row in enumerate(rows, start=1)])
