"""Readers of plain data (decoded JSON or TOML) that collect every fault with its place.

A reader takes a value, its path such as `events[3].time.start`, and the list of faults; it gives the value as the data
model has it, or None after it noted a fault.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

Faults = list[str]
Reader = Callable[[object, str, Faults], Any]

MISSING = object()
MOST = 2**53
"""The largest whole number: up to here JSON readers of all kinds agree."""
_SURROGATES = re.compile("[\ud800-\udfff]")
_TIME = re.compile(r"\d{4}-\d\d-\d\d(?:T\d\d:\d\dZ?)?")


def fault(faults: Faults, path: str, value: object, allowed: str) -> None:
    """Note what was found at a path, and what is allowed there."""
    found = "nothing" if value is MISSING else repr(value)
    faults.append(f"{path}: found {found if len(found) <= 60 else found[:57] + '…'}; allowed is {allowed}")


def text(value: object, path: str, faults: Faults) -> str | None:
    """Read a string that is not empty, and that a file can hold: without halves of characters."""
    if isinstance(value, str) and value and not _SURROGATES.search(value):
        return value
    fault(faults, path, value, "a string that is not empty, without lone surrogates")
    return None


def number(low: float, high: float) -> Reader:
    """Make the reader of a number between two bounds."""

    def read(value: object, path: str, faults: Faults) -> float | None:
        if isinstance(value, int | float) and not isinstance(value, bool) and low <= value <= high:
            return float(value)
        fault(faults, path, value, f"a number from {low:g} to {high:g}")
        return None

    return read


def count(value: object, path: str, faults: Faults) -> int | None:
    """Read a whole number from 0, as far as every format can hold it."""
    if isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= MOST:
        return value
    fault(faults, path, value, f"a whole number from 0 to {MOST}")
    return None


def day(value: object, path: str, faults: Faults) -> str | None:
    """Read a day."""
    if isinstance(value, str) and re.fullmatch(r"\d{4}-\d\d-\d\d", value) and _is_calendar_time(value):
        return value
    fault(faults, path, value, "a day as YYYY-MM-DD")
    return None


def moment(value: object, path: str, faults: Faults) -> str | None:
    """Read a day, with or without a time of day."""
    if isinstance(value, str) and _TIME.fullmatch(value) and _is_calendar_time(value):
        return value
    fault(faults, path, value, "YYYY-MM-DD or YYYY-MM-DDThh:mm")
    return None


def _is_calendar_time(value: str) -> bool:
    try:
        datetime.fromisoformat(value)
    except ValueError:
        return False
    return True


def one_of(allowed: tuple[str, ...]) -> Reader:
    """Make the reader of one of a few words."""

    def read(value: object, path: str, faults: Faults) -> str | None:
        if isinstance(value, str) and value in allowed:
            return value
        fault(faults, path, value, "one of " + ", ".join(allowed))
        return None

    return read


def optional(reader: Reader) -> Reader:
    """Make the reader of what may be missing or null."""
    return lambda value, path, faults: None if value is None or value is MISSING else reader(value, path, faults)


def default(reader: Reader, otherwise: object) -> Reader:
    """Make the reader of what has a value where it is missing."""
    return lambda value, path, faults: otherwise if value is MISSING else reader(value, path, faults)


def many(reader: Reader) -> Reader:
    """Read a list; one that is missing is empty."""

    def read(value: object, path: str, faults: Faults) -> tuple[Any, ...]:
        if value is MISSING:
            return ()
        if not isinstance(value, list | tuple):
            fault(faults, path, value, "a list")
            return ()
        return tuple(reader(item, f"{path}[{index}]", faults) for index, item in enumerate(value))

    return read


def needed(reader: Reader) -> Reader:
    """Read a list that must be there."""

    def read(value: object, path: str, faults: Faults) -> Any:  # noqa: ANN401 - what the inner reader gives
        if value is MISSING:
            fault(faults, path, value, "a list")
            return ()
        return reader(value, path, faults)

    return read


def record(make: Callable[..., Any], **fields: Reader) -> Reader:
    """Read a JSON object into what `make` builds of its fields."""

    def read(value: object, path: str, faults: Faults) -> Any:  # noqa: ANN401 - what `make` gives
        if not isinstance(value, Mapping):
            fault(faults, path, value, "an object")
            return None
        prefix = f"{path}." if path else ""
        return make(
            **{name: reader(value.get(name, MISSING), prefix + name, faults) for name, reader in fields.items()}
        )

    return read


def span(value: object, path: str, faults: Faults) -> tuple[int, int] | None:
    """Read two offsets."""
    match value:
        case [int(start), int(end)] if 0 <= start < end <= MOST and not isinstance(start, bool):
            return start, end
    fault(faults, path, value, "[start, end] with 0 <= start < end")
    return None


def span_or_link(value: object, path: str, faults: Faults) -> tuple[int, int] | str | None:
    """Read two offsets, or the event that a role was taken from."""
    if isinstance(value, Mapping):
        return text(value.get("link", MISSING), f"{path}.link", faults)
    return span(value, path, faults)


def mapping(reader: Reader) -> Reader:
    """Read an object with any names; one that is missing is empty."""

    def read(value: object, path: str, faults: Faults) -> dict[str, Any]:
        if value is MISSING:
            return {}
        if not isinstance(value, Mapping):
            fault(faults, path, value, "an object")
            return {}
        for name in value:
            text(name, f"{path}, a name", faults)
        return {str(name): reader(item, f"{path}.{name}", faults) for name, item in value.items()}

    return read
