"""Whether a text is English, told by the words that every English text is full of."""

from __future__ import annotations

import re

# Function words that other languages written in Latin letters do not share ("in", "was", "on" and "a" are words of several).
ENGLISH = frozenset(
    "the of and to for with by that from it its had were been has his her their who which are after said not but have this "
    "they would will when than there these those what our we he she is at or".split()
)
FEWEST_WORDS = 15
LEAST_SHARE = 0.06  # our own articles have from .2 to .4 of them; texts in other Latin letters below .05
MOST_FOREIGN_LETTERS = 0.3
SAMPLE = 20_000  # characters
_WORD = re.compile(r"[^\W\d_]+")
_FOREIGN = re.compile("[\u0250-\U0010ffff]")


def looks_english(text: str) -> bool:
    """Tell whether a text looks like English; a text of a few words always does.

    Examples
    --------
    >>> looks_english("France struck a base in Syria, and Iran condemned the strikes as an act of war against the region.")
    True
    >>> looks_english("Frankreich hat am Montag einen Stützpunkt in Syrien angegriffen, und der Iran hat das verurteilt.")
    False
    """
    words = [word.lower() for word in _WORD.findall(text[:SAMPLE])]
    letters = sum(map(len, words))
    foreign = len(_FOREIGN.findall("".join(words)))
    if letters and foreign > MOST_FOREIGN_LETTERS * letters:
        return False
    return len(words) < FEWEST_WORDS or sum(word in ENGLISH for word in words) >= LEAST_SHARE * len(words)
