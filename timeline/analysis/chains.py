"""The main chain of a crisis: the one course of act and answer, of the many, that weighs most.

Takes a graph; hands on a table of its steps.
"""

from __future__ import annotations

from collections.abc import Collection
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import networkx as nx

from timeline.analysis.acts import (
    ACTUAL,
    DAY,
    EVERY_KIND,
    FIGURE,
    TEXT,
    Act,
    Answer,
    Kinds,
    joined,
    read_acts,
    read_answers,
    table,
)
from timeline.graph.intensity import rung
from timeline.model import Realis

if TYPE_CHECKING:
    import pandas as pd

    from timeline.analysis.acts import Graph

COLUMNS = {
    "event": TEXT, "start": DAY, "source": TEXT, "target": TEXT, "label": TEXT, "intensity": FIGURE, "rung": TEXT,
    "kind": TEXT, "words": TEXT, "confidence": FIGURE, "weight": FIGURE,
}  # fmt: skip


def main_chain(
    graph: Graph, *, realis: Collection[Realis] = ACTUAL, inferred: bool = True, kinds: Kinds = EVERY_KIND
) -> pd.DataFrame:
    """Find the chain of act and answer that weighs most: the longest path through the links, weighted.

    A link weighs its confidence (0 to 1) times the mean intensity (0 to 10) of act and answer. So a chain gains by every
    further answer, much by a grave and sure one, little by one that is mild or doubtful.

    Parameters
    ----------
    graph
        Events as nodes and links as edges from act to answer (`Timeline.graph`).
    realis
        Which events count, by whether they took place.
    inferred
        Whether links count that no word of the text states.
    kinds
        "responds_to" (an answer that somebody meant), "causes" (brought about by no one's intent), or both.

    Returns
    -------
    pandas.DataFrame
        One row a step, from the first act to the last answer: `event` (id), `start`, `source`, `target`, `label`,
        `intensity`, `rung`; of the link to it `kind`, `words` (the cue, or the rule) and `confidence`, which are missing
        in the first row, as is the `weight` of the link. Without events it is empty; without links it holds the gravest
        event, of equals the first.

    Raises
    ------
    UsageError
        Where the links run in a circle, or `graph` is no graph of events.

    References
    ----------
    N. P. Hummon and P. Doreian, "Connectivity in a citation network: the development of DNA theory", Social Networks 11
    (1989), who trace a main path through a network that runs one way in time. Their weights count paths; these, which are
    this project's own, are facts of the acts.

    Examples
    --------
    >>> import networkx as nx
    >>> graph = nx.MultiDiGraph()
    >>> graph.add_nodes_from([("e1", {"intensity": 5}), ("e2", {"intensity": 2}), ("e3", {"intensity": 7})])
    >>> _ = graph.add_edges_from([("e1", "e2"), ("e1", "e3")], confidence=0.8)
    >>> main_chain(graph)[["event", "weight"]].values.tolist()
    [['e1', nan], ['e3', 4.8]]
    """
    acts = {act.id: act for act in read_acts(graph, realis=realis)}
    answers = read_answers(graph, realis=realis, inferred=inferred, kinds=kinds)
    surest = {(one.earlier.id, one.later.id): one for one in sorted(answers, key=lambda one: one.confidence)}
    paths: nx.DiGraph[str] = nx.DiGraph()
    paths.add_weighted_edges_from((*ends, _weight(one)) for ends, one in surest.items())
    gravest = sorted(acts, key=lambda name: -acts[name].intensity)[:1]
    chain = nx.dag_longest_path(paths) or gravest
    links = [None, *(surest[ends] for ends in pairwise(chain))]
    return table((_row(acts[name], link) for name, link in zip(chain, links, strict=False)), COLUMNS)


def _weight(answer: Answer) -> float:
    return answer.confidence * (answer.earlier.intensity + answer.later.intensity) / 2


def _row(act: Act, link: Answer | None) -> dict[str, Any]:
    return {
        "event": act.id,
        "start": act.first_day,
        "source": joined(act.sources),
        "target": joined(act.targets),
        "label": act.label,
        "intensity": act.intensity,
        "rung": rung(act.intensity),
        "kind": link and link.kind,
        "words": link and link.words,
        "confidence": link and link.confidence,
        "weight": link and round(_weight(link), 3),
    }
