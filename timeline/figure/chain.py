"""The chain view: who answered whom, each act in the lane of its actor along the time.

Takes a `Chronicle` and `FigureOptions`; hands on a matplotlib Figure.
"""

from __future__ import annotations

from matplotlib.axes import Axes
from matplotlib.figure import Figure

from timeline.figure.geometry import Box
from timeline.figure.lanes import order_lanes
from timeline.figure.layout import ChainLayout, lay_chain
from timeline.figure.options import FigureOptions
from timeline.figure.overview import TOO_MANY_REMARK, draw_overview, draw_strip
from timeline.figure.panel import Panel
from timeline.figure.parts import TOO_MANY
from timeline.figure.pen import Page, Stroke, fit_layout, look_of, new_page
from timeline.figure.scope import select
from timeline.figure.setting import Setting
from timeline.figure.signs import draw_arrow, draw_label, draw_mark, draw_swatch
from timeline.model import Chronicle

HOW_TO_READ = (
    "Each marker sits in the lane of the actor who acted; arrows point from an act to the act that answered it."
)


def draw_chain(chronicle: Chronicle, options: FigureOptions | None = None, ax: Axes | None = None) -> Figure:
    """Return the chain view of `chronicle` as a figure, or draw it into `ax` and return its figure.

    Above `TOO_MANY` events nobody could read it: then the overview is drawn, which says so.

    Raises
    ------
    UsageError
        If `ax` belongs to no figure.
    """
    options = options or FigureOptions()
    look = look_of(options)
    scope = select(chronicle, options)
    if len(scope.items) > TOO_MANY:
        return draw_overview(chronicle, options, ax, remark=TOO_MANY_REMARK)
    setting = Setting(
        scope, look.measure, options.words, order_lanes(scope.items, scope.ties), event_table=options.event_table
    )
    layout = fit_layout(lambda width: lay_chain(setting, width, options.title, HOW_TO_READ, {}), options, ax)
    page = new_page((layout.width, layout.height), look, ax)
    for panel in layout.panels:
        draw_ground(page, panel)
        draw_panel(page, panel)
    draw_surroundings(page, layout)
    return page.finish(layout.title)


def draw_panel(page: Page, panel: Panel) -> None:
    """Draw what happens on the ground of a panel."""
    marks = {mark.number: mark for mark in panel.marks}
    for arrow in panel.arrows:
        draw_arrow(page, arrow)
    for mark in panel.marks:
        draw_mark(page, mark)
    for label in panel.labels:
        draw_label(page, label, marks[label.number])


def draw_surroundings(page: Page, layout: ChainLayout) -> None:
    """Draw what stands around the panels: the whole course, the key, texts."""
    if layout.course:
        draw_strip(page, layout.course.strip, layout.course.ticks)
        for line in layout.course.texts:
            page.text(line)
    for swatch in layout.swatches:
        draw_swatch(page, swatch)
    for line in layout.texts:
        page.text(line)


def draw_ground(page: Page, panel: Panel) -> None:
    """Draw lanes, squeezed stretches, the axis and the texts of a panel."""
    theme, plot = page.theme, panel.plot
    for lane in panel.lanes:
        page.box(Box(panel.box.left, lane.box.top, lane.box.right, lane.box.bottom), theme.lanes[lane.shade], order=0)
        page.line([(lane.box.left, lane.middle), (lane.box.right - 4, lane.middle)], Stroke(theme.rule, 1.1), order=1.5)
    for band in panel.axis.bands:
        if band.silent:
            page.box(Box(band.left, plot.top, band.right, plot.bottom), theme.band, order=1.6)
        for x in (band.left, band.right):
            page.line([(x, plot.top), (x, plot.bottom)], Stroke(theme.band_edge, 0.8, (2, 2)), order=1.7)
    if panel.axis.undated_left is not None:
        x = panel.axis.undated_left
        page.line([(x, plot.top), (x, plot.bottom)], Stroke(theme.quiet, 0.9, (5, 3)), order=1.7)
    page.line([(plot.left, plot.bottom), (plot.right, plot.bottom)], Stroke(theme.rule, 0.8), order=1.7)
    for tick in panel.axis.ticks:
        _draw_tick(page, tick.x, tick.reach, plot.bottom)
    for line in panel.texts:
        page.text(line)


def _draw_tick(page: Page, x: float, reach: float, y: float) -> None:
    """Draw a tick, or a bracket over the markers of one day."""
    stroke = Stroke(page.theme.quiet, 0.9)
    if reach:
        page.line([(x - reach, y + 1), (x - reach, y + 4), (x + reach, y + 4), (x + reach, y + 1)], stroke)
    page.line([(x, y + (4 if reach else 0)), (x, y + (6 if reach else 4))], stroke)
