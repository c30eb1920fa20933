"""Texts without end: one word, one sentence or one line of any length is read, in parts of bounded length."""

import time

from timeline.nlp import extract, page
from timeline.nlp.circumstances import RANGE
from timeline.nlp.definitions import ABBREVIATION
from timeline.nlp.page import Word
from timeline.nlp.pipeline import load_model


def word(text="word", block=None):
    return Word(text, 0, 1, space=True, opens_block=block)


def test_a_block_without_end_is_cut_between_sentences_and_each_part_knows_its_block():
    ends = {number * 30 for number in range(1, 1000)}
    words = [word(".") if n in ends else word(block=7 if n == 0 else None) for n in range(12_000)]
    parts = list(extract._parts(words))
    assert sum(map(len, parts)) == len(words)
    assert all(len(part) <= extract.LONGEST_BLOCK + 30 for part in parts)
    assert [part[0].opens_block for part in parts] == [7] * len(parts)
    assert all(part[-1].text == "." for part in parts[:-1])


def test_a_sentence_without_end_is_cut_too():
    parts = list(extract._parts([word(block=0), *[word()] * 20_000]))
    assert max(map(len, parts)) == extract.LONGEST_BLOCK + extract.LONGEST_SENTENCE
    assert sum(map(len, parts)) == 20_001


def test_blocks_are_kept_whole_where_they_end_in_time():
    words = [word(block=n // 1000 if n % 1000 == 0 else None) for n in range(10_000)]
    assert [len(part) for part in extract._parts(words)] == [4000, 4000, 2000]


def test_tokens_are_the_same_read_whole_or_piece_by_piece(monkeypatch):
    nlp = load_model(None)
    text = 'France struck the U.S. base; it\'s  "over",  they said.\n' * 40
    whole = list(page._tokens(text, nlp))
    monkeypatch.setattr(page, "LONGEST_PIECE", 100)
    assert list(page._tokens(text, nlp)) == whole
    endless = "a" * 1000
    assert "".join(token for token, *_ in page._tokens(endless, nlp)) == endless


def test_of_a_row_of_signs_only_the_beginning_is_kept():
    signs = [word("*") for _ in range(50)]
    kept = list(page._without_rows([word("Before", block=0), *signs, word("after"), *signs[:3], word("it.")]))
    assert [one.text for one in kept] == ["Before", *"*" * page.LONGEST_ROW, "after", *"***", "it."]


def test_a_line_of_two_megabytes_is_given_to_the_tokenizer_in_pieces():
    line = "France struck a base. " * 100_000
    pieces = list(page._pieces(line))
    assert "".join(line[start:end] for start, end in pieces) == line
    assert max(end - start for start, end in pieces) <= page.LONGEST_PIECE
    assert all(line[end - 1] == " " for _, end in pieces[:-1])


def test_a_word_of_a_hundred_thousand_capitals_is_searched_once():
    for pattern, text in ((ABBREVIATION, "A" * 100_000), (RANGE, "a" * 100_000)):
        begun = time.process_time()
        assert pattern.search(text) is None
        assert time.process_time() - begun < 5, "by the square of its length it took minutes"
