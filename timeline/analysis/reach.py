"""What an event answers and what answers it, at any remove.

Takes links, or a graph of them; hands on ids. It needs the standard library only, so that a part of a timeline can be cut
out without loading networkx.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, TypeAlias

from timeline.errors import UsageError
from timeline.model import Link

if TYPE_CHECKING:
    import networkx as nx

    Links: TypeAlias = nx.MultiDiGraph[str] | Iterable[Link]

_Neighbours: TypeAlias = Mapping[str, list[str]]


def chain_of(links: Links, event_id: str) -> frozenset[str]:
    """Give the ids of all events that an event answers, and of all that answer it, at any remove; itself included.

    Parameters
    ----------
    links
        A graph with an edge from each act to its answer, or `Link` records.
    event_id
        The event to begin with.

    Returns
    -------
    frozenset of str
        What answers something that the event answers too, but not the event, is not in it.

    Raises
    ------
    UsageError
        Where a graph is given and has no such event.

    Examples
    --------
    >>> first = Link("responds_to", "e1", "e2", 0.9, inferred="role-swap")
    >>> second = Link("responds_to", "e2", "e3", 0.9, inferred="role-swap")
    >>> other = Link("responds_to", "e1", "e4", 0.9, inferred="role-swap")
    >>> sorted(chain_of([first, second, other], "e3"))
    ['e1', 'e2', 'e3']
    """
    before, after = _neighbours(links, event_id)
    return frozenset(_reach(before, event_id) | _reach(after, event_id))


def ancestors(links: Links, event_id: str) -> frozenset[str]:
    """Give the ids of all events that an event answers, at any remove; itself not included.

    The parameters, and what is raised, are those of `chain_of`.

    Examples
    --------
    >>> links = [Link("responds_to", f"e{n}", f"e{n + 1}", 0.9, inferred="role-swap") for n in (1, 2, 3)]
    >>> sorted(ancestors(links, "e3"))
    ['e1', 'e2']
    """
    before, _ = _neighbours(links, event_id)
    return frozenset(_reach(before, event_id) - {event_id})


def descendants(links: Links, event_id: str) -> frozenset[str]:
    """Give the ids of all events that answer an event, at any remove; itself not included.

    The parameters, and what is raised, are those of `chain_of`.

    Examples
    --------
    >>> links = [Link("responds_to", f"e{n}", f"e{n + 1}", 0.9, inferred="role-swap") for n in (1, 2, 3)]
    >>> sorted(descendants(links, "e2"))
    ['e3', 'e4']
    """
    _, after = _neighbours(links, event_id)
    return frozenset(_reach(after, event_id) - {event_id})


def _neighbours(links: Links, event_id: str) -> tuple[_Neighbours, _Neighbours]:
    before: dict[str, list[str]] = defaultdict(list)
    after: dict[str, list[str]] = defaultdict(list)
    for earlier, later in _ends(links, event_id):
        before[later].append(earlier)
        after[earlier].append(later)
    return before, after


def _ends(links: Links, event_id: str) -> Iterable[tuple[str, str]]:
    if not hasattr(links, "edges"):
        return ((link.earlier, link.later) for link in links)
    if event_id not in links:
        message = f"event: found {event_id!r}; the graph has no such node"
        raise UsageError(message)
    return links.edges()


def _reach(neighbours: _Neighbours, start: str) -> set[str]:
    reached, waiting = {start}, [start]
    while waiting:
        for near in neighbours.get(waiting.pop(), ()):
            if near not in reached:
                reached.add(near)
                waiting.append(near)
    return reached
