"""Contradictions are told with the words, the places and the dates of both sides."""

from dataclasses import replace

from telling import Teller, day, make_lexicon, make_teller  # noqa: F401 - the make_ names are fixtures

from timeline.graph.build import build_chronicle, merge_chronicles
from timeline.graph.contradictions import date_note
from timeline.model import OrderMention


def tell_raid_and_reply(teller, *, raid, reply):
    """Tell a raid and a reply, each on its day."""
    first = teller.tell("raid", reference="indefinite", source=("BOR",), target=("ARL",), time=raid)
    return first, teller.tell("bombed", source=("ARL",), target=("BOR",), time=reply)


def test_a_link_against_the_dates_is_noted_with_its_words_and_both_dates(teller, lexicon):
    raid, reply = tell_raid_and_reply(teller, raid=day("2021-05-09"), reply=day("2021-05-02"))
    teller.cue("in response to", reply, raid)
    chronicle = build_chronicle(teller.reading(), lexicon)
    (note,) = chronicle.notes
    assert [link.inferred for link in chronicle.links] == ["role-swap"], "the raid came after the bombing"
    assert (note.kind, note.events) == ("against-time", ("e1", "e2"))
    assert note.message == (
        f'no link from e1 to e2: "in response to" (a, at {teller.cues[0].start}) sets e1 behind e2; '
        'but e2 is dated 2021-05-09 ("2021-05-09", a) and e1 is dated 2021-05-02 ("2021-05-02", a)'
    )


def test_a_circle_is_noted_with_the_words_of_both_sides(teller, lexicon):
    raid, reply = tell_raid_and_reply(teller, raid=None, reply=None)
    teller.cue("in response to", reply, raid)
    teller.cue("following", raid, reply, group="sequence", confidence=0.6)
    (note,) = build_chronicle(teller.reading(), lexicon).notes
    assert note.kind == "circle"
    assert '"following"' in note.message
    assert '"in response to"' in note.message


def test_an_inferred_link_that_is_given_up_is_noted_too(teller, lexicon):
    first = teller.tell("raided", source=("BOR",), target=("ARL",))
    second = teller.tell("bombed", source=("ARL",), target=("BOR",))
    told = OrderMention("before", 10, 16, "before", later=first, earlier=second, confidence=0.8)
    chronicle = build_chronicle(replace(teller.reading(), orders=(told,)), lexicon)
    (note,) = chronicle.notes
    assert "the rule role-swap sets e1 behind e2" in note.message
    assert '"before" (a, at 10) sets e2 behind e1' in note.message
    assert [(one.kind, one.earlier, one.later) for one in chronicle.relations] == [("before", "e1", "e2")]


def test_articles_that_contradict_each_other_are_both_named(lexicon):
    one, other = Teller("a"), Teller("b")
    raid, reply = tell_raid_and_reply(one, raid=day("2021-05-09"), reply=day("2021-05-09"))
    one.cue("in response to", reply, raid)
    second, follow = tell_raid_and_reply(other, raid=day("2021-05-09"), reply=day("2021-05-09"))
    other.cue("following", second, follow, group="sequence", confidence=0.6)
    told = [build_chronicle(teller.reading(), lexicon) for teller in (one, other)]
    merged = merge_chronicles(told)
    assert merged == merge_chronicles(told[::-1])
    (note,) = merged.notes
    assert note.message == (
        f'no link from e1 to e2: "following" (b, at {other.cues[0].start}) sets e1 behind e2; '
        f'but "in response to" (a, at {one.cues[0].start}) sets e2 behind e1'
    )


def test_two_dates_of_one_event_are_both_given():
    notes = [date_note("e1", day("2021-05-02"), told) for told in (TWICE, TWICE[:1], [*TWICE[:1], (None, "c")])]
    assert notes[1:] == [None, None]
    assert notes[0].kind == "dates"
    assert notes[0].message == (
        'e1 is dated 2021-05-02 ("2021-05-02", a), but also 2021-05-03 ("2021-05-03", b); the first is kept'
    )


TWICE = [(day("2021-05-02"), "a"), (day("2021-05-03"), "b")]
