"""The weights of learned choices, from `parties.csv`: how much each clue speaks for a party.

They are the package's own and no words: a user's folder is not layered over them.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from timeline.lexicon.tables import PACKAGE_FOLDER, Faults, read_csv

COLUMNS = ("role", "clue", "weight", "origin")


@lru_cache(maxsize=1)
def load_party_weights() -> Mapping[str, Mapping[str, float]]:
    """Load, for each role, the weights of the clues that `timeline.graph.clues` finds.

    Examples
    --------
    >>> weights = load_party_weights()
    >>> sorted(weights), weights["target"]["opposed"] > 0
    (['source', 'target'], True)
    """
    faults = Faults()
    rows = list(read_csv(PACKAGE_FOLDER / "parties.csv", COLUMNS, faults))
    faults.raise_if_any()
    weights: dict[str, dict[str, float]] = {"source": {}, "target": {}}
    for row in rows:
        weights[row["role"]][row["clue"]] = float(row["weight"])
    return weights
