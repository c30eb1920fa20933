"""The timeline file: a chronicle as JSON, and back.

Written the same for the same chronicle: fields in the order of the format, actors and links sorted, figures with at most
three digits. Read strictly: all faults of a file are collected and raised once, each with its place.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields, replace
from pathlib import Path
from typing import Any, TypeVar

from timeline.config import ReadOptions
from timeline.errors import TimelineFileError
from timeline.io.schema import read_chronicle
from timeline.model import (
    Actor,
    Article,
    Chronicle,
    Event,
    Evidence,
    Link,
    Mention,
    Note,
    Place,
    Relation,
    Tally,
    TimeSpan,
)
from timeline.read.corpus import FORMAT_PREFIX, parse_json
from timeline.read.decode import decode, open_input, read_limited

Joined = TypeVar("Joined", Link, Relation)

FORMAT = FORMAT_PREFIX + "1"
DIGITS = 3
_MOST_FAULTS = 20
_PARTS = (Actor, Article, Event, Evidence, Link, Mention, Note, Place, Relation, Tally, TimeSpan)
_NAMES: dict[type, tuple[str, ...]] = {
    **{kind: tuple(field.name for field in fields(kind)) for kind in _PARTS},
    Article: ("id", "title", "published", "outlet", "url", "text"),
    Event: ("id", "key", "origin", *(f.name for f in fields(Event) if f.name not in ("id", "key", "origin"))),
}


def to_dict(chronicle: Chronicle) -> dict[str, Any]:
    """Return a chronicle as the plain data of a timeline file: dicts, lists, strings, numbers, None.

    Examples
    --------
    >>> to_dict(Chronicle((), (), (), ()))
    {'format': 'escalation-timeline/1', 'made_by': {}, 'articles': [], 'actors': [], 'events': [], 'links': [], 'notes': []}
    """
    relations = [_plain(one) for one in sorted_links(chronicle.relations)]
    return {
        "format": FORMAT,
        "made_by": dict(chronicle.made_by),
        "articles": [_plain(article) for article in chronicle.articles],
        "actors": [_plain(actor) for actor in sorted(chronicle.actors, key=lambda actor: actor.id)],
        "events": [_plain(event) for event in chronicle.events],
        "links": [_plain(link) for link in sorted_links(chronicle.links)],
        **({"relations": relations} if relations else {}),
        "notes": [_plain(note) for note in chronicle.notes],
    }


def sorted_links(links: Iterable[Joined]) -> list[Joined]:
    """Return links, or relations, by the number of their later event, then of their earlier one."""
    return sorted(links, key=lambda link: (number_of(link.later), number_of(link.earlier), link.kind))


def number_of(event_id: str) -> tuple[int, str]:
    """Return what sorts event ids by number: `e2` before `e10`."""
    digits = re.search(r"\d{1,18}$", event_id)
    return (int(digits[0]) if digits else 0, event_id)


def _plain(value: Any) -> Any:  # noqa: ANN401 - walks over data of every type
    if isinstance(value, float):
        return round(value, DIGITS) + 0.0  # no -0.0
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    names = _NAMES.get(type(value))
    if names is None:
        return value
    plain = {name: _plain(getattr(value, name)) for name in names}
    if isinstance(value, Place) and value.latitude is None:
        del plain["latitude"], plain["longitude"]  # a text names places and gives no coordinates
    if isinstance(value, Mention):
        plain["support"] = {name: [_support(one) for one in value.support[name]] for name in sorted(value.support)}
    return plain


def _support(one: tuple[int, int] | str) -> list[int] | dict[str, str]:
    return {"link": one} if isinstance(one, str) else list(one)


def dumps(chronicle: Chronicle) -> str:
    """Return the text of a timeline file; the same chronicle gives the same text."""
    actors = sorted(chronicle.actors, key=lambda actor: actor.id)
    return "".join(
        pieces(
            chronicle.made_by,
            articles=chronicle.articles,
            actors=actors,
            events=chronicle.events,
            links=sorted_links(chronicle.links),
            relations=sorted_links(chronicle.relations),
            notes=chronicle.notes,
        )
    )


def pieces(made_by: Mapping[str, str], **parts: Iterable[object]) -> Iterator[str]:
    """Yield the text of a timeline file piece by piece; none of it is held.

    Parameters
    ----------
    made_by
        As in a chronicle.
    **parts
        `articles`, `actors`, `events`, `links`, `relations` and `notes`, each in the order of the file.
    """
    yield f'{{\n "format": {json.dumps(FORMAT)},\n "made_by": {_indented(dict(made_by), 1)}'
    for name, values in parts.items():
        between = "["
        for value in values:
            begin = f',\n "{name}": [' if between == "[" else between
            yield f"{begin}\n  {_indented(_plain(value), 2)}"
            between = ","
        if between == ",":
            yield "\n ]"
        elif name != "relations":
            yield f',\n "{name}": []'
    yield "\n}\n"


def _indented(value: object, depth: int) -> str:
    return json.dumps(value, ensure_ascii=False, indent=1).replace("\n", "\n" + " " * depth)


def from_dict(data: object, where: str = "timeline") -> Chronicle:
    """Return the chronicle of a timeline file's data.

    Parameters
    ----------
    data
        Decoded JSON.
    where
        The file's name, for messages.

    Raises
    ------
    TimelineFileError
        With every fault and its place, where the data is no timeline file of this format.
    """
    found = data.get("format") if isinstance(data, Mapping) else None
    if found != FORMAT:
        what = f"format {found!r}" if found else "no timeline file"
        message = f'{where}: found {what}; allowed is a file that `timeline extract` wrote ("format": "{FORMAT}")'
        raise TimelineFileError(message)
    faults: list[str] = []
    chronicle: Chronicle = read_chronicle(data, "", faults)
    faults = faults or list(_broken_rules(chronicle))
    if faults:
        rest = len(faults) - _MOST_FAULTS
        shown = faults[:_MOST_FAULTS] + ([f"and {rest} more"] if rest > 0 else [])
        plural = "s" if len(faults) > 1 else ""
        message = (
            f"{where}: {len(faults)} fault{plural} in the timeline file; mend or write it again\n  "
            + "\n  ".join(shown)
        )
        raise TimelineFileError(message)
    links, relations = sorted_links(chronicle.links), sorted_links(chronicle.relations)
    return replace(chronicle, links=tuple(links), relations=tuple(relations))


def _broken_rules(chronicle: Chronicle) -> Iterator[str]:
    """Find what the fields alone do not show: ids that are not unique or name nothing, offsets that give other words."""
    texts = {article.id: article.text for article in chronicle.articles}
    actors = {actor.id for actor in chronicle.actors}
    events = {event.id for event in chronicle.events}
    for name in ("articles", "actors", "events"):
        counted = Counter(one.id for one in getattr(chronicle, name))
        yield from (f"{name}: the id {one!r} occurs {count} times" for one, count in counted.items() if count > 1)
    for index, event in enumerate(chronicle.events):
        yield from _broken_event(event, f"events[{index}]", texts, actors, events)
    for index, link in enumerate(chronicle.links):
        yield from _broken_link(link, f"links[{index}]", texts, events)
    for index, one in enumerate(chronicle.relations):
        yield from _broken_ends(one, f"relations[{index}]", events)
        yield from _broken_evidence(one.evidence, f"relations[{index}].evidence", texts)
    for index, note in enumerate(chronicle.notes):
        yield from _unknown(note.events, events, f"notes[{index}].events", "event")


def _unknown(ids: Iterable[str], known: Iterable[str], path: str, what: str) -> Iterator[str]:
    yield from (f"{path}: there is no {what} {one!r}" for one in ids if one not in known)


def _broken_event(
    event: Event, path: str, texts: Mapping[str, str], actors: set[str], events: set[str]
) -> Iterator[str]:
    for name in ("source", "target"):
        yield from _unknown(getattr(event, name), actors, f"{path}.{name}", "actor")
    time = event.time
    if time and time.start and time.end and time.start[:10] > time.end[:10]:
        yield f"{path}.time: ends ({time.end}) before it starts ({time.start})"
    for name in ("killed", "wounded"):
        tally = getattr(event, name)
        if tally and tally.min is not None and tally.max is not None and tally.min > tally.max:
            yield f"{path}.{name}: min {tally.min} is more than max {tally.max}"
    for number, mention in enumerate(event.mentions):
        place = f"{path}.mentions[{number}]"
        yield from _broken_span(mention.article, (mention.start, mention.end), mention.trigger, texts, place)
        linked = (one for spans in mention.support.values() for one in spans if isinstance(one, str))
        yield from _unknown(linked, events, f"{place}.support", "event")


def _broken_link(link: Link, path: str, texts: Mapping[str, str], events: set[str]) -> Iterator[str]:
    yield from _broken_ends(link, path, events)
    if (link.evidence is None) == (link.inferred is None):
        yield f'{path}: exactly one of "evidence" and "inferred" is set'
    if link.evidence:
        yield from _broken_evidence(link.evidence, f"{path}.evidence", texts)


def _broken_ends(joined: Link | Relation, path: str, events: set[str]) -> Iterator[str]:
    yield from _unknown((joined.earlier, joined.later), events, path, "event")
    if joined.earlier == joined.later:
        yield f"{path}: joins {joined.earlier!r} to itself"


def _broken_evidence(told: Evidence, path: str, texts: Mapping[str, str]) -> Iterator[str]:
    yield from _broken_span(told.article, (told.start, told.end), told.cue, texts, path)


def _broken_span(article: str, span: tuple[int, int], words: str, texts: Mapping[str, str], path: str) -> Iterator[str]:
    if article not in texts:
        yield from _unknown((article,), texts, path, "article")
    elif (found := texts[article][slice(*span)]) != words:
        yield f"{path}: text[{span[0]}:{span[1]}] of {article!r} is {found[:40]!r}, not {words[:40]!r}"


def loads(text: str, where: str = "timeline") -> Chronicle:
    """Return the chronicle of a timeline file's text.

    Raises
    ------
    InputError
        Where it is no JSON.
    TimelineFileError
        Where it is no timeline file, with every fault.
    """
    return from_dict(parse_json(text, where), where)


def load(path: str | Path, options: ReadOptions | None = None) -> Chronicle:
    """Return the chronicle of a timeline file (`-` is standard input; `.gz` is read too).

    Raises
    ------
    InputError
        Where it cannot be read or is no JSON.
    TimelineFileError
        Where it is no timeline file, with every fault.
    """
    where = str(path)
    limit = None if options is None else options.max_size
    with open_input(where) as stream:
        data = stream.read() if limit is None else read_limited(stream, where, limit)
    return loads(decode(data, where)[0], where)
