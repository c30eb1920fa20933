"""The options of reading and extracting: frozen, and checked when they are made.

Plain values come in from the command line or a call; what is wrong is said at once as a `UsageError`, before any work.
"""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Literal

from timeline.errors import UsageError

DEFAULT_MAX_SIZE = 20_000_000
_SIZE = re.compile(r"(\d+(?:\.\d+)?)\s*([kmg]?)b?", re.IGNORECASE)
_FACTOR = {"": 1, "k": 1_000, "m": 1_000_000, "g": 1_000_000_000}


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadOptions:
    """How inputs are read: `published` (`YYYY-MM-DD`) goes before every date found in them; `max_size` is in bytes.

    The limit holds for a file, for what comes out of a compressed one, and for one record of a JSON Lines file.
    """

    published: str | None = None
    max_size: int = DEFAULT_MAX_SIZE

    def __post_init__(self) -> None:
        if self.published is not None:
            object.__setattr__(self, "published", parse_day(self.published, "published"))
        if self.max_size < 1:
            message = f"max_size: found {self.max_size}; allowed is a number of bytes from 1"
            raise UsageError(message)


@dataclass(frozen=True, slots=True, kw_only=True)
class ExtractOptions:
    """How articles are read for events: the spaCy pipeline, a folder of lexicon tables, the number of processes."""

    model: str | None = None
    lexicon: Path | None = None
    workers: int = 1

    def __post_init__(self) -> None:
        if self.workers < 1:
            message = f"workers: found {self.workers}; allowed is a number of processes from 1"
            raise UsageError(message)
        if self.lexicon is not None and not Path(self.lexicon).exists():
            message = f"lexicon: {str(self.lexicon)!r} does not exist; give a folder of lexicon tables"
            raise UsageError(message)


def parse_day(value: object, option: str) -> str:
    """Return a calendar day as `YYYY-MM-DD`.

    Parameters
    ----------
    value
        A string such as `2023-12-04`, or a `datetime.date`.
    option
        The name of the option, for the message.

    Raises
    ------
    UsageError
        Where the value is no calendar day in that form.

    Examples
    --------
    >>> parse_day("2023-12-04", "published")
    '2023-12-04'
    """
    text = value.isoformat()[:10] if isinstance(value, date) else str(value).strip()
    try:
        if re.fullmatch(r"\d{4}-\d\d-\d\d", text):
            return date.fromisoformat(text).isoformat()
    except ValueError:
        pass
    message = f"{option}: found {value!r}; allowed is a calendar day as YYYY-MM-DD, such as 2023-12-04"
    raise UsageError(message)


def parse_bound(value: object, option: str, side: Literal["first", "last"]) -> str:
    """Return the first or last day of a day, month or year as `YYYY-MM-DD`.

    Raises
    ------
    UsageError
        Where the value is none of `YYYY`, `YYYY-MM`, `YYYY-MM-DD`.

    Examples
    --------
    >>> parse_bound("2024-02", "until", "last")
    '2024-02-29'
    """
    text = str(value).strip()
    if match := re.fullmatch(r"(\d{4})(?:-(0[1-9]|1[0-2]))?", text):
        year, month = int(match[1]) or 1, int(match[2] or (1 if side == "first" else 12))
        day = 1 if side == "first" else calendar.monthrange(year, month)[1]
        return date(year, month, day).isoformat()
    try:
        return parse_day(value, option)
    except UsageError:
        message = f"{option}: found {value!r}; allowed is a day, month or year as YYYY-MM-DD, YYYY-MM or YYYY"
        raise UsageError(message) from None


def parse_size(value: str | int, option: str = "max-size") -> int:
    """Return a number of bytes; `k`, `M` and `G` stand for thousands, millions and thousands of millions.

    Raises
    ------
    UsageError
        Where the value is no such number, or zero.

    Examples
    --------
    >>> parse_size("20MB")
    20000000
    """
    match = _SIZE.fullmatch(str(value).strip())
    size = int(float(match[1]) * _FACTOR[match[2].lower()]) if match else 0
    if size < 1:
        message = f"{option}: found {value!r}; allowed is a number of bytes from 1, such as 500k or 20MB"
        raise UsageError(message)
    return size
