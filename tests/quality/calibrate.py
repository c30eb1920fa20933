"""Measure whether events are right as often as their confidence says, and fit the curve that makes it so.

    python tests/quality/calibrate.py            the table of five bands, and the same by articles that the fit has not seen
    python tests/quality/calibrate.py --update   fit anew and write `timeline/lexicons/confidence.toml`

An event is right where the annotation has it, with its type; a link where its kind and both of its events are right. The curve is fitted to
our articles and to those of `data/unread`: the rules were made on the first, and are right there more often than on a stranger's.
"""

from __future__ import annotations

import argparse
import math
import re
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import gate
import unread

import timeline
from timeline.lexicon.calibration import Calibration, LinkWeights, load_calibration, load_link_weights, log_odds
from timeline.scoring import scorer

WEIGHTS = Path(timeline.__file__).parent / "lexicons" / "confidence.toml"
EDGES = (0.0, 0.6, 0.7, 0.8, 0.9, 1.0)
FOLDS = 5
STEPS = 30
Z = 1.96  # 95 percent
LIKE_ALL = 30  # so many links, right as often as all are, are counted with each class: small ones stay near the rest
Judged = Sequence[scorer.Judged]


def band_table(judged: Judged) -> Iterator[str]:
    """Give the lines of the table: of each band the events, what their confidence says and what share is right, with its interval."""
    yield f"{'confidence':<12}{'events':>8}{'says':>8}{'right':>8}   interval"
    for low, high in pairwise(EDGES):
        held = _within(judged, low, high)
        if held:
            right = sum(one.right for one in held)
            lower, upper = wilson(right, len(held))
            name = f"{low:.1f} to {high:.1f}"
            yield f"{name:<12}{len(held):>8}{_mean(held):>8.3f}{right / len(held):>8.3f}   {lower:.2f} to {upper:.2f}"
    yield f"expected calibration error {expected_error(judged):.3f}"


def _within(judged: Judged, low: float, high: float) -> list[scorer.Judged]:
    return [one for one in judged if low <= one.confidence < high or one.confidence == high == 1]


def _mean(held: Judged) -> float:
    return sum(one.confidence for one in held) / len(held)


def expected_error(judged: Judged) -> float:
    """Give the expected calibration error: the mean distance, over events, of what a band says and what share is right."""
    bands = [held for low, high in pairwise(EDGES) if (held := _within(judged, low, high))]
    return sum(abs(sum(one.right for one in held) - sum(one.confidence for one in held)) for held in bands) / len(
        judged
    )


def wilson(right: int, number: int) -> tuple[float, float]:
    """Give the 95 percent interval of a share (Wilson 1927).

    >>> [round(edge, 3) for edge in wilson(8, 10)]
    [0.49, 0.943]
    """
    share, square = right / number, Z * Z / number
    middle = (share + square / 2) / (1 + square)
    half = Z * math.sqrt(share * (1 - share) / number + square / 4 / number) / (1 + square)
    return middle - half, middle + half


def fit(scores: Sequence[float], right: Sequence[bool]) -> Calibration:
    """Fit the curve by Newton's method; the weights are rounded to 2 digits, more of which the events do not bear."""
    a, b = 0.0, 1.0
    odds = [log_odds(score) for score in scores]
    for _ in range(STEPS):
        shares = [1 / (1 + math.exp(-a - b * x)) for x in odds]
        rest = [y - p for y, p in zip(right, shares, strict=True)]
        spread = [p * (1 - p) for p in shares]
        g0, g1 = sum(rest), sum(r * x for r, x in zip(rest, odds, strict=True))
        h00, h01 = sum(spread), sum(s * x for s, x in zip(spread, odds, strict=True))
        h11 = sum(s * x * x for s, x in zip(spread, odds, strict=True))
        determinant = h00 * h11 - h01 * h01
        a, b = a + (h11 * g0 - h01 * g1) / determinant, b + (h00 * g1 - h01 * g0) / determinant
    return Calibration(round(a, 2), round(b, 2))


def fitted(judged: Judged, known: Calibration) -> Calibration:
    """Fit to events whose confidence a known calibration has made of their scores."""
    return fit([known.score(one.confidence) for one in judged], [one.right for one in judged])


def parts(judged: Mapping[str, Judged]) -> Iterator[tuple[list[scorer.Judged], list[scorer.Judged]]]:
    """Yield for each fifth of the articles what was judged in the other four, and in it."""
    names = sorted(judged)
    for fold in range(FOLDS):
        rest = [one for n, name in enumerate(names) if n % FOLDS != fold for one in judged[name]]
        yield rest, [one for name in names[fold::FOLDS] for one in judged[name]]


def crossed(scores: Mapping[str, scorer.Scores], known: Calibration) -> list[scorer.Judged]:
    """Give the events with the confidence of a curve that was fitted without their article's part of the articles."""
    found: list[scorer.Judged] = []
    for rest, held in parts({name: one.judged for name, one in scores.items()}):
        curve = fitted(rest, known)
        found += [replace(one, confidence=curve.confidence(known.score(one.confidence))) for one in held]
    return found


def fitted_links(judged: Judged, known: LinkWeights) -> LinkWeights:
    """Fit the weights of links: what share of what the events of a class of them are worth was right.

    What the events are worth is the confidence that the known weights have given, without these weights.
    """
    worth = [one.confidence / known.weight(one.group or "", left_open=one.left_open) for one in judged]
    told = [(one, w) for one, w in zip(judged, worth, strict=True) if not one.left_open]
    overall = sum(one.right for one, _ in told) / sum(w for _, w in told)
    groups = {
        group: (sum(one.right for one, _ in held) + LIKE_ALL * overall) / (sum(w for _, w in held) + LIKE_ALL)
        for group in known.groups
        for held in [[(one, w) for one, w in told if one.group == group]]
    }
    wide = [(one, w * groups[one.group or ""]) for one, w in zip(judged, worth, strict=True) if one.left_open]
    left_open = sum(one.right for one, _ in wide) / sum(w for _, w in wide) if wide else known.left_open
    return LinkWeights({group: round(weight, 2) for group, weight in groups.items()}, round(left_open, 2))


def crossed_links(scores: Mapping[str, scorer.Scores], known: LinkWeights) -> list[scorer.Judged]:
    """Give the links with the confidence of weights that were fitted without their article's part of the articles."""
    found: list[scorer.Judged] = []
    for rest, held in parts({name: one.judged_links for name, one in scores.items()}):
        weights = fitted_links(rest, known)
        for one in held:
            old, new = (w.weight(one.group or "", left_open=one.left_open) for w in (known, weights))
            found.append(replace(one, confidence=one.confidence / old * new))
    return found


def update(curve: Calibration, weights: LinkWeights) -> None:
    """Write the weights."""
    text = WEIGHTS.read_text("utf-8")
    numbers = {"intercept": curve.intercept, "slope": curve.slope, **weights.groups, "left_open": weights.left_open}
    for name, value in numbers.items():
        text = re.sub(rf"(?m)^{name} = .*$", f"{name} = {value}", text)
    WEIGHTS.write_text(text, "utf-8")


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the tables; with `--update`, write the weights."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--update", action="store_true", help="fit anew and write the weights")
    options = parser.parse_args(arguments)
    strange, known = unread.measure().scores, load_calibration()
    scores = gate.measure().scores | strange
    together = gate.together(scores)
    judged = together.judged
    curve = fitted(judged, known)
    links, known_links = together.judged_links, load_link_weights()
    weights = fitted_links(links, known_links)
    tables = {
        "as it is": judged,
        "as it is, on articles that nobody has read": gate.together(strange).judged,
        "fitted on four fifths of the articles, tried on the fifth": crossed(scores, known),
        "links that words of the text state": links,
        "these links, fitted and tried in the same way": crossed_links(scores, known_links),
    }
    lines = [line for name, held in tables.items() for line in (name, *band_table(held), "")]
    lines.append(f"weights {known.intercept} {known.slope}; a new fit gives {curve.intercept} {curve.slope}")
    lines.append(f"weights of links {known_links}; a new fit gives {weights}")
    sys.stdout.write("\n".join(lines) + "\n")
    if options.update:
        update(curve, weights)
    return 0


if __name__ == "__main__":
    sys.exit(main())
