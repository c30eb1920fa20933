"""What a resolver gives back, and the public record of a time expression."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, NamedTuple

from timeline.model import Basis, TimeSpan
from timeline.nlp.times.values import Interval

TimexType = Literal["DATE", "TIME", "DURATION", "SET"]


class Resolved(NamedTuple):
    """The value of a phrase (None where nothing in reach settles it) and how it was come by.

    `clock` is the time of day alone ("05:30Z", "NI"): it is known even where the day is not. `stretch` is set where the
    days meant are not those of the value: TIMEX3 names a night by a day, "overnight" is the night that ends on it.
    """

    value: str | None
    type: TimexType = "DATE"
    basis: Basis = "relative"
    anaphoric: bool = False
    ambiguous: bool = False
    clock: str = ""
    stretch: Interval | None = None


@dataclass(frozen=True, slots=True)
class Timex:
    """A time expression of a text.

    `value` is a TIMEX3 value or None where it cannot be settled. `span` is the stretch of the calendar it stands for
    (for one end of a range the whole range, for "since May 5" open to the right), None for durations, sets and vague
    times. `anaphoric` marks what counts from the event last dated ("two days later"); `ambiguous` what could be read
    two ways ("3/4/2019").
    """

    start: int
    end: int
    text: str
    type: TimexType
    value: str | None
    span: TimeSpan | None = None
    anaphoric: bool = False
    ambiguous: bool = False
