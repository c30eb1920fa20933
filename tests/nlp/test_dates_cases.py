"""The case file of dates: each act of a text has the day that the text gives it, or none."""

import pytest
from case_files import as_params, read_cases

import timeline


@pytest.mark.parametrize("case", as_params(read_cases("dates")))
def test_acts_have_their_days(case):
    record = {"id": "case", "text": case["text"], "published": case["published"] or None}
    (read,) = timeline.extract([record])
    told = {
        mention["trigger"]: event["time"]["start"] if event["time"] and event["time"]["basis"] != "order" else ""
        for event in read.to_dict()["events"]
        for mention in event["mentions"]
    }
    assert [[words, told.get(words)] for words, _ in case["expect"]] == case["expect"]
