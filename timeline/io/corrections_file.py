"""Corrections in a small TOML file, or in a mapping of the same shape: read, and checked for all that is wrong in itself.

What fits no timeline (an unknown word, a contradiction, links in a circle) is said before any work, all of it at once.
What does not fit a certain timeline is not known here, and is a note of `timeline.graph.corrections.apply`.
"""

from __future__ import annotations

import re
import tomllib
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime
from difflib import get_close_matches
from os import PathLike, fspath
from pathlib import Path
from typing import Any, get_args

from timeline.config import parse_bound
from timeline.errors import CorrectionsError, UsageError
from timeline.graph.corrections.entries import (
    Add,
    Change,
    ChangeActor,
    Correction,
    Drop,
    Merge,
    SetLink,
    Split,
    Unlink,
    keys_of,
)
from timeline.io.readers import MISSING, Faults, Reader, fault, many, moment, one_of, optional, record, text
from timeline.io.schema import EVENT_TYPES
from timeline.lexicon import EventType, slug
from timeline.model import Actor, ActorKind, LinkKind, Precision, Realis, TimeSpan

Corrections = str | PathLike[str] | Mapping[str, Any] | Sequence[Correction]
NONE = "none"
_MOST_FAULTS = 20
_KEY = re.compile(r"(?s).+:\d{1,9}")
_HEADER = re.compile(r"^[ \t]*\[\[[ \t]*(\w+)[ \t]*\]\]", re.MULTILINE)
_PRECISIONS: Mapping[int, Precision] = {4: "year", 7: "month", 10: "day", 16: "minute"}


def read_corrections(source: Corrections, ontology: Mapping[str, EventType]) -> tuple[Correction, ...]:
    """Read corrections.

    Parameters
    ----------
    source
        The path of a TOML file, or a mapping of the same shape: by verb, a list of entries. What has been read is given
        back as it is.
    ontology
        The event types and their modes.

    Raises
    ------
    CorrectionsError
        With every fault and its place, where the file cannot be read or says what cannot be.

    Examples
    --------
    >>> [correction] = read_corrections({"drop": [{"key": "raid:30", "why": "a headline"}]}, {})
    >>> correction.key, correction.why
    ('raid:30', 'a headline')
    """
    if isinstance(source, Mapping):
        return _read(source, "corrections", {}, ontology)
    if not isinstance(source, str | PathLike):
        return tuple(source)
    path = Path(fspath(source))
    written = _text_of(path)
    try:
        data = tomllib.loads(written)
    except tomllib.TOMLDecodeError as error:
        message = f"{path}: is not TOML: {error}"
        raise CorrectionsError(message) from error
    except RecursionError as error:
        message = f"{path}: is nested too deeply; an entry is a table of plain values and lists"
        raise CorrectionsError(message) from error
    return _read(data, path.name, _lines(written), ontology)


def _text_of(path: Path) -> str:
    try:
        return path.read_text("utf-8-sig")
    except UnicodeDecodeError as error:
        message = f"{path}: is not UTF-8, which TOML is written in ({error.reason} at byte {error.start})"
        raise CorrectionsError(message) from error
    except OSError as error:
        message = f"{path}: cannot be read ({error.strerror}); give a TOML file of corrections"
        raise CorrectionsError(message) from error


def _lines(written: str) -> Mapping[str, list[int]]:
    """Give the lines on which the entries of each verb begin."""
    found = defaultdict(list)
    for header in _HEADER.finditer(written):
        found[header[1]].append(written.count("\n", 0, header.start(1)) + 1)
    return found


def _read(
    data: Mapping[str, Any], name: str, lines: Mapping[str, list[int]], ontology: Mapping[str, EventType]
) -> tuple[Correction, ...]:
    faults: Faults = []
    read: list[tuple[int, Correction]] = []
    for verb, entries in data.items():
        if verb not in _VERBS:
            where = f"line {lines[verb][0]}, " if lines.get(verb) else ""
            faults.append(f"{where}[[{verb}]]: no such correction; {_meant(verb, _VERBS)}")
        elif not isinstance(entries, list):
            fault(faults, verb, entries, f"a list: each correction begins with [[{verb}]]")
        else:
            for number, entry in enumerate(entries):
                line = lines[verb][number] if len(lines.get(verb, ())) == len(entries) else 0
                where = f"line {line}, [[{verb}]]" if line else f"[[{verb}]] {number + 1}"
                correction = _VERBS[verb](entry, where, faults)
                if isinstance(correction, Correction):
                    read.append((line, replace(correction, where=where)))
    corrections = tuple(correction for _, correction in sorted(read, key=lambda pair: pair[0]))
    faults = faults or list(_contradictions(corrections, ontology))
    if faults:
        shown = faults[:_MOST_FAULTS] + (
            [f"and {len(faults) - _MOST_FAULTS} more"] if len(faults) > _MOST_FAULTS else []
        )
        plural = "s" if len(faults) > 1 else ""
        raise CorrectionsError(f"{name}: {len(faults)} fault{plural} in the corrections\n  " + "\n  ".join(shown))
    return tuple(replace(correction, where=f"{name}, {correction.where}") for correction in corrections)


def _meant(word: str, known: Iterable[str]) -> str:
    """Say which words are allowed, or the one that was likely meant."""
    near = get_close_matches(word, list(known), 1)
    return f"did you mean {near[0]}?" if near else f"allowed are {', '.join(known)}"


# --- single values ----------------------------------------------------------------------------------------------------


def _key(value: object, path: str, faults: Faults) -> str | None:
    if isinstance(value, str) and _KEY.fullmatch(value):
        return value
    fault(faults, path, value, 'article:offset, such as "seed:208"; `timeline show --keys` lists them')
    return None


def _keys(least: int) -> Reader:
    def read(value: object, path: str, faults: Faults) -> tuple[str, ...]:
        if not isinstance(value, list) or len(value) < least:
            fault(faults, path, value, f"a list of {'two keys or more' if least > 1 else 'keys'}")
            return ()
        keys = tuple(_key(one, f"{path}[{n}]", faults) or "" for n, one in enumerate(value))
        faults.extend(f"{path}: {key!r} stands there {n} times" for key, n in Counter(keys).items() if key and n > 1)
        return keys

    return read


def _time(value: object, path: str, faults: Faults) -> TimeSpan | None:
    """Read a day, month, year or minute, a span of days (`..` between them, one side may be open), or "none"."""
    written = value.isoformat()[:16] if isinstance(value, date) else str(value).strip()
    first, dots, last = written.partition("..")
    try:
        if written == NONE:
            return None
        if isinstance(value, datetime | date | str):
            return _range(first, last) if dots else _point(written)
    except (UsageError, ValueError):
        pass
    fault(
        faults,
        path,
        value,
        'a day ("2023-12-04"), month, year, minute ("2023-12-04T05:30"), span ("2023-12-04..2023-12-06") or "none"',
    )
    return None


def _range(first: str, last: str) -> TimeSpan:
    start = parse_bound(first, "date", "first") if first else None
    end = parse_bound(last, "date", "last") if last else None
    if not (start or end) or (start and end and start > end):
        raise ValueError
    return TimeSpan(start, end, "range", "explicit")


def _point(written: str) -> TimeSpan:
    precision = _PRECISIONS.get(len(written))
    if precision is None:
        raise ValueError
    if precision == "minute":
        if moment(written, "", []) is None:
            raise ValueError
        return TimeSpan(written, written, precision, "explicit")
    return TimeSpan(parse_bound(written, "date", "first"), parse_bound(written, "date", "last"), precision, "explicit")


def _mode(value: object, path: str, faults: Faults) -> str | None:
    return None if value == NONE else text(value, path, faults)


def _parties(value: object, path: str, faults: Faults) -> tuple[str | Actor, ...]:
    """Read one party or a list of them: a name or id, or a table that describes an actor who is new."""
    if value == NONE:
        return ()
    several = value if isinstance(value, list) else [value]
    return tuple(_party(one, f"{path}[{n}]" if value is several else path, faults) for n, one in enumerate(several))


def _party(value: object, path: str, faults: Faults) -> str | Actor:
    read = _entry(_new_actor, **_ACTOR) if isinstance(value, Mapping) else text
    return read(value, path, faults) or ""


def _new_actor(name: str, kind: ActorKind, country: str | None, sponsor: str | None) -> Actor:
    return Actor(slug(name or ""), name, kind, country, sponsor)


# --- entries ----------------------------------------------------------------------------------------------------------


def _entry(make: Any, **fields: Reader) -> Reader:  # noqa: ANN401 - a class or function of those fields
    """Make the reader of an entry; a field that it does not have is a fault."""
    reader = record(make, **fields)

    def read(value: object, path: str, faults: Faults) -> Any:  # noqa: ANN401 - what `make` gives
        if isinstance(value, Mapping):
            unknown = [name for name in value if name not in fields]
            faults.extend(f"{path}.{name}: no such field; {_meant(name, fields)}" for name in unknown)
        return reader(value, path, faults)

    return read


_FACTS: Mapping[str, tuple[str, Reader]] = {
    "type": ("type", one_of(EVENT_TYPES)),
    "mode": ("mode", _mode),
    "realis": ("realis", one_of(get_args(Realis))),
    "date": ("time", _time),
    "source": ("source", _parties),
    "target": ("target", _parties),
    "label": ("label", text),
}
"""What may be said of an event: the field of `Event` that each fact is, and its reader."""


def _with_facts(make: Any, **fields: Reader) -> Reader:  # noqa: ANN401 - a class of those fields and facts
    """Make the reader of an entry with some facts of an event: those that are given, and no others."""

    def read(value: object, path: str, faults: Faults) -> Any:  # noqa: ANN401 - what `make` gives
        if not isinstance(value, Mapping):
            fault(faults, path, value, "a table")
            return None
        given = {name: fact for name, fact in _FACTS.items() if name in value}
        facts = {field: reader(value[name], f"{path}.{name}", faults) for name, (field, reader) in given.items()}
        rest = {name: one for name, one in value.items() if name not in given}
        unknown = [name for name in rest if name not in fields]
        faults.extend(f"{path}.{name}: no such field; {_meant(name, [*fields, *_FACTS])}" for name in unknown)
        if not facts or (make is Add and "type" not in facts):
            faults.append(
                f"{path}: says nothing of the event; it takes {', '.join(_FACTS)}"
                if make is Change
                else f"{path}.type: is missing; allowed are {', '.join(EVENT_TYPES)}"
            )
        return record(make, **fields, facts=lambda *_: facts)(rest, path, faults)

    return read


_ACTOR: Mapping[str, Reader] = {
    "name": text,
    "kind": one_of(get_args(ActorKind)),
    "country": optional(text),
    "sponsor": optional(text),
}
_WHY = optional(text)


def _kind(value: object, path: str, faults: Faults) -> LinkKind:
    return "responds_to" if value is MISSING else one_of(get_args(LinkKind))(value, path, faults)


_VERBS: Mapping[str, Reader] = {
    "drop": _entry(Drop, key=_key, why=_WHY),
    "merge": _entry(lambda keys, why: Merge(told=keys, why=why), keys=_keys(2), why=_WHY),
    "split": _entry(lambda keys, why: Split(told=keys, why=why), keys=_keys(1), why=_WHY),
    "change": _with_facts(Change, key=_key, why=_WHY),
    "add": _with_facts(Add, key=_key, trigger=text, why=_WHY),
    "link": _entry(SetLink, earlier=_key, later=_key, kind=_kind, cue=optional(text), why=_WHY),
    "unlink": _entry(Unlink, earlier=_key, later=_key, why=_WHY),
    "actor": _entry(
        ChangeActor,
        actor=text,
        **{name: optional(reader) for name, reader in _ACTOR.items()},
        join=many(text),
        why=_WHY,
    ),
}
"""The corrections there are, by the word that begins them."""


# --- what cannot be ---------------------------------------------------------------------------------------------------


def _contradictions(corrections: Sequence[Correction], ontology: Mapping[str, EventType]) -> Iterator[str]:
    """Find what the entries alone show to be wrong, whatever the timeline."""
    yield from _wrong_modes(corrections, ontology)
    yield from _twice_said(corrections)
    yield from _dropped_and_used(corrections)
    yield from _crossed_links(corrections)
    yield from _circles([(c.earlier, c.later, c.where) for c in corrections if isinstance(c, SetLink)], "links")
    joins = [
        (c.actor.casefold(), name.casefold(), c.where)
        for c in corrections
        if isinstance(c, ChangeActor)
        for name in c.join
    ]
    yield from _circles(joins, "joined actors")


def _wrong_modes(corrections: Iterable[Correction], ontology: Mapping[str, EventType]) -> Iterator[str]:
    for one in corrections:
        mode = one.facts.get("mode") if isinstance(one, Change) else None
        if not isinstance(one, Change) or not mode or not ontology:
            continue
        types = [one.facts["type"]] if "type" in one.facts else list(ontology)
        allowed = sorted({name for event_type in types for name in ontology[event_type].modes})
        if mode not in allowed:
            of = f"{types[0]} has no mode" if len(types) == 1 else "no type has the mode"
            yield f"{one.where}: {of} {mode!r}; {_meant(mode, allowed)}"


def _twice_said(corrections: Iterable[Correction]) -> Iterator[str]:
    """Find two values for one thing: a fact of an event, a field of an actor, the kind of a link."""
    said: dict[tuple[object, ...], tuple[object, str]] = {}
    for one in corrections:
        for thing, value in _sayings(one):
            known, where = said.setdefault(thing, (value, one.where))
            if known != value:
                yield f"{one.where}: gives another {thing[-1]} of {thing[0]} than {where}"


def _sayings(one: Correction) -> Iterator[tuple[tuple[object, ...], object]]:
    match one:
        case Change(key=key, facts=facts):
            yield from (((key, name), value) for name, value in facts.items())
        case ChangeActor(actor=actor, changes=changes):
            yield from (((actor, name), value) for name, value in changes.items())
        case SetLink(earlier=earlier, later=later, kind=kind):
            yield (f"{later} and {earlier}", "kind"), kind


def _dropped_and_used(corrections: Sequence[Correction]) -> Iterator[str]:
    """Find mentions split off twice, events that are dropped and used, or added and changed; what is split off may be dropped or merged."""
    dropped = {c.key: c.where for c in corrections if isinstance(c, Drop)}
    added = {c.key: c.where for c in corrections if isinstance(c, Add)}
    split: dict[str, str] = {}
    for one in corrections:
        for key in keys_of(one):
            if isinstance(one, Split) and split.setdefault(key, one.where) != one.where:
                yield f"{one.where}: splits off {key}, which {split[key]} splits off already"
            if key in dropped and not isinstance(one, Drop | Split):
                yield f"{one.where}: uses {key}, which {dropped[key]} drops"
            if key in added and type(one) is Change:
                yield f"{one.where}: changes {key}, which {added[key]} adds; give its facts there"


def _crossed_links(corrections: Sequence[Correction]) -> Iterator[str]:
    cut = {(c.earlier, c.later): c.where for c in corrections if isinstance(c, Unlink)}
    for one in corrections:
        if isinstance(one, SetLink) and (one.earlier, one.later) in cut:
            yield f"{one.where}: links what {cut[one.earlier, one.later]} unlinks"
        if isinstance(one, SetLink | Unlink) and one.earlier == one.later:
            yield f"{one.where}: joins {one.earlier} to itself"


def _circles(arrows: Sequence[tuple[str, str, str]], what: str) -> Iterator[str]:
    """Find an arrow that closes a circle with those before it."""
    after: dict[str, list[str]] = defaultdict(list)
    for start, end, where in arrows:
        if start != end and start in _reached(after, end):
            yield f"{where}: closes a circle of {what}, from {start} over {end} back to {start}"
        after[start].append(end)


def _reached(after: Mapping[str, list[str]], start: str) -> set[str]:
    reached, waiting = {start}, [start]
    while waiting:
        for near in after.get(waiting.pop(), ()):
            if near not in reached:
                reached.add(near)
                waiting.append(near)
    return reached
