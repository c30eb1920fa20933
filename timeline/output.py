"""What can be written: data formats and pictures in one table, by the ending of a file's name."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from timeline.errors import UsageError
from timeline.io.atomic import write_bytes
from timeline.io.exports import WRITERS, data_bytes, ending_of
from timeline.model import Chronicle

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

DATA_ENDINGS = tuple(WRITERS)
PICTURE_ENDINGS = (".png", ".svg", ".pdf")
ALL_ENDINGS = PICTURE_ENDINGS + DATA_ENDINGS


def draw_figure(chronicle: Chronicle, view: str = "chain", ax: Axes | None = None, **options: Any) -> Figure:  # noqa: ANN401 - options of several types
    """Draw a chronicle in a view, into `ax` where that is given.

    Raises
    ------
    UsageError
        Where there is no such view or option.
    """
    chosen = figure_options(view, **options)
    from timeline.figure.views import draw  # noqa: PLC0415 - matplotlib, which data formats can do without

    return draw(chronicle, view, chosen, ax)


def figure_options(view: str = "chain", **options: Any) -> Any:  # noqa: ANN401 - the figure stage's own class
    """Make the options of a picture; an unknown name or value is wrong usage.

    Raises
    ------
    UsageError
        Where there is no such view or option.
    """
    from dataclasses import fields  # noqa: PLC0415 - with the options

    from timeline.figure.options import FigureOptions  # noqa: PLC0415 - only pictures need it

    known = [field.name for field in fields(FigureOptions)]
    for name in options:
        if name not in known:
            message = f"plot: found the option {name!r}; allowed are {', '.join(known)}"
            raise UsageError(message)
    return FigureOptions(view=view, **options)


def picture_bytes(chronicle: Chronicle, ending: str, view: str = "chain", **options: Any) -> bytes:  # noqa: ANN401 - as in `draw_figure`
    """Return a picture as the bytes of a file with this ending; its description in words is inside.

    Raises
    ------
    UsageError
        Where there is no such ending, view or option.
    """
    from timeline.figure.export import figure_bytes  # noqa: PLC0415 - as in `draw_figure`
    from timeline.figure.titles import alt_text  # noqa: PLC0415 - as in `draw_figure`

    return figure_bytes(draw_figure(chronicle, view, **options), ending.removeprefix("."), alt_text(chronicle))


def render(chronicle: Chronicle, ending: str, **options: Any) -> bytes:  # noqa: ANN401 - as in `draw_figure`
    """Return a chronicle as the bytes of a file with this ending; options are those of a picture.

    Raises
    ------
    UsageError
        Where there is no such ending, view or option.
    """
    if ending in PICTURE_ENDINGS:
        return picture_bytes(chronicle, ending, **options)
    return data_bytes(chronicle, ending)


def save(chronicle: Chronicle, path: str | Path, **options: Any) -> None:  # noqa: ANN401 - as in `draw_figure`
    """Write a file whole, in the format of its ending.

    Raises
    ------
    UsageError
        Where there is no such ending, view or option.
    OutputError
        Where it cannot be written; what stood there before is untouched.
    """
    write_bytes(path, render(chronicle, ending_of(path, ALL_ENDINGS), **options))
