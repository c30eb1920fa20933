"""The chain view as numbers: where every lane, marker, arrow, label and line of text stands, in points from the top left.

Takes a `Scope`, a width and a text measure; hands on a `ChainLayout`. Nothing here draws.
"""

from __future__ import annotations

from dataclasses import dataclass

from timeline.figure.arrows import Arrow
from timeline.figure.forms import make_forms
from timeline.figure.frame import MARGIN, lay_footer, lay_heading, name_width_of
from timeline.figure.geometry import Box
from timeline.figure.key import ActorColours, Key, Swatch, lay_legend
from timeline.figure.labels import Label
from timeline.figure.overview_layout import Course, lay_course
from timeline.figure.panel import Mark, Panel, Place, lay_panel
from timeline.figure.parts import FEW, SEVERAL, split
from timeline.figure.scope import Scope
from timeline.figure.setting import Setting
from timeline.figure.style import LABEL_SIZE
from timeline.figure.table import lay_table
from timeline.figure.text import TextLine
from timeline.figure.titles import count, write_footer, write_subtitle, write_title

_TABLE_COLUMN = 400.0
_MOST_BESIDE = 14
_UNDATED = "The text dates nothing: steps follow the links, else the order of telling."


@dataclass(frozen=True, slots=True)
class ChainLayout:
    """Everything the chain view shows, on a page of `width` by `height` points."""

    width: float
    height: float
    title: str
    course: Course | None
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


def lay_chain(setting: Setting, width: float, title: str | None, how_to_read: str, actors: ActorColours) -> ChainLayout:
    """Return the layout of a chain on a page `width` points wide; the height follows from what there is to show.

    `actors` are the colours of actors where the picture uses them, else nothing.
    """
    scope, measure = setting.scope, setting.measure
    title = title or write_title(scope, setting.words)
    how = how_to_read if scope.dated or not scope.items else f"{how_to_read} {_UNDATED}"
    texts, top = lay_heading(title, write_subtitle(scope, how, setting.words), width, measure)
    forms = make_forms(setting)
    name_width = name_width_of(setting)
    panels: list[Panel] = []
    parts = split(setting, width - 2 * MARGIN - name_width - 150)
    course = lay_course(setting, width, top, [part.items[0] for part in parts]) if len(scope.items) > SEVERAL else None
    top = course.bottom if course else top
    for part in parts:
        place = Place(MARGIN, width - MARGIN, top, name_width)
        panels.append(lay_panel(part, setting, place, forms))
        top = panels[-1].box.bottom + 10
    with_table = setting.event_table and not (len(scope.items) <= FEW and _all_told(panels))
    key = _lay_key(setting, width, top + 6, actors, with_table=with_table)
    remarks = _remarks(scope, panels, with_table=with_table)
    footer, bottom = lay_footer(write_footer(scope, *remarks), width, key.bottom + 4, measure)
    return ChainLayout(width, bottom, title, course, tuple(panels), (*texts, *key.texts, *footer), key.swatches)


def _lay_key(setting: Setting, width: float, top: float, actors: ActorColours, *, with_table: bool) -> Key:
    """Return the legend and, beside or below it, whichever is less high, the table.

    Where few events are all told by their labels, these hold the evidence already.
    """
    total = len(setting.scope.items)
    if not total:
        return Key((), (), top)
    legend, right = lay_legend(setting, Box(MARGIN, top, width - MARGIN, top), actors)
    if not with_table:
        return legend
    below = _lay_evidence(setting, MARGIN, width - MARGIN, legend.bottom + 6)
    table = below
    if total <= _MOST_BESIDE and width - MARGIN - right > _TABLE_COLUMN:
        table = min(_lay_evidence(setting, right, width - MARGIN, top), below, key=lambda key: key.bottom)
    return Key(legend.swatches, (*legend.texts, *table.texts), max(legend.bottom, table.bottom))


def _lay_evidence(setting: Setting, left: float, right: float, top: float) -> Key:
    """Return the table of all events in as many columns as there is room for."""
    columns = max(1, int((right - left) / _TABLE_COLUMN))
    return lay_table(setting, setting.scope.items, Box(left, top, right, top), columns)


def _all_told(panels: list[Panel]) -> bool:
    """Tell whether every label says more than its number."""
    return all(label.block.size >= LABEL_SIZE for panel in panels for label in panel.labels)


def _remarks(scope: Scope, panels: list[Panel], *, with_table: bool) -> list[str]:
    bands = [band for panel in panels for band in panel.axis.bands]
    crossing = len(scope.ties) - sum(len(panel.arrows) for panel in panels)
    return [
        "[a1 s3]: first article of the timeline file, sentence 3 of it." if scope.items else "",
        "← 7: answers event 7." if crossing or (scope.ties and with_table) else "",
        "Time is to scale inside a burst, crowded days widened; spans over 3 weeks are squeezed." if bands else "",
        f"{count(crossing, 'link')} given by numbers and not drawn: between panels, or from an act without a date."
        if crossing
        else "",
    ]
