"""The wheel: it holds every file of the package, and what is installed from it draws a picture."""

import json
import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow
ROOT = Path(__file__).parents[1]
PACKED = {".py", ".csv", ".toml", ".typed", ".html", ".css", ".js"}
ARTICLE = {"published": "2021-05-04", "text": "On 3 May 2021 France bombed Syria."}


def pip(*args):
    subprocess.run([sys.executable, "-m", "pip", "--disable-pip-version-check", *map(str, args)], check=True)


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    """Build the wheel from a copy, so that nothing an earlier build left behind is packed."""
    tree, made = tmp_path_factory.mktemp("tree"), tmp_path_factory.mktemp("made")
    for name in ("pyproject.toml", "README.md", "LICENSE"):
        shutil.copy(ROOT / name, tree)
    shutil.copytree(ROOT / "timeline", tree / "timeline", ignore=shutil.ignore_patterns("__pycache__"))
    pip("wheel", "--quiet", "--no-deps", "--wheel-dir", made, tree)
    [wheel] = made.glob("*.whl")
    return wheel


@pytest.fixture(scope="module")
def run(wheel, tmp_path_factory):
    """Install the wheel apart from the source tree and run Python there; what it depends on is this environment's."""
    site, work = tmp_path_factory.mktemp("site"), tmp_path_factory.mktemp("work")
    pip("install", "--quiet", "--no-deps", "--target", site, wheel)

    def run(*args):
        surroundings = os.environ | {"PYTHONPATH": str(site)}
        command = [sys.executable, *args]
        done = subprocess.run(command, cwd=work, env=surroundings, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr
        return done.stdout

    run.site, run.work = site, work
    return run


def test_every_file_of_the_package_is_packed(wheel):
    there = {path.relative_to(ROOT).as_posix() for path in (ROOT / "timeline").rglob("*") if path.suffix in PACKED}
    with zipfile.ZipFile(wheel) as archive:
        packed = {name for name in archive.namelist() if Path(name).suffix in PACKED}
        licence = [name for name in archive.namelist() if name.endswith("licenses/LICENSE")]
    assert packed == there
    assert licence


def test_the_command_draws_a_picture(run):
    (run.work / "article.json").write_text(json.dumps(ARTICLE), "utf-8")
    script = run.site / "bin" / "timeline"
    run(str(script), "build", "article.json", "-o", "chain.png", "-o", "chain.json")
    assert (run.work / "chain.png").read_bytes().startswith(b"\x89PNG")
    [event] = json.loads((run.work / "chain.json").read_text("utf-8"))["events"]
    assert (event["type"], event["source"], event["target"]) == ("ASSAULT", ["FRA"], ["SYR"])


def test_it_runs_as_a_module_and_is_the_installed_one(run):
    version, path = run("-c", "import timeline; print(timeline.__version__, timeline.__file__)").split(maxsplit=1)
    assert run("-m", "timeline", "--version") == f"timeline {version}\n"
    assert Path(path.strip()).is_relative_to(run.site)


def test_the_spacy_components_are_registered(run):
    lines = ["import spacy", "nlp = spacy.blank('en')", "nlp.add_pipe('timeline_times')"]
    lines += ["doc = nlp('Rockets fell on 3 May 2021.')", "print(doc.spans['timeline_times'])"]
    assert run("-c", "; ".join(lines)) == "[3 May 2021]\n"
