"""The key below the plot: what shapes, colours and lines mean; only what occurs in the picture is explained.

Takes a `Scope` and a frame; hands on swatches and lines of text.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from timeline.figure.geometry import Box
from timeline.figure.scope import Item, Scope
from timeline.figure.setting import Setting
from timeline.figure.style import CLASSES, HEADING_SIZE, KEY_SIZE, STEP_NAMES, marker_of
from timeline.figure.text import Measure, TextLine, shorten

ROW = 13.0
_SWATCH = 18.0
_WIDE_SWATCH = 34.0
_COLUMN_GAP = 26.0
_WIDEST_ENTRY = 200.0

SwatchKind = Literal[
    "shape",
    "colour",
    "actor",
    "stated",
    "inferred",
    "tentative",
    "causes",
    "hollow",
    "disputed",
    "bar",
    "whisker",
    "open",
]


ActorColours = Mapping[str, str]
"""Colours by the name of the actor; empty where colour means intensity."""
_LINES = frozenset({"stated", "inferred", "tentative", "causes", "bar", "whisker", "open"})


@dataclass(frozen=True, slots=True)
class Swatch:
    """A sample in the key: what it shows, its middle in points; `value` is the marker, the step of the colour or a colour."""

    kind: SwatchKind
    value: str
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Key:
    """The whole key, and where it ends."""

    swatches: tuple[Swatch, ...]
    texts: tuple[TextLine, ...]
    bottom: float


@dataclass(frozen=True, slots=True)
class _Entry:
    kind: SwatchKind
    value: str
    text: str


def lay_legend(setting: Setting, place: Box, actors: ActorColours) -> tuple[Key, float]:
    """Return the columns of shapes, colours and certainty from the top left of `place`, and the x at which what follows may begin.

    Colours are those of `actors` where there are any, else those of intensity. A long column is made two where there is room.
    """
    wide = _lay_columns(setting, place, actors, longest=len(STEP_NAMES))
    return wide if wide[1] <= place.right else _lay_columns(setting, place, actors, longest=len(CLASSES))


def _lay_columns(setting: Setting, place: Box, actors: ActorColours, longest: int) -> tuple[Key, float]:
    scope, left, top = setting.scope, place.left, place.top
    columns = [
        ("What happened (shape)", _shapes(scope.items)),
        _colours(actors),
        ("How sure (line, fill)", _certainty(scope)),
    ]
    parts: list[Key] = []
    for heading, found in [column for column in columns if column[1]]:
        entries = [replace(e, text=shorten(e.text, _WIDEST_ENTRY, KEY_SIZE, setting.measure)) for e in found]
        indent = _WIDE_SWATCH if any(entry.kind in _LINES for entry in entries) else _SWATCH
        half = -(-len(entries) // 2) if len(entries) > longest else len(entries)
        for title, some in ((heading, entries[:half]), ("", entries[half:])):
            if some:
                parts.append(_lay_entries(title, some, indent, left, top))
                widths = [indent + setting.measure(entry.text, KEY_SIZE) for entry in some]
                left += max(*widths, setting.measure(title, HEADING_SIZE, bold=True)) + _COLUMN_GAP
    return _together(parts), left


def _lay_entries(heading: str, entries: Sequence[_Entry], indent: float, left: float, top: float) -> Key:
    rows = [(entry, top + 8 + i * ROW) for i, entry in enumerate(entries, start=1)]
    swatches = [Swatch(entry.kind, entry.value, left + (indent - 4) / 2, y) for entry, y in rows]
    texts = [TextLine(left + indent, y + 3, entry.text, KEY_SIZE) for entry, y in rows]
    head = [TextLine(left, top + 10, heading, HEADING_SIZE, bold=True)] if heading else []
    return Key(tuple(swatches), (*head, *texts), top + 14 + len(rows) * ROW)


def lay_intensities(place: Box, measure: Measure) -> Key:
    """Return the five steps of intensity in a row, or in as many as `place` is narrow."""
    return _lay_row_of(_colours({})[1], place, measure)


def lay_rows(setting: Setting, place: Box, actors: ActorColours) -> Key:
    """Return who acted, the steps of intensity and the kinds of links, each in a row within `place`."""
    groups = [_colours(actors)[1] if actors else [], _colours({})[1], _certainty_of_links(setting.scope)]
    rows: list[Key] = []
    for entries in [group for group in groups if group]:
        top = rows[-1].bottom if rows else place.top
        rows.append(_lay_row_of(entries, Box(place.left, top, place.right, top), setting.measure))
    return _together(rows)


def _lay_row_of(entries: Sequence[_Entry], place: Box, measure: Measure) -> Key:
    swatches, texts = [], []
    x, y = place.left, place.top
    for entry in entries:
        indent = _WIDE_SWATCH if entry.kind in _LINES else _SWATCH
        width = indent + measure(entry.text, KEY_SIZE)
        if x > place.left and x + width > place.right:
            x, y = place.left, y + ROW
        swatches.append(Swatch(entry.kind, entry.value, x + (indent - 4) / 2, y + 6))
        texts.append(TextLine(x + indent, y + 9, entry.text, KEY_SIZE))
        x += width + _COLUMN_GAP
    return Key(tuple(swatches), tuple(texts), y + 18)


def _together(parts: Sequence[Key]) -> Key:
    swatches = [swatch for part in parts for swatch in part.swatches]
    texts = [text for part in parts for text in part.texts]
    return Key(tuple(swatches), tuple(texts), max(part.bottom for part in parts))


def _colours(actors: ActorColours) -> tuple[str, list[_Entry]]:
    if actors:
        return "Who acted (colour)", [_Entry("actor", colour, actor) for actor, colour in actors.items()]
    steps = [_Entry("colour", str(i), name) for i, name in enumerate(STEP_NAMES)]
    return "Intensity, 0 to 10 (colour)", steps


def _shapes(items: Sequence[Item]) -> list[_Entry]:
    used = {marker_of(item.event) for item in items}
    return [_Entry("shape", marker, name) for marker, name in CLASSES.items() if marker in used]


def _certainty_of_links(scope: Scope) -> list[_Entry]:
    answers = [tie for tie in scope.ties if tie.link.kind == "responds_to"]
    entries = [
        (any(not t.inferred and not t.dashed for t in answers), _Entry("stated", "", "Response stated in the text")),
        (any(not t.inferred and t.dashed for t in answers), _Entry("tentative", "", "Stated, but not carried out")),
        (any(t.inferred for t in scope.ties), _Entry("inferred", "", "Link inferred by a rule")),
        (any(t.link.kind == "causes" for t in scope.ties), _Entry("causes", "", "Brought about, no answer meant")),
    ]
    return [entry for occurs, entry in entries if occurs]


def _certainty(scope: Scope) -> list[_Entry]:
    shapes = {item.when.shape for item in scope.items if item.when}
    hollow = next((marker_of(item.event) for item in scope.items if item.hollow), None)
    entries = [
        (hollow is not None, _Entry("hollow", hollow or "o", "Not carried out (hollow)")),
        (any(item.disputed for item in scope.items), _Entry("disputed", "", "Disputed or denied")),
        ("bar" in shapes, _Entry("bar", "", "Lasted several days")),
        ("whisker" in shapes, _Entry("whisker", "", "At some time in this span")),
        (bool({"before", "after"} & shapes), _Entry("open", "", "Before or after this date")),
    ]
    return [*_certainty_of_links(scope), *(entry for occurs, entry in entries if occurs)]
