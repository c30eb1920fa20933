"""Coreference: which mentions of an article tell of the same event.

The text is read once, in order. Each mention meets the stories told so far; what cannot be one event (other class,
crossed parties, other day, told apart by a cue) is out. Then the rules are asked in turn, from the surest to the
weakest; the first that finds a story decides, and among several the nearest in words, parties and text. So each merge
carries the name of the rule that made it. What no rule takes begins a story of its own.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from timeline.graph.fit import FORCEFUL, VERBAL, Kinship, realis_fits
from timeline.graph.story import ANSWERS, BACKWARD, GENERIC, Join, Scene, Story, has_own_date, own_time, same_root
from timeline.model import CueMention, EventMention

AHEAD = frozenset({"planned", "threatened"})
NEAR_PARAGRAPHS = 1

Rule = Callable[[Scene, int, Story], bool]


@dataclass(frozen=True, slots=True)
class Cluster:
    """The mentions of one event, by their indices in text order, and the joins that brought them together."""

    members: tuple[int, ...]
    joins: tuple[Join, ...]


@dataclass(frozen=True, slots=True)
class Clustering:
    """The clusters in the order of their first mentions, and why some mentions are of no event."""

    clusters: tuple[Cluster, ...]
    dropped: dict[int, str]


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
        found = _find_story(scene, index, stories)
        if found:
            found[0].add(index, mention, found[1])
        elif _points_nowhere(mention):
            dropped[index] = "points back at nothing told"
        else:
            stories.append(Story([index], [mention]))
    return Clustering(tuple(Cluster(tuple(s.members), tuple(s.joins)) for s in stories), dropped)


def _find_story(scene: Scene, index: int, stories: Sequence[Story]) -> tuple[Story, str] | None:
    possible = [story for story in stories if _possible(scene, index, story)]
    for name, rule in RULES:
        fitting = [story for story in possible if rule(scene, index, story)]
        if fitting:
            return max(fitting, key=lambda story: _nearness(scene, index, story)), name
    return None


def _possible(scene: Scene, index: int, story: Story) -> bool:
    # Tell whether nothing speaks against the mention being one more telling of the story.
    mention = scene.mentions[index]
    kin = scene.kin
    return (
        not scene.told_apart(index, story)
        and class_fits(mention, story)
        and (realis_fits(story.realis, mention.realis) or _carried_out(mention, story))
        and kin.agree(mention.source, story.source)
        and kin.agree(mention.target, story.target)
        and not kin.crossed(mention.source, mention.target, story.source, story.target)
        and scene.times_fit(mention, story)
    )


def class_fits(mention: EventMention, story: Story) -> bool:
    """Tell whether the words can be for one kind of act.

    Words of one family can; so can a word that only says that something was done ("incident") or answered
    ("retaliation") and one that says what.
    """
    if mention.family in story.families:
        return True
    if mention.family == GENERIC or story.families == {GENERIC}:
        return mention.type in story.types or (mention.type in FORCEFUL and bool(story.types & FORCEFUL))
    if mention.family in ANSWERS or story.families & ANSWERS:
        return mention.type in FORCEFUL and bool(story.types & FORCEFUL)
    return mention.type in story.types and any(same_root(mention.lemma, lemma) for lemma in story.lemmas)


def _carried_out(mention: EventMention, story: Story) -> bool:
    return mention.realis == "actual" and story.realis in AHEAD


def _nearness(scene: Scene, index: int, story: Story) -> tuple[float, int]:
    # Rank the stories that a rule allows: same word, same parties, near in the text; the latest of equals.
    mention = scene.mentions[index]
    score = 2.0 * any(same_root(mention.lemma, lemma) for lemma in story.lemmas)
    score += 1.5 * scene.shares_source(mention, story) + 1.5 * scene.shares_target(mention, story)
    score += 1.0 * (has_own_date(mention) and bool(story.times))
    score -= 0.3 * min(6, mention.paragraph - story.tellings[-1].paragraph)
    return score, story.members[-1]


# --- the rules, from the surest to the weakest --------------------------------------------------------------------


def _same_act(scene: Scene, index: int, story: Story) -> bool:
    # The sentence names the act twice: "retaliated with rocket attacks".
    return scene.mentions[index].same_as in story.members


def _one_clause(scene: Scene, index: int, story: Story) -> bool:
    # A clause holds a verb and a noun for one kind of act: "the attack, in which they struck …".
    mention = scene.mentions[index]
    return any(
        other.clause == mention.clause
        and other.mention.sentence == mention.mention.sentence
        and (other.reference == "verb") != (mention.reference == "verb")
        for other in story.tellings
    )


def _killed_once(scene: Scene, index: int, story: Story) -> bool:
    # A person is killed, or resigns, once.
    mention = scene.mentions[index]
    persons = {a for a in (*mention.target, *mention.source) if scene.kin.kind(a) == "person"}
    once = mention.mode in {"targeted", "resign"} and mention.mode in {m.mode for m in story.tellings}
    return once and bool(persons & {*story.target, *story.source})


def _done_as_threatened(scene: Scene, index: int, story: Story) -> bool:
    # What was planned or threatened is told as done, by the same party.
    mention = scene.mentions[index]
    return _carried_out(mention, story) and scene.shares_source(mention, story)


def _answers_alike(scene: Scene, index: int, story: Story) -> bool:
    # Two answers to one act, of which one says no more than that it is an answer.
    mention = scene.mentions[index]
    vague = mention.family in ANSWERS or story.answers_only
    return vague and _answers_same(scene, index, story)


def _answers_same(scene: Scene, index: int, story: Story) -> bool:
    mine = set(scene.answered.get(index, ()))
    theirs = {e for member in story.members for e in scene.answered.get(member, ())}
    return bool(mine and theirs) and (bool(mine & theirs) or None in mine or None in theirs)


def _answer_told(scene: Scene, index: int, story: Story) -> bool:
    # A word that only says "answer", and a story of an answer that has no doer yet.
    mention = scene.mentions[index]
    return mention.family in ANSWERS and story.answers_only and not (mention.source and story.source)


def _asked_about(scene: Scene, index: int, _story: Story) -> bool:
    # A question presupposes what was told.
    mention = scene.mentions[index]
    return mention.presupposed and mention.family != GENERIC


def _reply_retells(scene: Scene, index: int, story: Story) -> bool:
    # What follows a question tells again what was asked: the same doer's answer, undated.
    mention = scene.mentions[index]
    asked = any(
        other.presupposed and 0 < mention.paragraph - other.paragraph <= NEAR_PARAGRAPHS for other in story.tellings
    )
    return asked and own_time(mention) is None and scene.shares_source(mention, story)


def _points_back(scene: Scene, index: int, story: Story) -> bool:
    # A definite noun of the family: "the strikes", "these attacks", "their raid". That an answer came, by nobody yet,
    # is no story that "the strikes" could mean.
    mention = scene.mentions[index]
    if mention.reference not in BACKWARD or mention.family == GENERIC or story.families == {GENERIC}:
        return False
    return mention.family in story.families or not story.answers_only or bool(story.source)


def _points_back_vaguely(scene: Scene, index: int, _story: Story) -> bool:
    # A definite noun that only says that something happened: "the incident".
    mention = scene.mentions[index]
    return mention.reference in BACKWARD and mention.family == GENERIC


def _told_in_full(scene: Scene, index: int, story: Story) -> bool:
    # The text began with "the strikes" as known; the first full telling nearby says which.
    mention = scene.mentions[index]
    near = mention.paragraph - story.tellings[-1].paragraph <= NEAR_PARAGRAPHS
    return story.open and near and bool(mention.source or mention.target) and mention.family in story.families


def _named_again(scene: Scene, index: int, story: Story) -> bool:
    # A noun with the doer's name: "U.S. strikes".
    return scene.mentions[index].reference == "named" and scene.shares_source(scene.mentions[index], story)


def _told_again(scene: Scene, index: int, story: Story) -> bool:
    # The same verb, or its noun before, with a party in common.
    mention = scene.mentions[index]
    if mention.reference != "verb" or not any(same_root(mention.lemma, lemma) for lemma in story.lemmas):
        return False
    return scene.shares_source(mention, story) or (not mention.source and scene.shares_target(mention, story))


def _told_otherwise(scene: Scene, index: int, story: Story) -> bool:
    # Another word of the family with both parties, close by.
    mention = scene.mentions[index]
    near = mention.paragraph - story.tellings[-1].paragraph <= NEAR_PARAGRAPHS
    both = scene.shares_source(mention, story) and scene.shares_target(mention, story)
    return mention.reference == "verb" and near and both and mention.family in story.families


def _said_again(scene: Scene, index: int, story: Story) -> bool:
    # A noun for something said, by the same speaker: "despite warnings from X".
    mention = scene.mentions[index]
    return mention.type in VERBAL and mention.reference == "bare" and scene.shares_source(mention, story)


def _reported_again(scene: Scene, index: int, story: Story) -> bool:
    # A second report of an act, with the same word, place and date.
    mention = scene.mentions[index]
    places = {m.place.name for m in story.tellings if m.place}
    return (
        mention.reference in {"indefinite", "bare"}
        and mention.place is not None
        and mention.place.name in places
        and own_time(mention) is not None
        and bool(story.times)
        and any(same_root(mention.lemma, lemma) for lemma in story.lemmas)
    )


RULES: tuple[tuple[str, Rule], ...] = (
    ("same-act", _same_act),
    ("one-clause", _one_clause),
    ("once-a-person", _killed_once),
    ("done-as-threatened", _done_as_threatened),
    ("answers-alike", _answers_alike),
    ("answer-told", _answer_told),
    ("asked-about", _asked_about),
    ("reply-retells", _reply_retells),
    ("points-back", _points_back),
    ("points-back-vaguely", _points_back_vaguely),
    ("told-in-full", _told_in_full),
    ("named-again", _named_again),
    ("told-again", _told_again),
    ("told-otherwise", _told_otherwise),
    ("said-again", _said_again),
    ("reported-again", _reported_again),
)


# --- mentions of no event of their own ----------------------------------------------------------------------------


def _sums_up(scene: Scene, mention: EventMention, stories: Sequence[Story]) -> bool:
    # Tell whether a plural stands for several events told before: "these actions", "the hostilities between X and Y".
    kin = scene.kin
    told = [s for s in stories if s.realis == mention.realis and s.types & FORCEFUL]
    if set(mention.source) == set(mention.target) and len(mention.source) > 1:
        return any(
            kin.swapped(later.source, later.target, earlier.source, earlier.target)
            for position, earlier in enumerate(told)
            for later in told[position + 1 :]
        )
    several = [s for s in told if kin.agree(mention.source, s.source) and kin.agree(mention.target, s.target)]
    points = mention.reference in {"definite", "demonstrative"} and mention.family == GENERIC and mention.plural
    return points and not any(mention.lemma in s.lemmas for s in told) and len(several) > 1


def _points_nowhere(mention: EventMention) -> bool:
    # Tell whether a noun like "the incident" points back and nothing is known that it could mean.
    bare = not mention.source and not mention.target and not has_own_date(mention)
    return mention.reference in BACKWARD and mention.family == GENERIC and bare
