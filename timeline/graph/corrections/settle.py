"""The desk made a chronicle again: links that rules infer, one order, new numbers, and a note for each correction."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from timeline.graph.claims import Claim, Refused, claim_of_link, claim_of_relation, is_stated, links_of, relations_of
from timeline.graph.contradictions import contradiction_notes
from timeline.graph.corrections.desk import Desk, place_of
from timeline.graph.corrections.entries import Correction, SetLink, keys_of, wording
from timeline.graph.fit import dated
from timeline.graph.merge import day_of_telling
from timeline.graph.order import Ordering, Told, order_events
from timeline.graph.references import note_with_new_names, with_new_names
from timeline.graph.respond import Answer, Party, infer_swaps
from timeline.model import Chronicle, Event, Link, Note

APPLIED, UNUSED = "correction", "correction-unused"


@dataclass(frozen=True, slots=True)
class _Settlement:
    """The events in the order in which their texts tell them, what is known of their times, and their order in time."""

    told: Sequence[Event]
    times: Sequence[Told]
    ordering: Ordering

    @property
    def ids(self) -> dict[int, str]:
        """The new ids by the events' numbers."""
        return {n: f"e{place}" for place, n in enumerate(self.ordering.order, start=1)}

    def pair(self, claim: Claim) -> tuple[str, str]:
        """Give the events of a claim, earlier and later, by their ids so far."""
        return self.told[claim.earlier].id, self.told[claim.later].id


def settled(desk: Desk, chronicle: Chronicle, applied: Sequence[Correction]) -> Chronicle:
    """Put the events in order, infer links where events have changed, number all anew, and add the notes.

    Stated links come first: only those that fit the dates and each other keep an answer from being inferred.
    """
    stated = _settle(desk)
    lost = {stated.pair(refused.claim) for refused in stated.ordering.refused if refused.claim.link}
    desk.links = [k for k in desk.links if (k.earlier, k.later) not in lost]
    _infer_links(desk, stated.told)
    final = _settle(desk)
    ids, ordering = final.ids, final.ordering
    names = {event.id: ids[n] for n, event in enumerate(final.told)}
    kept = (note_with_new_names(note, names.get) for note in desk.notes)
    refusals = [(final, one) for one in ordering.refused] + [(stated, one) for one in stated.ordering.refused]
    found = (_refusal(desk, settlement, one, applied, ids) for settlement, one in refusals)
    done = (_note(desk, one, names) for one in applied if _pair(desk, one) not in lost)
    return replace(
        chronicle,
        actors=tuple(sorted(desk.actors.values(), key=lambda actor: actor.id)),
        events=tuple(_numbered(final.told[n], n, ordering, names) for n in ordering.order),
        links=links_of(ordering.kept, ids),
        relations=relations_of(ordering.kept, ids),
        notes=tuple(dict.fromkeys(note for note in (*kept, *found, *done) if note)),
    )


def _settle(desk: Desk) -> _Settlement:
    told = sorted(desk.events.values(), key=lambda e: place_of(e.mentions[0]) if e.mentions else ("", 0))
    number = {event.id: n for n, event in enumerate(told)}
    days = _days_of_telling(desk, told)
    times = [_told(event, days) for event in told]
    claims = [claim_of_link(k, number[k.earlier], number[k.later]) for k in desk.links]
    claims += [claim_of_relation(one, number[one.earlier], number[one.later]) for one in desk.relations]
    return _Settlement(told, times, order_events(times, claims))


def _infer_links(desk: Desk, told: Sequence[Event]) -> None:
    """Look for answers without a cue anew where an event has changed; links that a hand has cut do not come back."""
    number = {event.id: n for n, event in enumerate(told)}
    kept = [k for k in desk.links if is_stated(k) or not desk.touched & {k.earlier, k.later}]
    stated = [Answer(k.kind, number[k.later], number[k.earlier], k.confidence) for k in kept if is_stated(k)]
    answered = {k.later for k in kept if not is_stated(k)}
    known = desk.cut | {ends for k in kept for ends in ((k.earlier, k.later), (k.later, k.earlier))}
    for answer in infer_swaps([Party.of(event) for event in told], stated, desk.kin()):
        pair = told[answer.earlier].id, told[answer.later].id
        if desk.touched & set(pair) and pair not in known and pair[1] not in answered:
            kept.append(Link(answer.kind, *pair, answer.confidence, inferred=answer.inferred))
    desk.links = kept


def _refusal(
    desk: Desk, settlement: _Settlement, one: Refused, applied: Sequence[Correction], ids: Mapping[int, str]
) -> Note:
    """Say that a claim was given up; where a hand made it, that the correction could not be applied."""
    [note] = contradiction_notes([one], settlement.times, ids)
    asked = next((c for c in applied if one.claim.link and _pair(desk, c) == settlement.pair(one.claim)), None)
    return unused(asked, note.message.partition("; but ")[2], note.events) if asked else note


def _pair(desk: Desk, correction: Correction) -> tuple[str, str] | None:
    """Give the events that a correction links, earlier and later."""
    return desk.ends(correction) if isinstance(correction, SetLink) else None


def unused(correction: Correction, reason: str, events: tuple[str, ...] = ()) -> Note:
    """Say that a correction was not applied, and why."""
    where = f"{correction.where}: " if correction.where else ""
    return Note(UNUSED, f"{where}not {wording(correction)}: {reason}", events)


def _told(event: Event, days: Mapping[str, str]) -> Told:
    article, start = place_of(event.mentions[0]) if event.mentions else ("", 0)
    return Told(event.time if dated(event.time) else None, article, start, days.get(article, ""))


def _days_of_telling(desk: Desk, events: Iterable[Event]) -> dict[str, str]:
    """Give the day on which each of several articles tells, as merging has it; one alone needs none."""
    told: dict[str, list[Event]] = defaultdict(list)
    for event in events:
        for article in {mention.article for mention in event.mentions}:
            told[article].append(event)
    several = desk.articles.values() if len(desk.articles) > 1 else ()
    return {one.id: day_of_telling([one], told[one.id]) or "" for one in several}


def _numbered(event: Event, number: int, ordering: Ordering, names: Mapping[str, str]) -> Event:
    named = with_new_names(event, names.get)
    return replace(named, id=names[event.id], time=ordering.time_of(number, event.time))


def _note(desk: Desk, correction: Correction, names: Mapping[str, str]) -> Note:
    events = [names[event.id] for key in keys_of(correction) if (event := desk.lookup(key))]
    return Note(APPLIED, wording(correction), tuple(dict.fromkeys(events)))
