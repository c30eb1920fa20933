"""Dates counted from another act: "the raid came a day after X had struck" tells when X struck, or when the raid was."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from timeline.graph.draft import Draft
from timeline.graph.fit import dated
from timeline.model import OrderMention, TimeSpan


@dataclass(frozen=True, slots=True)
class _Distance:
    """How many days lie between two acts, and the words that say so."""

    earlier: Draft
    later: Draft
    told: OrderMention
    days: int


def date_by_distance(drafts: Sequence[Draft], orders: Sequence[OrderMention]) -> None:
    """Date the acts that words set so many days apart from an act of a known day, in place.

    Only acts that happened, and of which the text says no date of their own; from one act to the next, on through the text
    and back.
    """
    draft_of = {member: draft for draft in drafts for member in draft.members}
    distances = [d for told in orders if (d := _distance(told, draft_of)) is not None]
    for distance in (*distances, *reversed(distances)):
        _count(distance)


def _distance(told: OrderMention, draft_of: Mapping[int, Draft]) -> _Distance | None:
    earlier, later = draft_of.get(told.earlier), draft_of.get(told.later)
    if told.days is None or earlier is None or later is None or earlier is later:
        return None
    happened = earlier.realis == later.realis == "actual"
    return _Distance(earlier, later, told, told.days) if happened else None


def _count(distance: _Distance) -> None:
    """Date one of two acts from the other, where only one has a day."""
    earlier, later = _day(distance.earlier.time), _day(distance.later.time)
    if earlier is not None and not dated(distance.later.time):
        _set(distance.later, earlier, distance.days, distance.told)
    elif later is not None and not dated(distance.earlier.time):
        _set(distance.earlier, later, -distance.days, distance.told)


def _day(time: TimeSpan | None) -> date | None:
    """Give the one day of a time, None where it is not known to the day."""
    if time is None or not dated(time) or time.start is None or time.end is None or time.start[:10] != time.end[:10]:
        return None
    return date.fromisoformat(time.start[:10])


def _set(draft: Draft, origin: date, days: int, told: OrderMention) -> None:
    try:
        day = (origin + timedelta(days)).isoformat()
    except OverflowError:
        return
    draft.time = TimeSpan(day, day, "day", "relative", told.text)
    draft.from_text["time"] = ((told.start, told.end),)
