"""Figures as bytes: PNG, SVG and PDF, the same bytes every time, with title and description inside.

Nothing is written under a name here that could be lost half-way: `figure_bytes` is what a careful writer takes.
"""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import BinaryIO
from xml.sax.saxutils import escape

import matplotlib as mpl
from matplotlib.figure import Figure

from timeline.errors import UsageError

FORMATS = ("png", "svg", "pdf")
PNG_DPI = 160
_SETTINGS = {"svg.fonttype": "none", "svg.hashsalt": "escalation-timeline", "pdf.fonttype": 42}
_CREATOR = "escalation-timeline"


def figure_bytes(fig: Figure, format: str, alt: str | None = None, title: str | None = None) -> bytes:  # noqa: A002 - matplotlib's own word
    """Return `fig` as a file of `format` ("png", "svg" or "pdf").

    The same figure gives the same bytes on the same machine: no date, no random id. `title` (by default the figure's
    label, which the views set) and `alt`, the picture in words, go into the file's metadata; in SVG they are the
    `<title>` and `<desc>` that a screen reader reads.

    Raises
    ------
    UsageError
        If the format is none of `FORMATS`.
    """
    if format not in FORMATS:
        message = f"format is {format!r}: choose one of {', '.join(FORMATS)}"
        raise UsageError(message)
    title = title or str(fig.get_label()) or "Timeline"
    buffer = BytesIO()
    with mpl.rc_context(_SETTINGS):
        fig.savefig(
            buffer,
            format=format,
            dpi=PNG_DPI if format == "png" else "figure",
            metadata=_metadata(format, title, alt or ""),
            facecolor=fig.get_facecolor(),
        )
    data = buffer.getvalue()
    return _describe_svg(data.decode(), title, alt).encode() if format == "svg" else data


def save_figure(
    fig: Figure,
    target: str | Path | BinaryIO,
    format: str | None = None,
    metadata: dict[str, str] | None = None,
) -> None:
    """Write `fig` to a path (whose ending is the default format) or a binary file.

    `metadata` may hold "title" and "alt". The whole file is made before anything is written.

    Raises
    ------
    UsageError
        If the format is none of `FORMATS`.
    """
    known = metadata or {}
    if format is None:
        format = Path(target).suffix.lstrip(".").lower() if isinstance(target, (str, Path)) else "png"  # noqa: A001 - as above
    data = figure_bytes(fig, format, known.get("alt"), known.get("title"))
    if isinstance(target, (str, Path)):
        Path(target).write_bytes(data)
    else:
        target.write(data)


def _metadata(format: str, title: str, alt: str) -> dict[str, str | None]:  # noqa: A002 - as above
    if format == "png":
        return {"Title": title, "Description": alt, "Software": _CREATOR}
    if format == "svg":
        return {"Title": title, "Description": alt, "Creator": _CREATOR, "Date": None}
    return {"Title": title, "Subject": alt, "Creator": _CREATOR, "Producer": None, "CreationDate": None}


def _describe_svg(svg: str, title: str, alt: str | None) -> str:
    """Put title and description first in the drawing and point the picture's role at them."""
    start = svg.index("<svg ")
    end = svg.index(">", start)
    ids = "timeline-title timeline-desc" if alt else "timeline-title"
    described = f'\n <title id="timeline-title">{escape(title)}</title>'
    if alt:
        described += f'\n <desc id="timeline-desc">{escape(alt)}</desc>'
    return f'{svg[:end]} role="img" aria-labelledby="{ids}">{described}{svg[end + 1 :]}'
