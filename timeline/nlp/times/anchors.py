"""What a time expression is told from: the day of publication, the heading it stands under, or the last date told.

News tells from the day it is published ("on Monday"), a narrative from the date it told last ("in 1941 ... on 7
December"). `choose_mode` decides that once for a document; `Scene` is what a resolver may know.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
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
_DAY: Final = timedelta(days=1)
_LOOK_BACK: Final = 300  # days behind the publication that lie in another year's story
_STEP_BACK: Final = 4  # months a story may step back before the next year is meant
_ASIDE: Final = 2  # years a story moves on in one step; a date further off is first taken for an aside


@dataclass(frozen=True)
class Scene:
    """What is known where a phrase stands.

        `today` is the day the text is told from (None where unknown), `told` the value of the last date told ("" before the
        first one), `line` that of the story's line: the last date that was no mere aside to another age, `day` the last one told to
    the day. `narrative` says
        whether the text tells from those, and `lower` is the folded text.
    """

    lower: str
    today: date | None
    narrative: bool
    day_first: bool | None
    told: str = ""
    line: str = ""
    day: str = ""
    told_at: int = 0
    line_at: int = 0
    aside: str = ""
    aside_at: int = 0

    def at(self, start: int) -> Scene:
        """Give the scene as a phrase there sees it: a date told on the way is the last one told to the sentence's end."""
        if not self.aside or _SENTENCE_END.search(self.lower[self.aside_at : start + 1]):
            return self
        return replace(self, told=self.aside, told_at=self.aside_at)

    def after(self, value: str, phrase: Phrase) -> Scene:
        """Give the scene behind a date: it is the one told last.

        A date that only tells which thing is meant, or what had been before, leaves the scene as it is. Others move the
        story's line unless they step years away or back to a mere year; one that opens a sentence further on, or the
        second date over there, takes the line along.
        """
        told, line, last = interval(value), interval(self.line), interval(self.told)
        if told is None or (line is not None and told.precision == "season" and told.start <= line.start < told.end):
            return self  # "on January 11 … during the winter": no step back to its December
        if is_aside(self.lower, phrase.start, phrase.end):
            told_first = self.told or value
            return replace(self, told=told_first, aside=value, aside_at=phrase.end)
        opens = self.opens_sentence(phrase)
        # "In July 1845, …": the story is there
        stated = told.precision in {"day", "month"} and bool(phrase.get("year"))
        goes_on = line is not None and opens and (told.start > line.start or stated)
        far = line is not None and (
            (_years_between(told, line) > _ASIDE and not goes_on)
            or (not opens and told.precision == "year" and told.end < line.start)
        )
        seconded = last is not None and self.told not in (value, self.line) and _years_between(told, last) <= 1
        day = value if told.end - told.start < _WEEK * _DAY else self.day
        moved = replace(self, told=value, told_at=phrase.end, aside="", day=day)
        return moved if far and not seconded else replace(moved, line=value, line_at=phrase.end)

    def opens_sentence(self, phrase: Phrase) -> bool:
        """Tell whether nothing but "and then", "in", "on the" stands before a phrase in its sentence."""
        before = self.lower[max(0, phrase.start - _LEFT) : phrase.start]
        return _OPENS.match(_SENTENCE_END.split(before + ".")[-1]) is not None

    def told_beside(self, phrase: Phrase) -> bool:
        """Tell whether a day was told in the same sentence: "passed on March 1, 1845, and was signed on [December 29]"."""
        between, told = self.lower[self.told_at : phrase.start + 1], interval(self.told)
        joined = " and " in between and not _SENTENCE_END.search(between)
        return joined and told is not None and told.precision in {"day", "month"}

    def is_a_term(self, phrase: Phrase) -> bool:
        """Tell whether a day may be a term that was set: "extended to 20 May", not "on 20 May" or "the 20 May attack"."""
        before = self.lower[max(0, phrase.start - _LEFT) : phrase.start]
        return not (self.opens_sentence(phrase) or _NAMING.search(before) or _ON.search(before))

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
        """The day that "two weeks later" is counted from: the date last told, else today."""
        return self.told_day or self.today

    @property
    def same_day(self) -> date | None:
        """The day that "the same day" and "hours later" are counted from: the date last told to the day, else any.

        A month or year told since leaves that day behind: "on 8 August 1976 … In April 1977 … The next day …".
        """
        told, day = interval(self.told), interval(self.day)
        if told is None or day is None or told.end - told.start < _WEEK * _DAY or day.end <= told.start:
            return self.event_day
        return day.start

    def recalled_year(self, phrase: Phrase, month: int) -> int | None:
        """Give the earlier year that news is looking back at ("in 2019 ... on 18 October"), None where it tells of now.

        It looks back in the further sentences of the paragraph that named the year, and where it goes on from a day
        over there, or in the same sentence ("in 2019 X struck, and on 18 October Y").
        """
        stays = self.line and "\n" not in self.lower[self.line_at : phrase.start]
        told = interval(self.line if stays else self.told)
        between = self.lower[self.told_at : phrase.start + 1]
        if (
            told is None
            or not (_SENTENCE_END.search(between) or (self.told == self.line and _AND_ON.search(between)))
            or self.today is None
            or (self.today - told.end).days < _LOOK_BACK
        ):
            return None
        if "\n" not in between:
            return told.start.year + (told.precision != "year" and told.start.month - month > _STEP_BACK)
        steps = month - told.start.month
        return told.start.year if told.end - told.start < _WEEK * _DAY and 0 <= steps <= 1 else None


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

    Without a day of publication every explicit year counts as far, and one is enough: nothing else tells the year.
    """
    far = sum(1 for phrase in phrases if _is_far(phrase, today))
    if today is None:
        return far > 0
    newslike = sum(1 for phrase in phrases if _is_newslike(phrase))
    if not newslike and _opens_far(phrases, today):
        return True
    return far >= _FEW and far > _OUTWEIGHS * newslike


def _opens_far(phrases: Sequence[Phrase], today: date) -> bool:
    """Tell whether the first date of a document is a day of years ago ("on the evening of 22 October 1961")."""
    first = next((phrase for phrase in phrases if phrase.get("month") or phrase.get("year")), None)
    return first is not None and bool(first.get("month") and first.get("day")) and _is_far(first, today)


def _is_newslike(phrase: Phrase) -> bool:
    """Tell whether a phrase speaks from the day of publication: "Monday", "today", "last week", "two days ago"."""
    if phrase.kind == "unit":
        rel, next_day = phrase.get("rel"), phrase.get("rel") == "next" and phrase.get("unit").startswith("day")
        return rel in ("this", "last", "next", "coming", "past") and not next_day
    return phrase.kind in ("weekday", "deictic") or phrase.get("way") == "ago"


def _is_far(phrase: Phrase, today: date | None) -> bool:
    year = phrase.get("year")
    return len(year) == 4 and (today is None or abs(int(year) - today.year) > _FAR)


# A date that only tells which thing is meant ("the treaty of 1921", "the 1990 accord", "(1954)"), since when or how long
# something held, or what the reader is told on the way ("..., which began on 16 January").
_TIME_NOUNS: Final = (
    "day|days|week|weeks|weekend|weekends|month|months|year|years|morning|mornings|afternoon|evening|evenings|night|nights"
    "|hour|hours|start|beginning|end|middle|close|turn|spring|summer|autumn|fall|winter|half|quarter|early|late|dawn|eve"
    "|january|february|march|april|may|june|july|august|september|october|november|december|part|course|rest"
)
_POINTING: Final = re.compile(r"\($|\b(?:since|until|till|before)\s+(?:\w+\s+)?$")
_THING_OF: Final = re.compile(rf"\b(?!(?:{_TIME_NOUNS})\b)[a-z-]{{3,25}}\s+of\s+$")
_ON_THE_WAY: Final = re.compile(r"\b(?:which|who|whose|whom)\b[^,;:]*$|\bsince\b[^,;:\d]*$")
_OPENS: Final = re.compile(r"(?:\W*(?:and|but|then|later))?\W*(?:(?:in|by|during|on|throughout|at|the)\s+){0,3}[.]?$")
_NAMING: Final = re.compile(r"(?:\bthe|\bits|\btheir|\bhis|\bher|'s|\u2019s)\s+$")
_NAMED: Final = re.compile(r"\s+[a-z]{3,}")
_HAD: Final = re.compile(
    r"\bhad\b(?!\s+to\b)(?:\s+(?:\w+ly|not|never|also|already|just|long|been))*\s+\w+(?P<rest>[^,;:]*)$"
)
_HAD_AHEAD: Final = re.compile(
    r"^,?(?:(?!\b(?:who|which|that|whose|whom|where|when)\b)[^,;:.])*\bhad\s+(?:\w+ly\s+|already\s+|just\s+|never\s+|not\s+|also\s+)?\w+(?:ed|en|wn|de|ne|lt|ft|nt|ld|ut|ght|et|ng)\b"
)


def is_aside(lower: str, start: int, end: int) -> bool:
    """Tell whether a date stands beside the story: it names a thing, fills a relative clause or goes with "had done".

    Examples
    --------
    >>> text = "under the treaty of 1921, which had been signed in 1922, it struck in 1931"
    >>> [is_aside(text, n, n + 4) for n in (20, 51, 70)]
    [True, True, False]
    """
    left = _SENTENCE_END.split(lower[max(0, start - _LEFT) : start])[-1]
    right = _SENTENCE_END.split(lower[end : end + _RIGHT], maxsplit=1)[0]
    is_year = lower[start:end].isdecimal()
    names = is_year and (_THING_OF.search(left) or (_NAMING.search(left) and _NAMED.match(right)))
    had = _HAD.search(left)
    before = had is not None and not _PAST.search(had["rest"])
    return bool(_POINTING.search(left) or names or _ON_THE_WAY.search(left) or before or _HAD_AHEAD.search(right))


# Words that put the act beside a date into the future or the past.
_FUTURE: Final = re.compile(
    r"\b(?:will|would|won't|shall|should|must|due|scheduled|planned|expected|expects?|plans?(?=\s(?:to|for|an?|its|their|his|her|new|more|talks)\b)|set(?= (?:to|for)\b)|to be|to begin|to start"
    r"|going to|upcoming|deadline|is to|are to|starting|effective|hopes?|ahead of|tomorrow|intends?|set for|slated|(?<!\d\s)may(?=\s(?!(?:and|or|to|in|on|of|the|this|last|when|after|before|until|through)\s)[a-z])|could|can)\b"
)
# "decided to close", but not "agreed to a truce": the words are past, and what they are about is still to come.
_RESOLVE: Final = (
    "(?:decided|agreed|resolved|vowed|pledged|promised|committed|offered|threatened|prepared|intended|hoped)"
    r" to (?!(?:an?|the|this|that|these|those|its|their|his|her)\b)"
)
_PAST: Final = re.compile(
    r"\b(?:(?<!\bto )(?<!\bwill )(?<!\bwould )(?<!\bmay )(?<!\bcan )(?<!\bcould )(?<!\bshall )(?<!\bmust )"
    r"(?:set (?!to\b|for\b)|put |shut |cut |let )"  # of one form in all tenses
    rf"|(?<!\bbe )(?!(?:ha[ds] |have )?{_RESOLVE})(?:was|were|had|has|have|did|said|told|went|came|took|held|left|made|began|met|fell|rose|won|lost|struck"
    r"|hit|shot|says|got|sent|saw|gave|became|broke|fought|led|found|ran|drove|flew|spoke|wrote|threw|drew|withdrew|grew"
    r"|knew|blew|forbade|chose|swore|sank|bore|tore|rode|stole|shook|felt|kept|swept|dealt|meant|spent|built|bought"
    r"|brought|caught|thought|sought|paid|stood|sold|heard|overran|overthrew|undertook|froze|strove|fled|slid|lay|laid"
    r"|[a-z]{2,}(?<!ne)(?<!sp)(?<!fe)(?<!exce)(?<!succe)ed)\b)"
)
# "the ministry on Sunday issued", "the talks planned for Saturday were cancelled", "on Friday, protesters burned"
_ON: Final = re.compile(r"\bon\s+(?:\w+\s+)?$")
_AND_ON: Final = re.compile(r",\s+(?:and|but)\s+(?:then\s+)?(?:in|on|by)\s+(?:the\s+)?\S?$")
_TOLD_AT_ONCE: Final = re.compile(rf"\s+(?!ha[sd] |have )(?:(?:also|again|even|just|\w+ly)\s+)?(?:{_PAST.pattern})")
_SENTENCE_END: Final = re.compile(r"(?<![.\s][a-z])[.!?][\"'\u201d)]?\s+(?=\S)|\n\s*\n|;")
_COMING: Final = re.compile(r"\b(?:starting|beginning|scheduled for|due|effective|from next|ahead of)\s+(?:on\s+)?$")
_CALLED_FOR: Final = re.compile(
    r"\b(?:announc|call|schedul|plan|fix|conven|invit|slat|summon|arrang|prepar|book)\w*\s[^.;]{0,60}\bfor\s+$"
)
_APPOINTED: Final = re.compile(
    r"\s(?:meeting|summit|talks|vote|election|referendum|ballot|hearing|session|deadline|conference|trial|inauguration)s?\b"
)
_CLAUSE_START: Final = re.compile(r",\s+(?:and|but|while|whereas|yet)\s+")
_UP_TO: Final = re.compile(r"\b(?:until|till|by)\s+(?:the\s+)?$")
_LEFT: Final = 90  # characters looked at before a phrase, and behind it
_RIGHT: Final = 60


def is_appointment(lower: str, end: int) -> bool:
    """Tell whether a date names what is held by appointment: "the April 11 meeting", "the 3 May deadline"."""
    return _APPOINTED.match(lower, end) is not None


def direction(lower: str, start: int, end: int) -> Told | None:
    """Tell whether the words around a phrase speak of the past or the future; None where they do not say.

    The nearest verb or cue on the left in the sentence decides ("said Friday"), else the nearest on the right; "until"
    and "by" look ahead where no verb says otherwise.
    """
    left = _SENTENCE_END.split(lower[max(0, start - _LEFT) : start])[-1]
    right = _SENTENCE_END.split(lower[end : end + _RIGHT], maxsplit=1)[0]
    if _COMING.search(left):
        return "future"
    if _CALLED_FOR.search(left) and not right.startswith(("'", "\u2019")):
        return "future"
    if _TOLD_AT_ONCE.match(right):
        return "past"
    left = _CLAUSE_START.split(left)[-1]
    future = max((cue.end() for cue in _FUTURE.finditer(left)), default=-1)
    past = max((cue.end() for cue in _PAST.finditer(left)), default=-1)
    if max(future, past) >= 0:
        return "future" if future >= past else "past"
    future = min((cue.start() for cue in _FUTURE.finditer(right)), default=_RIGHT)
    past = min((cue.start() for cue in _PAST.finditer(right)), default=_RIGHT)
    if min(future, past) < _RIGHT:
        return "future" if future <= past else "past"
    return "future" if _UP_TO.search(left) else None
