"""Why an event or a link stands there: the sentences, the rules and the words that each fact rests on, in plain lines.

Takes a `Chronicle` and hands on a text. Offsets become quotations; sentences are counted from 1.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from timeline.graph.fit import Kinship
from timeline.graph.match import RULES as RULES_ACROSS
from timeline.graph.references import sentence_around
from timeline.graph.respond import CUE_GROUPS, HAND, INFERRED
from timeline.graph.rules import RULES as RULES_WITHIN
from timeline.graph.unlinked import why_unlinked
from timeline.io.tables import event_rows, when
from timeline.model import Chronicle, Event, Evidence, Link, Mention
from timeline.selection import find_event

MEANINGS: Mapping[str, str] = {name: meaning for name, _, meaning in RULES_WITHIN} | dict(RULES_ACROSS) | dict(INFERRED)
"""What each rule goes by, by its name."""

FIELDS = ("source", "target", "time", "place", "weapon", "killed", "wounded", "realis", "attributed_to", "disputed_by")


def explain(chronicle: Chronicle, event_id: str, later: str | None = None) -> str:
    """Say in plain lines what an event rests on, or why two events are linked or not; `Timeline.explain` describes it.

    Raises
    ------
    UsageError
        Where there is no such event.
    """
    reader = _Reader(chronicle)
    event = find_event(chronicle, event_id)
    if later is None:
        return "\n".join(reader.event(event))
    return "\n".join(reader.pair(event, find_event(chronicle, later)))


def link_sentences(chronicle: Chronicle, links: Iterable[Link]) -> Iterator[str]:
    """Yield for each link the sentence that says so, or that of the inferred answer, its words between square brackets."""
    yield from map(_Reader(chronicle).sentence, links)


def split_at_cue(chronicle: Chronicle, told: Evidence) -> tuple[str, str, str]:
    """Return the sentence that a link rests on: what stands before the cue, the cue, and what stands after it."""
    return _Reader(chronicle).cue(told)


@dataclass(frozen=True)
class _Reader:
    """A chronicle with what its explanations look up again and again."""

    chronicle: Chronicle

    @cached_property
    def events(self) -> dict[str, Event]:
        return {event.id: event for event in self.chronicle.events}

    @cached_property
    def texts(self) -> dict[str, str]:
        return {article.id: article.text for article in self.chronicle.articles}

    @cached_property
    def names(self) -> dict[str, str]:
        return {actor.id: actor.name for actor in self.chronicle.actors}

    @cached_property
    def mentions(self) -> Mapping[str, Sequence[Mention]]:
        """The mentions by article."""
        found: dict[str, list[Mention]] = defaultdict(list)
        for mention in (m for event in self.chronicle.events for m in event.mentions):
            found[mention.article].append(mention)
        return found

    def event(self, event: Event) -> Iterator[str]:
        """Yield all that is said of one event."""
        source, target = (self._called(side) or "?" for side in (event.source, event.target))
        [row] = event_rows(replace(self.chronicle, events=(event,)))
        kind = f"{event.type} ({event.mode})" if event.mode else event.type
        yield f"{event.id}  {event.label}"
        yield f"    {source} -> {target}; {when(row)}; {kind}; {event.realis}"
        yield f"    intensity {row['intensity']:g} of 10, Goldstein {row['goldstein']:g}; key {event.key}" + (
            "" if event.origin == "text" else f"; origin {event.origin}"
        )
        yield f"    {_confidence(event)}"
        yield from self._by_hand(event)
        for mention in event.mentions:
            yield f"    {mention.article}, sentence {mention.sentence_index + 1}: {self._quote(mention)}"
            if mention.joined_by:
                yield f"        joined by {_rule(mention.joined_by)}"
        yield from self._support(event)
        for link in self.chronicle.links:
            if event.id in (link.earlier, link.later):
                yield from self.link(link)

    def _called(self, actors: Sequence[str]) -> str:
        return ", ".join(self.names.get(one, one) for one in actors)

    def _by_hand(self, event: Event) -> Iterator[str]:
        notes = (note for note in self.chronicle.notes if event.id in note.events)
        yield from (f"    {note.kind}: {note.message}" for note in notes)

    def _support(self, event: Event) -> Iterator[str]:
        """Yield for each fact the words that it rests on, each once."""
        told = sorted({name for m in event.mentions for name in m.support}, key=_place_of_field)
        for name in told:
            spans = [(m, one) for m in event.mentions for one in m.support.get(name, ())]
            words = dict.fromkeys(self._words(mention, one) for mention, one in spans)
            yield f"    {name}: {', '.join(words)}"

    def _words(self, mention: Mention, one: tuple[int, int] | str) -> str:
        if not isinstance(one, str):
            return f'"{" ".join(self.texts.get(mention.article, "")[slice(*one)].split())}"'
        label = self.events[one].label if one in self.events else ""
        return f"taken from {one} ({label})"

    def pair(self, event: Event, other: Event) -> Iterator[str]:
        """Yield the links between two events, or why there is none."""
        links = [k for k in self.chronicle.links if {k.earlier, k.later} == {event.id, other.id}]
        for link in links:
            yield from self.link(link)
        if not links:
            yield f"no link joins {event.id} and {other.id}"
            notes = [n.message for n in self.chronicle.notes if {event.id, other.id} <= set(n.events)]
            kin = Kinship(self.chronicle.actors)
            reasons = notes or why_unlinked(event, other, self.chronicle.links, kin)
            yield from (f"    {reason}" for reason in reasons)

    def link(self, link: Link) -> Iterator[str]:
        """Yield what one link rests on."""
        said = "responds to" if link.kind == "responds_to" else "is brought about by"
        earlier, later = (f"{one} ({self.events[one].label})" for one in (link.earlier, link.later))
        yield f"{later} {said} {earlier}"
        if link.evidence:
            yield from self._stated(link.evidence)
        else:
            yield "    set by hand" if link.inferred == HAND else f"    inferred by {_rule(link.inferred or '')}"
        yield f"    confidence {link.confidence:.3g}"

    def _stated(self, told: Evidence) -> Iterator[str]:
        start, end = self._sentence_at(told)
        index = next(
            (m.sentence_index for m in self.mentions.get(told.article, ()) if m.sentence == (start, end)), None
        )
        where = told.article + ("" if index is None else f", sentence {index + 1}")
        yield f'    stated: "{told.cue}" in {where}: {self._marked(told.article, (start, end), (told.start, told.end))}'
        if told.group:
            yield f"    rule {told.group}: {CUE_GROUPS.get(told.group, 'the words join the two')}"
        if told.left_open:
            what = "what is answered" if told.left_open == "earlier" else "which act answers"
            yield f"    the words leave open {what}: it was found as the nearest act that fits, at a fifth less confidence"

    def sentence(self, link: Link) -> str:
        """Give the sentence of a link's cue, or of its later event."""
        if link.evidence:
            told = link.evidence
            return self._marked(told.article, self._sentence_at(told), (told.start, told.end))
        mentions = self.events[link.later].mentions
        return self._quote(mentions[0]) if mentions else ""

    def _sentence_at(self, told: Evidence) -> tuple[int, int]:
        """Find the sentence of a cue: that of a mention there, else what stands between two full stops or line breaks."""
        for mention in self.mentions.get(told.article, ()):
            if mention.sentence[0] <= told.start and told.end <= mention.sentence[1]:
                return mention.sentence
        return sentence_around(self.texts.get(told.article, ""), told.start, told.end)[0]

    def _quote(self, mention: Mention) -> str:
        return self._marked(mention.article, mention.sentence, (mention.start, mention.end))

    def _marked(self, article: str, sentence: tuple[int, int], words: tuple[int, int]) -> str:
        """Return a sentence with some of its words between square brackets, on one line."""
        before, marked, after = self._split(article, sentence, words)
        return " ".join(f"{before}[{marked}]{after}".split())

    def _split(self, article: str, sentence: tuple[int, int], words: tuple[int, int]) -> tuple[str, str, str]:
        text = self.texts.get(article, "")
        return text[sentence[0] : words[0]], text[slice(*words)], text[words[1] : sentence[1]]

    def cue(self, told: Evidence) -> tuple[str, str, str]:
        """Give the sentence of a cue: what stands before it, the cue, and what stands after it."""
        return self._split(told.article, self._sentence_at(told), (told.start, told.end))


def _rule(name: str) -> str:
    return f"{name}: {MEANINGS[name]}" if name in MEANINGS else name


def _place_of_field(name: str) -> tuple[int, str]:
    return FIELDS.index(name) if name in FIELDS else len(FIELDS), name


def _confidence(event: Event) -> str:
    """Say how sure an event is, and what that is made of where its tellings keep it."""
    whole = f"confidence {event.confidence:.3g}"
    told = [m.confidence for m in event.mentions if m.confidence is not None]
    if len(told) < 2:
        return whole
    return (
        f"{whole}: its {len(told)} tellings score {', '.join(f'{score:.3g}' for score in sorted(told, reverse=True))}"
    )
