"""What a user calls: the steps from inputs to a timeline, and the `Timeline` that they give."""

from __future__ import annotations

from timeline.api.compare import diff, score
from timeline.api.imports import read_acled, read_gdelt, read_icews, read_polecat
from timeline.api.steps import build, extract, find_times, gather, load, merge
from timeline.api.timeline import Explanation, Timeline, read_corrections

__all__ = [
    "Explanation",
    "Timeline",
    "build",
    "diff",
    "extract",
    "find_times",
    "gather",
    "load",
    "merge",
    "read_acled",
    "read_corrections",
    "read_gdelt",
    "read_icews",
    "read_polecat",
    "score",
]
