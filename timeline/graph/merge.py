"""Many chronicles made one: actors and events that are the same in several become one.

Nothing depends on the order in which the chronicles come: they are sorted first, and each event joins the best of the
groups begun before it (`match`), of which it may be the only one of its article.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from timeline.graph.claims import Claim, claim_of, claim_of_link, claim_of_relation, is_stated, links_of, relations_of
from timeline.graph.contradictions import NOT_INFERRED, contradiction_notes, date_note
from timeline.graph.fit import Kinship, dated, last_day
from timeline.graph.intensity import intensity_of
from timeline.graph.match import Entry, best_time, entries_of, group_entries, rule_of
from timeline.graph.order import Told, order_events
from timeline.graph.references import mention_with_new_names, note_with_new_names
from timeline.graph.respond import Answer, Party, infer_swaps
from timeline.model import Actor, Article, Chronicle, Event, Evidence, Link, Mention, Note, TimeSpan


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
    actors = tuple(_merge_actors(several))
    if len(several) == 1:
        return replace(several[0], actors=actors)
    kin = Kinship(actors)
    entries = [
        entry
        for number, chronicle in enumerate(several)
        for entry in entries_of(
            number,
            sorted(chronicle.events, key=lambda e: _place(e.mentions[0])),
            day_of_telling(chronicle.articles, chronicle.events),
        )
    ]
    groups = group_entries(entries, kin)
    number_of = {(e.chronicle, e.event.id): n for n, group in enumerate(groups) for e in group}
    told = [_told(group) for group in groups]
    ordering = order_events(told, _claims(several, number_of, groups, kin))
    ids = {number: f"e{place}" for place, number in enumerate(ordering.order, start=1)}
    names = {key: ids[number] for key, number in number_of.items()}
    merged = [
        _merge_events(group, ids[n], ordering.time_of(n, told[n].time), names, kin) for n, group in enumerate(groups)
    ]
    texts = {article.id: article.text for one in several for article in one.articles}
    return Chronicle(
        tuple(sorted((a for c in several for a in c.articles), key=lambda a: a.id)),
        actors,
        tuple(_graded(merged[n], groups[n], kin, texts) for n in ordering.order),
        links_of(ordering.kept, ids),
        _notes(several, names, [*contradiction_notes(ordering.refused, told, ids), *_date_notes(groups, told, ids)]),
        _made_by(several),
        relations_of(ordering.kept, ids),
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

    def moved(evidence: Evidence) -> Evidence:
        return replace(evidence, article=new.get(evidence.article, evidence.article))

    links = tuple(replace(k, evidence=moved(k.evidence)) if k.evidence else k for k in chronicle.links)
    relations = tuple(replace(one, evidence=moved(one.evidence)) for one in chronicle.relations)
    articles = tuple(replace(a, id=new.get(a.id, a.id)) for a in chronicle.articles)
    return replace(chronicle, articles=articles, events=events, links=links, relations=relations)


def _new_key(key: str, new: Mapping[str, str]) -> str:
    article, _, start = key.rpartition(":")
    return f"{new.get(article, article)}:{start}"


def _merge_actors(chronicles: Sequence[Chronicle]) -> list[Actor]:
    """Join the actors of one id: the first one's name, everybody's aliases, and what others know of home and sponsor."""
    found: dict[str, Actor] = {}
    for actor in (a for c in chronicles for a in c.actors):
        known = found.setdefault(actor.id, actor)
        if known == actor:
            continue
        found[actor.id] = join_actors(known, actor, (actor.name, *actor.aliases))
    return [found[name] for name in sorted(found)]


def join_actors(leading: Actor, other: Actor, names: Iterable[str]) -> Actor:
    """Make one actor of two: the first one leads, and what it leaves open the other fills; `names` are further aliases."""
    return replace(
        leading,
        country=leading.country or other.country,
        sponsor=leading.sponsor or other.sponsor,
        aliases=tuple(dict.fromkeys(name for name in (*leading.aliases, *names) if name != leading.name)),
    )


def day_of_telling(articles: Iterable[Article], events: Iterable[Event]) -> str | None:
    """Give the first day of publication; that of the last thing told to have happened where no article has one."""
    days = [a.published for a in articles if a.published]
    done = [last_day(e.time) for e in events if dated(e.time) and e.time and e.realis == "actual"]
    return min(days, default=max((d for d in done if d < "9999"), default=None))


def _place(mention: Mention) -> tuple[str, int]:
    return mention.article, mention.start


# --- one event of many ----------------------------------------------------------------------------------------------


def _told(group: Sequence[Entry]) -> Told:
    first, time = group[0], best_time(e.event.time for e in group)
    mention = first.event.mentions[0]
    dating = next((e.event.mentions[0].article for e in group if e.event.time == time), mention.article)
    return Told(time, mention.article, mention.start, first.published or "", dating)


def _merge_events(
    group: Sequence[Entry], new_id: str, time: TimeSpan | None, names: Mapping[tuple[int, str], str], kin: Kinship
) -> Event:
    surest = max(group, key=lambda e: (len(e.event.mentions), e.event.confidence)).event
    joined = join_events([surest, *(e.event for e in group if e.event is not surest)])
    mentions = tuple(_renamed(m, e.chronicle, names) for e in group for m in _joined(e, group[0], kin))
    return replace(joined, id=new_id, key=group[0].event.key, time=time, mentions=mentions)


def join_events(events: Sequence[Event]) -> Event:
    """Make one event of several: the first one leads, and what it leaves open the others fill.

    Its mentions and its intensity stay its own.
    """
    leading, doubt = events[0], 1.0
    for event in events:
        doubt *= 1 - event.confidence
    alike = [e for e in events if e.type == leading.type]
    mode = next((e.mode for e in alike if e.mode), None)
    return replace(
        leading,
        mode=mode,
        goldstein=next((e.goldstein for e in alike if e.mode == mode), leading.goldstein),
        source=next((e.source for e in events if e.source), ()),
        target=next((e.target for e in events if e.target), ()),
        time=best_time(e.time for e in events),
        place=next((e.place for e in events if e.place), None),
        weapon=next((e.weapon for e in events if e.weapon), None),
        killed=next((e.killed for e in events if e.killed), None),
        wounded=next((e.wounded for e in events if e.wounded), None),
        attributed_to=_all_or_none(events),
        disputed_by=tuple(dict.fromkeys(a for e in events for a in e.disputed_by)),
        confidence=round(1 - doubt, 3) if len(events) > 1 else leading.confidence,
    )


def _graded(event: Event, group: Sequence[Entry], kin: Kinship, texts: Mapping[str, str]) -> Event:
    """Grade an event anew where several articles tell of it; one that is told in one keeps its intensity."""
    return replace(event, intensity=intensity_of(event, kin, texts)) if len(group) > 1 else event


def _joined(entry: Entry, first: Entry, kin: Kinship) -> tuple[Mention, ...]:
    """Give an event's mentions, its first one with the rule that joined it to the group."""
    mentions = entry.event.mentions
    if entry is first or not mentions or mentions[0].joined_by:
        return mentions
    return (replace(mentions[0], joined_by=rule_of(entry, first, kin)), *mentions[1:])


def _all_or_none(events: Sequence[Event]) -> tuple[str, ...]:
    if not all(e.attributed_to for e in events):
        return ()
    return tuple(dict.fromkeys(a for e in events for a in e.attributed_to))


def _renamed(mention: Mention, chronicle: int, names: Mapping[tuple[int, str], str]) -> Mention:
    """Name the events from which roles were taken anew."""
    return mention_with_new_names(mention, lambda one: names.get((chronicle, one), one))


# --- links and notes ------------------------------------------------------------------------------------------------


def _claims(
    chronicles: Sequence[Chronicle],
    number_of: Mapping[tuple[int, str], int],
    groups: Sequence[Sequence[Entry]],
    kin: Kinship,
) -> list[Claim]:
    """Join what texts and hands state, links and relations, the surest of equals, and infer further links anew."""
    stated: dict[tuple[int, int], Link] = {}
    orders: dict[tuple[object, ...], Claim] = {}
    for number, chronicle in enumerate(chronicles):
        for link in chronicle.links:
            ends = number_of[number, link.later], number_of[number, link.earlier]
            known = stated.get(ends)
            if is_stated(link) and ends[0] != ends[1] and (known is None or known.confidence < link.confidence):
                stated[ends] = link
        for one in chronicle.relations:
            earlier, later = number_of[number, one.earlier], number_of[number, one.later]
            if earlier != later:
                orders.setdefault((one.kind, earlier, later), claim_of_relation(one, earlier, later))
    links = [claim_of_link(link, earlier, later) for (later, earlier), link in stated.items()]
    answers = [Answer(link.kind, *ends, link.confidence) for ends, link in stated.items()]
    inferred = infer_swaps([_party(group) for group in groups], answers, kin)
    return [*links, *orders.values(), *map(claim_of, inferred)]


def _party(group: Sequence[Entry]) -> Party:
    parties = [Party.of(e.event) for e in group]
    source = next((p.source for p in parties if p.source), ())
    target = next((p.target for p in parties if p.target), ())
    return replace(
        parties[0],
        source=source,
        target=target,
        time=best_time(e.event.time for e in group),
        told=tuple(t for p in parties for t in p.told),
    )


def _date_notes(groups: Sequence[Sequence[Entry]], told: Sequence[Told], ids: Mapping[int, str]) -> Iterator[Note]:
    for number, group in enumerate(groups):
        datings = [(entry.event.time, entry.event.mentions[0].article) for entry in group]
        if (note := date_note(ids[number], told[number].time, datings)) is not None:
            yield note


def _notes(
    chronicles: Sequence[Chronicle], names: Mapping[tuple[int, str], str], contradictions: Sequence[Note]
) -> tuple[Note, ...]:
    kept = [
        note_with_new_names(note, {event.id: names[number, event.id] for event in chronicle.events}.get)
        for number, chronicle in enumerate(chronicles)
        for note in chronicle.notes
        if note.kind != NOT_INFERRED  # what follows by a rule is inferred anew from all events
    ]
    return tuple(dict.fromkeys(note for note in (*kept, *contradictions) if note))


def _made_by(chronicles: Sequence[Chronicle]) -> dict[str, str]:
    """Join what made the chronicles; where they differ, all that did, sorted."""
    said: dict[str, set[str]] = defaultdict(set)
    for chronicle in chronicles:
        for name, value in chronicle.made_by.items():
            said[name].add(value)
    return {name: ", ".join(sorted(values)) for name, values in sorted(said.items())}
