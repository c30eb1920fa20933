"""Why an event or a link stands there, in plain lines."""

from dataclasses import replace

import pytest

from timeline.explain import MEANINGS, explain, link_sentences
from timeline.graph import match, respond, rules
from timeline.model import Link, Note, TimeSpan


@pytest.fixture
def story(chronicle):
    """The strike and its answer, of which the second now tells how it came about; a third event that answers nothing."""
    strike, answer = chronicle.events
    told = replace(answer.mentions[0], confidence=0.8, reference="verb")
    again = replace(told, joined_by="points-back", confidence=0.5)
    alone = replace(strike, id="e3", key="raid:3", time=None, type="ACCUSE")
    link = replace(
        chronicle.links[0], evidence=replace(chronicle.links[0].evidence, group="answer", left_open="earlier")
    )
    return replace(chronicle, events=(strike, replace(answer, mentions=(told, again)), alone), links=(link,))


def test_every_rule_says_what_it_goes_by():
    named = [*(name for name, _, _ in rules.RULES), *match.RULES, *respond.INFERRED]
    assert len(named) == len(set(named))
    assert set(MEANINGS) == set(named)
    assert all(len(meaning.split()) > 3 for meaning in MEANINGS.values())


def test_an_event_rests_on_its_sentences_rules_and_words(story):
    said = explain(story, "e2")
    assert "e2  =rockets on Ruritania\n" in said
    assert "key raid:69" in said
    assert "confidence 0.877: its 2 tellings score 0.8, 0.5" in said
    assert "raid, sentence 2: Freedonia [retaliated] with rockets, killing at least 30." in said
    assert f"joined by points-back: {MEANINGS['points-back']}" in said
    assert 'source: "Freedonia"' in said
    assert "target: taken from e1 (strike on depot)" in said


def test_a_stated_link_rests_on_its_sentence_and_cue(story):
    said = explain(story, "e1", "e2").splitlines()
    assert said[0] == "e2 (=rockets on Ruritania) responds to e1 (strike on depot)"
    assert (
        said[1]
        == '    stated: "retaliated" in raid, sentence 2: Freedonia [retaliated] with rockets, killing at least 30.'
    )
    assert said[2] == f"    rule answer: {respond.CUE_GROUPS['answer']}"
    assert "leave open what is answered" in said[3]
    assert said[4] == "    confidence 0.9"


def test_an_inferred_link_names_its_rule(story):
    inferred = replace(story, links=(Link("causes", "e1", "e2", 0.4, inferred="role-swap"),))
    said = explain(inferred, "e2", "e1").splitlines()
    assert said[0].startswith("e2 (=rockets on Ruritania) is brought about by e1")
    assert said[1] == f"    inferred by role-swap: {MEANINGS['role-swap']}"
    assert list(link_sentences(inferred, inferred.links)) == [
        "Freedonia [retaliated] with rockets, killing at least 30."
    ]


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"realis": "planned"}, "e2 is only planned"),
        ({"realis": "negated"}, "e2 did not happen"),
        ({"type": "ACCUSE"}, "e2 is no act of force (ACCUSE)"),
        ({"target": ()}, "e2 lacks a target"),
        ({"target": ("FRE",)}, "e2 is an act of its parties on each other"),
        ({"source": ("CAR",)}, "the later act is not by the one whom the earlier act hit"),
        (
            {"time": TimeSpan("2021-06-03", "2021-06-03", "day", "explicit")},
            "they do not follow each other within 7 days",
        ),
        ({"time": None}, "they are not both dated"),
    ],
)
def test_where_there_is_no_link_it_says_what_speaks_against_one(story, changes, reason):
    apart = replace(story, events=(story.events[0], replace(story.events[1], **changes)), links=())
    said = explain(apart, "e1", "e2").splitlines()
    assert said[0] == "no link joins e1 and e2"
    assert said[1] == "    no words of a text that were understood join the two"
    assert said[2].startswith(f"    no answer is inferred: {reason}")


def test_a_link_that_was_given_up_says_so(story):
    note = Note("circle", "no link from e1 to e3: a surer chain of links runs the other way", ("e1", "e3"))
    assert explain(replace(story, notes=(note,)), "e1", "e3").splitlines()[1] == f"    {note.message}"


def test_a_cue_outside_all_mentions_is_shown_in_its_sentence(story):
    [link] = story.links
    text = story.articles[0].text
    start = text.index("killing")
    elsewhere = replace(link.evidence, start=start, end=start + 7, cue="killing")
    bare = replace(
        story, events=tuple(replace(e, mentions=()) for e in story.events), links=(replace(link, evidence=elsewhere),)
    )
    assert list(link_sentences(bare, bare.links)) == ["Freedonia retaliated with rockets, [killing] at least 30."]
