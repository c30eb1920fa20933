"""The rules themselves: what counts as a gap between their words, and which of them a text leaves out."""

import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from test_times_properties import PROSE

from timeline.nlp.times import find_times
from timeline.nlp.times.fragments import even_gaps
from timeline.nlp.times.grammar import _WORD, _opener_class, fold
from timeline.nlp.times.rules import RULES

CASES = tomllib.loads((Path(__file__).parents[2] / "cases" / "times.toml").read_text("utf-8"))["case"]


@given(st.one_of(PROSE, st.sampled_from([case["text"] for case in CASES])))
def test_no_rule_is_left_out_that_would_match(text):
    lower = even_gaps(fold(text))
    for word in _WORD.finditer(lower):
        opener = _opener_class(word.group())
        for rule in (rule for rule in RULES if opener in rule.openers):
            if found := rule.pattern.match(lower, word.start()):
                inside = set(_WORD.findall(found.group()))
                assert rule.needs & inside.union(map(_opener_class, inside)), (rule.kind, rule.form)


@pytest.mark.parametrize("gap", [" ", "   ", "\t", "\u00a0", "\n", "  \n   ", "\r\n"])
def test_a_gap_is_a_few_blanks_and_at_most_one_line_break(gap):
    assert [one["text"] for one in find_times(f"It lasted three{gap}days, no more.")] == [f"three{gap}days"]


@pytest.mark.parametrize("gap", ["    ", "\n\n", "\n    ", "\n \n", " \t\u00a0 "])
def test_what_is_wider_than_a_gap_parts_two_words(gap):
    assert find_times(f"It lasted three{gap}days, no more.") == []


@given(st.text(alphabet=" \n\t\r\u00a0ab5.", max_size=40))
def test_even_gaps_keep_every_offset_and_every_word(text):
    even = even_gaps(text)
    assert len(even) == len(text)
    assert [a for a, b in zip(text, even, strict=True) if a != b and not (a.isspace() and b in " \n")] == []
    assert even.split() == text.split()


@pytest.mark.parametrize("behind", [" (and nights)", " - no more", "  and went", " \n and went", "- and went"])
def test_an_expression_ends_with_its_last_word(behind):
    assert [one["text"] for one in find_times(f"It lasted three days{behind}.")][:1] == ["three days"]
