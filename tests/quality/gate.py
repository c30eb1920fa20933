"""Measure the extraction on `data/articles` against `data/gold`, and hold the floors under it.

    python tests/quality/gate.py             the tables: by article, what went wrong, what confidence is worth
    python tests/quality/gate.py --faults    each fault as well
    python tests/quality/gate.py --update    raise the floors of each batch to what was measured (they never sink)

Everything goes through the public API: files in, `Timeline.to_dict()` out.
"""

from __future__ import annotations

import argparse
import json
import math
import sys
import tomllib
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import reduce
from operator import add
from pathlib import Path
from typing import Any

import timeline
from timeline.scoring import scorer, told

ROOT = Path(__file__).resolve().parents[2]
ARTICLES = ROOT / "data" / "articles"
GOLD = ROOT / "data" / "gold"
FLOORS = Path(__file__).with_name("floors.json")
BATCHES = Path(__file__).with_name("batches.toml")
THRESHOLDS = (0.0, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9)


@dataclass(frozen=True, slots=True)
class Result:
    """What was measured: the scores by the article's id, how articles were merged, and what made the timelines."""

    scores: dict[str, scorer.Scores]
    across: scorer.Count
    made_by: dict[str, str]


def measure(articles: Path = ARTICLES, gold: Path = GOLD) -> Result:
    """Extract every article and score what was found."""
    paths = sorted(articles.iterdir())
    return compare({path.name: found for path, found in zip(paths, timeline.extract(paths), strict=True)}, gold)


def compare(found: Mapping[str, timeline.Timeline], gold: Path = GOLD) -> Result:
    """Score the timeline of each article, by the name of its file, then merge them all and score what became one."""
    names = told.Names(_read(gold / "aliases.json"))
    golds = [_read(gold / f"{Path(name).stem}.json") for name in found]
    timelines = list(found.values())
    scores = {
        wanted["id"]: scorer.score(wanted, one.to_dict(), names) for wanted, one in zip(golds, timelines, strict=True)
    }
    merged = timeline.merge(timelines).to_dict()
    across = scorer.score_across(golds, merged, _read(gold / "across.json").get("same", []), names)
    return Result(scores, across, merged["made_by"])


def together(scores: dict[str, scorer.Scores]) -> scorer.Scores:
    """Put the scores of all articles together."""
    return reduce(add, scores.values())


def batches() -> dict[str, list[str]]:
    """Give the ids of the articles of each batch, and of the seed article, by name."""
    return tomllib.loads(BATCHES.read_text(encoding="utf-8")) | {"seed": ["seed"]}


def measured(result: Result) -> dict[str, dict[str, float]]:
    """Take what the floors are about: F1 of each column of each batch, and of merging all; rounded down to 3 digits."""
    return {
        name: {column: math.floor(1000 * count.f1 + 1e-9) / 1000 for column, count in columns.items()}
        for name, columns in (by_batch(result) | {"all": {"across": result.across}}).items()
    }


def by_batch(result: Result) -> dict[str, dict[str, scorer.Count]]:
    """Count each column by batch, for those batches of which all articles were measured."""
    measured_batches = {name: ids for name, ids in batches().items() if set(ids) <= set(result.scores)}
    return {name: together({one: result.scores[one] for one in ids}).counts for name, ids in measured_batches.items()}


def raised(old: dict[str, Any], result: Result) -> dict[str, Any]:
    """Make the floors that hold from now on: each the higher of the old one and what was measured."""
    before = old.get("floors", {})
    floors = {
        name: {column: max(value, before.get(name, {}).get(column, 0.0)) for column, value in columns.items()}
        for name, columns in measured(result).items()
    }
    return {"made_by": result.made_by, "floors": floors}


def read_floors() -> dict[str, Any]:
    """Read the floors; empty where none were ever set."""
    return _read(FLOORS)


def score_table(result: Result) -> Iterator[str]:
    """Give the lines of the table: F1 of each column by article, then F1, precision and recall of all."""
    yield f"{'article':<24}" + "".join(f"{column:>9}" for column in scorer.COLUMNS)
    for name, scores in result.scores.items():
        yield _row(name, [scores.counts[column].f1 for column in scorer.COLUMNS])
    for name, counts in by_batch(result).items():
        if name != "seed":
            yield _row(f"{name} batch: F1", [counts[column].f1 for column in scorer.COLUMNS])
    every = together(result.scores).counts
    yield _row("all: F1", [every[column].f1 for column in scorer.COLUMNS])
    yield _row("all: precision", [every[column].precision for column in scorer.COLUMNS])
    yield _row("all: recall", [every[column].recall for column in scorer.COLUMNS])
    yield f"{'all: gold':<24}" + "".join(f"{every[column].gold:>9}" for column in scorer.COLUMNS)
    across = result.across
    yield f"one event in several articles: F1 {across.f1:.3f}, {across.right} right of {across.found}, gold {across.gold}"


def fault_table(scores: dict[str, scorer.Scores]) -> Iterator[str]:
    """Give the lines of the table of faults by kind, the most frequent first."""
    kinds = Counter(fault.kind for fault in together(scores).faults)
    yield "faults"
    for kind, number in sorted(kinds.items(), key=lambda item: (-item[1], item[0])):
        yield f"{number:>6}  {kind}"


def confidence_table(scores: dict[str, scorer.Scores]) -> Iterator[str]:
    """Give the lines of the table: of the events at least so confident, how many there are and what share is right."""
    judged = together(scores).judged
    yield f"{'confidence':<12}{'events':>8}{'right':>8}{'whole':>8}"
    for threshold in THRESHOLDS:
        kept = [one for one in judged if one.confidence >= threshold]
        if kept:
            right = sum(one.right for one in kept) / len(kept)
            whole = sum(one.whole for one in kept) / len(kept)
            yield f">= {threshold:<9}{len(kept):>8}{right:>8.2f}{whole:>8.2f}"


def fault_list(scores: dict[str, scorer.Scores]) -> Iterator[str]:
    """Give one line for each fault."""
    for fault in together(scores).faults:
        yield f"{fault.article:<24} {fault.kind:<18} {fault.gold or '-'}  |  {fault.found or '-'}"


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure, show the tables, and raise the floors if asked."""
    parser = argparse.ArgumentParser(description="Measure the extraction on our own articles.")
    parser.add_argument("--update", action="store_true", help="raise the floors to what was measured")
    parser.add_argument("--faults", action="store_true", help="list each fault")
    parser.add_argument("--articles", type=Path, default=ARTICLES, help="a folder of other articles")
    parser.add_argument("--gold", type=Path, default=GOLD, help="the folder of their annotation")
    chosen = parser.parse_args(arguments)
    if chosen.update and chosen.articles != ARTICLES:
        parser.error("the floors are about our own articles: --update does not go with --articles")
    result = measure(chosen.articles, chosen.gold)
    tables = [score_table(result), fault_table(result.scores), confidence_table(result.scores)]
    if chosen.faults:
        tables.append(fault_list(result.scores))
    sys.stdout.write("\n\n".join("\n".join(table) for table in tables) + "\n")
    if chosen.update:
        floors = raised(read_floors(), result)
        FLOORS.write_text(json.dumps(floors, indent=1) + "\n", encoding="utf-8")
    return 0


def _read(path: Path) -> dict[str, Any]:
    """Read a JSON object; an empty one where there is no file."""
    return dict(json.loads(path.read_text(encoding="utf-8"))) if path.exists() else {}


def _row(name: str, values: Sequence[float]) -> str:
    return f"{name:<24}" + "".join(f"{value:>9.3f}" for value in values)


if __name__ == "__main__":
    sys.exit(main())
