"""The chain view: who answered whom, each act in the lane of its actor along the time.

Takes a `Chronicle` and `FigureOptions`; hands on a matplotlib Figure.
"""

from __future__ import annotations

from matplotlib.axes import Axes
from matplotlib.figure import Figure

from timeline.figure.arrows import Arrow
from timeline.figure.geometry import Box, Curve
from timeline.figure.key import Swatch
from timeline.figure.labels import Label, line_width
from timeline.figure.layout import ChainLayout, lay_chain
from timeline.figure.options import FigureOptions
from timeline.figure.panel import BAR, Mark, Panel
from timeline.figure.pen import (
    POINTS_PER_INCH,
    Page,
    align_x,
    figure_of,
    font_families,
    new_page,
    room_of,
    text_measure,
)
from timeline.figure.scope import select
from timeline.figure.setting import Setting
from timeline.figure.style import (
    LABEL_SIZE,
    PALETTE_COLOURS,
    SMALLEST_SIZE,
    THEME_COLOURS,
    marker_of,
    readable_on,
    step_of,
)
from timeline.figure.text import ASCENT, LINE_HEIGHT, Measure, TextLine
from timeline.model import Chronicle

_DASHES = (4.0, 2.6)
_MARKER_SIZE = 14.0
_LEAST_WIDTH = 640.0


def draw_chain(chronicle: Chronicle, options: FigureOptions | None = None, ax: Axes | None = None) -> Figure:
    """Return the chain view of `chronicle` as a figure, or draw it into `ax` and return its figure.

    Raises
    ------
    UsageError
        If `ax` belongs to no figure.
    """
    options = options or FigureOptions()
    measure = text_measure(options.font)
    width = options.width * POINTS_PER_INCH if ax is None else max(room_of(ax)[0], _LEAST_WIDTH)
    setting = Setting(select(chronicle, options), measure, options.words)
    layout = lay_chain(setting, width, options.title)
    page = new_page((layout.width, layout.height), THEME_COLOURS[options.theme], font_families(options.font), ax)
    draw_layout(page, layout, PALETTE_COLOURS[options.palette], measure)
    return figure_of(page.ax)


def draw_layout(page: Page, layout: ChainLayout, colours: tuple[str, ...], measure: Measure) -> None:
    """Draw a layout on a page."""
    for panel in layout.panels:
        _draw_ground(page, panel)
        for arrow in panel.arrows:
            _draw_arrow(page, arrow)
        for mark in panel.marks:
            _draw_mark(page, mark, colours)
        for label in panel.labels:
            draw_label(page, label, measure)
        for line in panel.texts:
            page.text(line)
    for swatch in layout.swatches:
        _draw_swatch(page, swatch, colours)
    for line in layout.texts:
        page.text(line)


def _draw_ground(page: Page, panel: Panel) -> None:
    theme, plot = page.theme, panel.plot
    left = min(line.x for line in panel.texts) - 6
    for lane in panel.lanes:
        page.box(Box(left, lane.box.top, lane.box.right, lane.box.bottom), theme.lanes[lane.shade], order=0)
        page.line([(lane.box.left, lane.middle), (lane.box.right - 4, lane.middle)], theme.rule, 1.1, order=1.5)
    for band in panel.axis.bands:
        if band.silent:
            page.box(Box(band.left, plot.top, band.right, plot.bottom), theme.band, order=1.6)
        for x in (band.left, band.right):
            page.line([(x, plot.top), (x, plot.bottom)], theme.band_edge, 0.8, dashes=(2, 2), order=1.7)
    if panel.axis.undated_left is not None:
        x = panel.axis.undated_left
        page.line([(x, plot.top), (x, plot.bottom)], theme.quiet, 0.9, dashes=(5, 3), order=1.7)
    page.line([(plot.left, plot.bottom), (plot.right, plot.bottom)], theme.rule, 0.8, order=1.7)
    for tick in panel.axis.ticks:
        page.line([(tick.x, plot.bottom), (tick.x, plot.bottom + 4)], theme.quiet, 0.9)


def _draw_arrow(page: Page, arrow: Arrow) -> None:
    colour = page.theme.inferred if arrow.inferred else page.theme.arrow
    dashes = _DASHES if arrow.dashed else None
    width = 1.2 if arrow.inferred else 1.5
    page.curve(arrow.shaft, colour, width, dashes=dashes, gid=f"r{arrow.earlier}-{arrow.later}")
    if arrow.causes:
        page.polygon(arrow.head, page.theme.paper, edge=colour, width=1.1)
    else:
        page.polygon(arrow.head, colour)


def _draw_mark(page: Page, mark: Mark, colours: tuple[str, ...]) -> None:
    theme, item = page.theme, mark.item
    colour = colours[step_of(item.event.intensity)]
    _draw_extent(page, mark, colour)
    shape, centre = marker_of(item.event), (mark.x, mark.y)
    size = _MARKER_SIZE * (1.2 if shape == "*" else 0.86 if shape in "Ds" else 1.0)
    if item.hollow:
        page.marker(shape, centre, size, theme.hollow, theme.edge, width=2.6)
        page.marker(shape, centre, size, theme.hollow, _strong(colour, colours), width=1.4, gid=f"ev{mark.number}")
    else:
        page.marker(shape, centre, size, colour, theme.edge, gid=f"ev{mark.number}")
    if item.disputed:
        ink = theme.ink if item.hollow else readable_on(colour)
        page.text(TextLine(mark.x, mark.y + 3.0, "?", SMALLEST_SIZE, bold=True, align="center"), colour=ink)


def _draw_extent(page: Page, mark: Mark, colour: str) -> None:
    when = mark.item.when
    if when is None or when.shape == "point" or mark.extent is None:
        return
    theme, y = page.theme, mark.y
    if when.shape == "bar":
        fill = theme.hollow if mark.item.hollow else colour
        page.box(mark.extent, fill, edge=theme.edge, width=1.0, order=4)
        return
    page.line([(mark.left, y), (mark.right, y)], theme.edge, 1.6, dashes=(1, 1.4), order=4)
    if when.shape == "whisker":
        for x in (mark.left, mark.right):
            page.line([(x, y - BAR), (x, y + BAR)], theme.edge, 1.4, order=4)
        return
    tip, back = (mark.left, 5.0) if when.shape == "before" else (mark.right, -5.0)
    page.line([(tip + back, y - BAR), (tip, y), (tip + back, y + BAR)], theme.edge, 1.4, order=4)


def _strong(colour: str, colours: tuple[str, ...]) -> str:
    """Return a colour that shows as an outline: the palest step borrows the next one."""
    return colours[1] if colour == colours[0] else colour


def draw_label(page: Page, label: Label, measure: Measure) -> None:
    """Write a placed label, each line as the runs it is made of, and the leader to its marker."""
    if label.leader:
        page.line(label.leader, page.theme.inferred, 0.7, order=2.5)
    size = label.block.size
    for i, line in enumerate(label.block.lines):
        baseline = label.box.top + size * (i * LINE_HEIGHT + ASCENT)
        whole = len({(run.bold, run.role) for run in line}) == 1
        x = align_x(label.box, label.align)
        gid = f"label{label.number}-{i + 1}"
        if whole:
            text = "".join(run.text for run in line)
            page.text(TextLine(x, baseline, text, size, line[0].bold, align=label.align, role=line[0].role), gid=gid)
            continue
        width = line_width(line, size, measure)
        x -= {"left": 0.0, "center": width / 2, "right": width}[label.align]
        for run in line:
            page.text(TextLine(x, baseline, run.text, size, run.bold, role=run.role), gid=gid)
            x += measure(run.text, size, bold=run.bold)


def _draw_swatch(page: Page, swatch: Swatch, colours: tuple[str, ...]) -> None:
    theme, x, y = page.theme, swatch.x, swatch.y
    left, right = x - 14, x + 12
    if swatch.kind == "shape":
        page.marker(swatch.value, (x, y), 8.5 if swatch.value in "Ds" else 10.0, theme.inferred, theme.edge, width=0.8)
    elif swatch.kind == "colour":
        page.box(Box(x - 5, y - 4.5, x + 5, y + 4.5), colours[int(swatch.value)], edge=theme.edge, width=0.8)
    elif swatch.kind == "hollow":
        page.marker(swatch.value, (x, y), 10.0, theme.hollow, theme.edge, width=2.4)
        page.marker(swatch.value, (x, y), 10.0, theme.hollow, colours[3], width=1.2)
    elif swatch.kind == "disputed":
        page.text(TextLine(x, y + 3.2, "?", LABEL_SIZE + 1, bold=True, align="center"))
    elif swatch.kind == "bar":
        page.box(Box(left, y - BAR + 1, right, y + BAR - 1), colours[3], edge=theme.edge, width=0.9)
    elif swatch.kind in ("whisker", "open"):
        _draw_span_swatch(page, swatch, left, right)
    else:
        _draw_line_swatch(page, swatch, left, right)


def _draw_span_swatch(page: Page, swatch: Swatch, left: float, right: float) -> None:
    edge, y = page.theme.edge, swatch.y
    page.line([(left, y), (right, y)], edge, 1.6, dashes=(1, 1.4))
    if swatch.kind == "open":
        page.line([(left + 4, y - 4), (left, y), (left + 4, y + 4)], edge, 1.3)
        return
    for x in (left, swatch.x - 1, right):
        page.line([(x, y - 4), (x, y + 4)], edge, 1.3)


def _draw_line_swatch(page: Page, swatch: Swatch, left: float, right: float) -> None:
    y = swatch.y
    inferred = swatch.kind == "inferred"
    dashed = swatch.kind in ("inferred", "tentative")
    colour = page.theme.inferred if inferred else page.theme.arrow
    shaft = Curve((left, y), ((left + right) / 2, y), (right - 7, y))
    page.curve(shaft, colour, 1.2 if inferred else 1.5, dashes=_DASHES if dashed else None)
    head = ((right, y), (right - 8, y - 3.2), (right - 8, y + 3.2))
    if swatch.kind == "causes":
        page.polygon(head, page.theme.paper, edge=colour, width=1.1)
    else:
        page.polygon(head, colour)
