"""The pages of a printed picture: the picture, and for many events the table of them on pages of its own.

A table of more than two dozen rows below a picture makes it too high for paper; where there are pages it goes onto the next.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from matplotlib.figure import Figure

from timeline.figure.frame import MARGIN, lay_footer, lay_heading
from timeline.figure.geometry import Box
from timeline.figure.options import FigureOptions
from timeline.figure.parts import MANY, TOO_MANY
from timeline.figure.pen import POINTS_PER_INCH, look_of, new_page
from timeline.figure.scope import Item, select
from timeline.figure.setting import Setting
from timeline.figure.table import break_table, lay_table
from timeline.figure.text import TextLine
from timeline.figure.titles import write_title
from timeline.figure.views import draw
from timeline.model import Chronicle

_WITH_TABLE = ("chain", "ladder")
_SHAPE = 0.7
"""Height of a page of the table as a share of its width, as paper lies."""
_AROUND = 120.0
"""What heading and footer of a page take of it, in points."""
_COLUMNS = 2


@dataclass(frozen=True, slots=True)
class TablePage:
    """A page of the table, `width` by `height` points."""

    title: str
    width: float
    height: float
    texts: tuple[TextLine, ...]


def draw_pages(chronicle: Chronicle, options: FigureOptions) -> tuple[Figure, ...]:
    """Return the picture of `chronicle` and, where its table would make it too high, the pages of the table.

    A picture of at most `MANY` events, one without numbers and one whose table is not wanted has one page.
    """
    count = len(select(chronicle, options).items)
    if options.view not in _WITH_TABLE or not options.event_table or not MANY < count <= TOO_MANY:
        return (draw(chronicle, options=options),)
    picture = draw(chronicle, options=replace(options, event_table=False))
    return (picture, *(_draw_table(page, options) for page in lay_pages(chronicle, options)))


def lay_pages(chronicle: Chronicle, options: FigureOptions) -> tuple[TablePage, ...]:
    """Return the pages of the table of events: two columns of rows each, in the order of their numbers."""
    scope = select(chronicle, options)
    setting = Setting(scope, look_of(options).measure, options.words, ())
    width = options.width * POINTS_PER_INCH
    chunks = break_table(setting, scope.items, (width - 2 * MARGIN, _SHAPE * width - _AROUND), _COLUMNS)
    title = options.title or write_title(scope, options.words)
    return tuple(
        _lay_page(setting, chunk, width, title, f"Page {i + 2} of {len(chunks) + 1}") for i, chunk in enumerate(chunks)
    )


def _lay_page(setting: Setting, items: tuple[Item, ...], width: float, title: str, number: str) -> TablePage:
    head, top = lay_heading(
        title, f"Events {items[0].tag} to {items[-1].tag}, and where each is told.", width, setting.measure
    )
    key = lay_table(setting, items, Box(MARGIN, top, width - MARGIN, top), _COLUMNS)
    places = "[a1 s3]: first article of the timeline file, sentence 3 of it."
    footer, height = lay_footer(f"{places} {number}.", width, key.bottom + 4, setting.measure)
    return TablePage(title, width, height, (*head, *key.texts, *footer))


def _draw_table(page: TablePage, options: FigureOptions) -> Figure:
    sheet = new_page((page.width, page.height), look_of(options))
    for line in page.texts:
        sheet.text(line)
    return sheet.finish(page.title)
