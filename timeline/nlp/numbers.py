"""Numbers of people in figures and words: "1,200", "three hundred", "half a dozen", "scores"."""

from __future__ import annotations

import re
from collections.abc import Iterable

from timeline.nlp.times.words import NUMBERS

MULTIPLES = {"dozen": 12, "hundred": 100, "thousand": 1000, "million": 1_000_000}
COUNTING = MULTIPLES.keys() | {"half"}
FIGURES = re.compile(r"\d{1,9}(\.\d{1,3})?")
VAGUE = {"dozens": 24, "scores": 40, "hundreds": 200, "thousands": 2000, "several": 2, "many": 2, "some": 1, "few": 2}
"""The least that a word for an uncertain number means."""


def number_of(words: Iterable[str]) -> int | None:
    """Read a number in figures or words; None where it is neither.

    Examples
    --------
    >>> number_of(["twenty", "-", "two"]), number_of(["1,200"]), number_of(["three", "hundred"]), number_of(["many"])
    (22, 1200, 300, None)
    >>> number_of(["1.5", "million"]), number_of(["half", "a", "dozen"])
    (1500000, 6)
    """
    total, current, seen = 0.0, 0.0, False
    for word in (part for w in words for part in w.split("-") if part):
        if word in MULTIPLES:
            current = (current or 1) * MULTIPLES[word]
            total, current = (total + current, 0) if MULTIPLES[word] > 100 else (total, current)
            seen = True
        elif (value := _plain_number(word)) is not None:
            current += value
            seen = True
    number = total + current
    return int(number) if seen and number.is_integer() else None


def _plain_number(word: str) -> float | None:
    """Read one word that stands for a number by itself; "half" counts what follows by halves."""
    if word == "half":
        return 0.5
    figures = word.replace(",", "")
    return float(figures) if FIGURES.fullmatch(figures) and figures.isascii() else NUMBERS.get(word)
