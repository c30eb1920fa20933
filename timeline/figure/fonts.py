"""Fonts: how wide a text is, and which of its letters no font can draw.

DejaVu Sans comes with matplotlib, so it is the same on every machine; it lacks the scripts of East Asia. Letters it
lacks are looked up in the wide fonts below, as far as they are installed.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from math import fsum

from matplotlib.font_manager import FontProperties, findfont, fontManager, get_font
from matplotlib.textpath import text_to_path

from timeline.figure.text import Measure

DEFAULT_FONT = "DejaVu Sans"
SUBSTITUTE = "□"
"""Stands for a letter that no font has."""
_MARK = "\u200e"
_INVISIBLE = frozenset("\u200c\u200d\u200e")
_WIDE_FONTS = (
    "Noto Sans CJK SC",
    "Noto Sans CJK JP",
    "Source Han Sans SC",
    "WenQuanYi Zen Hei",
    "Microsoft YaHei",
    "PingFang SC",
    "Hiragino Sans GB",
    "Arial Unicode MS",
    "Noto Sans Devanagari",
    "Noto Sans Thai",
)

Families = tuple[str, ...]


def font_families(font: str | None) -> Families:
    """Return the families to look letters up in, in this order: the one asked for, DejaVu Sans, installed wide ones."""
    installed = set(fontManager.get_font_names())
    asked = [font] if font and font in installed else []
    return tuple(dict.fromkeys([*asked, DEFAULT_FONT, *(name for name in _WIDE_FONTS if name in installed)]))


def text_measure(families: Families) -> Measure:
    """Return a measure of text widths in points, in the fonts that are drawn.

    A line is measured word by word, so that trying where to break a text measures each of its words once.
    """

    def measure(text: str, size: float, *, bold: bool = False) -> float:
        words = drawable(text, families).split(" ")
        gaps = (len(words) - 1) * _width(" ", families, bold=bold)
        return (gaps + fsum(_width(word, families, bold=bold) for word in words)) * size / 100

    return lru_cache(maxsize=20_000)(measure)


@lru_cache(maxsize=20_000)
def drawable(text: str, families: Families) -> str:
    """Return `text` with a box in place of each letter that none of the families has."""
    return "".join(c if c in _INVISIBLE or _has(c, families) else SUBSTITUTE for c in text)


def left_to_right(text: str) -> str:
    """Return `text` so that a line with words of a script from right to left still begins at its left end."""
    return f"{_MARK}{text}" if any(unicodedata.bidirectional(c) in ("R", "AL") for c in text) else text


def missing_letters(texts: Iterable[str], families: Families) -> str:
    """Return the letters of `texts` that none of the families has, each once, in the order of their code points."""
    return "".join(sorted({c for text in texts for c in text if drawable(c, families) != c}))


@lru_cache(maxsize=200)
def font_of(families: Families, size: float, *, bold: bool = False, italic: bool = False) -> FontProperties:
    """Return the font of a size in points."""
    return FontProperties(
        family=list(families), size=size, weight="bold" if bold else "normal", style="italic" if italic else "normal"
    )


@lru_cache(maxsize=20_000)
def _width(word: str, families: Families, *, bold: bool) -> float:
    """Measure at 100 points, where rounding to the pixel grid no longer counts."""
    if not word:
        return 0.0
    width, _, _ = text_to_path.get_text_width_height_descent(word, font_of(families, 100.0, bold=bold), ismath=False)
    return float(width)


@lru_cache(maxsize=20_000)
def _has(letter: str, families: Families) -> bool:
    paths = (findfont(FontProperties(family=[name])) for name in families)
    return any(get_font(path).get_char_index(ord(letter)) for path in paths)
