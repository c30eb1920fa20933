"""The columns of the tables: their names, their types, what they hold. A tuple lists the categories of a column.

Several ids or names in one cell are joined by "; "; in a name that holds this itself a backslash stands before it.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import get_args

from timeline.io.schema import EVENT_TYPES
from timeline.model import ActorKind, Basis, LinkKind, Precision, Realis, Reference, RelationKind

Columns = Mapping[str, str | tuple[str, ...]]
TEXT, WHOLE, FIGURE, TIME, TRUTH = "string", "Int64", "float64", "datetime64[s]", "bool"
WRITTEN_AS = ("day", "minute", "minute UTC")
ENDS = ("earlier", "later")

EVENT_COLUMNS: Columns = {
    "id": TEXT, "key": TEXT, "type": EVENT_TYPES, "mode": TEXT, "label": TEXT, "source": TEXT, "target": TEXT,
    "start": TIME, "end": TIME, "start_as": WRITTEN_AS, "end_as": WRITTEN_AS,
    "precision": get_args(Precision), "basis": get_args(Basis), "expression": TEXT,
    "place": TEXT, "place_country": TEXT, "latitude": FIGURE, "longitude": FIGURE, "weapon": TEXT,
    "killed_min": WHOLE, "killed_max": WHOLE, "wounded_min": WHOLE, "wounded_max": WHOLE,
    "realis": get_args(Realis), "attributed_to": TEXT, "disputed_by": TEXT,
    "goldstein": FIGURE, "intensity": FIGURE, "confidence": FIGURE, "origin": ("text", "import", "hand"),
    "mentions": WHOLE, "articles": TEXT, "outlets": WHOLE, "independent": WHOLE,
    "article": TEXT, "offset_start": WHOLE, "offset_end": WHOLE, "trigger": TEXT, "sentence": TEXT,
}  # fmt: skip
"""Columns of the table of events: one row an event.

`start` and `end` are the first and last moment of the event's time, missing where that side is open; `start_as` and `end_as` say
whether the file has them as a day, or to the minute, or to the minute in UTC (the column itself has no zone). `latitude` and
`longitude` are given where the data set has them that the event was imported from. `mentions` counts the tellings, `articles` names
theirs, `outlets` counts who published them, an article of an unknown outlet being one of its own, `independent` how many of
them are no reprints of another: articles of one outlet, or with half of their runs of five words the same, are one source. `article`, `offset_start`,
`offset_end`, `trigger` and `sentence` are those of the first.
"""

LINK_COLUMNS: Columns = {
    "kind": get_args(LinkKind), "earlier": TEXT, "later": TEXT, "confidence": FIGURE, "stated": TRUTH,
    "cue": TEXT, "inferred": TEXT, "article": TEXT, "offset_start": WHOLE, "offset_end": WHOLE,
    "group": TEXT, "left_open": ENDS,
}  # fmt: skip
"""Columns of the table of links: `stated` where a `cue` in the text says so, else `inferred` names the rule. `group` is the class of the
cue, `left_open` the end that it does not name."""

RELATION_COLUMNS: Columns = {
    "kind": get_args(RelationKind), "earlier": TEXT, "later": TEXT, "confidence": FIGURE,
    "words": TEXT, "article": TEXT, "offset_start": WHOLE, "offset_end": WHOLE, "group": TEXT, "left_open": ENDS,
}  # fmt: skip
"""Columns of the table of relations: what the `words` of an article say of the order of two events that no link joins."""

ORDER_COLUMNS: Columns = {
    "event": TEXT, "earliest": TIME, "latest": TIME, "earliest_from": TEXT, "latest_from": TEXT,
}  # fmt: skip
"""Columns of the table of order: the first and last day on which an event can have begun, missing where nothing says; and
the event whose date that is (its own id where the text dates it), or "publication"."""

ACTOR_COLUMNS: Columns = {
    "id": TEXT, "name": TEXT, "kind": get_args(ActorKind), "country": TEXT, "sponsor": TEXT, "aliases": TEXT,
    "as_source": WHOLE, "as_target": WHOLE,
}  # fmt: skip
"""Columns of the table of actors: `as_source` and `as_target` count the events in which they act and are acted on."""

MENTION_COLUMNS: Columns = {
    "event": TEXT, "number": WHOLE, "article": TEXT, "offset_start": WHOLE, "offset_end": WHOLE, "trigger": TEXT,
    "sentence_start": WHOLE, "sentence_end": WHOLE, "sentence_index": WHOLE, "confidence": FIGURE,
    "reference": get_args(Reference), "joined_by": TEXT,
}  # fmt: skip
"""Columns of the table of mentions: one row a telling, numbered from 0 within its event; see `timeline.model.Mention`."""

SUPPORT_COLUMNS: Columns = {
    "event": TEXT, "number": WHOLE, "field": TEXT, "offset_start": WHOLE, "offset_end": WHOLE, "link": TEXT,
}  # fmt: skip
"""Columns of the table of support: one row for each span of the article of a mention that says a field of its event (`source`,
`time` …), or the event (`link`) that the field was taken from."""

ARTICLE_COLUMNS: Columns = {
    "id": TEXT, "title": TEXT, "published": TIME, "outlet": TEXT, "url": TEXT, "text": TEXT,
}  # fmt: skip
"""Columns of the table of articles, with their texts."""

NOTE_COLUMNS: Columns = {"kind": TEXT, "message": TEXT, "events": TEXT}
"""Columns of the table of notes."""

ORIGIN_COLUMNS: Columns = {"name": TEXT, "value": TEXT}
"""Columns of the table of what made the timeline: version, model, lexicon."""
