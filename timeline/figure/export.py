"""Figures as bytes: PNG, SVG and PDF, the same bytes every time, with title and description inside.

`figure_bytes` makes the whole file before anything is written, so that a careful writer can put it in place at once.
"""

from __future__ import annotations

import re
from io import BytesIO
from pathlib import Path
from typing import Any, BinaryIO
from xml.sax.saxutils import escape

import matplotlib as mpl
from matplotlib.figure import Figure
from matplotlib.text import Text

from timeline.errors import UsageError

FORMATS = ("png", "svg", "pdf")
PNG_DPI = 160
_PNG_EFFORT = 2
"""How hard zlib tries (0-9): at 2 a picture costs half the time of 6 and a fifth more bytes."""
_MAKER = "escalation-timeline"


def figure_bytes(fig: Figure, file_format: str, alt: str | None = None, title: str | None = None) -> bytes:
    """Return `fig` as a file of a format ("png", "svg" or "pdf").

    The same figure gives the same bytes on the same machine: no date, no random id. `title` (by default the figure's
    label, which the views set) and `alt`, the picture in words, go into the file's metadata; in SVG they are the
    `<title>` and `<desc>` that a screen reader reads, and all text is text.

    Raises
    ------
    UsageError
        If the format is none of `FORMATS`.
    """
    if file_format not in FORMATS:
        message = f"format is {file_format!r}: choose one of {', '.join(FORMATS)}"
        raise UsageError(message)
    title = title or str(fig.get_label()) or "Timeline"
    packing: dict[str, Any] = {"pil_kwargs": {"compress_level": _PNG_EFFORT}} if file_format == "png" else {}
    buffer = BytesIO()
    with mpl.rc_context({"svg.fonttype": "none", "svg.hashsalt": _MAKER, "pdf.fonttype": 42, "savefig.bbox": None}):
        fig.savefig(
            buffer,
            format=file_format,
            dpi=PNG_DPI if file_format == "png" else "figure",
            metadata=_metadata(file_format, title, alt or ""),
            facecolor=fig.get_facecolor(),
            **packing,
        )
    if file_format != "svg":
        return buffer.getvalue()
    return _describe(_restore_letters(buffer.getvalue().decode(), fig), title, alt).encode()


def save_figure(
    fig: Figure,
    target: str | Path | BinaryIO,
    file_format: str | None = None,
    metadata: dict[str, str] | None = None,
) -> None:
    """Write `fig` to a path, whose ending is the default format, or to a binary file (default: PNG).

    `metadata` may hold "title" and "alt". The whole file is made before anything is written.

    Raises
    ------
    UsageError
        If the format is none of `FORMATS`.
    """
    known = metadata or {}
    if isinstance(target, (str, Path)):
        file_format = file_format or Path(target).suffix.lstrip(".").lower()
        Path(target).write_bytes(figure_bytes(fig, file_format, known.get("alt"), known.get("title")))
    else:
        target.write(figure_bytes(fig, file_format or "png", known.get("alt"), known.get("title")))


def _metadata(file_format: str, title: str, alt: str) -> dict[str, str | None]:
    if file_format == "png":
        return {"Title": title, "Description": alt, "Software": _MAKER}
    if file_format == "svg":
        return {"Title": title, "Description": alt, "Creator": _MAKER, "Date": None}
    return {"Title": title, "Subject": alt, "Creator": _MAKER, "Producer": None, "CreationDate": None}


def _restore_letters(svg: str, fig: Figure) -> str:
    """Put back the letters that no font here could draw: whoever opens the file may have one that can."""
    for artist in fig.findobj(Text):
        text, gid = artist.get_label(), artist.get_gid()
        if isinstance(artist, Text) and text and gid:
            shown = re.escape(escape(artist.get_text()))
            group = re.compile(rf'(<g id="{re.escape(gid)}">.*?<text [^>]*>){shown}(</text>)', re.DOTALL)
            found = group.search(svg)
            if found:
                svg = f"{svg[: found.end(1)]}{escape(str(text))}{svg[found.start(2) :]}"
    return svg


def _describe(svg: str, title: str, alt: str | None) -> str:
    """Put title and description first in the drawing and point the picture's role at them."""
    end = svg.index(">", svg.index("<svg "))
    ids = "timeline-title timeline-desc" if alt else "timeline-title"
    described = f'\n <title id="timeline-title">{escape(title)}</title>'
    if alt:
        described += f'\n <desc id="timeline-desc">{escape(alt)}</desc>'
    return f'{svg[:end]} role="img" aria-labelledby="{ids}">{described}{svg[end + 1 :]}'
