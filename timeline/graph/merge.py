"""Many chronicles made one: actors and events that are the same in several become one.

Two events of different articles are one where type and realis agree, the parties are the same and the dates overlap;
undated ones only with both parties, the same word and articles of the same weeks. Nothing depends on the order in which
the chronicles come: they are sorted first, and each event joins the best of the groups begun before it, of which it may
be the only one of its article. Candidates are looked up by type, actor and date, so the work grows with the number of
events and not with its square.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from timeline.graph.fit import VERBAL, Kinship, dated, dates_overlap, first_day, last_day, places_fit, realis_fits
from timeline.graph.intensity import intensity
from timeline.graph.order import Ordering, Told, order_events
from timeline.graph.respond import Answer, Party, infer_swaps
from timeline.graph.story import same_root
from timeline.model import Actor, Article, Chronicle, Event, Link, Mention, Note, TimeSpan

SHORT_DAYS = 7
UNDATED_DAYS = 14
LEAST_SCORE = 4.0
Key = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class _Entry:
    """An event of one chronicle (by its place among the sorted ones), and the day its article appeared."""

    chronicle: int
    event: Event
    published: str | None


def merge_chronicles(chronicles: Iterable[Chronicle]) -> Chronicle:
    """Make one chronicle of many.

    Parameters
    ----------
    chronicles
        In any order. The same article given twice counts once; another text under the same id gets an id of its own.

    Returns
    -------
    Chronicle
        Articles and actors sorted by id; events numbered anew, each with the mentions of all articles that tell it.

    Examples
    --------
    >>> merge_chronicles([]).events
    ()
    """
    several = _distinct(chronicles)
    if len(several) == 1:
        return several[0]
    kin = Kinship(_merge_actors(several))
    entries = [
        _Entry(number, event, _published(chronicle))
        for number, chronicle in enumerate(several)
        for event in sorted(chronicle.events, key=lambda e: _place(e.mentions[0]))
    ]
    groups = _group(entries, kin)
    number_of = {(e.chronicle, e.event.id): n for n, group in enumerate(groups) for e in group}
    answers, evidence = _answers(several, number_of, groups, kin)
    told = [_told(group) for group in groups]
    ordering = order_events(told, answers)
    ids = {number: f"e{place}" for place, number in enumerate(ordering.order, start=1)}
    names = {key: ids[number] for key, number in number_of.items()}
    return Chronicle(
        tuple(sorted((a for c in several for a in c.articles), key=lambda a: a.id)),
        tuple(_merge_actors(several)),
        tuple(_merge_events(groups[number], ids[number], names, kin) for number in ordering.order),
        _links(ordering, evidence, ids),
        _notes(several, names, ordering, ids),
        _made_by(several),
    )


# --- before the events ----------------------------------------------------------------------------------------------


def _distinct(chronicles: Iterable[Chronicle]) -> list[Chronicle]:
    """Sort the chronicles, leave out repeated ones, and give each article an id of its own."""
    ordered = sorted(chronicles, key=lambda c: ([(a.id, a.published or "", a.text) for a in c.articles], len(c.events)))
    kept: list[Chronicle] = []
    texts: dict[str, Article] = {}
    for chronicle in ordered:
        if chronicle.articles and all(texts.get(a.id) == a for a in chronicle.articles):
            continue
        renamed = {a.id: _free_id(a.id, texts) for a in chronicle.articles if a.id in texts}
        one = _rename_articles(chronicle, renamed) if renamed else chronicle
        texts.update({a.id: a for a in one.articles})
        kept.append(one)
    return kept or [Chronicle((), (), (), ())]


def _free_id(article: str, taken: Mapping[str, Article]) -> str:
    number = 2
    while f"{article}-{number}" in taken:
        number += 1
    return f"{article}-{number}"


def _rename_articles(chronicle: Chronicle, new: Mapping[str, str]) -> Chronicle:
    def renamed(mention: Mention) -> Mention:
        return replace(mention, article=new.get(mention.article, mention.article))

    events = tuple(
        replace(e, key=_new_key(e.key, new), mentions=tuple(renamed(m) for m in e.mentions)) for e in chronicle.events
    )
    links = tuple(
        replace(k, evidence=replace(k.evidence, article=new.get(k.evidence.article, k.evidence.article)))
        if k.evidence
        else k
        for k in chronicle.links
    )
    articles = tuple(replace(a, id=new.get(a.id, a.id)) for a in chronicle.articles)
    return replace(chronicle, articles=articles, events=events, links=links)


def _new_key(key: str, new: Mapping[str, str]) -> str:
    article, _, start = key.rpartition(":")
    return f"{new.get(article, article)}:{start}"


def _merge_actors(chronicles: Sequence[Chronicle]) -> list[Actor]:
    """Join the actors of one id: the first one's name, everybody's aliases, and what others know of home and sponsor."""
    found: dict[str, Actor] = {}
    for actor in (a for c in chronicles for a in c.actors):
        known = found.setdefault(actor.id, actor)
        found[actor.id] = replace(
            known,
            country=known.country or actor.country,
            sponsor=known.sponsor or actor.sponsor,
            aliases=tuple(dict.fromkeys((*known.aliases, *actor.aliases))),
        )
    return [found[name] for name in sorted(found)]


def _published(chronicle: Chronicle) -> str | None:
    return min((a.published for a in chronicle.articles if a.published), default=None)


def _place(mention: Mention) -> tuple[str, int]:
    return mention.article, mention.start


# --- which events are one -------------------------------------------------------------------------------------------


def _group(entries: Sequence[_Entry], kin: Kinship) -> list[list[_Entry]]:
    """Put each event to the best group that fits it, or begin one; groups come in the order of their first events."""
    groups: list[list[_Entry]] = []
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


def _score(entry: _Entry, group: Sequence[_Entry], kin: Kinship) -> float:
    """Give how well an event fits a group, 0 where it cannot be the same."""
    if any(entry.chronicle == other.chronicle for other in group):
        return 0.0
    scores = [_score_pair(entry, other, kin) for other in group]
    return 0.0 if 0.0 in scores else sum(scores) / len(scores)


def _score_pair(entry: _Entry, other: _Entry, kin: Kinship) -> float:
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
    word = any(same_root(a, b) for a in _words(one) for b in _words(two))
    if not (dated(one.time) and dated(two.time)) and not (
        source and target and word and one.type not in VERBAL and _told_in_one_time(entry, other)
    ):
        return 0.0
    score = 2.0 * source + 2.0 * target + 1.0 * word
    score += 1.5 * (dated(one.time) and _same_days(one.time, two.time))
    score += 1.0 * (one.place is not None and two.place is not None and one.place.name == two.place.name)
    return score + 0.5 * (one.mode is not None and one.mode == two.mode)


def _words(event: Event) -> set[str]:
    return {m.trigger.split()[-1].lower().rstrip("s") for m in event.mentions}


def _same_days(one: TimeSpan | None, two: TimeSpan | None) -> bool:
    if one is None or two is None:
        return False
    return (first_day(one), last_day(one)) == (first_day(two), last_day(two))


def _told_in_one_time(entry: _Entry, other: _Entry) -> bool:
    """Tell whether events of which one is undated were told, or happened, within the same two weeks."""
    days = [_day(e) for e in (entry, other)]
    return days[0] is not None and days[1] is not None and abs((days[0] - days[1]).days) <= UNDATED_DAYS


def _day(entry: _Entry) -> date | None:
    time = entry.event.time
    text = first_day(time) if time is not None and dated(time) else entry.published
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        return None


# --- looking up candidates ------------------------------------------------------------------------------------------


def _look_up(entry: _Entry, kin: Kinship) -> list[Key]:
    """Give the keys under which events stand that could be the same: of its days, of its months, and undated ones."""
    short, months = _days_of(entry)
    spans = [f"day {d}" for d in short] + [f"long {m}" for m in months] + [f"undated {m}" for m in months]
    if not short:
        spans += [f"month {m}" for m in months]
    return [(entry.event.type, side, span) for side in _sides(entry, kin) for span in spans]


def _index_under(entry: _Entry, kin: Kinship) -> list[Key]:
    short, months = _days_of(entry)
    if not dated(entry.event.time):
        spans = [f"undated {m}" for m in months]
    elif short:
        spans = [f"day {d}" for d in short] + [f"month {m}" for m in months]
    else:
        spans = [f"long {m}" for m in months]
    return [(entry.event.type, side, span) for side in _sides(entry, kin) for span in spans]


def _sides(entry: _Entry, kin: Kinship) -> list[str]:
    event = entry.event
    return sorted({kin.side(a) for a in event.source} | {f"> {kin.side(a)}" for a in event.target})


def _days_of(entry: _Entry) -> tuple[list[str], list[str]]:
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
    steps = range(0, min(max(length, 0), 3700) + 1, 28)
    return [], sorted({f"{start + timedelta(days=n):%Y-%m}" for n in steps} | {f"{end:%Y-%m}"})


def _date(text: str, otherwise: date) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return otherwise


# --- one event of many ----------------------------------------------------------------------------------------------


def _told(group: Sequence[_Entry]) -> Told:
    first = group[0]
    time = _best_time(group)
    return Told(time, first.event.mentions[0].article, first.event.mentions[0].start, first.published or "")


def _best_time(group: Sequence[_Entry]) -> TimeSpan | None:
    """Give the shortest of the times that are told."""
    times = [e.event.time for e in group if e.event.time is not None]
    return min(times, key=lambda t: (not dated(t), _length(t)), default=None)


def _length(time: TimeSpan) -> tuple[int, int]:
    start, end = _date(first_day(time), date.min), _date(last_day(time), date.max)
    return (end - start).days, -len(time.start or "")


def _merge_events(group: Sequence[_Entry], new_id: str, names: Mapping[tuple[int, str], str], kin: Kinship) -> Event:
    surest = max(group, key=lambda e: (len(e.event.mentions), e.event.confidence)).event
    events = [surest, *(e.event for e in group if e.event is not surest)]
    source = next((e.source for e in events if e.source), ())
    target = next((e.target for e in events if e.target), ())
    weapon = next((e.weapon for e in events if e.weapon), None)
    killed = next((e.killed for e in events if e.killed), None)
    wounded = next((e.wounded for e in events if e.wounded), None)
    mode = next((e.mode for e in events if e.mode), None)
    doubt = 1.0
    for event in events:
        doubt *= 1 - event.confidence
    return replace(
        surest,
        id=new_id,
        key=group[0].event.key,
        mode=mode,
        goldstein=next((e.goldstein for e in events if e.mode == mode), surest.goldstein),
        source=source,
        target=target,
        time=_best_time(group),
        place=next((e.place for e in events if e.place), None),
        weapon=weapon,
        killed=killed,
        wounded=wounded,
        attributed_to=_all_or_none(events),
        disputed_by=tuple(dict.fromkeys(a for e in events for a in e.disputed_by)),
        intensity=intensity(
            surest.type,
            mode,
            weapon=weapon,
            target_kinds={kin.kind(a) for a in target},
            killed=killed,
            wounded=wounded,
            realis=surest.realis,
        ),
        confidence=round(1 - doubt, 3) if len(events) > 1 else surest.confidence,
        mentions=tuple(_renamed(m, e.chronicle, names) for e in group for m in e.event.mentions),
    )


def _all_or_none(events: Sequence[Event]) -> tuple[str, ...]:
    if not all(e.attributed_to for e in events):
        return ()
    return tuple(dict.fromkeys(a for e in events for a in e.attributed_to))


def _renamed(mention: Mention, chronicle: int, names: Mapping[tuple[int, str], str]) -> Mention:
    """Name the events from which roles were taken anew."""
    support = {
        field: tuple(names.get((chronicle, s), s) if isinstance(s, str) else s for s in spans)
        for field, spans in mention.support.items()
    }
    return replace(mention, support=support)


# --- links and notes ------------------------------------------------------------------------------------------------


def _answers(
    chronicles: Sequence[Chronicle],
    number_of: Mapping[tuple[int, str], int],
    groups: Sequence[Sequence[_Entry]],
    kin: Kinship,
) -> tuple[list[Answer], dict[tuple[int, int], Link]]:
    """Join the stated links of all chronicles, the surest of equals, and infer the others anew over all events."""
    evidence: dict[tuple[int, int], Link] = {}
    for number, chronicle in enumerate(chronicles):
        for link in chronicle.links:
            ends = number_of[number, link.later], number_of[number, link.earlier]
            known = evidence.get(ends)
            if link.evidence and ends[0] != ends[1] and (known is None or known.confidence < link.confidence):
                evidence[ends] = link
    stated = [Answer(link.kind, *ends, link.confidence) for ends, link in evidence.items()]
    parties = [_party(group) for group in groups]
    return stated + infer_swaps(parties, stated, kin), evidence


def _party(group: Sequence[_Entry]) -> Party:
    parties = [Party.of(e.event) for e in group]
    source = next((p.source for p in parties if p.source), ())
    target = next((p.target for p in parties if p.target), ())
    return replace(
        parties[0], source=source, target=target, time=_best_time(group), told=tuple(t for p in parties for t in p.told)
    )


def _links(ordering: Ordering, evidence: Mapping[tuple[int, int], Link], ids: Mapping[int, str]) -> tuple[Link, ...]:
    links = [
        Link(
            a.kind,
            ids[a.earlier],
            ids[a.later],
            a.confidence,
            evidence[a.later, a.earlier].evidence if a.inferred is None else None,
            a.inferred,
        )
        for a in ordering.answers
    ]
    return tuple(sorted(links, key=lambda k: (int(k.later[1:]), int(k.earlier[1:]))))


def _notes(
    chronicles: Sequence[Chronicle],
    names: Mapping[tuple[int, str], str],
    ordering: Ordering,
    ids: Mapping[int, str],
) -> tuple[Note, ...]:
    kept = [
        replace(note, events=tuple(names[number, e] for e in note.events))
        for number, chronicle in enumerate(chronicles)
        for note in chronicle.notes
    ]
    given_up = [r.note(ids) for r in ordering.refusals if r.answer.inferred is None]
    return tuple(dict.fromkeys((*kept, *given_up)))


def _made_by(chronicles: Sequence[Chronicle]) -> dict[str, str]:
    """Join what made the chronicles; where they differ, all that did, sorted."""
    said: dict[str, set[str]] = defaultdict(set)
    for chronicle in chronicles:
        for name, value in chronicle.made_by.items():
            said[name].add(value)
    return {name: ", ".join(sorted(values)) for name, values in sorted(said.items())}
