"""Parts of a chronicle: the events that fit a filter, and the chain of one event.

Takes a `Chronicle` and hands on a smaller one. Ids stay as they are, so that `e7` is the same event before and
after; what no longer has both its ends goes.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from dataclasses import replace
from difflib import get_close_matches
from typing import get_args

from timeline.analysis.reach import chain_of
from timeline.config import parse_bound
from timeline.errors import UsageError
from timeline.graph.references import note_with_new_names, with_new_names
from timeline.io.schema import EVENT_TYPES
from timeline.model import Actor, Chronicle, Event, Link, Realis

Names = str | Iterable[str]


def select(  # noqa: PLR0913 - each condition is an argument of its own
    chronicle: Chronicle,
    *,
    actors: Names | None = None,
    types: Names | None = None,
    since: object = None,
    until: object = None,
    min_intensity: float | None = None,
    min_confidence: float | None = None,
    realis: Names | None = None,
) -> Chronicle:
    """Return the part of a chronicle whose events fit every condition given; `Timeline.filter` describes them.

    Raises
    ------
    UsageError
        Where a condition names no actor, type, date, number or realis that there is.
    """
    tests: list[Callable[[Event], bool]] = []
    if actors is not None:
        wanted = {one for name in _names(actors) for one in find_actors(chronicle, name)}
        tests.append(lambda event: not wanted.isdisjoint(event.source + event.target))
    if types is not None:
        chosen = {_among(name.upper(), EVENT_TYPES, "types") for name in _names(types)}
        tests.append(lambda event: event.type in chosen)
    if realis is not None:
        statuses = {_among(name.lower(), get_args(Realis), "realis") for name in _names(realis)}
        tests.append(lambda event: event.realis in statuses)
    if since is not None or until is not None:
        tests.append(_within(since, until))
    if min_intensity is not None:
        least = _figure(min_intensity, "min_intensity", 10)
        tests.append(lambda event: event.intensity >= least)
    if min_confidence is not None:
        surest = _figure(min_confidence, "min_confidence", 1)
        tests.append(lambda event: event.confidence >= surest)
    return keep(chronicle, {event.id for event in chronicle.events if all(test(event) for test in tests)})


def _names(names: Names) -> tuple[str, ...]:
    return (names,) if isinstance(names, str) else tuple(names)


def _among(name: str, allowed: Collection[str], option: str) -> str:
    if name in allowed:
        return name
    message = f"{option}: found {name!r}; allowed are {', '.join(allowed)}"
    raise UsageError(message)


def _figure(value: float, option: str, highest: float) -> float:
    if isinstance(value, int | float) and 0 <= value <= highest:
        return value
    message = f"{option}: found {value!r}; allowed is a number from 0 to {highest:g}"
    raise UsageError(message)


def _within(since: object, until: object) -> Callable[[Event], bool]:
    """Make the test whether an event's time and a stretch of days have a day in common; an undated event has none."""
    first = "" if since is None else parse_bound(since, "since", "first")
    last = "9999-12-31" if until is None else parse_bound(until, "until", "last")
    if first > last:
        message = f"since: found {first}, which is after until ({last}); the first day cannot follow the last"
        raise UsageError(message)

    def overlaps(event: Event) -> bool:
        start, end = (event.time.start, event.time.end) if event.time else (None, None)
        return bool(start or end) and (start or "")[:10] <= last and (end or "9999-12-31")[:10] >= first

    return overlaps


def find_actors(chronicle: Chronicle, name: str) -> list[str]:
    """Return the ids of the actors of that id, name or alias; upper and lower case are one.

    Raises
    ------
    UsageError
        Where there is none; names that look like it are given.
    """
    wanted = name.casefold()
    called = {actor.id: {word.casefold() for word in _names_of(actor)} for actor in chronicle.actors}
    if found := [one for one, words in called.items() if wanted in words]:
        return found
    known = {word.casefold(): word for actor in chronicle.actors for word in _names_of(actor)}
    near = [known[word] for word in get_close_matches(wanted, known)] or sorted(called)[:12]
    message = f"actor: found {name!r}; this timeline has {', '.join(near) if near else 'no actors'}"
    raise UsageError(message)


def _names_of(actor: Actor) -> tuple[str, ...]:
    return (actor.id, actor.name, *actor.aliases)


def chain(chronicle: Chronicle, event_id: str) -> Chronicle:
    """Return an event with all that it answers and all that answer it, at any remove.

    Raises
    ------
    UsageError
        Where there is no such event.
    """
    find_event(chronicle, event_id)
    return keep(chronicle, chain_of(chronicle.links, event_id))


def find_event(chronicle: Chronicle, event_id: str) -> Event:
    """Return the event of an id.

    Raises
    ------
    UsageError
        Where there is none.
    """
    found = next((event for event in chronicle.events if event.id == event_id), None)
    if found is not None:
        return found
    ids = [event.id for event in chronicle.events]
    known = f"{ids[0]} to {ids[-1]}" if len(ids) > 1 else ids[0] if ids else "no events"
    message = f"event: found {event_id!r}; this timeline has {known}"
    raise UsageError(message)


def find_links(chronicle: Chronicle, first: str, second: str) -> tuple[Link, ...]:
    """Return the links between two events, in whichever direction.

    Raises
    ------
    UsageError
        Where there is no such event, or no link; the links that the two have are given.
    """
    ends = {find_event(chronicle, one).id for one in (first, second)}
    found = tuple(link for link in chronicle.links if {link.earlier, link.later} == ends)
    if found:
        return found
    near = [f"{k.earlier} to {k.later}" for k in chronicle.links if ends & {k.earlier, k.later}]
    known = f"these two have the links {', '.join(near)}" if near else "neither of them has a link"
    message = f"link: found none between {first} and {second}; {known}; explain({first!r}, {second!r}) says why"
    raise UsageError(message)


def keep(chronicle: Chronicle, ids: Collection[str]) -> Chronicle:
    """Return a chronicle with only the events of these ids, and what belongs to them; the articles stay all."""

    def left(event_id: str) -> str | None:
        return event_id if event_id in ids else None

    events = tuple(with_new_names(event, left) for event in chronicle.events if event.id in ids)
    links = tuple(link for link in chronicle.links if link.earlier in ids and link.later in ids)
    relations = tuple(one for one in chronicle.relations if one.earlier in ids and one.later in ids)
    named = {one for e in events for one in (*e.source, *e.target, *e.attributed_to, *e.disputed_by)}
    actors = tuple(actor for actor in chronicle.actors if actor.id in named)
    notes = tuple(note for one in chronicle.notes if (note := note_with_new_names(one, left)))
    return replace(chronicle, events=events, links=links, relations=relations, actors=actors, notes=notes)
