"""Tit for tat: rounds of act and answer between two sides, the exchanges they make, and how surely and soon each answers.

Takes a graph; hands on tables. A round is a link along which the roles swap: who was acted on answers who acted.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeAlias

import networkx as nx

from timeline.analysis.acts import (
    ACTUAL,
    DAY,
    FIGURE,
    LEAST_CHANGE,
    TEXT,
    TRUTH,
    WHOLE,
    Answer,
    Kinds,
    Pair,
    Sides,
    check_options,
    lag,
    move_of,
    read_acts,
    read_answers,
    table,
)
from timeline.model import LinkKind, Realis

if TYPE_CHECKING:
    import pandas as pd

    from timeline.analysis.acts import Graph

MEANT: tuple[LinkKind, ...] = ("responds_to",)

ROUND_COLUMNS = {
    "exchange": WHOLE, "round": WHOLE, "source": TEXT, "act": TEXT, "answered_by": TEXT, "answer": TEXT,
    "start": DAY, "answer_start": DAY, "lag_least": FIGURE, "lag": FIGURE, "lag_most": FIGURE,
    "intensity": FIGURE, "answer_intensity": FIGURE, "change": FIGURE, "move": TEXT,
    "stated": TRUTH, "words": TEXT, "confidence": FIGURE,
}  # fmt: skip
EXCHANGE_COLUMNS = {
    "exchange": WHOLE, "opened_by": TEXT, "other": TEXT, "rounds": WHOLE, "acts": WHOLE, "first": TEXT, "last": TEXT,
    "start": DAY, "end": DAY, "peak": FIGURE, "change": FIGURE, "lag": FIGURE,
}  # fmt: skip
RECIPROCITY_COLUMNS = {
    "source": TEXT, "target": TEXT, "acts": WHOLE, "answered": WHOLE, "share": FIGURE,
    "lag_least": FIGURE, "lag": FIGURE, "lag_most": FIGURE, "change": FIGURE, "up": FIGURE,
}  # fmt: skip

_Turn: TypeAlias = tuple[str, str]  # an event and the side that acts in it


@dataclass(frozen=True, slots=True)
class _Round:
    """One answer of one side to one act of another; `exchange` and `number` count from 1."""

    source: str
    answered_by: str
    answer: Answer
    exchange: int = 0
    number: int = 0

    @property
    def turns(self) -> tuple[_Turn, _Turn]:
        return (self.answer.earlier.id, self.source), (self.answer.later.id, self.answered_by)

    @property
    def change(self) -> float:
        return round(self.answer.later.intensity - self.answer.earlier.intensity, 2)


def rounds(  # noqa: PLR0913 - each condition is an argument of its own
    graph: Graph,
    *,
    between: Pair | None = None,
    realis: Collection[Realis] = ACTUAL,
    inferred: bool = True,
    kinds: Kinds = MEANT,
    sides: Sides | None = None,
    least_change: float = LEAST_CHANGE,
) -> pd.DataFrame:
    """List the rounds of tit for tat: each act of one side on another that the other side answered.

    An answer counts where who gives it was acted on, and who acted before is acted on now; of a party that the text does
    not name this is taken to be so, as long as the link leaves two sides. Rounds in which the answer of the one is the act
    of the next make an exchange: act, answer, answer to the answer and so on. Two answers to one act are of the same round.

    Parameters
    ----------
    graph
        Events as nodes and links as edges from act to answer (`Timeline.graph`).
    between
        Two sides; None counts all pairs. An act of several sides is a round for each of them.
    realis
        Which events count, by whether they took place.
    inferred
        Whether links count that no word of the text states.
    kinds
        The kinds of links that count; "causes" is no answer that somebody meant.
    sides
        The side of an actor, where it is not the actor itself (see `sides_of`).
    least_change
        A change by fewer points of intensity is level.

    Returns
    -------
    pandas.DataFrame
        One row a round, by `exchange` and `round` (both count from 1; exchanges in the order of their first acts): `source`
        did `act` (id) on `start`, and `answered_by` gave the `answer` (id) on `answer_start`. The `lag` in days is the
        middle of `lag_least` and `lag_most`, between which the dates (or bounds, of an undated event) leave it. `change` is
        `answer_intensity` less `intensity`, `move` its name: up, down or level. `words` are the cue in the text where it is `stated`, else
        the rule; `confidence` is the link's, from 0 to 1.

    Raises
    ------
    UsageError
        Where the links run in a circle, `graph` is no graph of events, or `between` is not two sides.

    References
    ----------
    R. Axelrod, The Evolution of Cooperation (1984), on tit for tat; J. S. Goldstein and J. R. Freeman, Three-Way Street:
    Strategic Reciprocity in World Politics (1990), on reciprocity measured between pairs of states. They infer answers from
    series of counts; here an answer is a link that the text states or a rule infers.

    Examples
    --------
    >>> import networkx as nx
    >>> graph = nx.MultiDiGraph()
    >>> graph.add_node("e1", source="A", target="B", intensity=3, start="2021-05-01", end="2021-05-01")
    >>> graph.add_node("e2", source="B", target="A", intensity=6, start="2021-05-01", end="2021-05-31")
    >>> graph.add_node("e3", source="A", target="B", intensity=6, start="2021-06-02", end="2021-06-02")
    >>> _ = graph.add_edges_from([("e1", "e2"), ("e2", "e3")])
    >>> rounds(graph)[["round", "act", "answer", "lag_least", "lag_most", "move"]].values.tolist()
    [[1, 'e1', 'e2', 0.0, 30.0, 'up'], [2, 'e2', 'e3', 2.0, 32.0, 'level']]
    """
    found = find_rounds(graph, between=between, realis=realis, inferred=inferred, kinds=kinds, sides=sides)
    return table((_round_row(one, least_change) for one in found), ROUND_COLUMNS)


def _round_row(one: _Round, least_change: float) -> dict[str, Any]:
    link = one.answer
    return {
        "exchange": one.exchange,
        "round": one.number,
        "source": one.source,
        "act": link.earlier.id,
        "answered_by": one.answered_by,
        "answer": link.later.id,
        "start": link.earlier.first_day,
        "answer_start": link.later.first_day,
        **dict(zip(("lag_least", "lag", "lag_most"), lag(link.earlier, link.later), strict=True)),
        "intensity": link.earlier.intensity,
        "answer_intensity": link.later.intensity,
        "change": one.change,
        "move": move_of(one.change, least_change),
        "stated": link.stated,
        "words": link.words,
        "confidence": link.confidence,
    }


def find_rounds(  # noqa: PLR0913 - each condition is an argument of its own
    graph: Graph,
    *,
    between: Pair | None = None,
    realis: Collection[Realis] = ACTUAL,
    inferred: bool = True,
    kinds: Kinds = MEANT,
    sides: Sides | None = None,
) -> list[_Round]:
    """Find the rounds as records, in the order of the table that `rounds` makes of them."""
    check_options(realis, between)
    of_pair: dict[frozenset[str], list[_Round]] = defaultdict(list)
    for answer in read_answers(graph, realis=realis, inferred=inferred, kinds=kinds, sides=sides):
        for source, answered_by in _swaps(answer):
            if between is None or set(between) == {source, answered_by}:
                of_pair[frozenset((source, answered_by))].append(_Round(source, answered_by, answer))
    runs = [run for several in of_pair.values() for run in _exchanges(several)]
    runs.sort(key=lambda run: (run[0].answer.earlier.number, run[0].answer.later.number, run[0].source))
    return [
        _Round(one.source, one.answered_by, one.answer, number, one.number)
        for number, run in enumerate(runs, start=1)
        for one in run
    ]


def _swaps(answer: Answer) -> Iterator[Pair]:
    """Yield each (who acted, who answered) along a link; who is unknown is taken from the other end."""
    act, reply = answer.earlier, answer.later
    for source in act.sources or reply.targets:
        for answered_by in reply.sources or act.targets:
            hit = not act.targets or answered_by in act.targets
            hits_back = not reply.targets or source in reply.targets
            if source != answered_by and hit and hits_back:
                yield source, answered_by


def _exchanges(several: list[_Round]) -> Iterator[list[_Round]]:
    """Part the rounds of one pair into exchanges, and number the rounds of each by how many answers lie before."""
    turns: nx.DiGraph[_Turn] = nx.DiGraph([one.turns for one in several])
    depth = {turn: level for level, same in enumerate(nx.topological_generations(turns)) for turn in same}
    exchange_of = {turn: n for n, same in enumerate(nx.weakly_connected_components(turns)) for turn in same}
    runs: dict[int, list[_Round]] = defaultdict(list)
    for one in several:
        act = one.turns[0]
        runs[exchange_of[act]].append(_Round(one.source, one.answered_by, one.answer, 0, depth[act] + 1))
    for run in runs.values():
        yield sorted(run, key=lambda one: (one.number, one.answer.earlier.number, one.answer.later.number))


def exchanges(  # noqa: PLR0913 - each condition is an argument of its own
    graph: Graph,
    *,
    between: Pair | None = None,
    realis: Collection[Realis] = ACTUAL,
    inferred: bool = True,
    kinds: Kinds = MEANT,
    sides: Sides | None = None,
) -> pd.DataFrame:
    """Sum up each exchange of blows or words: who opened it, how many rounds it went, and where it led.

    The parameters, what is raised and the literature are those of `rounds`.

    Returns
    -------
    pandas.DataFrame
        One row an exchange, numbered as in `rounds`: `opened_by` one side against the `other`; how many `rounds` deep it
        went and how many `acts` it holds; its `first` and `last` act (ids) with the `start` of the one and the `end` of the
        other; the `peak` intensity; `change`, the last act's intensity less the first one's; and the median `lag` in days.

    Examples
    --------
    >>> import networkx as nx
    >>> graph = nx.MultiDiGraph()
    >>> graph.add_node("e1", source="A", target="B", intensity=3)
    >>> graph.add_node("e2", source="B", target="A", intensity=6)
    >>> graph.add_node("e3", source="A", target="B", intensity=5)
    >>> _ = graph.add_edges_from([("e1", "e2"), ("e2", "e3")])
    >>> exchanges(graph)[["opened_by", "other", "rounds", "acts", "peak", "change"]].values.tolist()
    [['A', 'B', 2, 3, 6.0, 2.0]]
    """
    of_exchange: dict[int, list[_Round]] = defaultdict(list)
    for one in find_rounds(graph, between=between, realis=realis, inferred=inferred, kinds=kinds, sides=sides):
        of_exchange[one.exchange].append(one)
    return table((_exchange_row(number, run) for number, run in of_exchange.items()), EXCHANGE_COLUMNS)


def _exchange_row(number: int, run: list[_Round]) -> dict[str, Any]:
    acts = {act.number: act for one in run for act in (one.answer.earlier, one.answer.later)}
    first, last = acts[min(acts)], acts[max(acts)]
    return {
        "exchange": number,
        "opened_by": run[0].source,
        "other": run[0].answered_by,
        "rounds": max(one.number for one in run),
        "acts": len(acts),
        "first": first.id,
        "last": last.id,
        "start": first.first_day,
        "end": last.end if last.dated else None,
        "peak": max(act.intensity for act in acts.values()),
        "change": round(last.intensity - first.intensity, 2),
        "lag": _lags(run)["lag"],
    }


def reciprocity(  # noqa: PLR0913 - each condition is an argument of its own
    graph: Graph,
    *,
    between: Pair | None = None,
    realis: Collection[Realis] = ACTUAL,
    inferred: bool = True,
    kinds: Kinds = MEANT,
    sides: Sides | None = None,
    least_change: float = LEAST_CHANGE,
) -> pd.DataFrame:
    """Tell of each dyad how many acts of the source the target answered, how soon, and how much harder.

    The parameters, what is raised and the literature are those of `rounds`. An article tells few of the answers that were
    given, so the share is a lower bound, and a share of few acts says little.

    Returns
    -------
    pandas.DataFrame
        One row an ordered pair, by the source's first act: how many `acts` of `source` on `target` there are, how many of
        them the target `answered`, and the `share` (0 to 1). The `lag` is the median over the answers, in days, and so are
        `lag_least` and `lag_most`, its bounds by the dates. `change` is the mean of the answers' intensity less the acts',
        `up` the share of the answers that climb. What no answer tells is missing.

    Examples
    --------
    >>> import networkx as nx
    >>> graph = nx.MultiDiGraph()
    >>> graph.add_node("e1", source="A", target="B", intensity=3, start="2021-05-01", end="2021-05-01")
    >>> graph.add_node("e2", source="B", target="A", intensity=6, start="2021-05-04", end="2021-05-04")
    >>> _ = graph.add_edge("e1", "e2", kind="responds_to")
    >>> reciprocity(graph)[["source", "target", "acts", "answered", "share", "lag"]].values.tolist()
    [['A', 'B', 1, 1, 1.0, 3.0], ['B', 'A', 1, 0, 0.0, nan]]
    """
    done: dict[Pair, set[str]] = defaultdict(set)
    for act in read_acts(graph, realis=realis, between=between, sides=sides):
        for pair in act.pairs():
            if between is None or set(pair) == set(between):
                done[pair].add(act.id)
    answered: dict[Pair, list[_Round]] = defaultdict(list)
    for one in find_rounds(graph, between=between, realis=realis, inferred=inferred, kinds=kinds, sides=sides):
        answered[one.source, one.answered_by].append(one)
        done[one.source, one.answered_by].add(one.answer.earlier.id)  # also where the text names no target
    return table((_pair_row(pair, done[pair], answered[pair], least_change) for pair in done), RECIPROCITY_COLUMNS)


def _pair_row(pair: Pair, done: Collection[str], answered: list[_Round], least_change: float) -> dict[str, Any]:
    known = {one.answer.earlier.id for one in answered}
    ups = [move_of(one.change, least_change) == "up" for one in answered]
    return {
        "source": pair[0],
        "target": pair[1],
        "acts": len(done),
        "answered": len(known),
        "share": round(len(known) / len(done), 3),
        **_lags(answered),
        "change": round(sum(one.change for one in answered) / len(answered), 2) if answered else None,
        "up": round(sum(ups) / len(ups), 3) if ups else None,
    }


def _lags(run: list[_Round]) -> Mapping[str, float | None]:
    spans = table(
        (
            dict(zip(("lag_least", "lag", "lag_most"), lag(one.answer.earlier, one.answer.later), strict=True))
            for one in run
        ),
        dict.fromkeys(("lag_least", "lag", "lag_most"), FIGURE),
    )
    return {str(name): float(value) for name, value in spans.median().items()}
