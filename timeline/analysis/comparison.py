"""A crisis in figures, and several crises side by side.

Takes graphs; hands on a Series, or a DataFrame with a column for each crisis.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import TYPE_CHECKING, Any

import pandas as pd

from timeline.analysis.acts import ACTUAL, Act, Sides, read_acts
from timeline.analysis.chains import main_chain
from timeline.analysis.dyads import first_movers
from timeline.analysis.exchange import exchanges, rounds
from timeline.analysis.ladder import moves, turning_points
from timeline.analysis.silence import silences
from timeline.errors import UsageError
from timeline.graph.intensity import rung
from timeline.model import Realis

if TYPE_CHECKING:
    from timeline.analysis.acts import Graph


def summarize(
    graph: Graph,
    *,
    realis: Collection[Realis] = ACTUAL,
    inferred: bool = True,
    sides: Sides | None = None,
) -> pd.Series[Any]:
    """Sum up a crisis in two dozen figures.

    Parameters
    ----------
    graph
        Events as nodes and links as edges from act to answer (`Timeline.graph`).
    realis
        Which events count, by whether they took place.
    inferred
        Whether links count that no word of the text states.
    sides
        The side of an actor, where it is not the actor itself (see `sides_of`).

    Returns
    -------
    pandas.Series
        By name; what cannot be told is None.

        - `events`; `conflict`, those of an intensity above 0; `dated`, the share whose first and last day are known.
        - `first_day` and `last_day` of the dated ones, and the `days` from the one to the other, both counted.
        - `peak` (intensity), its `peak_rung`, `peak_event` (id), `peak_label` and `peak_day`.
        - `links`; `stated`, the share that the text states; `in_deed`, the share whose answer is no mere word, and of these
          the shares `moves_up`, `moves_down` and `moves_level`: who condemns an attack has not climbed down.
        - `rounds` of tit for tat, counted for each two sides; `longest_exchange`, in rounds; `lag`, the median in days of the
          answers in them.
        - `main_chain`, the number of its acts; `turning_points`; `longest_silence`, in days.
        - `sides`, how many did or suffered something; `main_pair`, the two with most acts of conflict against each other,
          joined by " / ", who of them was the `first_mover` and who the `first_to_arms`.

    Raises
    ------
    UsageError
        Where the links run in a circle, or `graph` is no graph of events.

    Examples
    --------
    >>> import networkx as nx
    >>> graph = nx.MultiDiGraph()
    >>> graph.add_node("e1", source="A", target="B", intensity=3, start="2021-05-01", end="2021-05-01")
    >>> graph.add_node("e2", source="B", target="A", intensity=6, start="2021-05-04", end="2021-05-04")
    >>> _ = graph.add_edge("e1", "e2", kind="responds_to")
    >>> summarize(graph)[["days", "peak", "rounds", "lag", "moves_up", "first_mover"]].tolist()
    [4, 6.0, 1, 3.0, 1.0, 'A']
    """
    acts = read_acts(graph, realis=realis, sides=sides)
    facts = _course(acts) | _peak(acts) | _links(graph, realis, inferred, sides)
    chain = main_chain(graph, realis=realis, inferred=inferred)
    gaps = silences(graph, least_days=1, realis=realis, sides=sides)
    facts |= {
        "main_chain": len(chain),
        "turning_points": len(turning_points(graph, realis=realis, sides=sides)),
        "longest_silence": int(gaps["days"].max()) if len(gaps) else 0,
        "sides": len({side for act in acts for side in act.sources + act.targets}),
    }
    return pd.Series(facts | _main_pair(graph, realis, sides), dtype="object")


def _course(acts: Sequence[Act]) -> dict[str, Any]:
    dated = [(act.start, act.end) for act in acts if act.dated and act.start and act.end]
    first, last = min((d[0] for d in dated), default=None), max((d[1] for d in dated), default=None)
    return {
        "events": len(acts),
        "conflict": sum(act.intensity > 0 for act in acts),
        "dated": _share(len(dated), len(acts)),
        "first_day": first,
        "last_day": last,
        "days": (last - first).days + 1 if first and last else None,
    }


def _share(part: int, whole: int) -> float | None:
    return round(part / whole, 3) if whole else None


def _peak(acts: Sequence[Act]) -> dict[str, Any]:
    peak = max(acts, key=lambda act: (act.intensity, -act.number), default=None)
    return {
        "peak": peak and peak.intensity,
        "peak_rung": peak and rung(peak.intensity),
        "peak_event": peak and peak.id,
        "peak_label": peak and peak.label,
        "peak_day": peak and peak.first_day,
    }


def _links(graph: Graph, realis: Collection[Realis], inferred: bool, sides: Sides | None) -> dict[str, Any]:  # noqa: FBT001 - handed on, never written by a user
    ladder = moves(graph, realis=realis, inferred=inferred, sides=sides)
    deeds = ladder[ladder["in_deed"]]
    runs = exchanges(graph, realis=realis, inferred=inferred, sides=sides)
    lags = rounds(graph, realis=realis, inferred=inferred, sides=sides)["lag"].dropna()
    return {
        "links": len(ladder),
        "stated": _share(int(ladder["stated"].sum()), len(ladder)),
        "in_deed": _share(len(deeds), len(ladder)),
        **{f"moves_{name}": _share(int((deeds["move"] == name).sum()), len(deeds)) for name in ("up", "down", "level")},
        "rounds": int(runs["rounds"].sum()),
        "longest_exchange": int(runs["rounds"].max()) if len(runs) else 0,
        "lag": float(lags.median()) if len(lags) else None,
    }


def _main_pair(graph: Graph, realis: Collection[Realis], sides: Sides | None) -> dict[str, Any]:
    movers = first_movers(graph, realis=realis, sides=sides)
    if not len(movers):
        return dict.fromkeys(("main_pair", "first_mover", "first_to_arms"))
    main = movers.iloc[int((movers["acts"] + movers["acts_of_other"]).argmax())]
    return {
        "main_pair": " / ".join(sorted((main["first"], main["other"]))),
        "first_mover": main["first"],
        "first_to_arms": None if pd.isna(main["first_to_arms"]) else main["first_to_arms"],
    }


def compare(
    crises: Mapping[str, Graph],
    *,
    realis: Collection[Realis] = ACTUAL,
    inferred: bool = True,
    sides: Sides | None = None,
) -> pd.DataFrame:
    """Set crises side by side.

    Parameters
    ----------
    crises
        Graphs by the names that the columns shall have.
    realis, inferred, sides
        As in `summarize`.

    Returns
    -------
    pandas.DataFrame
        One row a figure, as in `summarize`, and one column a crisis, in the order given. Figures of crises that were told
        in articles of different length and zeal compare the telling as much as the crises.

    Raises
    ------
    UsageError
        Where there is no crisis, or as in `summarize`.

    Examples
    --------
    >>> import networkx as nx
    >>> mild, grave = nx.MultiDiGraph(), nx.MultiDiGraph()
    >>> mild.add_node("e1", intensity=2.0)
    >>> grave.add_node("e1", intensity=8.0)
    >>> compare({"mild": mild, "grave": grave}).loc[["events", "peak"]].values.tolist()
    [[1, 1], [2.0, 8.0]]
    """
    if not isinstance(crises, Mapping) or not crises:
        message = 'crises: found none; give graphs by name, such as {"1958": first.graph, "1972": second.graph}'
        raise UsageError(message)
    columns = {name: summarize(graph, realis=realis, inferred=inferred, sides=sides) for name, graph in crises.items()}
    return pd.DataFrame(columns)
