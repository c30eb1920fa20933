"""Many chronicles made one: actors and events that are the same in several become one.

Nothing depends on the order in which the chronicles come: they are sorted first, and each event joins the best of the
groups begun before it (`match`), of which it may be the only one of its article.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Container, Iterable, Iterator, Mapping, MutableMapping, Sequence
from dataclasses import replace
from functools import partial

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
    actors = merge_actors(several)
    if len(several) == 1:
        return replace(several[0], actors=actors)
    kin = Kinship(actors)
    groups = group_entries((entry for number, one in enumerate(several) for entry in entries_in(number, one)), kin)
    number_of = {(e.chronicle, e.event.id): n for n, group in enumerate(groups) for e in group}
    told = [told_of(group) for group in groups]
    ordering = order_events(told, _claims(several, number_of, groups, kin))
    ids = {number: f"e{place}" for place, number in enumerate(ordering.order, start=1)}
    names = {key: ids[number] for key, number in number_of.items()}
    texts = {article.id: article.text for one in several for article in one.articles}

    def merged(number: int) -> Event:
        time = ordering.time_of(number, told[number].time)
        return merge_events(
            groups[number], ids[number], time, lambda *key: names.get(key, key[1]), kin=kin, texts=texts
        )

    dates = (date_note_of(group, told[number].time, ids[number]) for number, group in enumerate(groups))
    notes = (
        *(note for number, one in enumerate(several) for note in kept_notes(one, number, names)),
        *contradiction_notes(ordering.refused, told, ids),
        *(note for note in dates if note),
    )
    return Chronicle(
        tuple(sorted((a for c in several for a in c.articles), key=lambda a: a.id)),
        actors,
        tuple(merged(number) for number in ordering.order),
        links_of(ordering.kept, ids),
        tuple(dict.fromkeys(notes)),
        merge_makers(one.made_by for one in several),
        relations_of(ordering.kept, ids),
    )


# --- before the events ----------------------------------------------------------------------------------------------


def _distinct(chronicles: Iterable[Chronicle]) -> list[Chronicle]:
    """Sort the chronicles, leave out repeated ones, and give each article an id of its own."""
    met: dict[str, Article] = {}
    return list(distinct(sorted(chronicles, key=sort_key), met)) or [Chronicle((), (), (), ())]


def sort_key(chronicle: Chronicle) -> tuple[list[tuple[str, str, str]], int]:
    """Give what chronicles are sorted by before they are merged: their articles, then their number of events."""
    return [(a.id, a.published or "", a.text) for a in chronicle.articles], len(chronicle.events)


def distinct(ordered: Iterable[Chronicle], met: MutableMapping[str, Article]) -> Iterator[Chronicle]:
    """Yield each chronicle once, its articles under ids that no other has; `met` takes the articles by their ids."""
    for chronicle in ordered:
        if chronicle.articles and all(met.get(a.id) == a for a in chronicle.articles):
            continue
        renamed = {a.id: _free_id(a.id, met) for a in chronicle.articles if a.id in met}
        one = _rename_articles(chronicle, renamed) if renamed else chronicle
        met.update({a.id: a for a in one.articles})
        yield one


def _free_id(article: str, taken: Container[str]) -> str:
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


def merge_actors(chronicles: Iterable[Chronicle]) -> tuple[Actor, ...]:
    """Join the actors of one id: the first one's name, everybody's aliases, and what others know of home and sponsor."""
    found: dict[str, Actor] = {}
    for actor in (a for c in chronicles for a in c.actors):
        known = found.setdefault(actor.id, actor)
        if known == actor:
            continue
        found[actor.id] = join_actors(known, actor, (actor.name, *actor.aliases))
    return tuple(found[name] for name in sorted(found))


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


def entries_in(number: int, chronicle: Chronicle) -> list[Entry]:
    """Give the events of a chronicle, in the order in which its articles tell them, as they are put to groups."""
    events = sorted(chronicle.events, key=lambda e: (e.mentions[0].article, e.mentions[0].start))
    return entries_of(number, events, day_of_telling(chronicle.articles, chronicle.events))


# --- one event of many ----------------------------------------------------------------------------------------------


def told_of(group: Sequence[Entry]) -> Told:
    """Give when a group's event happened by its tellings, and where it is first told."""
    first, time = group[0], best_time(e.event.time for e in group)
    mention = first.event.mentions[0]
    dating = next((e.event.mentions[0].article for e in group if e.event.time == time), mention.article)
    return Told(time, mention.article, mention.start, first.published or "", dating)


def merge_events(  # noqa: PLR0913 - what a group says of its event, and what it does not
    group: Sequence[Entry],
    new_id: str,
    time: TimeSpan | None,
    name_of: Callable[[int, str], str],
    *,
    kin: Kinship,
    texts: Mapping[str, str],
) -> Event:
    """Make the event of a group, graded anew where several articles tell of it; one that is told in one keeps its grade.

    `name_of` gives the new id of a chronicle's event, `texts` the text of an article by its id.
    """
    surest = max(group, key=lambda e: (len(e.event.mentions), e.event.confidence)).event
    joined = join_events([surest, *(e.event for e in group if e.event is not surest)])
    mentions = tuple(
        mention_with_new_names(m, partial(name_of, e.chronicle)) for e in group for m in _joined(e, group[0], kin)
    )
    event = replace(joined, id=new_id, key=group[0].event.key, time=time, mentions=mentions)
    return replace(event, intensity=intensity_of(event, kin, texts)) if len(group) > 1 else event


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
    inferred = infer_swaps([party_of(group) for group in groups], answers, kin)
    return [*links, *orders.values(), *map(claim_of, inferred)]


def party_of(group: Sequence[Entry]) -> Party:
    """Give what the search for swapped roles needs of a group's event."""
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


def date_note_of(group: Sequence[Entry], kept: TimeSpan | None, new_id: str) -> Note | None:
    """Give a note where the tellings of a group date its event on days that cannot be one; None where they agree."""
    return date_note(new_id, kept, [(entry.event.time, entry.event.mentions[0].article) for entry in group])


def kept_notes(chronicle: Chronicle, number: int, names: Mapping[tuple[int, str], str]) -> Iterator[Note]:
    """Yield the notes of a chronicle that still hold, with the new ids of events."""
    for note in chronicle.notes:
        new = note_with_new_names(note, lambda one: names.get((number, one)))
        if new is not None and note.kind != NOT_INFERRED:  # what follows by a rule is inferred anew from all events
            yield new


def merge_makers(makers: Iterable[Mapping[str, str]]) -> dict[str, str]:
    """Join what made the chronicles; where they differ, all that did, sorted."""
    said: dict[str, set[str]] = defaultdict(set)
    for made_by in makers:
        for name, value in made_by.items():
            said[name].add(value)
    return {name: ", ".join(sorted(values)) for name, values in sorted(said.items())}
