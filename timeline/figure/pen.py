"""The hand that draws: text, shapes and lines at points of a page, on matplotlib's Figure without pyplot.

A page is one axes whose data units are points, y downwards, so that PNG, SVG and PDF show the same places.
"""

from __future__ import annotations

import warnings
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol, TypeVar

from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.markers import MarkerStyle
from matplotlib.patches import FancyBboxPatch, Patch, PathPatch, Rectangle
from matplotlib.path import Path
from matplotlib.transforms import Affine2D

from timeline.errors import UsageError
from timeline.figure.fonts import (
    SUBSTITUTE,
    Families,
    drawable,
    font_families,
    font_of,
    left_to_right,
    missing_letters,
    text_measure,
)
from timeline.figure.geometry import Box, Curve, Point
from timeline.figure.options import FigureOptions
from timeline.figure.picture import Picture
from timeline.figure.style import THEME_COLOURS, Theme, step_of
from timeline.figure.text import Align, Measure, TextLine

POINTS_PER_INCH = 72.0
SCREEN_DPI = 110
TRIED_WIDTHS = (640.0, 800.0, 950.0, 1200.0, 1500.0)
"""Widths in points at which a picture that goes into given axes is laid out."""


@dataclass(frozen=True, slots=True)
class Stroke:
    """A line's colour, its width in points, its dashes as lengths on and off in line widths."""

    colour: str
    width: float = 1.0
    dashes: tuple[float, float] | None = None


@dataclass(frozen=True, slots=True)
class Look:
    """The fonts and colours of a picture, from the options."""

    theme: Theme
    colours: tuple[str, ...]
    families: Families
    measure: Measure

    def colour_of(self, intensity: float) -> str:
        """Return the colour of an intensity."""
        return self.colours[step_of(intensity)]

    def outline_of(self, intensity: float) -> str:
        """Return the colour of an intensity as an outline: the palest step would not show and borrows the next."""
        return self.colours[max(step_of(intensity), 1)]


def look_of(options: FigureOptions) -> Look:
    """Return fonts and colours as `options` asks."""
    families = font_families(options.font)
    return Look(THEME_COLOURS[options.theme], options.colours, families, text_measure(families))


class Page:
    """A page of points on which to draw, lowest `order` first."""

    def __init__(self, ax: Axes, look: Look, scale: float = 1.0) -> None:
        self.ax = ax
        self.look = look
        self.theme = look.theme
        self._scale = scale
        self._texts: list[str] = []

    def text(self, line: TextLine, *, colour: str | None = None, gid: str | None = None) -> None:
        """Write a line: its left end, middle or right end stands at x, its baseline at y.

        Letters that no font has are drawn as boxes; the artist's label keeps the text for formats with real text.
        """
        shown = left_to_right(drawable(line.text, self.look.families))
        artist = self.ax.text(
            line.x,
            line.baseline,
            shown,
            ha=line.align,
            va="baseline",
            color=colour or self.theme.role(line.role),
            fontproperties=font_of(self.look.families, line.size * self._scale, bold=line.bold, italic=line.italic),
            zorder=6,
            parse_math=False,
            usetex=False,
        )
        artist.set_gid(gid)
        if SUBSTITUTE in shown and shown != line.text:
            artist.set_gid(gid or f"text-{len(self._texts)}")
            artist.set_label(line.text)
        self._texts.append(line.text)

    def box(self, box: Box, fill: str, edge: Stroke | None = None, *, order: float = 1, gid: str | None = None) -> None:
        """Fill a rectangle."""
        patch = Rectangle((box.left, box.top), box.width, box.height)
        patch.set_gid(gid)
        self._add(patch, fill, edge, order)

    def rounded(self, box: Box, fill: str, edge: Stroke, *, order: float = 4, gid: str | None = None) -> None:
        """Fill a rectangle with round corners."""
        patch = FancyBboxPatch(
            (box.left, box.top), box.width, box.height, boxstyle="round,pad=0,rounding_size=4", mutation_aspect=1
        )
        patch.set_gid(gid)
        self._add(patch, fill, edge, order)

    def line(self, points: Sequence[Point], stroke: Stroke, *, order: float = 2, gid: str | None = None) -> None:
        """Draw straight lines from point to point."""
        patch = PathPatch(Path(list(points)))
        patch.set_gid(gid)
        self._add(patch, "none", stroke, order)

    def curve(self, curve: Curve, stroke: Stroke, *, gid: str | None = None) -> None:
        """Draw a quadratic Bezier curve."""
        self.path((curve,), stroke, gid=gid)

    def path(self, curves: Sequence[Curve], stroke: Stroke, *, gid: str | None = None) -> None:
        """Draw curves that begin where the one before ends, as one line."""
        corners = [curves[0].start, *(point for curve in curves for point in (curve.control, curve.end))]
        patch = PathPatch(Path(corners, [Path.MOVETO, *[Path.CURVE3] * (2 * len(curves))]))
        patch.set_gid(gid)
        self._add(patch, "none", stroke, 3)

    def polygon(
        self, corners: Sequence[Point], fill: str, edge: Stroke | None = None, *, gid: str | None = None
    ) -> None:
        """Fill a polygon."""
        patch = PathPatch(Path([*corners, corners[0]], closed=True))
        patch.set_gid(gid)
        self._add(patch, fill, edge, 3)

    def marker(self, shape: str, centre: Point, size: float, fill: str, edge: Stroke) -> Patch:
        """Draw a marker of matplotlib's shapes, `size` points wide, and return it."""
        style = MarkerStyle(shape)
        path = style.get_path().transformed(style.get_transform())
        patch = PathPatch(path.transformed(Affine2D().scale(size, -size).translate(*centre)), joinstyle="miter")
        self._add(patch, fill, edge, 5)
        return patch

    def finish(self, title: str) -> Figure:
        """Return the figure, labelled with its title; warn once of letters that no font has."""
        missing = missing_letters(self._texts, self.look.families)
        if missing:
            message = (
                f"no font here has the letters {missing}: they are drawn as boxes; name a font that has them (font=…)"
            )
            warnings.warn(message, UserWarning, stacklevel=4)
        fig = figure_of(self.ax)
        fig.set_label(title)
        return fig

    def _add(self, patch: Patch, fill: str, edge: Stroke | None, order: float) -> None:
        patch.set_facecolor(fill)
        patch.set_edgecolor(edge.colour if edge else "none")
        patch.set_linewidth(edge.width * self._scale if edge else 0.0)
        if edge and edge.dashes:
            patch.set_linestyle((0, edge.dashes))
        patch.set_capstyle("butt")
        patch.set_zorder(order)
        self.ax.add_artist(patch)  # and not add_patch, which widens the limits of data that a page does not have


class Sized(Protocol):
    """A layout of some width and height, in points."""

    @property
    def width(self) -> float:
        """The width."""
        ...

    @property
    def height(self) -> float:
        """The height."""
        ...


Layout = TypeVar("Layout", bound=Sized)


def fit_layout(lay: Callable[[float], Layout], options: FigureOptions, ax: Axes | None) -> Layout:
    """Return the layout of the options' width, or of that width which is shrunk the least to go into `ax`."""
    if ax is None:
        return lay(options.width * POINTS_PER_INCH)
    room = room_of(ax)
    layouts = [lay(width) for width in TRIED_WIDTHS]
    return max(layouts, key=lambda layout: min(room[0] / layout.width, room[1] / layout.height))


def new_page(size: Point, look: Look, ax: Axes | None = None) -> Page:
    """Return a page of `size` points: a figure of its own, or the given axes, into which it is shrunk to fit."""
    width, height = size
    room = size
    if ax is None:
        fig = Picture(figsize=(width / POINTS_PER_INCH, height / POINTS_PER_INCH), dpi=SCREEN_DPI)
        FigureCanvasAgg(fig)
        fig.set_facecolor(look.theme.paper)
        ax = fig.add_axes((0.0, 0.0, 1.0, 1.0))
    else:
        room = room_of(ax)
    scale = min(room[0] / width, room[1] / height)
    ax.set_xlim(0, room[0] / scale)
    ax.set_ylim(room[1] / scale, 0)
    ax.set_axis_off()
    return Page(ax, look, scale)


def room_of(ax: Axes) -> Point:
    """Return width and height of axes, in points."""
    extent = ax.get_window_extent()
    points = POINTS_PER_INCH / figure_of(ax).dpi
    return extent.width * points, extent.height * points


def figure_of(ax: Axes) -> Figure:
    """Return the figure that axes stand in, be it in a part of it.

    Raises
    ------
    UsageError
        If the axes belong to no figure.
    """
    fig = getattr(ax.figure, "figure", None)
    if not isinstance(fig, Figure):
        message = "ax belongs to no figure: make it with fig.add_subplot(), or leave it out"
        raise UsageError(message)
    return fig


def align_x(box: Box, align: Align) -> float:
    """Return the x at which a line aligned so in `box` stands."""
    return {"left": box.left, "center": box.middle[0], "right": box.right}[align]
