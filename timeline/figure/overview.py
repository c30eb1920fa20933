"""The overview: how much happened when, for chronicles that are too large to draw every act."""

from __future__ import annotations

from collections.abc import Sequence

from matplotlib.axes import Axes
from matplotlib.figure import Figure

from timeline.figure.geometry import around
from timeline.figure.lanes import order_lanes
from timeline.figure.options import FigureOptions
from timeline.figure.overview_layout import Burst, Strip, lay_overview
from timeline.figure.parts import TOO_MANY
from timeline.figure.pen import Page, Stroke, fit_layout, look_of, new_page
from timeline.figure.scope import select
from timeline.figure.setting import Setting
from timeline.figure.signs import draw_swatch
from timeline.figure.style import SMALLEST_SIZE
from timeline.figure.text import TextLine
from timeline.model import Chronicle

TOO_MANY_REMARK = (
    f"More than {TOO_MANY} acts cannot be read one by one: for that, choose a time, an actor or the chain of an event."
)
_BADGE = 8.0


def draw_overview(
    chronicle: Chronicle, options: FigureOptions | None = None, ax: Axes | None = None, *, remark: str = ""
) -> Figure:
    """Return the overview of `chronicle` as a figure, or draw it into `ax` and return its figure.

    `remark` is said in the subtitle before how to read the picture.

    Raises
    ------
    UsageError
        If `ax` belongs to no figure.
    """
    options = options or FigureOptions()
    look = look_of(options)
    scope = select(chronicle, options)
    setting = Setting(scope, look.measure, options.words, order_lanes(scope.items, scope.ties))
    layout = fit_layout(lambda width: lay_overview(setting, width, options.title, remark), options, ax)
    page = new_page((layout.width, layout.height), look, ax)
    for strip in layout.strips:
        draw_strip(page, strip, layout.ticks)
    for burst in layout.bursts:
        _draw_badge(page, burst)
    for swatch in layout.key.swatches:
        draw_swatch(page, swatch)
    for line in (*layout.texts, *layout.key.texts):
        page.text(line)
    return page.finish(layout.title)


def _draw_badge(page: Page, burst: Burst) -> None:
    centre = (burst.x, burst.y)
    page.marker("o", centre, around(centre, _BADGE).width, page.theme.paper, Stroke(page.theme.edge, 0.9))
    page.text(TextLine(burst.x, burst.y + 3, str(burst.rank), SMALLEST_SIZE, bold=True, align="center"))


def draw_strip(page: Page, strip: Strip, ticks: Sequence[float]) -> None:
    """Draw the bars of one lane over their base line."""
    theme, box = page.theme, strip.box
    for piece in strip.pieces:
        page.box(piece.box, page.look.colours[piece.step], Stroke(theme.edge, 0.4), order=3)
    page.line([(box.left, box.bottom), (box.right, box.bottom)], Stroke(theme.rule, 1.0))
    for y in (box.top, box.bottom):
        page.line([(box.left - 5, y), (box.left - 1, y)], Stroke(theme.quiet, 0.8))
    for x in ticks:
        page.line([(x, box.bottom), (x, box.bottom + 4)], Stroke(theme.quiet, 0.8))
