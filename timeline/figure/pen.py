"""The hand that draws: text, shapes and arrows at points of a page, on matplotlib's Figure without pyplot.

A page is one axes whose data units are points, y downwards, so that PNG, SVG and PDF show the same places.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties
from matplotlib.markers import MarkerStyle
from matplotlib.patches import PathPatch, Rectangle
from matplotlib.path import Path
from matplotlib.textpath import text_to_path
from matplotlib.transforms import Affine2D

from timeline.errors import UsageError
from timeline.figure.geometry import Box, Curve, Point
from timeline.figure.style import Theme
from timeline.figure.text import Align, Measure, TextLine

DEFAULT_FONT = "DejaVu Sans"
POINTS_PER_INCH = 72.0
SCREEN_DPI = 110


def font_families(font: str | None) -> tuple[str, ...]:
    """Return the families to look letters up in, in this order."""
    return (DEFAULT_FONT,) if font in (None, DEFAULT_FONT) else (str(font), DEFAULT_FONT)


def text_measure(font: str | None = None) -> Measure:
    """Return a measure of text widths in points, in the fonts that are drawn."""
    families = font_families(font)

    def measure(text: str, size: float, *, bold: bool = False) -> float:
        return _width(text, families, bold=bold) * size / 100

    return measure


@lru_cache(maxsize=20_000)
def _width(text: str, families: tuple[str, ...], *, bold: bool) -> float:
    """Measure at 100 points, where rounding to the pixel grid no longer counts."""
    if not text:
        return 0.0
    width, _, _ = text_to_path.get_text_width_height_descent(text, _font(families, 100.0, bold=bold), ismath=False)
    return float(width)


@lru_cache(maxsize=200)
def _font(families: tuple[str, ...], size: float, *, bold: bool = False, italic: bool = False) -> FontProperties:
    return FontProperties(
        family=list(families), size=size, weight="bold" if bold else "normal", style="italic" if italic else "normal"
    )


class Page:
    """A page of points on which to draw; `scale` shrinks it all to fit into axes that were given."""

    def __init__(self, ax: Axes, theme: Theme, families: tuple[str, ...], scale: float = 1.0) -> None:
        self.ax = ax
        self.theme = theme
        self._families = families
        self._scale = scale

    def text(self, line: TextLine, *, colour: str | None = None, gid: str | None = None, order: float = 6) -> None:
        """Write a line; its left end, middle or right end stands at x, its baseline at y."""
        artist = self.ax.text(
            line.x,
            line.baseline,
            line.text,
            ha=line.align,
            va="baseline",
            color=colour or self.theme.role(line.role),
            fontproperties=_font(self._families, line.size * self._scale, bold=line.bold, italic=line.italic),
            zorder=order,
            parse_math=False,
        )
        artist.set_gid(gid)

    def box(
        self,
        box: Box,
        fill: str,
        *,
        edge: str | None = None,
        width: float = 0.0,
        order: float = 1,
        gid: str | None = None,
    ) -> None:
        """Fill a rectangle."""
        patch = Rectangle(
            (box.left, box.top),
            box.width,
            box.height,
            facecolor=fill,
            edgecolor=edge or "none",
            linewidth=width * self._scale,
            zorder=order,
        )
        patch.set_gid(gid)
        self.ax.add_patch(patch)

    def line(
        self,
        points: Sequence[Point],
        colour: str,
        width: float,
        *,
        dashes: tuple[float, float] | None = None,
        order: float = 2,
    ) -> None:
        """Draw straight lines from point to point; `dashes` are on and off lengths in line widths."""
        self._stroke(Path(list(points)), colour, width, dashes, order, None)

    def curve(
        self,
        curve: Curve,
        colour: str,
        width: float,
        *,
        dashes: tuple[float, float] | None = None,
        order: float = 3,
        gid: str | None = None,
    ) -> None:
        """Draw a quadratic Bezier curve."""
        path = Path([curve.start, curve.control, curve.end], [Path.MOVETO, Path.CURVE3, Path.CURVE3])
        self._stroke(path, colour, width, dashes, order, gid)

    def polygon(
        self, corners: Sequence[Point], fill: str, *, edge: str | None = None, width: float = 0.0, order: float = 3
    ) -> None:
        """Fill a polygon."""
        path = Path([*corners, corners[0]], closed=True)
        self.ax.add_patch(
            PathPatch(path, facecolor=fill, edgecolor=edge or "none", linewidth=width * self._scale, zorder=order)
        )

    def marker(
        self,
        shape: str,
        centre: Point,
        size: float,
        fill: str,
        edge: str,
        *,
        width: float = 1.0,
        gid: str | None = None,
    ) -> None:
        """Draw a marker of matplotlib's shapes, `size` points wide."""
        style = MarkerStyle(shape)
        path = style.get_path().transformed(style.get_transform())
        path = path.transformed(Affine2D().scale(size, -size).translate(*centre))
        patch = PathPatch(
            path, facecolor=fill, edgecolor=edge, linewidth=width * self._scale, zorder=5, joinstyle="miter"
        )
        patch.set_gid(gid)
        self.ax.add_patch(patch)

    def _stroke(
        self, path: Path, colour: str, width: float, dashes: tuple[float, float] | None, order: float, gid: str | None
    ) -> None:
        patch = PathPatch(
            path,
            facecolor="none",
            edgecolor=colour,
            linewidth=width * self._scale,
            linestyle=(0, dashes) if dashes else "-",
            capstyle="butt",
            zorder=order,
        )
        patch.set_gid(gid)
        self.ax.add_patch(patch)


def new_page(size: Point, theme: Theme, families: tuple[str, ...], ax: Axes | None = None) -> Page:
    """Return a page of `size` points: a figure of its own, or the given axes, which it fills as far as they reach."""
    width, height = size
    if ax is None:
        fig = Figure(figsize=(width / POINTS_PER_INCH, height / POINTS_PER_INCH), dpi=SCREEN_DPI)
        FigureCanvasAgg(fig)
        fig.set_facecolor(theme.paper)
        ax = fig.add_axes((0.0, 0.0, 1.0, 1.0))
        room = size
    else:
        room = room_of(ax)
        ax.set_facecolor(theme.paper)
    scale = min(room[0] / width, room[1] / height)
    ax.set_xlim(0, room[0] / scale)
    ax.set_ylim(room[1] / scale, 0)
    ax.set_axis_off()
    return Page(ax, theme, families, scale)


def room_of(ax: Axes) -> Point:
    """Return width and height of axes, in points."""
    extent = ax.get_window_extent()
    points = POINTS_PER_INCH / figure_of(ax).dpi
    return extent.width * points, extent.height * points


def figure_of(ax: Axes) -> Figure:
    """Return the figure that axes stand in, be it in a part of it."""
    fig = ax.figure.figure
    if not isinstance(fig, Figure):
        message = "ax belongs to no figure: make it with fig.add_subplot() or leave it out"
        raise UsageError(message)
    return fig


def align_x(box: Box, align: Align) -> float:
    """Return the x at which a line aligned so in `box` stands."""
    return {"left": box.left, "center": box.middle[0], "right": box.right}[align]
