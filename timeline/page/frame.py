"""The page inside a notebook: a frame of its own, so that its style and script touch nothing around it."""

from __future__ import annotations

from html import escape
from os import PathLike

from timeline.io.atomic import write_bytes


class Page:
    """An interactive page that a notebook shows and that can be saved.

    Parameters
    ----------
    html
        The whole file.
    height
        Of the frame in a notebook, in CSS pixels.
    """

    def __init__(self, html: str, height: int = 700) -> None:
        self.html = html
        self.height = height

    def save(self, path: str | PathLike[str]) -> None:
        """Write the page to a file.

        Raises
        ------
        OutputError
            Where it cannot be written; what stood there before is untouched.
        """
        write_bytes(path, self.html.encode())

    def _repr_html_(self) -> str:
        """Show the page in Jupyter, in a frame that may run its script and save files, and nothing else."""
        permissions = "allow-scripts allow-downloads allow-popups"
        return (
            f'<iframe srcdoc="{escape(self.html)}" sandbox="{permissions}" width="100%" height="{self.height}" '
            f'style="border: 0" title="Timeline"></iframe>'
        )

    def __repr__(self) -> str:
        return f"<Page of {len(self.html.encode()) // 1024} KiB; .save('page.html') writes it>"
