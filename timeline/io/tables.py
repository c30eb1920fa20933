"""Events, links and actors as tables: rows of plain values, typed DataFrames, and CSV that a spreadsheet cannot run.

A table is tidy: one row an event, link or actor, one value a cell. Several ids or names in one cell are joined by "; ".
pandas is imported only when a DataFrame is asked for.
"""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING, Any, get_args

from timeline.analysis.order import Order
from timeline.io.schema import EVENT_TYPES
from timeline.io.timeline_file import DIGITS, sorted_links
from timeline.model import (
    ActorKind,
    Article,
    Basis,
    Chronicle,
    Event,
    Link,
    LinkKind,
    Mention,
    Precision,
    Realis,
    RelationKind,
    Tally,
)

if TYPE_CHECKING:
    import pandas as pd

Row = dict[str, Any]
JOINT = "; "
_TEXT, _WHOLE, _FIGURE, _TIME, _TRUTH = "string", "Int64", "float64", "datetime64[s]", "bool"

EVENT_COLUMNS: Mapping[str, str | tuple[str, ...]] = {
    "id": _TEXT, "key": _TEXT, "type": EVENT_TYPES, "mode": _TEXT, "label": _TEXT, "source": _TEXT, "target": _TEXT,
    "start": _TIME, "end": _TIME, "precision": get_args(Precision), "basis": get_args(Basis), "expression": _TEXT,
    "place": _TEXT, "place_country": _TEXT, "latitude": _FIGURE, "longitude": _FIGURE, "weapon": _TEXT,
    "killed_min": _WHOLE, "killed_max": _WHOLE, "wounded_min": _WHOLE, "wounded_max": _WHOLE,
    "realis": get_args(Realis), "attributed_to": _TEXT, "disputed_by": _TEXT,
    "goldstein": _FIGURE, "intensity": _FIGURE, "confidence": _FIGURE, "origin": ("text", "import", "hand"),
    "mentions": _WHOLE, "articles": _TEXT, "outlets": _WHOLE,
    "article": _TEXT, "offset_start": _WHOLE, "offset_end": _WHOLE, "trigger": _TEXT, "sentence": _TEXT,
}  # fmt: skip
"""Columns of the table of events and their types; a tuple lists the categories.

`start` and `end` are the first and last moment of the event's time, missing where that side is open (a "Z" of the file is
dropped: the column has no zone). `latitude` and `longitude` are given where the data set has them that the event was imported
from. `mentions` counts the tellings, `articles` names theirs, `outlets` counts who published them, an article of an unknown outlet
being one of its own; `article`, `offset_start`,
`offset_end`, `trigger` and `sentence` are those of the first.
"""

LINK_COLUMNS: Mapping[str, str | tuple[str, ...]] = {
    "kind": get_args(LinkKind), "earlier": _TEXT, "later": _TEXT, "confidence": _FIGURE, "stated": _TRUTH,
    "cue": _TEXT, "inferred": _TEXT, "article": _TEXT, "offset_start": _WHOLE, "offset_end": _WHOLE,
}  # fmt: skip
"""Columns of the table of links: `stated` where a `cue` in the text says so, else `inferred` names the rule."""

RELATION_COLUMNS: Mapping[str, str | tuple[str, ...]] = {
    "kind": get_args(RelationKind), "earlier": _TEXT, "later": _TEXT, "confidence": _FIGURE,
    "words": _TEXT, "article": _TEXT, "offset_start": _WHOLE, "offset_end": _WHOLE,
}  # fmt: skip
"""Columns of the table of relations: what the `words` of an article say of the order of two events that no link joins."""

ORDER_COLUMNS: Mapping[str, str | tuple[str, ...]] = {
    "event": _TEXT, "earliest": _TIME, "latest": _TIME, "earliest_from": _TEXT, "latest_from": _TEXT,
}  # fmt: skip
"""Columns of the table of order: the first and last day on which an event can have begun, missing where nothing says; and
the event whose date that is (its own id where the text dates it), or "publication"."""

ACTOR_COLUMNS: Mapping[str, str | tuple[str, ...]] = {
    "id": _TEXT, "name": _TEXT, "kind": get_args(ActorKind), "country": _TEXT, "sponsor": _TEXT, "aliases": _TEXT,
    "as_source": _WHOLE, "as_target": _WHOLE,
}  # fmt: skip
"""Columns of the table of actors: `as_source` and `as_target` count the events in which they act and are acted on."""


def event_rows(chronicle: Chronicle) -> list[Row]:
    """Return one row an event, in the order of the chronicle; the columns are `EVENT_COLUMNS`."""
    articles = {article.id: article for article in chronicle.articles}
    return [_event_row(event, articles) for event in chronicle.events]


def _event_row(event: Event, articles: Mapping[str, Article]) -> Row:
    time, place = event.time, event.place
    row: Row = {name: getattr(event, name) for name in ("id", "key", "type", "mode", "label")}
    row |= {"source": _joined(event.source), "target": _joined(event.target)}
    row |= {name: getattr(time, name, None) for name in ("start", "end", "precision", "basis", "expression")}
    row |= {"place": place and place.name, "place_country": place and place.country}
    row |= {"latitude": place and place.latitude, "longitude": place and place.longitude, "weapon": event.weapon}
    row |= _tally_cells("killed", event.killed) | _tally_cells("wounded", event.wounded)
    row |= {"realis": event.realis}
    row |= {"attributed_to": _joined(event.attributed_to), "disputed_by": _joined(event.disputed_by)}
    row |= {name: round(getattr(event, name), DIGITS) for name in ("goldstein", "intensity", "confidence")}
    return row | {"origin": event.origin} | _mention_cells(event.mentions, articles)


def _tally_cells(name: str, tally: Tally | None) -> Row:
    return {f"{name}_min": tally and tally.min, f"{name}_max": tally and tally.max}


def _mention_cells(mentions: tuple[Mention, ...], articles: Mapping[str, Article]) -> Row:
    first = mentions[0] if mentions else None
    told_in = tuple(dict.fromkeys(mention.article for mention in mentions))
    return {
        "mentions": len(mentions),
        "articles": _joined(told_in),
        "outlets": len({outlet for one in told_in for outlet in _outlets(one, articles)}),
        "article": first and first.article,
        "offset_start": first and first.start,
        "offset_end": first and first.end,
        "trigger": first and first.trigger,
        "sentence": articles[first.article].text[slice(*first.sentence)]
        if first and first.article in articles
        else None,
    }


def _outlets(article_id: str, articles: Mapping[str, Article]) -> Iterator[str]:
    """Give who published an article; a data set names several in one cell. One that names nobody stands for itself."""
    article = articles.get(article_id)
    named = article.outlet.split(";") if article and article.outlet else [f"article {article_id}"]
    yield from (name.strip().casefold() for name in named if name.strip())


def when(row: Row) -> str:
    """Return the time of an event's row in a few words, "undated" where there is none.

    Examples
    --------
    >>> when({"start": "2023-12-03", "end": "2023-12-05"}), when({"start": None, "end": "2023-12-05"})
    ('2023-12-03..2023-12-05', 'until 2023-12-05')
    """
    start, end = row["start"], row["end"]
    if start and end:
        return str(start) if start == end else f"{start}..{end}"
    return f"from {start}" if start else f"until {end}" if end else "undated"


def link_rows(chronicle: Chronicle) -> list[Row]:
    """Return one row a link, by later and then earlier event; the columns are `LINK_COLUMNS`."""
    return [_link_row(link) for link in sorted_links(chronicle.links)]


def _link_row(link: Link) -> Row:
    told = link.evidence
    return {
        "kind": link.kind,
        "earlier": link.earlier,
        "later": link.later,
        "confidence": round(link.confidence, DIGITS),
        "stated": told is not None,
        "cue": told and told.cue,
        "inferred": link.inferred,
        "article": told and told.article,
        "offset_start": told and told.start,
        "offset_end": told and told.end,
    }


def relation_rows(chronicle: Chronicle) -> list[Row]:
    """Return one row a relation, by later and then earlier event; the columns are `RELATION_COLUMNS`."""
    return [
        {
            "kind": one.kind,
            "earlier": one.earlier,
            "later": one.later,
            "confidence": round(one.confidence, DIGITS),
            "words": one.evidence.cue,
            "article": one.evidence.article,
            "offset_start": one.evidence.start,
            "offset_end": one.evidence.end,
        }
        for one in sorted_links(chronicle.relations)
    ]


def order_rows(chronicle: Chronicle) -> list[Row]:
    """Return one row an event, in the order of the chronicle; the columns are `ORDER_COLUMNS`."""
    return [possible._asdict() for possible in Order(chronicle).possible()]


def actor_rows(chronicle: Chronicle) -> list[Row]:
    """Return one row an actor, by id; the columns are `ACTOR_COLUMNS`."""
    acts = Counter(actor for event in chronicle.events for actor in event.source)
    acted_on = Counter(actor for event in chronicle.events for actor in event.target)
    return [
        {name: getattr(actor, name) for name in ("id", "name", "kind", "country", "sponsor")}
        | {"aliases": _joined(actor.aliases), "as_source": acts[actor.id], "as_target": acted_on[actor.id]}
        for actor in sorted(chronicle.actors, key=lambda actor: actor.id)
    ]


def _joined(names: tuple[str, ...]) -> str | None:
    return JOINT.join(names) or None


TABLES: Mapping[str, tuple[Callable[[Chronicle], list[Row]], Mapping[str, str | tuple[str, ...]]]] = {
    "events": (event_rows, EVENT_COLUMNS),
    "links": (link_rows, LINK_COLUMNS),
    "actors": (actor_rows, ACTOR_COLUMNS),
    "relations": (relation_rows, RELATION_COLUMNS),
    "order": (order_rows, ORDER_COLUMNS),
}
"""The tables by name: what makes their rows, and their columns."""


def frame(chronicle: Chronicle, table: str) -> pd.DataFrame:
    """Return one of the `TABLES` as a typed DataFrame, also where it has no rows."""
    import pandas as pd  # noqa: PLC0415 - half a second that most commands need not pay

    make_rows, columns = TABLES[table]
    rows = make_rows(chronicle)
    return pd.DataFrame({name: _column([row[name] for row in rows], kind) for name, kind in columns.items()})


def _column(values: list[Any], kind: str | tuple[str, ...]) -> pd.Series[Any]:
    import pandas as pd  # noqa: PLC0415 - as in `frame`

    if isinstance(kind, tuple):
        return pd.Series(pd.Categorical(values, categories=list(kind)))
    if kind == _TIME:
        return pd.Series([value and value.removesuffix("Z") for value in values], dtype="datetime64[s]")
    dtype: Any = kind  # the stubs want each name of a type written out
    return pd.Series(pd.array(values, dtype=dtype))


def csv_text(chronicle: Chronicle, table: str = "events") -> str:
    r"""Return one of the `TABLES` as CSV (RFC 4180): commas, `\r\n` line ends, empty cells for what is unknown.

    Text that a spreadsheet would run as a formula (it begins with = + - @, a tab or a carriage return) gets an apostrophe
    before it; numbers stay numbers.
    """
    make_rows, columns = TABLES[table]
    out = io.StringIO()
    writer = csv.DictWriter(out, fieldnames=list(columns), lineterminator="\r\n")
    writer.writeheader()
    writer.writerows({name: _harmless(cell) for name, cell in row.items()} for row in make_rows(chronicle))
    return out.getvalue()


def _harmless(cell: object) -> object:
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(("=", "+", "-", "@", "\t", "\r")) else cell
