"""A story: the mentions that are taken for tellings of one event, while coreference goes through the text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from timeline.graph.fit import Kinship, dated, dates_overlap
from timeline.model import CueMention, EventMention, Realis, TimeSpan

BACKWARD = frozenset({"definite", "demonstrative", "possessive"})
GENERIC = "generic"
WORD_STEM = 5
# Words for an act that say only that it answers another one: they join tellings of any forceful act.
ANSWERS = frozenset({"retaliate", "respond", "avenge"})


@dataclass(frozen=True, slots=True)
class Join:
    """Why a mention was taken for another telling: the rule, and the mention it points back to."""

    mention: int
    antecedent: int
    rule: str


@dataclass(slots=True)
class Story:
    """Mentions of one event, by their indices, and what they say together."""

    members: list[int]
    tellings: list[EventMention]
    joins: list[Join] = field(default_factory=list)

    def add(self, index: int, mention: EventMention, rule: str) -> None:
        """Take in one more telling."""
        self.joins.append(Join(index, self.members[-1], rule))
        self.members.append(index)
        self.tellings.append(mention)

    @property
    def source(self) -> tuple[str, ...]:
        """All who are said to act."""
        return tuple(dict.fromkeys(a for m in self.tellings for a in m.source))

    @property
    def target(self) -> tuple[str, ...]:
        """All who are said to be acted on."""
        return tuple(dict.fromkeys(a for m in self.tellings for a in m.target))

    @property
    def families(self) -> frozenset[str]:
        """The kinds of words used for the event, "generic" only where there are no others."""
        named = frozenset(m.family for m in self.tellings) - {GENERIC}
        return named or frozenset({GENERIC})

    @property
    def answers_only(self) -> bool:
        """Whether no telling says more than that it answered something."""
        return self.families <= ANSWERS

    @property
    def types(self) -> frozenset[str]:
        """PLOVER types of the tellings."""
        return frozenset(m.type for m in self.tellings)

    @property
    def lemmas(self) -> frozenset[str]:
        """Lemmas of the triggers."""
        return frozenset(m.lemma for m in self.tellings)

    @property
    def realis(self) -> Realis:
        """What the latest telling says: a plan that was carried out is actual."""
        return "actual" if any(m.realis == "actual" for m in self.tellings) else self.tellings[-1].realis

    @property
    def times(self) -> tuple[TimeSpan, ...]:
        """The times that tellings give of their own."""
        return tuple(t for t in map(own_time, self.tellings) if t is not None)

    @property
    def open(self) -> bool:
        """Whether it was begun by a noun that points back at something the text has not told, and has no parties yet."""
        return self.tellings[0].reference in BACKWARD and not self.source and not self.target


def same_root(one: str, other: str) -> bool:
    """Tell whether two lemmas are forms of one word: "shell" and "shelling", "retaliate" and "retaliation"."""
    length = min(len(one), len(other), WORD_STEM)
    return one == other or (length >= 4 and one[:length] == other[:length])


def has_own_date(mention: EventMention) -> bool:
    """Tell whether the sentence itself dates the mention, and not the heading above or the day of publication."""
    start, end = mention.mention.sentence
    spans = (s for s in mention.mention.support.get("time", ()) if not isinstance(s, str))
    return any(start <= s[0] and s[1] <= end for s in spans)


def own_time(mention: EventMention) -> TimeSpan | None:
    """Give the time a mention speaks of; a noun that points back takes none from the heading under which it stands."""
    if mention.time is None or not dated(mention.time):
        return None
    if mention.reference in BACKWARD and not has_own_date(mention):
        return None
    return mention.time


@dataclass(frozen=True)
class Scene:
    """All that the rules of coreference look at: mentions, who is akin to whom, and what cues forbid or suggest.

    `apart` holds pairs of mentions that a cue tells apart, as nothing answers itself. `answered` gives for a mention
    those that a cue says it answers; None stands for one the cue leaves to be found.
    """

    mentions: Sequence[EventMention]
    kin: Kinship
    apart: frozenset[tuple[int, int]]
    answered: dict[int, tuple[int | None, ...]]

    @classmethod
    def of(cls, mentions: Sequence[EventMention], cues: Sequence[CueMention], kin: Kinship) -> Scene:
        """Set the scene from what one article's reading holds."""
        apart: set[tuple[int, int]] = set()
        answered: dict[int, tuple[int | None, ...]] = {}
        for cue in cues:
            if cue.later is None:
                continue
            answered[cue.later] = (*answered.get(cue.later, ()), cue.earlier)
            if cue.earlier is not None:
                apart |= {(cue.later, cue.earlier), (cue.earlier, cue.later)}
        return cls(mentions, kin, frozenset(apart), answered)

    def told_apart(self, index: int, story: Story) -> bool:
        """Tell whether a cue says that a mention is not of this story."""
        return any((index, member) in self.apart for member in story.members)

    def times_fit(self, mention: EventMention, story: Story) -> bool:
        """Tell whether the mention's date lies in all dates of the story."""
        time = own_time(mention)
        return all(dates_overlap(time, other) for other in story.times)

    def shares_source(self, mention: EventMention, story: Story) -> bool:
        """Tell whether mention and story name a doer in common."""
        return self.kin.share(mention.source, story.source)

    def shares_target(self, mention: EventMention, story: Story) -> bool:
        """Tell whether mention and story name a target in common."""
        return self.kin.share(mention.target, story.target)
