"""Which events of many chronicles are one: candidates by type, actor and date, then a score.

Two events are one where type and realis agree, the parties are the same and the dates overlap; undated ones only with
both parties, the same word and articles of the same weeks. Articles that appeared within days of each other and speak of
the same parties tell of one crisis: there less is enough, such as the only act of its kind by one doer.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from typing import Protocol

from timeline.graph.fit import VERBAL, Kinship, dated, dates_overlap, first_day, last_day, places_fit, realis_fits
from timeline.model import Event, TimeSpan

SHORT_DAYS = 7
UNDATED_DAYS = 14
LONGEST_DAYS = 3700
LEAST_SCORE = 4.0
# Articles tell of one crisis that appeared within so many days and share two parties, a quarter of the shorter list of them.
CRISIS_DAYS = 7
SHARED_PARTIES = 2
SHARED_PART = 1 / 4
# Day and hour by which reports of one person's death may differ: it was night, or far away.
DEATH_DAYS = 1
STEM = 4
Key = tuple[str, str, str]

SAME_DATE, SAME_WORD, SAME_CRISIS = "same-parties-and-date", "same-parties-and-word", "same-crisis"
RULES: Mapping[str, str] = {
    SAME_DATE: "another article tells of such an act by the same parties at the same time",
    SAME_WORD: "another article of these weeks tells of such an act by the same parties in the same word",
    SAME_CRISIS: "another article of these days, on the same crisis, tells of such an act, and nothing speaks against it",
}
"""The names of the rules by which events of several articles are one, and what each goes by."""


@dataclass(frozen=True)
class Entry:
    """An event of one chronicle (by its place among the sorted ones), and the day its article appeared.

    `parties` are all who act or suffer in that chronicle; `alone` says that it tells of no other such act by the same doers,
    `main` that it tells of no other event more often.
    """

    chronicle: int
    event: Event
    published: str | None
    parties: frozenset[str] = frozenset()
    alone: bool = False
    main: bool = False

    @cached_property
    def stems(self) -> frozenset[str]:
        """The beginnings of its triggers' last words."""
        return frozenset(m.trigger.split()[-1].lower()[:STEM] for m in self.event.mentions)


def best_time(times: Iterable[TimeSpan | None]) -> TimeSpan | None:
    """Give the shortest of the times that are told; one that other events set is found anew."""
    return min((time for time in times if time is not None and dated(time)), key=_length, default=None)


def _length(time: TimeSpan) -> tuple[int, int]:
    start, end = _date(first_day(time), date.min), _date(last_day(time), date.max)
    return (end - start).days, -len(time.start or "")


class Groups(Protocol):
    """Where groups are kept while events are put to them: in memory here, on disk for a long run."""

    def under(self, keys: Iterable[Key]) -> Iterable[int]:
        """Give the numbers of the groups that stand under one of these keys, each once, in any order."""

    def members(self, group: int) -> Sequence[Entry]:
        """Give the events of a group, in the order in which they were put to it."""

    def put(self, entry: Entry, group: int | None, keys: Iterable[Key]) -> int:
        """Put an event to a group, or to a new one, that then stands under these keys too; give the group's number."""


def group_entry(entry: Entry, groups: Groups, kin: Kinship) -> int:
    """Put an event to the best group that fits it, the first of equals, or begin one; give the group's number."""
    scored = ((_score(entry, groups.members(n), kin), -n) for n in groups.under(_look_up(entry, kin)))
    score, number = max(scored, default=(0.0, 0))
    return groups.put(entry, -number if score >= LEAST_SCORE else None, _index_under(entry, kin))


def group_entries(entries: Iterable[Entry], kin: Kinship) -> list[list[Entry]]:
    """Put each event to its group; groups come in the order of their first events."""
    held = _Held()
    for entry in entries:
        group_entry(entry, held, kin)
    return held.groups


class _Held:
    """Groups in memory."""

    def __init__(self) -> None:
        self.groups: list[list[Entry]] = []
        self._index: dict[Key, set[int]] = defaultdict(set)

    def under(self, keys: Iterable[Key]) -> Iterable[int]:
        return {group for key in keys if key in self._index for group in self._index[key]}

    def members(self, group: int) -> Sequence[Entry]:
        return self.groups[group]

    def put(self, entry: Entry, group: int | None, keys: Iterable[Key]) -> int:
        if group is None:
            group = len(self.groups)
            self.groups.append([])
        self.groups[group].append(entry)
        for key in keys:
            self._index[key].add(group)
        return group


def entries_of(number: int, events: Sequence[Event], published: str | None) -> list[Entry]:
    """Make the entries of one chronicle."""
    parties = frozenset(a for e in events for a in (*e.source, *e.target))
    acts = Counter((e.type, side) for e in events for side in e.source or ("",))
    most = max((len(e.mentions) for e in events), default=0)
    return [
        Entry(
            number,
            event,
            published,
            parties,
            alone=all(acts[event.type, side] == 1 for side in event.source or ("",)),
            main=1 < len(event.mentions) == most,
        )
        for event in events
    ]


def rule_of(entry: Entry, first: Entry, kin: Kinship) -> str:
    """Name the rule by which an event is of the group that another one began."""
    one, two = entry.event, first.event
    if not (kin.share(one.source, two.source) and kin.share(one.target, two.target)):
        return SAME_CRISIS
    if dated(one.time) and dated(two.time):
        return SAME_DATE
    return SAME_WORD if entry.stems & first.stems else SAME_CRISIS


def _score(entry: Entry, group: Sequence[Entry], kin: Kinship) -> float:
    """Give how well an event fits a group, 0 where it cannot be the same."""
    if any(entry.chronicle == other.chronicle for other in group):
        return 0.0
    best = 0.0
    for other in group:
        score = _score_pair(entry, other, kin)
        if score is None:
            return 0.0
        best = max(best, score)
    return best


def _score_pair(entry: Entry, other: Entry, kin: Kinship) -> float | None:
    """Give how much speaks for two events being one; None where something speaks against it."""
    one, two = entry.event, other.event
    alike = (
        one.type == two.type
        and realis_fits(one.realis, two.realis)
        and kin.agree(one.source, two.source)
        and kin.agree(one.target, two.target)
        and places_fit(one.place, two.place)
    )
    if not alike:  # as of most: found out before anything that takes longer
        return None
    death = _one_death(one, two, kin)
    if not (dates_overlap(one.time, two.time) or (death and _days_apart(one.time, two.time) <= DEATH_DAYS)):
        return None
    source, target = kin.share(one.source, two.source), kin.share(one.target, two.target)
    word, crisis = bool(entry.stems & other.stems), _one_crisis(entry, other)
    alone, main = entry.alone and other.alone, entry.main and other.main
    known = source and (word or alone or (target and (entry.alone or other.alone)))
    if not (dated(one.time) and dated(two.time)) and not (
        (source and target and word and one.type not in VERBAL and _told_in_one_time(entry, other))
        or (crisis and (known or (word and main)))
    ):
        return 0.0
    score = 2.0 * source + 2.0 * target + 1.0 * word - 1.5 * (_both(one.source, two.source) and not source)
    score -= 1.5 * (_both(one.target, two.target) and not target)
    score += 1.5 * (dated(one.time) and _same_days(one.time, two.time))
    score += 1.0 * (one.place is not None and two.place is not None and one.place.name == two.place.name)
    score += crisis * (1.0 + 1.0 * alone + 2.0 * main) + 2.0 * death
    return score + 0.5 * (one.mode is not None and one.mode == two.mode)


def _one_crisis(entry: Entry, other: Entry) -> bool:
    """Tell whether two articles appeared within days of each other and speak of the same parties."""
    shared = len(entry.parties & other.parties)
    if shared < max(SHARED_PARTIES, SHARED_PART * min(len(entry.parties), len(other.parties))):
        return False
    days = _date_or_none(entry.published), _date_or_none(other.published)
    return days[0] is not None and days[1] is not None and abs((days[0] - days[1]).days) <= CRISIS_DAYS


def _one_death(one: Event, two: Event, kin: Kinship) -> bool:
    """Tell whether two acts of violence hit the same person, by name."""
    persons = {a for a in one.target if kin.kind(a) == "person"}
    return one.type == "ASSAULT" and bool(persons & set(two.target))


def _days_apart(one: TimeSpan | None, two: TimeSpan | None) -> int:
    if one is None or two is None:
        return 0
    gap = _date(first_day(two), date.min) - _date(last_day(one), date.max)
    other = _date(first_day(one), date.min) - _date(last_day(two), date.max)
    return max(gap.days, other.days, 0)


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
    return _date_or_none(first_day(time) if time is not None and dated(time) else entry.published)


def _date_or_none(text: str | None) -> date | None:
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
    keys = [(entry.event.type, side, span) for side in _sides(entry, kin) for span in spans]
    words = [f"{'word' if _bare(entry) else 'bare'} {stem}" for stem in sorted(entry.stems)]
    keys += [(entry.event.type, word, span) for word in words for span in spans]
    persons = {f"> {kin.side(a)}" for a in entry.event.target if kin.kind(a) == "person"}
    return keys + [(entry.event.type, side, f"month {m}") for side in sorted(persons) for m in months]


def _bare(entry: Entry) -> bool:
    """Tell whether an event has no parties: it can be found by its words only."""
    return not entry.event.source and not entry.event.target


def _index_under(entry: Entry, kin: Kinship) -> list[Key]:
    short, months = _days_of(entry)
    if not dated(entry.event.time):
        spans = [f"undated {m}" for m in months]
    elif short:
        spans = [f"day {d}" for d in short] + [f"month {m}" for m in months]
    else:
        spans = [f"long {m}" for m in months]
    words = [f"{kind} {stem}" for stem in sorted(entry.stems) for kind in ("word", "bare")[: 1 + _bare(entry)]]
    return [(entry.event.type, side, span) for side in (*_sides(entry, kin), *words) for span in spans]


def _sides(entry: Entry, kin: Kinship) -> list[str]:
    event = entry.event
    return sorted({kin.side(a) for a in event.source} | {f"> {kin.side(a)}" for a in event.target})


def _days_of(entry: Entry) -> tuple[list[str], list[str]]:
    """Give the days of a short event (none for a long or undated one), and the months that it, or its telling, touches."""
    middle, time = _day(entry), entry.event.time
    if middle is None:
        return [], ["?"]
    if time is None or not dated(time):
        near = (middle.toordinal() + n for n in (-UNDATED_DAYS, 0, UNDATED_DAYS))
        days = [date.fromordinal(min(max(n, 1), date.max.toordinal())) for n in near]
        return [], sorted({f"{d:%Y-%m}" for d in days})
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
