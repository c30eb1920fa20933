"""The case file of dates: each act of a text has the day that the text gives it, or none."""

import tomllib
from pathlib import Path

import pytest

import timeline

CASES = tomllib.loads((Path(__file__).parents[1] / "cases" / "dates.toml").read_text("utf-8"))["case"]
MARKED = [
    pytest.param(
        case, id=case["id"], marks=[pytest.mark.xfail(reason=case["xfail"], strict=True)] if "xfail" in case else []
    )
    for case in CASES
]


@pytest.mark.parametrize("case", MARKED)
def test_acts_have_their_days(case):
    record = {"id": "case", "text": case["text"], "published": case["published"] or None}
    (read,) = timeline.extract([record])
    told = {
        mention["trigger"]: event["time"]["start"] if event["time"] and event["time"]["basis"] != "order" else ""
        for event in read.to_dict()["events"]
        for mention in event["mentions"]
    }
    assert [[words, told.get(words)] for words, _ in case["expect"]] == case["expect"]
