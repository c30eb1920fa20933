"""What the page shows, as plain values: the events of the picture in its order and with its numbers, and the articles."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from timeline.figure.acts import is_mutual, write_deed, write_victims
from timeline.figure.days import DateWords, write_time
from timeline.figure.options import FigureOptions
from timeline.figure.scope import Item, Tie, print_name, select
from timeline.figure.text import tidy
from timeline.figure.titles import write_left_out, write_origin, write_publication, write_title
from timeline.model import Article, Chronicle, Event
from timeline.notes import tell_notes
from timeline.page.evidence import Quote, quote_event, write_reason


@dataclass(frozen=True, slots=True)
class Answer:
    """An event that this one answers (or was brought about by), by its number, and what says so."""

    number: int
    relation: str
    reason: str
    inferred: bool


@dataclass(frozen=True, slots=True)
class EventRow:
    """An event in words. `actors` are the names of all its parties, `more` counts the sentences that are not quoted.

    Of those who did it to each other (`mutual`), `who` are the ones and `whom` the others.
    """

    number: int
    id: str
    when: str
    who: str
    whom: str
    mutual: bool
    label: str
    kind: str
    details: tuple[str, ...]
    status: tuple[str, ...]
    type: str
    realis: str
    intensity: float
    confidence: float
    actors: tuple[str, ...]
    quotes: tuple[Quote, ...]
    more: int
    answers: tuple[Answer, ...]


@dataclass(frozen=True, slots=True)
class Source:
    """An article; `url` is None unless it is an address that a browser may safely open."""

    number: int
    name: str
    details: str
    url: str | None


@dataclass(frozen=True, slots=True)
class Content:
    """All that the page tells beside the picture."""

    title: str
    events: tuple[EventRow, ...]
    sources: tuple[Source, ...]
    notes: tuple[str, ...]

    @property
    def actors(self) -> tuple[str, ...]:
        """The names to choose from, sorted."""
        return tuple(sorted({name for event in self.events for name in event.actors}, key=str.casefold))

    @property
    def types(self) -> tuple[str, ...]:
        """The types to choose from, sorted."""
        return tuple(sorted({event.type for event in self.events}))

    @property
    def realis(self) -> tuple[str, ...]:
        """The realis values that occur, sorted."""
        return tuple(sorted({event.realis for event in self.events}))

    @property
    def links(self) -> tuple[tuple[int, int], ...]:
        """Earlier and later number of each link."""
        return tuple((answer.number, event.number) for event in self.events for answer in event.answers)


def lay_out(chronicle: Chronicle, options: FigureOptions) -> Content:
    """Return the content of the page of a chronicle, under the options of its picture."""
    scope = select(chronicle, options)
    names = {actor.id: print_name(actor.name) for actor in chronicle.actors}
    articles = {article.id: (number, article) for number, article in enumerate(chronicle.articles, start=1)}
    answers: dict[int, list[Tie]] = defaultdict(list)
    for tie in scope.ties:
        answers[tie.later].append(tie)
    events = tuple(_row(item, answers[item.number], names, articles, options.words) for item in scope.items)
    sources = tuple(_source(number, article, options.words) for number, article in articles.values())
    title = options.title or write_title(scope, options.words)
    return Content(
        title,
        events,
        sources,
        (*(f"{one}." for one in write_left_out(scope)), *map(tidy, tell_notes(chronicle.notes))),
    )


def _row(
    item: Item,
    answers: Sequence[Tie],
    names: Mapping[str, str],
    articles: Mapping[str, tuple[int, Article]],
    words: DateWords,
) -> EventRow:
    event = item.event
    quotes = quote_event(event, articles)
    told = len({(mention.article, mention.sentence) for mention in event.mentions if mention.article in articles})
    return EventRow(
        number=item.number,
        id=event.id,
        when=write_time(event.time, words),
        who=", ".join([name for name in item.sources if name not in item.targets] or item.sources) or item.actor,
        whom=", ".join(item.targets),
        mutual=is_mutual(item),
        label=write_deed(item),
        kind=f"{event.type.capitalize()}{f', {event.mode}' if event.mode else ''}",
        details=tuple(write_details(event)),
        status=tuple(write_status(event, names)),
        type=event.type,
        realis=event.realis,
        intensity=event.intensity,
        confidence=event.confidence,
        actors=tuple(dict.fromkeys(names.get(a, a) for a in (*event.source, *event.target))),
        quotes=quotes,
        more=told - len(quotes),
        answers=tuple(_answer(tie) for tie in answers),
    )


def write_details(event: Event) -> list[str]:
    """Return where, with what and with how many casualties an event took place, as far as the text says."""
    found = [f"in {tidy(event.place.name)}"] if event.place else []
    found += [f"with {tidy(event.weapon)}"] if event.weapon else []
    return found + write_victims(event)


def write_status(event: Event, names: Mapping[str, str]) -> list[str]:
    """Return what keeps an event from being a plain fact; `names` are those of the actors by id."""
    found: list[str] = [] if event.realis == "actual" else [event.realis]
    for words, ids in (("according to", event.attributed_to), ("disputed by", event.disputed_by)):
        found += [f"{words} {', '.join(names.get(a, a) for a in ids)}"] if ids else []
    return [*found, *filter(None, [write_origin(event)])]


def _answer(tie: Tie) -> Answer:
    relation = "answers" if tie.link.kind == "responds_to" else "brought about by"
    return Answer(tie.earlier, relation, write_reason(tie.link), tie.inferred)


def _source(number: int, article: Article, words: DateWords) -> Source:
    name = tidy(article.title or "") or tidy(article.id)
    details = write_publication(article.outlet, article.published, words)
    return Source(number, name, details, safe_address(article.url))


def safe_address(url: str | None) -> str | None:
    """Return an address that leads to a web page, None for any other.

    Examples
    --------
    >>> safe_address("https://example.org/a"), safe_address("javascript:alert(1)")
    ('https://example.org/a', None)
    """
    address = (url or "").strip()
    try:
        parts = urlsplit(address)
    except ValueError:
        return None
    return address if parts.scheme in ("http", "https") and parts.netloc else None
