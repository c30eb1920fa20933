"""What a guard sees of a phrase and its surroundings, and the two questions it asks of them."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import NamedTuple

Parts = Mapping[str, str]
Test = Callable[[str], re.Match[str] | None]

REACH = 40  # characters looked at on either side: about six words


class Look(NamedTuple):
    """A phrase's parts, its words as written, and up to `REACH` characters on either side.

    `before` and `after` are folded to lower case; `after_as_written` is not.
    """

    parts: Parts
    words: str
    before: str
    after: str
    after_as_written: str

    def has(self, *names: str) -> bool:
        """Tell whether the phrase has any of these parts."""
        return any(name in self.parts for name in names)

    def get(self, name: str) -> str:
        """Give a part's words, "" where there is none."""
        return self.parts.get(name, "")


def after_word(pattern: str) -> Test:
    """Make the test whether the text before a phrase ends with these words and a gap."""
    return re.compile(rf"(?:^|[^\w])(?:{pattern})\s{{1,3}}$").search


def before_word(pattern: str) -> Test:
    """Make the test whether the text behind a phrase goes on with a gap and these words."""
    return re.compile(rf"\s{{1,3}}(?:{pattern})(?!\w)").match


def followed_by(pattern: str) -> Test:
    """Make the test whether the text behind a phrase begins so, gap or no gap."""
    return re.compile(pattern).match
