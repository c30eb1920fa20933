"""What is shown of one event, as plain values: its facts in words, its quoted sentences, what it answers and what answers it.

Takes a `Chronicle`; texts are on one line and without characters that have no picture. Nothing here is escaped.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from timeline.figure.days import DateWords, write_time
from timeline.figure.text import tidy
from timeline.model import Article, Chronicle, Event, Link
from timeline.page.content import write_details, write_status
from timeline.page.evidence import Quote, quote_event, write_reason


@dataclass(frozen=True, slots=True)
class Told:
    """An event in words; `more` counts the sentences that are not quoted, `ties` are its links, one line each."""

    id: str
    key: str
    label: str
    who: str
    whom: str
    when: str
    kind: str
    remarks: tuple[str, ...]
    intensity: float
    confidence: float
    quotes: tuple[Quote, ...]
    more: int
    ties: tuple[str, ...]


@dataclass(frozen=True)
class Teller:
    """Tells the events of a chronicle, and keeps what that looks up again and again."""

    chronicle: Chronicle

    @cached_property
    def events(self) -> Mapping[str, Event]:
        """The events by id."""
        return {event.id: event for event in self.chronicle.events}

    @cached_property
    def articles(self) -> Mapping[str, tuple[int, Article]]:
        """The articles by id, with their numbers from 1."""
        return {article.id: (number, article) for number, article in enumerate(self.chronicle.articles, start=1)}

    @cached_property
    def names(self) -> Mapping[str, str]:
        """The names of the actors by id."""
        return {actor.id: tidy(actor.name) for actor in self.chronicle.actors}

    @cached_property
    def links(self) -> Mapping[str, list[Link]]:
        """The links by the id of either end."""
        found: dict[str, list[Link]] = defaultdict(list)
        for link in self.chronicle.links:
            found[link.earlier].append(link)
            found[link.later].append(link)
        return found

    def tell(self, event: Event) -> Told:
        """Give an event in words."""
        quotes = quote_event(event, self.articles)
        sentences = {(one.article, one.sentence) for one in event.mentions if one.article in self.articles}
        return Told(
            id=event.id,
            key=tidy(event.key),
            label=self.label(event.id),
            who=self._called(event.source) or "actor not named",
            whom=self._called(event.target),
            when=write_time(event.time, DateWords()),
            kind=f"{event.type.capitalize()}{f', {event.mode}' if event.mode else ''}",
            remarks=(*write_details(event), *write_status(event, self.names)),
            intensity=event.intensity,
            confidence=event.confidence,
            quotes=quotes,
            more=len(sentences) - len(quotes),
            ties=tuple(self._ties(event)),
        )

    def label(self, event_id: str) -> str:
        """Give an event's label, beginning with a capital."""
        label = tidy(self.events[event_id].label)
        return label[:1].upper() + label[1:]

    def place(self, quote: Quote) -> str:
        """Give where a quotation stands."""
        return f"{tidy(self.chronicle.articles[quote.article - 1].id)}, sentence {quote.sentence}"

    def _called(self, actors: tuple[str, ...]) -> str:
        return ", ".join(self.names.get(one, one) for one in actors)

    def _ties(self, event: Event) -> Iterator[str]:
        for link in self.links.get(event.id, ()):
            first = link.later == event.id
            other = link.earlier if first else link.later
            yield f"{relation(link, from_later=first)} {other} {self.label(other)}: {write_reason(link)}"


def relation(link: Link, *, from_later: bool) -> str:
    """Say how one end of a link stands to the other.

    Examples
    --------
    >>> relation(Link("responds_to", "e1", "e2", 0.9, inferred="rule"), from_later=False)
    'answered by'
    """
    if link.kind == "responds_to":
        return "answers" if from_later else "answered by"
    return "brought about by" if from_later else "brought about"
