"""The words of a picture: title, subtitle, footer, table rows, alternative text. They claim no more than the data."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from timeline.figure.acts import write_act, write_intensity, write_parties
from timeline.figure.days import TO, DateWords, When, place_in_time, write_date, write_range, write_time
from timeline.figure.options import FigureOptions
from timeline.figure.scope import ORIGIN_MARKS, Item, Scope, Tie, select
from timeline.figure.text import tidy
from timeline.model import Chronicle, Event, TimeSpan

_ORIGINS = {"hand": "added by hand", "import": "imported"}
_RIVALRY = 3
"""Acts between two parties that make them the ones whom a headline names."""
_LONGEST_RIVALS = 44
"""Letters of both their names; longer ones would crowd out what the headline counts."""
MOST_CLAUSES = 60
"""Events that an alternative text tells one by one."""


def write_title(scope: Scope, words: DateWords) -> str:
    """Return "A and B: N events, M response links, first to last date", of what took place.

    A and B are the two who act on each other in most of the events, or else who answer each other most, where there are such;
    with others, "and others". Where less than half of the events are dated, their time is said of these alone.
    """
    happened = [item for item in scope.items if not item.hollow]
    if not happened:
        others = len(scope.items)
        return f"{count(others, 'event')} planned, threatened or supposed, none reported" if others else "No events"
    numbers = {item.number for item in happened}
    answers = [t for t in scope.ties if {t.earlier, t.later} <= numbers and t.link.kind == "responds_to"]
    events = f"{_write_rivals(happened, answers)}{count(len(happened), 'event')}"
    links, span = [count(len(answers), "response link")] if answers else [], write_span(happened, words)
    dated = sum(item.when is not None for item in happened)
    if span and 2 * dated < len(happened):
        return f"{events}, {dated} of them dated ({span[0]}){''.join(f', {one}' for one in links)}"
    return ", ".join([events, *links, *span])


def _write_rivals(items: Sequence[Item], answers: Sequence[Tie]) -> str:
    """Return "A and B: " of the two between whom most acts pass, or who answer each other most; nothing where none stand out."""
    acts = [(item.sources[0], item.targets[0]) for item in items if item.sources and item.targets]
    actors = {item.number: item.actor for item in items if item.sources}
    answered = [(actors[t.earlier], actors[t.later]) for t in answers if {t.earlier, t.later} <= actors.keys()]
    enough = 1 if len(items) < _RIVALRY else _RIVALRY - 1
    rivals = _leading(acts, _RIVALRY) or _leading(answered, enough)
    if not rivals:
        return ""
    first = next(name for item in items for name in (*item.sources, *item.targets) if name in rivals)
    both = sorted(rivals, key=lambda name: name != first)
    if sum(map(len, both)) > _LONGEST_RIVALS:
        return ""
    parties = {name for item in items for name in (*item.sources, *item.targets)}
    return f"{', '.join(both)} and others: " if len(parties) > 2 else f"{' and '.join(both)}: "


def _leading(pairs: Sequence[tuple[str, str]], least: int) -> tuple[str, ...]:
    """Return the two different names that make the most pairs, at least `least`; none where others make as many."""
    counts = Counter(tuple(sorted(pair)) for pair in pairs if pair[0] != pair[1])
    ranked = counts.most_common(2)
    if not ranked or ranked[0][1] < least or (len(ranked) > 1 and ranked[1][1] == ranked[0][1]):
        return ()
    return ranked[0][0]


def write_subtitle(scope: Scope, how_to_read: str, words: DateWords) -> str:
    """Return how to read the picture, and what the title does not count."""
    parts = [how_to_read]
    hollow = sum(item.hollow for item in scope.items)
    if hollow and hollow < len(scope.items):
        parts.append(f"{count(hollow, 'hollow marker')}: not carried out, not counted.")
    parts.append(_write_sources(scope, words))
    return " ".join(parts)


def write_footer(scope: Scope, *remarks: str) -> str:
    """Return what was left out, what was not read from a text, and which tool made the picture."""
    parts = [*filter(None, remarks), *(f"{sentence}." for sentence in write_left_out(scope)), *_write_origins(scope)]
    made = " ".join(["Made with timeline", *([scope.version] if scope.version else [])])
    lexicon = f" (lexicon {scope.lexicon.removeprefix('sha256:')[:8]})" if scope.lexicon else ""
    return " ".join([*parts, f"{made}{lexicon}."])


def write_left_out(scope: Scope) -> list[str]:
    """Return what of the chronicle the picture does not show, one phrase a reason."""
    counts = [
        (scope.weaker_links, "weaker link", f"hidden (confidence below {scope.least:g})"),
        (scope.unsure_events, "event", f"hidden (confidence below {scope.least:g})"),
        (scope.groundless_events, "event", "not drawn for want of evidence in a text"),
        (scope.hidden_events, "event", "filtered out"),
        (scope.negated_events, "negated event", "not drawn"),
    ]
    return [f"{count(number, noun)} {what}" for number, noun, what in counts if number]


def _write_origins(scope: Scope) -> list[str]:
    """Explain the marks of events that nobody read from a text."""
    origins: Counter[str] = Counter(item.event.origin for item in scope.items)
    return [
        f"{mark} {_ORIGINS[origin]}: {count(origins[origin], 'event')}."
        for origin, mark in ORIGIN_MARKS.items()
        if origins[origin]
    ]


def write_place_in_text(item: Item, scope: Scope) -> str:
    """Return "[a1 s3]": article and sentence of the mention that tells it, both counted from 1, and how many more there are."""
    mention = item.telling
    if mention is None:
        return f"[{write_origin(item.event) or 'no text'}]"
    order = [article.id for article in scope.articles]
    article = f"a{order.index(mention.article) + 1}" if mention.article in order else mention.article
    more = len(item.event.mentions) - 1
    place = f"{article} s{mention.sentence_index + 1}{f' +{more}' if more else ''}"
    return f"[{', '.join(filter(None, (place, write_origin(item.event))))}]"


def write_origin(event: Event) -> str:
    """Return who says so where it is not a text that was read: "added by hand", "imported", else nothing."""
    return _ORIGINS.get(event.origin, "")


def write_outlet(item: Item, scope: Scope) -> str:
    """Return the outlet of the article that tells it, else its title, else its id; of a single one the subtitle tells."""
    if len(scope.articles) == 1:
        return ""
    mention = item.telling
    article = next((a for a in scope.articles if mention and a.id == mention.article), None)
    return tidy(article.outlet or article.title or article.id) if article else ""


def write_quote(item: Item) -> str:
    """Return the words that name the act, in quotation marks; empty where the act is told in them, or nothing tells it."""
    return f"“{tidy(item.telling.trigger)}”" if item.telling and not item.act else ""


def alt_text(chronicle: Chronicle, options: FigureOptions | None = None) -> str:
    """Return the picture in words, for those who do not see it: one sentence of summary, then a clause an event.

    At most `MOST_CLAUSES` events are told; how many more there are is said.
    """
    options = options or FigureOptions()
    scope = select(chronicle, options)
    clauses = [_clause(item, scope, options.words) for item in scope.items[:MOST_CLAUSES]]
    rest = len(scope.items) - MOST_CLAUSES
    more = [f"And {count(rest, 'more event')}."] if rest > 0 else []
    return " ".join([f"{write_title(scope, options.words)}.", *clauses, *more])


def count(number: int, noun: str) -> str:
    """Return a number with its noun.

    >>> count(1, "event"), count(1200, "event")
    ('1 event', '1,200 events')
    """
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def write_span(items: Sequence[Item], words: DateWords) -> list[str]:
    """Return the time from the first to the last of `items`, each bound no more exact than it is known."""
    timed = [(item.when, item.event.time) for item in items if item.when]
    if not timed:
        return []
    first, opening = min(timed, key=lambda pair: (pair[0].start, -_exactness(pair[0])))
    last, closing = max(timed, key=lambda pair: (pair[0].end, _exactness(pair[0])))
    if {first.shape, last.shape} <= {"point", "bar"}:
        return [write_range(first.start, last.end, words)]
    exact = ("point", "bar")
    start = write_date(first.start, words) if first.shape in exact else _beginning(write_time(opening, words))
    end = write_date(last.end, words) if last.shape in exact else write_time(closing, words).rpartition(TO)[2].strip()
    if words.style == "day-first" and start[-5:] == end[-5:] and start != end:
        start = start[:-5]
    return [start if start == end else f"{start} {TO} {end}"]


def _exactness(when: When) -> int:
    """Return how much a bound tells that others share: a day more than a month, and that more than "after" it."""
    return {"point": 2, "bar": 2, "whisker": 1}.get(when.shape, 0)


def _beginning(time: str) -> str:
    """Return the first of the months of a time, with its year.

    >>> _beginning(f"Mar{TO}May 1931"), _beginning(f"Dec 1930 {TO} Feb 1931"), _beginning("1931")
    ('Mar 1931', 'Dec 1930', '1931')
    """
    head, _, rest = time.partition(TO)
    head = head.strip()
    return f"{head} {rest[-4:]}" if rest and not head[-4:].isdigit() else head


def _write_sources(scope: Scope, words: DateWords) -> str:
    """Return how many articles there are; of a single one, where and when it was published."""
    told = f"From {count(len(scope.articles), 'article')}"
    if len(scope.articles) != 1:
        return f"{told}."
    article = scope.articles[0]
    named = write_publication(article.outlet or article.title, article.published, words)
    return f"{told} ({named})." if named else f"{told}."


def write_publication(name: str | None, published: str | None, words: DateWords) -> str:
    """Return who published and when, as far as both are known."""
    day = place_in_time(TimeSpan(published, published, "day", "explicit"))
    facts = [tidy(name or ""), write_date(day.at, words) if day else ""]
    return ", ".join(fact for fact in facts if fact)


def _clause(item: Item, scope: Scope, words: DateWords) -> str:
    causes = [str(tie.earlier) for tie in scope.ties if tie.later == item.number]
    status: list[str] = [] if item.event.realis == "actual" else [item.event.realis]
    status += [word for word in ("disputed" if item.disputed else "", write_origin(item.event)) if word]
    answers = [f"after {', '.join(causes)}"] if causes else []
    remarks = f" ({'; '.join([*status, *answers])})" if status or answers else ""
    return f"{item.number}: {write_time(item.event.time, words)}, {write_parties(item)}, {write_act(item)}, {write_intensity(item)}{remarks}."
