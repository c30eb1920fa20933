"""Which articles are read: none of ours is passed over, and news of something else is."""

import json
import re
from pathlib import Path

import pytest
from spacy.lang.en import English

from timeline.lexicon import load_lexicon
from timeline.model import Article
from timeline.nlp.extract import Extractor
from timeline.nlp.gate import SHORTEST, Gate
from timeline.notes import unread_note

ARTICLES = sorted((Path(__file__).resolve().parents[2] / "data" / "articles").iterdir())
OTHER_NEWS = (
    "The cabin of the new airliner is wider than that of the old one, and its windows are larger. Its maker, which has "
    "built such planes for forty years, sold eleven of them in the spring and hopes for more orders at the show in Lyon. "
    "The first ones will carry passengers in two years. Fuel has become dearer, and so have the parts that come from Japan. "
    "Shares of the company rose by three percent on Tuesday, and those of its rival fell. Analysts had expected less. "
)
MOST_LOST = 0.02


@pytest.fixture(scope="module")
def gate(extractor):
    return Gate(load_lexicon(), extractor.nlp)


def text_of(path):
    text = path.read_text("utf-8")
    return json.loads(text)["text"] if path.suffix == ".json" else text


def pieces_of(text, words=100):
    """Cut a text at ends of sentences into pieces of about a hundred words, of which each may come alone."""
    piece = []
    for sentence in re.split(r"(?<=[.!?])\s+|\n+", text):
        piece += sentence.split()
        if len(piece) >= words:
            yield " ".join(piece)
            piece = []


def test_news_of_something_else_is_passed_over(gate):
    assert not gate.opens(OTHER_NEWS)


def test_a_short_text_is_read(gate):
    assert gate.opens(" ".join(OTHER_NEWS.split()[:SHORTEST]))


@pytest.mark.parametrize(
    "told",
    [
        "A gunman was seen.",
        "Then the Treasury imposed new and sweeping sanctions.",
        "The cease-fire holds.",
        "Its rival was condemned by France.",
        "Its rival condemned it, and it rejected that.",
        "Nobody was struck by it in Iran, though a neighbour had struck before.",
        "The ministry protested.",
        "France and Italy have agreed to it.",
        "FRANCE AND ITALY AGREE.",
    ],
)
def test_what_tells_of_a_conflict_opens(gate, told):
    assert gate.opens(OTHER_NEWS + told)


@pytest.mark.parametrize(
    "told",
    [
        "Its rival condemned it.",
        "It is the largest strike fighter.",
        "The industry minister came.",
        "They strike and struck.",
    ],
)
def test_one_word_that_other_news_has_too_opens_only_beside_a_party_or_another(gate, told):
    assert not gate.opens(OTHER_NEWS + told)


@pytest.mark.parametrize(
    "told", ["Both have agreed to it.", "The maker of France agreed.", "They met.", "Boeing and Airbus agreed."]
)
def test_talk_opens_only_between_two_parties_that_are_no_companies(gate, told):
    assert not gate.opens(OTHER_NEWS + told)


def test_words_of_a_phrase_count_only_together(gate):
    assert not gate.opens(OTHER_NEWS + "No one would give the plane to a museum, or hand it in, or say so.")


def test_without_a_table_of_irregular_forms_all_is_read():
    assert Gate(load_lexicon(), English()).opens(OTHER_NEWS)


@pytest.mark.parametrize("path", ARTICLES, ids=lambda path: path.stem)
def test_each_of_our_articles_is_read(gate, path):
    assert gate.opens(text_of(path))


def test_what_is_passed_over_is_still_an_article_with_its_date(extractor):
    reading = extractor.read(Article("a", "LYON, 4 May 2021 - " + OTHER_NEWS))
    assert (reading.article.published, reading.mentions, reading.actors) == ("2021-05-04", (), ())
    assert reading.notes == (unread_note("a"),)


@pytest.mark.slow
def test_pieces_of_our_articles_lose_next_to_nothing(gate):
    ungated = Extractor(gated=False)
    pieces = [piece for path in ARTICLES for piece in pieces_of(text_of(path))]
    told = {piece: len(ungated.read(Article("a", piece)).mentions) for piece in pieces}
    lost = sum(count for piece, count in told.items() if not gate.opens(piece))
    assert lost <= MOST_LOST * sum(told.values())
