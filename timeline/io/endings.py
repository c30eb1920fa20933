"""The endings of files that data is written to; apart from the writers, since checking a name must cost nothing."""

from __future__ import annotations

from pathlib import Path

from timeline.errors import UsageError

DATA_ENDINGS = (".json", ".jsonl", ".csv", ".parquet", ".graphml", ".gexf", ".md")


def ending_of(path: str | Path, allowed: tuple[str, ...]) -> str:
    """Return the ending of a file's name, which chooses the format.

    Raises
    ------
    UsageError
        Where it is none of those allowed.
    """
    ending = Path(path).suffix.lower()
    if ending in allowed:
        return ending
    found = f"the ending {ending!r}" if ending else "no ending"
    message = f"{path}: found {found}; allowed are {', '.join(allowed)}"
    raise UsageError(message)
