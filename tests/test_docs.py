"""The pages of docs/: commands, code and examples run as written; the reference is what its script writes, and has every name."""

import dataclasses
import doctest
import inspect
import json
import os
import re
import runpy
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import typer

import timeline
from timeline import analysis, model
from timeline.cli import app

ROOT = Path(__file__).parents[1]
REFERENCE = (ROOT / "docs" / "reference.md").read_text("utf-8")
HEADINGS = set(re.findall(r"^### `(.*)`$", REFERENCE, re.MULTILINE))


def test_the_reference_is_what_its_script_writes():
    written = runpy.run_path(str(ROOT / "docs" / "make_reference.py"), run_name="reference")["write_page"]()
    assert written == REFERENCE, "run `make docs` and read what has changed"


@pytest.mark.parametrize("name", sorted(set(timeline.__all__) - {"__version__", "analysis"}))
def test_every_public_name_is_in_it(name):
    kinds = {"Timeline": "## Timeline", "Article": "### `timeline.model.Article`"}
    assert f"### `timeline.{name}`" in REFERENCE or kinds.get(name, f"- `timeline.{name}`: ") in REFERENCE


@pytest.mark.parametrize("name", [name for name in vars(timeline.Timeline) if not name.startswith("_")])
def test_every_part_of_a_timeline_is_in_it(name):
    assert {f"tl.{name}", f"Timeline.{name}"} & HEADINGS


@pytest.mark.parametrize("name", analysis.__all__)
def test_every_analysis_is_in_it(name):
    assert f"analysis.{name}" in HEADINGS


@pytest.mark.parametrize(
    "name", [name for name, value in vars(model).items() if inspect.isclass(value) and dataclasses.is_dataclass(value)]
)
def test_every_field_of_the_data_is_in_it(name):
    part = REFERENCE.partition(f"### `timeline.model.{name}`")[2].partition("###")[0]
    assert all(f"- `{field.name}`: `" in part for field in dataclasses.fields(getattr(model, name)))


def options(command, path):
    yield from (
        (path, flag)
        for option in command.params
        if option.name != "help"
        for flag in option.opts
        if flag.startswith("-")
    )
    for name, inner in (getattr(command, "commands", None) or {}).items():
        yield from options(inner, f"{path} {name}")


@pytest.mark.parametrize(("command", "option"), list(options(typer.main.get_command(app), "timeline")))
def test_every_option_is_in_it(command, option):
    part = REFERENCE.partition(f"### `{command}`")[2].partition("\n### ")[0]
    assert re.search(rf"^\| `[^`]*(?<![\w-]){option}(?![\w-])[^`]*` \| \S.* \|$", part, re.MULTILINE)


def test_no_page_is_without_a_way_to_it():
    pages = [*ROOT.glob("docs/**/*.md"), ROOT / "README.md"]
    for page in pages[:-1]:
        links = [link for other in pages if other != page for link in linked(other)]
        assert page in links, page


def linked(page):
    found = re.findall(r"\]\(([^)#\s]+)", page.read_text("utf-8"))
    return [(page.parent / link).resolve() for link in found if "://" not in link]


def blocks(page, language):
    return re.findall(
        rf"^```{language}\n(.*?)^```$", (ROOT / "docs" / page).read_text("utf-8"), re.MULTILINE | re.DOTALL
    )


@pytest.fixture
def run(tmp_path):
    """Run a block of a page in a folder with the data, where a reader stands who has cloned the repository."""
    shutil.copytree(ROOT / "data", tmp_path / "data")

    def run(*command):
        surroundings = os.environ | {"PYTHONPATH": str(ROOT)}
        done = subprocess.run(command, cwd=tmp_path, env=surroundings, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr
        return done.stdout

    run.folder = tmp_path
    run.shell = lambda script: run("bash", "-euc", f'timeline() {{ "{sys.executable}" -m timeline "$@"; }}\n{script}')
    return run


@pytest.mark.slow
def test_the_corrections_are_all_applied(run):
    [script] = blocks("corrections.md", "sh")
    run.shell(script)
    kinds = [note.kind for note in timeline.load(run.folder / "corrected.json").notes]
    assert kinds.count("correction") == script.count("[[")
    assert "correction-unused" not in kinds


@pytest.mark.slow
def test_own_words_and_actors_are_found(run):
    [script] = blocks("words.md", "sh")
    run.shell(script)
    note = (run.folder / "note.json").read_text("utf-8")
    assert "Blue Lantern Movement" in note
    assert '"kettled"' in note


@pytest.mark.slow
def test_the_code_for_spacy_runs(run):
    first, second = (run(sys.executable, "-c", code) for code in blocks("spacy.md", "python"))
    assert first.startswith("[('shelled', 'ASSAULT')]\n('FRA',) ")
    assert second == "1 4\n"


@pytest.mark.slow
def test_the_script_that_we_are_compared_with_runs(run):
    [code] = blocks("comparison.md", "python")
    assert run(sys.executable, "-c", code) == "['attacked', 'expelled']\n"


@pytest.mark.slow
@pytest.mark.parametrize("page", sorted(ROOT.glob("docs/how-it-decides/*.md")), ids=lambda page: page.stem)
def test_the_examples_of_how_it_decides_are_so(page):
    failed, tried = doctest.testfile(str(page), module_relative=False)
    assert not failed
    assert tried or page.stem == "README"


@pytest.mark.slow
def test_the_example_of_a_timeline_file_is_a_part_of_the_true_one():
    [example] = blocks("file-format.md", "json")
    assert shows(json.loads(example), timeline.build(ROOT / "data/articles/seed.json").to_dict())


def shows(part, whole):
    """Say whether an example leaves things out, but changes none."""
    if isinstance(part, dict):
        return isinstance(whole, dict) and all(key in whole and shows(part[key], whole[key]) for key in part)
    if isinstance(part, list):
        return isinstance(whole, list) and all(any(shows(one, other) for other in whole) for one in part)
    return part in ("...", whole)


def test_every_field_of_the_file_is_described():
    page = (ROOT / "docs" / "file-format.md").read_text("utf-8")
    classes = (
        model.Article,
        model.Actor,
        model.Event,
        model.Mention,
        model.TimeSpan,
        model.Place,
        model.Tally,
        model.Link,
        model.Evidence,
        model.Note,
    )
    for field in {field.name for one in classes for field in dataclasses.fields(one)}:
        assert f"`{field}`" in page, field
