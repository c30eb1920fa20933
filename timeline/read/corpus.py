"""Many inputs to a stream of articles: files, folders, globs, records, standard input.

Every input gives one or more `Found`: an article, the content of a timeline file, or a note of why there is neither. A bad
file or record costs only itself. Files of a folder and of a glob come sorted by path; JSON Lines are streamed.
"""

from __future__ import annotations

import codecs
import glob
import io
import json
import os
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import BinaryIO, ParamSpec, cast

from timeline.config import ReadOptions
from timeline.errors import InputError, UsageError
from timeline.model import Article, Note
from timeline.read import feed, maintext, pdf
from timeline.read.article import (
    Read,
    article_from_article,
    article_from_record,
    article_from_text,
    article_from_webpage,
)
from timeline.read.decode import STANDARD_INPUT, declared_encoding, decode, open_input, read_limited, too_large
from timeline.read.extras import describe, load_extra

FORMAT_PREFIX = "escalation-timeline/"
FAILED = "failed"
_HTML = frozenset({".html", ".htm", ".xhtml"})
_FEEDS = frozenset({".rss", ".atom", ".xml"})
_PDF = ".pdf"
_LINES = frozenset({".jsonl", ".ndjson"})
_READABLE = frozenset({".txt", ".text", ".json", ".rss", ".atom", _PDF}) | _HTML | _LINES

One = str | os.PathLike[str] | Article | Mapping[str, object]
Inputs = One | Iterable[One]
P = ParamSpec("P")


@dataclass(frozen=True, slots=True)
class Found:
    """What one place of the inputs holds: an `article`, a `stored` timeline (decoded JSON), or neither and a note why.

    `read_with` is the library, with its version, that took the text out of a web page, a feed or a PDF file, if one did.
    """

    where: str
    article: Article | None = None
    stored: Mapping[str, object] | None = None
    notes: tuple[Note, ...] = ()
    read_with: str | None = None


def read_inputs(inputs: Inputs, options: ReadOptions | None = None) -> Iterator[Found]:
    """Read inputs one after the other, in their order.

    Parameters
    ----------
    inputs
        A path or glob (str or Path; `-` is standard input), an `Article`, a record (a mapping with `text`), or an iterable
        of them. A folder gives the text, HTML and JSON files below it; timeline files are taken only where they are named.
    options
        The date that goes before all others, and the limit of size.

    Yields
    ------
    Found
        One for each article or timeline file, and one with a note of kind "failed" for each that cannot be read. The ids
        of the articles are unique: a second article of one id gets a number, and a note.

    Raises
    ------
    UsageError
        Where an input is none of these things.
    """
    chosen = options or ReadOptions()
    taken: set[str] = set()
    for found in _read_each(inputs, chosen):
        article = found.article
        if article is None:
            yield found
            continue
        if chosen.published:
            article = replace(article, published=chosen.published)
        yield _with_unique_id(replace(found, article=article), article, taken)


def _with_unique_id(found: Found, article: Article, taken: set[str]) -> Found:
    name, count = article.id, 1
    while name in taken:
        count += 1
        name = f"{article.id}-{count}"
    taken.add(name)
    if name == article.id:
        return found
    note = Note("renamed", f"{found.where}: the id {article.id!r} was taken; the article is {name!r} here")
    return replace(found, article=replace(article, id=name), notes=(*found.notes, note))


def _read_each(inputs: Inputs, options: ReadOptions) -> Iterator[Found]:
    single = isinstance(inputs, str | os.PathLike | Mapping) or not isinstance(inputs, Iterable)
    items: Iterable[object] = (inputs,) if single else cast("Iterable[object]", inputs)
    for number, item in enumerate(items, start=1):
        if isinstance(item, Article):
            yield _attempt(item.id, article_from_article, item)
        elif isinstance(item, Mapping):
            yield _from_decoded(item, f"record-{number}", f"record {number}")
        elif isinstance(item, str | os.PathLike):
            yield from _from_path(os.fspath(item), options)
        else:
            message = (
                f"input {number}: found a {type(item).__name__}; allowed are a path or glob, an Article, a record (a dict) "
                "and an iterable of them"
            )
            raise UsageError(message)


def _attempt(where: str, read: Callable[P, Read], *args: P.args, **kwargs: P.kwargs) -> Found:
    """Read one article; its fault becomes a note."""
    try:
        article, notes = read(*args, **kwargs)
    except InputError as error:
        return failure(where, error)
    return Found(where, article=article, notes=notes)


def failure(where: str, error: Exception) -> Found:
    """Say that an input failed, and why."""
    return Found(where, notes=(Note(FAILED, str(error)),))


def _from_path(path: str, options: ReadOptions) -> Iterator[Found]:
    """Read a file, a folder, a glob or standard input."""
    kind = _kind_of_path(path)
    if kind == "file":
        yield from _from_file(path, options)
    elif kind == "folder":
        yield from _from_folder(path, options)
    elif matches := sorted(glob.glob(path, recursive=True)):  # noqa: PTH207 - Path.glob takes no absolute pattern
        for match in matches:
            yield from _from_folder(match, options) if Path(match).is_dir() else _from_file(match, options)
    else:
        yield failure(path, InputError(_nothing_there(path)))


def _kind_of_path(path: str) -> str | None:
    if path == STANDARD_INPUT:
        return "file"
    try:
        return "folder" if Path(path).is_dir() else "file" if Path(path).exists() else None
    except (OSError, ValueError):  # a name that is too long, or holds a zero byte
        return None


def _nothing_there(path: str) -> str:
    if "\n" in path or len(path) > 1000:
        return f'{path[:40]!r} …: is no path; give text itself as a record: {{"text": …}}'
    what = "the pattern matches no file" if glob.has_magic(path) else "there is no such file or folder"
    return f"{path}: {what}; give a file, a folder, a glob such as 'news/*.txt', or - for standard input"


def _from_folder(folder: str, options: ReadOptions) -> Iterator[Found]:
    """Read the files below a folder whose ending says text, HTML or JSON; hidden ones are left out."""
    paths = sorted(
        path
        for path in Path(folder).rglob("*")
        if _ending(path.name) in _READABLE
        and not any(part.startswith(".") for part in path.relative_to(folder).parts)
        and path.is_file()
    )
    if not paths:
        message = (
            f"{folder}: the folder holds no file to read; allowed are {', '.join(sorted(_READABLE))} and their .gz"
        )
        yield failure(folder, InputError(message))
    for path in paths:
        for found in _from_file(str(path), options):
            yield _left_aside(found) if found.stored is not None else found


def _left_aside(found: Found) -> Found:
    """Keep a timeline file that merely lies in the folder, often an earlier output, from being read as input."""
    message = f"{found.where}: is a timeline file and was left aside; name it to read it"
    return Found(found.where, notes=(Note("skipped", message),))


def _ending(name: str) -> str:
    return Path(name.lower().removesuffix(".gz")).suffix


def _from_file(path: str, options: ReadOptions) -> Iterator[Found]:
    """Read a file by its ending; what has another ending, by what it holds."""
    name = "stdin" if path == STANDARD_INPUT else Path(path.removesuffix(".gz")).stem
    try:
        with open_input(path) as stream:
            if _ending(path) in _LINES:
                yield from _from_lines(stream, name, path, options.max_size)
            else:
                yield from _from_bytes(read_limited(stream, path, options.max_size), name, path, options.max_size)
    except InputError as error:
        yield failure(path, error)


def _from_bytes(data: bytes, name: str, where: str, limit: int) -> Iterator[Found]:
    ending = _ending(where)
    if where == STANDARD_INPUT:
        ending = _sniff(data)
    if ending in _FEEDS:
        yield from _from_feed(data, name, where)
        return
    if ending == _PDF:
        yield _from_pdf(data, name, where)
        return
    text, encoding = decode(data, where, declared_encoding(data) if ending in _HTML else None)
    notes = () if encoding is None else (Note("encoding", f"{where}: is not UTF-8 and was read as {encoding}"),)
    if ending == ".json":
        found = _from_json(text, name, where)
    elif ending in _LINES:
        found = _from_lines(io.BytesIO(text.encode()), name, where, limit)
    else:
        read = article_from_webpage if ending in _HTML else article_from_text
        found = iter((_attempt(where, read, text, name, where),))
    reader = describe(maintext.LIBRARY) if ending in _HTML and load_extra(maintext.LIBRARY) else None
    for one in found:
        yield replace(one, notes=one.notes + notes, read_with=reader)
        notes = ()


def _from_feed(data: bytes, name: str, where: str) -> Iterator[Found]:
    """Read an RSS or Atom file: an article for each entry that has a text."""
    empty = 0
    for number, record in enumerate(feed.read_feed(data, name, where), start=1):
        if record["text"]:
            one = _attempt(where, article_from_record, record, name, f"{where}: entry {number}")
            yield replace(one, read_with=describe(feed.LIBRARY))
        else:
            empty += 1
    if empty:
        yield Found(where, notes=(Note("skipped", f"{where}: {empty} entries have no text and were left aside"),))


def _from_pdf(data: bytes, name: str, where: str) -> Found:
    found = _attempt(where, article_from_text, pdf.read_pdf(data, where), name, where)
    return replace(found, read_with=describe(pdf.LIBRARY))


def _sniff(data: bytes) -> str:
    """Tell what standard input holds, as the ending that a file of it would have."""
    start = data.removeprefix(codecs.BOM_UTF8).lstrip()[:200]
    if start.startswith(b"["):
        return ".json"
    if start.startswith(b"{"):
        first, _, rest = data.strip().partition(b"\n")
        return ".jsonl" if rest and first.rstrip().endswith(b"}") and _is_json(first) else ".json"
    if start.startswith(b"%PDF"):
        return _PDF
    if start.startswith(b"<") and feed.looks_like_feed(data):
        return ".rss"
    return ".html" if re.match(rb"<(?:!doctype html|html|head|body|\?xml)", start, re.IGNORECASE) else ".txt"


def _is_json(line: bytes) -> bool:
    try:
        json.loads(line)
    except (ValueError, RecursionError):
        return False
    return True


def _from_json(text: str, name: str, where: str) -> Iterator[Found]:
    """Read a JSON file: a record, an array of records, or a timeline file."""
    value = parse_json(text, where)
    if not isinstance(value, list):
        yield _from_decoded(value, name, where)
        return
    if not value:
        message = f"{where}: is an empty array; an article needs some text"
        yield failure(where, InputError(message))
    for number, record in enumerate(value, start=1):
        yield _attempt(where, article_from_record, record, f"{name}-{number}", f"{where}: record {number}")


def _from_decoded(value: object, name: str, where: str) -> Found:
    """Read decoded JSON: a timeline file by its `format`, else a record."""
    if isinstance(value, Mapping) and str(value.get("format", "")).startswith(FORMAT_PREFIX):
        return Found(where, stored=value)
    return _attempt(where, article_from_record, value, name, where)


def parse_json(text: str, where: str) -> object:
    """Decode JSON.

    Raises
    ------
    InputError
        With line and column, where it is none.
    """
    try:
        return json.loads(text.removeprefix("\ufeff"))
    except json.JSONDecodeError as error:
        hint = "; a file of one record a line is named .jsonl" if error.msg == "Extra data" else ""
        message = f"{where}: is no JSON (line {error.lineno}, column {error.colno}: {error.msg}){hint}"
        raise InputError(message) from error
    except (ValueError, RecursionError) as error:
        message = f"{where}: is no JSON that can be read ({'nested too deeply' if isinstance(error, RecursionError) else error})"
        raise InputError(message) from error


def _from_lines(stream: BinaryIO, name: str, where: str, limit: int) -> Iterator[Found]:
    """Stream a JSON Lines file: one record a line, blank lines left out."""
    number = empty = 0
    while line := stream.readline(limit + 1):
        number += 1
        place = f"{where}: line {number}"
        if len(line) > limit:
            _skip_line(stream, line, limit)
            yield failure(place, InputError(too_large(place, limit)))
        elif line.strip(b"\xef\xbb\xbf \t\r\n"):
            yield _attempt(place, _article_from_line, line, f"{name}-{number}", place)
        else:
            empty += 1
    if number == empty:
        message = f"{where}: is empty; an article needs some text"
        yield failure(where, InputError(message))


def _skip_line(stream: BinaryIO, line: bytes, limit: int) -> None:
    while line and not line.endswith(b"\n"):
        line = stream.readline(limit)


def _article_from_line(line: bytes, name: str, where: str) -> Read:
    text, encoding = decode(line, where)
    article, notes = article_from_record(parse_json(text, where), name, where)
    if encoding is not None:
        notes += (Note("encoding", f"{where}: is not UTF-8 and was read as {encoding}"),)
    return article, notes
