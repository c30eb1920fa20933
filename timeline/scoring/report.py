"""What the scores of a timeline say, as a table of text and as plain data."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import reduce
from operator import add
from typing import Any

from timeline.scoring.scorer import COLUMNS, Count, Scores, score
from timeline.scoring.told import Names

DIGITS = 3
MEANINGS = {
    "event": "events found",
    "type": "found with the right type",
    "realis": "actual, planned, threatened ...",
    "source": "who acted",
    "target": "who was acted on",
    "date": "the exact date",
    "undated": "rightly left undated",
    "link": "links with the right ends and kind",
    "whole": "events with everything right",
}
"""What each column counts."""


class Report:
    """The scores of a timeline by article; `scores` of all together. It prints as a table.

    Parameters
    ----------
    by_article
        The scores of each article of the annotation, by its id.
    missing
        Articles of the annotation that the timeline does not have: nothing was found in them.
    """

    def __init__(self, by_article: Mapping[str, Scores], missing: Sequence[str] = ()) -> None:
        self.by_article = dict(by_article)
        self.missing = tuple(missing)
        self.scores = reduce(add, self.by_article.values())

    def to_dict(self) -> dict[str, Any]:
        """Return all figures as plain data: `all`, `articles` by id, `missing`, and each of the `faults`."""
        return {
            "all": _figures(self.scores),
            "articles": {name: _figures(scores) for name, scores in self.by_article.items()},
            "missing": list(self.missing),
            "faults": [
                {"article": one.article, "kind": one.kind, "gold": one.gold, "found": one.found}
                for one in self.scores.faults
            ],
        }

    def lines(self, *, faults: bool = False) -> Iterator[str]:
        """Yield the lines of the table: each column's figures, the kinds of faults, and each fault where that is asked for."""
        width = max(map(len, MEANINGS.values()))
        yield f"{'':{width}}  {'F1':>6} {'precision':>9} {'recall':>6} {'right':>6} {'found':>6} {'gold':>6}"
        for column in COLUMNS:
            count = self.scores.counts[column]
            figures = f"{count.f1:>6.3f} {count.precision:>9.3f} {count.recall:>6.3f}"
            yield f"{MEANINGS[column]:<{width}}  {figures} {count.right:>6} {count.found:>6} {count.gold:>6}"
        kinds = Counter(fault.kind for fault in self.scores.faults)
        if kinds:
            yield ""
        for kind, number in sorted(kinds.items(), key=lambda item: (-item[1], item[0])):
            yield f"{number:>6}  {kind}"
        if faults and kinds:
            yield ""
            for fault in self.scores.faults:
                yield f"{fault.article}  {fault.kind}: {fault.gold or '-'} | {fault.found or '-'}"

    def __str__(self) -> str:
        return "\n".join(self.lines())

    __repr__ = __str__


def _figures(scores: Scores) -> dict[str, dict[str, float | int]]:
    return {column: _figure(scores.counts[column]) for column in COLUMNS}


def _figure(count: Count) -> dict[str, float | int]:
    rates = {"f1": count.f1, "precision": count.precision, "recall": count.recall}
    return {name: round(rate, DIGITS) for name, rate in rates.items()} | {
        "right": count.right,
        "found": count.found,
        "gold": count.gold,
    }


def report(
    golds: Sequence[Mapping[str, Any]], found: Mapping[str, Any], aliases: Mapping[str, Sequence[str]]
) -> Report:
    """Score a timeline against the annotation of its articles.

    Parameters
    ----------
    golds
        At least one, as `gold.read_gold` gives them.
    found
        The timeline, as `Timeline.to_dict` gives it; articles without annotation count for nothing.
    aliases
        Other names of parties under which they are accepted.
    """
    names = Names(aliases)
    there = {article["id"] for article in found["articles"]}
    scores = {str(gold["id"]): score(gold, found, names) for gold in golds}
    return Report(scores, [name for name in scores if name not in there])
