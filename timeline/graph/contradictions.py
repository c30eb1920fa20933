"""Contradictions in words: which claim was given up, the words that make it, and the words and dates that it contradicts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from timeline.graph.claims import Claim, Refused
from timeline.graph.fit import dated, dates_overlap
from timeline.graph.order import Told
from timeline.graph.respond import HAND
from timeline.model import Note, TimeSpan

CIRCLE = "circle"
AGAINST_TIME = "against-time"
NOT_INFERRED = "not-inferred"
DATES = "dates"
Dating = tuple[TimeSpan | None, str]
Tellings = Sequence[Told] | Mapping[int, Told]


def contradiction_notes(refused: Iterable[Refused], told: Tellings, ids: Mapping[int, str]) -> list[Note]:
    """Give a note for each claim that was given up, with both pieces of evidence: their words, and the articles of these.

    Parameters
    ----------
    refused
        The claims that could not be true together with surer ones or with the dates.
    told
        The events; their times are the dates that a claim contradicts.
    ids
        The events' ids by number.
    """
    return list(dict.fromkeys(_note(one, told, ids) for one in refused))


def _note(one: Refused, told: Tellings, ids: Mapping[int, str]) -> Note:
    claim = one.claim
    against = [_claimed(other, ids) for other in one.against]
    against += [_dated(event, told[event], ids) for event in dict.fromkeys(one.dates or ())]
    named = [claim.later, claim.earlier, *(n for c in one.against for n in (c.later, c.earlier)), *(one.dates or ())]
    lost = "link" if claim.link else "order"
    message = (
        f"no {lost} from {ids[claim.later]} to {ids[claim.earlier]}: {_claimed(claim, ids)}; but {_listed(against)}"
    )
    kind = NOT_INFERRED if claim.rule not in {None, HAND} else AGAINST_TIME if one.dates else CIRCLE
    return Note(kind, message, tuple(dict.fromkeys(ids[n] for n in named)))


def date_note(event: str, kept: TimeSpan | None, told: Iterable[Dating]) -> Note | None:
    """Give a note where tellings of one event date it on days that cannot be one; None where they agree.

    Parameters
    ----------
    event
        The event's id.
    kept
        The time that the event has.
    told
        The time that each telling gives, and its article.
    """
    datings = list(dict.fromkeys((time, article) for time, article in told if time is not None and dated(time)))
    others = [one for one in datings if not dates_overlap(one[0], kept)]
    first = [one for one in datings if one[0] == kept][:1]
    if not others or not first:
        return None
    said = [f"{_days(time)} ({_words(time)}{article})" for time, article in (*first, *others)]
    return Note(DATES, f"{event} is dated {said[0]}, but also {_listed(said[1:])}; the first is kept", (event,))


def _claimed(claim: Claim, ids: Mapping[int, str]) -> str:
    sets = {"during": "into the time of", "overlaps": "into one time with"}.get(claim.kind, "behind")
    return f"{_source(claim)} sets {ids[claim.later]} {sets} {ids[claim.earlier]}"


def _source(claim: Claim) -> str:
    if claim.rule == HAND:
        return "a correction"
    said = claim.evidence
    return f'"{said.cue}" ({said.article}, at {said.start})' if said else f"the rule {claim.rule}"


def _dated(event: int, told: Told, ids: Mapping[int, str]) -> str:
    return f"{ids[event]} is dated {_days(told.time)} ({_words(told.time)}{told.dated_in or told.article})"


def _words(time: TimeSpan | None) -> str:
    return f'"{time.expression}", ' if time is not None and time.expression else ""


def _days(time: TimeSpan | None) -> str:
    if time is None:
        return "nowhere"
    if time.start == time.end:
        return time.start or ""
    return f"{time.start or 'before'}..{time.end or 'later'}"


def _listed(parts: Sequence[str]) -> str:
    return parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} and {parts[-1]}"
