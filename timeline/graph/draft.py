"""A draft: one event in the making, put together from its mentions; links may still fill its roles."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import TypeVar

from timeline.graph.corefer import Cluster, Clustering
from timeline.graph.fit import Kinship, first_day, last_day
from timeline.graph.rules import AHEAD
from timeline.graph.story import ANSWERS, GENERIC, has_own_date
from timeline.lexicon.calibration import load_calibration
from timeline.model import EventMention, Realis, Span, TimeSpan

T = TypeVar("T")

MORE_SUPPORT = 0.3
RECALL = "recall"  # the family of words for calling an envoy home
# Done to nobody in particular, even where they answer somebody: an official resigns, a country rules itself by emergency law.
AIMLESS_MODES = frozenset({"resign", "curfew", "martial-law", "police"})


@dataclass(slots=True)
class Draft:
    """One event: its mentions' indices, what they say together, and the draft or words each filled role was taken from."""

    number: int
    members: tuple[int, ...]
    tellings: tuple[EventMention, ...]
    type: str
    mode: str | None
    source: tuple[str, ...]
    target: tuple[str, ...]
    time: TimeSpan | None
    realis: Realis
    from_link: dict[str, int] = field(default_factory=dict)
    from_text: dict[str, tuple[Span, ...]] = field(default_factory=dict)

    @property
    def first(self) -> EventMention:
        """The first telling in the text."""
        return self.tellings[0]

    @property
    def telling(self) -> EventMention:
        """The telling whose trigger says most: no mere "incident" or "response", with parties, in more words."""
        return max(self.tellings, key=lambda m: (_weight(m), -m.mention.start))

    @property
    def aimed(self) -> bool:
        """Whether an act of this mode is done to somebody, so that a target which the text does not name may follow from others."""
        return self.mode not in AIMLESS_MODES and not any(telling.in_favour for telling in self.tellings)

    @property
    def taken_as(self) -> str:
        """The type as which those take it whom it hits: the recall of an ambassador is a withdrawal only in form."""
        return "SANCTION" if any(m.family == RECALL for m in self.tellings) else self.type

    @property
    def mutual(self) -> bool:
        """Whether both sides act on each other."""
        return len(self.source) > 1 and set(self.source) == set(self.target)


def draft_events(mentions: Sequence[EventMention], clustering: Clustering, kin: Kinship) -> list[Draft]:
    """Put the tellings of each cluster together; drafts come in the order of their first mentions."""
    return [_draft(n, cluster, mentions, clustering.times, kin) for n, cluster in enumerate(clustering.clusters)]


def _draft(
    number: int, cluster: Cluster, mentions: Sequence[EventMention], times: Sequence[TimeSpan | None], kin: Kinship
) -> Draft:
    rules = {join.mention: join.rule for join in cluster.joins}
    tellings = tuple(_with_origin(mentions[i], rules.get(i)) for i in cluster.members)
    realis: Realis = "actual" if any(m.realis == "actual" for m in tellings) else tellings[-1].realis
    kept = [m for m in tellings if m.realis == realis]
    event_type = choose(_telling(kept), lambda m: m.type) or kept[0].type
    return Draft(
        number,
        cluster.members,
        tellings,
        event_type,
        choose([m for m in kept if m.type == event_type], lambda m: m.mode),
        _choose_parties((m.source, m.confidence) for m in _with_a_name(tellings, kin)),
        _choose_parties((m.target, m.confidence) for m in _with_a_face(tellings, kin)),
        _choose_time([(m, times[i]) for i, m in zip(cluster.members, tellings, strict=True) if m.realis == realis]),
        realis,
    )


def _with_origin(telling: EventMention, rule: str | None) -> EventMention:
    """Keep with a mention what a reader may ask later: how sure it is, how it refers, and why it is of this event."""
    mention = replace(telling.mention, confidence=telling.confidence, reference=telling.reference, joined_by=rule)
    return replace(telling, mention=mention)


def _telling(mentions: Sequence[EventMention]) -> Sequence[EventMention]:
    """Leave out words that say only that something happened or was answered, where others say what."""
    return [m for m in mentions if m.family != GENERIC and m.family not in ANSWERS] or mentions


def _choose_parties(told: Iterable[tuple[tuple[str, ...], float]]) -> tuple[str, ...]:
    """Choose as `choose` does; a telling that names some of several parties speaks for all of them, too."""
    said = [(parties, sure) for parties, sure in told if parties]
    votes = {parties: sum(sure for some, sure in said if set(some) <= set(parties)) for parties, _ in said}
    return max(votes, key=lambda parties: votes[parties], default=())


def _with_a_name(tellings: Sequence[EventMention], kin: Kinship) -> Sequence[EventMention]:
    """Leave out tellings that only describe an armed group ("gunmen"), where another names the one that claims it."""
    return [m for m in tellings if not any(kin.unveils(other.source, m.source) for other in tellings)]


def _with_a_face(tellings: Sequence[EventMention], kin: Kinship) -> Sequence[EventMention]:
    """Leave out tellings that only count whom an act hit ("killed two boys"), where another says whom it was aimed at."""
    return [m for m in tellings if any(not _is_faceless(actor, kin) for actor in m.target)] or tellings


def _is_faceless(actor: str, kin: Kinship) -> bool:
    """Tell whether a target is only described, and of no country."""
    return kin.name(actor)[:1].islower() and kin.country(actor) is None and kin.kind(actor) in {"civilians", "other"}


def choose(mentions: Iterable[EventMention], value: Callable[[EventMention], T | None]) -> T | None:
    """Give the value that the mentions say most often and most surely, the first of equals; None where none says any."""
    votes: dict[T, float] = {}
    for mention in mentions:
        said = value(mention)
        if said:
            votes[said] = votes.get(said, 0.0) + mention.confidence
    return max(votes, key=lambda said: votes[said]) if votes else None


def _choose_time(told: Sequence[tuple[EventMention, TimeSpan | None]]) -> TimeSpan | None:
    """Choose among the dates that the tellings speak of: one in the sentence before one of a heading, the first one first.

    A day that a telling has of itself goes before the longer time it lies in ("a week ago"), as the heading over a noun that
    points back does not: "the 2020 raid" is not of the day on which somebody spoke of it. Where none speaks of a date, that
    heading counts; but not over a bare plural, which tells of no certain day ("in answer to rocket attacks").
    """
    own = [(m, time) for m, time in told if time is not None]
    said = [time for m, time in own if has_own_date(m)]
    headings = [m.time for m, _ in told if not (m.reference == "bare" and m.plural)]
    first = next((time for time in (*said, *(time for _, time in own), *headings) if time is not None), None)
    return next((time for _, time in own if first is not None and _narrows(time, first)), first)


def _narrows(one: TimeSpan, other: TimeSpan) -> bool:
    """Tell whether one time lies in the year or week of the other: "today's launch" of "the eighth launch this year"."""
    inside = first_day(other) <= first_day(one) and last_day(one) <= last_day(other)
    return inside and other.precision in {"year", "week"} and one.precision != other.precision


def _weight(mention: EventMention) -> tuple[bool, bool, int, int, bool]:
    return (
        mention.family != GENERIC,
        mention.family not in ANSWERS,
        bool(mention.source) + bool(mention.target),
        len(mention.mention.trigger.split()),
        mention.reference != "verb",
    )


def confidence_of(tellings: Iterable[float]) -> float:
    """Give how often an event of such tellings is right, from 0 to 1: its score is that of the surest, and a little more for each further one."""
    ranked = sorted(tellings, reverse=True)
    doubt = 1 - ranked[0]
    for further in ranked[1:]:
        doubt *= 1 - MORE_SUPPORT * further
    return load_calibration().confidence(1 - doubt)


def threatened_acts(drafts: Sequence[Draft]) -> list[tuple[Draft, Draft]]:
    """Pair each threat with the act it threatens: the next threatened mention in the threat's sentence."""
    pairs = []
    for act in drafts:
        if act.realis not in AHEAD:
            continue
        start, sentence = act.first.mention.start, act.first.mention.sentence
        threats = [
            (m.mention.start, threat)
            for threat in drafts
            if threat.type == "THREATEN" and threat is not act
            for m in threat.tellings
            if m.mention.sentence == sentence and m.mention.start < start
        ]
        if threats:
            pairs.append((max(threats, key=lambda pair: pair[0])[1], act))
    return pairs
