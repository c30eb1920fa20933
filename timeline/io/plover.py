"""Events in the exchange format of PLOVER: one JSON object a line, with the names of its manual.

References
----------
PLOVER manual 0.8, chapter "Data Fields", https://github.com/openeventdata/PLOVER
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from timeline.graph.fit import dated
from timeline.io.timeline_file import DIGITS
from timeline.lexicon.ontology import EventType, read_ontology
from timeline.lexicon.tables import Faults, Layers
from timeline.model import Actor, Article, Chronicle, Event, Mention, Realis

QUADS = {"verbal cooperation": 1, "material cooperation": 2, "verbal conflict": 3, "material conflict": 4}
SECTORS = {
    "state": "GOV",
    "state-forces": "MIL",
    "armed-group": "REB",
    "party": "PTY",
    "company": "BUS",
    "civilians": "CVL",
}
WITHOUT_COUNTRY = {"igo": "IGO", "ngo": "NGO"}
NOT_ACTUAL: dict[Realis, str] = {
    "planned": "future",
    "threatened": "future",
    "hypothetical": "hypothetical",
    "negated": "negation",
}


def is_codable(event: Event) -> bool:
    """Tell whether an event has what PLOVER requires: a date and somebody who acts."""
    return bool(dated(event.time) and event.source)


def plover_bytes(chronicle: Chronicle) -> bytes:
    """Return the events that PLOVER can hold, one a line.

    What did not happen (or not yet) has an auxiliary mode (`future`, `hypothetical`, `negation`), and its `realis` as a field of
    its own. `event_scale` is PLOVER's score of the mode or type. Texts of the articles are not given, only their sentences' places.
    """
    lines = (json.dumps(record, ensure_ascii=False) + "\n" for record in plover_records(chronicle))
    return "".join(lines).encode()


def plover_records(chronicle: Chronicle) -> Iterator[dict[str, Any]]:
    """Yield a record for each event that PLOVER can hold."""
    ontology = read_ontology(Layers.of(None), Faults())
    actors = {actor.id: actor for actor in chronicle.actors}
    articles = {article.id: article for article in chronicle.articles}
    for event in filter(is_codable, chronicle.events):
        yield {name: value for name, value in _fields(event, actors, articles, ontology) if value not in (None, [], {})}


def _fields(
    event: Event, actors: Mapping[str, Actor], articles: Mapping[str, Article], ontology: Mapping[str, EventType]
) -> Iterator[tuple[str, Any]]:
    known = ontology[event.type]
    mode = known.modes.get(event.mode or "")
    score = known.score if mode is None or mode.score is None else mode.score
    time = event.time
    start, end = (time.start or time.end, time.end or time.start) if time else (None, None)
    first = event.mentions[0] if event.mentions else None
    yield "id", event.key
    yield from _moment("date", "time", start)
    if end and end != start:
        yield from _moment("enddate", "endtime", end)
    yield "actor", [_entity(actors.get(one), one) for one in event.source]
    yield "recipient", [_entity(actors.get(one), one) for one in event.target]
    yield "event", [event.type]
    yield "mode", [one for one in (event.mode, NOT_ACTUAL.get(event.realis)) if one]
    yield "event_loc", _place(event)
    yield "event_text", [mention.trigger for mention in event.mentions]
    yield "quad_code", QUADS[known.quad_class]
    yield "event_scale", round(score, DIGITS)
    yield "size", _size(event)
    yield "text_info", _text_info(first)
    yield "cite_info", _cite_info(articles.get(first.article) if first else None)
    yield "realis", event.realis
    yield "intensity", round(event.intensity, DIGITS)
    yield "comment", event.label


def _moment(day_field: str, time_field: str, moment: str | None) -> Iterator[tuple[str, str | None]]:
    yield day_field, moment and moment[:10]
    yield time_field, moment[11:] if moment and len(moment) > 10 else None


def _entity(actor: Actor | None, actor_id: str) -> dict[str, str]:
    if actor is None:
        return {"entity_text": actor_id}
    code = actor.country or WITHOUT_COUNTRY.get(actor.kind)
    sector = SECTORS.get(actor.kind)
    named = {"code": code, "sector": sector, "entity_text": actor.name}
    return {name: value for name, value in named.items() if value}


def _place(event: Event) -> dict[str, Any]:
    place = event.place
    if place is None:
        return {}
    named = {
        "extracted_place": place.name,
        "country_code": place.country,
        "lat": place.latitude,
        "lon": place.longitude,
    }
    return {name: value for name, value in named.items() if value is not None}


def _size(event: Event) -> dict[str, int]:
    """Give the numbers of people; the lower bound where only a range is told."""
    tallies = {"dead": event.killed, "injured": event.wounded}
    told = {name: tally.max if tally.min is None else tally.min for name, tally in tallies.items() if tally}
    return {name: number for name, number in told.items() if number is not None}


def _text_info(mention: Mention | None) -> dict[str, int]:
    if mention is None:
        return {}
    start, end = mention.sentence
    return {"sequence": mention.sentence_index, "start": start, "end": end}


def _cite_info(article: Article | None) -> dict[str, str]:
    if article is None:
        return {}
    named = {"citation": article.id, "url": article.url, "title": article.title, "publication": article.outlet}
    return {name: value for name, value in named.items() if value}
