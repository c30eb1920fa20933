"""Acts that followed at once: "Officers then cut off its water", "it broke off relations within the hour", "within days".

Such words name no day; they take the one that the sentences before have told last.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from timeline.model import Span as CharSpan
from timeline.model import TimeSpan
from timeline.nlp.page import Page
from timeline.nlp.syntax import clause_top
from timeline.nlp.times import Timex
from timeline.nlp.tree import Token

AT_ONCE = frozenset(
    "immediately promptly instantly forthwith swiftly at_once on_the_spot straight_away right_away then".split()
)
WITHIN = re.compile(
    r"\bwithin (?:(?P<amount>the|an?|one|two|a few|\d\d?) )?(?P<unit>minutes?|hours?|days?)\b",
    re.IGNORECASE,
)
BEFORE_ITS_END = re.compile(r"\bbefore the day was (?:out|over)\b", re.IGNORECASE)
SENTENCES_BACK = 2
DAYS_OF_DAYS = 6


@dataclass(frozen=True, slots=True)
class Swift:
    """Words that set an act close behind another: where they stand, and how many days may lie between, at least and at most."""

    words: CharSpan
    least: int
    most: int


def swift_words(verb: Token, page: Page) -> Swift | None:
    """Give the words in the clause of a verb that say that its act followed at once.

    Parameters
    ----------
    verb
        The verb of the act's clause, in the past.
    page
        Its page.

    Returns
    -------
    Swift or None
        None where the clause says nothing of that kind; "then" counts before its verb only.
    """
    for word in verb.children:
        phrase = "_".join(t.lower_ for t in page.doc[word.left_edge.i : word.right_edge.i + 1])
        if word.dep_ in {"advmod", "prep", "npadvmod"} and phrase in AT_ONCE and (phrase != "then" or word.i < verb.i):
            return Swift(page.span(word.left_edge.i, word.right_edge.i), 0, 0)
    sentence = page.sentence(verb)
    for found in (*WITHIN.finditer(page.text, *sentence), *BEFORE_ITS_END.finditer(page.text, *sentence)):
        if _hangs_on(verb, found.start(), page):
            least, most = _days(found) if found.re is WITHIN else (0, 0)
            return Swift(found.span(), least, most)
    return None


def told_before(verb: Token, page: Page, timexes: Sequence[Timex]) -> Timex | None:
    """Give the date that was told last before a verb, in its sentence or those right before."""
    first = verb.sent.start
    for _ in range(SENTENCES_BACK):
        first = page.doc[first - 1].sent.start if first else first
    told = (t for t in reversed(timexes) if page.starts[first] <= t.start < page.starts[verb.i])
    return next((t for t in told if t.span is not None and t.span.end), None)


def behind(span: TimeSpan, swift: Swift, words: str) -> TimeSpan:
    """Give the time of an act that followed so soon upon a day; a longer time is its own."""
    if span.precision not in {"day", "minute"} or span.start is None:
        return span
    day = date.fromisoformat(span.start[:10])
    first, last = (min(day, date.max - timedelta(n)) + timedelta(n) for n in (swift.least, swift.most))
    return TimeSpan(first.isoformat(), last.isoformat(), "day" if first == last else "range", "relative", words)


def _days(found: re.Match[str]) -> tuple[int, int]:
    """Give how many days "within the hour" (none), "within a day" (one) and "within days" (up to a week) may mean."""
    amount = (found["amount"] or "").lower()
    if not found["unit"].lower().startswith("day"):
        return (1, 1) if amount == "24" else (0, 0)
    if amount in {"a", "one"}:
        return 1, 1
    return 0, int(amount) if amount.isdigit() else 2 if amount == "two" else DAYS_OF_DAYS


def _hangs_on(verb: Token, start: int, page: Page) -> bool:
    """Tell whether the "within" or "before" that starts there hangs on a verb, or on one that it is joined to."""
    word = next((t for t in verb.sent if page.starts[t.i] == start), None)
    if word is None:
        return False
    seat = clause_top(word.head)
    shared = verb.dep_ == "conj" and verb.head == seat and word.i < seat.i
    return seat == verb or shared or (word.dep_ == "mark" and seat.head == verb)
