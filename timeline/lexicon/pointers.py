"""At which acts a noun can point back: "the raid" at a storming, "the seizure" at a town captured, from `pointers.csv`."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import lru_cache

from timeline.lexicon.tables import PACKAGE_FOLDER, Faults, read_csv

# The family of nouns that tell of no act by themselves but can mean only acts of certain kinds.
EXACT = "exact"
# Kinds of acts that a cue can leave open, as `cues.toml` names them: whatever was told, a deal, what was done and not said,
# each of several hostile acts.
ANYTHING, DEAL, DONE, EACH = "any", "deal", "done", "each"
COLUMNS = ("family", "noun", "at", "origin")


@lru_cache(maxsize=1)
def load_pointers() -> Mapping[tuple[str, str], frozenset[str]]:
    """Load, for a family and a noun of it (or "" for any), the other families of words by which the act may have been told.

    Examples
    --------
    >>> "take-ground" in load_pointers()["seize", ""]
    True
    """
    faults = Faults()
    rows = list(read_csv(PACKAGE_FOLDER / "pointers.csv", COLUMNS, faults))
    faults.raise_if_any()
    at: dict[tuple[str, str], frozenset[str]] = defaultdict(frozenset)
    for row in rows:
        for noun in row.items("noun") or ("",):
            at[row["family"], noun] |= frozenset(row.items("at"))
    return dict(at)


def meanings(families: Iterable[str], noun: str) -> frozenset[str]:
    """Give the families of words by which an act may have been told that a noun of some families points at.

    Examples
    --------
    >>> "sink" in meanings([EXACT], "torpedoing")
    True
    """
    pointers = load_pointers()
    keys = ((family, word) for family in families for word in ("", noun))
    return frozenset().union(*(pointers.get(key, frozenset()) for key in keys))
