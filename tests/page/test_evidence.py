"""Quotations as a reader sees them, cut at the spans that support an event."""

from dataclasses import replace
from types import SimpleNamespace

import pytest

from timeline.model import Article, Mention
from timeline.page.content import safe_address
from timeline.page.evidence import LONGEST_QUOTE, MOST_TELLINGS, Run, quote_event

FIRST = "On 3 May 2021 Ruritanian jets struck a depot in Freedonia."
TEXT = f"{FIRST} Freedonia retaliated with rockets, killing at least 30."
ARTICLES = {"raid": (1, Article("raid", TEXT))}


def make_mention(trigger, **support):
    start = TEXT.index(trigger)
    second = int(start >= len(FIRST))
    sentence = (len(FIRST) + 1, len(TEXT)) if second else (0, len(FIRST))
    return Mention("raid", start, start + len(trigger), trigger, sentence, second, support)


def quotes_of(*mentions, articles=ARTICLES):
    return quote_event(SimpleNamespace(mentions=mentions), articles)


def test_a_sentence_is_cut_at_action_and_parties():
    start = TEXT.index("Ruritanian")
    mention = make_mention("struck", source=((start, start + 10),), target=((49, 57),))
    (quote,) = quotes_of(mention)
    assert (quote.article, quote.sentence) == (1, 1)
    assert Run("Ruritanian", "source") in quote.runs
    assert Run("struck", "action") in quote.runs
    assert "".join(run.text for run in quote.runs) == FIRST


def test_what_overlaps_the_action_is_not_marked_twice():
    start = TEXT.index("struck")
    (quote,) = quotes_of(make_mention("struck", source=((start - 5, start + 3),)))
    assert [run.role for run in quote.runs if run.role] == ["action"]


def test_support_outside_the_sentence_or_by_a_link_marks_nothing():
    (quote,) = quotes_of(make_mention("struck", source=("e2",), target=((70, 75),)))
    assert [run.role for run in quote.runs if run.role] == ["action"]


def test_a_sentence_is_quoted_once_and_in_the_order_of_the_text():
    quotes = quotes_of(make_mention("retaliated"), make_mention("jets"), make_mention("struck"))
    assert [quote.sentence for quote in quotes] == [1, 2]


def test_a_very_long_sentence_is_cut_on_both_sides():
    text = "x " * 1000 + "struck" + " y" * 1000
    mention = replace(make_mention("struck"), start=2000, end=2006, sentence=(0, len(text)))
    (quote,) = quotes_of(mention, articles={"raid": (1, Article("raid", text))})
    assert quote.runs[0].text == quote.runs[-1].text == "…"
    assert len("".join(run.text for run in quote.runs)) <= 2 * LONGEST_QUOTE + 8


def test_no_more_than_the_first_tellings_are_quoted():
    text = "He struck. " * 9
    mentions = [
        replace(
            make_mention("struck"), start=i * 11 + 3, end=i * 11 + 9, sentence=(i * 11, i * 11 + 10), sentence_index=i
        )
        for i in range(9)
    ]
    assert len(quotes_of(*mentions, articles={"raid": (1, Article("raid", text))})) == MOST_TELLINGS


def test_a_mention_of_an_article_that_is_not_there_is_left_out():
    assert quotes_of(make_mention("struck"), articles={}) == ()


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "data:text/html,x",
        "file:///etc/passwd",
        "//example.org",
        "https://",
        "http://[",
        "",
        None,
    ],
)
def test_only_web_addresses_become_links(address):
    assert safe_address(address) is None
