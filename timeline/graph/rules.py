"""The rules of coreference: when a mention tells of an event that was told before.

Each takes the scene, the index of a mention and a story that the mention may belong to (nothing speaks against it, see
`corefer`), and says whether there is reason to believe that it does. They are asked from the surest to the weakest.
"""

from __future__ import annotations

from collections.abc import Callable

from timeline.graph.fit import VERBAL
from timeline.graph.story import ANSWERS, BACKWARD, EFFECT, GENERIC, NOMINAL, Scene, Story, has_own_date, only_answers
from timeline.model import EventMention

Rule = Callable[[Scene, int, Story], bool]

TOLLS = frozenset({"kill", "wound"})
HELD = frozenset({"arrest", "abduct"})  # families of what is done once to a person, unless the text dates it twice
AHEAD = frozenset({"planned", "threatened"})
NEAR_PARAGRAPHS = 1
FARTHEST_BESIDE = len(" and the ")
# Types of which a plural is of several acts; a plural of tariffs is mostly of one measure.
COUNTED = frozenset({"ASSAULT", "THREATEN", "MOBILIZE", "ACCUSE", "REQUEST"})
LEAD_REACH = 2  # paragraphs below the first sentence that may tell it once more
SAME_ACT = "same-act"


def _same_act(scene: Scene, index: int, story: Story) -> bool:
    # The sentence names the act twice: "retaliated with rocket attacks".
    return scene.mentions[index].same_as in story.members


def _one_clause(scene: Scene, index: int, story: Story) -> bool:
    # A clause holds a verb and a noun for one kind of act: "the raid, in which they attacked …".
    mention = scene.mentions[index]
    return any(
        other.clause == mention.clause
        and other.mention.sentence == mention.mention.sentence
        and (other.reference == "verb") != (mention.reference == "verb")
        for other in story.tellings
    )


def _same_name(scene: Scene, index: int, story: Story) -> bool:
    # Both carry one proper name: "Operation Iron Gate", "passed the Border Act".
    named = _proper(scene.mentions[index].mention.trigger)
    return len(named) > 1 and any(len(named & _proper(m.mention.trigger)) > 1 for m in story.tellings)


def _proper(trigger: str) -> set[str]:
    return {word for word in trigger.split() if word[:1].isupper()}


def _once_a_person(scene: Scene, index: int, story: Story) -> bool:
    # A person is killed once; who resigned has resigned.
    mention = scene.mentions[index]
    if mention.mode == "resign":
        return scene.shares_source(index, story) and "resign" in {m.mode for m in story.tellings}
    once = _kills(mention.mode, mention.family) or mention.family in HELD
    return once and scene.shares_person(index, story)


def _kills(mode: str | None, family: str) -> bool:
    return mode == "targeted" or family in {"assassinate", "kill", "execute", "shoot"}


def _answers_alike(scene: Scene, index: int, story: Story) -> bool:
    # Two answers to one act, of which one says no more than that it is an answer.
    if not only_answers(scene.mentions[index]) and not story.answers_only:
        return False
    real = scene.mentions[index].realis == story.realis == "actual"
    if not real and not scene.shares_source(index, story):
        return False  # each side vows revenge of its own
    mine = set(scene.answered.get(index, ()))
    theirs = {e for member in story.members for e in scene.answered.get(member, ())}
    return bool(mine and theirs) and (bool(mine & theirs) or None in mine or None in theirs)


def _answer_told(scene: Scene, index: int, story: Story) -> bool:
    # A word that only says "answer", and a story of an answer that has no doer yet; but each side vows revenge of its own.
    mention = scene.mentions[index]
    vowed = mention.realis != "actual" and bool(mention.source or story.source)
    return mention.family in ANSWERS and story.answers_only and not (mention.source and story.source) and not vowed


def _asked_about(scene: Scene, index: int, story: Story) -> bool:
    # A question presupposes what was told; so does a count of the dead ("nine were killed"), which is of what was done.
    mention = scene.mentions[index]
    if mention.family in TOLLS and not _may_count_for(scene, index, story):
        return False
    return mention.presupposed and mention.family != GENERIC


def _may_count_for(scene: Scene, index: int, story: Story) -> bool:
    near = scene.mentions[index].paragraph - story.tellings[-1].paragraph <= NEAR_PARAGRAPHS
    return story.realis == "actual" and (near or scene.times[index] in story.times)


def _reply_retells(scene: Scene, index: int, story: Story) -> bool:
    # What follows a question tells again what was asked: the same doer's act, undated.
    mention = scene.mentions[index]
    asked = any(
        other.presupposed and other.family != GENERIC and 0 < mention.paragraph - other.paragraph <= NEAR_PARAGRAPHS
        for other in story.tellings
    )
    return asked and scene.times[index] is None and scene.shares_source(index, story)


def _of_that_day(scene: Scene, index: int, story: Story) -> bool:
    # A noun with the day on which the story is dated: "Thursday's suicide attack".
    mention = scene.mentions[index]
    dates = bool(story.times) and scene.times[index] is not None and has_own_date(mention)
    return dates and mention.reference in BACKWARD | {"named"} and mention.family in story.families


def _points_back(scene: Scene, index: int, story: Story) -> bool:
    # A definite noun of the family: "the strikes", "these attacks", "their raid". That an answer came, by nobody yet,
    # is no story that "the strikes" could mean.
    mention = scene.mentions[index]
    if mention.reference not in BACKWARD or mention.family == GENERIC or story.vague or _stands_beside(mention, story):
        return False
    return mention.family in story.families or not story.answers_only or bool(story.source)


def _stands_beside(mention: EventMention, story: Story) -> bool:
    """Tell whether a noun of the same clause was told last: "the kidnapping of pupils and [the murders]" are two acts."""
    last = story.tellings[-1]
    if "verb" in {last.reference, mention.reference} or last.mention.sentence != mention.mention.sentence:
        return False
    elsewhere = mention.place is not None and mention.place != last.place
    return last.clause == mention.clause or elsewhere or has_own_date(mention)


def _points_back_vaguely(scene: Scene, index: int, _story: Story) -> bool:
    # A definite noun that only says that something happened: "the incident".
    mention = scene.mentions[index]
    return mention.reference in BACKWARD and mention.family == GENERIC


def _told_in_full(scene: Scene, index: int, story: Story) -> bool:
    # The text began with "the strikes" as known; the first full telling nearby says which.
    mention = scene.mentions[index]
    near = mention.paragraph - story.tellings[-1].paragraph <= NEAR_PARAGRAPHS
    said = mention.family in story.families or mention.reference == "verb"
    return story.open and near and bool(mention.source or mention.target) and said


def _named_again(scene: Scene, index: int, story: Story) -> bool:
    # A noun with the doer's name: "Arland's strikes"; or with the name of whom it hit: "the general's arrest". Several
    # blows are not the one that was told last, unless they hit the same.
    mention = scene.mentions[index]
    if mention.reference != "named" or story.answers_only:
        return False
    hit = scene.shares_target(index, story)
    if not scene.shares_source(index, story):
        return hit and not mention.source and not mention.plural and mention.type not in VERBAL
    several = mention.plural and mention.type in COUNTED
    others = bool(mention.target and story.target) or not any(other.plural for other in story.tellings)
    return hit or not (several and others)


def _is_set_elsewhere(mention: EventMention, story: Story) -> bool:
    """Tell whether a telling names another place than those before: "invaded Lara … attacked the city of Tole in 1932"."""
    places = {m.place.name for m in story.tellings if m.place is not None}
    return mention.place is not None and bool(places) and mention.place.name not in places


def _told_again(scene: Scene, index: int, story: Story) -> bool:
    # The same verb, or its noun before, with both parties; who calls on somebody twice has called twice.
    mention = scene.mentions[index]
    if mention.reference != "verb" or mention.type in VERBAL or not story.has_word(mention):
        return False
    if has_own_date(mention) and _is_set_elsewhere(mention, story):
        return False
    return scene.shares_source(index, story) and scene.shares_target(index, story)


def _dated_alike(scene: Scene, index: int, story: Story) -> bool:
    # The same verb with the same date and one party in common, where neither telling names another: "pulled out in 1993".
    mention = scene.mentions[index]
    if (
        mention.reference != "verb"
        or mention.type in VERBAL
        or not has_own_date(mention)
        or not story.has_word(mention)
    ):
        return False
    alike = any(
        scene.times[index] == scene.times[member] and has_own_date(scene.mentions[member]) for member in story.members
    )
    whose, whom = scene.shares_source(index, story), scene.shares_target(index, story)
    open_whose, open_whom = not (mention.source and story.source), not (mention.target and story.target)
    return alike and ((whose and open_whom) or (whom and open_whose)) and not _is_set_elsewhere(mention, story)


def _lead_retold(scene: Scene, index: int, story: Story) -> bool:
    # News tells its first sentence once more, with day and place: "X has condemned Y", and below "X on Friday condemned Y".
    mention = scene.mentions[index]
    first = story.tellings[0]
    if mention.reference != "verb" or mention.type not in VERBAL or not story.has_word(mention):
        return False
    below = first.paragraph == 0 and 0 < mention.paragraph <= LEAD_REACH and first.mention.sentence_index <= LEAD_REACH
    same = set(mention.source) == set(story.source) and set(mention.target) == set(story.target)
    return below and same and has_own_date(mention) and bool(mention.source and mention.target)


def _recalled(scene: Scene, index: int, story: Story) -> bool:
    # A clause that says which thing is meant recalls what was done to it: "the town seized by X", "the ousted president".
    mention = scene.mentions[index]
    if not mention.recalls or mention.type in VERBAL or mention.realis != "actual":
        return False
    if story.realis != "actual" or not (story.has_word(mention) or mention.family in story.families):
        return False
    nobody = not mention.source and not mention.target  # "the ousted president", whom a coup had ousted
    return nobody or scene.shares_source(index, story) or scene.shares_target(index, story)


def _told_otherwise(scene: Scene, index: int, story: Story) -> bool:
    # Another word for the act, or one for its effect ("killed two"), with both parties, close by. Words are no acts of
    # this kind: who calls on somebody, and calls on them again, has asked for two things.
    mention = scene.mentions[index]
    near = mention.paragraph - story.tellings[-1].paragraph <= NEAR_PARAGRAPHS
    both = scene.shares_source(index, story) and scene.shares_target(index, story)
    return (
        mention.reference == "verb"
        and mention.type not in VERBAL
        and near
        and both
        and (mention.family in story.families | EFFECT)
    )


def _answered_again(scene: Scene, index: int, story: Story) -> bool:
    # What something answers has mostly been told: "in response to joint drills", after the drills.
    mention = scene.mentions[index]
    if index not in scene.answerers or mention.reference not in {"indefinite", "bare", "named"}:
        return False
    if mention.realis != story.realis or mention.mutual or (mention.plural and mention.type in VERBAL):
        return False  # "spoke of Arland's threats": more than the one told
    if mention.type == "ASSAULT" and not (scene.shares_source(index, story) and scene.shares_target(index, story)):
        return False  # attacks come again and again
    whose = scene.shares_source(index, story) or not mention.source
    whom = scene.shares_target(index, story) or not mention.target
    return whose and whom and story.has_word(mention) and not has_own_date(mention)


def _still_on(scene: Scene, index: int, story: Story) -> bool:
    # A measure of the same party in the same word ("over sanctions by X"), what one of several did with the others, and
    # protests that go on, told with no article.
    mention = scene.mentions[index]
    if mention.reference not in {"indefinite", "bare"} or mention.type in VERBAL | {"ASSAULT"}:
        return False
    if mention.type == "SANCTION" and mention.reference == "indefinite":
        return False  # "imposed restrictions": one more
    if not story.has_word(mention) or mention.realis == "threatened":
        return False
    whom = scene.shares_target(index, story) or not (mention.target and story.target)
    whose = scene.shares_source(index, story) if mention.type == "SANCTION" else _is_one_of(mention, story)
    return mention.type == "PROTEST" or (whom and whose)


def _is_one_of(mention: EventMention, story: Story) -> bool:
    return bool(mention.source) and set(mention.source) < set(story.source)


def _said_again(scene: Scene, index: int, story: Story) -> bool:
    # A noun for something said, by the same speaker: "despite warnings from X".
    mention = scene.mentions[index]
    said = mention.type in VERBAL - {"CONSULT"}  # talks are held again
    return said and mention.reference == "bare" and scene.shares_source(index, story)


def _reported_again(scene: Scene, index: int, story: Story) -> bool:
    # A second report of an act, with the same word and place.
    mention = scene.mentions[index]
    places = {m.place.name for m in story.tellings if m.place}
    here = mention.place is not None and mention.place.name in places
    return mention.reference in {"indefinite", "bare"} and here and mention.lemma in story.lemmas


def _together_again(scene: Scene, index: int, story: Story) -> bool:
    # A noun for what the same several parties do together: "a drill by X and Y" after "X and Y hold exercises".
    mention = scene.mentions[index]
    same = len(mention.source) > 1 and set(mention.source) == set(story.source)
    return same and mention.reference != "verb" and mention.family in story.families


def _joined_by_and(scene: Scene, index: int, story: Story) -> bool:
    # Two words of one kind with no more than "and the" between them: "was stormed and attacked", "arrests and detentions".
    mention, last = scene.mentions[index].mention, story.tellings[-1].mention
    beside = 0 < mention.start - last.end <= FARTHEST_BESIDE and mention.sentence == last.sentence
    return beside and scene.mentions[index].family in story.families


def _done_as_announced(scene: Scene, index: int, story: Story) -> bool:
    # What was planned or threatened is told as done, by the same party to the same one.
    mention = scene.mentions[index]
    if mention.realis != "actual" or story.realis not in AHEAD or not scene.shares_source(index, story):
        return False
    whom = scene.shares_target(index, story) or (not mention.target and not story.target)
    return whom and (mention.reference in NOMINAL - {"bare"} or story.has_word(mention) or story.answers_only)


RULES: tuple[tuple[str, Rule, str], ...] = (
    (SAME_ACT, _same_act, "its sentence names the act twice"),
    ("one-clause", _one_clause, "a verb and a noun of one clause are for one act of this kind"),
    ("same-name", _same_name, "both carry one proper name"),
    (
        "once-a-person",
        _once_a_person,
        "the same person can be killed, arrested, or resign only once, unless the days differ",
    ),
    ("answers-alike", _answers_alike, "both answer the same act, and one says no more than that it answers"),
    ("answer-told", _answer_told, "a word that says only that there was an answer, next to an answer that was told"),
    ("asked-about", _asked_about, "a question asks about what was told"),
    ("reply-retells", _reply_retells, "what follows a question tells again what it asked about, by the same doer"),
    ("of-that-day", _of_that_day, "a noun of this kind with the day on which the act is dated"),
    ("points-back", _points_back, 'a noun of this kind with "the", "these" or "their" points back at what was told'),
    ("points-back-vaguely", _points_back_vaguely, 'a noun such as "the incident" points back at what was told'),
    ("told-in-full", _told_in_full, "the first full telling of what was only pointed at before"),
    ("named-again", _named_again, "a noun of this kind with the name of the same doer"),
    ("told-again", _told_again, "the same word for the act, with the same doer and target"),
    ("dated-alike", _dated_alike, "the same word with the same date and a party in common"),
    ("lead-retold", _lead_retold, "the first sentence of the news told once more below it"),
    ("recalled", _recalled, "a clause that says which one is meant recalls what was done by or to the same party"),
    (
        "told-otherwise",
        _told_otherwise,
        "another word for the act or its effect, with both parties in common, close by",
    ),
    ("answered-again", _answered_again, "what another act answers, with the word by which it was told"),
    ("still-on", _still_on, "a measure of the same party, or a protest, in the word by which it was told"),
    ("said-again", _said_again, "a noun for words of the same speaker"),
    ("reported-again", _reported_again, "a second report with the same word and the same place"),
    ("together-again", _together_again, "a noun for what the same parties do together"),
    ("joined-by-and", _joined_by_and, "a word of the same kind right beside it"),
    ("done-as-announced", _done_as_announced, "told as done what the same party had planned or threatened"),
)
"""Each rule with its name and, for a reader who asks why, what it goes by."""
