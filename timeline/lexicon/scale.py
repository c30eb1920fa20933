"""The scale of intensity from `intensity.toml`, with the capitals and heads of state of the tables of states and persons.

It is the package's own: a user's folder is not layered over it, so that the intensities of all timelines compare.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from timeline.lexicon.tables import PACKAGE_FOLDER, Faults, Row, read_csv, read_toml

_STATES = ("id", "name", "official", "aliases", "adjectives", "people", "capital", "metonyms", "origin")
_PERSONS = ("name", "state", "office", "from", "until", "aliases", "origin")

Shares = Mapping[str, float]
Years = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Span:
    """Where a type of act starts on the scale, and what it never reaches."""

    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Scale:
    """The numbers of `intensity.toml`, which explains them, and whom and what they are about.

    `capitals` are names of cities; `rulers` gives, by name, the years in which a person ruled a state.
    """

    types: Mapping[str, Span]
    lesser: Mapping[str, Span]
    modes: Shares
    weapons: Shares
    targets: Shares
    aims: Shares
    aimed_types: frozenset[str]
    personal_modes: frozenset[str]
    heads: tuple[str, ...]
    not_heads: tuple[str, ...]
    sizes: Shares
    dead_exponent: float
    wounded_per_dead: float
    realis: Shares
    rungs: tuple[tuple[float, str], ...]
    capitals: frozenset[str]
    rulers: Mapping[str, tuple[Years, ...]]


@lru_cache(maxsize=1)
def load_scale() -> Scale:
    """Load the package's scale.

    Examples
    --------
    >>> load_scale().types["ASSAULT"]
    Span(low=5.5, high=10.0)
    """
    numbers = read_toml(PACKAGE_FOLDER / "intensity.toml")
    aimed, casualties = numbers["aimed"], numbers["casualties"]
    return Scale(
        types=_spans(numbers["types"]),
        lesser=_spans(numbers["lesser"]),
        modes=numbers["modes"],
        weapons=numbers["weapons"],
        targets=numbers["targets"],
        aims=numbers["aims"],
        aimed_types=frozenset(aimed["types"]),
        personal_modes=frozenset(aimed["personal_modes"]),
        heads=tuple(aimed["heads"]),
        not_heads=tuple(aimed["not_heads"]),
        sizes=numbers["sizes"],
        dead_exponent=casualties["exponent"],
        wounded_per_dead=casualties["wounded_per_dead"],
        realis=numbers["realis"],
        rungs=tuple((bound, name) for name, bound in numbers["rungs"].items()),
        capitals=frozenset(name for row in _rows("states.csv", _STATES) for name in row.items("capital")),
        rulers=_rulers(tuple(aimed["heads"])),
    )


def _spans(tables: Mapping[str, Mapping[str, float]]) -> dict[str, Span]:
    return {name: Span(cells["from"], cells["to"]) for name, cells in tables.items()}


def _rulers(heads: tuple[str, ...]) -> dict[str, tuple[Years, ...]]:
    found: dict[str, tuple[Years, ...]] = {}
    for row in _rows("persons.csv", _PERSONS):
        if row["office"] in heads:
            years = int(row["from"] or 0), int(row["until"] or 9999)
            for name in (row["name"], *row.items("aliases")):
                found[name] = (*found.get(name, ()), years)
    return found


def _rows(name: str, columns: tuple[str, ...]) -> list[Row]:
    faults = Faults()
    rows = list(read_csv(PACKAGE_FOLDER / name, columns, faults))
    faults.raise_if_any()
    return rows
