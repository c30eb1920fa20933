"""The case file of answers: the links that words say, from the text to the timeline."""

import pytest
from case_files import as_params, read_cases

import timeline

pytestmark = pytest.mark.slow


@pytest.mark.parametrize("case", as_params(read_cases("answers")))
def test_answers_of_a_text(case):
    (read,) = timeline.extract([{"id": "case", "text": case["text"], "published": "2024-04-02"}])
    found = read.to_dict()
    first = {event["id"]: event["mentions"][0]["trigger"] for event in found["events"]}
    told = [f"{first[k['later']]} < {first[k['earlier']]}" for k in found["links"] if k["evidence"]]
    assert sorted(told) == sorted(case["expect"])
