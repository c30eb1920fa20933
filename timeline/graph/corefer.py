"""Coreference: which mentions of an article tell of the same event.

The text is read once, in order. Each mention meets the stories told so far; what cannot be one event (other class,
crossed parties, other day, told apart by a cue) is out. Then the rules (`rules`) are asked in turn, from the surest to
the weakest; the first that finds a story decides, and among several the nearest in words, parties and text. So each
merge carries the name of the rule that made it. What no rule takes begins a story of its own.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from timeline.graph.fit import FORCEFUL, VERBAL, Kinship, realis_fits
from timeline.graph.rules import AHEAD, RULES, TOLLS
from timeline.graph.story import (
    ANSWERS,
    ANY_ATTACK,
    BACKWARD,
    BLOW,
    EFFECT,
    GENERIC,
    Join,
    Scene,
    Story,
    has_own_date,
    in_force_later,
    only_answers,
)
from timeline.lexicon.pointers import EXACT, meanings
from timeline.model import CueMention, EventMention, TimeSpan

FIGHTING = frozenset({"war", "fight", "violence", "clash", "offensive"})
# Nouns for what was agreed, be it called an end of fighting or a treaty.
DEALS = frozenset({"agreement", "deal", "accord", "pact", "truce", "ceasefire", "cease-fire", "armistice", "treaty"})
DEATHS = frozenset({"kill", "massacre"})  # families of nouns for what many died of
FARTHEST = 8
# How many of the latest stories a mention may go on with, so that a long article costs time in proportion.
STORIES_RECALLED = 200


@dataclass(frozen=True, slots=True)
class Cluster:
    """The mentions of one event, by their indices in text order, and the joins that brought them together."""

    members: tuple[int, ...]
    joins: tuple[Join, ...]


@dataclass(frozen=True, slots=True)
class Clustering:
    """The clusters in the order of their first mentions, why some mentions are of no event, and each one's own date."""

    clusters: tuple[Cluster, ...]
    dropped: dict[int, str]
    times: tuple[TimeSpan | None, ...]


def cluster_mentions(mentions: Sequence[EventMention], cues: Sequence[CueMention], kin: Kinship) -> Clustering:
    """Find the mentions that tell of one event.

    Parameters
    ----------
    mentions
        Of one article, in text order.
    cues
        The cues of that article; their ends are indices into `mentions`. Two ends of a cue are never one event.
    kin
        Which actors are one party.

    Returns
    -------
    Clustering
        Every mention is in exactly one cluster or among the dropped.
    """
    scene = Scene.of(mentions, cues, kin)
    stories: list[Story] = []
    dropped: dict[int, str] = {}
    for index, mention in enumerate(mentions):
        if _sums_up(scene, mention, stories):
            dropped[index] = "sums up several events"
            continue
        story, rule = _find_story(scene, index, stories)
        if story is None and _points_nowhere(scene, index):
            dropped[index] = "points back at nothing told"
            continue
        if story is None:
            story = Story()
            stories.append(story)
        story.add(index, scene, rule)
    clusters = tuple(Cluster(tuple(s.members), tuple(s.joins)) for s in stories)
    others = {member for story in stories for member in story.members[1:] if scene.times[member] not in story.times}
    times = (None if index in others & scene.doubtful else time for index, time in enumerate(scene.times))
    return Clustering(clusters, dropped, tuple(times))


def _find_story(scene: Scene, index: int, stories: Sequence[Story]) -> tuple[Story | None, str]:
    possible = [story for story in stories[-STORIES_RECALLED:] if _possible(scene, index, story)]
    for name, rule, _ in RULES:
        fitting = [story for story in possible if rule(scene, index, story)]
        if fitting:
            return max(fitting, key=lambda story: _nearness(scene, index, story)), name
    return None, ""


def _possible(scene: Scene, index: int, story: Story) -> bool:
    """Tell whether nothing speaks against the mention being one more telling of the story."""
    mention = scene.mentions[index]
    kin = scene.kin
    if mention.same_as in story.members:  # its sentence says so, whatever the words
        return not scene.told_apart(index, story)
    return (
        class_fits(scene, index, story)
        and not scene.told_apart(index, story)
        and _realis_fits(scene, index, story)
        and scene.times_fit(index, story)
        and (_may_be_by_same(scene, mention, story) or _is_claimed(scene, index, story))
        and (mention.presupposed or kin.compatible(mention.target, story.target) or _hits_there(scene, index, story))
        and not kin.crossed(mention.source, mention.target, story.source, story.target)
    )


def _may_be_by_same(scene: Scene, mention: EventMention, story: Story) -> bool:
    """Tell whether the doers can be the same; a noun that only points is of whom it names: "the Arlandic move" is no crowd's."""
    fits = scene.kin.agree if mention.family == GENERIC else scene.kin.compatible
    return fits(mention.source, story.source)


def _hits_there(scene: Scene, index: int, story: Story) -> bool:
    """Tell whether a noun that points back names the country in which the story's blow hit somebody, or whom it hit there."""
    mention = scene.mentions[index]
    if mention.reference not in BACKWARD | {"named"} or not scene.shares_source(index, story):
        return False
    mine, theirs = ({scene.kin.kind(a) == "state" for a in side} for side in (mention.target, story.target))
    return mine != theirs and len(mine) == len(theirs) == 1


def _is_claimed(scene: Scene, index: int, story: Story) -> bool:
    """Tell whether a group by name claims what gunmen of no name were told to have done just before: "the attack"."""
    mention = scene.mentions[index]
    near = 0 <= mention.mention.sentence_index - story.tellings[-1].mention.sentence_index <= 2
    return near and mention.reference in BACKWARD and scene.kin.unveils(mention.source, story.source)


def class_fits(scene: Scene, index: int, story: Story) -> bool:
    """Tell whether the words can be for one kind of act.

    Words of one family can, but not two that only point; so can a word that only says that something was done ("incident") or answered
    ("retaliation") and one that says what; a noun that can point at what the story tells ("the raid" at a ship boarded);
    two nouns for a deal ("the agreement", "a truce"); and two words for the killing of one person.
    """
    mention = scene.mentions[index]
    if mention.family == GENERIC and (meant := meanings([EXACT], mention.lemma)):
        return story.has_word(mention) or bool(story.families & meant)
    of_family = mention.family in story.families and (mention.family != GENERIC or story.vague)
    if of_family or (mention.family in BLOW | EFFECT and story.families & BLOW):
        return True
    if mention.reference in BACKWARD and mention.lemma in DEALS and story.lemmas & DEALS:
        return True
    forceful = mention.type in FORCEFUL or only_answers(mention)
    if forceful and story.types & FORCEFUL and _says_little(mention, story) and not _is_march(scene, mention, story):
        return True
    if _points_at(scene, index, story) or _says_what(mention, story):
        return True
    if mention.type not in story.types:
        return False
    vague = mention.family == GENERIC or story.vague or story.has_word(mention)
    return vague or (mention.type == "ASSAULT" and scene.shares_person(index, story))


def _is_march(scene: Scene, mention: EventMention, story: Story) -> bool:
    """Tell whether the one is a protest, and the other only says that a state answered: states do not march."""
    other = story.source if mention.type == "PROTEST" else mention.source
    marches = (mention.type == "PROTEST") != (story.types == {"PROTEST"})
    return marches and any(scene.kin.kind(a) == "state" for a in other)


def _points_at(scene: Scene, index: int, story: Story) -> bool:
    """Tell whether a noun points back at an act that was told in other words: "the raid", "Arland's aggression".

    It says nothing of its own but the kind of act, or that somebody was attacked, or it names the same doer; and its kind
    of noun can mean that kind of act.
    """
    mention = scene.mentions[index]
    if mention.reference in {"verb", "indefinite"}:
        return False
    bare = not (mention.source or mention.target or mention.described or scene.is_dated(index))
    says_nothing = mention.reference in {"definite", "demonstrative"} and bare
    attacked = mention.reference in BACKWARD and mention.lemma in ANY_ATTACK
    bare_word = mention.reference == "bare" and mention.type in VERBAL
    of_doer = (mention.reference in BACKWARD | {"named"} or bare_word) and scene.shares_source(index, story)
    return (says_nothing or attacked or of_doer) and (
        story.has_word(mention) or bool(story.families & _meanings(mention))
    )


def _says_what(mention: EventMention, story: Story) -> bool:
    """Tell whether a verb can be the first full telling of what a noun only pointed at: "the kidnapping … seized"."""
    told = mention.reference == "verb" and mention.type in {"ASSAULT", "COERCE"}
    return story.open and told and mention.family in _meanings(story.tellings[0])


def _meanings(mention: EventMention) -> frozenset[str]:
    """Give the other families of words by which what a noun points at may have been told."""
    return meanings([mention.family, EXACT], mention.lemma)


def _says_little(mention: EventMention, story: Story) -> bool:
    """Tell whether the mention, or the story so far, does not say by what means somebody acted."""
    return mention.family == GENERIC or story.vague or only_answers(mention) or bool(story.families & ANSWERS)


def _realis_fits(scene: Scene, index: int, story: Story) -> bool:
    """Tell whether the mention can be of the story's kind of reality.

    What was ahead may be told as done. A noun that points at what happened does so under "discuss" or "did not deter" too:
    "the strikes", where strikes were told, and "X's attack on Y", where X attacked Y; so does "nobody claimed the attack".
    """
    mention = scene.mentions[index]
    if realis_fits(story.realis, mention.realis) or (mention.realis == "actual" and story.realis in AHEAD):
        return True
    if in_force_later(mention) and story.has_word(mention):
        return True
    if story.realis != "actual" or (mention.realis in AHEAD and index not in scene.answerers):
        return False
    means = mention.realis == "negated" and bool(story.families & ({mention.family} | _meanings(mention)))
    if mention.reference in {"definite", "demonstrative"} and (means or story.has_word(mention)):
        return True
    points = mention.reference in BACKWARD | {"named"} and not mention.plural
    return points and scene.shares_source(index, story) and scene.shares_target(index, story)


def _nearness(scene: Scene, index: int, story: Story) -> tuple[float, int]:
    """Rank the stories that a rule allows: same word, same parties, near in the text; the latest of equals."""
    mention = scene.mentions[index]
    gap = mention.mention.sentence_index - story.tellings[-1].mention.sentence_index
    any_word = mention.lemma in ANY_ATTACK
    score = (0.7 if any_word else 2.0) * story.has_word(mention) + (not any_word and mention.family in story.families)
    score += 1.5 * scene.shares_source(index, story) + 1.5 * scene.shares_target(index, story)
    score += 1.0 * (story.tellings[0].paragraph == mention.paragraph)
    score += 1.0 * (scene.times[index] is not None and has_own_date(mention) and bool(story.times))
    score += 1.0 * (mention.realis == story.realis)
    score += 1.0 * (mention.family in DEATHS and any(told.killed for told in story.tellings))
    score -= 2.0 * scene.kin.share(scene.answerers.get(index, ()), story.source)
    only_answered = all(member in scene.answerers for member in story.members)  # told as the reason of another act
    score -= (1.0 if mention.family == GENERIC else 0.5) * only_answered
    return score - 0.12 * min(FARTHEST, gap), story.members[-1]


# --- mentions of no event of their own ----------------------------------------------------------------------------


def _sums_up(scene: Scene, mention: EventMention, stories: Sequence[Story]) -> bool:
    """Tell whether a noun stands for several events told before: "these actions", "the hostilities between X and Y"."""
    if mention.reference not in {"definite", "demonstrative"} or has_own_date(mention):
        return False
    told = [s for s in stories if s.realis == mention.realis and s.types & FORCEFUL]
    if mention.family in FIGHTING:
        known = any(mention.family in s.families for s in told)
        doers = {scene.kin.side(a) for s in told for a in s.source}
        return not known and len(doers) > 1
    if mention.family != GENERIC or not mention.plural:
        return False
    kin = scene.kin
    several = [s for s in told if kin.agree(mention.source, s.source) and kin.agree(mention.target, s.target)]
    return len(several) > 1 and not any(mention.lemma in s.lemmas for s in told)


def _points_nowhere(scene: Scene, index: int) -> bool:
    """Tell whether "the incident" points back, or "nine were killed" counts, and nothing told is known that it could mean."""
    mention = scene.mentions[index]
    if mention.presupposed and mention.family in TOLLS:
        return not mention.by_force and not any(scene.kin.kind(actor) == "person" for actor in mention.target)
    bare = not mention.target and not scene.is_dated(index)  # that it has an owner ("the Arlandic move") tells nothing
    exact = bool(meanings([EXACT], mention.lemma))  # "is responsible for the blast": whoever did it
    return mention.reference in BACKWARD and mention.family == GENERIC and (bare or exact)
