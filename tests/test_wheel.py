"""The wheel, made of the source distribution: it holds every file of the package, and what a fresh environment has of it draws a picture."""

import json
import os
import shutil
import subprocess
import sys
import sysconfig
import tomllib
import zipfile
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow
ROOT = Path(__file__).parents[1]
PACKED = {".py", ".csv", ".toml", ".typed", ".html", ".css", ".js"}
LARGEST = 2_000_000
ARTICLE = {"published": "2021-05-04", "text": "On 3 May 2021 France bombed Syria."}


def pip(*args):
    subprocess.run([sys.executable, "-m", "pip", "--disable-pip-version-check", *map(str, args)], check=True)


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    """Build the source distribution from a copy, in which nothing lies that an earlier build left, and the wheel from that."""
    tree, made = tmp_path_factory.mktemp("tree"), tmp_path_factory.mktemp("made")
    for name in ("pyproject.toml", "README.md", "LICENSE"):
        shutil.copy(ROOT / name, tree)
    shutil.copytree(ROOT / "timeline", tree / "timeline", ignore=shutil.ignore_patterns("__pycache__"))
    subprocess.run([sys.executable, "-m", "build", "--outdir", made, tree], check=True, capture_output=True)
    [wheel], [_] = made.glob("*.whl"), made.glob("*.tar.gz")
    return wheel


@pytest.fixture(scope="module")
def run(wheel, tmp_path_factory):
    """Install the wheel into an environment of its own and run what is there; what it depends on is this environment's."""
    home, work = tmp_path_factory.mktemp("home") / "venv", tmp_path_factory.mktemp("work")
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", home], check=True)
    [site] = home.glob("lib/python*/site-packages")
    (site / "of_this_environment.pth").write_text(sysconfig.get_path("purelib") + "\n", "utf-8")
    pip("--python", home / "bin" / "python", "install", "--quiet", "--no-deps", "--force-reinstall", wheel)
    surroundings = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}

    def run(program, *args):
        command = [home / "bin" / program, *args]
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
    assert "timeline/py.typed" in packed


def test_it_is_small(wheel):
    assert wheel.stat().st_size <= LARGEST


def test_the_extras_are_there_and_all_is_all_of_them():
    extras = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["optional-dependencies"]
    assert {"html", "pdf", "parquet", "notebook"} <= set(extras)
    [whole] = extras["all"]
    named = whole.removeprefix("escalation-timeline[").removesuffix("]").split(",")
    assert set(named) == set(extras) - {"all", "test", "dev"}


def test_the_command_draws_a_picture(run):
    (run.work / "article.json").write_text(json.dumps(ARTICLE), "utf-8")
    run("timeline", "build", "article.json", "-o", "chain.png", "-o", "chain.json")
    assert (run.work / "chain.png").read_bytes().startswith(b"\x89PNG")
    [event] = json.loads((run.work / "chain.json").read_text("utf-8"))["events"]
    assert (event["type"], event["source"], event["target"]) == ("ASSAULT", ["FRA"], ["SYR"])


def test_it_runs_as_a_module_and_is_the_installed_one(run):
    version, path = run("python", "-c", "import timeline; print(timeline.__version__, timeline.__file__)").split(
        maxsplit=1
    )
    assert run("python", "-m", "timeline", "--version") == f"timeline {version}\n"
    assert Path(path.strip()).is_relative_to(run.site)


def test_the_spacy_components_are_registered(run):
    lines = ["import spacy", "nlp = spacy.blank('en')", "nlp.add_pipe('timeline_times')"]
    lines += ["doc = nlp('Rockets fell on 3 May 2021.')", "print(doc.spans['timeline_times'])"]
    assert run("python", "-c", "; ".join(lines)) == "[3 May 2021]\n"
