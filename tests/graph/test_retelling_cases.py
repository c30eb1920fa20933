"""The case file of retellings: which words of a text tell of one event, from the text to the timeline."""

import re

import pytest
from case_files import as_params, read_cases

import timeline

CASES = read_cases("retellings")
MARKED = re.compile(r"\[([^\]]+)\]")


def spans_of(marked):
    """Give the spans, in the text without brackets, of what stands in brackets."""
    matches = enumerate(MARKED.finditer(marked))
    return [(m.start() - 2 * before, m.end() - 2 * before - 2) for before, m in matches]


def told_by(span, events):
    """Give the event with a mention that the span lies in, or that lies in the span."""
    start, end = span
    told = (e["id"] for e in events for m in e["mentions"] if m["start"] < end and start < m["end"])
    return next(told, "none")


@pytest.mark.slow
@pytest.mark.parametrize("case", as_params(CASES))
def test_words_of_one_event(case):
    text = MARKED.sub(r"\1", case["text"])
    (read,) = timeline.extract([{"id": "case", "text": text, "published": "2024-04-02"}])
    told = [told_by(span, read.to_dict()["events"]) for span in spans_of(case["text"])]
    numbers = {event: number for number, event in enumerate(dict.fromkeys(told), start=1)}
    assert "none" not in told
    assert [numbers[event] for event in told] == case["expect"]


def test_every_mark_has_its_event():
    assert all(len(MARKED.findall(case["text"])) == len(case["expect"]) for case in CASES)
