"""What holds for a whole article: its date, its time expressions and the day headings that its paragraphs stand under."""

from __future__ import annotations

import bisect
from collections.abc import Sequence
from dataclasses import dataclass

from timeline.model import Article
from timeline.nlp.times import Timex, find_timexes, read_dct
from timeline.read.structure import structure


@dataclass(frozen=True, slots=True)
class Setting:
    """What holds for a whole article while its mentions are made."""

    article: Article
    dct: str | None
    timexes: Sequence[Timex]
    day_headings: Sequence[tuple[int, Timex]]

    def heading_before(self, offset: int) -> Timex | None:
        """Give the day heading that `offset` stands under."""
        index = bisect.bisect_right([start for start, _ in self.day_headings], offset) - 1
        return self.day_headings[index][1] if index >= 0 else None


def setting_of(article: Article) -> Setting:
    """Find the times of an article, its date of publication and its day headings."""
    dct = article.published or read_dct(article.text)[0]
    timexes = find_timexes(article.text, dct)
    days = [b for b in structure(article.text) if b.kind == "day"]
    headings = [(b.start, t) for b in days for t in timexes if b.start <= t.start < b.end and t.span is not None]
    return Setting(article, dct, timexes, headings)
