"""A timeline in a notebook: the picture, as SVG where it stays readable, else as PNG."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Collection

from timeline.model import Chronicle
from timeline.output import picture_bytes

MOST_EVENTS_AS_SVG = 150


def picture_bundle(
    chronicle: Chronicle, text: str, include: Collection[str] | None = None, exclude: Collection[str] | None = None
) -> dict[str, str]:
    """Return what Jupyter is to show, by mime type: `text`, and the picture of a chronicle that has events."""
    bundle = {"text/plain": text}
    as_svg = len(chronicle.events) <= MOST_EVENTS_AS_SVG
    kind = "image/svg+xml" if as_svg else "image/png"
    if chronicle.events and (include is None or kind in include) and kind not in (exclude or ()):
        picture = picture_bytes(chronicle, ".svg" if as_svg else ".png")
        bundle[kind] = picture.decode() if as_svg else b64encode(picture).decode()
    return bundle
