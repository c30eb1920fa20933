"""Measure the extraction on `data/unread`: articles that were annotated like the others, and that nobody who works on the rules has read.

    python tests/quality/unread.py

Gives figures only, and none of the texts or faults: what was learned from them would no longer show what a stranger's article gets. Whoever
reads an article of this folder moves it, with its annotation and its row of SOURCES.csv, to `data/articles`.
"""

from __future__ import annotations

import sys

import gate

from timeline.scoring import scorer

UNREAD = gate.ROOT / "data" / "unread"


def measure() -> gate.Result:
    """Extract every article and score what was found."""
    return gate.measure(UNREAD / "articles", UNREAD / "gold")


def main() -> int:
    """Print F1, precision and recall of each column."""
    result = measure()
    counts = gate.together(result.scores).counts
    sys.stdout.write(f"{len(result.scores)} articles\n{'column':<12}{'F1':>8}{'P':>8}{'R':>8}{'gold':>8}\n")
    for column in scorer.COLUMNS:
        one = counts[column]
        sys.stdout.write(f"{column:<12}{one.f1:>8.3f}{one.precision:>8.3f}{one.recall:>8.3f}{one.gold:>8}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
