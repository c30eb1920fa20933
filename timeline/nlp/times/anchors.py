"""What a time expression is told from: the day of publication, the heading it stands under, or the last date told.

News tells from the day it is published ("on Monday"), a narrative from the date it told last ("in 1941 ... on 7
December"). `choose_mode` decides that once for a document; `Scene` is what a resolver may know.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from typing import Final, Literal

from timeline.errors import UsageError
from timeline.nlp.times.grammar import Phrase
from timeline.nlp.times.values import Interval, interval, valid_day

Mode = Literal["auto", "news", "narrative"]
Told = Literal["past", "future"]

_FAR: Final = 1  # years between a year told and the publication that still are news
_FEW: Final = 3  # explicit years that make a narrative
_OUTWEIGHS: Final = 3  # far years that one "on Monday" outweighs
_WEEK: Final = 7
_ASIDE: Final = 2  # years a story moves on in one step; a date further off is first taken for an aside


@dataclass(frozen=True)
class Scene:
    """What is known where a phrase stands.

    `today` is the day the text is told from (None where unknown), `told` the value of the last date told ("" before the
    first one), `line` that of the story's line: the last date that was no mere aside to another age. `narrative` says
    whether the text tells from those, and `lower` is the folded text.
    """

    lower: str
    today: date | None
    narrative: bool
    day_first: bool | None
    told: str = ""
    line: str = ""

    def after(self, value: str) -> Scene:
        """Give the scene behind a date: it is the one told last.

        It moves the story's line unless it steps years away or back to a mere year; the second date over there takes
        the line along.
        """
        told, line, last = interval(value), interval(self.line), interval(self.told)
        if told is None:
            return self
        aside = line is not None and (
            _years_between(told, line) > _ASIDE or (told.precision == "year" and told.end < line.start)
        )
        seconded = last is not None and value != self.told and _years_between(told, last) <= 1
        return replace(self, told=value, line=self.line if aside and not seconded else value)

    @cached_property
    def told_day(self) -> date | None:
        """The first day of the date last told."""
        found = interval(self.told)
        return found.start if found else None

    @property
    def base(self) -> date | None:
        """The day that "last year" is counted from."""
        if self.narrative:
            return self.told_day or self.today
        return self.today

    @property
    def base_day(self) -> date | None:
        """The day that "Monday" or "this morning" is counted from: a narrative must have told a day, not just a year."""
        told = interval(self.line) if self.narrative else None
        return told.start if told and (told.end - told.start).days < _WEEK else self.today

    @property
    def event_day(self) -> date | None:
        """The day that "two days later" is counted from: the date last told, else today."""
        return self.told_day or self.today


def _years_between(one: Interval, other: Interval | None) -> int:
    return abs(one.start.year - other.start.year) if other else 0


def read_day(published: str | None) -> date | None:
    """Read the publication day, a date or a time in ISO form.

    Raises
    ------
    UsageError
        If the words are no ISO date.
    """
    if published is None or not published.strip():
        return None
    found = re.match(r"(\d{4})-(\d{2})-(\d{2})(?!\d)", published.strip(), re.ASCII)
    day = valid_day(int(found[1]), int(found[2]), int(found[3])) if found else None
    if day is None:
        message = f"published: {published!r} is no date; write it as YYYY-MM-DD, for example 2023-12-04"
        raise UsageError(message)
    return day


def choose_mode(phrases: Sequence[Phrase], today: date | None) -> bool:
    """Tell whether a document is a narrative: it names many years far from its publication and hardly tells from today.

    Without a day of publication every explicit year counts as far.
    """
    far = sum(1 for phrase in phrases if _is_far(phrase, today))
    newslike = sum(1 for phrase in phrases if _is_newslike(phrase))
    return far >= _FEW and far > _OUTWEIGHS * newslike


def _is_newslike(phrase: Phrase) -> bool:
    """Tell whether a phrase speaks from the day of publication: "Monday", "today", "last week", "two days ago"."""
    if phrase.kind == "unit":
        return phrase.get("rel") in ("this", "last", "next", "coming", "past")
    return phrase.kind in ("weekday", "deictic") or phrase.get("way") == "ago"


def _is_far(phrase: Phrase, today: date | None) -> bool:
    year = phrase.get("year")
    return len(year) == 4 and (today is None or abs(int(year) - today.year) > _FAR)


# Words that put the act beside a date into the future or the past.
_FUTURE: Final = re.compile(
    r"\b(?:will|would|won't|shall|should|must|due|scheduled|planned|expected|expects?|plans?|set|to be|to begin|to start"
    r"|going to|upcoming|deadline|is to|are to|starting|effective|hopes?|ahead of|tomorrow|intends?|set for|slated|(?<!\d\s)may(?=\s(?!(?:and|or|to|in|on|of|the|this|last|when|after|before|until|through)\s)[a-z])|could|can)\b"
)
# "decided to close", but not "agreed to a truce": the words are past, and what they are about is still to come.
_RESOLVE: Final = (
    "(?:decided|agreed|resolved|vowed|pledged|promised|committed|offered|threatened|prepared|intended|hoped)"
    r" to (?!(?:an?|the|this|that|these|those|its|their|his|her)\b)"
)
_PAST: Final = re.compile(
    rf"\b(?<!\bbe )(?!(?:ha[ds] |have )?{_RESOLVE})(?:was|were|had|has|have|did|said|told|went|came|took|held|left|made|began|met|fell|rose|won|lost|struck"
    r"|hit|shot|says|got|sent|saw|gave|became|broke|fought|led|found"
    r"|[a-z]{2,}(?<!ne)(?<!sp)(?<!fe)(?<!exce)(?<!succe)ed)\b"
)
_SENTENCE_END: Final = re.compile(r"(?<![.\s][a-z])[.!?][\"'\u201d)]?\s+(?=\S)|\n\s*\n|;")
_COMING: Final = re.compile(r"\b(?:starting|beginning|scheduled for|due|effective|from next|ahead of)\s+(?:on\s+)?$")
_UP_TO: Final = re.compile(r"\b(?:until|till|by)\s+(?:the\s+)?$")
_LEFT: Final = 90  # characters looked at before a phrase, and behind it
_RIGHT: Final = 60


def direction(lower: str, start: int, end: int) -> Told | None:
    """Tell whether the words around a phrase speak of the past or the future; None where they do not say.

    The nearest verb or cue on the left in the sentence decides ("said Friday"), else the nearest on the right; "until"
    and "by" look ahead where no verb says otherwise.
    """
    left = _SENTENCE_END.split(lower[max(0, start - _LEFT) : start])[-1]
    right = _SENTENCE_END.split(lower[end : end + _RIGHT], maxsplit=1)[0]
    if _COMING.search(left):
        return "future"
    future = max((cue.end() for cue in _FUTURE.finditer(left)), default=-1)
    past = max((cue.end() for cue in _PAST.finditer(left)), default=-1)
    if max(future, past) >= 0:
        return "future" if future >= past else "past"
    future = min((cue.start() for cue in _FUTURE.finditer(right)), default=_RIGHT)
    past = min((cue.start() for cue in _PAST.finditer(right)), default=_RIGHT)
    if min(future, past) < _RIGHT:
        return "future" if future <= past else "past"
    return "future" if _UP_TO.search(left) else None
