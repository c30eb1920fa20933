"""The figure that the views draw: it shows itself in a notebook, once, whether pyplot is there or not."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Collection

from matplotlib.figure import Figure

from timeline.figure.export import figure_bytes

LARGEST_SVG = 300_000
"""Characters of a drawing that a notebook still keeps as SVG."""


class Picture(Figure):
    """A matplotlib Figure that pyplot does not know, and that shows itself where it is a cell's value."""

    def _repr_mimebundle_(
        self, include: Collection[str] | None = None, exclude: Collection[str] | None = None
    ) -> dict[str, str]:
        """Give the picture as SVG, or as PNG where that would be large."""
        del include, exclude  # IPython chooses among what it is given
        drawing = figure_bytes(self, "svg").decode()
        if len(drawing) <= LARGEST_SVG:
            return {"text/plain": repr(self), "image/svg+xml": drawing}
        return {"text/plain": repr(self), "image/png": b64encode(figure_bytes(self, "png")).decode()}
