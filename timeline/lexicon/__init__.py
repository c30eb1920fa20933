"""What the language stage knows of words: loaded once, never changed, layered under the user's own tables."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from timeline.lexicon.names import HALVES, Name, NameTable, find_names, fold, pieces_of, read_names, slug
from timeline.lexicon.ontology import EventType, Mode, read_ontology
from timeline.lexicon.tables import PACKAGE_FOLDER, Faults, Layers, Row, kept_until_changed
from timeline.lexicon.triggers import COLUMNS, Condition, Frame, TriggerRow, TriggerTable, read_classes, read_frames

__all__ = [
    "HALVES",
    "Condition",
    "EventType",
    "Frame",
    "Lexicon",
    "Mode",
    "Name",
    "NameTable",
    "RoleNoun",
    "TriggerRow",
    "TriggerTable",
    "Weapon",
    "find_names",
    "fold",
    "load_lexicon",
    "pieces_of",
    "slug",
]

# What stands beside a verb in the present, see `headline_verbs.csv`.
LED_BY = ("plural", "name", "unrest", "doer", "count", "test", "plans")


@dataclass(frozen=True, slots=True)
class Weapon:
    """A word for a means: the ASSAULT mode it stands for and its plain name."""

    mode: str
    name: str


@dataclass(frozen=True, slots=True)
class RoleNoun:
    """A common noun that heads the description of an actor, such as "militia" (kind `group`)."""

    kind: str
    number: str


@dataclass(frozen=True, slots=True, eq=False)  # each is equal to itself alone, so that what is made of it can be kept
class Lexicon:
    """All tables of the language stage.

    `light_verbs` gives for a verb phrase the role of its subject: active, passive or neutral; `anaphors` for a noun that
    points back at an act ("the incident") the type of act that it suggests, `headline_verbs` the past of verbs in
    the present that may be read as nouns, by what stands before them (one of `LED_BY`); `hosts` gives for the end of a
    host's name the id of who publishes there. `realis`, `cues` and
    `speech` hold the operators, link cues and reporting words as their files group them. `digest` is a sha256 over all
    files that were read.
    """

    ontology: Mapping[str, EventType]
    triggers: TriggerTable
    frames: Mapping[str, Frame]
    classes: Mapping[str, frozenset[str]]
    names: NameTable
    weapons: Mapping[str, Weapon]
    light_verbs: Mapping[tuple[str, ...], str]
    anaphors: Mapping[str, str]
    headline_verbs: Mapping[str, Mapping[str, str]]
    roles: Mapping[str, RoleNoun]
    titles: Mapping[str, str]
    hosts: Mapping[str, str]
    speech: Mapping[str, str]
    realis: Mapping[str, Any]
    cues: Mapping[str, Any]
    digest: str


@kept_until_changed
def load_lexicon(folder: str | Path | None = None) -> Lexicon:
    """Load the package's tables, with those of `folder` layered over them.

    Raises
    ------
    LexiconError
        With all faults found, each with its file and line.

    Examples
    --------
    >>> load_lexicon().names.actors["IRQ"].name
    'Iraq'
    """
    layers, faults = Layers.of(folder), Faults()
    ontology = read_ontology(layers, faults)
    frames, classes = read_frames(layers, faults), read_classes(layers, faults)
    modes = {name: frozenset(event_type.modes) for name, event_type in ontology.items()}
    weapons = _rows(layers, "weapons.csv", ("word", "mode", "weapon", "origin"), faults)
    light_verbs = _rows(layers, "light_verbs.csv", ("phrase", "role", "origin"), faults)
    anaphors = _rows(layers, "anaphors.csv", ("noun", "type", "origin"), faults)
    headline_verbs = list(layers.rows("headline_verbs.csv", ("verb", "past", "where", "origin"), faults))
    for row in headline_verbs:
        if row["where"] not in LED_BY:
            faults.add(row.fault(f"where is {row['where']!r}; allowed: {', '.join(LED_BY)}"))
    roles = _rows(layers, "roles.csv", ("head", "kind", "number", "origin"), faults)
    titles = _rows(layers, "titles.csv", ("title", "kind", "origin"), faults)
    hosts = _rows(layers, "hosts.csv", ("host", "actor", "origin"), faults)
    speech = _rows(layers, "speech.csv", ("lemma", "kind", "origin"), faults)
    lexicon = Lexicon(
        ontology=ontology,
        triggers=TriggerTable(layers.rows("triggers/*.csv", COLUMNS, faults), frames, classes, modes),
        frames=frames,
        classes=classes,
        names=read_names(layers, faults),
        weapons={row["word"]: Weapon(row["mode"], row["weapon"]) for row in weapons},
        light_verbs={tuple(row["phrase"].split()): row["role"] for row in light_verbs},
        anaphors={row["noun"]: row["type"] for row in anaphors},
        headline_verbs={
            where: {row["verb"]: row["past"] for row in headline_verbs if row["where"] == where} for where in LED_BY
        },
        roles={row["head"]: RoleNoun(row["kind"], row["number"]) for row in roles},
        titles={row["title"]: row["kind"] for row in titles},
        hosts={row["host"]: row["actor"] for row in hosts},
        speech={row["lemma"]: row["kind"] for row in speech},
        realis=layers.toml("realis.toml"),
        cues=layers.toml("cues.toml"),
        digest=_digest(layers),
    )
    if folder is not None:
        lexicon.triggers.check(faults)
    faults.raise_if_any()
    return lexicon


def _rows(layers: Layers, name: str, columns: Sequence[str], faults: Faults) -> list[Row]:
    """Read a table whose second column sorts its words; a user's row must use a sort that the package's own rows use."""
    rows, sort = list(layers.rows(name, columns, faults)), columns[1]
    allowed = sorted({row[sort] for row in rows if row.path.parent == PACKAGE_FOLDER})
    for row in rows:
        if row[sort] not in allowed:
            faults.add(row.fault(f"{sort} is {row[sort]!r}; allowed: {', '.join(allowed)}"))
    return rows


def _digest(layers: Layers) -> str:
    total = hashlib.sha256()
    for pattern in ("*.csv", "*.toml", "triggers/*.csv"):
        for path in layers.files(pattern):
            total.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return total.hexdigest()
