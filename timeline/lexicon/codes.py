"""What the codes of event data sets mean here: their acts as types and modes, their sectors as kinds of actors.

The tables stand in `lexicons/imports/` and are layered like all others; only imports need them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from timeline.lexicon.names import KINDS
from timeline.lexicon.ontology import EventType, read_ontology
from timeline.lexicon.tables import Faults, Layers, Row, kept_until_changed

WHO = frozenset({"first", "second", "both", "alone", "state", "non-state"})
_ACT_COLUMNS = {
    "acled": ("code", "type", "mode", "who", "act", "words", "origin"),
    "cameo": ("code", "type", "mode", "who", "act", "origin"),
}


@dataclass(frozen=True, slots=True)
class Act:
    """What a code stands for.

    `type` is None where the code names no act of PLOVER. `who` says which of the two parties of a row acts on the other:
    the `first`, the `second`, `both` on each other, the first `alone`, the `state` or the `non-state` one. `words` are
    beginnings of words by which a note tells of it.
    """

    name: str
    type: str | None
    mode: str | None
    who: str
    words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Sector:
    """What a sector says of an actor: its kind ("state": it acts for its country), and what it is called."""

    kind: str
    name: str


@dataclass(frozen=True, slots=True)
class Codes:
    """The acts of ACLED by sub-event type and of CAMEO by code; the sectors of all data sets. Names are in lower case."""

    acled: Mapping[str, Act]
    cameo: Mapping[str, Act]
    sectors: Mapping[str, Sector]


@kept_until_changed
def load_codes(folder: str | Path | None = None) -> Codes:
    """Load the package's tables of codes, with those of `folder` layered over them.

    Raises
    ------
    LexiconError
        With all faults found, each with its file and line.

    Examples
    --------
    >>> load_codes().cameo["194"].mode
    'heavy-weapons'
    """
    layers, faults = Layers.of(folder), Faults()
    ontology = read_ontology(layers, faults)
    rows = layers.rows("imports/sectors.csv", ("code", "kind", "name", "origin"), faults)
    sectors = {row["code"].lower(): Sector(row["kind"], row["name"]) for row in rows if _known_kind(row, faults)}
    acts = {name: _acts(layers, name, columns, ontology, faults) for name, columns in _ACT_COLUMNS.items()}
    faults.raise_if_any()
    return Codes(acts["acled"], acts["cameo"], sectors)


def _known_kind(row: Row, faults: Faults) -> bool:
    if row["kind"] not in KINDS:
        faults.add(row.fault(f"kind is {row['kind']!r}; allowed: {', '.join(sorted(KINDS))}"))
    return row["kind"] in KINDS


def _acts(
    layers: Layers, name: str, columns: Sequence[str], ontology: Mapping[str, EventType], faults: Faults
) -> dict[str, Act]:
    acts = {}
    for row in layers.rows(f"imports/{name}.csv", columns, faults):
        event_type, mode, who = row["type"], row["mode"], row["who"]
        modes = ontology[event_type].modes if event_type in ontology else {}
        if event_type and event_type not in ontology:
            faults.add(row.fault(f"type is {event_type!r}; allowed: {', '.join(ontology)}, or none"))
        elif mode and mode not in modes:
            faults.add(
                row.fault(f"mode is {mode!r}; allowed for {event_type or 'no type'}: {', '.join(modes) or 'none'}")
            )
        elif event_type and who not in WHO:
            faults.add(row.fault(f"who is {who!r}; allowed: {', '.join(sorted(WHO))}"))
        words = row.items("words") if "words" in columns else ()
        acts[row["code"].lower()] = Act(row["act"], event_type or None, mode or None, who, words)
    return acts
