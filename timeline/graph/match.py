"""Which events of many chronicles are one: candidates by type, actor and date, then a score.

Two events are one where type and realis agree, the parties are the same and the dates overlap; undated ones only with
both parties, the same word and articles of the same weeks.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

from timeline.graph.fit import VERBAL, Kinship, dated, dates_overlap, first_day, last_day, places_fit, realis_fits
from timeline.model import Event, TimeSpan

SHORT_DAYS = 7
UNDATED_DAYS = 14
LONGEST_DAYS = 3700
LEAST_SCORE = 4.0
STEM = 4
Key = tuple[str, str, str]

SAME_DATE, SAME_WORD = "same-parties-and-date", "same-parties-and-word"
RULES: Mapping[str, str] = {
    SAME_DATE: "another article tells of such an act by the same parties at the same time",
    SAME_WORD: "another article of these weeks tells of such an act by the same parties in the same word",
}
"""The names of the rules by which events of several articles are one, and what each goes by."""


@dataclass(frozen=True)
class Entry:
    """An event of one chronicle (by its place among the sorted ones), and the day its article appeared."""

    chronicle: int
    event: Event
    published: str | None

    @cached_property
    def stems(self) -> frozenset[str]:
        """The beginnings of its triggers' last words."""
        return frozenset(m.trigger.split()[-1].lower()[:STEM] for m in self.event.mentions)


def best_time(group: Sequence[Entry]) -> TimeSpan | None:
    """Give the shortest of the times that are told; one that other events set is found anew."""
    times = [e.event.time for e in group if e.event.time is not None and dated(e.event.time)]
    return min(times, key=_length, default=None)


def _length(time: TimeSpan) -> tuple[int, int]:
    start, end = _date(first_day(time), date.min), _date(last_day(time), date.max)
    return (end - start).days, -len(time.start or "")


def group_entries(entries: Sequence[Entry], kin: Kinship) -> list[list[Entry]]:
    """Put each event to the best group that fits it, or begin one; groups come in the order of their first events."""
    groups: list[list[Entry]] = []
    index: dict[Key, list[int]] = defaultdict(list)
    for entry in entries:
        candidates = sorted({n for key in _look_up(entry, kin) for n in index[key]})
        scored = [(_score(entry, groups[n], kin), -n) for n in candidates]
        best = max(scored, default=(0.0, 0))
        if best[0] >= LEAST_SCORE:
            number = -best[1]
            groups[number].append(entry)
        else:
            number = len(groups)
            groups.append([entry])
        for key in _index_under(entry, kin):
            if number not in index[key]:
                index[key].append(number)
    return groups


def rule_of(entry: Entry, first: Entry) -> str:
    """Name the rule by which an event is of the group that another one began."""
    return SAME_DATE if dated(entry.event.time) and dated(first.event.time) else SAME_WORD


def _score(entry: Entry, group: Sequence[Entry], kin: Kinship) -> float:
    """Give how well an event fits a group, 0 where it cannot be the same."""
    if any(entry.chronicle == other.chronicle for other in group):
        return 0.0
    scores = [_score_pair(entry, other, kin) for other in group]
    return 0.0 if 0.0 in scores else sum(scores) / len(scores)


def _score_pair(entry: Entry, other: Entry, kin: Kinship) -> float:
    one, two = entry.event, other.event
    fits = (
        one.type == two.type
        and realis_fits(one.realis, two.realis)
        and kin.agree(one.source, two.source)
        and kin.agree(one.target, two.target)
        and dates_overlap(one.time, two.time)
        and places_fit(one.place, two.place)
    )
    if not fits:
        return 0.0
    source, target = kin.share(one.source, two.source), kin.share(one.target, two.target)
    word = bool(entry.stems & other.stems)
    if not (dated(one.time) and dated(two.time)) and not (
        source and target and word and one.type not in VERBAL and _told_in_one_time(entry, other)
    ):
        return 0.0
    score = 2.0 * source + 2.0 * target + 1.0 * word - 1.5 * (_both(one.source, two.source) and not source)
    score -= 1.5 * (_both(one.target, two.target) and not target)
    score += 1.5 * (dated(one.time) and _same_days(one.time, two.time))
    score += 1.0 * (one.place is not None and two.place is not None and one.place.name == two.place.name)
    return score + 0.5 * (one.mode is not None and one.mode == two.mode)


def _both(ones: Sequence[str], others: Sequence[str]) -> bool:
    return bool(ones) and bool(others)


def _same_days(one: TimeSpan | None, two: TimeSpan | None) -> bool:
    if one is None or two is None:
        return False
    return (first_day(one), last_day(one)) == (first_day(two), last_day(two))


def _told_in_one_time(entry: Entry, other: Entry) -> bool:
    """Tell whether events of which one is undated were told, or happened, within the same two weeks."""
    days = [_day(e) for e in (entry, other)]
    return days[0] is not None and days[1] is not None and abs((days[0] - days[1]).days) <= UNDATED_DAYS


def _day(entry: Entry) -> date | None:
    time = entry.event.time
    text = first_day(time) if time is not None and dated(time) else entry.published
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        return None


# --- looking up candidates ------------------------------------------------------------------------------------------


def _look_up(entry: Entry, kin: Kinship) -> list[Key]:
    """Give the keys under which events stand that could be the same: of its days, of its months, and undated ones."""
    short, months = _days_of(entry)
    spans = [f"day {d}" for d in short] + [f"long {m}" for m in months] + [f"undated {m}" for m in months]
    if not short:
        spans += [f"month {m}" for m in months]
    return [(entry.event.type, side, span) for side in _sides(entry, kin) for span in spans]


def _index_under(entry: Entry, kin: Kinship) -> list[Key]:
    short, months = _days_of(entry)
    if not dated(entry.event.time):
        spans = [f"undated {m}" for m in months]
    elif short:
        spans = [f"day {d}" for d in short] + [f"month {m}" for m in months]
    else:
        spans = [f"long {m}" for m in months]
    return [(entry.event.type, side, span) for side in _sides(entry, kin) for span in spans]


def _sides(entry: Entry, kin: Kinship) -> list[str]:
    event = entry.event
    return sorted({kin.side(a) for a in event.source} | {f"> {kin.side(a)}" for a in event.target})


def _days_of(entry: Entry) -> tuple[list[str], list[str]]:
    """Give the days of a short event (none for a long or undated one), and the months that it, or its telling, touches."""
    middle, time = _day(entry), entry.event.time
    if middle is None:
        return [], ["?"]
    if time is None or not dated(time):
        edges = (middle - timedelta(days=UNDATED_DAYS), middle + timedelta(days=UNDATED_DAYS))
        return [], sorted({f"{d:%Y-%m}" for d in (*edges, middle)})
    start, end = _date(first_day(time), middle), _date(last_day(time), middle)
    length = (end - start).days
    if 0 <= length < SHORT_DAYS:
        days = [start + timedelta(days=n) for n in range(length + 1)]
        return [d.isoformat() for d in days], sorted({f"{d:%Y-%m}" for d in days})
    steps = range(0, min(max(length, 0), LONGEST_DAYS) + 1, 28)
    return [], sorted({f"{start + timedelta(days=n):%Y-%m}" for n in steps} | {f"{end:%Y-%m}"})


def _date(text: str, otherwise: date) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return otherwise
