"""The order of a timeline's events, as far as it is settled: the days on which each can have begun, and which came first.

Settled by the dates that are told, by links (an answer begins after what it answers has begun), by relations ("before",
"during") and by publication: what has happened had begun when it was reported.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from timeline.graph.claims import Claim
from timeline.graph.fit import dated
from timeline.graph.order import days_of
from timeline.graph.points import END, START, PointGraph, arrows, end_of, start_of
from timeline.model import Chronicle, Event

PUBLICATION = "publication"


class Possible(NamedTuple):
    """The first and last day on which an event can have begun, None where nothing says; and what says so.

    `earliest_from` and `latest_from` are the event whose date it is, or "publication".
    """

    event: str
    earliest: str | None
    latest: str | None
    earliest_from: str | None
    latest_from: str | None


class Order:
    """What is known of the order of a chronicle's events.

    Parameters
    ----------
    chronicle
        Its links and relations are taken the surest first; one that others or the dates contradict does not count.
    """

    def __init__(self, chronicle: Chronicle) -> None:
        self._events = chronicle.events
        self._number = {event.id: number for number, event in enumerate(chronicle.events)}
        self._graph = PointGraph([days_of(event.time) for event in chronicle.events], range(len(chronicle.events)))
        for claim in sorted(self._claims(chronicle), key=lambda claim: claim.weight):
            self._graph.add(arrows(claim.kind, claim.earlier, claim.later))
        published = {article.id: article.published for article in chronicle.articles}
        for number, event in enumerate(chronicle.events):
            days = [day for mention in event.mentions if (day := published.get(mention.article))]
            if event.realis == "actual" and days:
                self._graph.limit(start_of(number), min(days))

    def _claims(self, chronicle: Chronicle) -> Iterator[Claim]:
        for one in chronicle.links:
            ends = self._number[one.earlier], self._number[one.later]
            yield Claim("begins", *ends, one.confidence, one.kind, one.evidence, one.inferred)
        for told in chronicle.relations:
            ends = self._number[told.earlier], self._number[told.later]
            yield Claim(told.kind, *ends, told.confidence, evidence=told.evidence)

    def possible(self) -> Iterator[Possible]:
        """Yield the days on which each event can have begun, in the order of the events."""
        for number, event in enumerate(self._events):
            first, last = self._graph.days(number)
            of_first, of_last = self._graph.bounded_by(number)
            yield Possible(
                event.id,
                first if first != START else None,
                last if last != END else None,
                self._events[of_first].id if first != START else None,
                self._said_by(self._events[of_last], last) if last != END else None,
            )

    def _said_by(self, event: Event, last: str) -> str:
        """Name what sets a last day: the event whose date it is, else the day its article appeared."""
        return event.id if dated(event.time) and days_of(event.time)[1] == last else PUBLICATION

    def before(self, first: str, second: str) -> bool | None:
        """Tell whether one event began before another, None where that is not settled; two of one day are not.

        Raises
        ------
        KeyError
            Where there is no such event.

        Examples
        --------
        >>> from timeline.model import Chronicle, Link
        >>> Order(Chronicle((), (), (), ())).before("e1", "e2")
        Traceback (most recent call last):
        KeyError: 'e1'
        """
        one, two = self._number[first], self._number[second]
        if one == two:
            return False
        if self._graph.precedes(start_of(one), start_of(two)):
            return True
        return False if self._graph.precedes(start_of(two), start_of(one)) else None

    def overlap(self, first: str, second: str) -> bool | None:
        """Tell whether two events have some time in common, None where that is not settled.

        Raises
        ------
        KeyError
            Where there is no such event.
        """
        one, two = self._number[first], self._number[second]
        ends = ((end_of(one), start_of(two)), (end_of(two), start_of(one)))
        if one != two and any(self._graph.precedes(end, start) for end, start in ends):
            return False
        return True if all(self._graph.precedes(start, end) for end, start in ends) else None
