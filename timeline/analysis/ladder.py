"""The ladder: how each answer and each act of a pair stands to the one before, who reached a rung first, where it turned.

Takes a graph or table of events; hands on tables. Rungs are those of `timeline.graph.intensity`.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import groupby, pairwise
from typing import TYPE_CHECKING, Any, Literal, TypeAlias

from timeline.analysis.acts import (
    ACTUAL,
    DAY,
    EVERY_KIND,
    FIGURE,
    LEAST_CHANGE,
    TEXT,
    TRUTH,
    Act,
    Answer,
    Kinds,
    Pair,
    Sides,
    joined,
    move_of,
    read_acts,
    read_answers,
    table,
)
from timeline.errors import UsageError
from timeline.graph.fit import VERBAL
from timeline.graph.intensity import rung, rung_names
from timeline.model import Realis

if TYPE_CHECKING:
    import pandas as pd

    from timeline.analysis.acts import Course, Graph

Step: TypeAlias = Literal["act", "day"]

MOVE_COLUMNS = {
    "earlier": TEXT, "later": TEXT, "kind": TEXT, "from_source": TEXT, "to_source": TEXT,
    "from_intensity": FIGURE, "to_intensity": FIGURE, "change": FIGURE, "move": TEXT, "from_rung": TEXT, "to_rung": TEXT,
    "in_deed": TRUTH, "stated": TRUTH, "words": TEXT, "confidence": FIGURE,
}  # fmt: skip
ACT_COLUMNS = {
    "event": TEXT, "start": DAY, "source": TEXT, "target": TEXT, "label": TEXT, "intensity": FIGURE, "rung": TEXT,
}  # fmt: skip
LEAST_TURN = 1.0
"""A rise or fall by fewer points of intensity than this is no turn."""


def moves(  # noqa: PLR0913 - each condition is an argument of its own
    graph: Graph,
    *,
    realis: Collection[Realis] = ACTUAL,
    inferred: bool = True,
    kinds: Kinds = EVERY_KIND,
    sides: Sides | None = None,
    least_change: float = LEAST_CHANGE,
) -> pd.DataFrame:
    """Tell of each link whether the answer is graver than the act: a move up or down the ladder, or on its level.

    Parameters
    ----------
    graph
        Events as nodes and links as edges from act to answer (`Timeline.graph`).
    realis
        Which events count, by whether they took place.
    inferred
        Whether links count that no word of the text states.
    kinds
        The kinds of links that count.
    sides
        The side of an actor, where it is not the actor itself (see `sides_of`).
    least_change
        A change by fewer points of intensity is level.

    Returns
    -------
    pandas.DataFrame
        One row a link, by the later and then the earlier event: their ids, the `kind`, who acted (`from_source`) and who
        answered (`to_source`), both intensities (0 to 10), the `change` from the one to the other, the `move` ("up", "down"
        or "level"), both rungs, whether the answer was `in_deed`, whether the text has the link `stated`, in which `words`,
        and the `confidence`. An answer in words (ACCUSE, THREATEN, CONSULT ...) to a blow is a move down by its intensity
        alone; who asks whether a side climbed down looks at the deeds.

    Raises
    ------
    UsageError
        Where the links run in a circle, or `graph` is no graph of events.

    References
    ----------
    H. Kahn, On Escalation: Metaphors and Scenarios (1965), for the image of a ladder with rungs. Its rungs are not used.

    Examples
    --------
    >>> import networkx as nx
    >>> graph = nx.MultiDiGraph()
    >>> graph.add_nodes_from([("e1", {"intensity": 3.0}), ("e2", {"intensity": 7.0})])
    >>> _ = graph.add_edge("e1", "e2", cue="in retaliation for")
    >>> moves(graph)[["earlier", "later", "change", "move", "to_rung"]].values.tolist()
    [['e1', 'e2', 4.0, 'up', 'serious attack']]
    """
    answers = read_answers(graph, realis=realis, inferred=inferred, kinds=kinds, sides=sides)
    return table((_move_row(one, least_change) for one in answers), MOVE_COLUMNS)


def _move_row(answer: Answer, least_change: float) -> dict[str, Any]:
    earlier, later = answer.earlier, answer.later
    change = round(later.intensity - earlier.intensity, 2)
    return {
        "earlier": earlier.id,
        "later": later.id,
        "kind": answer.kind,
        "from_source": joined(earlier.sources),
        "to_source": joined(later.sources),
        "from_intensity": earlier.intensity,
        "to_intensity": later.intensity,
        "change": change,
        "move": move_of(change, least_change),
        "from_rung": rung(earlier.intensity),
        "to_rung": rung(later.intensity),
        "in_deed": later.type not in VERBAL,
        "stated": answer.stated,
        "words": answer.words,
        "confidence": answer.confidence,
    }


def course_of(  # noqa: PLR0913 - each condition is an argument of its own
    course: Course,
    one: str,
    other: str,
    *,
    realis: Collection[Realis] = ACTUAL,
    sides: Sides | None = None,
    least_change: float = LEAST_CHANGE,
) -> pd.DataFrame:
    """Follow two sides: all that they did to each other, and how each act stands to the one before, linked or not.

    Parameters
    ----------
    course
        A graph of events, or a table of them.
    one, other
        The two sides.
    realis, sides, least_change
        As in `moves`.

    Returns
    -------
    pandas.DataFrame
        One row an act, in the order of the course: `event` (id), `start`, `source`, `target`, `label`, `intensity`, `rung`,
        and the `change` of intensity from the act before, with the name of the `move`; both are missing in the first row.

    Raises
    ------
    UsageError
        Where the two are one side, or `course` is no graph or table of events.

    Examples
    --------
    >>> import networkx as nx
    >>> graph = nx.MultiDiGraph()
    >>> graph.add_node("e1", source="A", target="B", intensity=3)
    >>> graph.add_node("e2", source="A", target="C", intensity=9)
    >>> graph.add_node("e3", source="B", target="A", intensity=1)
    >>> course_of(graph, "A", "B")[["event", "intensity", "move"]].values.tolist()
    [['e1', 3.0, <NA>], ['e3', 1.0, 'down']]
    """
    acts = read_acts(course, realis=realis, between=(one, other), sides=sides)
    steps = [None, *(round(later.intensity - earlier.intensity, 2) for earlier, later in pairwise(acts))]
    rows = (
        act_row(act) | {"change": step, "move": None if step is None else move_of(step, least_change)}
        for act, step in zip(acts, steps, strict=False)
    )
    return table(rows, ACT_COLUMNS | {"change": FIGURE, "move": TEXT})


def act_row(act: Act) -> dict[str, Any]:
    """Give the cells of `ACT_COLUMNS`."""
    return {
        "event": act.id,
        "start": act.first_day,
        "source": joined(act.sources),
        "target": joined(act.targets),
        "label": act.label or None,
        "intensity": act.intensity,
        "rung": rung(act.intensity),
    }


def first_on_rungs(
    course: Course,
    *,
    between: Pair | None = None,
    realis: Collection[Realis] = ACTUAL,
    sides: Sides | None = None,
) -> pd.DataFrame:
    """Tell who went first to each rung of the ladder.

    A rung is reached by the first act that stands on it or on a higher one: who begins with missiles has leapt over
    threats and penalties, and what is milder later on reaches nothing new.

    Parameters
    ----------
    course
        A graph of events, or a table of them. Its order decides who was first.
    between
        Two sides; None counts all.
    realis, sides
        As in `moves`.

    Returns
    -------
    pandas.DataFrame
        One row a rung, from the lowest with conflict to the highest that was reached: `rung`, then `event` (id), `start`,
        `source`, `target`, `label` and `intensity` of the act that reached it, and whether it `leapt` to a higher one.

    Raises
    ------
    UsageError
        Where `between` is not two sides, or `course` is no graph or table of events.

    References
    ----------
    H. Kahn, On Escalation: Metaphors and Scenarios (1965), for the image of a ladder with rungs. Its rungs are not used.

    Examples
    --------
    >>> import networkx as nx
    >>> graph = nx.MultiDiGraph()
    >>> graph.add_node("e1", source="A", target="B", intensity=1.2)
    >>> graph.add_node("e2", source="B", target="A", intensity=3.2)
    >>> first_on_rungs(graph)[["rung", "source", "leapt"]].values.tolist()
    [['harsh words', 'A', False], ['threats and protest', 'B', True], ['penalties', 'B', False]]
    """
    names = rung_names()
    reached = 0
    rows = []
    for act in read_acts(course, realis=realis, between=between, sides=sides):
        own = names.index(rung(act.intensity))
        rows += [act_row(act) | {"rung": name, "leapt": name != names[own]} for name in names[reached + 1 : own + 1]]
        reached = max(reached, own)
    return table(rows, {"rung": TEXT} | ACT_COLUMNS | {"leapt": TRUTH})


def turning_points(  # noqa: PLR0913 - each condition is an argument of its own
    course: Course,
    *,
    between: Pair | None = None,
    realis: Collection[Realis] = ACTUAL,
    sides: Sides | None = None,
    step: Step = "day",
    least_change: float = LEAST_TURN,
) -> pd.DataFrame:
    """Find where the course of conflict turns from rising to falling, or back.

    Acts without conflict (intensity 0) do not count: talks beside the fighting turn nothing.

    Parameters
    ----------
    course
        A graph of events, or a table of them.
    between
        Two sides; None counts all.
    realis, sides
        As in `moves`.
    step
        "day" takes the acts of one day that stand together as one, for which the gravest stands; an act that is not dated
        to the day stands alone. "act" takes every act for itself.
    least_change
        A rise or fall by fewer points of intensity is no turn.

    Returns
    -------
    pandas.DataFrame
        One row a turn, in order: `turn` ("peak" or "trough"), then `event` (id), `start`, `source`, `target`, `label`,
        `intensity` and `rung`. The first and the last act are no turns.

    Raises
    ------
    UsageError
        Where `step` or `between` is none of the allowed, or `course` is no graph or table of events.

    Examples
    --------
    >>> import networkx as nx
    >>> graph = nx.MultiDiGraph()
    >>> graph.add_nodes_from((f"e{n}", {"intensity": value}) for n, value in enumerate((2.0, 6.0, 5.5, 3.0, 7.0), start=1))
    >>> turning_points(graph)[["turn", "event"]].values.tolist()
    [['peak', 'e2'], ['trough', 'e4']]
    """
    if step not in ("act", "day"):
        message = f"step: found {step!r}; allowed are act, day"
        raise UsageError(message)
    acts = [act for act in read_acts(course, realis=realis, between=between, sides=sides) if act.intensity > 0]
    steps = acts if step == "act" else list(_gravest_of_days(acts))
    return table(
        (act_row(act) | {"turn": name} for name, act in _turns(steps, least_change)), {"turn": TEXT} | ACT_COLUMNS
    )


def _gravest_of_days(acts: Iterable[Act]) -> Iterator[Act]:
    for _, same in groupby(acts, key=lambda act: act.start if act.dated and act.start == act.end else act.number):
        yield max(same, key=lambda act: (act.intensity, -act.number))


def _turns(course: Sequence[Act], least_change: float) -> Iterator[tuple[str, Act]]:
    """Follow the course with the last extreme in hand; only a change of some size confirms that it was one."""
    if not course:
        return
    extreme, direction = course[0], 0
    for act in course[1:]:
        change = act.intensity - extreme.intensity
        if direction and change * direction >= 0:
            extreme = act
        elif abs(change) >= least_change:
            if direction:
                yield ("peak" if direction > 0 else "trough"), extreme
            direction, extreme = (1 if change > 0 else -1), act
