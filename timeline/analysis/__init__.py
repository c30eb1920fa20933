"""What the events say together: who answered whom, how far the sides climbed, where the course turned.

Every function takes the graph of a timeline (`Timeline.graph`), and where no link matters its table of events
(`Timeline.events`) just as well; it changes nothing and gives a new DataFrame or tuple. What is common to all of them:

- The **course** is the order of the graph's nodes or the table's rows. In a timeline that is the order in which the events
  happened, as far as it is told.
- Only what took place counts, unless `realis` names more: `realis=("actual", "planned")`.
- `inferred=False` leaves out the links that no word of the text states.
- `between=("RUS", "TUR")` keeps what these two did to each other.
- `sides` maps actors to the sides they count for, such as an army to its state; `sides_of` makes the mapping.

The modules are loaded when a name is first used, since they need networkx and pandas.

Examples
--------
>>> from timeline import analysis
>>> analysis.rung(7.0)
'serious attack'
"""

from __future__ import annotations

from importlib import import_module

TYPE_CHECKING = False  # as in `timeline`
if TYPE_CHECKING:
    from timeline.analysis.chains import main_chain
    from timeline.analysis.comparison import compare, summarize
    from timeline.analysis.dyads import dyad_table, first_movers, sides_of
    from timeline.analysis.exchange import exchanges, reciprocity, rounds
    from timeline.analysis.ladder import course_of, first_on_rungs, moves, turning_points
    from timeline.analysis.reach import ancestors, chain_of, descendants
    from timeline.analysis.silence import silences
    from timeline.graph.intensity import intensity, rung

_HOMES = {
    "ancestors": "analysis.reach",
    "chain_of": "analysis.reach",
    "compare": "analysis.comparison",
    "course_of": "analysis.ladder",
    "descendants": "analysis.reach",
    "dyad_table": "analysis.dyads",
    "exchanges": "analysis.exchange",
    "first_movers": "analysis.dyads",
    "first_on_rungs": "analysis.ladder",
    "intensity": "graph.intensity",
    "main_chain": "analysis.chains",
    "moves": "analysis.ladder",
    "reciprocity": "analysis.exchange",
    "rounds": "analysis.exchange",
    "rung": "graph.intensity",
    "sides_of": "analysis.dyads",
    "silences": "analysis.silence",
    "summarize": "analysis.comparison",
    "turning_points": "analysis.ladder",
}

__all__ = [
    "ancestors",
    "chain_of",
    "compare",
    "course_of",
    "descendants",
    "dyad_table",
    "exchanges",
    "first_movers",
    "first_on_rungs",
    "intensity",
    "main_chain",
    "moves",
    "reciprocity",
    "rounds",
    "rung",
    "sides_of",
    "silences",
    "summarize",
    "turning_points",
]


def __getattr__(name: str) -> object:
    """Give a public name from its module, and keep it."""
    if name not in _HOMES:
        message = f"module {__name__!r} has no attribute {name!r}"
        raise AttributeError(message)
    value = getattr(import_module(f"timeline.{_HOMES[name]}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted(set(globals()) | set(__all__))
