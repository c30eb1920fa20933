"""The weights of learned choices, from `choices.csv`: how much each clue speaks for a choice.

They are the package's own and no words: a user's folder is not layered over them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from functools import lru_cache

from timeline.lexicon.tables import PACKAGE_FOLDER, Faults, read_csv

COLUMNS = ("choice", "clue", "weight", "origin")


@lru_cache(maxsize=1)
def load_weights() -> Mapping[str, Mapping[str, float]]:
    """Load, for each choice, the weights of its clues.

    Examples
    --------
    >>> weights = load_weights()
    >>> sorted(weights), weights["target"]["opposed"] > 0
    (['act', 'answered', 'source', 'target'], True)
    """
    faults = Faults()
    rows = list(read_csv(PACKAGE_FOLDER / "choices.csv", COLUMNS, faults))
    faults.raise_if_any()
    weights: dict[str, dict[str, float]] = defaultdict(dict)
    for row in rows:
        weights[row["choice"]][row["clue"]] = float(row["weight"])
    return dict(weights)
