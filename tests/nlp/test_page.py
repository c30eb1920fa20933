"""The shadow that the parser reads, and how its tokens stand for the real text."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.lang.en import English

from timeline.lexicon import Name
from timeline.nlp.page import LONGEST_SENTENCE, open_page, page_of_doc, write_shadow
from timeline.read.structure import Block

BLANK = English()
PARSED = English()
PARSED.add_pipe("sentencizer")


def shadow(text, lexicon, extra=None):
    return write_shadow(text, (Block(0, len(text), "paragraph"),), BLANK, lexicon, extra or {})


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("Iran struck.", "Iran struck ."),
        ("The United States struck.", "The Germany struck ."),
        ("The Popular Mobilization Forces (PMF) struck.", "The Hamas struck ."),
        ("It fired (Reuters) twice.", "It fired twice ."),
        ("It fired “two” rockets.", "It fired two rockets ."),
        ("A cease-fire held.", "A cease-fire held ."),
        ("A far-off town", "A far - off town"),
        ("It fell (a rocket that the army had fired at a farm) twice.", None),
    ],
    ids=["plain", "two words", "abbreviation", "source", "quotes", "known hyphen", "other hyphen", "long bracket"],
)
def test_what_the_parser_reads(lexicon, text, read):
    words = [word.text for word in shadow(text, lexicon)]
    if read is None:
        assert "(" in words
    else:
        assert " ".join(words) == read


def test_a_word_of_the_shadow_knows_what_it_stands_for(lexicon):
    text = "The United States struck South Korea."
    words = shadow(text, lexicon)
    named = [(text[w.start : w.end], w.name.actor) for w in words if w.name]
    assert named == [("United States", "USA"), ("South Korea", "KOR")]


def test_a_name_of_the_article_is_one_word(lexicon):
    front = Name("group", "Red Hand", "red-hand")
    words = shadow("The Red Hand struck.", lexicon, {("Red", "Hand"): front})
    assert [w.name for w in words] == [None, front, None, None]


def test_the_word_before_a_quotation_mark_keeps_the_space_behind_it(lexicon):
    words = shadow('It said "no".', lexicon)
    assert [(w.text, w.space) for w in words] == [("It", True), ("said", True), ("no", False), (".", False)]


@pytest.mark.parametrize("text", ["attack " * 450, "The envoy of " + "the king of " * 200 + "Iran left."])
def test_no_sentence_is_longer_than_a_reader_could_bear(lexicon, text):
    words = shadow(text, lexicon)
    page = open_page(text, words, (Block(0, len(text), "paragraph"),), PARSED)
    assert sum(len(s) for s in page.doc.sents) == len(words) > LONGEST_SENTENCE
    assert max(len(s) for s in page.doc.sents) <= LONGEST_SENTENCE


def test_each_block_opens_with_its_first_word(lexicon):
    text = "Iran struck.\n\nIraq fell."
    words = write_shadow(text, (Block(0, 12, "paragraph"), Block(14, 24, "paragraph")), BLANK, lexicon, {})
    assert [(w.text, w.opens_block) for w in words if w.opens_block is not None] == [("Iran", 0), ("Iraq", 1)]
    assert [text[w.start : w.end] for w in words] == ["Iran", "struck", ".", "Iraq", "fell", "."]


def test_a_page_gives_spans_of_the_real_text(lexicon):
    text = 'The United States "struck" South Korea.'
    blocks = (Block(0, len(text), "paragraph"),)
    page = open_page(text, write_shadow(text, blocks, PARSED, lexicon, {}), blocks, PARSED)
    assert [text[slice(*page.span(t.i, t.i))] for t in page.doc] == [
        "The",
        "United States",
        "struck",
        "South Korea",
        ".",
    ]
    assert text[slice(*page.sentence(page.doc[0]))] == text
    assert page.name(page.doc[1]).actor == "USA"
    assert page.block(page.doc[0]).kind == "paragraph"


@pytest.mark.parametrize(("text", "asked"), [("Who struck?", True), ("Iran struck.", False)])
def test_a_question_ends_with_its_mark(lexicon, text, asked):
    blocks = (Block(0, len(text), "paragraph"),)
    page = open_page(text, write_shadow(text, blocks, PARSED, lexicon, {}), blocks, PARSED)
    assert page.in_question(page.doc[0]) is asked


def test_a_parsed_doc_makes_a_page_with_its_own_tokens(set_scene):
    scene = set_scene("South PROPN NNP compound 1\nKorea PROPN NNP nsubj struck\nstruck VERB VBD ROOT struck strike")
    assert [scene.page.name(t) and scene.page.name(t).actor for t in scene.doc] == ["KOR", "KOR", None]
    assert scene.page.name_spans[1] == (0, 2)


def test_a_doc_without_tokens_makes_an_empty_page(lexicon):
    assert not page_of_doc(BLANK(""), lexicon).names


@settings(deadline=None, max_examples=60)
@given(
    st.lists(
        st.sampled_from(
            [
                "Iran",
                "struck",
                "(",
                ")",
                "PMF",
                '"',
                "\u201d",
                "cease",
                "-",
                "fire",
                "South",
                "Korea",
                "'s",
                "\n",
                "\u00e9",
                "?",
                "",
            ]
        ),
        max_size=25,
    )
)
def test_words_of_a_shadow_are_in_order_and_on_text(lexicon, pieces):
    text = " ".join(pieces)
    words = shadow(text, lexicon)
    assert all(text[w.start : w.end].strip() for w in words)
    assert all(before.end <= after.start for before, after in pairwise(words))
    assert [w.opens_block for w in words[:1]] == [0] * bool(words)


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("LISBON, 4 May 2021 (North Wire) - Two ships sank.", "Two"),
        ("NEW YORK (North Wire) \u2014 Two ships sank.", "Two"),
        ("NATO - which met in Porto - condemned it.", "NATO"),
        ("Lisbon - Two ships sank.", "Lisbon"),
        ("TWO SHIPS SANK in Porto.", "TWO"),
    ],
)
def test_a_dateline_is_kept_from_the_parser(lexicon, text, first):
    word = shadow(text, lexicon)[0]
    assert text[word.start : word.end] == first
