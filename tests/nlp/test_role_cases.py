"""Who did what to whom in invented texts, read by the model: cases/roles.toml, and cases/references.toml for who is meant."""

import re

import pytest
from case_files import as_params, read_cases

from timeline.model import Article
from timeline.nlp.extract import Extractor

CASES = read_cases("roles", "references")
MARKED = re.compile(r"\[([^\]]+)\]")


@pytest.fixture(scope="module")
def extractor():
    return Extractor()


def unmark(marked):
    """Give the text without the brackets, and the spans that stood in them."""
    spans = []
    for removed, match in enumerate(MARKED.finditer(marked)):
        start = match.start() - 2 * removed
        spans.append((start, start + len(match.group(1))))
    return MARKED.sub(r"\1", marked), spans


def told_at(span, reading):
    """Write who acted and who was acted on at the mention that the span lies in, or that lies in the span."""
    for told in reading.mentions:
        mention = told.mention
        if mention.start < span[1] and span[0] < mention.end:
            return f"{written(told.source)} > {written(told.target)}"
    return "no mention"


def written(actors):
    return ", ".join(sorted(actors)) or "-"


@pytest.mark.slow
@pytest.mark.parametrize("case", as_params(CASES))
def test_roles_of_a_sentence(extractor, case):
    text, spans = unmark(case["text"])
    reading = extractor.read(Article("case", text))
    assert [told_at(span, reading) for span in spans] == case["expect"]


def test_every_case_has_a_name_of_its_own():
    names = [case["id"] for case in CASES]
    assert len(names) == len(set(names))
    assert all(len(MARKED.findall(case["text"])) == len(case["expect"]) for case in CASES)
