"""The weights of learned choices, from `parties.csv`: how much each clue speaks for a party.

They are the package's own and no words: a user's folder is not layered over them.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from timeline.lexicon.tables import PACKAGE_FOLDER, Faults, read_csv

COLUMNS = ("clue", "weight", "origin")


@lru_cache(maxsize=1)
def load_party_weights() -> Mapping[str, float]:
    """Load the weights of the clues that `timeline.graph.clues` finds.

    Examples
    --------
    >>> load_party_weights()["opposed"] > 0
    True
    """
    faults = Faults()
    rows = list(read_csv(PACKAGE_FOLDER / "parties.csv", COLUMNS, faults))
    faults.raise_if_any()
    return {row["clue"]: float(row["weight"]) for row in rows}
