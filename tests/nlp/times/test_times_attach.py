"""The time expression that dates a trigger: its clause, then its sentence, then the heading."""

from timeline.model import TimeSpan
from timeline.nlp.times import attach_time, find_timexes

TEXT = "Jets struck on Sunday after rockets fell on Friday. For three days guns fired."
TIMEXES = find_timexes(TEXT, "2023-12-04")
SENTENCE = (0, TEXT.index(" For"))
HEADING = TimeSpan("2023-12-04", "2023-12-04", "day", "explicit", "4 December 2023")


def place(word):
    start = TEXT.index(word)
    return start, start + len(word)


def test_own_clause_comes_first():
    clause = (TEXT.index("after"), SENTENCE[1])
    assert attach_time(*place("fell"), clause, SENTENCE, TIMEXES, HEADING).text == "Friday"


def test_nearest_in_the_sentence():
    clause = place("struck")
    assert attach_time(*place("struck"), clause, SENTENCE, TIMEXES, HEADING).text == "Sunday"


def test_lengths_date_nothing_and_the_heading_does():
    sentence = (SENTENCE[1], len(TEXT))
    found = attach_time(*place("fired"), sentence, sentence, TIMEXES, HEADING)
    assert (found.value, found.span) == ("2023-12-04", HEADING)


def test_nothing_dates_it():
    sentence = (SENTENCE[1], len(TEXT))
    assert attach_time(*place("fired"), sentence, sentence, TIMEXES, None) is None
