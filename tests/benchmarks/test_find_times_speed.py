"""Speed beside `dateparser.search.search_dates`, measured in one run so that the machine does not matter."""

import time

import pytest
from dateparser.search import search_dates

from timeline.nlp.times import find_times

PARAGRAPH = (
    "The army said on Sunday that two rockets had been fired at the base near the border. Jets struck back early on "
    "Monday, three days after the raid of Nov. 30. Talks that began in March 2021 will go on next week, officials said; "
    "they have lasted for two years. Since the agreement of 14 July 2015 the two sides have met every month.\n"
)


def seconds(work, text):
    started = time.process_time()
    work(text)
    return time.process_time() - started


@pytest.mark.slow
def test_twenty_times_faster_than_search_dates():
    mine = min(seconds(lambda text: find_times(text, "2023-12-04"), PARAGRAPH * 50) for _ in range(3)) / 50
    theirs = seconds(lambda text: search_dates(text, languages=["en"]), PARAGRAPH)
    assert mine * 20 < theirs


@pytest.mark.slow
def test_fifty_thousand_words_a_second():
    text = PARAGRAPH * 200
    assert len(text.split()) / min(seconds(lambda one: find_times(one, "2023-12-04"), text) for _ in range(3)) > 50_000
