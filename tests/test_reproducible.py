"""The same input gives the same bytes, whatever the time zone, locale, hash seed, Python, number of workers and order of the files."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
import versions

import timeline

ROOT = Path(timeline.__file__).parents[1]
NAMES = ("chronicle-su24.json", "border-preah-vihear.json", "seed.json")
OUTPUTS = ("all.json", "all.csv", "all.graphml", "all.md", "all.svg", "all.html")
SURROUNDINGS = {
    "another hash seed": {"PYTHONHASHSEED": "4711"},
    "another time zone": {"TZ": "Pacific/Kiritimati"},
    "another locale": {"LC_ALL": "tr_TR.UTF-8", "LANG": "de_DE.UTF-8"},
    "the plainest locale": {"LC_ALL": "C", "PYTHONUTF8": "0"},
}


def built(folder, articles, *options, python=sys.executable, **variables):
    surroundings = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONHASHSEED": "0", "TZ": "UTC"} | variables
    outputs = [part for name in OUTPUTS for part in ("-o", name)]
    command = [python, "-m", "timeline", "build", *map(str, articles), *outputs, *options]
    folder.mkdir()
    done = subprocess.run(command, cwd=folder, env=surroundings, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return {name: (folder / name).read_bytes() for name in OUTPUTS}


@pytest.fixture(scope="module")
def articles():
    return [ROOT / "data" / "articles" / name for name in NAMES]


@pytest.fixture(scope="module")
def expected(tmp_path_factory, articles):
    return built(tmp_path_factory.mktemp("first") / "plain", articles)


@pytest.mark.slow
@pytest.mark.parametrize("name", SURROUNDINGS)
def test_in_other_surroundings(tmp_path, articles, expected, name):
    assert built(tmp_path / "other", articles, **SURROUNDINGS[name]) == expected


@pytest.mark.slow
def test_with_more_workers_and_in_another_order(tmp_path, articles, expected):
    assert built(tmp_path / "two", articles[::-1], "--workers", "2") == expected


@pytest.mark.slow
@pytest.mark.parametrize("version", [version for version in versions.SUPPORTED if version != versions.OWN])
def test_with_another_python(tmp_path, articles, expected, version):
    python = versions.python_of(version)
    if not python.exists():
        pytest.skip(f"no Python {version} was found, or `make versions` has not been run")
    assert built(tmp_path / "other", articles, python=python) == expected
