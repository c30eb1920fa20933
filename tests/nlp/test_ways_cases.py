"""The ordinary ways to tell of an act, and sentences that only look like one, read by the model: cases/ways_*.toml."""

import pytest
from case_files import FOLDER, as_params, read_cases

from timeline.graph.story import GENERIC
from timeline.model import Article

CASES = read_cases(*sorted(path.stem for path in FOLDER.glob("ways_*.toml")))


def told_at(expected, text, reading):
    """Write what is told at the trigger, as far as the case asks for it."""
    start = text.index(expected["trigger"])
    end = start + len(expected["trigger"])
    for told in reading.mentions:
        mention = told.mention
        if mention.start < end and start < mention.end:
            found = {"trigger": expected["trigger"], "type": told.type, "realis": told.realis}
            found |= {"source": sorted(told.source), "target": sorted(told.target)}
            return {key: found[key] for key in expected}
    return {}


@pytest.mark.slow
@pytest.mark.parametrize("case", as_params(CASES))
def test_a_sentence_tells_of_its_acts(extractor, case):
    text = case["text"]
    reading = extractor.read(Article("case", text, title=case.get("title"), published="2026-03-02"))
    assert [told_at(expected, text, reading) for expected in case["expect"]] == case["expect"]
    if not case["expect"]:
        tellings = [told for told in reading.mentions if told.family != GENERIC]  # "the blaze" only points back
        assert [told.mention.trigger for told in tellings if told.type in case["types"]] == []


def test_every_case_has_a_name_of_its_own_and_says_where_it_comes_from():
    names = [case["id"] for case in CASES]
    assert len(names) == len(set(names))
    assert {case["origin"] for case in CASES} == {"own"}
    assert [c["id"] for c in CASES for e in c["expect"] if e["trigger"] not in c["text"]] == []
