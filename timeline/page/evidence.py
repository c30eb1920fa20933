"""What an event rests on, as a reader sees it: the sentence that tells of it, cut into runs that say who did what to whom."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from timeline.figure.text import tidy
from timeline.graph.respond import INFERRED
from timeline.model import Article, Event, Link, Mention, Span

MOST_TELLINGS = 5
"""Tellings of an event that are quoted; how many more there are is said."""
LONGEST_QUOTE = 600
"""Characters of a sentence on either side of the trigger; what lies beyond is left out with an ellipsis."""
_MARKED = ("source", "target", "time", "place", "weapon", "killed", "wounded")
ACTION = "action"
ELLIPSIS = "…"


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of a quotation; `role` is "action", the field that it supports, or "" for other words."""

    text: str
    role: str = ""


@dataclass(frozen=True, slots=True)
class Quote:
    """A sentence in runs, and where it stands: the number of its article and of the sentence, both from 1."""

    runs: tuple[Run, ...]
    article: int
    sentence: int


def quote_event(event: Event, articles: Mapping[str, tuple[int, Article]]) -> tuple[Quote, ...]:
    """Return the sentences that tell of an event, each once, at most `MOST_TELLINGS`.

    `articles` gives the number and the article of an id.
    """
    quotes: dict[tuple[str, Span], Quote] = {}
    known = [mention for mention in event.mentions if mention.article in articles]
    for mention in sorted(known, key=lambda m: (articles[m.article][0], m.start)):
        number, article = articles[mention.article]
        place = mention.article, mention.sentence
        if place not in quotes:
            quotes[place] = Quote(tuple(_runs(mention, article.text)), number, mention.sentence_index + 1)
    return tuple(quotes.values())[:MOST_TELLINGS]


def _runs(mention: Mention, text: str) -> Iterator[Run]:
    """Cut the sentence of a mention at the spans that support it."""
    start, end = _window(mention)
    if start > mention.sentence[0]:
        yield Run(ELLIPSIS)
    position = start
    for (left, right), role in _marks(mention, (start, end)):
        if left > position:
            yield Run(flatten(text[position:left]))
        yield Run(flatten(text[left:right]), role)
        position = right
    if position < end:
        yield Run(flatten(text[position:end]))
    if end < mention.sentence[1]:
        yield Run(ELLIPSIS)


def _window(mention: Mention) -> Span:
    start, end = mention.sentence
    return max(start, mention.start - LONGEST_QUOTE), min(end, mention.end + LONGEST_QUOTE)


def _marks(mention: Mention, window: Span) -> list[tuple[Span, str]]:
    """Give the spans to mark in order; where two overlap, the action's and then the parties' go first."""
    wanted = [((mention.start, mention.end), ACTION)]
    wanted += [(span, role) for role in _MARKED for span in mention.support.get(role, ()) if not isinstance(span, str)]
    marks: list[tuple[Span, str]] = []
    for span, role in wanted:
        inside = window[0] <= span[0] < span[1] <= window[1]
        if inside and all(span[1] <= other[0] or other[1] <= span[0] for other, _ in marks):
            marks.append((span, role))
    return sorted(marks)


def flatten(text: str) -> str:
    """Put white space as one space, and drop what has no picture, but keep the space at either end."""
    before, after = text[:1].isspace(), text[-1:].isspace()
    return f"{' ' * before}{tidy(text)}{' ' * after}" if tidy(text) else " " * (before or after)


def write_reason(link: Link) -> str:
    """Return why a link was drawn: the cue in quotation marks, or the rule that inferred it and what it goes by.

    Examples
    --------
    >>> write_reason(Link("responds_to", "e1", "e2", 0.6, inferred="my-rule"))
    'inferred by the rule “my-rule”'
    """
    if link.evidence:
        return f"“{tidy(link.evidence.cue)}”"
    meaning = INFERRED.get(link.inferred or "")
    return f"inferred by the rule “{link.inferred}”{f' ({meaning})' if meaning else ''}"
