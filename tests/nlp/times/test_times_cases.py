"""The case files of time expressions: every sentence gives exactly the expressions it lists, or none."""

import tomllib
from pathlib import Path

import pytest

from timeline.nlp.times import find_timexes

FOLDER = Path(__file__).parents[2] / "cases"
CASES = tomllib.loads((FOLDER / "times.toml").read_text("utf-8"))["case"]
NONE = tomllib.loads((FOLDER / "no_times.toml").read_text("utf-8"))


@pytest.mark.parametrize("case", CASES, ids=[case["id"] for case in CASES])
def test_time_expressions(case):
    found = find_timexes(case["text"], case["dct"] or None, mode=case.get("mode", "auto"))
    assert [[one.text, one.type, one.value or ""] for one in found] == case["expect"]
    assert all(case["text"][one.start : one.end] == one.text for one in found)


@pytest.mark.parametrize("case", CASES, ids=[case["id"] for case in CASES])
def test_a_line_may_break_within_an_expression(case):
    text = case["text"]
    for words, *_ in case["expect"]:
        text = text.replace(words, "\n".join(words.rsplit(" ", 1)))
    found = find_timexes(text, case["dct"] or None, mode=case.get("mode", "auto"))
    assert [[" ".join(one.text.split()), one.value or ""] for one in found] == [
        [" ".join(words.split()), value] for words, _, value in case["expect"]
    ]


@pytest.mark.parametrize("text", NONE["texts"])
def test_what_only_looks_like_a_time(text):
    assert [one.text for one in find_timexes(text, NONE["published"])] == []


def test_there_are_enough_cases():
    assert len(NONE["texts"]) >= 120
    assert len({case["id"] for case in CASES}) == len(CASES)
