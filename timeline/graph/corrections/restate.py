"""The deeds of a hand on the desk that say what an event was: other facts, an event that was missed, what it answers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from timeline.graph.corrections.desk import Desk, MisfitError, without_support
from timeline.graph.corrections.entries import Add, Change, SetLink, Unlink, wording
from timeline.graph.references import sentence_around
from timeline.graph.respond import HAND
from timeline.model import Actor, Event, Evidence, Link, Mention

GRADED_BY = frozenset({"type", "mode", "realis", "source", "target"})
LABELLED_BY = frozenset({"type", "source", "target"})


def change(desk: Desk, correction: Change) -> bool:
    """Give an event other facts, and what follows from them."""
    event = desk.find(correction.key)
    if event is None:
        return False
    twice = next((n for n, v in correction.facts.items() if desk.given.get((event.id, n), v) != v), None)
    if twice:
        message = f"another correction of this event gives its {twice}; the first one holds"
        raise MisfitError(message)
    facts = _facts(desk, event, correction.facts)
    desk.given.update({(event.id, name): value for name, value in correction.facts.items()})
    _lay_down(desk, event, facts)
    return True


def _lay_down(desk: Desk, event: Event, facts: Mapping[str, Any]) -> None:
    """Change an event's facts; they no longer rest on its words, and what rests on them follows."""
    changed = replace(without_support(event, *facts), **facts)
    if GRADED_BY & set(facts):
        changed = desk.graded(changed, label=bool(LABELLED_BY & set(facts)) and "label" not in facts)
    desk.put(changed)
    _follow(desk, event, changed)


def _facts(desk: Desk, event: Event, given: Mapping[str, Any]) -> dict[str, Any]:
    """Give the new values of an event's fields: parties by their ids, and no mode that its type does not have."""
    facts = dict(given)
    parties = {role: [_party(desk, one) for one in given[role]] for role in ("source", "target") if role in given}
    event_type = facts.get("type", event.type)
    known = desk.lexicon.ontology.get(event_type)
    modes = known.modes if known else {}
    if facts.get("mode") and facts["mode"] not in modes:
        message = f"{event_type} has no mode {facts['mode']!r}; allowed are {', '.join(modes) or 'none'}"
        raise MisfitError(message)
    if event.mode and "mode" not in facts and event.mode not in modes:
        facts["mode"] = None
    for role, actors in parties.items():
        facts[role] = tuple(desk.actors.setdefault(actor.id, actor).id for actor in actors)
    return facts


def _party(desk: Desk, one: str | Actor) -> Actor:
    return desk.actor(one) if isinstance(one, str) else one


def _follow(desk: Desk, before: Event, after: Event) -> None:
    """Let the roles that were taken from an event follow its parties."""
    for event in list(desk.events.values()):
        for role in ("source", "target"):
            if any(before.id in m.support.get(role, ()) for m in event.mentions):
                held = getattr(event, role)
                new = after.source if held == before.source else after.target if held == before.target else held
                if new != held:
                    followed: dict[str, Any] = {role: new}
                    desk.put(desk.graded(replace(event, **followed)))


def add(desk: Desk, correction: Add) -> bool:
    """Add an event that was missed; where one is told there by now, it gets these facts."""
    event = desk.lookup(correction.key)
    if event is not None and wording(correction) in desk.applied_before:
        desk.touched.add(event.id)
        return True
    if event is None:
        mention = _mention_at(desk, correction)
        if mention is None:
            return False
        event = desk.graded(_plain_event(desk.new_id(), correction, mention))
    _lay_down(desk, event, _facts(desk, event, correction.facts))
    return True


def _plain_event(event_id: str, correction: Add, mention: Mention) -> Event:
    return Event(
        id=event_id, key=correction.key, type=correction.facts["type"], mode=None, label=correction.trigger,
        source=(), target=(), time=None, place=None, weapon=None, killed=None, wounded=None, realis="actual",
        attributed_to=(), disputed_by=(), goldstein=0.0, intensity=0.0, confidence=1.0, mentions=(mention,), origin="hand",
    )  # fmt: skip


def _mention_at(desk: Desk, correction: Add) -> Mention | None:
    """Make the mention of an event that was missed, in the sentence that a neighbour has, or that full stops make."""
    name, _, offset = correction.key.rpartition(":")
    start = int(offset)
    article, end = desk.articles.get(name), start + len(correction.trigger)
    if article is None:
        desk.missing.append(correction.key)
        return None
    if article.text[start:end] != correction.trigger:
        message = f'at "{correction.key}" stands "{article.text[start:end]}"'
        raise MisfitError(message)
    told = [m for e in desk.events.values() for m in e.mentions if m.article == name]
    around = next((m for m in told if m.sentence[0] <= start and end <= m.sentence[1]), None)
    sentence, index = (around.sentence, around.sentence_index) if around else sentence_around(article.text, start, end)
    return Mention(name, start, end, correction.trigger, sentence, index, confidence=1.0)


# --- links ------------------------------------------------------------------------------------------------------------


def unlink(desk: Desk, correction: Unlink) -> bool:
    """Take the link from the earlier to the later event away, with the roles that were filled by it."""
    later, earlier = desk.find(correction.later), desk.find(correction.earlier)
    if later is None or earlier is None:
        return False
    pair = (earlier.id, later.id)
    if pair in map(desk.ends, desk.to_link):
        message = "another correction links the two"
        raise MisfitError(message)
    desk.cut.add(pair)
    left = [link for link in desk.links if (link.earlier, link.later) != pair]
    if len(left) == len(desk.links):
        message = "no link joins the two in this direction"
        raise MisfitError(message)
    desk.links = left
    desk.forget_roles_from(earlier.id, among={later.id})
    desk.forget_roles_from(later.id, among={earlier.id})
    return True


def set_link(desk: Desk, correction: SetLink) -> bool:
    """Link two events, on the words of a text where there are any."""
    later, earlier = desk.find(correction.later), desk.find(correction.earlier)
    if later is None or earlier is None:
        return False
    if later.id == earlier.id:
        message = "both keys tell of one event"
        raise MisfitError(message)
    known = [k for k in desk.links if (k.earlier, k.later) == (earlier.id, later.id)]
    evidence = _cue(desk, correction.cue, later, earlier) if correction.cue else known[0].evidence if known else None
    desk.links = [k for k in desk.links if k not in known]
    inferred = None if evidence else HAND
    desk.links.append(Link(correction.kind, earlier.id, later.id, 1.0, evidence, inferred))
    return True


def _cue(desk: Desk, cue: str, *events: Event) -> Evidence:
    """Find the words of a cue in the sentences that tell of its events, those of the first event first."""
    for mention in (m for event in events for m in event.mentions):
        text = desk.articles[mention.article].text if mention.article in desk.articles else ""
        start = text.find(cue, *mention.sentence)
        if start >= 0:
            return Evidence(mention.article, start, start + len(cue), cue)
    message = f'no sentence that tells of them holds the words "{cue}"'
    raise MisfitError(message)
