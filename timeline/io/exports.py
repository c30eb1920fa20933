"""One table of data formats: a file's ending, and what writes it.

Pictures are not here: they are a later stage's.
"""

from __future__ import annotations

import io
import json
from collections.abc import Callable, Mapping

from timeline.errors import UsageError
from timeline.io.endings import DATA_ENDINGS
from timeline.io.geojson import geojson_bytes, unlocated
from timeline.io.graphs import gexf_bytes, graphml_bytes, node_link_bytes
from timeline.io.mermaid import MOST_EVENTS, mermaid_bytes
from timeline.io.plover import is_codable, plover_bytes
from timeline.io.tables import TABLES, csv_text, event_rows, frame, link_rows, when
from timeline.io.timeline_file import dumps, to_dict
from timeline.io.timelinejs import is_dated, timelinejs_bytes
from timeline.model import Chronicle


def _json(chronicle: Chronicle) -> bytes:
    return dumps(chronicle).encode()


def _json_lines(chronicle: Chronicle) -> bytes:
    """Return one event a line, as the timeline file has it."""
    lines = (json.dumps(event, ensure_ascii=False) + "\n" for event in to_dict(chronicle)["events"])
    return "".join(lines).encode()


def _csv(chronicle: Chronicle, table: str) -> bytes:
    return csv_text(chronicle, table).encode()


def _parquet(chronicle: Chronicle, table: str) -> bytes:
    out = io.BytesIO()
    try:
        frame(chronicle, table).to_parquet(out, index=False)
    except ImportError as error:
        message = ".parquet: needs pyarrow, which is not installed; install it with: pip install pyarrow"
        raise UsageError(message) from error
    return out.getvalue()


def _markdown(chronicle: Chronicle) -> bytes:
    """Return the events, and the links where there are any, as Markdown tables."""
    names = {actor.id: actor.name for actor in chronicle.actors}
    lines = ["| event | when | who | whom | what | intensity |", "|---|---|---|---|---|---|"]
    for event, row in zip(chronicle.events, event_rows(chronicle), strict=True):
        who, whom = ("; ".join(names.get(one, one) for one in side) for side in (event.source, event.target))
        status = "" if event.realis == "actual" else f" ({event.realis})"
        what = f"{event.label}{status}"
        lines.append(_markdown_row(event.id, when(row), who, whom, what, f"{row['intensity']:g}"))
    if chronicle.links:
        lines += ["", "| later | link | earlier | says so |", "|---|---|---|---|"]
    for row in link_rows(chronicle):
        told = f'"{row["cue"]}"' if row["stated"] else f"inferred: {row['inferred']}"
        lines.append(_markdown_row(row["later"], row["kind"].replace("_", " "), row["earlier"], told))
    return ("\n".join(lines) + "\n").encode()


def _markdown_row(*cells: str) -> str:
    return "| " + " | ".join(_markdown_cell(cell) for cell in cells) + " |"


def _markdown_cell(text: str) -> str:
    """Keep text from being read as markup or from breaking its row."""
    text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    for sign in "\\`*_[]|#~":
        text = text.replace(sign, f"\\{sign}")
    return " ".join(text.split())


WHOLE_WRITERS: Mapping[str, Callable[[Chronicle], bytes]] = {
    ".json": _json,
    ".jsonl": _json_lines,
    ".graphml": graphml_bytes,
    ".gexf": gexf_bytes,
    ".nodelink.json": node_link_bytes,
    ".plover.jsonl": plover_bytes,
    ".timelinejs.json": timelinejs_bytes,
    ".geojson": geojson_bytes,
    ".mmd": mermaid_bytes,
    ".md": _markdown,
}
"""What writes each format that holds events and links together, by the ending of a file's name."""

TABLE_WRITERS: Mapping[str, Callable[[Chronicle, str], bytes]] = {".csv": _csv, ".parquet": _parquet}
"""What writes each format that holds one table."""


def data_bytes(chronicle: Chronicle, ending: str, table: str = "events") -> bytes:
    """Return a chronicle in the data format of an ending.

    Parameters
    ----------
    chronicle
        What to write.
    ending
        One of `DATA_ENDINGS`.
    table
        One of `TABLES`: what a format of one table holds.

    Raises
    ------
    UsageError
        Where there is no such ending or table, or another table than that of events is asked of another format.
    """
    if table not in TABLES:
        message = f"table: found {table!r}; allowed are {', '.join(TABLES)}"
        raise UsageError(message)
    if ending in TABLE_WRITERS:
        return TABLE_WRITERS[ending](chronicle, table)
    if table != "events":
        message = (
            f"table: {ending} holds events and links together; a table of {table} needs {' or '.join(TABLE_WRITERS)}"
        )
        raise UsageError(message)
    if ending in WHOLE_WRITERS:
        return WHOLE_WRITERS[ending](chronicle)
    message = f"found the ending {ending!r}; allowed are {', '.join(DATA_ENDINGS)}"
    raise UsageError(message)


def left_out(chronicle: Chronicle, ending: str) -> str | None:
    """Say which events a format cannot hold, or that its reader may refuse so many; None where it holds all."""
    events = chronicle.events
    if ending == ".geojson" and any(missing := unlocated(chronicle).values()):
        without, unknown = missing
        return f"{without} events without a place and {unknown} whose place has no known coordinates are left out"
    if ending == ".timelinejs.json" and (undated := sum(not is_dated(event) for event in events)):
        return f"{undated} events without a date are left out"
    if ending == ".plover.jsonl" and (uncodable := sum(not is_codable(event) for event in events)):
        return f"{uncodable} events without a date or somebody who acts, which PLOVER requires, are left out"
    if ending == ".mmd" and len(events) > MOST_EVENTS:
        return f"{len(events)} events may be more than Mermaid draws; filter them first"
    return None
