"""The case file of words of order: each sentence gives exactly the relations it lists."""

import pytest
from case_files import as_params, read_cases

pytestmark = pytest.mark.slow


@pytest.mark.parametrize("case", as_params(read_cases("orders")))
def test_words_of_order(read, case):
    reading = read(case["text"], "2023-12-04")
    words = [m.mention.trigger for m in reading.mentions]
    found = [f"{words[o.earlier]} < {words[o.later]} : {o.kind} : {o.text}" for o in reading.orders]
    assert found == case["expect"]
