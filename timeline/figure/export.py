"""Figures as bytes: PNG, SVG and PDF, the same bytes every time, with title and description inside.

`figure_bytes` makes the whole file before anything is written, so that a careful writer can put it in place at once.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from io import BytesIO
from typing import Any
from xml.sax.saxutils import escape

import matplotlib as mpl
from matplotlib.figure import Figure
from matplotlib.text import Text

from timeline.errors import UsageError
from timeline.io.graphs import writable_text

FORMATS = ("png", "svg", "pdf")
PNG_DPI = 160
_PNG_EFFORT = 2
"""How hard zlib tries (0-9): at 2 a picture costs half the time of 6 and a fifth more bytes."""
_MAKER = "escalation-timeline"
_OTHER_TITLE = re.compile(r"\s{0,9}<title>[^<]*</title>")
_Metadata = dict[str, str | None]


def figure_bytes(
    pages: Figure | Sequence[Figure], file_format: str, alt: str | None = None, title: str | None = None
) -> bytes:
    """Return a figure, or the pages of a PDF, as a file of a format ("png", "svg" or "pdf").

    The same figures give the same bytes on the same machine: no date, no random id. `title` (by default the first figure's
    label, which the views set) and `alt`, the picture in words, go into the file's metadata; in SVG they are the
    `<title>` and `<desc>` that a screen reader reads, and all text is text.

    Raises
    ------
    UsageError
        If the format is none of `FORMATS`, or has no pages and is given several.
    """
    figures = [pages] if isinstance(pages, Figure) else [*pages]
    if file_format not in FORMATS:
        message = f"format is {file_format!r}: choose one of {', '.join(FORMATS)}"
        raise UsageError(message)
    if len(figures) != 1 and file_format != "pdf":
        message = f"{file_format} holds one picture, and {len(figures)} are given: choose pdf"
        raise UsageError(message)
    title = title or str(figures[0].get_label()) or "Timeline"
    metadata = _metadata(file_format, title, alt or "")
    with mpl.rc_context(
        {
            "svg.fonttype": "none",
            "svg.hashsalt": _MAKER,
            "pdf.fonttype": 42,
            "savefig.bbox": None,
            # at this resolution letters look no better on the pixel grid, run wider than measured, and cost a fifth more time
            "text.hinting": "none",
        }
    ):
        data = _bind(figures, metadata) if file_format == "pdf" else _save(figures[0], file_format, metadata)
    if file_format != "svg":
        return data
    return writable_text(_describe(_restore_letters(data.decode(), figures[0]), title, alt)).encode()


def _save(figure: Figure, file_format: str, metadata: _Metadata) -> bytes:
    packing: dict[str, Any] = {"pil_kwargs": {"compress_level": _PNG_EFFORT}} if file_format == "png" else {}
    dpi: Any = PNG_DPI if file_format == "png" else "figure"
    buffer = BytesIO()
    colour = figure.get_facecolor()
    figure.savefig(buffer, format=file_format, dpi=dpi, metadata=metadata, facecolor=colour, **packing)
    return buffer.getvalue()


def _bind(figures: Sequence[Figure], metadata: _Metadata) -> bytes:
    buffer = BytesIO()
    from matplotlib.backends.backend_pdf import PdfPages  # noqa: PLC0415 - brings a library of fonts, for PDF alone

    with PdfPages(buffer, metadata=metadata) as pages:
        for figure in figures:
            pages.savefig(figure, facecolor=figure.get_facecolor())
    return buffer.getvalue()


def _metadata(file_format: str, title: str, alt: str) -> _Metadata:
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
            group, shown = svg.find(f'<g id="{gid}">'), f">{escape(artist.get_text())}</text>"
            start = svg.find(shown, group)
            if min(group, start) >= 0:
                svg = f"{svg[:start]}>{escape(str(text))}</text>{svg[start + len(shown) :]}"
    return svg


def _describe(svg: str, title: str, alt: str | None) -> str:
    """Put title and description first in the drawing, in place of matplotlib's title, and point the picture's role at them."""
    svg = _OTHER_TITLE.sub("", svg, count=1)
    end = svg.index(">", svg.index("<svg "))
    ids = "timeline-title timeline-desc" if alt else "timeline-title"
    described = f'\n <title id="timeline-title">{escape(title)}</title>'
    if alt:
        described += f'\n <desc id="timeline-desc">{escape(alt)}</desc>'
    return f'{svg[:end]} role="img" aria-labelledby="{ids}">{described}{svg[end + 1 :]}'
