"""Events and roles in displaCy: what it is given, and what it draws of it."""

import pytest
from spacy import displacy
from spacy.tokens import Doc
from spacy.vocab import Vocab

from timeline.nlp import factories  # noqa: F401 - makes `doc._.timeline_events` known
from timeline.nlp.displacy import ROLES, SPAN_OPTIONS, event_arcs, event_spans

WORDS = "On Monday Iranian jets bombed Iraq and Syria condemned the air strike".split()


@pytest.fixture
def doc():
    doc = Doc(Vocab(), WORDS)
    mentions = [
        ("bombed", "ASSAULT", {"source": ["Iranian"], "target": ["Iraq"], "time": ["Monday"], "weapon": ["jets"]}),
        ("condemned", "ACCUSE", {"source": ["Syria"], "time": ["Monday"]}),
        ("air strike", "ASSAULT", {"target": ["e1"]}),
    ]
    doc._.timeline_events = [
        {
            "start": doc.text.index(trigger),
            "end": doc.text.index(trigger) + len(trigger),
            "type": kind,
            "support": {role: tuple(place(doc, word) for word in words) for role, words in support.items()},
        }
        for trigger, kind, support in mentions
    ]
    return doc


def place(doc, word):
    """Give where a word stands; a role that follows from a link has an event's id in its place."""
    return word if word == "e1" else (doc.text.index(word), doc.text.index(word) + len(word))


def test_each_act_and_role_is_a_span_once(doc):
    shown = event_spans(doc)
    spans = [(" ".join(WORDS[one["start_token"] : one["end_token"]]), one["label"]) for one in shown["spans"]]
    assert spans == [
        ("Monday", "when"),
        ("Iranian", "who"),
        ("jets", "with"),
        ("bombed", "ASSAULT"),
        ("Iraq", "whom"),
        ("Syria", "who"),
        ("condemned", "ACCUSE"),
        ("air strike", "ASSAULT"),
    ]
    assert shown["tokens"] == WORDS
    assert set(SPAN_OPTIONS["colors"]) == set(ROLES.values())


def test_arrows_lead_from_the_act_to_its_roles(doc):
    shown = event_arcs(doc)
    words = [word["text"] for word in shown["words"]]
    assert words == [*WORDS[:-2], "air strike"]
    arcs = set()
    for arc in shown["arcs"]:
        assert arc["start"] < arc["end"]
        ends = words[arc["start"]], words[arc["end"]]
        act, role = ends if arc["dir"] == "right" else reversed(ends)
        arcs.add((act, arc["label"], role))
    assert arcs == {
        ("bombed", "who", "Iranian"),
        ("bombed", "whom", "Iraq"),
        ("bombed", "when", "Monday"),
        ("bombed", "with", "jets"),
        ("condemned", "who", "Syria"),
        ("condemned", "when", "Monday"),
    }
    assert [word["tag"] for word in shown["words"] if word["tag"]] == ["ASSAULT", "ACCUSE", "ASSAULT"]


def test_displacy_draws_both(doc):
    drawn = displacy.render(event_spans(doc), style="span", manual=True, options=SPAN_OPTIONS, jupyter=False)
    assert drawn.count("ACCUSE") == 1
    assert SPAN_OPTIONS["colors"]["whom"] in drawn
    arcs = displacy.render(event_arcs(doc), style="dep", manual=True, jupyter=False)
    assert arcs.count('class="displacy-arrow"') == 6


def test_a_role_that_overlaps_an_act_gives_way_to_it(doc):
    doc._.timeline_events[2]["support"]["weapon"] = (place(doc, "air"),)
    assert len(event_arcs(doc)["arcs"]) == 6
    assert [word["text"] for word in event_arcs(doc)["words"]][-1] == "air strike"


def test_a_doc_without_events_is_drawn_as_its_words():
    for events in (None, []):
        doc = Doc(Vocab(), ["Nothing", "fell"])
        doc._.timeline_events = events
        assert event_spans(doc)["spans"] == event_arcs(doc)["arcs"] == []
        assert [word["text"] for word in event_arcs(doc)["words"]] == ["Nothing", "fell"]
