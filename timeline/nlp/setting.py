"""What holds for a whole article: its date, its time expressions and the day headings that its paragraphs stand under."""

from __future__ import annotations

import bisect
import re
from collections.abc import Sequence
from dataclasses import dataclass

from timeline.model import Article
from timeline.nlp.times import Timex, find_timexes, read_dct
from timeline.read.structure import Block, structure

LEAST_DATES = 4  # dates that make a history
PAST_SHARE = 0.7
LEAST_ENTRIES = 3  # clock times that make a live report
LEAST_CREDITS = 2  # sources in brackets that make a digest of one day


OPENS_SENTENCE = re.compile(
    r"(?:^|[\n.!?][\"\u201d\u2019)]{0,2}\s{0,4})(?:(?:[Ll]ate|[Ee]arly|[Ll]ater) )?(?:[Ii]n|[Oo]n|[Bb]y) $"
)
LONGEST_OPENING = 20  # characters before the time that opens a sentence
UNPAUSED = re.compile(r" (?=[A-Z])")


@dataclass(frozen=True, slots=True)
class Setting:
    """What holds for a whole article while its mentions are made."""

    article: Article
    dct: str | None
    blocks: Sequence[Block]
    timexes: Sequence[Timex]
    day_headings: Sequence[tuple[int, Timex]]
    narrative: bool

    def heading_before(self, offset: int) -> Timex | None:
        """Give the day heading that `offset` stands under."""
        index = bisect.bisect_right(self.day_headings, offset, key=lambda heading: heading[0]) - 1
        return self.day_headings[index][1] if index >= 0 else None

    def today(self, offset: int) -> str | None:
        """Give the day that `offset` is told from: that of its heading, else of publication."""
        heading = self.heading_before(offset)
        day = heading.span.start if heading is not None and heading.span is not None else self.dct
        return day[:10] if day else None

    def pauses(self) -> frozenset[int]:
        """Give where a reader would pause: "In June | Syria shot down a jet", which the parser takes for one name."""
        text = self.article.text
        return frozenset(
            t.end
            for t in self.timexes
            if t.type == "DATE"
            and UNPAUSED.match(text, t.end)
            and OPENS_SENTENCE.search(text[max(0, t.start - LONGEST_OPENING) : t.start])
        )


def setting_of(article: Article) -> Setting:
    """Find the times of an article, its date of publication and its day headings."""
    opening, body = read_dct(article.text)
    dct = article.published or opening
    timexes = find_timexes(article.text, dct)
    blocks = structure(article.text)
    dated = [t for t in timexes if t.span is not None]
    days = [(b.start, t) for b in blocks if b.kind == "day" for t in _inside(b, dated)]
    if len(days) == 1 and sum(b.kind == "credit" for b in blocks) < LEAST_CREDITS:
        days = []  # the dateline of a single report
    hours = [] if days else _hours(blocks, timexes)
    telling = [t for t in timexes if t.start >= body]  # the dateline dates no act
    return Setting(article, dct, blocks, telling, days or hours, _is_narrative(dct, timexes))


def _inside(block: Block, timexes: Sequence[Timex]) -> Sequence[Timex]:
    """Give the times that begin in a block; they come in text order."""
    first, last = (bisect.bisect_left(timexes, end, key=lambda t: t.start) for end in (block.start, block.end))
    return timexes[first:last]


def _is_narrative(dct: str | None, timexes: Sequence[Timex]) -> bool:
    """Tell whether an article is a history: most of its dates lie years before its publication."""
    years = [int(t.span.start[:4]) for t in timexes if t.type == "DATE" and t.span is not None and t.span.start]
    if len(years) < LEAST_DATES:
        return False
    return dct is None or sum(y < int(dct[:4]) - 1 for y in years) > PAST_SHARE * len(years)


def _hours(blocks: Sequence[Block], timexes: Sequence[Timex]) -> list[tuple[int, Timex]]:
    """Give the clock times that open the entries of a live report ("14:45 The president condemns …"), if it is one."""
    opening = {b.start for b in blocks}
    hours = [(t.start, t) for t in timexes if t.start in opening and t.type == "TIME" and t.span is not None]
    return hours if len(hours) >= LEAST_ENTRIES else []
