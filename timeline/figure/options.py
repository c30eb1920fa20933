"""What a picture shows and how: the options of this stage, checked where they are made."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from typing import get_args

from timeline.errors import UsageError
from timeline.figure.days import ENGLISH, DateStyle, DateWords, languages, words_of
from timeline.figure.style import PALETTE_COLOURS, STEP_NAMES, THEME_COLOURS
from timeline.model import Realis

VIEWS = ("chain", "ladder", "layers", "overview")
"""The views that can be drawn."""
THEMES = tuple(THEME_COLOURS)
PALETTES = tuple(PALETTE_COLOURS)
WIDTHS = (6.0, 40.0)

_DRAWN_REALIS: tuple[Realis, ...] = ("actual", "planned", "threatened", "hypothetical")
_COLOUR = re.compile(r"#[0-9A-Fa-f]{6}")


@dataclass(frozen=True, slots=True)
class FigureOptions:
    """How to draw.

    Parameters
    ----------
    view : one of `VIEWS`.
    title : the headline; None makes one that says no more than the data.
    width : width of the figure in inches; the height follows from what there is to show.
    theme : "light" or "dark".
    palette : the five colours of intensity, from no conflict to war: "heat", "grey" (for print without colour), "blue", or
        five colours of your own, as a sequence or with commas ("#F7F7F7,#CCCCCC,#969696,#636363,#252525").
    realis : which events are drawn; negated ones never are.
    min_confidence : events and links less sure than this (0 ... 1) are left out and counted below the picture. The
        default leaves out about one event in a hundred.
    events : the ids of the events to draw, to look closer at some; the others are counted as filtered out. None draws all.
    date_style : "day-first" (4 Mar 2023), "month-first" (Mar 4, 2023) or "iso".
    language : the language of dates, one of `timeline.figure.days.languages()`, such as "en", "de" or "fr".
    month_names : the twelve short names of the months, for a language that is not among those.
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
    palette: str | Sequence[str] = "heat"
    realis: tuple[Realis, ...] = _DRAWN_REALIS
    min_confidence: float = 0.33
    events: Collection[str] | None = None
    date_style: DateStyle = "day-first"
    language: str = ENGLISH
    month_names: tuple[str, ...] | None = None
    font: str | None = None
    event_table: bool = True

    def __post_init__(self) -> None:
        faults = [fault for fault in self._faults() if fault]
        if faults:
            raise UsageError("; ".join(faults))

    @property
    def words(self) -> DateWords:
        """How dates are written."""
        words = words_of(self.language, self.date_style)
        return words if self.month_names is None else replace(words, months=self.month_names)

    @property
    def colours(self) -> tuple[str, ...]:
        """The five colours of intensity, from no conflict to war."""
        own = self.palette.split(",") if isinstance(self.palette, str) else self.palette
        named = PALETTE_COLOURS.get(self.palette) if isinstance(self.palette, str) else None
        return named or tuple(colour.strip() for colour in own)

    def _faults(self) -> list[str | None]:
        return [
            _not_among("view", self.view, VIEWS),
            _not_among("theme", self.theme, THEMES),
            self._fault_of_palette(),
            _not_among("date_style", self.date_style, get_args(DateStyle)),
            _not_among("language", self.language, languages()),
            *[_not_among("realis", realis, _DRAWN_REALIS) for realis in self.realis],
            None
            if WIDTHS[0] <= self.width <= WIDTHS[1]
            else f"width is {self.width}: give {WIDTHS[0]} to {WIDTHS[1]} inches",
            None if 0 <= self.min_confidence <= 1 else f"min_confidence is {self.min_confidence}: give 0 to 1",
            None
            if self.month_names is None or len(self.month_names) == 12
            else f"month_names has {len(self.month_names)} names: give 12",
        ]

    def _fault_of_palette(self) -> str | None:
        colours = self.colours
        if len(colours) == len(STEP_NAMES) and all(_COLOUR.fullmatch(colour) for colour in colours):
            return None
        return (
            f"palette is {self.palette!r}: choose one of {', '.join(PALETTES)}, or give "
            f"{len(STEP_NAMES)} colours such as #E8743B, separated by commas"
        )


def _not_among(name: str, value: str, allowed: tuple[str, ...]) -> str | None:
    return None if value in allowed else f"{name} is {value!r}: choose one of {', '.join(allowed)}"
