"""An event, a link and a list of events as a notebook shows them: with the sentences they rest on, who and what marked in them.

News text is untrusted: in HTML a template escapes all of it, in plain text control characters are gone.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property, lru_cache
from importlib.resources import files

from jinja2 import Environment, StrictUndefined, Template

from timeline.display.told import Teller, Told, relation
from timeline.explain import split_at_cue
from timeline.model import Chronicle, Event, Link
from timeline.page.evidence import ACTION, ELLIPSIS, Quote, Run, flatten, write_reason
from timeline.selection import find_event, find_links

MOST_ROWS = 100
"""Rows of a table that are shown, unless more are asked for: each carries its sentences."""
LONGEST_SIDE = 300
"""Characters of a sentence on either side of a cue."""
_MARKED = {ACTION: "[{}]", "source": "{} (who)", "target": "{} (whom)"}


class EventCard:
    """An event that shows itself: its facts, the sentences that tell of it, what it answers and what answers it.

    Parameters
    ----------
    chronicle
        The whole that the event belongs to.
    event_id
        Such as "e5".

    Raises
    ------
    UsageError
        Where there is no such event.
    """

    def __init__(self, chronicle: Chronicle, event_id: str) -> None:
        self._teller = Teller(chronicle)
        self.event: Event = find_event(chronicle, event_id)

    @cached_property
    def _told(self) -> Told:
        return self._teller.tell(self.event)

    def __repr__(self) -> str:
        return "\n".join(_lines_of(self._told, self._teller))

    def _repr_html_(self) -> str:
        return _template("event").render(told=self._told, place=self._teller.place)


class LinkCard:
    """The links from one event to another that show themselves: both ends, and the sentence that joins them.

    Parameters
    ----------
    chronicle
        The whole that they belong to.
    earlier, later
        The ids of the two events, in either order.

    Raises
    ------
    UsageError
        Where there is no such event, or no link between the two.
    """

    def __init__(self, chronicle: Chronicle, earlier: str, later: str) -> None:
        self._teller = Teller(chronicle)
        self.links: tuple[Link, ...] = find_links(chronicle, earlier, later)

    def __repr__(self) -> str:
        return "\n".join(line for link in self.links for line in self._lines(link))

    def _repr_html_(self) -> str:
        shown = [(self._heading(link), self._reason(link), self._quote(link), self._ends(link)) for link in self.links]
        return _template("link").render(shown=shown, place=self._teller.place)

    def _lines(self, link: Link) -> Iterator[str]:
        yield f"{self._heading(link)} ({self._reason(link)})"
        if quote := self._quote(link):
            yield f"    {_in_text(quote)}"
        for told in self._ends(link):
            yield from (f"    {line}" for line in _lines_of(told, self._teller)[:3])

    def _heading(self, link: Link) -> str:
        earlier, later = (f"{one} {self._teller.label(one)}" for one in (link.earlier, link.later))
        return f"{later} {relation(link, from_later=True)} {earlier}"

    def _reason(self, link: Link) -> str:
        return f"{write_reason(link)}, confidence {link.confidence:.2g}"

    def _ends(self, link: Link) -> Sequence[Told]:
        return [self._teller.tell(self._teller.events[one]) for one in (link.earlier, link.later)]

    def _quote(self, link: Link) -> Quote | None:
        """Give the sentence of the cue, the cue marked; None where no words say so."""
        if link.evidence is None or link.evidence.article not in self._teller.articles:
            return None
        before, cue, after = map(flatten, split_at_cue(self._teller.chronicle, link.evidence))
        first = f"{ELLIPSIS}{before[-LONGEST_SIDE:]}" if len(before) > LONGEST_SIDE else before
        last = f"{after[:LONGEST_SIDE]}{ELLIPSIS}" if len(after) > LONGEST_SIDE else after
        return Quote((Run(first), Run(cue, ACTION), Run(last)), self._teller.articles[link.evidence.article][0], 0)


class EventTable:
    """The events with the sentences that tell of them, one row each.

    Parameters
    ----------
    chronicle
        What is shown, in its order.
    most
        Rows that are shown; None shows all. How many more there are is said.
    """

    def __init__(self, chronicle: Chronicle, most: int | None = MOST_ROWS) -> None:
        self._teller = Teller(chronicle)
        self._events = chronicle.events if most is None else chronicle.events[: max(most, 0)]

    def __len__(self) -> int:
        return len(self._events)

    @cached_property
    def _rows(self) -> Sequence[Told]:
        return [self._teller.tell(event) for event in self._events]

    @property
    def _rest(self) -> str:
        more = len(self._teller.chronicle.events) - len(self._events)
        return f"and {more} more; filter the timeline, or ask for table(most=None)" if more else ""

    def __repr__(self) -> str:
        lines = [line for told in self._rows for line in _lines_of(told, self._teller)[: 2 + len(told.quotes)]]
        return "\n".join([*lines, self._rest] if self._rest else lines) or "no events"

    def _repr_html_(self) -> str:
        return _template("table").render(rows=self._rows, place=self._teller.place, rest=self._rest)


def _lines_of(told: Told, teller: Teller) -> list[str]:
    parties = f"{told.who} → {told.whom}" if told.whom else told.who
    lines = [
        f"{told.id}  {told.label}",
        f"    {'; '.join((parties, told.when, told.kind, *told.remarks))}; intensity {told.intensity:.1f}",
        *(f"    {teller.place(quote)}: {_in_text(quote)}" for quote in told.quotes),
    ]
    lines += [f"    and {told.more} more sentences"] if told.more else []
    return [*lines, *(f"    {tie}" for tie in told.ties)]


def _in_text(quote: Quote) -> str:
    return "".join(_MARKED.get(run.role, "{}").format(run.text) for run in quote.runs).strip()


@lru_cache(maxsize=1)
def _environment() -> Environment:
    return Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)


@lru_cache(maxsize=3)
def _template(name: str) -> Template:
    """Give the template of a card: the common parts, and the one of its name."""
    folder = files("timeline.display")
    parts = (folder.joinpath(f"{part}.html").read_text("utf-8") for part in ("common", name))
    return _environment().from_string("".join(parts))
