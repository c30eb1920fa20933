"""The likeliest of several choices: the chances of a multinomial logistic model, from the clues that speak for each.

Its weights, in `lexicons/choices.csv`, are learned from our own articles (`tests/quality/train_choices.py`).
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

Clues = dict[str, float]


def chances(choices: Sequence[Clues], weights: Mapping[str, float]) -> list[float]:
    """Give how likely each choice is; they sum to 1. A clue without a weight says nothing."""
    scores = [sum(weights.get(clue, 0.0) * value for clue, value in clues.items()) for clues in choices]
    top = max(scores)
    powers = [math.exp(score - top) for score in scores]
    total = sum(powers)
    return [power / total for power in powers]


def likeliest(choices: Sequence[Clues], weights: Mapping[str, float], least: float) -> int:
    """Give the place of the likeliest choice after the first, which is "none of them"; 0 where none reaches the least chance."""
    likely = chances(choices, weights)
    best = max(range(1, len(choices)), key=lambda n: likely[n], default=0)
    return best if likely[best] >= least else 0
