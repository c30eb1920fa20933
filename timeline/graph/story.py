"""A story: the mentions that are taken for tellings of one event, while coreference goes through the text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from timeline.graph.fit import VERBAL, Kinship, dated, dates_overlap, first_day, last_day
from timeline.model import CueMention, EventMention, Realis, Span, TimeSpan

BACKWARD = frozenset({"definite", "demonstrative", "possessive"})
NOMINAL = BACKWARD | {"named", "indefinite", "bare"}
GENERIC = "generic"
# Families of words that say only that an act answers another one: they join tellings of any forceful act.
ANSWERS = frozenset({"retaliate", "respond", "avenge"})
# Nouns for whatever came back, be it words or blows.
BACKLASH = frozenset({"backlash", "reaction", "blowback", "repercussion"})
# Families of words for one blow, seen from the doer, the means or the effect.
BLOW = frozenset({"attack", "fire", "shoot", "explode", "suicide-bomb", "ambush", "plant-bomb", "ram", "throw"})
EFFECT = frozenset({"kill", "wound", "destroy", "damage"})
# Nouns that can name any violent act a second time, whatever its first word was.
ANY_ATTACK = frozenset({"attack", "assault", "aggression", "raid", "operation", "blow"})
WORD_STEM = 5
LATEST = "9999-99-99"  # after every date


@dataclass(frozen=True, slots=True)
class Join:
    """Why a mention was taken for another telling: the rule, and the mention it points back to."""

    mention: int
    antecedent: int
    rule: str


@dataclass(slots=True)
class Story:
    """Mentions of one event by their indices, and what they say together; it grows by `add`.

    `source`, `target`, `types`, `families` and `lemmas` are all that any telling says; `times` are the dates that tellings
    give of their own, `latest` the day that none can be after; `open` holds while the story was only pointed back at and has no parties.
    """

    members: list[int] = field(default_factory=list)
    tellings: list[EventMention] = field(default_factory=list)
    joins: list[Join] = field(default_factory=list)
    source: tuple[str, ...] = ()
    target: tuple[str, ...] = ()
    types: set[str] = field(default_factory=set)
    families: set[str] = field(default_factory=set)
    lemmas: set[str] = field(default_factory=set)
    times: list[TimeSpan] = field(default_factory=list)
    latest: str = LATEST
    realis: Realis = "actual"

    def add(self, index: int, scene: Scene, rule: str = "") -> None:
        """Take in a mention of the scene, by a rule where it is not the first one."""
        mention, time = scene.mentions[index], scene.times[index]
        if self.members:
            self.joins.append(Join(index, self.members[-1], rule))
        actual = bool(self.members) and self.realis == "actual"
        self.realis = "actual" if actual else mention.realis
        self.members.append(index)
        self.tellings.append(mention)
        self.source = tuple(dict.fromkeys((*self.source, *mention.source)))
        self.target = tuple(dict.fromkeys((*self.target, *mention.target)))
        self.types.add(mention.type)
        self.families.add(mention.family)
        self.lemmas.add(mention.lemma)
        self.latest = min(self.latest, scene.latest[index])
        if time is not None and not (index in scene.doubtful and self.times):
            self.times.append(time)

    @property
    def vague(self) -> bool:
        """Whether no telling says more than that something happened."""
        return self.families == {GENERIC}

    @property
    def answers_only(self) -> bool:
        """Whether no telling says more than that it answered something."""
        return self.families - {GENERIC} <= ANSWERS and not self.vague

    @property
    def open(self) -> bool:
        """Whether it was begun by a noun that points back at something the text has not told, and has no parties yet."""
        return self.tellings[0].reference in BACKWARD and not self.source and not self.target

    def has_word(self, mention: EventMention) -> bool:
        """Tell whether a telling uses the mention's word, or another form of it."""
        return mention.lemma in self.lemmas or any(same_root(mention.lemma, lemma) for lemma in self.lemmas)


def only_answers(mention: EventMention) -> bool:
    """Tell whether a mention says no more than that something was answered."""
    return mention.family in ANSWERS or (mention.lemma in BACKLASH and not mention.source)


def same_root(one: str, other: str) -> bool:
    """Tell whether two lemmas are forms of one word: "shell" and "shelling", "retaliate" and "retaliation"."""
    length = min(len(one), len(other), WORD_STEM)
    compound = length >= WORD_STEM and (one.endswith(other) or other.endswith(one)) and "counter" not in one + other
    return one == other or compound or (length >= 4 and one[:length] == other[:length])


def has_own_date(mention: EventMention) -> bool:
    """Tell whether the sentence itself dates the mention, and not the heading above or the day of publication."""
    start, end = mention.mention.sentence
    spans = (s for s in mention.mention.support.get("time", ()) if not isinstance(s, str))
    return any(start <= s[0] and s[1] <= end for s in spans)


def is_present(mention: EventMention) -> bool:
    """Tell whether a verb stands in the present tense in which bulletins tell the news: "shells", not "shelled"."""
    word = mention.mention.trigger.split()[0].lower()
    return mention.reference == "verb" and word != mention.lemma and word.endswith("s")


def is_past(mention: EventMention) -> bool:
    """Tell whether a verb stands in a past form, as far as its ending shows."""
    word = mention.mention.trigger.split()[0].lower()
    return mention.reference == "verb" and word != mention.lemma and not word.endswith(("s", "ing"))


@dataclass(frozen=True)
class Scene:
    """All that the rules of coreference look at.

    `times` gives for each mention the date it speaks of, if any; `latest` the last day on which its act can have been: that
    of the heading above it, where it only points back from there. `apart` holds pairs of mentions that a cue tells apart,
    as nothing answers itself. `answered` gives for a mention those that a cue says it answers; None stands for one that
    the cue leaves to be found. `answerers` gives for a mention those who answer it: hardly its own doers. `doubtful` are the
    nouns behind which a day stands that is also that of the answer: "denounced the raid on Tuesday" may be of either.
    """

    mentions: Sequence[EventMention]
    kin: Kinship
    times: Sequence[TimeSpan | None]
    latest: Sequence[str]
    apart: frozenset[tuple[int, int]]
    answered: dict[int, tuple[int | None, ...]]
    answerers: dict[int, tuple[str, ...]]
    doubtful: frozenset[int]

    @classmethod
    def of(cls, mentions: Sequence[EventMention], cues: Sequence[CueMention], kin: Kinship) -> Scene:
        """Set the scene from what one article's reading holds."""
        apart: set[tuple[int, int]] = set()
        answered: dict[int, tuple[int | None, ...]] = {}
        answerers: dict[int, tuple[str, ...]] = {}
        for cue in cues:
            if cue.later is None:
                continue
            if cue.earlier is not None or cue.group == "answer":
                answered[cue.later] = (*answered.get(cue.later, ()), cue.earlier)
            if cue.earlier is not None:
                if cue.later not in {cue.earlier, mentions[cue.earlier].same_as}:  # "condemned and voiced concern"
                    apart |= {(cue.later, cue.earlier), (cue.earlier, cue.later)}
                answerers[cue.earlier] = (*answerers.get(cue.earlier, ()), *mentions[cue.later].source)
        told_before = {cue.earlier for cue in cues}
        backward = [m.reference in BACKWARD or n in told_before or m.recalls for n, m in enumerate(mentions)]
        times = tuple(_time_spoken_of(m, backward=b) for m, b in zip(mentions, backward, strict=True))
        latest = tuple(_latest_day(m, backward=b) for m, b in zip(mentions, backward, strict=True))
        joined = ((c.earlier, c.later) for c in cues if c.earlier is not None and c.later is not None)
        doubtful = frozenset(one for one, other in joined if _shares_day_behind(mentions[one], mentions[other]))
        return cls(mentions, kin, times, latest, frozenset(apart), answered, answerers, doubtful)

    def is_dated(self, index: int) -> bool:
        """Tell whether the sentence itself dates a mention, and no day that may be another's."""
        return has_own_date(self.mentions[index]) and index not in self.doubtful

    def told_apart(self, index: int, story: Story) -> bool:
        """Tell whether a cue says that a mention is not of this story."""
        return any((index, member) in self.apart for member in story.members)

    def times_fit(self, index: int, story: Story) -> bool:
        """Tell whether the mention's date lies in all dates of the story.

        Under a heading of a later day, a past form of a verb that was told in the present tells of that earlier day.
        """
        time = self.times[index]
        if any(first_day(other) > self.latest[index] for other in story.times):
            return False
        if index in self.doubtful:
            return True
        if time is not None and first_day(time) > story.latest:
            return False
        if all(dates_overlap(time, other) for other in story.times):
            return True
        mention = self.mentions[index]
        retold = (
            is_past(mention) and mention.type not in VERBAL and not has_own_date(mention) and story.has_word(mention)
        )
        return retold and any(is_present(m) for m in story.tellings)

    def shares_source(self, index: int, story: Story) -> bool:
        """Tell whether mention and story name a doer in common."""
        return self.kin.share(self.mentions[index].source, story.source)

    def shares_target(self, index: int, story: Story) -> bool:
        """Tell whether mention and story name a target in common."""
        return self.kin.share(self.mentions[index].target, story.target)

    def shares_person(self, index: int, story: Story) -> bool:
        """Tell whether mention and story hit the same person."""
        persons = {a for a in self.mentions[index].target if self.kin.kind(a) == "person"}
        return bool(persons & set(story.target))


def _shares_day_behind(noun: EventMention, answer: EventMention) -> bool:
    """Tell whether the day behind a known noun may be that of what answers it: "denounced [the raid] on Tuesday"."""
    if noun.reference not in BACKWARD | {"named"} or noun.described or noun.target:
        return False
    if noun.mention.sentence != answer.mention.sentence:
        return False
    days, others = (_spans(m, "time") for m in (noun, answer))
    return bool(days) and all(noun.mention.end <= start for start, _ in days) and days >= others


def _spans(mention: EventMention, what: str) -> set[Span]:
    """Give where the text says something of a mention."""
    return {span for span in mention.mention.support.get(what, ()) if not isinstance(span, str)}


def in_force_later(mention: EventMention) -> bool:
    """Tell whether a known measure is only said to take effect on a day to come: "the tariffs will take effect on 5 April"."""
    known = mention.reference in {"definite", "demonstrative"}
    return known and mention.type == "SANCTION" and mention.realis == "planned"


def _time_spoken_of(mention: EventMention, *, backward: bool) -> TimeSpan | None:
    """Give the date a mention speaks of; one that points back, or is answered, takes none from the heading above it."""
    if mention.time is None or not dated(mention.time) or (backward and not has_own_date(mention)):
        return None
    return None if in_force_later(mention) else mention.time


def _latest_day(mention: EventMention, *, backward: bool) -> str:
    if mention.time is None or not dated(mention.time) or not backward or has_own_date(mention):
        return LATEST
    return last_day(mention.time)
