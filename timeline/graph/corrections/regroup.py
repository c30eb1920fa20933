"""The deeds of a hand on the desk that say who is who and which mentions are one event: join, split, merge, drop."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from timeline.graph.corrections.desk import Desk, MisfitError, Tie, called, key_of, moved, place_of, resettled
from timeline.graph.corrections.entries import ChangeActor, Drop, Merge, Split, wording
from timeline.graph.merge import join_actors, join_events
from timeline.graph.references import with_new_names
from timeline.graph.respond import HAND
from timeline.model import Actor, Event, Mention

# --- actors -----------------------------------------------------------------------------------------------------------


def change_actor(desk: Desk, correction: ChangeActor) -> bool:
    """Change an actor's own facts, and let it stand for those who are the same."""
    main = desk.actor(correction.actor)
    desk.joined |= {word.casefold(): main.id for name in correction.join for word in desk.words_for(name)}
    if wording(correction) in desk.applied_before:
        return True
    joined = [_joined_actor(desk, name) for name in correction.join]
    others = [actor for actor in joined if actor is not None and actor.id != main.id]
    if main.id not in desk.actors and not others:
        raise MisfitError(desk.nearest_actor(correction.actor))
    changed = replace(main, **correction.changes)
    for other in others:
        changed = join_actors(changed, other, (other.name, *other.aliases))
    names = [main.name, *changed.aliases]
    desk.actors[main.id] = replace(changed, aliases=tuple(dict.fromkeys(n for n in names if n != changed.name)))
    _give_over(desk, main.id, {other.id for other in others})
    return True


def _joined_actor(desk: Desk, name: str) -> Actor | None:
    found = called(name, desk.actors.values())
    if found is None:
        desk.complaints.append(desk.nearest_actor(name))
    return found


def _give_over(desk: Desk, main: str, others: set[str]) -> None:
    """Let an actor stand for others everywhere, and grade what it takes part in."""

    def renamed(actors: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(dict.fromkeys(main if one in others else one for one in actors))

    for one in others:
        del desk.actors[one]
    for actor in list(desk.actors.values()):
        if actor.sponsor in others:
            desk.actors[actor.id] = replace(actor, sponsor=main)
    for event in list(desk.events.values()):
        roles: dict[str, Any] = {
            name: renamed(getattr(event, name)) for name in ("source", "target", "attributed_to", "disputed_by")
        }
        if main in (*roles["source"], *roles["target"]):
            desk.put(desk.graded(replace(event, **roles)))
        else:
            desk.events[event.id] = replace(event, **roles)


# --- which mentions are one event -------------------------------------------------------------------------------------


def split(desk: Desk, correction: Split) -> bool:
    """Make an event of its own of some mentions; tell whether any of them is there."""
    found = [desk.mention(key) for key in correction.told]
    desk.missing += [key for key, one in zip(correction.told, found, strict=True) if one is None]
    told = [one for one in found if one is not None]
    if not told:
        return False
    if wording(correction) in desk.applied_before and not desk.to_merge.isdisjoint(correction.told):
        return True  # a merge has put it where it belongs since
    home, mentions = told[0][0], list({key_of(mention): mention for _, mention in told}.values())
    desk.touched.add(home.id)
    if {event.id for event, _ in told} == {home.id} and len(mentions) == len(home.mentions):
        return True
    own = desk.graded(resettled(replace(home, id=desk.new_id()), mentions))
    desk.put(own)
    for event in {event.id: event for event, _ in told}.values():
        left = [mention for mention in event.mentions if mention not in mentions]
        if left:
            desk.put(desk.graded(resettled(event, left)))
            desk.tie_anew(
                (_nearer(link, event.id, left, own) for link in desk.links),
                (_nearer(one, event.id, left, own) for one in desk.relations),
            )
        else:
            desk.replace_event(event.id, own.id)
    return True


def _nearer(tie: Tie, event_id: str, left: Sequence[Mention], own: Event) -> Tie:
    """Hang what words say of an event on the split-off one where they stand nearer to a mention of that."""
    if tie.evidence is None or event_id not in (tie.earlier, tie.later):
        return tie
    article, start = tie.evidence.article, tie.evidence.start
    near = _distance(article, start, own.mentions) < _distance(article, start, left)
    return moved(tie, event_id, own.id) if near else tie


def _distance(article: str, start: int, mentions: Sequence[Mention]) -> float:
    return min((abs(m.start - start) for m in mentions if m.article == article), default=float("inf"))


def merge(desk: Desk, correction: Merge) -> bool:
    """Make one event of several; the first one leads."""
    found = {event.id: event for key in correction.told if (event := desk.find(key))}
    if len(found) < 2:
        desk.touched |= set(found)
        return bool(found) and not desk.missing
    leading, *others = found.values()
    joined = join_events([leading, *others])
    first = min((m for event in found.values() for m in event.mentions), key=place_of, default=None)
    mentions = [m for event in found.values() for m in _joined_by_hand(event, first)]
    joined = replace(joined, confidence=max(event.confidence for event in found.values()))
    whole = resettled(joined, mentions) if mentions else joined
    for other in others:
        desk.replace_event(other.id, leading.id)
    renamed = with_new_names(whole, lambda one: leading.id if one in found else one)
    desk.put(desk.graded(renamed, label=(whole.source, whole.target) != (leading.source, leading.target)))
    return True


def _joined_by_hand(event: Event, first: Mention | None) -> tuple[Mention, ...]:
    if not event.mentions or event.mentions[0] == first:
        return event.mentions
    return (replace(event.mentions[0], joined_by=HAND), *event.mentions[1:])


def drop(desk: Desk, correction: Drop) -> bool:
    """Take an event away, with its links and the roles that rest on it."""
    event = desk.find(correction.key)
    if event is None:
        return False
    desk.forget_roles_from(event.id)
    desk.replace_event(event.id, None)
    return True
