"""From what the language stage read in one article to its chronicle: events in order, links, notes.

Takes a `Reading`; hands on a `Chronicle`. The steps: mentions -> clusters (`corefer`) -> drafts -> answers (`respond`)
-> roles that follow from them (`fill`) -> one order (`order`) -> events.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Literal, Protocol

from timeline.graph.adversary import fill_adversaries
from timeline.graph.corefer import cluster_mentions
from timeline.graph.draft import Draft, choose, confidence_of, draft_events
from timeline.graph.fill import fill_roles
from timeline.graph.fit import Kinship
from timeline.graph.intensity import intensity
from timeline.graph.label import label_event
from timeline.graph.merge import merge_chronicles
from timeline.graph.order import Told, order_events
from timeline.graph.respond import Answer, link_responses
from timeline.graph.story import BACKWARD
from timeline.lexicon import EventType
from timeline.model import Actor, Chronicle, CueMention, Event, Evidence, Link, Mention, Reading

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
        the reading's notes followed by those on links that were given up.
    """
    kin = Kinship(reading.actors)
    clustering = cluster_mentions(reading.mentions, reading.cues, kin)
    drafts = draft_events(reading.mentions, clustering)
    answers, refusals = link_responses(drafts, reading.cues, kin)
    told = [Told(d.time, reading.article.id, d.first.mention.start) for d in drafts]
    ordering = order_events(told, answers)
    fill_roles(drafts, ordering.answers)
    fill_adversaries(drafts)
    ids = {number: f"e{place}" for place, number in enumerate(ordering.order, start=1)}
    events = tuple(_event(drafts[number], ids, kin, lexicon) for number in ordering.order)
    links = sorted((_link(a, ids, reading.article.id) for a in ordering.answers), key=_link_key)
    notes = (*reading.notes, *(r.note(ids) for r in (*refusals, *ordering.refusals) if r.answer.inferred is None))
    return Chronicle((reading.article,), _used_actors(reading, events), events, tuple(links), notes)


def _event(draft: Draft, ids: Mapping[int, str], kin: Kinship, lexicon: Ontology) -> Event:
    first, tellings = draft.first.mention, draft.tellings
    weapon, killed = choose(tellings, lambda m: m.weapon), choose(tellings, lambda m: m.killed)
    wounded = choose(tellings, lambda m: m.wounded)
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
        weapon=weapon,
        killed=killed,
        wounded=wounded,
        realis=draft.realis,
        attributed_to=_attributed_to(draft),
        disputed_by=tuple(dict.fromkeys(a for m in tellings for a in m.disputed_by)),
        goldstein=goldstein_of(draft.type, draft.mode, lexicon),
        intensity=intensity(
            draft.type,
            draft.mode,
            weapon=weapon,
            target_kinds={kin.kind(a) for a in draft.target},
            killed=killed,
            wounded=wounded,
            realis=draft.realis,
        ),
        confidence=confidence_of(tellings),
        mentions=_mentions(draft, ids),
    )


def _attributed_to(draft: Draft) -> tuple[str, ...]:
    """Give who claims the event, where every telling that is no mere back-reference is somebody's claim."""
    tellings = [m for m in draft.tellings if m.reference not in BACKWARD] or draft.tellings
    if not all(m.attributed_to for m in tellings):
        return ()
    return tuple(dict.fromkeys(a for m in tellings for a in m.attributed_to))


def _mentions(draft: Draft, ids: Mapping[int, str]) -> tuple[Mention, ...]:
    """Give the mentions; the first says from which event a role was taken that the text leaves empty."""
    first, *others = (m.mention for m in draft.tellings)
    taken = {role: (ids[number],) for role, number in draft.from_link.items()}
    return (replace(first, support={**first.support, **taken}), *others)


def goldstein_of(event_type: str, mode: str | None, lexicon: Ontology) -> float:
    """Give the Goldstein score of a mode, or of its type where the mode has none; 0 for a type that is not known."""
    known = lexicon.ontology.get(event_type)
    if known is None:
        return 0.0
    own = known.modes[mode].goldstein if mode and mode in known.modes else None
    return known.goldstein if own is None else own


def _link(answer: Answer, ids: Mapping[int, str], article: str) -> Link:
    cue = answer.cue
    evidence = _evidence(cue, article) if cue else None
    return Link(answer.kind, ids[answer.earlier], ids[answer.later], answer.confidence, evidence, answer.inferred)


def _evidence(cue: CueMention, article: str) -> Evidence:
    left_open: Literal["earlier", "later"] | None = None
    if cue.earlier is None or cue.later is None:
        left_open = "earlier" if cue.earlier is None else "later"
    return Evidence(article, cue.start, cue.end, cue.text, cue.group, left_open)


def _link_key(link: Link) -> tuple[int, int]:
    return int(link.later[1:]), int(link.earlier[1:])


def _used_actors(reading: Reading, events: Sequence[Event]) -> tuple[Actor, ...]:
    used = {a for e in events for a in (*e.source, *e.target, *e.attributed_to, *e.disputed_by)}
    return tuple(sorted((actor for actor in reading.actors if actor.id in used), key=lambda actor: actor.id))
