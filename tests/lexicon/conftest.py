"""A folder of tables that a user lays over the package's own."""

import pytest

from timeline.lexicon import load_lexicon


@pytest.fixture
def folder(tmp_path):
    """Give a function that writes tables, by name, into a user's folder."""

    def write(**tables):
        for name, text in tables.items():
            path = tmp_path / name.replace("__", "/").replace("_csv", ".csv").replace("_toml", ".toml")
            path.parent.mkdir(exist_ok=True)
            path.write_text(text, "utf-8")
        return tmp_path

    return write


@pytest.fixture(scope="session")
def default():
    return load_lexicon()
