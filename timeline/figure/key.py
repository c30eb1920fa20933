"""The key below the plot: what shapes, colours and lines mean, and where each event is told.

Only what occurs in the picture is explained. Takes a `Scope` and a frame; hands on swatches and lines of text.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal

from timeline.figure.days import DateWords, write_time
from timeline.figure.scope import Item, Scope
from timeline.figure.style import CLASSES, HEADING_SIZE, KEY_SIZE, STEP_NAMES, marker_of
from timeline.figure.text import Measure, TextLine, shorten, tidy
from timeline.figure.titles import write_outlet, write_parties, write_place_in_text, write_quote

ROW = 13.0
_SWATCH = 34.0
_COLUMN_GAP = 26.0

SwatchKind = Literal[
    "shape", "colour", "stated", "inferred", "tentative", "causes", "hollow", "disputed", "bar", "whisker", "open"
]


@dataclass(frozen=True, slots=True)
class Swatch:
    """A sample in the key: what it shows, its middle in points; `value` is the marker or the step of the colour."""

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


def lay_legend(scope: Scope, left: float, top: float, measure: Measure) -> tuple[Key, float]:
    """Return the columns of shapes, colours and certainty, and the x at which the last one ends."""
    columns = [
        ("What happened (shape)", _shapes(scope.items)),
        ("Intensity, 0 to 10 (colour)", [_Entry("colour", str(i), name) for i, name in enumerate(STEP_NAMES)]),
        ("How sure (line, fill)", _certainty(scope)),
    ]
    swatches: list[Swatch] = []
    texts: list[TextLine] = []
    x, bottom = left, top
    for heading, entries in [column for column in columns if column[1]]:
        indent = _SWATCH if heading.startswith("How") else 18.0
        texts.append(TextLine(x, top + 10, heading, HEADING_SIZE, bold=True))
        for i, entry in enumerate(entries, start=1):
            y = top + 8 + i * ROW
            swatches.append(Swatch(entry.kind, entry.value, x + (indent - 4) / 2, y))
            texts.append(TextLine(x + indent, y + 3, entry.text, KEY_SIZE))
        widths = [indent + measure(entry.text, KEY_SIZE, False) for entry in entries]
        x += max(*widths, measure(heading, HEADING_SIZE, True)) + _COLUMN_GAP
        bottom = max(bottom, top + 8 + len(entries) * ROW + 6)
    return Key(tuple(swatches), tuple(texts), bottom), x


def lay_table(
    scope: Scope, span: tuple[float, float], top: float, columns: int, measure: Measure, words: DateWords, *, full: bool
) -> Key:
    """Return the table of events in `columns` columns: number, date, where it is told and in which words.

    With `full` a row also says who did what to whom and what it answers, for pictures that cannot label each event.
    """
    left, right = span
    width = (right - left - _COLUMN_GAP * (columns - 1)) / columns
    rows = -(-len(scope.items) // columns)
    texts = [TextLine(left, top + 10, "Events and evidence" if full else "Evidence", HEADING_SIZE, bold=True)]
    number_width = max(measure(str(len(scope.items)), KEY_SIZE, True), 6.0) + 8
    dates = [write_time(item.event.time, words) for item in scope.items]
    date_width = min(max(measure(d, KEY_SIZE, False) for d in dates), width * 0.4) + 9
    say: Callable[[Item, Scope], str] = _tell_all if full else _tell_source
    for i, (item, date) in enumerate(zip(scope.items, dates, strict=True)):
        x = left + (i // rows) * (width + _COLUMN_GAP)
        baseline = top + 11 + (i % rows + 1) * ROW
        place = write_place_in_text(item, scope)
        place_width = measure(place, KEY_SIZE, False)
        rest = width - number_width - date_width
        told = shorten(say(item, scope), rest - place_width - 6, KEY_SIZE, measure)
        texts += [
            TextLine(x, baseline, str(item.number), KEY_SIZE, bold=True),
            TextLine(
                x + number_width, baseline, shorten(date, date_width - 8, KEY_SIZE, measure), KEY_SIZE, role="quiet"
            ),
            TextLine(x + number_width + date_width, baseline, told, KEY_SIZE),
            TextLine(
                x + number_width + date_width + measure(told, KEY_SIZE, False) + (6 if told else 0),
                baseline,
                place,
                KEY_SIZE,
                role="quiet",
            ),
        ]
    return Key((), tuple(text for text in texts if text.text), top + 11 + rows * ROW + 6)


def _tell_source(item: Item, scope: Scope) -> str:
    return "  ".join(part for part in (write_outlet(item, scope), write_quote(item)) if part)


def _tell_all(item: Item, scope: Scope) -> str:
    causes = [str(tie.earlier) for tie in scope.ties if tie.later == item.number]
    answers = f" (after {', '.join(causes)})" if causes else ""
    status = "" if item.event.realis == "actual" else f" [{item.event.realis}]"
    return f"{write_parties(item)}: {tidy(item.event.label)}{status}{answers}"


def _shapes(items: Sequence[Item]) -> list[_Entry]:
    used = {marker_of(item.event) for item in items}
    return [_Entry("shape", marker, name) for marker, name in CLASSES.items() if marker in used]


def _certainty(scope: Scope) -> list[_Entry]:
    shapes = {item.when.shape for item in scope.items if item.when}
    answers = [tie for tie in scope.ties if tie.link.kind == "responds_to"]
    hollow = next((item for item in scope.items if item.hollow), None)
    entries: list[tuple[bool, _Entry]] = [
        (any(not t.inferred and not t.dashed for t in answers), _Entry("stated", "", "Response stated in the text")),
        (any(not t.inferred and t.dashed for t in answers), _Entry("tentative", "", "Stated, but not carried out")),
        (any(t.inferred for t in scope.ties), _Entry("inferred", "", "Link inferred by a rule")),
        (any(t.link.kind == "causes" for t in scope.ties), _Entry("causes", "", "Brought about, no answer meant")),
        (hollow is not None, _Entry("hollow", marker_of(hollow.event) if hollow else "o", "Not carried out (hollow)")),
        (any(item.disputed for item in scope.items), _Entry("disputed", "", "Disputed or denied")),
        ("bar" in shapes, _Entry("bar", "", "Lasted several days")),
        ("whisker" in shapes, _Entry("whisker", "", "At some time in this span")),
        (bool({"before", "after"} & shapes), _Entry("open", "", "Before or after this date")),
    ]
    return [entry for occurs, entry in entries if occurs]
