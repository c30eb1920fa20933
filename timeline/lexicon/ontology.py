"""The PLOVER event types and modes with their scores, from `ontology.toml`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from timeline.lexicon.tables import Faults, Layers


@dataclass(frozen=True, slots=True)
class Mode:
    """A mode of an event type: PLOVER's score and the CAMEO code and Goldstein score that correspond, if any do."""

    name: str
    score: float | None
    cameo: str | None
    goldstein: float | None
    description: str


@dataclass(frozen=True, slots=True)
class EventType:
    """One of the 16 PLOVER types; scores run from -10 (conflict) to 10 (cooperation)."""

    name: str
    quad_class: str
    score: float
    cameo: str
    goldstein: float
    description: str
    modes: Mapping[str, Mode]


def read_ontology(layers: Layers, faults: Faults) -> dict[str, EventType]:
    """Read `ontology.toml`."""
    types = {}
    for name, table in layers.toml("ontology.toml").get("types", {}).items():
        try:
            types[name] = _event_type(name, table)
        except (KeyError, TypeError, ValueError) as error:
            needed = "each type needs quad_class, score, cameo, goldstein, description"
            faults.add(f"ontology.toml: [types.{name}]: {error!r}; {needed}")
    return types


def _event_type(name: str, table: dict[str, Any]) -> EventType:
    modes = {mode: _mode(mode, cells) for mode, cells in table.get("modes", {}).items()}
    return EventType(
        name,
        str(table["quad_class"]),
        float(table["score"]),
        str(table["cameo"]),
        float(table["goldstein"]),
        str(table["description"]),
        modes,
    )


def _mode(name: str, cells: dict[str, Any]) -> Mode:
    score, goldstein = cells.get("score"), cells.get("goldstein")
    return Mode(
        name,
        None if score is None else float(score),
        cells.get("cameo"),
        None if goldstein is None else float(goldstein),
        str(cells["description"]),
    )
