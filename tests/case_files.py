"""The case files of tests/cases: invented texts with what is told in them, each case a test of its own."""

import tomllib
from pathlib import Path

import pytest

FOLDER = Path(__file__).parent / "cases"


def read_cases(*names):
    """Give the cases of files ("cues"), each with its file's name and with what the file says of all of them."""
    tables = {name: tomllib.loads((FOLDER / f"{name}.toml").read_text("utf-8")) for name in names}
    return [table | case | {"file": name} for name, table in tables.items() for case in table.pop("case")]


def as_params(cases, key="xfail", name="{id}"):
    """Make a parameter of each case; one with `key` is a known failure, for the reason that stands there."""
    return [
        pytest.param(
            case,
            id=name.format(**case),
            marks=[pytest.mark.xfail(strict=True, reason=case[key])] if key in case else [],
        )
        for case in cases
    ]
