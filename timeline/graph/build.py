"""From what the language stage read in one article to its chronicle: events in order, links, notes.

Takes a `Reading`; hands on a `Chronicle`. The steps: mentions -> clusters (`corefer`) -> drafts -> answers (`respond`)
-> roles that follow from them (`fill`) or are likely (`guess`) -> one order (`order`) -> events.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from typing import Protocol

from timeline.graph.claims import Claim, Refused, claim_of, links_of, order_claims, relations_of
from timeline.graph.clues import Evidence
from timeline.graph.contradictions import contradiction_notes, date_note
from timeline.graph.corefer import cluster_mentions
from timeline.graph.distance import date_by_distance
from timeline.graph.draft import Draft, choose, confidence_of, draft_events
from timeline.graph.fill import fill_roles
from timeline.graph.fit import Kinship
from timeline.graph.guess import guess_parties
from timeline.graph.intensity import intensity_of
from timeline.graph.label import label_event
from timeline.graph.merge import merge_chronicles
from timeline.graph.order import Ordering, Told, order_events
from timeline.graph.respond import Answer, link_responses
from timeline.graph.rules import SAME_ACT
from timeline.graph.sides import fill_sides
from timeline.graph.story import BACKWARD, has_own_date
from timeline.lexicon import EventType
from timeline.lexicon.weights import load_weights
from timeline.model import Actor, Chronicle, Event, Mention, Note, Reading, Span

# Kinds of actor who are at home where they protest, as far as nothing else is said.
PROTESTERS = frozenset({"civilians", "party", "ngo", "person", "other"})

__all__ = ["build_chronicle", "goldstein_of", "merge_chronicles"]


class Ontology(Protocol):
    """What is needed of a lexicon here."""

    @property
    def ontology(self) -> Mapping[str, EventType]:
        """The event types by name."""


def build_chronicle(reading: Reading, lexicon: Ontology) -> Chronicle:
    """Build the chronicle of one article.

    Parameters
    ----------
    reading
        Mentions in text order, cues whose ends are indices into them, and all actors they refer to.
    lexicon
        Gives the Goldstein scores of types and modes.

    Returns
    -------
    Chronicle
        Events `e1, e2, …` in order (see `order_events`), links in the order of their later and earlier events, and
        the reading's notes, followed by those on what contradicts: links and orders that were given up, two dates of one event.
    """
    kin = Kinship(reading.actors)
    story = gather(reading, kin)
    drafts, ordering = story.drafts, story.ordering
    fill_sides(drafts, story.evidence)
    guess_parties(drafts, story.evidence, load_weights())
    article = reading.article.id
    ids = {number: f"e{place}" for place, number in enumerate(ordering.order, start=1)}
    _bound(drafts, ordering)
    texts = {article: reading.article.text}
    bare = (_event(drafts[number], ids, kin, lexicon) for number in ordering.order)
    events = tuple(replace(event, intensity=intensity_of(event, kin, texts)) for event in bare)
    refused = [*(_against_dates(claim_of(answer, article)) for answer in story.impossible), *ordering.refused]
    return Chronicle(
        (reading.article,),
        _used_actors(reading, events),
        events,
        links_of(ordering.kept, ids, {event.id: event.confidence for event in events}),
        (*reading.notes, *contradiction_notes(refused, story.told, ids), *_date_notes(drafts, ids, article)),
        relations=relations_of(ordering.kept, ids),
    )


@dataclass(frozen=True, slots=True)
class Gathered:
    """What an article says for sure: its drafts, their order and links, and the evidence for what it leaves open.

    `told` says of each draft when and where it is told, `impossible` are links that run against the dates.
    """

    drafts: list[Draft]
    told: list[Told]
    ordering: Ordering
    impossible: list[Answer]
    evidence: Evidence


def gather(reading: Reading, kin: Kinship) -> Gathered:
    """Put the mentions of an article together, link and order them, and fill the roles that follow from links."""
    drafts = draft_events(reading.mentions, cluster_mentions(reading.mentions, reading.cues, kin), kin)
    date_by_distance(drafts, reading.orders)
    answers, impossible = link_responses(drafts, reading.cues, kin)
    article = reading.article.id
    told = [Told(d.time, article, d.first.mention.start) for d in drafts]
    claims = [claim_of(answer, article) for answer in answers]
    ordering = order_events(told, [*claims, *order_claims(reading.orders, drafts, answers, article)])
    kept = set(ordering.kept)
    followed = [answer for answer, claim in zip(answers, claims, strict=True) if claim in kept]
    fill_roles(drafts, followed)
    evidence = Evidence(drafts, reading.namings, followed, kin, reading.signatory)
    return Gathered(drafts, told, ordering, impossible, evidence)


def _date_notes(drafts: Sequence[Draft], ids: Mapping[int, str], article: str) -> Iterator[Note]:
    for draft in drafts:
        told = [(m.time, article) for m in draft.tellings if m.realis == draft.realis and has_own_date(m)]
        if (note := date_note(ids[draft.number], draft.time, told)) is not None:
            yield note


def _against_dates(claim: Claim) -> Refused:
    return Refused(claim, (), (claim.earlier, claim.later))


def _bound(drafts: Sequence[Draft], ordering: Ordering) -> None:
    """Give undated drafts the day before or after which they must lie, in place."""
    for draft in drafts:
        draft.time = ordering.time_of(draft.number, draft.time)


def _event(draft: Draft, ids: Mapping[int, str], kin: Kinship, lexicon: Ontology) -> Event:
    first, tellings = draft.first.mention, draft.tellings
    return Event(
        id=ids[draft.number],
        key=f"{first.article}:{first.start}",
        type=draft.type,
        mode=draft.mode,
        label=label_event(draft.telling, draft.type, draft.source, draft.target, kin),
        source=draft.source,
        target=draft.target,
        time=draft.time,
        place=choose(tellings, lambda m: m.place),
        weapon=choose(tellings, lambda m: m.weapon),
        killed=choose(tellings, lambda m: m.killed),
        wounded=choose(tellings, lambda m: m.wounded),
        realis=draft.realis,
        attributed_to=_attributed_to(draft),
        disputed_by=tuple(dict.fromkeys(a for m in tellings for a in m.disputed_by)),
        goldstein=goldstein_of(draft.type, draft.mode, lexicon),
        intensity=0.0,  # follows from the rest
        confidence=confidence_of(m.confidence for m in tellings),
        mentions=_mentions(draft, ids),
    )


def _attributed_to(draft: Draft) -> tuple[str, ...]:
    """Give who claims the event, where every telling that is no mere back-reference is somebody's claim."""
    tellings = [m for m in draft.tellings if m.reference not in BACKWARD] or draft.tellings
    if not all(m.attributed_to for m in tellings):
        return ()
    return tuple(dict.fromkeys(a for m in tellings for a in m.attributed_to))


def _mentions(draft: Draft, ids: Mapping[int, str]) -> tuple[Mention, ...]:
    """Give the mentions; the first says from which event or words a role was taken that its own sentence leaves empty."""
    first, *others = (m.mention for m in draft.tellings)
    taken: dict[str, tuple[Span | str, ...]] = {role: (ids[number],) for role, number in draft.from_link.items()}
    taken |= draft.from_text
    named = (replace(first, support={**first.support, **taken}), *others)
    return (*named, *_echoes(draft, {(m.start, m.end) for m in named}))


def _echoes(draft: Draft, named: AbstractSet[Span]) -> Iterator[Mention]:
    """Yield the words that name an act once more beside its mentions, each once."""
    for echo in (e for telling in draft.tellings for e in telling.echoes):
        if (echo.start, echo.end) not in named:
            yield replace(echo, joined_by=SAME_ACT)


def goldstein_of(event_type: str, mode: str | None, lexicon: Ontology) -> float:
    """Give the Goldstein score of a mode, or of its type where the mode has none; 0 for a type that is not known."""
    known = lexicon.ontology.get(event_type)
    if known is None:
        return 0.0
    own = known.modes[mode].goldstein if mode and mode in known.modes else None
    return known.goldstein if own is None else own


def _used_actors(reading: Reading, events: Sequence[Event]) -> tuple[Actor, ...]:
    used = {a for e in events for a in (*e.source, *e.target, *e.attributed_to, *e.disputed_by)}
    states = {actor.id for actor in reading.actors if actor.kind == "state"}
    actors = (_at_home(actor, events, states) for actor in reading.actors if actor.id in used)
    return tuple(sorted(actors, key=lambda actor: actor.id))


def _at_home(actor: Actor, events: Sequence[Event], states: AbstractSet[str]) -> Actor:
    """Give those who protest the country where they do so, or else the one that they protest against, if it is always the same."""
    if actor.country is not None or actor.kind not in PROTESTERS:
        return actor
    protests = [e for e in events if e.type == "PROTEST" and actor.id in e.source]
    places = {e.place.country for e in protests if e.place is not None and e.place.country}
    known = places or {a for e in protests for a in e.target if a in states}
    return replace(actor, country=next(iter(known))) if len(known) == 1 else actor
