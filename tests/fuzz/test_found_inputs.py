"""All that the fuzzer found, failures and inputs that reached new code, stays read as it should be."""

from pathlib import Path

import pytest
import targets

CORPUS = Path(__file__).with_name("corpus")
INPUTS = sorted(CORPUS.glob("*/*"))


def test_every_target_has_its_corpus():
    assert {path.name for path in CORPUS.iterdir()} == set(targets.TARGETS)


@pytest.mark.parametrize("path", INPUTS, ids=lambda path: f"{path.parent.name}-{path.name}")
def test_an_input_that_was_found(path):
    targets.TARGETS[path.parent.name](path.read_bytes())


@pytest.mark.parametrize("target", targets.TARGETS)
@pytest.mark.parametrize("data", [b"", b"\0", b"\xff" * 50, bytes(range(256))])
def test_the_smallest_and_the_oddest(target, data):
    targets.TARGETS[target](data)
