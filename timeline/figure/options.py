"""What a picture shows and how: the options of this stage, checked where they are made."""

from __future__ import annotations

from dataclasses import dataclass
from typing import get_args

from timeline.errors import UsageError
from timeline.figure.days import MONTHS, DateStyle, DateWords
from timeline.model import Realis

VIEWS = ("chain", "ladder", "layers", "overview")
"""The views that can be drawn."""
THEMES = ("light", "dark")
PALETTES = ("heat", "grey", "blue")
WIDTHS = (6.0, 40.0)

_DRAWN_REALIS: tuple[Realis, ...] = ("actual", "planned", "threatened", "hypothetical")


@dataclass(frozen=True, slots=True)
class FigureOptions:
    """How to draw.

    Parameters
    ----------
    view : one of `VIEWS`.
    title : the headline; None makes one that says no more than the data.
    width : width of the figure in inches; the height follows from what there is to show.
    theme : "light" or "dark".
    palette : the five colours of intensity: "heat", "grey" (for print without colour) or "blue".
    realis : which events are drawn; negated ones never are.
    min_confidence : links less sure than this (0 ... 1) are left out and counted below the picture.
    date_style : "day-first" (4 Mar 2023), "month-first" (Mar 4, 2023) or "iso".
    month_names : the twelve short names of the months, in any language.
    event_table : whether the table of events stands below the picture, where there is one (chain and ladder).
    font : a font family that is installed; letters it lacks come from DejaVu Sans.

    Raises
    ------
    UsageError
        With every option that is not possible, what was found and what is allowed.
    """

    view: str = "chain"
    title: str | None = None
    width: float = 13.2
    theme: str = "light"
    palette: str = "heat"
    realis: tuple[Realis, ...] = _DRAWN_REALIS
    min_confidence: float = 0.3
    date_style: DateStyle = "day-first"
    month_names: tuple[str, ...] = MONTHS
    font: str | None = None
    event_table: bool = True

    def __post_init__(self) -> None:
        faults = [fault for fault in self._faults() if fault]
        if faults:
            raise UsageError("; ".join(faults))

    @property
    def words(self) -> DateWords:
        """How dates are written."""
        return DateWords(self.date_style, self.month_names)

    def _faults(self) -> list[str | None]:
        return [
            _not_among("view", self.view, VIEWS),
            _not_among("theme", self.theme, THEMES),
            _not_among("palette", self.palette, PALETTES),
            _not_among("date_style", self.date_style, get_args(DateStyle)),
            *[_not_among("realis", realis, _DRAWN_REALIS) for realis in self.realis],
            None
            if WIDTHS[0] <= self.width <= WIDTHS[1]
            else f"width is {self.width}: give {WIDTHS[0]} to {WIDTHS[1]} inches",
            None if 0 <= self.min_confidence <= 1 else f"min_confidence is {self.min_confidence}: give 0 to 1",
            None if len(self.month_names) == 12 else f"month_names has {len(self.month_names)} names: give 12",
        ]


def _not_among(name: str, value: str, allowed: tuple[str, ...]) -> str | None:
    return None if value in allowed else f"{name} is {value!r}: choose one of {', '.join(allowed)}"
