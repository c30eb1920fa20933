"""Every public name and every option says what it is for; the version is one."""

import inspect
import tomllib
from pathlib import Path

import pytest
import typer

import timeline
from timeline.cli import app

PUBLIC = sorted(set(timeline.__all__) - {"__version__"})
COMMANDS = typer.main.get_command(app).commands
OPTIONS = [(name, option) for name, command in COMMANDS.items() for option in command.params]
OPTIONS += [("timeline", option) for option in typer.main.get_command(app).params]


@pytest.mark.parametrize("name", PUBLIC)
def test_every_public_name_is_there_and_documented(name):
    value = getattr(timeline, name)
    assert len(inspect.getdoc(value)) > 20
    assert name in dir(timeline)


def test_an_unknown_name_is_an_attribute_error():
    with pytest.raises(AttributeError, match="no attribute 'bild'"):
        timeline.bild  # noqa: B018 - the look-up is what is tested


@pytest.mark.parametrize("name", ["build", "extract", "find_times"])
def test_every_argument_of_a_function_is_documented(name):
    function = getattr(timeline, name)
    documented = inspect.getdoc(function) + (inspect.getdoc(timeline.extract) if name == "build" else "")
    for argument in inspect.signature(function).parameters:
        assert argument in documented or (name, argument) == ("build", "inputs")


@pytest.mark.parametrize("name", [name for name in vars(timeline.Timeline) if not name.startswith("_")])
def test_every_part_of_a_timeline_is_documented(name):
    assert len(inspect.getdoc(getattr(timeline.Timeline, name))) > 20


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_is_documented(name):
    assert COMMANDS[name].help


@pytest.mark.parametrize(("command", "option"), OPTIONS, ids=lambda value: getattr(value, "name", value))
def test_every_option_is_documented(command, option):
    assert getattr(option, "help", None), f"{command} {option.name}"


def test_the_options_of_the_contract_are_there():
    options = {name: {flag for option in command.params for flag in option.opts} for name, command in COMMANDS.items()}
    assert {"--view", "--published", "--model", "--lexicon", "--allow-empty", "-o"} <= options["build"]
    assert {"--workers", "-o"} <= options["extract"]
    assert {"--since", "--until", "--actor", "--min-intensity", "--realis", "--chain", "--view"} <= options["plot"]
    assert "--links" in options["show"]
    for name in ("build", "extract", "plot", "export", "show"):
        assert {"--quiet", "--max-size"} <= options[name]


def test_the_version_is_that_of_the_project_file():
    project = Path(timeline.__file__).parents[1] / "pyproject.toml"
    if not project.exists():
        pytest.skip("the package is installed without its project file")
    assert tomllib.loads(project.read_text("utf-8"))["project"]["version"] == timeline.__version__
