"""Coded events to a chronicle: an article for the words of each, events in order of their days, links by rule."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from timeline.graph.build import goldstein_of
from timeline.graph.fit import Kinship, first_day
from timeline.graph.intensity import intensity_of
from timeline.graph.label import LONGEST
from timeline.graph.merge import join_actors
from timeline.graph.respond import Party, infer_swaps
from timeline.imports.coded import Coded
from timeline.lexicon import Lexicon
from timeline.model import Actor, Article, Chronicle, Event, Link, Mention, Note, Span

LATEST = "9999"  # what has no date comes last


def assemble(coded: Iterable[Coded], lexicon: Lexicon) -> Chronicle:
    """Make a chronicle of coded events.

    Parameters
    ----------
    coded
        In the order of their rows.
    lexicon
        Gives the scores of types and modes.

    Returns
    -------
    Chronicle
        Events by their first days, those of one day by row. The article of each holds the note of its row, or a line made
        of what is coded where there is none. A link is inferred where the one who was hit strikes back (see
        `graph.respond.infer_swaps`); no data set says what answers what.
    """
    rows = sorted(coded, key=lambda one: first_day(one.time) if one.time else LATEST)
    actors: dict[str, Actor] = {}
    for actor in (actor for one in rows for actor in (*one.source, *one.target)):
        known = actors.setdefault(actor.id, actor)
        if known is not actor:
            actors[actor.id] = join_actors(known, actor, actor.aliases)
    kin = Kinship(actors.values())
    articles: list[Article] = []
    events: list[Event] = []
    taken: dict[str, int] = {}
    for number, one in enumerate(rows, start=1):
        article, mention = _told(one, _free_id(one.id, taken), kin)
        articles.append(article)
        events.append(_event(f"e{number}", one, mention, kin, lexicon))
    links = tuple(_links(events, kin))
    ordered = tuple(sorted(actors.values(), key=lambda actor: actor.id))
    return Chronicle(tuple(articles), ordered, tuple(events), links)


def with_origin(chronicle: Chronicle, notes: Iterable[Note], made_by: Mapping[str, str]) -> Chronicle:
    """Say what made a chronicle, and what could not be imported."""
    return replace(chronicle, notes=tuple(notes), made_by=dict(made_by))


def _free_id(wanted: str, taken: dict[str, int]) -> str:
    """Number an id that several rows carry."""
    taken[wanted] = taken.get(wanted, 0) + 1
    if taken[wanted] == 1:
        return wanted
    return _free_id(f"{wanted}-{taken[wanted]}", taken)


def _told(one: Coded, article_id: str, kin: Kinship) -> tuple[Article, Mention]:
    """Give the article of a row, and the mention in it that tells of the act; its sentence is the whole note."""
    text = one.note or _line(one, kin)
    start, end = _trigger(text, one)
    article = Article(article_id, text, one.title, one.published, one.outlet, one.url)
    sentence, support = (0, len(text)), _support(text, one)
    return article, Mention(article_id, start, end, text[start:end], sentence, 0, support, confidence=1.0)


def _support(text: str, one: Coded) -> dict[str, tuple[Span | str, ...]]:
    """Find where the words name the parties and the place as the data set does."""
    called = {
        "source": [name for actor in one.source for name in (actor.name, *actor.aliases)],
        "target": [name for actor in one.target for name in (actor.name, *actor.aliases)],
        "place": [one.place.name] if one.place else [],
    }
    spans = {field: [(text.find(name), len(name)) for name in names if name in text] for field, names in called.items()}
    return {field: tuple((start, start + length) for start, length in found) for field, found in spans.items() if found}


def _line(one: Coded, kin: Kinship) -> str:
    """Put what is coded in a line: "Russia: artillery fire: Ukraine (Kharkiv), 2023-05-03"."""
    source, target = (", ".join(kin.name(actor.id) for actor in side) for side in (one.source, one.target))
    place = f" ({one.place.name})" if one.place else ""
    day = f", {one.time.start}" if one.time else ""
    return ": ".join(filter(None, (source or "Somebody", one.act.name, target))) + place + day


def _trigger(text: str, one: Coded) -> tuple[int, int]:
    """Find the words of a note that name the act; the whole note where none of those that its code is known by is there."""
    if not one.note:
        start = text.index(one.act.name)
        return start, start + len(one.act.name)
    if one.act.words:
        pattern = rf"\b(?:{'|'.join(map(re.escape, one.act.words))})[\w-]*"
        found = re.search(pattern, text) or re.search(pattern, text, re.IGNORECASE)  # "march" before "March"
        if found:
            return found.span()
    return 0, len(text)


def _event(event_id: str, one: Coded, mention: Mention, kin: Kinship, lexicon: Lexicon) -> Event:
    event_type = str(one.act.type)
    source, target = (tuple(dict.fromkeys(actor.id for actor in side)) for side in (one.source, one.target))
    event = Event(
        id=event_id,
        key=f"{mention.article}:{mention.start}",
        type=event_type,
        mode=one.act.mode,
        label=_label(one),
        source=source,
        target=target,
        time=one.time,
        place=one.place,
        weapon=None,
        killed=one.killed,
        wounded=None,
        realis="actual",
        attributed_to=(),
        disputed_by=(),
        goldstein=goldstein_of(event_type, one.act.mode, lexicon),
        intensity=0.0,  # follows from the rest
        confidence=1.0,
        mentions=(mention,),
        origin="import",
    )
    return replace(event, intensity=intensity_of(event, kin, {}))


def _label(one: Coded) -> str:
    """Say what and where: who did it to whom stands beside it wherever labels are shown."""
    label = f"{one.act.name[:1].upper()}{one.act.name[1:]}" + (f" ({one.place.name})" if one.place else "")
    return label if len(label) <= LONGEST else label[: LONGEST - 1].rstrip() + "…"


def _links(events: Sequence[Event], kin: Kinship) -> Iterator[Link]:
    parties = [Party.of(event) for event in events]
    for answer in sorted(infer_swaps(parties, [], kin), key=lambda one: (one.later, one.earlier)):
        earlier, later = events[answer.earlier].id, events[answer.later].id
        yield Link(answer.kind, earlier, later, answer.confidence, None, answer.inferred)
