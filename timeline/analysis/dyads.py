"""Pairs of sides: how much each did to the other in each period, and who began.

Takes a graph or table of events; hands on tables, and the sides of actors.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from typing import TYPE_CHECKING, Any, Literal, TypeAlias, get_args

import pandas as pd

from timeline.analysis.acts import (
    ACTUAL,
    DAY,
    FIGURE,
    TEXT,
    TRUTH,
    WHOLE,
    Act,
    Pair,
    Sides,
    read_acts,
    table,
)
from timeline.errors import UsageError
from timeline.model import Realis

if TYPE_CHECKING:
    from timeline.analysis.acts import Course

PeriodName: TypeAlias = Literal["day", "week", "month", "year"]

FREQUENCIES: dict[str, str] = {"day": "D", "week": "W-SUN", "month": "M", "year": "Y"}
"""pandas' names of the periods; a week runs from Monday to Sunday."""

MOVER_COLUMNS = {
    "first": TEXT, "other": TEXT, "event": TEXT, "start": DAY, "label": TEXT, "intensity": FIGURE, "sure": TRUTH,
    "first_to_arms": TEXT, "arms_event": TEXT, "acts": WHOLE, "acts_of_other": WHOLE,
}  # fmt: skip
_ONE_SIDE = frozenset({"state", "state-forces", "person"})


def dyad_table(
    course: Course,
    period: PeriodName = "month",
    *,
    between: Pair | None = None,
    realis: Collection[Realis] = ACTUAL,
    sides: Sides | None = None,
) -> pd.DataFrame:
    """Count what each side did to each other side in each period, and how grave it was.

    Parameters
    ----------
    course
        A graph of events, or a table of them.
    period
        "day", "week" (Monday to Sunday), "month" or "year".
    between
        Two sides; None counts all pairs.
    realis
        Which events count, by whether they took place.
    sides
        The side of an actor, where it is not the actor itself (see `sides_of`).

    Returns
    -------
    pandas.DataFrame
        One row an ordered pair and period in which something happened, by `source`, `target` and `period` (pandas Periods):
        `events` (how many), `max_intensity` and `mean_intensity` (0 to 10) and `goldstein` (the sum of their scores, each
        from -10, conflict, to 10, cooperation). An event whose dates leave open in which period it began and ended, or that
        spans several, stands in the row without a period, which comes last: nothing is left out, and nothing guessed. An
        event of several sources or targets counts for each pair; one without source or target for none.

    Raises
    ------
    UsageError
        Where `period` or `between` is none of the allowed, or `course` is no graph or table of events.

    References
    ----------
    J. S. Goldstein, "A Conflict-Cooperation Scale for WEIS Events Data", Journal of Conflict Resolution 36 (1992), whose
    scores are summed over dyads and periods.

    Examples
    --------
    >>> import networkx as nx
    >>> graph = nx.MultiDiGraph()
    >>> graph.add_node("e1", source="A", target="B", intensity=3, goldstein=-7, start="2021-05-01", end="2021-05-01")
    >>> graph.add_node("e2", source="A", target="B", intensity=6, goldstein=-10, start="2021-05-09", end="2021-05-10")
    >>> dyad_table(graph).astype({"period": str}).values.tolist()
    [['A', 'B', '2021-05', 2, 6.0, 4.5, -17.0]]
    """
    if period not in FREQUENCIES:
        message = f"period: found {period!r}; allowed are {', '.join(get_args(PeriodName))}"
        raise UsageError(message)
    acts = read_acts(course, realis=realis, between=between, sides=sides)
    rows = [(*pair, _period(act, period), act) for act in acts for pair in _pairs(act, between)]
    cells = pd.DataFrame(
        {
            "source": pd.Series([row[0] for row in rows], dtype="string"),
            "target": pd.Series([row[1] for row in rows], dtype="string"),
            "period": pd.Series(pd.PeriodIndex([row[2] for row in rows], freq=FREQUENCIES[period])),
            "intensity": pd.Series([row[3].intensity for row in rows], dtype="float64"),
            "goldstein": pd.Series([row[3].goldstein for row in rows], dtype="float64"),
        }
    )
    grouped = cells.groupby(["source", "target", "period"], dropna=False, as_index=False)
    return grouped.agg(
        events=("intensity", "size"),
        max_intensity=("intensity", "max"),
        mean_intensity=("intensity", "mean"),
        goldstein=("goldstein", "sum"),
    )


def _period(act: Act, name: PeriodName) -> pd.Period | None:
    """Give the period in which the whole of an act lies."""
    if act.start is None or act.end is None:
        return None
    first, last = (pd.Period(str(day), freq=FREQUENCIES[name]) for day in (act.start, act.end))
    return first if first == last else None


def _pairs(act: Act, between: Pair | None) -> Iterator[Pair]:
    return (pair for pair in act.pairs() if between is None or set(pair) == set(between))


def first_movers(
    course: Course,
    *,
    between: Pair | None = None,
    realis: Collection[Realis] = ACTUAL,
    sides: Sides | None = None,
) -> pd.DataFrame:
    """Tell of each two sides who acted first against the other, and who first used force of arms.

    It is what the texts tell, in the order of the course. Who "started it" is what the sides of a crisis dispute; an
    article may begin in the middle.

    Parameters
    ----------
    course
        A graph of events, or a table of them. Its order decides who was first.
    between
        Two sides; None counts all pairs.
    realis, sides
        As in `dyad_table`.

    Returns
    -------
    pandas.DataFrame
        One row two sides, by their first conflict: who was `first` against the `other`, by which `event` (id) of which
        `start`, `label` and `intensity`. `sure` is true where the dates prove it: the act is dated, and all that the other
        did to the first one began on a later day. `first_to_arms` is who first committed an ASSAULT, by the `arms_event`;
        `acts` and `acts_of_other` count what each did to the other. Acts without conflict (intensity 0) do not count, nor do
        those in which both act on each other ("the two fought"): they do not tell who began.

    Raises
    ------
    UsageError
        Where `between` is not two sides, or `course` is no graph or table of events.

    Examples
    --------
    >>> import networkx as nx
    >>> graph = nx.MultiDiGraph()
    >>> graph.add_node("e1", source="A", target="B", type="ACCUSE", intensity=1.2, start="2021-05-01", end="2021-05-01")
    >>> graph.add_node("e2", source="B", target="A", type="ASSAULT", intensity=5.5, start="2021-05-03", end="2021-05-03")
    >>> first_movers(graph)[["first", "other", "event", "sure", "first_to_arms"]].values.tolist()
    [['A', 'B', 'e1', True, 'B']]
    """
    of_two: dict[frozenset[str], list[tuple[Pair, Act]]] = defaultdict(list)
    for act in read_acts(course, realis=realis, between=between, sides=sides):
        pairs = set(act.pairs())
        for pair in _pairs(act, between):
            if act.intensity > 0 and pair[::-1] not in pairs:
                of_two[frozenset(pair)].append((pair, act))
    return table((_mover_row(deeds) for deeds in of_two.values()), MOVER_COLUMNS)


def _mover_row(deeds: Sequence[tuple[Pair, Act]]) -> dict[str, Any]:
    (first, other), opening = deeds[0]
    of_other = [act for (source, _), act in deeds if source == other]
    armed = next(((source, act.id) for (source, _), act in deeds if act.type == "ASSAULT"), (None, None))
    return {
        "first": first,
        "other": other,
        "event": opening.id,
        "start": opening.first_day,
        "label": opening.label or None,
        "intensity": opening.intensity,
        "sure": all(_surely_before(opening, act) for act in of_other) and opening.end is not None,
        "first_to_arms": armed[0],
        "arms_event": armed[1],
        "acts": len(deeds) - len(of_other),
        "acts_of_other": len(of_other),
    }


def _surely_before(one: Act, other: Act) -> bool:
    return one.end is not None and other.start is not None and one.end < other.start


def sides_of(actors: pd.DataFrame, *, sponsors: bool = False) -> dict[str, str]:
    """Map actors to the sides they count for: the forces of a state and the persons in its offices to the state.

    Parameters
    ----------
    actors
        The table of actors (`Timeline.actors`).
    sponsors
        Whether a group that a state is said to back counts for that state as well. Who stands behind whom is disputed, so
        this is asked for and never assumed.

    Returns
    -------
    dict of str to str
        For the argument `sides` of the other functions; an actor that is a side of its own is not in it.

    Examples
    --------
    >>> actors = pd.DataFrame(
    ...     {"id": ["ARL", "arl-navy", "dawn"], "kind": ["state", "state-forces", "armed-group"],
    ...      "country": ["ARL", "ARL", "BOR"], "sponsor": [None, None, "ARL"]})
    >>> sides_of(actors)
    {'arl-navy': 'ARL'}
    >>> sides_of(actors, sponsors=True)
    {'arl-navy': 'ARL', 'dawn': 'ARL'}
    """
    found = {}
    for row in actors[["id", "kind", "country", "sponsor"]].to_dict("records"):
        country, sponsor = (None if pd.isna(row[name]) else row[name] for name in ("country", "sponsor"))
        side = (sponsors and sponsor) or (country if row["kind"] in _ONE_SIDE else None)
        if side and side != row["id"]:
            found[row["id"]] = side
    return found
