"""The chain view as numbers: where every lane, marker, arrow, label and line of text stands, in points from the top left.

Takes a `Scope`, a width and a text measure; hands on a `ChainLayout`. Nothing here draws.
"""

from __future__ import annotations

from dataclasses import dataclass

from timeline.figure.arrows import Arrow
from timeline.figure.days import DateWords
from timeline.figure.forms import make_forms, name_of_lane
from timeline.figure.geometry import Box
from timeline.figure.key import Key, Swatch, lay_legend, lay_table
from timeline.figure.labels import Label
from timeline.figure.panel import Mark, Panel, lay_panel
from timeline.figure.parts import FEW, MANY, split
from timeline.figure.scope import Scope
from timeline.figure.style import LANE_SIZE, SMALLEST_SIZE, SUBTITLE_SIZE, TITLE_SIZE
from timeline.figure.text import LINE_HEIGHT, Measure, Role, TextLine, wrap
from timeline.figure.titles import count, write_footer, write_subtitle, write_title

MARGIN = 20.0
_LANE_NAME = (70.0, 118.0)
_HOW_TO_READ = (
    "Each marker sits in the lane of the actor who acted; arrows point from an act to the act that answered it."
)


@dataclass(frozen=True, slots=True)
class ChainLayout:
    """Everything the chain view shows, on a page of `width` by `height` points."""

    width: float
    height: float
    title: str
    panels: tuple[Panel, ...]
    texts: tuple[TextLine, ...]
    swatches: tuple[Swatch, ...]

    @property
    def frame(self) -> Box:
        """The page."""
        return Box(0, 0, self.width, self.height)

    @property
    def marks(self) -> tuple[Mark, ...]:
        """The markers of all panels."""
        return tuple(mark for panel in self.panels for mark in panel.marks)

    @property
    def arrows(self) -> tuple[Arrow, ...]:
        """The arrows of all panels."""
        return tuple(arrow for panel in self.panels for arrow in panel.arrows)

    @property
    def labels(self) -> tuple[Label, ...]:
        """The labels of all panels."""
        return tuple(label for panel in self.panels for label in panel.labels)


def lay_chain(scope: Scope, width: float, measure: Measure, words: DateWords, title: str | None = None) -> ChainLayout:
    """Return the layout of `scope` on a page `width` points wide; the height follows from what there is to show."""
    title = title or write_title(scope, words)
    texts, top = lay_heading(title, write_subtitle(scope, _HOW_TO_READ), width, measure)
    forms = make_forms(scope, measure, words)
    name_width = _name_width(scope, measure)
    panels: list[Panel] = []
    for part in split(scope, width - 2 * MARGIN - name_width - 100, measure) if scope.items else ():
        frame = Box(MARGIN, top, width - MARGIN, top)
        panels.append(lay_panel(part, scope, frame, name_width, forms, measure, words))
        top = panels[-1].bottom + 10
    key = _lay_key(scope, width, top + 6, measure, words) if scope.items else Key((), (), top)
    footer, bottom = lay_lines(
        write_footer(scope, *_remarks(scope, panels)),
        MARGIN,
        key.bottom + 4,
        width,
        SMALLEST_SIZE,
        measure,
        role="quiet",
    )
    return ChainLayout(width, bottom + 12, title, tuple(panels), (*texts, *key.texts, *footer), key.swatches)


def lay_heading(title: str, subtitle: str, width: float, measure: Measure) -> tuple[tuple[TextLine, ...], float]:
    """Return the lines of title and subtitle and where they end; both are wrapped to the page."""
    head, top = lay_lines(title, MARGIN, 16, width, TITLE_SIZE, measure, bold=True)
    below, top = lay_lines(subtitle, MARGIN, top + 5, width, SUBTITLE_SIZE, measure, role="quiet")
    return (*head, *below), top + 14


def lay_lines(
    text: str,
    left: float,
    top: float,
    width: float,
    size: float,
    measure: Measure,
    *,
    bold: bool = False,
    role: Role = "ink",
) -> tuple[tuple[TextLine, ...], float]:
    """Return `text` as lines from `left` to the right margin of a page `width` points wide, and where they end."""
    lines = wrap(text, width - left - MARGIN, 4, size, measure, bold=bold)
    pitch = size * LINE_HEIGHT
    placed = [TextLine(left, top + pitch * i + size, line, size, bold, role=role) for i, line in enumerate(lines)]
    return tuple(placed), top + pitch * len(lines)


def _name_width(scope: Scope, measure: Measure) -> float:
    names = {name_of_lane(item.lane) for item in scope.items}
    widest = max((measure(word, LANE_SIZE, True) for name in names for word in [name]), default=0.0)
    least, most = _LANE_NAME
    return min(max(widest + 16, least), most)


def _lay_key(scope: Scope, width: float, top: float, measure: Measure, words: DateWords) -> Key:
    legend, right = lay_legend(scope, MARGIN, top, measure)
    total = len(scope.items)
    if total <= FEW:
        return legend
    beside = total <= MANY and width - MARGIN - right > 300
    left, start = (right, top) if beside else (MARGIN, legend.bottom + 4)
    columns = 2 if width - MARGIN - left > 380 else 1
    table = lay_table(scope, (left, width - MARGIN), start, columns, measure, words, full=total > MANY)
    return Key(legend.swatches, (*legend.texts, *table.texts), max(legend.bottom, table.bottom))


def _remarks(scope: Scope, panels: list[Panel]) -> list[str]:
    bands = [band for panel in panels for band in panel.axis.bands]
    unplaced = sum(len(panel.marks) - len(panel.labels) for panel in panels)
    crossing = len(scope.ties) - sum(len(panel.arrows) for panel in panels)
    return [
        "[a1 s3]: first article of the timeline file, sentence 3 counted from 0." if scope.items else "",
        "Time is to scale inside a burst, crowded days widened; spans over 3 weeks are squeezed." if bands else "",
        f"{count(crossing, 'link')} between panels: “← 7” answers event 7." if crossing else "",
        f"{count(unplaced, 'marker')} without number for want of room." if unplaced else "",
    ]
