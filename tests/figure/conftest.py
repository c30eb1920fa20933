"""Fixtures of the pictures' tests."""

import pytest
from figure_chronicles import CHRONICLES, twelve_chronicle


@pytest.fixture(params=[name for name in CHRONICLES if name not in ("five-hundred", "hundred-fifty")])
def chronicle(request):
    return CHRONICLES[request.param]()


@pytest.fixture
def twelve():
    return twelve_chronicle()
