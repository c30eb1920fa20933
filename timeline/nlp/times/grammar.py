"""Find the phrases of a text that speak of time: plain regular expressions over the text, in one pass.

The text is walked word by word. A word that can open a time expression ("early", "March", "two", a number) names the
few rules worth trying there, the longest match is taken, and the walk goes on behind it; so the time is linear in the
text. A rule that needs a word which the text nowhere has ("May", "weeks") is left out of the walk. What a phrase means is left to the resolvers.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, Literal

from timeline.nlp.times.fragments import even_gaps
from timeline.nlp.times.guards import is_guarded
from timeline.nlp.times.rules import NUMERAL, Rule, rules_for

Joint = Literal["", "to", "and"]


@dataclass(frozen=True, slots=True)
class Phrase:
    """A stretch of text that speaks of time: the rule that found it and the parts it was found to have.

    `joined` tells how it goes on from the phrase before: as the end of a range ("to") or in a list ("and").
    """

    start: int
    end: int
    kind: str
    parts: dict[str, str]
    joined: Joint = ""

    def get(self, part: str) -> str:
        """Give a part's words, or "" where the phrase has no such part."""
        return self.parts.get(part, "")


_WORD: Final = re.compile(r"[a-z]+|[0-9]+|['\u2018\u2019](?=[0-9])")
_NEVER_BEFORE: Final = frozenset("@#_\\$\u20ac\u00a3\u00a5")
_TIES_NUMBERS: Final = frozenset(".,:/")
_PREFIXES: Final = ("pre-", "post-")


def fold(text: str) -> str:
    """Give the text in lower case with every offset kept (a few letters would grow: they stay as they are)."""
    lower = text.lower()
    if len(lower) == len(text):
        return lower
    return "".join(letter.lower() if len(letter.lower()) == 1 else letter for letter in text)


def find_phrases(text: str, lower: str) -> Iterator[Phrase]:
    """Yield the time phrases of a text in order, none overlapping; `lower` is the folded text."""
    done, even = 0, even_gaps(lower)
    present = set(_WORD.findall(lower))
    by_opener = rules_for(present.union(map(_opener_class, present)))
    for word in _WORD.finditer(lower):
        start = word.start()
        if start < done:
            continue
        rules = by_opener.get(_opener_class(word.group()))
        if not rules or not (_stands_free(lower, start) or _goes_on(lower, start, done)):
            continue
        for rule, match in _candidates(rules, even, start):
            parts = {name: " ".join(part.split()) for name, part in match.groupdict().items() if part}
            if not is_guarded(rule.kind, parts, text, lower, match.span()):
                yield from _phrases(rule.kind, match, parts)
                done = match.end()
                break


def _opener_class(word: str) -> str:
    if word[0].isdecimal():
        return NUMERAL
    return "'" if word in "'\u2018\u2019" else word


def _stands_free(lower: str, start: int) -> bool:
    """Tell whether a word may open an expression: not inside a word, an amount of money, a name or a longer number."""
    before = lower[start - 1] if start else " "
    if before.isalnum() or before in _NEVER_BEFORE:
        return False
    inside = start >= 2 and lower[start - 2].isalnum()  # a sign with a word before it ties the two together
    if before == "-":
        return not inside or lower.endswith(_PREFIXES, max(0, start - 5), start)
    if lower[start].isdecimal() and before in _TIES_NUMBERS:
        return not inside and start >= 2
    return True


def _goes_on(lower: str, start: int, done: int) -> bool:
    """Tell whether a word is tied to the phrase before it by a dash: the end of a range ("July-November")."""
    return 0 < done == start - 1 and lower[start - 1] in "-\u2010\u2011\u2012\u2013\u2014/"


def _candidates(rules: tuple[Rule, ...], even: str, start: int) -> list[tuple[Rule, re.Match[str]]]:
    """Give what the rules match here, the longest first, then in the order of the rules."""
    found = [(rule, match) for rule in rules if (match := rule.pattern.match(even, start)) is not None]
    found.sort(key=lambda pair: -pair[1].end())
    return found


_PAIRS: Final[dict[str, tuple[str, str, Joint]]] = {
    "days": ("date", "day", "to"),
    "day-list": ("date", "day", "and"),
    "years": ("year", "year", "to"),
}


def _phrases(kind: str, match: re.Match[str], parts: dict[str, str]) -> Iterator[Phrase]:
    """Yield the phrase of a match, or the two of a pair ("Dec 4-6", "1914-18"), each with its own place."""
    if kind not in _PAIRS:
        yield Phrase(match.start(), match.end(), kind, parts)
        return
    kind, name, joined = _PAIRS[kind]
    second = parts.pop(f"{name}2")
    end = max(
        match.end(part)
        for part in ("weekday", "month", name)
        if parts.get(part) and match.end(part) < match.start(f"{name}2")
    )
    yield Phrase(match.start(), end, kind, parts)
    if name == "year":
        second = parts["year"][: 4 - len(second)] + second
    yield Phrase(match.start(f"{name}2"), match.end(), kind, {**parts, name: second}, joined)
