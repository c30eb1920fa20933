"""From stored bytes to text: the size limit, compressed files, encodings, and what is no text at all.

Hands on the text as it was stored: line ends are kept, only the byte order mark (a mark of the encoding) goes. UTF-8 is
read first; what is not UTF-8 is guessed only where the guess is safe, and said.
"""

from __future__ import annotations

import codecs
import gzip
import re
import sys
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, cast

from timeline.errors import InputError

STANDARD_INPUT = "-"
_GZIP_MAGIC = b"\x1f\x8b"
_MARKS = (  # UTF-32 first: its little-endian mark begins with that of UTF-16
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_MAGIC = {
    b"%PDF": "a PDF file",
    b"PK\x03\x04": "a zip archive (or an office document)",
    b"\x89PNG": "a PNG picture",
    b"\xff\xd8\xff": "a JPEG picture",
    b"GIF8": "a GIF picture",
    b"\x7fELF": "a program",
    b"BZh": "a bzip2 archive",
    b"\xfd7zXZ": "an xz archive",
    _GZIP_MAGIC: "a gzip file whose name does not end in .gz",
    b"\xd0\xcf\x11\xe0": "an old office document",
    b"{\\rtf": "an RTF document",
}
_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?([A-Za-z0-9_:.-]+)", re.IGNORECASE)
_CONTROLS = bytes(code for code in range(32) if code not in b"\t\n\v\f\r\x1b")
_MOST_FOREIGN = 0.05  # of an English text in a western single-byte encoding, at most so many bytes are not ASCII
_SAMPLE = 4096


@contextmanager
def open_input(where: str) -> Iterator[BinaryIO]:
    """Open a file, or standard input for `-`, for reading bytes; a `.gz` file is read uncompressed.

    Raises
    ------
    InputError
        Where it cannot be opened or breaks off while it is read.
    """
    try:
        if where == STANDARD_INPUT:
            yield _standard_input()
            return
        with Path(where).open("rb") as stored:
            if where.lower().endswith(".gz"):
                with gzip.GzipFile(fileobj=stored) as unpacked:
                    yield cast("BinaryIO", unpacked)
            else:
                yield stored
    except (EOFError, zlib.error, gzip.BadGzipFile) as error:
        message = f"{where}: found a broken gzip file ({error}); compress it again"
        raise InputError(message) from error
    except OSError as error:
        message = f"{where}: cannot be read ({error.strerror or error})"
        raise InputError(message) from error


def _standard_input() -> BinaryIO:
    if sys.stdin is None or sys.stdin.closed:
        message = "-: standard input is closed; give a file"
        raise InputError(message)
    return sys.stdin.buffer


def read_limited(stream: BinaryIO, where: str, limit: int) -> bytes:
    """Read all of a stream of at most `limit` bytes.

    Raises
    ------
    InputError
        Where there is more, or nothing but space.
    """
    data = stream.read(limit + 1)
    if where == STANDARD_INPUT and data.startswith(_GZIP_MAGIC) and len(data) <= limit:
        data = _unpack(data, where, limit)
    if len(data) > limit:
        raise InputError(too_large(where, limit))
    if not data.strip():
        message = f"{where}: is empty; an article needs some text"
        raise InputError(message)
    return data


def _unpack(data: bytes, where: str, limit: int) -> bytes:
    """Unpack what came in compressed on standard input, no further than one byte over the limit."""
    try:
        return zlib.decompressobj(wbits=31).decompress(data, limit + 1)
    except zlib.error as error:
        message = f"{where}: found broken gzip data ({error}); compress it again"
        raise InputError(message) from error


def too_large(where: str, limit: int) -> str:
    """Return the message for an input over the limit."""
    return f"{where}: is larger than {limit:,} bytes; raise the limit with --max-size (max_size=), or divide it"


def decode(data: bytes, where: str, declared: str | None = None) -> tuple[str, str | None]:
    """Return the text of some bytes, and the encoding that was taken where that is not plain UTF-8.

    Tried in turn: a byte order mark, UTF-8, the pattern of zeros that UTF-16 leaves, the encoding that the document
    declares, UTF-8 with a few broken places, and Windows-1252 where nearly all bytes are ASCII.

    Raises
    ------
    InputError
        Where the bytes are no text, or text in an encoding that cannot be told.
    """
    for mark, marked in _MARKS:
        if data.startswith(mark):
            return _decode_as(data[len(mark) :], marked, where), None if marked == "utf-8" else marked
    if encoding := _zeros_of_utf16(data):
        return _decode_as(data, encoding, where), encoding
    _refuse_binary(data, where)
    try:
        return data.decode("utf-8"), None
    except UnicodeDecodeError as error:
        return _guess(data, where, declared, error.start)


def _decode_as(data: bytes, encoding: str, where: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        message = f"{where}: found broken {encoding} at byte {error.start}; store it as UTF-8"
        raise InputError(message) from error


def _zeros_of_utf16(data: bytes) -> str | None:
    """Tell UTF-16 without a mark: in mostly western text every other byte is zero."""
    sample = data[:_SAMPLE]
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    if len(sample) < 4 or max(even, odd) < 0.4 * len(sample) / 2 or min(even, odd) > 0.05 * len(sample):
        return None
    return "utf-16-le" if odd > even else "utf-16-be"


def _refuse_binary(data: bytes, where: str) -> None:
    kind = next((name for magic, name in _MAGIC.items() if data.startswith(magic)), None)
    sample = data[:_SAMPLE]
    controls = len(sample) - len(sample.translate(None, _CONTROLS))
    if kind or b"\0" in data or controls > 0.02 * len(sample):
        message = (
            f"{where}: found {kind or 'binary data'}; allowed are plain text, HTML, JSON, JSON Lines and their .gz; "
            "convert it to text first"
        )
        raise InputError(message)


def _guess(data: bytes, where: str, declared: str | None, broken_at: int) -> tuple[str, str]:
    """Read what is not clean UTF-8 where that is safe."""
    if declared and (text := _try_declared(data, declared)) is not None:
        return text, declared
    foreign = len(data) - len(data.translate(None, bytes(range(128, 256))))
    mended = data.decode("utf-8", errors="replace")
    broken = mended.count("\ufffd")
    if 3 * broken <= sum(char > "\x7f" for char in mended) - broken:
        return mended, f"utf-8 with {broken} broken places"
    if foreign <= max(1, _MOST_FOREIGN * len(data)):
        return data.decode("cp1252", errors="replace"), "cp1252"
    message = (
        f"{where}: is not UTF-8 (byte {broken_at}), and its encoding cannot be told; "
        "store it as UTF-8, for example with: iconv -f ENCODING -t UTF-8"
    )
    raise InputError(message)


def _try_declared(data: bytes, declared: str) -> str | None:
    try:
        return data.decode(declared)
    except (LookupError, UnicodeDecodeError):
        return None


def declared_encoding(data: bytes) -> str | None:
    """Return the encoding that a page names in its first 2,048 bytes."""
    match = _CHARSET.search(data[:2048])
    return match[1].decode("ascii") if match else None
