"""The case file of answers: the links that words say, from the text to the timeline."""

import tomllib
from pathlib import Path

import pytest

import timeline

pytestmark = pytest.mark.slow
CASES = tomllib.loads((Path(__file__).parents[1] / "cases" / "answers.toml").read_text("utf-8"))["case"]
MARKED = [
    pytest.param(
        case, id=case["id"], marks=[pytest.mark.xfail(reason=case["xfail"], strict=True)] if "xfail" in case else []
    )
    for case in CASES
]


@pytest.mark.parametrize("case", MARKED)
def test_answers_of_a_text(case):
    (read,) = timeline.extract([{"id": "case", "text": case["text"], "published": "2024-04-02"}])
    found = read.to_dict()
    first = {event["id"]: event["mentions"][0]["trigger"] for event in found["events"]}
    told = [f"{first[k['later']]} < {first[k['earlier']]}" for k in found["links"] if k["evidence"]]
    assert sorted(told) == sorted(case["expect"])
