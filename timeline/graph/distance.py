"""Dates counted from another act: "the raid came a day after X had struck" tells when X struck, or when the raid was."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from timeline.graph.draft import Draft
from timeline.graph.fit import dated, first_day, last_day
from timeline.model import OrderMention, TimeSpan


def date_by_distance(drafts: Sequence[Draft], orders: Sequence[OrderMention]) -> None:
    """Date the acts that words set so many days apart from an act of a known day, in place.

    Only acts that happened, and of which the text says no date of their own; from one act to the next, on through the text
    and back.
    """
    draft_of = {member: draft for draft in drafts for member in draft.members}
    for told in (*orders, *reversed(orders)):
        earlier, later = draft_of.get(told.earlier), draft_of.get(told.later)
        if told.days is not None and earlier is not None and later is not None and earlier is not later:
            _count(earlier, later, told, told.days)


def _count(earlier: Draft, later: Draft, told: OrderMention, days: int) -> None:
    """Date one of two acts from the other, where both happened and only one has a day."""
    if not earlier.realis == later.realis == "actual":
        return
    before, after = _day(earlier.time), _day(later.time)
    if before is not None and not dated(later.time):
        _set(later, before, days, told)
    elif after is not None and not dated(earlier.time):
        _set(earlier, after, -days, told)


def _day(time: TimeSpan | None) -> date | None:
    """Give the one day of a time, None where it is not known to the day."""
    if time is None or not dated(time) or first_day(time) != last_day(time):
        return None
    return date.fromisoformat(first_day(time))


def _set(draft: Draft, origin: date, days: int, told: OrderMention) -> None:
    try:
        day = (origin + timedelta(days)).isoformat()
    except OverflowError:
        return
    draft.time = TimeSpan(day, day, "day", "relative", told.text)
    draft.from_text["time"] = ((told.start, told.end),)
