"""Events, links and actors as tables: rows of plain values, typed DataFrames, and CSV that a spreadsheet cannot run.

A table is tidy: one row an event, link or actor, one value a cell. `columns` lists what each holds. All tables together hold a
timeline whole: `restore` makes it of them again. pandas is imported only when a DataFrame is asked for.
"""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

from timeline.analysis.order import Order
from timeline.io.columns import (
    ACTOR_COLUMNS,
    ARTICLE_COLUMNS,
    EVENT_COLUMNS,
    LINK_COLUMNS,
    MENTION_COLUMNS,
    NOTE_COLUMNS,
    ORDER_COLUMNS,
    ORIGIN_COLUMNS,
    RELATION_COLUMNS,
    SUPPORT_COLUMNS,
    TIME,
    Columns,
)
from timeline.io.timeline_file import DIGITS, sorted_links
from timeline.model import Article, Chronicle, Event, Link, Mention, Tally

if TYPE_CHECKING:
    import pandas as pd

Row = dict[str, Any]
JOINT = "; "


def event_rows(chronicle: Chronicle) -> list[Row]:
    """Return one row an event, in the order of the chronicle; the columns are `EVENT_COLUMNS`."""
    from timeline.analysis.reprints import independent_sources, source_of_articles  # noqa: PLC0415 - numpy

    articles = {article.id: article for article in chronicle.articles}
    source_of = source_of_articles(chronicle.articles)
    return [_event_row(e, articles) | {"independent": independent_sources(e, source_of)} for e in chronicle.events]


def _event_row(event: Event, articles: Mapping[str, Article]) -> Row:
    time, place = event.time, event.place
    row: Row = {name: getattr(event, name) for name in ("id", "key", "type", "mode", "label")}
    row |= {"source": _joined(event.source), "target": _joined(event.target)}
    row |= {side: getattr(time, side, None) for side in ("start", "end")}
    row |= {f"{side}_as": row[side] and _written_as(row[side]) for side in ("start", "end")}
    row |= {name: getattr(time, name, None) for name in ("precision", "basis", "expression")}
    row |= {"place": place and place.name, "place_country": place and place.country}
    row |= {"latitude": place and place.latitude, "longitude": place and place.longitude, "weapon": event.weapon}
    row |= _tally_cells("killed", event.killed) | _tally_cells("wounded", event.wounded)
    row |= {"realis": event.realis}
    row |= {"attributed_to": _joined(event.attributed_to), "disputed_by": _joined(event.disputed_by)}
    row |= {name: round(getattr(event, name), DIGITS) for name in ("goldstein", "intensity", "confidence")}
    return row | {"origin": event.origin} | _mention_cells(event.mentions, articles)


def _written_as(moment: str) -> str:
    return "day" if len(moment) == len("2021-05-03") else "minute UTC" if moment.endswith("Z") else "minute"


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
        "group": told and told.group,
        "left_open": told and told.left_open,
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
            "group": one.evidence.group,
            "left_open": one.evidence.left_open,
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


def mention_rows(chronicle: Chronicle) -> list[Row]:
    """Return one row a mention, event by event; the columns are `MENTION_COLUMNS`."""
    return [
        {"event": event.id, "number": number, "article": one.article, "offset_start": one.start, "offset_end": one.end}
        | {"trigger": one.trigger, "sentence_start": one.sentence[0], "sentence_end": one.sentence[1]}
        | {"sentence_index": one.sentence_index, "confidence": one.confidence and round(one.confidence, DIGITS)}
        | {"reference": one.reference, "joined_by": one.joined_by}
        for event in chronicle.events
        for number, one in enumerate(event.mentions)
    ]


def support_rows(chronicle: Chronicle) -> list[Row]:
    """Return one row for each thing that supports a field, mention by mention; the columns are `SUPPORT_COLUMNS`."""
    return [
        {"event": event.id, "number": number, "field": field}
        | ({"offset_start": None, "offset_end": None, "link": one} if isinstance(one, str) else
           {"offset_start": one[0], "offset_end": one[1], "link": None})
        for event in chronicle.events
        for number, mention in enumerate(event.mentions)
        for field in sorted(mention.support)
        for one in mention.support[field]
    ]  # fmt: skip


def article_rows(chronicle: Chronicle) -> list[Row]:
    """Return one row an article, in the order of the chronicle; the columns are `ARTICLE_COLUMNS`."""
    return [{name: getattr(article, name) for name in ARTICLE_COLUMNS} for article in chronicle.articles]


def note_rows(chronicle: Chronicle) -> list[Row]:
    """Return one row a note; the columns are `NOTE_COLUMNS`."""
    return [{"kind": one.kind, "message": one.message, "events": _joined(one.events)} for one in chronicle.notes]


def origin_rows(chronicle: Chronicle) -> list[Row]:
    """Return one row for each thing that made the timeline; the columns are `ORIGIN_COLUMNS`."""
    return [{"name": name, "value": value} for name, value in chronicle.made_by.items()]


def _joined(names: tuple[str, ...]) -> str | None:
    return JOINT.join(name.replace(JOINT, "\\" + JOINT) for name in names) or None


TABLES: Mapping[str, tuple[Callable[[Chronicle], list[Row]], Columns]] = {
    "events": (event_rows, EVENT_COLUMNS),
    "links": (link_rows, LINK_COLUMNS),
    "actors": (actor_rows, ACTOR_COLUMNS),
    "relations": (relation_rows, RELATION_COLUMNS),
    "order": (order_rows, ORDER_COLUMNS),
    "mentions": (mention_rows, MENTION_COLUMNS),
    "support": (support_rows, SUPPORT_COLUMNS),
    "articles": (article_rows, ARTICLE_COLUMNS),
    "notes": (note_rows, NOTE_COLUMNS),
    "made_by": (origin_rows, ORIGIN_COLUMNS),
}
"""The tables by name: what makes their rows, and their columns."""

WHOLE_TABLES = tuple(name for name in TABLES if name != "order")
"""The tables that together hold a timeline; that of order follows from them."""


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
    if kind == TIME:
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
