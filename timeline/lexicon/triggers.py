"""The words that name acts: trigger rows with their frames and sense guards."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import Any, Literal, cast

from timeline.lexicon.tables import Faults, Layers, Row

PartOfSpeech = Literal["V", "N", "A"]
COLUMNS = ("phrase", "pos", "type", "mode", "family", "frame", "needs", "blocks", "weight", "origin")
FRAME_KIND = {"V": "verb", "N": "noun", "A": "adj"}
PREPOSITIONS = frozenset({"of", "on", "in", "into", "to", "from", "against", "for", "with", "at", "over"})
SPECIALS = frozenset({"@actor", "@none", "@any", "@clause", "@proper", "@foreign", "@signed", "@to", "@wish", "@past"})


@dataclass(frozen=True, slots=True)
class Frame:
    """Where the parties of an act stand: slots in the order in which they are tried (see `frames.toml`)."""

    name: str
    source: tuple[str, ...]
    target: tuple[str, ...]
    mutual: bool


@dataclass(frozen=True, slots=True)
class Condition:
    """A sense guard: the slot is filled by one of `words` (lemmas), or by what a special word asks for."""

    slot: str
    words: frozenset[str]
    specials: frozenset[str]


@dataclass(frozen=True, slots=True)
class TriggerRow:
    """One row: a phrase, the act it names, and the conditions under which it does."""

    phrase: tuple[str, ...]
    head: int
    pos: PartOfSpeech
    type: str
    mode: str | None
    family: str
    frame: Frame
    needs: tuple[Condition, ...]
    blocks: tuple[Condition, ...]
    weight: float
    others: frozenset[str] = frozenset()  # the words of the phrase beside its head

    @property
    def rank(self) -> tuple[int, float]:
        """How specific the row is: the longer phrase, then the more needs, then the greater weight."""
        return len(self.phrase) * 2 + len(self.needs), self.weight


def read_frames(layers: Layers, faults: Faults) -> dict[str, Frame]:
    """Read `frames.toml`: frames by kind and name, such as `verb.act-on`."""
    frames: dict[str, Frame] = {}
    for kind, tables in layers.toml("frames.toml").items():
        for name, table in tables.items() if isinstance(tables, dict) else [("*", tables)]:
            frame = _frame(f"{kind}.{name}", table, faults)
            if frame is not None:
                frames[frame.name] = frame
    return frames


def _frame(name: str, table: object, faults: Faults) -> Frame | None:
    if not isinstance(table, dict) or not all(_is_list_of_words(table.get(role)) for role in ("source", "target")):
        faults.add(f"frames.toml: [{name}] needs source and target, each a list of slots")
        return None
    unknown = sorted(set(table) - {"source", "target", "mutual"})
    if unknown:
        faults.add(f"frames.toml: [{name}] has {unknown}; allowed: source, target, mutual")
    return Frame(name, tuple(table["source"]), tuple(table["target"]), bool(table.get("mutual", False)))


def _is_list_of_words(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(word, str) for word in value)


def read_classes(layers: Layers, faults: Faults) -> dict[str, frozenset[str]]:
    """Read `classes.toml`: named lists of lemmas that guards refer to as `@name`."""
    table: dict[str, Any] = layers.toml("classes.toml").get("classes", {})
    for name in [name for name, words in table.items() if not _is_list_of_words(words)]:
        faults.add(f"classes.toml: {name} is no list of words")
        table[name] = []
    return {name: frozenset(words) for name, words in table.items()}


class TriggerTable:
    """All trigger rows by part of speech and head word; a row is compiled when its word is first met."""

    def __init__(
        self,
        rows: Iterable[Row],
        frames: Mapping[str, Frame],
        classes: Mapping[str, frozenset[str]],
        types: Mapping[str, frozenset[str]],
    ) -> None:
        self._known = frames, classes, types
        self._compiled: dict[tuple[str, str], tuple[TriggerRow, ...]] = {}
        latest = {(row["phrase"], row["pos"], row["type"], row["needs"]): row for row in rows}
        self.hyphenated = frozenset(w for key in latest if "-" in key[0] for w in key[0].split() if "-" in w)
        self._rows: dict[tuple[str, str], list[Row]] = defaultdict(list)
        self._types_by_last: dict[str, set[str]] = defaultdict(set)
        self._without_phrase = [row for row in latest.values() if not row["phrase"]]
        for (told, pos, _, _), row in latest.items():
            if phrase := told.split():
                self._rows[pos, phrase[_head(phrase, pos)]].append(row)
                if pos == "N" and "of" not in phrase:  # "show of force": the force is no act
                    self._types_by_last[phrase[-1]].add(row["type"])

    def get(self, pos: str, head: str) -> tuple[TriggerRow, ...]:
        """Give the rows that `head` carries as a `pos`, the most specific first.

        Raises
        ------
        LexiconError
            Where one of them has a fault.
        """
        key = pos, head
        if key not in self._compiled:
            faults = Faults()
            self._compiled[key] = self._compile(key, faults)
            faults.raise_if_any()
        return self._compiled[key]

    def types_ending_in(self, noun: str) -> AbstractSet[str]:
        """Give the types of acts that phrases name whose last word is a noun: "halt to aid" for "aid"."""
        return self._types_by_last.get(noun, frozenset())

    def heads(self) -> Iterable[tuple[str, str]]:
        """Give all parts of speech and head words that have rows."""
        return self._rows.keys()

    def check(self, faults: Faults) -> None:
        """Compile every row, so that all faults are found."""
        for row in self._without_phrase:
            faults.add(row.fault("the phrase is empty"))
        for key in self._rows:
            self._compiled[key] = self._compile(key, faults)

    def _compile(self, key: tuple[str, str], faults: Faults) -> tuple[TriggerRow, ...]:
        rows = [t for row in self._rows.get(key, ()) if (t := _trigger(row, *self._known, faults)) is not None]
        return tuple(sorted(rows, key=lambda r: r.rank, reverse=True))


def _trigger(
    row: Row,
    frames: Mapping[str, Frame],
    classes: Mapping[str, frozenset[str]],
    types: Mapping[str, frozenset[str]],
    faults: Faults,
) -> TriggerRow | None:
    before = len(faults.messages)
    frame = _frame_of(row, frames, faults)
    _check_type(row, types, faults)
    needs, blocks = (_conditions(row, column, classes, faults) for column in ("needs", "blocks"))
    weight = _weight(row, faults)
    if frame is None or len(faults.messages) > before:
        return None
    pos, phrase = cast("PartOfSpeech", row["pos"]), tuple(row["phrase"].split())
    head = _head(phrase, pos)
    family = row["family"] or phrase[head]
    others = frozenset(phrase[:head] + phrase[head + 1 :])
    return TriggerRow(phrase, head, pos, row["type"], row["mode"] or None, family, frame, needs, blocks, weight, others)


def _frame_of(row: Row, frames: Mapping[str, Frame], faults: Faults) -> Frame | None:
    if row["pos"] not in FRAME_KIND:
        faults.add(row.fault(f"pos is {row['pos']!r}; allowed: {', '.join(FRAME_KIND)}"))
        return None
    name = f"{FRAME_KIND[row['pos']]}.{row['frame']}"
    if name not in frames:
        faults.add(row.fault(f"no frame {name} in frames.toml"))
    return frames.get(name)


def _check_type(row: Row, types: Mapping[str, frozenset[str]], faults: Faults) -> None:
    modes = types.get(row["type"])
    if modes is None:
        faults.add(row.fault(f"type is {row['type']!r}; allowed: {', '.join(sorted(types))}"))
    elif row["mode"] and row["mode"] not in modes:
        faults.add(row.fault(f"{row['type']} has no mode {row['mode']!r}; allowed: {', '.join(sorted(modes))}"))


def _head(phrase: Sequence[str], pos: str) -> int:
    """Index of the word that carries the phrase: a verb's first; a noun's last, or the one before a preposition."""
    if pos != "N":
        return 0
    return next((n - 1 for n, word in enumerate(phrase) if n and word in PREPOSITIONS), len(phrase) - 1)


def _weight(row: Row, faults: Faults) -> float:
    try:
        weight = float(row["weight"] or 0.8)
    except ValueError:
        weight = -1.0
    if not 0 <= weight <= 1:
        faults.add(row.fault(f"weight is {row['weight']!r}; allowed: a number from 0 to 1"))
    return weight


def _conditions(row: Row, column: str, classes: Mapping[str, frozenset[str]], faults: Faults) -> tuple[Condition, ...]:
    found = []
    for part in filter(None, (p.strip() for p in row[column].split(";"))):
        slot, equals, values = part.partition("=")
        if equals and values:
            found.append(_condition(row, slot.strip(), values, classes, faults))
        else:
            faults.add(row.fault(f"{column}: {part!r} is no condition; write slot=word|word|@class"))
    return tuple(found)


def _condition(row: Row, slot: str, values: str, classes: Mapping[str, frozenset[str]], faults: Faults) -> Condition:
    words: set[str] = set()
    given = {value.strip() for value in values.split("|")} - {""}
    for value in sorted(given - SPECIALS):
        if not value.startswith("@"):
            words.add(value)
        elif value[1:] in classes:
            words |= classes[value[1:]]
        else:
            faults.add(row.fault(f"{slot}: no class {value} in classes.toml"))
    return Condition(slot, frozenset(words), frozenset(given & SPECIALS))
