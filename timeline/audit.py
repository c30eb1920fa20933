"""Nothing invented: whether each thing that a timeline says rests on words of its articles.

Takes a `Chronicle` and hands on its claims: every party, date, place, number and link of an event from a text, each with
the fault that was found where nothing supports it. The checks read only the timeline and its texts again; they share no
rule with the stages that made it. What a hand or an import has set cannot be checked so, and is counted apart.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from timeline.graph.corrections.settle import APPLIED
from timeline.graph.respond import HAND, INFERRED
from timeline.lexicon import Lexicon, find_names, load_lexicon
from timeline.model import Chronicle, Event, Evidence, Link, Mention, Relation, Span, Tally, TimeSpan
from timeline.nlp.numbers import COUNTING, MULTIPLES, VAGUE, number_of
from timeline.nlp.times.words import NUMBERS

ROLES = ("source", "target")
_FIRST_PERSON = frozenset({"we", "us", "our", "ours", "i", "me", "my"})
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_YEAR = re.compile(r"(?<!\d)[12]\d{3}(?!\d)")
_WORD = re.compile(r"[a-z]+|\d+")
_NUMBER = re.compile(r"[a-z]+|\d+(?:[.,]\d+)*")
_BY_HAND = "by hand"


@dataclass(frozen=True, slots=True)
class Claim:
    """One thing that a timeline says, and the `fault` where nothing supports it; "by hand" where it need not be supported."""

    about: str
    field: str
    fault: str | None = None

    @property
    def unsupported(self) -> bool:
        """Whether the articles do not bear it out."""
        return self.fault not in (None, _BY_HAND)

    @property
    def by_hand(self) -> bool:
        """Whether a hand or an import has set it, so that no text can bear it out."""
        return self.fault == _BY_HAND


def audit(
    chronicle: Chronicle, originals: Mapping[str, str] | None = None, lexicon: Lexicon | None = None
) -> tuple[Claim, ...]:
    """Check each claim of a timeline against the texts of its articles.

    Parameters
    ----------
    chronicle
        As the loader gives it: ids name something, and the trigger of each mention stands at its place.
    originals
        Texts of the articles from elsewhere, by id; then those that the timeline carries must be the same.
    lexicon
        The tables that say which state a place or an institution belongs to; None takes the package's own.

    Returns
    -------
    tuple of Claim
        First the articles (where originals are given), then events and links in the order of the timeline.

    Examples
    --------
    >>> from timeline.model import Article, Mention
    >>> audit(Chronicle((Article("a", "War."),), (), (), ()), {"a": "Peace."})
    (Claim(about='a', field='text', fault='is not the text of the article that was given'),)
    """
    auditor = _Auditor(chronicle, lexicon or load_lexicon(None))
    return tuple(
        claim for part in (_articles(chronicle, originals or {}), auditor.events(), auditor.ties()) for claim in part
    )


def _articles(chronicle: Chronicle, originals: Mapping[str, str]) -> Iterator[Claim]:
    if not originals:
        return
    for article in chronicle.articles:
        if article.id not in originals:
            yield Claim(article.id, "text", "none of the articles that were given has this id")
        else:
            same = originals[article.id] == article.text
            yield Claim(article.id, "text", None if same else "is not the text of the article that was given")


@dataclass(frozen=True)
class _Auditor:
    """A chronicle with what the checks look up again and again."""

    chronicle: Chronicle
    lexicon: Lexicon
    _reached: dict[str, frozenset[str]] = field(default_factory=dict)

    @cached_property
    def texts(self) -> dict[str, str]:
        return {article.id: article.text for article in self.chronicle.articles}

    @cached_property
    def byname(self) -> dict[str, Event]:
        return {event.id: event for event in self.chronicle.events}

    @cached_property
    def published(self) -> dict[str, str | None]:
        return {article.id: article.published for article in self.chronicle.articles}

    @cached_property
    def readable(self) -> dict[str, str]:
        """Everything that an article says of who is who: its text, title and outlet."""
        return {a.id: "\n".join((a.text, a.title or "", a.outlet or "")) for a in self.chronicle.articles}

    @cached_property
    def names(self) -> dict[str, tuple[str, ...]]:
        return {actor.id: tuple(map(_folded, (actor.name, *actor.aliases))) for actor in self.chronicle.actors}

    @cached_property
    def corrected(self) -> frozenset[str]:
        """The events that a hand has corrected: what it set rests on no words."""
        return frozenset(one for note in self.chronicle.notes if note.kind == APPLIED for one in note.events)

    @cached_property
    def neighbours(self) -> Mapping[str, set[str]]:
        near: dict[str, set[str]] = defaultdict(set)
        ties: tuple[Link | Relation, ...] = (*self.chronicle.links, *self.chronicle.relations)
        for tie in ties:
            near[tie.earlier].add(tie.later)
            near[tie.later].add(tie.earlier)
        return near

    # -- events ------------------------------------------------------------------------------------------------------

    def events(self) -> Iterator[Claim]:
        for event in self.chronicle.events:
            if event.origin != "text":
                yield Claim(event.id, "event", _BY_HAND)
                continue
            yield Claim(event.id, "mentions", self._telling_fault(event))
            for name, fault in self._facts(event):
                missing = fault is not None and not self._spans(event, name)
                yield Claim(event.id, name, _BY_HAND if missing and event.id in self.corrected else fault)

    def _telling_fault(self, event: Event) -> str | None:
        if not event.mentions:
            return "no words of an article tell of the event"
        if event.key not in {f"{m.article}:{m.start}" for m in event.mentions}:
            return f"the key {event.key!r} is that of no mention"
        return next((fault for m in event.mentions if (fault := self._mention_fault(m))), None)

    def _mention_fault(self, mention: Mention) -> str | None:
        text, (start, end) = self.texts.get(mention.article, ""), mention.sentence
        if not start <= mention.start < mention.end <= end <= len(text):
            return f"the sentence {list(mention.sentence)} of {mention.article!r} does not hold {mention.trigger!r}"
        for name, spans in mention.support.items():
            for one in spans:
                if not isinstance(one, str) and not any(map(str.isalnum, text[slice(*one)])):
                    return f"the words for {name} at {list(one)} of {mention.article!r} are none"
        return None

    def _facts(self, event: Event) -> Iterator[tuple[str, str | None]]:
        """Yield the fault, if any, of each field that is filled."""
        for role in ROLES:
            for actor in getattr(event, role):
                yield role, self._party_fault(event, role, actor)
        for name in ("attributed_to", "disputed_by"):
            for actor in getattr(event, name):
                yield name, self._named_fault(event, name, actor)
        if event.time:
            yield "time", self._time_fault(event, event.time)
        if event.place:
            wanted = _folded(event.place.name)
            told = wanted in map(_folded, self._words(event, "place"))
            yield "place", None if told else f"no words say {event.place.name!r}"
        if event.weapon:
            yield "weapon", None if self._words(event, "weapon") else f"no words say {event.weapon!r}"
        for name, tally in (("killed", event.killed), ("wounded", event.wounded)):
            if tally:
                yield name, _tally_fault(tally, self._words(event, name))

    def _spans(self, event: Event, name: str) -> list[tuple[Mention, Span | str]]:
        return [(mention, one) for mention in event.mentions for one in mention.support.get(name, ())]

    def _words(self, event: Event, name: str) -> list[str]:
        """Give the words that support a field."""
        return [
            self.texts.get(mention.article, "")[slice(*one)]
            for mention, one in self._spans(event, name)
            if not isinstance(one, str)
        ]

    # -- parties -----------------------------------------------------------------------------------------------------

    def _party_fault(self, event: Event, role: str, actor: str) -> str | None:
        """A party is named, or follows from another event of which it is a party."""
        taken = [self.byname[one] for _, one in self._spans(event, role) if isinstance(one, str) and one in self.byname]
        if any(actor in (*other.source, *other.target) for other in taken):
            return None
        return self._named_fault(event, role, actor)

    def _named_fault(self, event: Event, name: str, actor: str) -> str | None:
        words = {_folded(one) for one in self._words(event, name)}
        if not words:
            return f"no words say {actor!r}"
        articles = sorted({m.article for m in event.mentions})
        if words & _FIRST_PERSON or any(self._names_actor(article, actor) for article in articles):
            return None
        return f"{actor!r} is named nowhere in the articles that tell of it"

    def _names_actor(self, article: str, actor: str) -> bool:
        """Tell whether an article names an actor, or a place or institution that is the actor's by the tables."""
        readable = self.readable.get(article, "")
        if any(called in _folded(readable) for called in self.names.get(actor, ())):
            return True
        named = find_names(readable, self.lexicon.names, {})
        return any(actor in (name.actor, name.country) for _, _, name in named)

    # -- times -------------------------------------------------------------------------------------------------------

    def _time_fault(self, event: Event, time: TimeSpan) -> str | None:
        words = self._words(event, "time")
        if time.basis == "order":
            return None if words or self._bounded(event, time) else "no event that it is joined to has this day"
        if time.expression is None:
            spoken = time.start == time.end and time.start in {self.published.get(m.article) for m in event.mentions}
            return None if spoken else "it has no words, and is not the day of publication"
        if not any(self._stands(mention, one, time.expression) for mention, one in self._spans(event, "time")):
            return f"no words say {time.expression!r}"
        return _expression_fault(time, time.expression)

    def _stands(self, mention: Mention, one: Span | str, words: str) -> bool:
        """Tell whether words stand at a span, or around it: "5" is one day of "between 5 and 7 June"."""
        if isinstance(one, str):
            return False
        around = slice(max(0, one[1] - len(words)), one[0] + len(words))
        return words in self.texts.get(mention.article, "")[around] or words == " ".join(
            self.texts[mention.article][slice(*one)].split()
        )

    def _bounded(self, event: Event, time: TimeSpan) -> bool:
        """Tell whether a bound is a day of an event that links and relations join to this one, at any remove."""
        days = {
            day[:10]
            for other in self._joined(event.id) - {event.id}
            if (span := self.byname[other].time)
            for day in (span.start, span.end)
            if day
        }
        return all(day[:10] in days for day in (time.start, time.end) if day)

    def _joined(self, start: str) -> frozenset[str]:
        """Give the events that ties join to one, at any remove, and itself."""
        if start not in self._reached:
            found, waiting = {start}, [start]
            while waiting:
                further = self.neighbours[waiting.pop()] - found
                found |= further
                waiting += further
            self._reached.update(dict.fromkeys(found, frozenset(found)))
        return self._reached[start]

    # -- links -------------------------------------------------------------------------------------------------------

    def ties(self) -> Iterator[Claim]:
        for link in self.chronicle.links:
            fault = self._link_fault(link)
            by_hand = fault is None and link.inferred == HAND
            yield Claim(f"{link.earlier} -> {link.later}", "link", _BY_HAND if by_hand else fault)
        for relation in self.chronicle.relations:
            yield Claim(
                f"{relation.earlier} -> {relation.later}", "relation", self._evidence_fault(relation, relation.evidence)
            )

    def _link_fault(self, link: Link) -> str | None:
        earlier, later = self.byname[link.earlier].time, self.byname[link.later].time
        if earlier and later and earlier.start and later.end and later.end[:10] < earlier.start[:10]:
            return "it runs against time"
        if link.evidence:
            return self._evidence_fault(link, link.evidence)
        return None if link.inferred in INFERRED else f"there is no rule {link.inferred!r}"

    def _evidence_fault(self, tie: Link | Relation, told: Evidence) -> str | None:
        """The cue stands in an article that tells of both ends (the loader has compared its words)."""
        ends = (self.byname[tie.earlier], self.byname[tie.later])
        imported = any(event.origin == "import" for event in ends)
        both = all(any(m.article == told.article for m in event.mentions) for event in ends)
        if not (both or imported):
            return f"{told.article!r}, in which {told.cue!r} stands, does not tell of both events"
        return None if any(map(str.isalnum, told.cue)) else f"{told.cue!r} are no words"


def _folded(text: str) -> str:
    return " ".join(text.casefold().split())


def _expression_fault(time: TimeSpan, expression: str) -> str | None:
    """The years, and in a full date the month and day, are those of the words."""
    bounds = [day for day in (time.start, time.end) if day]
    words = _WORD.findall(expression.casefold())
    years = [int(year) for year in _YEAR.findall(expression)]
    told = {int(day[:4]) for day in bounds}
    if time.basis == "explicit" and years and not told & set(years):
        return f"{expression!r} names another year than {' and '.join(bounds)}"
    months = {word[:3] for word in words if word[:3] in _MONTHS and word.isalpha()}
    if time.precision == "day" and months and not months & {_MONTHS[int(day[5:7]) - 1] for day in bounds}:
        return f"{expression!r} names another month than {' and '.join(bounds)}"
    return None


def _tally_fault(tally: Tally, words: Iterable[str]) -> str | None:
    """Each number is one that the words say; a singular without a number ("a guard") is one."""
    phrases = list(words)
    said = {number for phrase in phrases for number in _numbers(phrase)}
    wrong = [number for number in (tally.min, tally.max) if number is not None and number not in said]
    if not phrases:
        return "no words say a number"
    return f"{' '.join(phrases)!r} does not say {wrong[0]}" if wrong else None


def _numbers(phrase: str) -> Iterator[int]:
    """Yield every number that a phrase may mean: of its words one by one, joined, and by what they multiply."""
    words = _NUMBER.findall(phrase.casefold())
    counted = [word for word in words if word in NUMBERS or word in COUNTING or word[0].isdigit()]
    singles = [number for word in counted if (number := number_of([word])) is not None]
    yield from singles
    yield from (VAGUE[word] for word in words if word in VAGUE)
    yield from (number * MULTIPLES[word] for number in singles for word in words if word in MULTIPLES)
    whole = number_of(counted)
    if whole is not None:
        yield whole
    if not singles:
        yield 1
