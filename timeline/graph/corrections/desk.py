"""The table on which a chronicle is corrected: its events, actors and links by id, and what finds them by key or name."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from difflib import get_close_matches
from typing import Any, Protocol, TypeVar

from timeline.graph.build import Ontology, goldstein_of
from timeline.graph.corrections.entries import SetLink
from timeline.graph.draft import confidence_of
from timeline.graph.fit import Kinship
from timeline.graph.intensity import intensity_of
from timeline.graph.label import relabel
from timeline.graph.references import note_with_new_names, with_new_names
from timeline.lexicon import NameTable
from timeline.model import Actor, Chronicle, Event, Link, Mention, Note, Relation

Tie = TypeVar("Tie", Link, Relation)


class Knowledge(Ontology, Protocol):
    """What is needed of a lexicon here: its event types, and the actors that it knows."""

    @property
    def names(self) -> NameTable:
        """Who there is."""


class MisfitError(Exception):
    """A correction that this timeline gives no hold to: that is said in a note, and costs nothing else."""


class Desk:
    """A chronicle while it is corrected.

    `to_link` and `to_merge` are what the corrections at hand link, and the keys of what they merge; `touched` the events whose
    inferred links are looked for anew; `cut` the links (earlier, later) that must not come back; `given` holds what hands have
    set, by event and field, `joined` the actors who now go by another's id. `missing` and `complaints` gather what the
    correction in hand finds nothing for.
    """

    def __init__(self, chronicle: Chronicle, lexicon: Knowledge, applied_before: Collection[str] = ()) -> None:
        self.lexicon = lexicon
        self.applied_before = applied_before
        self.articles = {article.id: article for article in chronicle.articles}
        self.texts = {article.id: article.text for article in chronicle.articles}
        self.actors = {actor.id: actor for actor in chronicle.actors}
        self.events = {event.id: event for event in chronicle.events}
        self.links: list[Link] = list(chronicle.links)
        self.relations: list[Relation] = list(chronicle.relations)
        self.notes: list[Note] = list(chronicle.notes)
        self.given: dict[tuple[str, str], object] = {}
        self.joined: dict[str, str] = {}
        self.to_link: list[SetLink] = []
        self.to_merge: set[str] = set()
        self.touched: set[str] = set()
        self.cut: set[tuple[str, str]] = set()
        self.missing: list[str] = []
        self.complaints: list[str] = []

    # --- finding ------------------------------------------------------------------------------------------------------

    def mention(self, key: str) -> tuple[Event, Mention] | None:
        """Find the mention that begins at a key, else one that goes over its place."""
        article, place = _place_of(key)
        here = [(e, m) for e in self.events.values() for m in e.mentions if m.article == article]
        exact = [found for found in here if found[1].start == place]
        return next(iter(exact or [found for found in here if found[1].start <= place < found[1].end]), None)

    def lookup(self, key: str) -> Event | None:
        """Find the event that a mention at this key tells of; an event without mentions by its own key."""
        found = self.mention(key)
        return found[0] if found else next((e for e in self.events.values() if e.key == key), None)

    def ends(self, link: SetLink) -> tuple[str, str] | None:
        """Give the events that a correction links, earlier and later."""
        earlier, later = self.lookup(link.earlier), self.lookup(link.later)
        return (earlier.id, later.id) if earlier and later else None

    def find(self, key: str) -> Event | None:
        """Find the event of a key, or note that there is none."""
        event = self.lookup(key)
        if event is None:
            self.missing.append(key)
        return event

    def nearest(self, key: str) -> str:
        """Say what there is in place of a key that finds nothing."""
        article, place = _place_of(key)
        if article not in self.articles:
            near = get_close_matches(article, self.articles, 1)
            return f'no article "{article}" is here' + (f'; the nearest is "{near[0]}"' if near else "")
        here = [m for e in self.events.values() for m in e.mentions if m.article == article]
        if not here:
            return f'no event of the article "{article}" is here'
        near_by = min(here, key=lambda m: (abs(m.start - place), m.start))
        return f'no event is told at "{key}"; the nearest is "{key_of(near_by)}" ("{near_by.trigger}")'

    def actor(self, name: str) -> Actor:
        """Find the actor of an id, name or alias, else one that the lexicon knows; upper and lower case are one.

        Raises
        ------
        MisfitError
            Where there is none.
        """
        now, passed = name, set[str]()
        while now.casefold() in self.joined and now not in passed:
            passed.add(now)
            now = self.joined[now.casefold()]
        found = called(now, self.actors.values()) or called(now, self.lexicon.names.actors.values())
        if found is None:
            message = f'{self.nearest_actor(name)}; a new one is given as {{ name = "…", kind = "…" }}'
            raise MisfitError(message)
        return found

    def nearest_actor(self, name: str) -> str:
        """Say whom there is in place of a name that nobody has."""
        known = {word.casefold(): word for a in self.actors.values() for word in (a.id, a.name, *a.aliases)}
        near = [known[word] for word in get_close_matches(name.casefold(), known)]
        return f'no actor is called "{name}"' + (f"; the nearest are {', '.join(near)}" if near else "")

    def words_for(self, name: str) -> Iterator[str]:
        """Give a name, and the id and name of the actor that it means in the timeline or the lexicon."""
        yield name
        for actors in (self.actors, self.lexicon.names.actors):
            actor = called(name, actors.values())
            if actor is not None and name.casefold() in {actor.id.casefold(), actor.name.casefold()}:
                yield from (actor.id, actor.name)

    def kin(self) -> Kinship:
        """Give who is akin to whom among the actors."""
        return Kinship(self.actors.values())

    # --- changing -----------------------------------------------------------------------------------------------------

    def new_id(self) -> str:
        """Give an id that no event has."""
        return f"e{1 + max((int(one[1:]) for one in self.events if one[1:].isdecimal()), default=0)}"

    def put(self, event: Event) -> None:
        """Lay an event down, new or in place of itself."""
        self.events[event.id] = event
        self.touched.add(event.id)

    def replace_event(self, old: str, new: str | None) -> None:
        """Take an event away, and let another one, if any, stand wherever it was named."""

        def names(one: str) -> str | None:
            return new if one == old else one

        self.events.pop(old, None)
        self.events = {one: with_new_names(event, names) for one, event in self.events.items()}
        if new is None:
            self.links = [k for k in self.links if old not in (k.earlier, k.later)]
            self.relations = [r for r in self.relations if old not in (r.earlier, r.later)]
        else:
            self.tie_anew((moved(k, old, new) for k in self.links), (moved(r, old, new) for r in self.relations))
        self.notes = [note for one in self.notes if (note := note_with_new_names(one, names))]
        self.touched.discard(old)

    def tie_anew(self, links: Iterable[Link], relations: Iterable[Relation]) -> None:
        """Lay down links and relations of which some have other ends: none twice, and none from an event to itself."""
        self.links = _once(links)
        self.relations = [r for r in dict.fromkeys(relations) if r.earlier != r.later]

    def forget_roles_from(self, origin: str, among: Iterable[str] | None = None) -> None:
        """Empty the roles that were taken from an event, by those of the events named, or by all."""
        for event in [e for e in self.events.values() if among is None or e.id in among]:
            for role in ("source", "target"):
                if any(origin in m.support.get(role, ()) for m in event.mentions):
                    emptied: dict[str, Any] = {role: ()}
                    self.put(self.graded(replace(without_support(event, role), **emptied)))

    def graded(self, event: Event, *, label: bool = True) -> Event:
        """Give an event the scores, and the label unless a hand has set it, that its facts make."""
        kin = self.kin()
        goldstein = goldstein_of(event.type, event.mode, self.lexicon)
        graded = replace(event, goldstein=goldstein, intensity=intensity_of(event, kin, self.texts))
        return (
            replace(graded, label=relabel(graded, kin)) if label and (event.id, "label") not in self.given else graded
        )


def called(name: str, actors: Iterable[Actor]) -> Actor | None:
    """Find an actor by id, else by name, else the one of whose aliases it is among the first."""
    wanted = name.casefold()
    ranked = []
    for actor in actors:
        words = [word.casefold() for word in (actor.id, actor.name, *actor.aliases)]
        if wanted in words:
            ranked.append((words.index(wanted), actor.id, actor))
    return min(ranked, key=lambda one: one[:2])[2] if ranked else None


def key_of(mention: Mention) -> str:
    """Give the key of a mention."""
    return f"{mention.article}:{mention.start}"


def place_of(mention: Mention) -> tuple[str, int]:
    """Give what mentions are sorted by."""
    return mention.article, mention.start


def resettled(event: Event, mentions: Sequence[Mention]) -> Event:
    """Give an event other mentions, and what follows from these: its key and how sure it is."""
    first, *others = sorted(mentions, key=place_of)
    told = [m.confidence for m in mentions if m.confidence is not None]
    confidence = confidence_of(told) if len(told) == len(mentions) else event.confidence
    settled = (replace(first, joined_by=None), *others)
    return replace(event, key=key_of(first), mentions=settled, confidence=confidence)


def without_support(event: Event, *fields: str) -> Event:
    """Take from an event's mentions the words for facts that do not rest on them."""
    mentions = (
        replace(m, support={name: spans for name, spans in m.support.items() if name not in fields})
        for m in event.mentions
    )
    return replace(event, mentions=tuple(mentions))


def _place_of(key: str) -> tuple[str, int]:
    article, _, offset = key.rpartition(":")
    return article, int(offset)


def _once(links: Iterable[Link]) -> list[Link]:
    """Keep one link for two events in one direction: what is stated before what is inferred, then the surest."""
    ranked = sorted(links, key=lambda k: (k.evidence is None, -k.confidence))
    best = {(k.earlier, k.later): k for k in reversed(ranked) if k.earlier != k.later}
    return list(best.values())


def moved(tie: Tie, old: str, new: str) -> Tie:
    """Give a link or relation with another event in place of one."""
    return replace(
        tie, earlier=new if tie.earlier == old else tie.earlier, later=new if tie.later == old else tie.later
    )
