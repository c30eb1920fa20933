"""The case file of time expressions: every sentence gives exactly the expressions it lists."""

import tomllib
from pathlib import Path

import pytest

from timeline.nlp.times import find_timexes

CASES = [
    case
    for name in ("times.toml",)
    for case in tomllib.loads((Path(__file__).parents[2] / "cases" / name).read_text("utf-8"))["case"]
]


@pytest.mark.parametrize("case", CASES, ids=[case["id"] for case in CASES])
def test_time_expressions(case):
    found = find_timexes(case["text"], case["dct"] or None, mode=case.get("mode", "auto"))
    assert [[one.text, one.type, one.value or ""] for one in found] == case["expect"]
    assert all(case["text"][one.start : one.end] == one.text for one in found)
