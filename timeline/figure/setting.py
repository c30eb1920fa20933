"""What every part of a layout needs: the content, a text measure, the words for dates."""

from __future__ import annotations

from dataclasses import dataclass

from timeline.figure.days import DateWords
from timeline.figure.scope import Scope
from timeline.figure.text import Measure


@dataclass(frozen=True, slots=True)
class Setting:
    """The content of a picture and the means to set it in type."""

    scope: Scope
    measure: Measure
    words: DateWords
