"""The words of the project as plain data: articles, actors, mentions, events and links.

Everything here is frozen and made of the standard library only, so that every stage can hand it on and a worker process
can send it home. Offsets are Unicode code points, half open, into the article's text as it was read; dates are inclusive.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

Span = tuple[int, int]
ActorKind = Literal[
    "state", "state-forces", "armed-group", "igo", "ngo", "company", "party", "civilians", "person", "other"
]
Realis = Literal["actual", "planned", "threatened", "hypothetical", "negated"]
Precision = Literal["minute", "day", "week", "month", "quarter", "season", "year", "decade", "range"]
Basis = Literal["explicit", "relative", "order"]
LinkKind = Literal["responds_to", "causes"]
Reference = Literal["verb", "definite", "demonstrative", "possessive", "named", "indefinite", "bare"]
RelationKind = Literal["begins", "before", "during", "overlaps"]


@dataclass(frozen=True, slots=True)
class Article:
    """A text to read. `published` (the document creation time, DCT) is `YYYY-MM-DD` or None where it is unknown."""

    id: str
    text: str
    title: str | None = None
    published: str | None = None
    outlet: str | None = None
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Actor:
    """Someone who acts or is acted on; `id` is the ISO 3166 alpha-3 code of a state, else a stable slug."""

    id: str
    name: str
    kind: ActorKind = "other"
    country: str | None = None
    sponsor: str | None = None
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class TimeSpan:
    """A time as an interval with its precision; `start` or `end` is None where that side is open.

    Both are ISO dates (`2023-12-03`) or times (`2023-12-03T05:30`). `expression` is the text's own words.
    """

    start: str | None
    end: str | None
    precision: Precision
    basis: Basis
    expression: str | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """Where an event happened, in the text's words, and the ISO code of the country where that is known.

    `latitude` and `longitude` (degrees, WGS 84) are given where the data set has them that the event was imported from.
    """

    name: str
    country: str | None = None
    latitude: float | None = None
    longitude: float | None = None


@dataclass(frozen=True, slots=True)
class Tally:
    """A number of people; `max` is None where the text only gives a lower bound."""

    min: int | None
    max: int | None


@dataclass(frozen=True, slots=True)
class Mention:
    """A span that tells of an event. `support` holds, by field, the spans that say so.

    In place of a span stands `{"link": event id}` (here a plain str) where a role follows from a link.

    The last three say how it came to its event, and are None where that is not known: its score
    (0 to 1), of which the event's confidence is made, how it refers (see `EventMention`), and the rule that joined it to the event's earlier mentions; a first
    mention has none.
    """

    article: str
    start: int
    end: int
    trigger: str
    sentence: Span
    sentence_index: int
    support: dict[str, tuple[Span | str, ...]] = field(default_factory=dict)
    confidence: float | None = None
    reference: Reference | None = None
    joined_by: str | None = None


@dataclass(frozen=True, slots=True)
class EventMention:
    """One telling of an event: its mention and what the text says of the event there.

    `reference` says how the mention refers: a finite or other verb, or a noun that is definite ("the strikes"),
    demonstrative ("these strikes"), possessive ("their strikes"), named ("U.S. strikes"), indefinite ("a strike") or
    bare ("strikes"). `lemma` is the trigger's head. `clause` numbers the clause, so that two triggers of one clause
    can be recognised. `presupposed` is true inside a question, and of nouns that only point back ("the incident"): they
    tell of nothing new. `family` groups triggers that are words for one kind of act (strike, airstrike, bombing: "attack").
    `same_as` is the index of a mention of the same reading that names the same act ("retaliated with rocket attacks").
    `described` is true of a noun that says what it is of ("the destruction of wells"): it is known by that.
    `echoes` are other words of its clause that name the act once more ("[fired] a barrage", "[rockets] hit"); they say nothing else of it.
    `aside` is true of what only a clause that describes something tells: "two agreements which it had [signed]".
    `by_force` is true of a count of the dead whose sentence shows that somebody killed them: it tells of an act though none was told before.
    `recalls` is true of a verb that says which known thing is meant: "the town [seized] by X", "the [ousted] president".
    `in_favour` is true of a protest that is held for somebody ("[marched] in support of X"), and against nobody whom it does not name.
    """

    mention: Mention
    type: str
    mode: str | None
    lemma: str
    family: str
    reference: Reference
    plural: bool
    source: tuple[str, ...]
    target: tuple[str, ...]
    time: TimeSpan | None
    place: Place | None
    weapon: str | None
    killed: Tally | None
    wounded: Tally | None
    realis: Realis
    attributed_to: tuple[str, ...]
    disputed_by: tuple[str, ...]
    confidence: float
    clause: int
    paragraph: int
    presupposed: bool = False
    same_as: int | None = None
    mutual: bool = False
    described: bool = False
    echoes: tuple[Mention, ...] = ()
    aside: bool = False
    by_force: bool = False
    recalls: bool = False
    in_favour: bool = False


@dataclass(frozen=True, slots=True)
class Naming:
    """A place where an article names an actor or refers to one, and what part of its clause that is."""

    actor: str
    start: int
    end: int
    sentence_index: int
    part: Literal["subject", "object", "owner", "other"]
    how: Literal["name", "place", "owner", "description", "person", "pronoun"]


@dataclass(frozen=True, slots=True)
class CueMention:
    """A cue ("in retaliation for", "after", "prompted") that joins two mentions of one article.

    `later` and `earlier` are indices into the reading's mentions; None where the cue leaves that side to be found
    ("in retaliation" alone: the other side's last hostile act). `group` is the cue's class in `cues.toml`. `pointer` is the
    noun by which the text points at the earlier act where that noun is no mention ("over the remark"), its lemma;
    `pointer_families` and `pointer_types` are the families and types of acts that it can stand for ("expulsion": expel,
    SANCTION), `pointer_owners` those whose act it says it is ("the American decision").
    """

    kind: LinkKind
    group: str
    start: int
    end: int
    text: str
    later: int | None
    earlier: int | None
    confidence: float
    sentence_index: int
    pointer: str = ""
    pointer_families: frozenset[str] = frozenset()
    pointer_types: frozenset[str] = frozenset()
    pointer_owners: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class OrderMention:
    """Words ("after", "until", "meanwhile") that put two mentions of one article, by index, in order; see `Relation`.

    `days` is how far apart the words say that the two lie ("two days after", 0 for "hours after"), None where they do not.
    """

    kind: RelationKind
    start: int
    end: int
    text: str
    later: int
    earlier: int
    confidence: float
    days: int | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """What the language stage found in one article: the hand-over from `nlp` to `graph`; `signatory` is who makes a statement."""

    article: Article
    actors: tuple[Actor, ...]
    mentions: tuple[EventMention, ...]
    cues: tuple[CueMention, ...]
    notes: tuple[Note, ...] = ()
    orders: tuple[OrderMention, ...] = ()
    namings: tuple[Naming, ...] = ()
    signatory: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Event:
    """What happened (or was planned, threatened, feared): all mentions of one event, in one article or many."""

    id: str
    key: str
    type: str
    mode: str | None
    label: str
    source: tuple[str, ...]
    target: tuple[str, ...]
    time: TimeSpan | None
    place: Place | None
    weapon: str | None
    killed: Tally | None
    wounded: Tally | None
    realis: Realis
    attributed_to: tuple[str, ...]
    disputed_by: tuple[str, ...]
    goldstein: float
    intensity: float
    confidence: float
    mentions: tuple[Mention, ...]
    origin: Literal["text", "import", "hand"] = "text"


@dataclass(frozen=True, slots=True)
class Evidence:
    """The cue of a link: a span of an article and its words.

    `group` is the cue's class in `cues.toml`; `left_open` the end that the cue does not name, so that it was looked for
    ("in retaliation" alone). Both are None where that is not known.
    """

    article: str
    start: int
    end: int
    cue: str
    group: str | None = None
    left_open: Literal["earlier", "later"] | None = None


@dataclass(frozen=True, slots=True)
class Link:
    """`later` answers (`responds_to`) or is brought about by (`causes`) `earlier`.

    Exactly one of `evidence` (the cue in the text) and `inferred` (the name of a rule) is set.
    """

    kind: LinkKind
    earlier: str
    later: str
    confidence: float
    evidence: Evidence | None = None
    inferred: str | None = None


@dataclass(frozen=True, slots=True)
class Relation:
    """What the words of `evidence` say of the order of two events that no link joins.

    `later` "begins" after `earlier` has begun; `earlier` is over "before" `later` begins; `later` happens "during"
    `earlier`; or the two "overlaps": they have some time in common.
    """

    kind: RelationKind
    earlier: str
    later: str
    confidence: float
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Note:
    """Something a reader should know: a contradiction, a broken cycle, an article that failed."""

    kind: str
    message: str
    events: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Chronicle:
    """The content of a timeline file: what every later stage takes."""

    articles: tuple[Article, ...]
    actors: tuple[Actor, ...]
    events: tuple[Event, ...]
    links: tuple[Link, ...]
    notes: tuple[Note, ...] = ()
    made_by: dict[str, str] = field(default_factory=dict)
    relations: tuple[Relation, ...] = ()
