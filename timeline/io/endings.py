"""The endings of files that data is written to; apart from the writers, since checking a name must cost nothing."""

from __future__ import annotations

from pathlib import Path

from timeline.errors import UsageError

MEANINGS = {
    ".json": "the timeline file",
    ".jsonl": "an event a line",
    ".csv": "a table",
    ".parquet": "a typed table",
    ".graphml": "graph for yEd, Cytoscape, networkx",
    ".gexf": "dynamic graph for Gephi",
    ".nodelink.json": "graph for networkx and D3",
    ".plover.jsonl": "PLOVER records",
    ".timelinejs.json": "for TimelineJS",
    ".geojson": "events whose place is known, on the map",
    ".mmd": "Mermaid flowchart",
    ".md": "Markdown tables",
}
"""What each ending stands for."""

DATA_ENDINGS = tuple(MEANINGS)
TABLE_NAMES = ("events", "links", "actors", "relations", "order", "mentions", "support", "articles", "notes", "made_by")
"""The tables that a format of one table can hold."""


def ending_of(path: str | Path, allowed: tuple[str, ...]) -> str:
    """Return the ending of a file's name, which chooses the format.

    Raises
    ------
    UsageError
        Where it is none of those allowed.
    """
    name = Path(path).name.lower()
    for ending in sorted(allowed, key=len, reverse=True):  # the longest first: `.plover.jsonl` is no `.jsonl`
        if name.endswith(ending) and name != ending:
            return ending
    ending = Path(path).suffix.lower()
    found = f"the ending {ending!r}" if ending else "no ending"
    message = f"{path}: found {found}; allowed are {', '.join(allowed)}"
    raise UsageError(message)
