"""What README and CONTRIBUTING say is so: their commands and code run as written, and their links lead somewhere."""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import timeline

ROOT = Path(__file__).parents[1]
MAKE = shutil.which("make")
PAGES = (
    "README.md",
    "CONTRIBUTING.md",
    "CHANGELOG.md",
    "timeline/lexicons/README.md",
    "data/gold/README.md",
    *(path.relative_to(ROOT).as_posix() for path in sorted(ROOT.glob("docs/**/*.md"))),
)
README = (ROOT / "README.md").read_text("utf-8")
LINK = re.compile(r"!?\[[^\]]*\]\(([^)\s]+)\)")


def blocks(language):
    return re.findall(rf"^```{language}\n(.*?)^```$", README, re.MULTILINE | re.DOTALL)


@pytest.fixture
def folder(tmp_path):
    """Give a folder with the data, where a reader who has cloned the repository stands."""
    shutil.copytree(ROOT / "data", tmp_path / "data")
    return tmp_path


@pytest.mark.slow
def test_the_commands_run_one_after_the_other(folder):
    command = f'timeline() {{ "{sys.executable}" -m timeline "$@"; }}'
    scripts = [block for block in blocks("sh") if not block.startswith(("make", "pip"))]
    assert len(scripts) >= 6
    for script in scripts:
        surroundings = os.environ | {"PYTHONPATH": str(ROOT)}
        bash = ["bash", "-euc", f"{command}\n{script}"]
        done = subprocess.run(bash, cwd=folder, env=surroundings, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr
    for name in (
        "chain.png",
        "chain.json",
        "ladder.svg",
        "part.pdf",
        "events.csv",
        "chain.graphml",
        "all.json",
        "sava.json",
        "sava.png",
        "corrected.png",
    ):
        assert (folder / name).stat().st_size, name
    corrected = timeline.load(folder / "corrected.json")
    assert {note.kind for note in corrected.notes} >= {"correction"}
    assert not [note.message for note in corrected.notes if note.kind == "correction-unused"]


@pytest.mark.slow
@pytest.mark.parametrize("code", blocks("python"), ids=["package", "imports", "analysis"])
def test_the_code_runs(folder, code):
    surroundings = os.environ | {"PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=folder, env=surroundings, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    assert "e1" in done.stdout


def test_the_figures_promise_no_more_than_the_floors_hold():
    floors = json.loads((ROOT / "tests/quality/floors.json").read_text("utf-8"))["floors"]
    shown = re.findall(r"^\| .* \(`(\w+)`\) \|" + r" (\.\d\d) \|" * 7, README, re.MULTILINE)
    assert {"event", "type", "source", "target", "date", "link"} <= {name for name, *_ in shown}
    for name, *figures in shown:
        for batch, f1 in zip(("first", "second", "third", "fourth", "fifth", "sixth", "seventh"), figures, strict=True):
            assert float(f1) <= floors[batch][name] + 0.005, (
                f"{name}: raise the floors (gate.py --update) or lower the README's figure"
            )


@pytest.mark.skipif(MAKE is None, reason="make is not installed")
@pytest.mark.parametrize("target", re.findall(r"^make (\S+)$", README, re.MULTILINE))
def test_every_target_of_make_exists(target):
    done = subprocess.run([MAKE, "--dry-run", target], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("page", PAGES)
def test_every_link_within_the_repository_leads_somewhere(page):
    links = [link for link in LINK.findall((ROOT / page).read_text("utf-8")) if "://" not in link]
    for link in links:
        assert ((ROOT / page).parent / link.partition("#")[0]).exists(), link


def test_the_readme_begins_with_the_two_commands_and_the_picture():
    opening = README.partition("\n## ")[0]
    assert blocks("sh")[0] == "make demo\nmake test\n"
    assert "docs/escalation-chain.png" in opening


@pytest.mark.parametrize("path", sorted(set(re.findall(r"`((?:timeline|tests|data|notebooks)/[\w./-]+)`", README))))
def test_every_path_that_is_named_exists(path):
    assert (ROOT / path).exists()
