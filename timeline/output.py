"""What can be written and where: pictures and data by the ending of a file's name, to files and standard output.

Targets are checked before any work; all of them are made before the first is written.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields
from pathlib import Path
from typing import TYPE_CHECKING, Any

from timeline.errors import OutputError, UsageError
from timeline.io import atomic
from timeline.io.atomic import check_writable, write_bytes
from timeline.io.endings import DATA_ENDINGS, ending_of
from timeline.model import Chronicle

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

__all__ = [
    "ALL_ENDINGS",
    "DATA_ENDINGS",
    "EXPORT_ENDINGS",
    "PICTURE_ENDINGS",
    "Target",
    "check_targets",
    "draw_figure",
    "figure_options",
    "left_out",
    "picture_bytes",
    "render",
    "save",
    "write_pieces",
    "write_standard",
    "write_targets",
]

STANDARD = "-"
PAGE_ENDING = ".html"
PICTURE_ENDINGS = (".png", ".svg", ".pdf", PAGE_ENDING)
ALL_ENDINGS = PICTURE_ENDINGS + DATA_ENDINGS
EXPORT_ENDINGS = (*DATA_ENDINGS, PAGE_ENDING)


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
    from timeline.figure.options import FigureOptions  # noqa: PLC0415 - only pictures need it

    known = [field.name for field in fields(FigureOptions)]
    for name in options:
        if name not in known:
            message = f"plot: found the option {name!r}; allowed are {', '.join(known)}"
            raise UsageError(message)
    return FigureOptions(view=view, **options)


def picture_bytes(chronicle: Chronicle, ending: str, view: str = "chain", **options: Any) -> bytes:  # noqa: ANN401 - as in `draw_figure`
    """Return a picture, or the page with it, as the bytes of a file with this ending; its description in words is inside.

    Raises
    ------
    UsageError
        Where there is no such ending, view or option.
    """
    if ending == PAGE_ENDING:
        from timeline.page.assemble import page_bytes  # noqa: PLC0415 - as in `draw_figure`

        return page_bytes(chronicle, figure_options(view, **options))
    from timeline.figure.export import figure_bytes  # noqa: PLC0415 - as in `draw_figure`
    from timeline.figure.pages import draw_pages  # noqa: PLC0415 - as in `draw_figure`
    from timeline.figure.titles import alt_text  # noqa: PLC0415 - as in `draw_figure`
    from timeline.figure.views import draw  # noqa: PLC0415 - as in `draw_figure`

    chosen = figure_options(view, **options)
    pages = draw_pages(chronicle, chosen) if ending == ".pdf" else draw(chronicle, options=chosen)
    return figure_bytes(pages, ending.removeprefix("."), alt_text(chronicle, chosen))


def render(chronicle: Chronicle, ending: str, *, table: str = "events", **options: Any) -> bytes:  # noqa: ANN401 - as in `draw_figure`
    """Return a chronicle as the bytes of a file with this ending.

    `table` (one of `io.endings.TABLE_NAMES`) is for formats that hold one table; the other options are those of a picture.

    Raises
    ------
    UsageError
        Where there is no such ending, view or option.
    """
    if ending in PICTURE_ENDINGS:
        return picture_bytes(chronicle, ending, **options)
    from timeline.io.exports import data_bytes  # noqa: PLC0415 - as in `draw_figure`: pictures can do without

    return data_bytes(chronicle, ending, table)


def left_out(chronicle: Chronicle, ending: str) -> str | None:
    """Say what a format cannot hold of a chronicle; None where it holds all."""
    if ending in PICTURE_ENDINGS:
        return None
    from timeline.io import exports  # noqa: PLC0415 - as in `render`

    return exports.left_out(chronicle, ending)


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


@dataclass(frozen=True, slots=True)
class Target:
    """A place to write to (`-` is standard output), and the ending that chooses the format."""

    path: str
    ending: str

    @property
    def name(self) -> str:
        """The place in words."""
        return "standard output" if self.path == STANDARD else Path(self.path).name


def check_targets(
    paths: Sequence[str], allowed: tuple[str, ...], standard: str, inputs: Iterable[str] = (), chosen: str | None = None
) -> list[Target]:
    """Check where to write before the work begins.

    Parameters
    ----------
    paths
        Files and at most one `-`.
    allowed
        The endings that there are.
    standard
        The ending that stands for standard output, where `chosen` does not name another.
    inputs
        Files that must not be written over.
    chosen
        The format of standard output, with or without its point.

    Raises
    ------
    UsageError
        Where an ending is unknown, nothing or twice standard output is asked for, or a file is an input.
    OutputError
        Where a file cannot be written.
    """
    if not paths:
        message = f"no output; give -o FILE with an ending of {', '.join(allowed)}, or -o - for standard output"
        raise UsageError(message)
    if paths.count(STANDARD) > 1:
        message = "-o -: standard output can take one output only"
        raise UsageError(message)
    if chosen is not None and STANDARD not in paths:
        message = "--format: is for standard output (-o -); a file's ending chooses its format"
        raise UsageError(message)
    on_standard = standard if chosen is None else ending_of(f"standard output.{chosen.lstrip('.')}", allowed)
    targets = [Target(path, on_standard if path == STANDARD else ending_of(path, allowed)) for path in paths]
    for path in paths:
        if path != STANDARD:
            check_writable(path)
            _refuse_input(path, inputs)
    return targets


def _refuse_input(path: str, inputs: Iterable[str]) -> None:
    if os.path.realpath(path) in {os.path.realpath(one) for one in inputs}:
        message = f"{path}: is an input, and would be lost; give another name"
        raise UsageError(message)


def write_targets(targets: Sequence[Target], chronicle: Chronicle, **options: Any) -> None:  # noqa: ANN401 - as in `draw_figure`
    """Make everything, then write the files, then standard output.

    Raises
    ------
    UsageError
        Where there is no such view or option.
    OutputError
        Where something cannot be written.
    BrokenPipeError
        Where the reader of standard output has closed it; the files are written.
    """
    made = [(target.path, render(chronicle, target.ending, **options)) for target in targets]
    for path, data in sorted(made, key=lambda one: one[0] == STANDARD):
        if path == STANDARD:
            write_standard(data)
        else:
            write_bytes(path, data)


def write_pieces(path: str, pieces: Iterable[bytes]) -> None:
    """Write what comes piece by piece to a file, whole or not at all, or to standard output.

    Raises
    ------
    OutputError
        Where it cannot be written.
    BrokenPipeError
        Where the reader of standard output has closed it.
    """
    if path != STANDARD:
        atomic.write_pieces(path, pieces)
        return
    for piece in pieces:
        write_standard(piece)


def write_standard(data: bytes) -> None:
    """Write to standard output.

    Raises
    ------
    OutputError
        Where it is closed or full.
    BrokenPipeError
        Where its reader has closed it.
    """
    left = memoryview(data)
    try:
        while left:  # an unbuffered stream takes what the pipe holds, and no more
            left = left[sys.stdout.buffer.write(left) :]
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        raise
    except (OSError, AttributeError) as error:  # closed standard output is None
        message = f"standard output: cannot be written ({getattr(error, 'strerror', None) or 'it is closed'})"
        raise OutputError(message) from error
