"""A chronicle made of tables again: the rows of `tables`, DataFrames with these columns, or a graph.

Rows become the plain data of a timeline file, which then goes through the reader of such files, so that every fault has its
place. What a table of one's own leaves out gets the plain value that is named here.
"""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from timeline.errors import UsageError
from timeline.graph.build import goldstein_of
from timeline.graph.fit import Kinship
from timeline.graph.intensity import intensity_of
from timeline.io.columns import TIME
from timeline.io.tables import JOINT, TABLES, WHOLE_TABLES, Row
from timeline.io.timeline_file import FORMAT, from_dict
from timeline.lexicon import load_lexicon
from timeline.model import Chronicle

if TYPE_CHECKING:
    import networkx as nx
    import pandas as pd

Tables = Mapping[str, Sequence[Row]]
GRADED = ("goldstein", "intensity")
_JOINT = re.compile(rf"(?<!\\){re.escape(JOINT)}")


def chronicle_of_frames(frames: Mapping[str, pd.DataFrame | None]) -> Chronicle:
    """Make a chronicle of DataFrames by the names of `tables.TABLES`; `Timeline.from_frames` describes them.

    Raises
    ------
    UsageError
        Where something is no DataFrame, or a column is missing that nothing can stand in for.
    TimelineFileError
        Where a value is none that a timeline file can have, with every fault and its place.
    """
    tables: dict[str, list[Row]] = {}
    for name, found in frames.items():
        if found is None:
            continue
        if name not in WHOLE_TABLES or not hasattr(found, "itertuples"):
            message = f"{name}: found a {type(found).__name__}; allowed are DataFrames called {', '.join(WHOLE_TABLES)}"
            raise UsageError(message)
        tables[name] = list(_rows_of(found, name))
    return chronicle_of_rows(tables)


def _rows_of(found: pd.DataFrame, table: str) -> Iterator[Row]:
    """Take rows out of a DataFrame as plain values: None for what is missing, times as the file writes them."""
    columns, times = list(found.columns), {name for name, kind in TABLES[table][1].items() if kind == TIME}
    for cells in found.astype(object).where(found.notna(), None).itertuples(index=False):
        row = {name: getattr(cell, "item", lambda cell=cell: cell)() for name, cell in zip(columns, cells, strict=True)}
        for name in times & row.keys():
            row[name] = _moment(row[name], row.get(f"{name}_as"))
        yield row


def _moment(cell: Any, written_as: str | None) -> str | None:  # noqa: ANN401 - a time stamp of any library, or text
    """Write a time as a timeline file has it: a day where nothing else is said and it is midnight."""
    if cell is None or isinstance(cell, str):
        return cell
    at_midnight = cell.hour == cell.minute == 0
    kind = written_as or ("day" if at_midnight else "minute")
    text = str(cell.isoformat())
    return text[:10] if kind == "day" else text[:16] + ("Z" if kind == "minute UTC" else "")


def chronicle_of_graph(graph: nx.Graph[Any]) -> Chronicle:
    """Make a chronicle of a graph as `graphs.to_graph` makes it; nodes and edges may have been changed or taken away.

    Raises
    ------
    TimelineFileError
        Where an attribute is none that a timeline file can have, with every fault and its place.
    """
    kept: dict[str, list[Row]] = json.loads(graph.graph.get("timeline", "{}"))
    events = [{"id": str(node), **data} for node, data in graph.nodes(data=True)]
    links = [{"earlier": str(earlier), "later": str(later), **data} for earlier, later, data in graph.edges(data=True)]
    kept = {name: _left(rows, {row["id"] for row in events}) for name, rows in kept.items()}
    if not kept.get("mentions"):
        kept.pop("mentions", None)
    return chronicle_of_rows(kept | {"events": events, "links": links})


def _left(rows: Iterable[Row], there: Collection[str]) -> list[Row]:
    """Keep the rows whose events are all there; a note keeps those of its events that are."""
    left = []
    for row in rows:
        named = [row[name] for name in ("event", "earlier", "later", "link") if row.get(name)]
        told = _split(row.get("events"))
        still = [one for one in told if one in there]
        if all(one in there for one in named) and (still or not told):
            left.append(row | ({"events": JOINT.join(still)} if told else {}))
    return left


def chronicle_of_rows(tables: Tables) -> Chronicle:
    """Make a chronicle of rows with the columns of `tables`.

    Where there is no table of mentions, each event rests on the sentence of its row, or on its label, as the text of an
    article of its own. Actors that no row describes are of kind "other". Scores that are not given are worked out.
    """
    events = [_with_identity(row, number) for number, row in enumerate(tables.get("events", []), start=1)]
    articles, mentions = list(tables.get("articles", [])), tables.get("mentions")
    if mentions is None:
        told = [_told(row) for row in events]
        known = {row["id"] for row in articles}
        articles += [article for article, _ in told if article["id"] not in known]
        mentions = [mention for _, mention in told]
    links = [_with_words(row, {row["id"] for row in articles}) for row in tables.get("links", [])]
    articles += [{"id": row["article"], "text": row["cue"]} for row in links if row.pop("alone", False)]
    data = {
        "format": FORMAT,
        "made_by": {row["name"]: row["value"] for row in tables.get("made_by", [])},
        "articles": [_article(row) for row in articles],
        "actors": _actors(tables.get("actors", []), events),
        "events": list(_events(events, mentions, tables.get("support", []))),
        "links": [_link(row) for row in links],
        "relations": [_joined_by(row) | {"evidence": _evidence(row, "words")} for row in tables.get("relations", [])],
        "notes": [row | {"events": _split(row.get("events"))} for row in tables.get("notes", [])],
    }
    return _graded(from_dict(data, "tables"), events)


def _split(cell: str | None) -> list[str]:
    return [name.replace("\\" + JOINT, JOINT) for name in _JOINT.split(cell)] if cell else []


def _article(row: Row) -> Row:
    names = ("id", "title", "published", "outlet", "url", "text")
    return {name: row.get(name) for name in names}


def _with_identity(row: Row, number: int) -> Row:
    if not row.get("type"):
        message = f"events: row {number} has no type; each event needs one of the 16 types of PLOVER"
        raise UsageError(message)
    event_id = str(row.get("id") or f"e{number}")
    label = row.get("label") or str(row["type"]).capitalize()
    return row | {"id": event_id, "key": row.get("key") or f"{event_id}:0", "label": label}


def _told(row: Row) -> tuple[Row, Row]:
    """Make the article and the mention of an event that brings neither."""
    text, trigger = row.get("sentence") or row["label"], row.get("trigger")
    start = text.find(trigger) if trigger and trigger in text else 0
    words = trigger if trigger and trigger in text else text
    name = f"{row['id']}-told"
    span = {"offset_start": start, "offset_end": start + len(words), "trigger": words}
    sentence = {"sentence_start": 0, "sentence_end": len(text), "sentence_index": 0}
    return {"id": name, "text": text}, {"event": row["id"], "number": 0, "article": name, **span, **sentence}


def _with_words(row: Row, there: Collection[str]) -> Row:
    """Let a link whose article is not there rest on its cue alone."""
    cue = row.get("cue")
    if cue is None or row.get("article") in there:
        return row
    name = f"{row['earlier']}-{row['later']}-told"
    return row | {"article": name, "offset_start": 0, "offset_end": len(cue), "alone": True}


def _actors(rows: Iterable[Row], events: Sequence[Row]) -> list[Row]:
    names = ("id", "name", "kind", "country", "sponsor")
    known = [{name: row.get(name) for name in names} | {"aliases": _split(row.get("aliases"))} for row in rows]
    there = {row["id"] for row in known}
    cells = (row.get(name) for row in events for name in ("source", "target", "attributed_to", "disputed_by"))
    named = dict.fromkeys(one for cell in cells for one in _split(cell))
    return known + [{"id": one, "name": one, "kind": "other", "aliases": []} for one in named if one not in there]


def _events(rows: Sequence[Row], mentions: Iterable[Row], support: Iterable[Row]) -> Iterator[Row]:
    supported: dict[tuple[str, int], dict[str, list[Any]]] = {}
    for row in support:
        link = row.get("link")
        one = {"link": link} if link else [row["offset_start"], row["offset_end"]]
        supported.setdefault((row["event"], row["number"]), {}).setdefault(row["field"], []).append(one)
    told: dict[str, list[Row]] = {}
    for row in mentions:
        told.setdefault(row["event"], []).append(_mention(row, supported.get((row["event"], row["number"]), {})))
    for row in rows:
        yield {
            "id": row["id"], "key": row["key"], "type": row["type"], "mode": row.get("mode"), "label": row["label"],
            "origin": row.get("origin") or "hand",
            "source": _split(row.get("source")), "target": _split(row.get("target")),
            "time": _time(row), "place": _place(row), "weapon": row.get("weapon"),
            "killed": _tally(row, "killed"), "wounded": _tally(row, "wounded"),
            "realis": row.get("realis") or "actual",
            "attributed_to": _split(row.get("attributed_to")), "disputed_by": _split(row.get("disputed_by")),
            "goldstein": row.get("goldstein") or 0.0, "intensity": row.get("intensity") or 0.0,
            "confidence": 1.0 if row.get("confidence") is None else row["confidence"],
            "mentions": told.get(row["id"], []),
        }  # fmt: skip


def _mention(row: Row, support: Mapping[str, list[Any]]) -> Row:
    names = ("article", "trigger", "sentence_index", "confidence", "reference", "joined_by")
    spans = {"start": row["offset_start"], "end": row["offset_end"]}
    sentence = [row["sentence_start"], row["sentence_end"]]
    return {name: row.get(name) for name in names} | spans | {"sentence": sentence, "support": dict(support)}


def _time(row: Row) -> Row | None:
    start, end = row.get("start"), row.get("end")
    if not (start or end or row.get("precision")):
        return None
    precision = row.get("precision") or ("day" if start == end else "range")
    return {
        "start": start,
        "end": end,
        "precision": precision,
        "basis": row.get("basis") or "explicit",
        "expression": row.get("expression"),
    }


def _place(row: Row) -> Row | None:
    if not row.get("place"):
        return None
    columns = {"name": "place", "country": "place_country", "latitude": "latitude", "longitude": "longitude"}
    return {name: row.get(column) for name, column in columns.items()}


def _tally(row: Row, name: str) -> Row | None:
    low, high = (_whole(row.get(f"{name}_{bound}")) for bound in ("min", "max"))
    return None if low is None and high is None else {"min": low, "max": high}


def _whole(value: float | None) -> float | int | None:
    """Take a whole number as one, though a table with gaps has made it a fraction."""
    return int(value) if isinstance(value, float) and value.is_integer() else value


def _joined_by(row: Row) -> Row:
    return {name: row.get(name) for name in ("kind", "earlier", "later", "confidence")}


def _link(row: Row) -> Row:
    joined = _joined_by(row)
    if joined["confidence"] is None:
        joined["confidence"] = 1.0
    told = row.get("cue") is not None and row.get("article") is not None
    inferred = None if told else row.get("inferred") or "hand"
    return joined | {"evidence": _evidence(row, "cue") if told else None, "inferred": inferred}


def _evidence(row: Row, words: str) -> Row:
    spans = {"start": row.get("offset_start"), "end": row.get("offset_end"), "cue": row.get(words)}
    return {"article": row.get("article"), **spans, "group": row.get("group"), "left_open": row.get("left_open")}


def _graded(chronicle: Chronicle, rows: Sequence[Row]) -> Chronicle:
    """Work out the scores of events whose rows give none."""
    lacking = {row["id"] for row in rows if any(row.get(name) is None for name in GRADED)}
    if not lacking:
        return chronicle
    kin, lexicon = Kinship(chronicle.actors), load_lexicon()
    texts = {article.id: article.text for article in chronicle.articles}
    events = []
    for event, row in zip(chronicle.events, rows, strict=True):
        if row.get("goldstein") is None:
            event = replace(event, goldstein=goldstein_of(event.type, event.mode, lexicon))  # noqa: PLW2901 - the same event, graded
        if row.get("intensity") is None:
            event = replace(event, intensity=intensity_of(event, kin, texts))  # noqa: PLW2901 - as above
        events.append(event)
    return replace(chronicle, events=tuple(events))
