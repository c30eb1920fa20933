"""The case file of words of order: each sentence gives exactly the relations it lists."""

import tomllib
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow
CASES = tomllib.loads((Path(__file__).parents[1] / "cases" / "orders.toml").read_text("utf-8"))["case"]


@pytest.mark.parametrize(
    "case",
    [
        pytest.param(case, marks=pytest.mark.xfail(reason=case["xfail"], strict=True)) if "xfail" in case else case
        for case in CASES
    ],
    ids=[case["id"] for case in CASES],
)
def test_words_of_order(read, case):
    reading = read(case["text"], "2023-12-04")
    words = [m.mention.trigger for m in reading.mentions]
    found = [f"{words[o.earlier]} < {words[o.later]} : {o.kind} : {o.text}" for o in reading.orders]
    assert found == case["expect"]
