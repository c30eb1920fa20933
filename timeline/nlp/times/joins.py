"""What takes two phrases: ranges, lists, a clock time beside its date, and the words that open a span ("since")."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Final, NamedTuple

from timeline.model import TimeSpan
from timeline.nlp.times.amounts import weekday_index
from timeline.nlp.times.grammar import Joint, Phrase
from timeline.nlp.times.result import Resolved, Timex
from timeline.nlp.times.values import DAY, interval, time_span

_RANGE: Final = re.compile(
    r"\s{0,2}[-\u2010-\u2015\u2212]\s{0,2}|\s{1,2}(?:up )?(?:to|through|until|till|into)\s{1,2}(?:the\s{1,2})?"
)
_LIST: Final = re.compile(
    r"(?:/|\s{0,2},\s{1,2}|,?\s{1,2}(?:and|or|and again)\s{1,2})(?:on\s{1,2}|in\s{1,2})?(?:the\s{1,2})?"
)
_BETWEEN: Final = re.compile(r"\bbetween\s{1,3}(?:the\s{1,2})?$")
_LENDING: Final = ("year", "short", "yearof")
_RANGED: Final = frozenset(
    ("date", "year", "iso", "numeric", "weekday", "clock", "season", "day-of-month", "deictic", "quarter", "holiday")
)

_CLOCK_THEN_DATE: Final = re.compile(
    r"\)?\s{1,2}(?:on\s{1,2})?(?:the\s{1,2})?(?:of\s{1,2})?|\s{1,2}(?:of|on)\s{1,2}(?:the\s{1,2})?"
)
_COMMA: Final = (", ", ",\n", " (")
_DATE_THEN_CLOCK: Final = re.compile(
    r"\s{0,2},?\s{1,2}(?:(?:at|by)\s{1,2})?(?:(?:about|around|exactly|approximately)\s{1,2})?"
)
_SINCE: Final = re.compile(r"\b(?:ever )?since\s{1,2}(?:the\s{1,2})?(?:early\s|late\s|mid-)?$")
_NAMED_BY: Final = re.compile(
    r"\s(?!or |and |when |until |the |of |in |it |with )[a-z]{3}"
)  # "since the 1994 genocide" is when that was
_DAYS_AFTER: Final = re.compile(r"\b(?:days|weeks|months|years|hours) (?:after|since|following)\s{1,2}(?:the\s{1,2})?$")
_REACH: Final = 40


class Valued(NamedTuple):
    """A phrase with its value, on the way to being a time expression."""

    phrase: Phrase
    resolved: Resolved


def join_phrases(phrases: Sequence[Phrase], lower: str) -> list[Phrase]:
    """Mark the phrases that go on a range or a list, and lend a year to the first from the last of them."""
    marked = list(phrases)
    for place in range(1, len(marked)):
        before, here = marked[place - 1], marked[place]
        if not here.joined and before.kind in _RANGED and here.kind in _RANGED:
            marked[place] = replace(here, joined=_joint(lower, before, here))
        elif here.joined == "and" and _BETWEEN.search(lower, max(0, before.start - _REACH), before.start):
            marked[place] = replace(here, joined="to")
    for place in range(len(marked) - 1, 0, -1):
        before, here = marked[place - 1], marked[place]
        lent = {part: here.parts[part] for part in _LENDING if part in here.parts}
        if (
            here.joined
            and lent
            and before.kind == here.kind
            and here.kind in ("date", "season", "quarter")
            and not before.parts.keys() & set(_LENDING)
        ):
            marked[place - 1] = replace(before, parts=before.parts | lent)
    return marked


def _joint(lower: str, before: Phrase, here: Phrase) -> Joint:
    if here.start - before.end > _REACH // 2:
        return ""
    between = lower[before.end : here.start]
    if _RANGE.fullmatch(between):
        return "to"
    if not _LIST.fullmatch(between):
        return ""
    return "to" if _BETWEEN.search(lower[max(0, before.start - _REACH) : before.start]) and "and" in between else "and"


def follow_weekdays(valued: Sequence[Valued], today: date | None) -> list[Valued]:
    """Let the second weekday of a range or list follow the first: "from Monday to Wednesday", told on a Monday."""
    ordered = list(valued)
    for place in range(1, len(ordered)):
        first, second = ordered[place - 1 : place + 1]
        if not (second.phrase.joined and _is_weekday(first) and _is_weekday(second)):
            continue
        days = [date.fromisoformat((one.resolved.value or "")[:10]) for one in (first, second)]
        if days[1] < days[0] and today is not None:
            moving = place if days[1] > today else place - 1
            ordered[moving] = _moved(ordered[moving], 7 * DAY if moving == place else -7 * DAY)
    return ordered


_NAMED: Final = re.compile(r",\s{1,2}(?:on\s{1,2})?(?:the\s{1,2})?")


def name_shifts(valued: Sequence[Valued], lower: str) -> list[Valued]:
    """Take "a week later, on Aug. 3" for the day that it names."""
    named = list(valued)
    for place in range(len(named) - 1):
        here, day = named[place : place + 2]
        shifted = here.phrase.kind == "shift" and here.resolved.anaphoric and interval(here.resolved.value) is not None
        if shifted and _is_whole_day(day) and _NAMED.fullmatch(_between(here, day, lower)):
            named[place] = Valued(here.phrase, here.resolved._replace(value=day.resolved.value))
    return named


_BESIDE: Final = re.compile(r",?\s{0,2}\(|,\s{1,2}")


def name_weekdays(valued: Sequence[Valued], lower: str) -> list[Valued]:
    """Take the weekday beside a date for that day: "June 5, 2017 (Monday)", "Monday (5 June)"."""
    named = list(valued)
    for place in range(len(named) - 1):
        first, second = named[place : place + 2]
        if not _BESIDE.fullmatch(_between(first, second, lower)):
            continue
        for day, weekday, at in ((first, second, place + 1), (second, first, place)):
            if _is_whole_day(day) and weekday.phrase.kind == "weekday" and _falls_on(day, weekday):
                named[at] = Valued(weekday.phrase, weekday.resolved._replace(value=day.resolved.value))
    return named


def _falls_on(day: Valued, weekday: Valued) -> bool:
    found = date.fromisoformat(day.resolved.value or "").weekday()
    return found == weekday_index(weekday.phrase.get("weekday"))


def _is_whole_day(one: Valued) -> bool:
    return one.phrase.kind in ("date", "iso") and len(one.resolved.value or "") == 10


def _is_weekday(one: Valued) -> bool:
    return one.phrase.kind == "weekday" and bool(one.resolved.value) and not one.phrase.parts.keys() & {"rel", "week"}


def _moved(one: Valued, by: timedelta) -> Valued:
    value = one.resolved.value or ""
    day = date.fromisoformat(value[:10]) + by
    return Valued(one.phrase, one.resolved._replace(value=day.isoformat() + value[10:]))


def join_clocks(valued: Sequence[Valued], lower: str) -> list[Valued]:
    """Make one of a clock time (or a part of the day) and the date it stands beside, in either order.

    Behind a comma or a bracket ("16:15 UTC, June 1") they stay two, but the clock time takes the day. The walk is from
    the end, so that a day reaches through several ("9:30 a.m. (1430 GMT) Wednesday").
    """
    joined: list[Valued] = []  # the last first
    for here in reversed(valued):
        whole = _clock_and_date(here, joined[-1], lower) if joined else None
        if whole is not None:
            joined[-1] = whole
        elif joined and _is_clock(here) and _shares_day(here, joined[-1], lower):
            joined.append(_on_day(here, joined[-1]))
        else:
            joined.append(here)
    return joined[::-1]


def _shares_day(clock: Valued, day: Valued, lower: str) -> bool:
    """Tell whether a clock time is of the day behind it: beyond a comma, or of the time that it makes a range with."""
    ranged = bool(day.phrase.joined) and day.phrase.kind == "moment"
    return _has_day(day) and (ranged or _between(clock, day, lower) in _COMMA)


def _between(first: Valued, second: Valued, lower: str) -> str:
    """Give what stands between two phrases; nothing sensible where that is long."""
    return lower[first.phrase.end : min(second.phrase.start, first.phrase.end + _REACH)]


def _clock_and_date(first: Valued, second: Valued, lower: str) -> Valued | None:
    between = _between(first, second, lower)
    if "\n" in between and lower[first.phrase.start - 1 : first.phrase.start] in ("", "\n"):
        return None  # the hour of an entry, alone on its line
    same_block = between.count("\n") < 2  # an hour that ends a paragraph is not of the heading behind it
    if _is_clock(first) and _is_day(second) and same_block and _CLOCK_THEN_DATE.fullmatch(between):
        clock, day = first, second
    elif _is_day(first) and _is_clock(second) and second.phrase.kind == "clock" and _DATE_THEN_CLOCK.fullmatch(between):
        clock, day = second, first
    else:
        return None
    phrase = replace(first.phrase, end=second.phrase.end, kind="moment")
    return Valued(phrase, _on_day(clock, day).resolved)


def _on_day(clock: Valued, day: Valued) -> Valued:
    """Give the clock time on that day."""
    value = f"{day.resolved.value[:10]}T{clock.resolved.clock}" if day.resolved.value else None
    return Valued(clock.phrase, day.resolved._replace(value=value, type="TIME"))


def _is_clock(one: Valued) -> bool:
    return one.phrase.kind in ("clock", "part") and "rel" not in one.phrase.parts


def _is_day(one: Valued) -> bool:
    if one.phrase.kind not in ("date", "iso", "numeric", "weekday", "deictic", "day-of-month", "holiday"):
        return False
    return one.resolved.value is None or "T" in one.resolved.value or len(one.resolved.value) == 10


def _has_day(one: Valued) -> bool:
    return _is_day(one) or one.phrase.kind == "moment"


def make_timexes(text: str, lower: str, valued: Sequence[Valued]) -> list[Timex]:
    """Make the public records, the span of a range on both its ends."""
    timexes = [_timex(text, lower, one) for one in valued]
    for place in range(1, len(timexes)):
        if valued[place].phrase.joined != "to":
            continue
        first, last = timexes[place - 1], timexes[place]
        span = _hull(first, last, text)
        if span is not None:
            timexes[place - 1], timexes[place] = replace(first, span=span), replace(last, span=span)
    return timexes


def _hull(first: Timex, last: Timex, text: str) -> TimeSpan | None:
    if first.span is None or last.span is None or not first.span.start or not last.span.end:
        return None
    if first.span.start > last.span.end:
        return None
    basis = first.span.basis if first.span.basis == last.span.basis else "relative"
    return TimeSpan(first.span.start, last.span.end, "range", basis, text[first.start : last.end])


def _timex(text: str, lower: str, one: Valued) -> Timex:
    phrase, resolved = one
    start = _with_determiner(lower, phrase)
    words = text[start : phrase.end]
    span = None
    if resolved.type in ("DATE", "TIME"):
        span = _opened(
            time_span(resolved.stretch or interval(resolved.value), resolved.basis, words),
            resolved,
            lower,
            phrase.start,
            phrase.end,
        )
    return Timex(start, phrase.end, words, resolved.type, resolved.value, span, resolved.anaphoric, resolved.ambiguous)


_DETERMINER: Final = re.compile(r"(?<!\w)the\s(?:very\s)?$")


def _with_determiner(lower: str, phrase: Phrase) -> int:
    """Give the start of a phrase with its "the"."""
    if not _takes_determiner(phrase):
        return phrase.start
    found = _DETERMINER.search(lower[max(0, phrase.start - 9) : phrase.start])
    return phrase.start if found is None else max(0, phrase.start - 9) + found.start()


def _takes_determiner(phrase: Phrase) -> bool:
    if phrase.get("phase") or phrase.get("edge") or phrase.get("rel"):
        return True
    if phrase.kind == "year":
        return not phrase.parts.keys() <= {"year", "short"} or phrase.end - phrase.start > 5
    return phrase.kind in (
        "unit",
        "shift",
        "season",
        "quarter",
        "decade",
        "century",
        "part",
        "night",
        "deictic",
        "day-of-month",
        "moment",
        "week-of",
        "weekday-of",
        "before-last",
        "vague",
    )


def _opened(span: TimeSpan | None, resolved: Resolved, lower: str, start: int, end: int) -> TimeSpan | None:
    """Leave the end of a span open where "since" or "in the days after" stands before it."""
    if span is None or span.start is None or span.end is None:
        return span
    before = lower[max(0, start - _REACH) : start]
    if lower[start:end].isdigit() and before.rstrip().endswith(" the") and _NAMED_BY.match(lower, end):
        return span
    if _SINCE.search(before):
        return replace(span, end=None, precision="range")
    if _DAYS_AFTER.search(before):
        last = interval(resolved.value)
        return replace(span, start=_day_after(last.end) if last else span.start, end=None, precision="range")
    return span


def _day_after(day: date) -> str:
    return (day + DAY).isoformat() if day < date.max else day.isoformat()
