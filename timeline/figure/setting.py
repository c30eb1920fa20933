"""What every part of a layout needs: the content, its lanes, a text measure, the words for dates."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from timeline.figure.days import DateWords
from timeline.figure.scope import Scope
from timeline.figure.text import Measure


@dataclass(frozen=True, slots=True)
class Setting:
    """The content of a picture and the means to set it in type.

    `lanes` are ordered from top to bottom; where they are "rungs" all of them are drawn, be they empty, where they are
    "actors" only those that act in a panel. `event_table` says whether the table of events is wanted.
    """

    scope: Scope
    measure: Measure
    words: DateWords
    lanes: tuple[str, ...]
    kind: Literal["actors", "rungs"] = "actors"
    event_table: bool = True
