"""Fixtures of the graph tests."""

import pytest
from telling import FlatLexicon, Teller


@pytest.fixture
def teller():
    return Teller()


@pytest.fixture
def lexicon():
    return FlatLexicon()
