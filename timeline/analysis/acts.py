"""The acts of a graph or table and the answers between them, as plain records: what every analysis reads first.

Takes a graph as `timeline.io.graphs.to_graph` makes it, or made by hand, or a table of events; hands on `Act` and `Answer`
records, the span of days between two acts, and typed tables of results.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any, Literal, TypeAlias, get_args

import networkx as nx
import pandas as pd

from timeline.errors import UsageError
from timeline.io.tables import JOINT
from timeline.model import LinkKind, Realis

if TYPE_CHECKING:
    Graph: TypeAlias = nx.MultiDiGraph[str]
    Course: TypeAlias = Graph | pd.DataFrame

Pair: TypeAlias = tuple[str, str]
Sides: TypeAlias = Mapping[str, str]
Move: TypeAlias = Literal["up", "down", "level"]
Kinds: TypeAlias = Collection[LinkKind]

ACTUAL: tuple[Realis, ...] = ("actual",)
EVERY_KIND: tuple[LinkKind, ...] = get_args(LinkKind)
LEAST_CHANGE = 0.5
"""A change of intensity by fewer points than this is level: about the width of half a rung."""


@dataclass(frozen=True, slots=True)
class Act:
    """An event as an analysis sees it; `number` is its place in the course, `start` and `end` are inclusive days.

    Where `bounds` is true they only say between which days an event lies that the text does not date.
    """

    number: int
    id: str
    type: str
    label: str
    sources: tuple[str, ...]
    targets: tuple[str, ...]
    start: date | None
    end: date | None
    bounds: bool
    intensity: float
    goldstein: float

    @property
    def dated(self) -> bool:
        """Whether the text dates the event, on both sides."""
        return self.start is not None and self.end is not None and not self.bounds

    @property
    def first_day(self) -> date | None:
        """The first day, where the text dates it."""
        return None if self.bounds else self.start

    def pairs(self) -> Iterator[Pair]:
        """Yield each (source, target) of two different sides."""
        return ((s, t) for s in self.sources for t in self.targets if s != t)

    def joins(self, between: Pair) -> bool:
        """Tell whether one of the two sides acts on the other."""
        return any(set(pair) == set(between) for pair in self.pairs())


@dataclass(frozen=True, slots=True)
class Answer:
    """A link: `later` answers `earlier`; `words` is the cue of the text, or the name of the rule that inferred it."""

    earlier: Act
    later: Act
    kind: str
    confidence: float
    stated: bool
    words: str | None


def read_acts(
    course: Course,
    *,
    realis: Collection[Realis] = ACTUAL,
    between: Pair | None = None,
    sides: Sides | None = None,
) -> list[Act]:
    """Read the events of a course that count, in its order.

    Raises
    ------
    UsageError
        Where `course` is no graph or table of events, an event has no intensity, or an option is none of the allowed.
    """
    check_options(realis, between)
    acts = [
        _act(number, name, facts, sides or {})
        for number, (name, facts) in enumerate(_rows(course))
        if facts.get("realis", "actual") in realis
    ]
    return acts if between is None else [act for act in acts if act.joins(between)]


def check_options(realis: Collection[Realis], between: Pair | None) -> None:
    """Say what is wrong with options that all analyses share.

    Raises
    ------
    UsageError
        Where `realis` names no realis that there is, or `between` is not two sides.
    """
    unknown = {realis} if isinstance(realis, str) else set(realis) - set(get_args(Realis))
    if unknown:
        message = f"realis: found {realis!r}; allowed is a tuple of {', '.join(get_args(Realis))}"
        raise UsageError(message)
    if between is not None and (isinstance(between, str) or len(set(between)) != 2):
        message = f'between: found {between!r}; allowed are two different sides, such as ("RUS", "TUR")'
        raise UsageError(message)


def _rows(course: Course) -> Iterator[tuple[str, Mapping[str, Any]]]:
    if isinstance(course, pd.DataFrame) and "id" in course.columns:
        for row in course.to_dict("records"):
            yield row["id"], {str(name): value for name, value in row.items() if not pd.isna(value)}
    elif isinstance(course, nx.Graph):
        yield from course.nodes(data=True)
    else:
        found = type(course).__name__
        message = f"found a {found}; an analysis takes a graph (Timeline.graph) or a table of events (Timeline.events)"
        raise UsageError(message)


def _act(number: int, name: str, facts: Mapping[str, Any], sides: Sides) -> Act:
    if "intensity" not in facts:
        message = f"event {name!r} has no intensity; give it a number from 0 (no conflict) to 10"
        raise UsageError(message)
    return Act(
        number,
        name,
        facts.get("type", ""),
        facts.get("label", ""),
        _parties(facts.get("source"), sides),
        _parties(facts.get("target"), sides),
        _day(facts.get("start")),
        _day(facts.get("end")),
        facts.get("basis") == "order",
        float(facts["intensity"]),
        float(facts.get("goldstein", 0.0)),
    )


def _parties(names: str | None, sides: Sides) -> tuple[str, ...]:
    return tuple(dict.fromkeys(sides.get(name, name) for name in names.split(JOINT))) if names else ()


def _day(value: object) -> date | None:
    return None if value is None else date.fromisoformat(str(value)[:10])


def read_answers(
    graph: Graph,
    *,
    realis: Collection[Realis] = ACTUAL,
    inferred: bool = True,
    kinds: Kinds = EVERY_KIND,
    sides: Sides | None = None,
) -> list[Answer]:
    """Read the links between events that count, in the order of the later and then the earlier event.

    Raises
    ------
    UsageError
        As in `read_acts`; also where links run in a circle, or where `graph` is a table, which has no links.
    """
    if not isinstance(graph, nx.Graph):
        message = (
            f"found a {type(graph).__name__}; this analysis needs the links, so it takes the graph (Timeline.graph)"
        )
        raise UsageError(message)
    acts = {act.id: act for act in read_acts(graph, realis=realis, sides=sides)}
    found = (
        _answer(acts[earlier], acts[later], link)
        for earlier, later, link in graph.edges(data=True)
        if earlier in acts and later in acts
    )
    answers = [one for one in found if one.kind in kinds and (inferred or one.stated)]
    _refuse_circles(answers)
    return sorted(answers, key=lambda one: (one.later.number, one.earlier.number, one.kind))


def _answer(earlier: Act, later: Act, link: Mapping[str, Any]) -> Answer:
    rule = link.get("inferred")
    words = link.get("cue") or rule
    return Answer(
        earlier, later, link.get("kind", "responds_to"), float(link.get("confidence", 1.0)), rule is None, words
    )


def _refuse_circles(answers: Iterable[Answer]) -> None:
    links = nx.DiGraph([(one.earlier.id, one.later.id) for one in answers])
    if not nx.is_directed_acyclic_graph(links):
        circle = ", ".join(earlier for earlier, _ in nx.find_cycle(links))
        message = f"links run in a circle: {circle}; an act cannot answer what answers it, so take one of them out"
        raise UsageError(message)


# --- days, moves and tables ------------------------------------------------------------------------------------------


def lag(earlier: Act, later: Act) -> tuple[float, float, float]:
    """Give the days from one act to its answer: the least, the middle and the most that the dates allow.

    Times of day do not count. An answer comes no sooner than the act, so the least is 0 where the days overlap; where the
    dates contradict the link, all three are negative. What a missing date leaves open is not a number.
    """
    most = _days(earlier.start, later.end)
    least = _days(earlier.end, later.start)
    if most >= 0 > least:
        least = 0.0
    return least, (least + most) / 2, most


def _days(first: date | None, last: date | None) -> float:
    return float((last - first).days) if first and last else float("nan")


def move_of(change: float, least_change: float = LEAST_CHANGE) -> Move:
    """Name a change of intensity.

    Examples
    --------
    >>> move_of(2.0), move_of(-0.1), move_of(-0.5)
    ('up', 'level', 'down')
    """
    return "level" if abs(change) < least_change else "up" if change > 0 else "down"


def joined(names: tuple[str, ...]) -> str | None:
    """Write several sides in one cell, as the table of events does."""
    return JOINT.join(names) or None


def table(rows: Iterable[Mapping[str, Any]], columns: Mapping[str, str]) -> pd.DataFrame:
    """Make a typed table of the rows, also where there are none."""
    kept = list(rows)
    return pd.DataFrame({name: _column([row[name] for row in kept], kind) for name, kind in columns.items()})


def _column(values: list[Any], kind: str) -> pd.Series[Any]:
    dtype: Any = kind  # the stubs want each name of a type written out
    column: pd.Series[Any] = pd.Series(values, dtype=dtype)
    return column


TEXT, WHOLE, FIGURE, DAY, TRUTH = "string", "Int64", "float64", "datetime64[s]", "bool"
