"""What a score is worth: how often events and links of such a score were right in annotated articles, by `confidence.toml`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from math import exp, log, sqrt

from timeline.lexicon.tables import PACKAGE_FOLDER, read_toml

LEAST, MOST = 0.01, 0.99
"""Scores beyond count as these: nothing is certain."""


@dataclass(frozen=True, slots=True)
class Calibration:
    """A logistic curve over the log odds of a score (Platt scaling); it rises, so that the order of events stays.

    References
    ----------
    J. Platt (1999), "Probabilistic outputs for support vector machines", in: Advances in Large Margin Classifiers.
    """

    intercept: float
    slope: float

    def confidence(self, score: float) -> float:
        """Return the share of events of such a score that were right.

        Examples
        --------
        >>> Calibration(0.0, 1.0).confidence(0.8)
        0.8
        """
        return round(1 / (1 + exp(-self.intercept - self.slope * log_odds(score))), 3)

    def score(self, confidence: float) -> float:
        """Return the score that gave a confidence."""
        return 1 / (1 + exp((self.intercept - log_odds(confidence)) / self.slope))


def log_odds(share: float) -> float:
    """Return the logarithm of the odds of a share.

    Examples
    --------
    >>> log_odds(0.5)
    0.0
    """
    held = min(max(share, LEAST), MOST)
    return log(held / (1 - held))


@lru_cache(maxsize=1)
def load_calibration() -> Calibration:
    """Load the package's calibration."""
    numbers = read_toml(PACKAGE_FOLDER / "confidence.toml")["events"]
    return Calibration(numbers["intercept"], numbers["slope"])


@dataclass(frozen=True, slots=True)
class LinkWeights:
    """How often links of each class of cues are right, as a share of the geometric mean of what their two events are worth.

    `left_open` is the factor for a cue that leaves one end to be found. The more sure the events, the more sure the link.
    """

    groups: Mapping[str, float]
    left_open: float

    def confidence(self, group: str, earlier: float, later: float, *, left_open: bool) -> float:
        """Return the share of links of such a cue between events of such confidences that were right.

        Examples
        --------
        >>> LinkWeights({"answer": 0.8}, 0.5).confidence("answer", 0.9, 0.4, left_open=True)
        0.24
        """
        return round(min(MOST, self.weight(group, left_open=left_open) * sqrt(earlier * later)), 3)

    def weight(self, group: str, *, left_open: bool) -> float:
        """Return what the class of a cue, and whether it leaves an end open, are worth."""
        return self.groups[group] * (self.left_open if left_open else 1.0)


@lru_cache(maxsize=1)
def load_link_weights() -> LinkWeights:
    """Load the package's weights of links."""
    numbers = dict(read_toml(PACKAGE_FOLDER / "confidence.toml")["links"])
    return LinkWeights(numbers, numbers.pop("left_open"))
