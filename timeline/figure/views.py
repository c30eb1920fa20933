"""The views by name."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from matplotlib.axes import Axes
from matplotlib.figure import Figure

from timeline.errors import UsageError
from timeline.figure.chain import draw_chain
from timeline.figure.ladder import draw_ladder
from timeline.figure.layers import draw_layers
from timeline.figure.options import VIEWS, FigureOptions
from timeline.figure.overview import draw_overview
from timeline.model import Chronicle

__all__ = ["VIEWS", "draw"]

_Draw = Callable[[Chronicle, FigureOptions | None, Axes | None], Figure]
_DRAW: Mapping[str, _Draw] = {
    "chain": draw_chain,
    "ladder": draw_ladder,
    "layers": draw_layers,
    "overview": draw_overview,
}


def draw(
    chronicle: Chronicle, view: str | None = None, options: FigureOptions | None = None, ax: Axes | None = None
) -> Figure:
    """Return `chronicle` drawn in a view (default: the options' view), or draw it into `ax` and return its figure.

    Raises
    ------
    UsageError
        If there is no such view.
    """
    options = options or FigureOptions()
    name = view or options.view
    if name not in _DRAW:
        message = f"view is {name!r}: choose one of {', '.join(VIEWS)}"
        raise UsageError(message)
    return _DRAW[name](chronicle, options, ax)
