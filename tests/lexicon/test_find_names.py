"""Names in a text: the longest at each place, in their own case, with true offsets."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.lexicon import Name, find_names, fold, load_lexicon, pieces_of

NAMES = load_lexicon().names


def found(text, extra=None):
    return [(text[start:end], name.kind, name.actor) for start, end, name in find_names(text, NAMES, extra or {})]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Iran struck.", [("Iran", "state", "IRN")]),
        ("South Korea and North Korea met.", [("South Korea", "state", "KOR"), ("North Korea", "state", "PRK")]),
        ("the Iranian navy", [("Iranian", "adjective", "IRN")]),
        ("the Islamic State of Iraq and Syria", [("Islamic State of Iraq and Syria", "group", "islamic-state")]),
        ("the United Nations Security Council", [("United Nations Security Council", "group", "un-security-council")]),
        ("U.S. jets", [("U.S.", "state", "USA")]),
        ("the US-led raid", [("US", "state", "USA")]),
        ("Iran's jets", [("Iran", "state", "IRN")]),
    ],
)
def test_the_longest_name_at_each_place(text, expected):
    assert found(text) == expected


@pytest.mark.parametrize(
    "text", ["They told us all.", "turkey and china on a plate", "He had an iron will.", "Us and them"]
)
def test_case_tells_names_from_words(text):
    assert found(text) == []


def test_a_headline_in_capitals_keeps_its_names():
    assert found("IRAN STRIKES SOUTH KOREA") == [("IRAN", "state", "IRN"), ("SOUTH KOREA", "state", "KOR")]


def test_a_name_lies_on_word_borders():
    assert found("Iranology in Omanville") == []


def test_accents_and_curly_quotes_are_folded_length_for_length():
    text = "Erdoğan\u2019s rival"
    assert fold(text) == "Erdogan's rival"
    assert len(fold(text)) == len(text)
    assert found(text) == [("Erdoğan", "person", "TUR")]


def test_a_name_that_the_text_defines_is_found_and_wins_over_a_shorter_one():
    council = Name("group", "Iran Council", "iran-council")
    assert found("the Iran Council met", {("Iran", "Council"): council}) == [("Iran Council", "group", "iran-council")]


def test_a_name_with_a_small_article_is_found_with_it():
    assert found("Envoys of the Porte passed the port.") == [("the Porte", "state", "OTT")]
    assert found("Envoys of a Porte passed the port.") == []


def test_half_of_a_country_is_named_with_the_other_half():
    assert found("Envoys of North and South Korea met.") == [("North", "state", "PRK"), ("South Korea", "state", "KOR")]
    assert found("The North and South Korean envoys met.")[0] == ("North", "adjective", "PRK")
    assert found("Envoys of the North and South Africa met.") == [("South Africa", "state", "ZAF")]
    assert found("They went North and South.") == []


def test_pieces_part_words_from_marks():
    assert pieces_of("Cote d'Ivoire (U.S.)") == ("Cote", "d", "'", "Ivoire", "(", "U", ".", "S", ".", ")")


@given(st.text(max_size=80))
def test_fold_keeps_every_offset(text):
    assert len(fold(text)) == len(text)


@given(
    st.lists(
        st.sampled_from(
            ["Iran", "U.S.", "the", "South", "Korea", "\u2019s", "IRAN", ",", "-", "Islamic State", "ß", "\n"]
        )
    )
)
def test_names_are_in_order_without_overlaps_and_on_text(words):
    text = " ".join(words)
    spans = [(start, end) for start, end, _ in find_names(text, NAMES, {})]
    assert all(start < end for start, end in spans)
    assert all(before[1] <= after[0] for before, after in pairwise(spans))
    assert all(not text[start].isspace() and not text[end - 1].isspace() for start, end in spans)
