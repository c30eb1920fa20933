"""Who there is: states and what stands for them, other actors, persons, places, and the words that describe actors."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal, NamedTuple, cast

from timeline.lexicon.tables import Faults, Layers, Row
from timeline.model import Actor, ActorKind

NameKind = Literal["state", "adjective", "people", "capital", "metonym", "body", "group", "person", "place"]
KINDS = frozenset(
    {"state", "state-forces", "armed-group", "igo", "ngo", "company", "party", "civilians", "person", "other"}
)
STATE_COLUMNS = ("id", "name", "official", "aliases", "adjectives", "people", "capital", "metonyms", "origin")
APOSTROPHES = "\u2019\u2018\u02bc\u02bb\u00b4"  # curly quotes, letters like them, the acute accent
DASHES = "\u2010\u2011\u2013"
HALVES = frozenset({"North", "South", "East", "West"})  # of which two make one country
PIECE = re.compile(r"\w+|[^\w\s]")


def slug(text: str) -> str:
    """Make a stable id of a description: lower case, words joined by hyphens.

    >>> slug("Iran-backed militia")
    'iran-backed-militia'
    """
    return re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-") or "someone"


class Name(NamedTuple):  # eight thousand are made at each start, four times as fast as frozen data classes
    """What a name in the text stands for: an actor (`actor`, an id) or a place in `country`.

    `text` is the name as the table has it; of a person the full one, whichever form was met.
    """

    kind: NameKind
    text: str
    actor: str | None
    country: str | None = None
    since: int | None = None
    until: int | None = None


@dataclass(frozen=True, slots=True)
class NameTable:
    """All names by their pieces, and the actors they stand for.

    `places` gives the country of a place; `capitals` the states, past ones too, whose capital a city is. `towns` gives,
    of the capitals of past or self-declared states that lie in another one, the town and the names of that state:
    where a text has none of them, the town is meant.
    """

    actors: Mapping[str, Actor]
    by_first: Mapping[str, tuple[tuple[tuple[str, ...], Name], ...]]
    places: Mapping[str, str | None]
    capitals: Mapping[str, tuple[str, ...]]
    towns: Mapping[str, tuple[Name, tuple[str, ...]]] = field(default_factory=dict)


@dataclass
class _Collector:
    actors: dict[str, Actor] = field(default_factory=dict)
    names: dict[tuple[str, ...], Name] = field(default_factory=dict)
    places: dict[str, str | None] = field(default_factory=dict)
    capitals: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    towns: dict[str, Name] = field(default_factory=dict)
    layer_of: dict[tuple[str, ...], int] = field(default_factory=dict)
    layer: int = 0

    def rows(self, layers: Layers, table: str, columns: tuple[str, ...], faults: Faults) -> Iterator[Row]:
        """Yield the rows of a table, and note the layer of each: the names of a later layer replace an earlier one's."""
        for self.layer, folder in enumerate(layers.folders):
            yield from Layers((folder,)).rows(table, columns, faults)
        self.layer = 0

    def add(
        self, texts: Iterable[str], kind: NameKind, actor: str | None, country: str | None = None, full: str = ""
    ) -> None:
        for text in texts:
            pieces = pieces_of(text)
            if pieces and self.layer > self.layer_of.get(pieces, -1):
                self.names[pieces] = Name(kind, full or text, actor, country)
                self.layer_of[pieces] = self.layer


class _Folds(dict[int, str]):
    """What each character is folded to, worked out when it is first met."""

    def __missing__(self, code: int) -> str:
        self[code] = folded = _fold_character(chr(code))
        return folded


_FOLDS = _Folds()


def fold(text: str) -> str:
    """Fold quotes, dashes and accents, length for length, so that offsets stay true."""
    return text if text.isascii() else text.translate(_FOLDS)


def _fold_character(character: str) -> str:
    if character.isascii():
        return character
    if character in APOSTROPHES:
        return "'"
    if character in DASHES:
        return "-"
    base = unicodedata.normalize("NFKD", character)[0]
    return base if base.isalpha() else character


def pieces_of(text: str) -> tuple[str, ...]:
    """Split a name into words and marks, as the matcher does with a text."""
    if text.isascii() and text.isalnum():
        return (text,)
    return tuple(PIECE.findall(fold(text)))


def read_names(layers: Layers, faults: Faults) -> NameTable:
    """Read the tables of states, bodies, other actors, persons and places."""
    collector = _Collector()
    _read_states(layers, collector, faults)
    _read_actors(layers, collector, faults)
    _read_bodies(layers, collector, faults)
    for capital, states in collector.capitals.items():
        collector.add((capital,), "capital", states[0], states[0])
        collector.places.setdefault(capital, states[0])
    _read_persons(layers, collector, faults)
    _read_places(layers, collector, faults)
    index: dict[str, list[tuple[tuple[str, ...], Name]]] = defaultdict(list)
    for pieces, name in collector.names.items():
        index[pieces[0]].append((pieces, name))
    by_first = {first: _longest_first(names) for first, names in index.items()}
    capitals = {capital: tuple(states) for capital, states in collector.capitals.items()}
    return NameTable(collector.actors, by_first, collector.places, capitals, _towns_of_others(collector))


def _towns_of_others(collector: _Collector) -> dict[str, tuple[Name, tuple[str, ...]]]:
    """Give the towns by name, each with all that the state is called whose capital it is or was."""
    called: dict[str, list[str]] = defaultdict(list)
    of = {collector.capitals[town][0] for town in collector.towns}
    for name in collector.names.values():
        if name.actor in of and name.kind in {"state", "adjective", "people", "body"}:
            called[name.actor].append(name.text)
    return {town: (name, tuple(called[collector.capitals[town][0]])) for town, name in collector.towns.items()}


def _longest_first(names: list[tuple[tuple[str, ...], Name]]) -> tuple[tuple[tuple[str, ...], Name], ...]:
    return tuple(names if len(names) == 1 else sorted(names, key=lambda named: -len(named[0])))


def _read_states(layers: Layers, collector: _Collector, faults: Faults) -> None:
    for row in collector.rows(layers, "states.csv", STATE_COLUMNS, faults):
        state = row["id"]
        aliases = (*row.items("official"), *row.items("aliases"))
        collector.actors[state] = Actor(state, row["name"], "state", state, None, aliases)
        collector.add((row["name"], *aliases), "state", state, state)
        collector.add(row.items("adjectives"), "adjective", state, state)
        collector.add(row.items("people"), "people", state, state)
        collector.add(row.items("metonyms"), "metonym", state, state)
        for capital in row.items("capital"):
            collector.capitals[capital].append(state)


def _read_actors(layers: Layers, collector: _Collector, faults: Faults) -> None:
    columns = ("id", "name", "kind", "country", "sponsor", "aliases", "origin")
    for row in collector.rows(layers, "actors.csv", columns, faults):
        if row["kind"] not in KINDS:
            faults.add(row.fault(f"kind is {row['kind']!r}; allowed: {', '.join(sorted(KINDS))}"))
            continue
        aliases = row.items("aliases")
        country = row["country"] or None
        collector.actors[row["id"]] = Actor(
            row["id"], row["name"], cast("ActorKind", row["kind"]), country, row["sponsor"] or None, aliases
        )
        collector.add((row["name"], *aliases), "group", row["id"], country)


def _read_bodies(layers: Layers, collector: _Collector, faults: Faults) -> None:
    for row in collector.rows(layers, "bodies.csv", ("name", "state", "kind", "own_id", "aliases", "origin"), faults):
        if row["state"] not in collector.actors:
            faults.add(row.fault(f"no state {row['state']!r} in states.csv"))
            continue
        names = (row["name"], *row.items("aliases"))
        own = row["own_id"]
        if own and own not in collector.actors:
            kind = cast("ActorKind", row["kind"])
            collector.actors[own] = Actor(own, row["name"], kind, row["state"], None, row.items("aliases"))
        collector.add(names, "group" if own else "body", own or row["state"], row["state"])


def _read_persons(layers: Layers, collector: _Collector, faults: Faults) -> None:
    columns = ("name", "state", "office", "from", "until", "aliases", "origin")
    for row in collector.rows(layers, "persons.csv", columns, faults):
        if row["state"] not in collector.actors:
            faults.add(row.fault(f"no actor {row['state']!r} in states.csv or actors.csv"))
            continue
        country = collector.actors[row["state"]].country
        collector.add((row["name"], *row.items("aliases")), "person", row["state"], country, row["name"])


def _read_places(layers: Layers, collector: _Collector, faults: Faults) -> None:
    for row in collector.rows(layers, "places.csv", ("name", "country", "kind", "origin"), faults):
        country = row["country"] or None
        if row["kind"] == "adjective":  # "Latin American": of no state, and not of the United States
            collector.add((row["name"],), "adjective", None)
            continue
        collector.add((row["name"],), "place", None, country)
        capital_of = collector.capitals.get(row["name"], ())
        if country is not None and capital_of and country not in capital_of:
            collector.towns[row["name"]] = Name("place", row["name"], None, country)
        if collector.layer or row["name"] not in collector.places:
            collector.places[row["name"]] = country


def find_names(text: str, table: NameTable, extra: Mapping[tuple[str, ...], Name]) -> Iterator[tuple[int, int, Name]]:
    """Yield (start, end, name) for the names in `text`, the longest at each place, in order, without overlaps.

    A name stands for itself only in its own case or in capitals throughout ("IRAN", never "us" for "US"). `extra` holds
    names that the text itself defines.
    """
    folded = fold(text)
    pieces = [(m.group(), m.start(), m.end()) for m in PIECE.finditer(folded)]
    words = [p[0] for p in pieces]
    local: dict[str, list[tuple[tuple[str, ...], Name]]] = defaultdict(list)
    for phrase, name in extra.items():
        local[phrase[0]].append((phrase, name))
    position = 0
    while position < len(words):
        first = words[position]
        opens = first in table.by_first or first[0].isupper() or (first[0].isdigit() and first in local)
        match = opens and (_longest(words, position, table, local) or _other_half(words, position, table))
        if not match:  # most words open no name at all
            position += 1
            continue
        length, name = match
        yield pieces[position][1], pieces[position + length - 1][2], name
        position += length


def _longest(
    words: list[str],
    position: int,
    table: NameTable,
    local: Mapping[str, list[tuple[tuple[str, ...], Name]]],
) -> tuple[int, Name] | None:
    first = words[position]
    best: tuple[int, Name] | None = None
    for candidates in (local.get(first, ()), table.by_first.get(first, ())):
        for phrase, name in candidates:
            length = len(phrase)
            if (best is None or length > best[0]) and tuple(words[position : position + length]) == phrase:
                best = length, name
    if best is None and len(first) > 3 and first.isupper():
        best = _longest_in_capitals(words, position, table)
    return best


def _other_half(words: list[str], position: int, table: NameTable) -> tuple[int, Name] | None:
    """ "[North] and South Korea": half of a country, whose name is told with the other half."""
    if words[position] not in HALVES or words[position + 1 : position + 2] != ["and"]:
        return None
    other = _longest(words, position + 2, table, {}) if len(words) > position + 2 else None
    if other is None or words[position + 2] not in HALVES or other[0] < 2:
        return None
    whole = [words[position], *words[position + 3 : position + 2 + other[0]]]
    found = _longest(whole, 0, table, {})
    return (1, found[1]) if found is not None and found[0] == len(whole) and found[1].kind == other[1].kind else None


def _longest_in_capitals(words: list[str], position: int, table: NameTable) -> tuple[int, Name] | None:
    for phrase, name in table.by_first.get(words[position].capitalize(), ()):
        if [w.upper() for w in phrase] == words[position : position + len(phrase)]:
            return len(phrase), name
    return None
