"""Lines of text as numbers: how wide they are, where they break, where they are cut.

A text measure is handed in, so that a layout can be made and tested without fonts.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from typing import Literal, Protocol

LINE_HEIGHT = 1.25
"""Distance between two lines, in font sizes."""
ASCENT = 0.95
"""Distance from the top of a line to its baseline, in font sizes."""

_SENTENCE_END = re.compile(r"(?<=[a-z0-9)][.;]) ")  # no capital: "U.S." ends none
_COMMA = re.compile(r"(?<=[,:]) ")
_LEAST_LEFT = 0.6
"""The share of what there is room for that is shown at least, where a text is cut behind a word."""

Align = Literal["left", "center", "right"]
Role = Literal["ink", "quiet", "inferred"]


class Measure(Protocol):
    """Width in points of a text, at a font size in points, bold or not."""

    def __call__(self, text: str, size: float, *, bold: bool = False) -> float:
        """Return the width."""
        ...


@dataclass(frozen=True, slots=True)
class TextLine:
    """One line of text to draw: `x` is its left end, middle or right end as `align` says; `baseline` is y, in points."""

    x: float
    baseline: float
    text: str
    size: float
    bold: bool = False
    italic: bool = False
    align: Align = "left"
    role: Role = "ink"


def tidy(text: str) -> str:
    r"""Return `text` on one line, runs of white space as one space, without characters that have no picture.

    >>> tidy(" air\n  strikes ")
    'air strikes'
    """
    return "".join(c for c in " ".join(text.split()) if c.isprintable() or c in "\u200c\u200d")


def shorten(text: str, width: float, size: float, measure: Measure, *, bold: bool = False) -> str:
    """Return `text`, cut with an ellipsis where it is wider than `width` points (empty where not even that fits).

    It is cut behind a word, unless that takes too much of what there is room for.
    """
    if measure(text, size, bold=bold) <= width:
        return text
    low, high = 0, len(text)
    while low < high:
        middle = (low + high + 1) // 2
        if measure(_cut(text, middle), size, bold=bold) <= width:
            low = middle
        else:
            high = middle - 1
    return _cut(text, _word_end(text, low)) if low else ""


def wrap(  # noqa: PLR0913 - a text, its room and its font: a holder for them would only hide them
    text: str, width: float, lines: int, size: float, measure: Measure, *, bold: bool = False
) -> tuple[str, ...]:
    """Return `text` broken at spaces into at most `lines` lines of at most `width` points, the last one cut.

    A word wider than a line (a name in a script without spaces, an address) is broken where the line ends.
    """
    rest = tidy(text)
    broken: list[str] = []
    while rest and len(broken) < lines - 1 and measure(rest, size, bold=bold) > width:
        end = _line_end(rest, width, size, measure, bold=bold)
        broken.append(rest[:end].rstrip())
        rest = rest[end:].lstrip()
    if rest:
        broken.append(shorten(rest, width, size, measure, bold=bold))
    return tuple(line for line in broken if line)


def balance(  # noqa: PLR0913 - as wrap
    text: str, width: float, lines: int, size: float, measure: Measure, *, bold: bool = False
) -> tuple[str, ...]:
    """Return `text` wrapped as by `wrap`, but with lines of like length where nothing has to be cut."""
    broken = wrap(text, width, lines, size, measure, bold=bold)
    if len(broken) < 2 or broken[-1].endswith("…"):
        return broken
    widths = (width * share / 20 for share in range(10, 20))
    narrow = (wrap(text, narrower, lines, size, measure, bold=bold) for narrower in widths)
    return next((b for b in narrow if len(b) == len(broken) and " ".join(b) == tidy(text)), broken)


def break_at_pause(  # noqa: PLR0913 - as wrap
    text: str, width: float, lines: int, size: float, measure: Measure, *, bold: bool = False
) -> tuple[str, ...]:
    """Return `text` on one line, or on two that part behind a sentence or else a comma, where it fits so; else as `balance`."""
    text = tidy(text)
    if measure(text, size, bold=bold) <= width:
        return (text,)
    for pause in (_SENTENCE_END, _COMMA):
        halves = [(text[: found.start()], text[found.end() :]) for found in pause.finditer(text)]
        widest = [max(measure(half, size, bold=bold) for half in pair) for pair in halves]
        if widest and min(widest) <= width:
            return halves[widest.index(min(widest))]
    return balance(text, width, lines, size, measure, bold=bold)


def _word_end(text: str, length: int) -> int:
    """Return where the last whole word of the first `length` letters ends, or `length` where that is far away."""
    end = text.rfind(" ", 0, length + 1)
    return end if end >= _LEAST_LEFT * length else length


def _cut(text: str, length: int) -> str:
    return text if length >= len(text) else text[:length].rstrip(" ,;:-") + "…"


def _line_end(text: str, width: float, size: float, measure: Measure, *, bold: bool) -> int:
    """Return where the line ends: before the last space that fits, or inside a word that is too wide by itself."""

    def width_to(end: int) -> float:
        return measure(text[:end], size, bold=bold)

    spaces = [i for i, c in enumerate(text) if c == " "]
    if fitting := bisect_right(spaces, width, key=width_to):
        return spaces[fitting - 1]
    return max(1, bisect_right(range(1, len(text) + 1), width, key=width_to))
