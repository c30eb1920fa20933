"""What a timeline file is made of: the reader of its every part. Fields that this version does not know are left aside."""

from __future__ import annotations

from typing import get_args

from timeline.io.readers import (
    Reader,
    count,
    day,
    default,
    many,
    mapping,
    moment,
    needed,
    number,
    one_of,
    optional,
    record,
    span,
    span_or_link,
    text,
)
from timeline.model import (
    Actor,
    ActorKind,
    Article,
    Basis,
    Chronicle,
    Event,
    Evidence,
    Link,
    LinkKind,
    Mention,
    Note,
    Place,
    Precision,
    Realis,
    Reference,
    Relation,
    RelationKind,
    Tally,
    TimeSpan,
)

EVENT_TYPES = (
    "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST",
    "ACCUSE", "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
)  # fmt: skip
"""The 16 event types of PLOVER, from agreement to assault."""

_TALLY = record(Tally, min=optional(count), max=optional(count))
_MENTION = record(
    Mention,
    article=text,
    start=count,
    end=count,
    trigger=text,
    sentence=span,
    sentence_index=count,
    support=mapping(many(span_or_link)),
    confidence=optional(number(0, 1)),
    reference=optional(one_of(get_args(Reference))),
    joined_by=optional(text),
)
_EVENT = record(
    Event,
    id=text,
    key=text,
    origin=default(one_of(("text", "import", "hand")), "text"),
    type=one_of(EVENT_TYPES),
    mode=optional(text),
    label=text,
    source=many(text),
    target=many(text),
    time=optional(
        record(
            TimeSpan,
            start=optional(moment),
            end=optional(moment),
            precision=one_of(get_args(Precision)),
            basis=one_of(get_args(Basis)),
            expression=optional(text),
        )
    ),
    place=optional(
        record(
            Place,
            name=text,
            country=optional(text),
            latitude=optional(number(-90, 90)),
            longitude=optional(number(-180, 180)),
        )
    ),
    weapon=optional(text),
    killed=optional(_TALLY),
    wounded=optional(_TALLY),
    realis=one_of(get_args(Realis)),
    attributed_to=many(text),
    disputed_by=many(text),
    goldstein=number(-10, 10),
    intensity=number(0, 10),
    confidence=number(0, 1),
    mentions=many(_MENTION),
)
_EVIDENCE = record(
    Evidence,
    article=text,
    start=count,
    end=count,
    cue=text,
    group=optional(text),
    left_open=optional(one_of(("earlier", "later"))),
)
_LINK = record(
    Link,
    kind=one_of(get_args(LinkKind)),
    earlier=text,
    later=text,
    confidence=number(0, 1),
    evidence=optional(_EVIDENCE),
    inferred=optional(text),
)
_RELATION = record(
    Relation,
    kind=one_of(get_args(RelationKind)),
    earlier=text,
    later=text,
    confidence=number(0, 1),
    evidence=_EVIDENCE,
)
_ARTICLE = record(
    Article,
    id=text,
    title=optional(text),
    published=optional(day),
    outlet=optional(text),
    url=optional(text),
    text=text,
)
_ACTOR = record(
    Actor,
    id=text,
    name=text,
    kind=one_of(get_args(ActorKind)),
    country=optional(text),
    sponsor=optional(text),
    aliases=many(text),
)
read_chronicle: Reader = record(
    Chronicle,
    made_by=mapping(text),
    articles=needed(many(_ARTICLE)),
    actors=needed(many(_ACTOR)),
    events=needed(many(_EVENT)),
    links=needed(many(_LINK)),
    relations=many(_RELATION),
    notes=many(record(Note, kind=text, message=text, events=many(text))),
)
"""Read the whole of a timeline file but its `format`."""
