"""Which articles are one source: reprints of the same copy, and articles of one outlet.

Ten papers that print one agency's report are one witness. Texts are compared by their shingles (runs of five words) through
MinHash, so that hundreds of thousands can be compared without comparing each with each.

References
----------
Broder, A. Z. (1997). On the resemblance and containment of documents. Proceedings of Compression and Complexity of
Sequences, 21-29.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from timeline.model import Article, Event

SHINGLE = 5  # words
# Texts of which half the shingles are the same meet in a band nearly always, unlike ones hardly ever.
BANDS, ROWS = 21, 3
HELD = 4  # collections of articles whose sources are remembered
ALIKE = 0.5  # share of the shingles that reprints have in common
PRIME = (1 << 31) - 1
WORD = re.compile(r"\w+")
Signature = NDArray[np.int64]


def source_of_articles(articles: Iterable[Article]) -> dict[str, str]:
    """Give for each article, by id, the id of the first article that is of the same source.

    Parameters
    ----------
    articles
        In any order; the first is the one with the earliest day of publication, then the smallest id.

    Returns
    -------
    dict
        Articles are of one source if their outlet is the same, or half of their runs of five words, also through others.

    Examples
    --------
    >>> told = "The army said on Monday that it had shelled two villages near the border."
    >>> source_of_articles([Article("a", told), Article("b", told), Article("c", "Nothing happened.")])
    {'a': 'a', 'b': 'a', 'c': 'c'}
    """
    return dict(_sources(tuple(articles)))


@lru_cache(maxsize=HELD)
def _sources(articles: tuple[Article, ...]) -> Mapping[str, str]:
    """Find the sources once for the same articles: every table of a timeline, and of its parts, asks for them."""
    ordered = sorted(articles, key=lambda a: (a.published or "9", a.id))
    first = {article.id: article.id for article in ordered}
    place = {name: number for number, name in enumerate(first)}
    for one, other in (*_of_one_outlet(ordered), *_reprints(ordered)):
        earlier, later = sorted((_root(first, one), _root(first, other)), key=lambda name: place[name])
        first[later] = earlier
    return {article.id: _root(first, article.id) for article in sorted(ordered, key=lambda a: a.id)}


def independent_sources(event: Event, source_of: Mapping[str, str]) -> int:
    """Count the independent sources that tell of an event; `source_of` is what `source_of_articles` gave."""
    return len({source_of.get(mention.article, mention.article) for mention in event.mentions})


def _root(first: dict[str, str], name: str) -> str:
    while first[name] != name:
        name = first[name]
    return name


def _of_one_outlet(articles: Sequence[Article]) -> Iterator[tuple[str, str]]:
    met: dict[str, str] = {}
    for article in articles:
        if article.outlet:
            yield met.setdefault(article.outlet.casefold(), article.id), article.id


def _reprints(articles: Sequence[Article]) -> Iterator[tuple[str, str]]:
    """Yield pairs of ids whose texts are alike; candidates are those that agree in a whole band of their signatures."""
    long_enough = [(a.id, words) for a in articles if len(words := _words(a.text)) >= SHINGLE]
    signatures = [_signature(words) for _, words in long_enough]
    buckets: dict[tuple[int, bytes], list[int]] = defaultdict(list)
    for number, signature in enumerate(signatures):
        for band in range(BANDS):
            bucket = buckets[band, signature[band * ROWS : (band + 1) * ROWS].tobytes()]
            alike = (n for n in bucket if np.mean(signatures[n] == signature) >= ALIKE)
            other = next(alike, None)
            if other is None:
                bucket.append(number)
            else:
                yield long_enough[other][0], long_enough[number][0]


def _words(text: str) -> list[str]:
    return WORD.findall(text.casefold())


def _signature(words: Sequence[str]) -> Signature:
    """Give the smallest value of each of many hash functions over a text's shingles."""
    shingles = {" ".join(words[i : i + SHINGLE]) for i in range(len(words) - SHINGLE + 1)}
    hashes = np.array([crc32(shingle.encode()) % PRIME for shingle in shingles], dtype=np.int64)
    smallest: Signature = ((np.outer(_FACTORS, hashes) + _ADDENDS[:, None]) % PRIME).min(axis=1)
    return smallest


def _numbers(name: str) -> NDArray[np.int64]:
    """Give the constants of the hash functions: the same in every process and on every day."""
    return np.array([crc32(f"{name}{n}".encode()) % (PRIME - 1) + 1 for n in range(BANDS * ROWS)], dtype=np.int64)


_FACTORS, _ADDENDS = _numbers("factor"), _numbers("addend")
