"""Silent periods: stretches of days on which, as far as the dates tell, nothing happened.

Takes a graph or table of events; hands on a table.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Iterator, Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from timeline.analysis.acts import ACTUAL, DAY, TEXT, WHOLE, Act, Pair, Sides, read_acts, table
from timeline.errors import UsageError
from timeline.model import Realis

if TYPE_CHECKING:
    import pandas as pd

    from timeline.analysis.acts import Course

COLUMNS = {"after": TEXT, "before": TEXT, "start": DAY, "end": DAY, "days": WHOLE, "undated": WHOLE}


def silences(
    course: Course,
    *,
    least_days: int,
    between: Pair | None = None,
    realis: Collection[Realis] = ACTUAL,
    sides: Sides | None = None,
) -> pd.DataFrame:
    """Find the silent periods: at least so many days in a row on which no dated act lies.

    An act dated to a month, or told to have lasted from one day to another, fills all its days. So a silence is never
    longer than the dates prove, and one may be hidden by a vague date.

    Parameters
    ----------
    course
        A graph of events, or a table of them.
    least_days
        The threshold, at least 1; a gap of fewer days is no silence.
    between
        Two sides, whose acts on each other count; None counts all acts.
    realis
        Which events count, by whether they took place.
    sides
        The side of an actor, where it is not the actor itself (see `sides_of`).

    Returns
    -------
    pandas.DataFrame
        One row a silence, in order of time: the ids of the act `after` which and of the one `before` which it lies, its
        `start` and `end` (the first and last silent day), how many `days` these are, and how many `undated` acts stand
        between the two in the course: they may have broken it.

    Raises
    ------
    UsageError
        Where `least_days` is below 1, `between` is not two sides, or `course` is no graph or table of events.

    Examples
    --------
    >>> import networkx as nx
    >>> graph = nx.MultiDiGraph()
    >>> graph.add_node("e1", intensity=3, start="2021-05-01", end="2021-05-03")
    >>> graph.add_node("e2", intensity=3, start="2021-05-10", end="2021-05-10")
    >>> silences(graph, least_days=5)[["after", "before", "days"]].values.tolist()
    [['e1', 'e2', 6]]
    """
    if least_days < 1:
        message = f"least_days: found {least_days!r}; allowed is a number of days from 1"
        raise UsageError(message)
    acts = read_acts(course, realis=realis, between=between, sides=sides)
    undated = [act.number for act in acts if not act.dated]
    return table((_row(*gap, undated) for gap in _gaps(acts) if gap[2] >= least_days), COLUMNS)


def _gaps(acts: Collection[Act]) -> Iterator[tuple[Act, Act, int]]:
    """Yield what ends last before each gap, what begins after it, and the days between."""
    dated = sorted(
        ((a.start, a.end, a.number, a) for a in acts if a.dated and a.start and a.end), key=lambda cells: cells[:3]
    )
    latest: tuple[date, Act] | None = None
    for start, end, _, act in dated:
        if latest is not None and (start - latest[0]).days > 1:
            yield latest[1], act, (start - latest[0]).days - 1
        if latest is None or end > latest[0]:
            latest = end, act


def _row(after: Act, before: Act, days: int, undated: Sequence[int]) -> dict[str, Any]:
    one_day = timedelta(days=1)
    low, high = sorted((after.number, before.number))
    return {
        "after": after.id,
        "before": before.id,
        "start": after.end and after.end + one_day,
        "end": before.start and before.start - one_day,
        "days": days,
        "undated": bisect_left(undated, high) - bisect_left(undated, low),
    }
