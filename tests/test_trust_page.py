"""The page on trust names tests: each is there, and each place it names too."""

import ast
import re
from pathlib import Path

ROOT = Path(__file__).parents[1]
PAGE = (ROOT / "docs" / "trust.md").read_text("utf-8")


def names_of_tests():
    for path in (ROOT / "tests").rglob("test_*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.FunctionDef) and node.name.startswith("test_"):
                yield node.name


def test_every_test_that_the_page_names_is_there():
    named = set(re.findall(r"`(test_\w+)`", PAGE))
    assert len(named) > 35
    assert named - set(names_of_tests()) == set()


def test_every_file_that_the_page_names_is_there():
    paths = set(re.findall(r"`(?:python )?((?:tests|timeline)/[\w./]+)", PAGE))
    assert len(paths) > 8
    assert [path for path in sorted(paths) if not (ROOT / path).exists()] == []
